"""How a result is set: in which language its texts are, when it is not the page's; how loud its button is."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from offices.hours import Hours
from search.cards import Text

register = template.Library()


@register.simple_tag
def lang(text: Text) -> SafeString | str:
    """` lang="pl"` for words in another language than the page; nothing for those in its own."""
    return format_html(' lang="{}"', text.language) if text.language else ""


@register.filter
def open_at(hours: Hours | None, at: datetime) -> bool:
    """Whether it is open at the moment, so that somebody answers."""
    return hours is not None and hours.is_open(at)
