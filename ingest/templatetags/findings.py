"""What kinds of findings are called on screens: the word for the legend and the short mark before each one."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

NAMES = {
    "institution": (_("institutions"), pgettext_lazy("mark", "inst.")),
    "address": (_("addresses"), pgettext_lazy("mark", "addr.")),
    "phone": (_("telephones"), pgettext_lazy("mark", "tel.")),
    "email": (pgettext_lazy("legend", "e-mails"), pgettext_lazy("mark", "mail")),
    "website": (_("websites"), pgettext_lazy("mark", "www")),
    "hours": (_("opening hours"), pgettext_lazy("mark", "hours")),
    "program": (_("programmes"), pgettext_lazy("mark", "prog.")),
    "partner": (_("partners"), pgettext_lazy("mark", "part.")),
    "service": (pgettext_lazy("legend", "services"), pgettext_lazy("mark", "serv.")),
    "document": (_("documents"), pgettext_lazy("mark", "doc.")),
    "notice": (_("notices"), pgettext_lazy("mark", "notice")),
    "unread": (_("not understood"), pgettext_lazy("mark", "?")),
}


@register.filter
def kind_words(kind):
    """`phone` -> "telephones", for the legend."""
    return NAMES[kind][0]


@register.filter
def kind_mark(kind):
    """`phone` -> "tel.", the short word that stands before each finding."""
    return NAMES[kind][1]
