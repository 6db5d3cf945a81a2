"""The list of all public pages for search engines, one part per kind of record."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from offices.models import Institution, Office
from programs.models import Program
from services.models import Document, Service, Situation

FIXED_PAGES = [
    "home", "institution_list", "office_list", "service_list", "program_list", "document_list", "phones", "notices",
    "emergency_numbers", "my_street", "my_list", "about_data", "privacy", "declaration", "easy_text",
    "sign_language", "open_data",
]  # fmt: skip


class OurSitemap(Sitemap):
    """Absolute addresses start with PORTAL_URL, whatever host the request names."""

    protocol = urlsplit(settings.PORTAL_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.PORTAL_URL).netloc


class Pages(OurSitemap):
    def items(self):
        return FIXED_PAGES

    def location(self, name):
        return reverse(name)


class Records(OurSitemap):
    """The public records of one model."""

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.public().here().order_by("sort_key", "slug")

    def lastmod(self, record):
        return record.modified


SITEMAPS = {
    "strony": Pages,
    "instytucje": Records(Institution),
    "placowki": Records(Office),
    "uslugi": Records(Service),
    "programy": Records(Program),
    "dokumenty": Records(Document),
    "sytuacje": Records(Situation),
}
