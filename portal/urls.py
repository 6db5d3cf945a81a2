"""The addresses of all pages: each package keeps its own, this file puts them together."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from portal import home, my_list, views
from portal.declaration import declaration
from portal.sitemaps import SITEMAPS

statements = [
    path("o-danych/", views.statement, {"slug": "o-danych"}, name="about_data"),
    path("prywatnosc/", views.statement, {"slug": "prywatnosc"}, name="privacy"),
    path("deklaracja-dostepnosci/", declaration, name="declaration"),
    path("latwy-tekst/", views.statement, {"slug": "latwy-tekst"}, name="easy_text"),
    path("pjm/", views.statement, {"slug": "pjm"}, name="sign_language"),
]

pages = [
    path("", home.home, name="home"),
    path("", include("offices.urls")),
    path("", include("services.urls")),
    path("", include("programs.urls")),
    path("", include("search.urls")),
    path("", include("proposals.urls")),
    *statements,
    path("moja-lista/", my_list.my_list, name="my_list"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("dane/", views.open_data, name="open_data"),
]

urlpatterns = [
    path("wiekszy-tekst/", views.text_size, name="text_size"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    *i18n_patterns(*pages, prefix_default_language=False),  # Polish without a prefix, the others under /uk/ and /en/
]

handler400 = "portal.views.bad_request"
handler404 = "portal.views.page_not_found"
