"""Forms of the back office as a browser sends them: everything that stands on the page, with some of it changed."""

from html.parser import HTMLParser

NOT_SENT = ("submit", "button", "image", "reset")


class FormReader(HTMLParser):
    """Collects what each form of a page would send: {form id: {name: [values]}}; rows for JavaScript left out."""

    def __init__(self):
        super().__init__()
        self.forms, self.fields = {}, {}
        self.select = self.textarea = ""
        self.options = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name", "")
        if tag == "form":
            self.fields = self.forms.setdefault(found.get("id") or found.get("action", ""), {})
        elif tag == "input":
            self.see_input(name, found)
        elif tag == "textarea":
            self.textarea = name
            self.fields[name] = [""]
        elif tag == "select":
            self.select, self.options = name, []
        elif tag == "option" and self.select:
            self.options.append((found.get("value", ""), "selected" in found))

    def see_input(self, name, found):
        kind = found.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in found
        if name and kind not in NOT_SENT and ticked:
            self.fields.setdefault(name, []).append(found.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            text = self.fields[self.textarea][0]
            self.fields[self.textarea] = [text.removeprefix("\r\n").removeprefix("\n")]
            self.textarea = ""
        elif tag == "select":
            chosen = [value for value, selected in self.options if selected]
            self.fields[self.select] = chosen or [value for value, _selected in self.options[:1]]
            self.select = ""


def forms_of(response):
    """{form id or action: {name: [values]}} of a page."""
    reader = FormReader()
    reader.feed(response.content.decode())
    return reader.forms


def filled(response, form, **changes):
    """The fields of one form as a browser would send them, with `changes` ({name: value or list}) typed over."""
    fields = {name: values for name, values in forms_of(response)[form].items() if "__prefix__" not in name}
    return fields | changes


def saved(client, url, form, **changes):
    """Open the page, type the changes, press Save; the answer, not followed."""
    return client.post(url, filled(client.get(url), form, **changes) | {"_save": "1"})
