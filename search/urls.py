"""The addresses of the search."""

from django.urls import path

from search import views

urlpatterns = [
    path("szukaj/", views.results, name="search"),
    path("szukaj.json", views.results_json, name="search_json"),
]
