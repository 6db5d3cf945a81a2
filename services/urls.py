"""Addresses of services, documents and life situations."""

from django.urls import path

from services import leaflets, views

urlpatterns = [
    path("uslugi/", views.service_list, name="service_list"),
    path("uslugi/<slug:slug>/", views.service_detail, name="service_detail"),
    path("uslugi/<slug:slug>/ulotka/", leaflets.service_leaflet, name="service_leaflet"),
    path("dokumenty/", views.document_list, name="document_list"),
    path("dokumenty/<slug:slug>/", views.document_detail, name="document_detail"),
    path("sytuacje/<slug:slug>/", views.situation_detail, name="situation_detail"),
]
