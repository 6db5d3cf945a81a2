"""Links that add a record to "Moja lista" or take it out again, and the line that says a list is being made."""

from django import template
from django.urls import reverse

from records.chosen import MOST, PARAMETER, Chosen, key_of

register = template.Library()


@register.inclusion_tag("records/_list_link.html", takes_context=True)
def list_link(context, record, always=False):
    """The link on a card while a list is in the address; with `always` on any page, where a list may begin."""
    request = context.get("request")
    chosen = Chosen.of(request.GET) if request else Chosen()
    if request is None or not (chosen.active or always):
        return {"shown": False}
    key = key_of(record)
    query = request.GET.copy()
    query.setlist(PARAMETER, chosen.toggled(key) or [""])
    anchor = f"l-{record.kind}-{record.slug}"
    return {
        "shown": True,
        "always": always,
        "inside": key in chosen.keys,
        "is_full": chosen.is_full and key not in chosen.keys,
        "href": f"{request.path}?{query.urlencode(safe=':')}#{anchor}",
        "anchor": anchor,
        "name": getattr(record, "title", "") or record.name,
        "most": MOST,
    }


@register.inclusion_tag("records/_list_bar.html", takes_context=True)
def list_bar(context):
    """How many records the list has, with the way to its page; nothing when there is no list."""
    request = context.get("request")
    chosen = Chosen.of(request.GET) if request else Chosen()
    return {"shown": chosen.active and request.path != reverse("my_list"), "chosen": chosen}
