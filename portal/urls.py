"""The addresses of all pages: each package keeps its own, this file puts them together."""

from django.contrib import admin
from django.urls import path

from portal import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("admin/", admin.site.urls),
]
