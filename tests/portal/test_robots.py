"""What robots and browsers ask for by themselves: /robots.txt, the old name of the icon, the manifest."""

from django.contrib.staticfiles.finders import find


def test_robots_are_kept_out_of_staff_pages(client):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()


def test_robots_find_the_sitemap_at_the_address_residents_use(client, settings):
    settings.PORTAL_URL = "https://pomoc.example"
    assert "Sitemap: https://pomoc.example/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_icon_that_browsers_ask_for_by_its_old_name_is_our_mark(client, db):
    assert client.get("/favicon.ico")["Location"] == "/static/img/mark-180.png"


def test_the_manifest_names_the_portal_its_colours_and_icons_that_exist(client, db):
    shown = client.get("/uk/manifest.webmanifest").json()
    assert (shown["start_url"], shown["theme_color"], shown["background_color"]) == ("/uk/", "#9a2f20", "#f8f4ec")
    assert [find(icon["src"].removeprefix("/static/")) is not None for icon in shown["icons"]] == [True, True]


def test_a_theme_puts_its_own_colours_and_mark_into_the_manifest(client, db, settings):
    settings.THEME = "neutral"
    shown = client.get("/manifest.webmanifest").json()
    assert (shown["theme_color"], shown["icons"][0]["src"]) == ("#2f4858", "/static/theme/neutral/mark.svg")
