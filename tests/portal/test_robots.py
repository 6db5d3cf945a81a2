"""/robots.txt keeps robots out of staff pages and of the endless combinations of search facets."""


def test_robots_are_kept_out_of_staff_pages(client):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()


def test_robots_find_the_sitemap_at_the_address_residents_use(client, settings):
    settings.PORTAL_URL = "https://pomoc.example"
    assert "Sitemap: https://pomoc.example/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_icon_that_browsers_ask_for_by_its_old_name_is_our_mark(client, db):
    assert client.get("/favicon.ico")["Location"] == "/static/img/mark-180.png"
