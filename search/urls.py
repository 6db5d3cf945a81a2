"""The addresses of the search."""

from django.urls import path

from search import suggestion_views, views

urlpatterns = [
    path("szukaj/", views.results, name="search"),
    path("szukaj.json", views.results_json, name="search_json"),
    path("podpowiedzi/", suggestion_views.hints, name="hints"),
    path("podpowiedzi.json", suggestion_views.hints_json, name="hints_json"),
    path("opensearch.xml", suggestion_views.description, name="opensearch"),
]
