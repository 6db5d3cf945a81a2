"""Addresses of programmes."""

from django.urls import path

from programs import views

urlpatterns = [
    path("programy/", views.program_list, name="program_list"),
    path("programy/<slug:slug>/", views.program_detail, name="program_detail"),
]
