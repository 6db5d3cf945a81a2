"""Addresses of institutions, places, telephones and notices."""

from django.urls import path

from offices import calendar_views, contact_cards, contact_views, leaflets, views

urlpatterns = [
    path("instytucje/", views.institution_list, name="institution_list"),
    path("instytucje/<slug:slug>/", views.institution_detail, name="institution_detail"),
    path("placowki/", views.office_list, name="office_list"),
    path("placowki/<slug:slug>/", views.office_detail, name="office_detail"),
    path("placowki/<slug:slug>/godziny.ics", calendar_views.office_calendar, name="office_calendar"),
    path("placowki/<slug:slug>/ulotka/", leaflets.office_leaflet, name="office_leaflet"),
    path("placowki/<slug:slug>/kontakt.vcf", contact_cards.office_card, name="office_card"),
    path("instytucje/<slug:slug>/kontakt.vcf", contact_cards.institution_card, name="institution_card"),
    path("telefony/", contact_views.phones, name="phones"),
    path("komunikaty/", contact_views.notices, name="notices"),
    path("numery-alarmowe/", contact_views.emergency_numbers, name="emergency_numbers"),
]
