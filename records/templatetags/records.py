"""How any record's texts are set on a page: icons, telephone numbers, no-break spaces, language of parts, dates."""

from urllib.parse import urlsplit

from django import template
from django.templatetags.static import static
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from polish import phones, text
from records.models import Name
from records.prose import to_html

register = template.Library()

LONGEST_ADDRESS = 60

POLISH_PART = mark_safe(' lang="pl"')  # noqa: S308 a constant of ours


@register.simple_tag
def icon(name):
    """An icon of the sprite; decorative, the words beside it say what it means."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
def polish():
    """` lang="pl"` on a page in another language, for text that is only in Polish; nothing on a Polish page."""
    return "" if get_language() == "pl" else POLISH_PART


@register.simple_tag
def name(record):
    """The record's name in the language of the page where staff wrote it, else the Polish one, marked as Polish."""
    translated = getattr(record, "name_here", None)
    if translated or get_language() == "pl":
        return text.glue(translated or record.name)
    return format_html('<span lang="pl">{}</span>', text.glue(record.name))


@register.simple_tag
def summary(record):
    """The record's summary as a paragraph, in the language of the page where staff wrote it; empty where none is.

    A text that exists only in Polish is marked for screen readers and says so to everybody else.
    """
    words, here = record.said_here("summary")
    if not words:
        return ""
    if here:
        return format_html("<p>{}</p>", text.glue(words))
    only = gettext("only in Polish")
    return format_html('<p><span lang="pl">{}</span> <small class="soft">({})</small></p>', text.glue(words), only)


@register.simple_tag
def description(record):
    """The record's longer text with its paragraphs and lists, told as `summary` is."""
    words, here = record.said_here("description")
    if here:
        return to_html(words)
    only = format_html('<p class="small soft">({})</p>', gettext("only in Polish"))
    return format_html('{}<div class="flow" lang="pl">{}</div>', only, to_html(words)) if words else ""


@register.simple_tag
def in_polish(record):
    """The Polish name under a translated one: it is the word to say and to look for at an office."""
    if not getattr(record, "name_here", None):
        return ""
    label = gettext("In Polish:")
    return format_html('<p class="m0 soft">{} <span lang="pl">{}</span></p>', label, text.glue(record.name))


@register.inclusion_tag("_formerly.html")
def formerly(record):
    """What the record was called before: whoever comes by an old name sees that this is it."""
    return {"former_names": [name.text for name in record.names.all() if name.kind == Name.Kind.FORMER]}


@register.filter
def glued(value):
    """The text with no-break spaces where a Polish line must not end."""
    return text.glue(str(value or ""))


@register.filter
def phone(number):
    """+48717822346 as people write it: 71 782 23 46."""
    return phones.display(number) if number else ""


@register.filter
def tel(number):
    """The address that makes a telephone call this number."""
    return phones.tel_uri(number)


@register.filter
def day(value):
    """A date with the weekday, as one says it: poniedziałek 30 listopada; with the year when it is another one."""
    return formats.date_format(value, "l j E") if value else ""


@register.filter
def host(source):
    """Who says so, shortly: the publisher, else the address without what nobody reads."""
    address = urlsplit(source.url)
    page = (address.netloc.removeprefix("www.") + address.path).rstrip("/")
    return source.publisher or page[:LONGEST_ADDRESS] or source.url


@register.simple_tag
def freshness(dates, at):
    """When a group of facts was checked, or that it was only read on a page and nobody has confirmed it."""
    return dates.in_words(at.date())


@register.filter
def prose(value):
    """A longer text of a record or page: its paragraphs, headings, lists and links."""
    return to_html(str(value or ""))


@register.filter
def dates(evidence, group):
    """The Dates of a group of facts of the page's record."""
    return evidence.dates(group)


@register.filter
def site(url):
    """www.mops.wroclaw.pl out of a whole address."""
    return urlsplit(url).netloc or url
