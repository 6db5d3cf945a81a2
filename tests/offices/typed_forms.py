"""What a browser would send back from the HTML of a form."""

from html.parser import HTMLParser

from django.http import QueryDict


class Inputs(HTMLParser):
    """Collects the successful controls of a form: texts, ticked boxes, chosen options."""

    def __init__(self):
        super().__init__()
        self.data = QueryDict(mutable=True)
        self.labels, self.ids = set(), set()
        self.select = ""

    def handle_starttag(self, tag, attrs):
        getattr(self, f"see_{tag}", lambda found: None)(dict(attrs))

    def see_label(self, found):
        self.labels.add(found.get("for"))

    def see_select(self, found):
        self.select = found["name"]
        self.ids.add(found["id"])

    def see_option(self, found):
        if "selected" in found:
            self.data.appendlist(self.select, found["value"])

    def see_input(self, found):
        self.ids |= {found["id"]} if found["type"] != "hidden" else set()
        if found["type"] not in ("radio", "checkbox") or "checked" in found:
            self.data.appendlist(found["name"], found["value"])


def inputs_of(html):
    found = Inputs()
    found.feed(html)
    return found
