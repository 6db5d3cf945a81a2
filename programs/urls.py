"""Addresses of programmes, and of who serves a street."""

from django.urls import path

from programs import street_views, views

urlpatterns = [
    path("programy/", views.program_list, name="program_list"),
    path("programy/<slug:slug>/", views.program_detail, name="program_detail"),
    path("moja-ulica/", street_views.my_street, name="my_street"),
]
