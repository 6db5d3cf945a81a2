"""Facts in templates: the name of the fact at a path, and its value in words."""

from django import template
from django.utils.translation import gettext_lazy as _

from proposals.labels import label_of, shown

register = template.Library()

ROLES = {
    "editor": _("editor"),
    "import": _("import of texts"),
    "load": _("loaded file"),
    "resident": _("resident"),
    "system": _("system"),
}


@register.simple_tag
def fact_label(path, kind=""):
    return label_of(path, kind)


@register.simple_tag
def fact_value(path, value, kind=""):
    return shown(path, value, kind)


@register.filter
def role_words(role):
    """Who acted, in a word: the roles that `records.changes` writes."""
    return ROLES.get(role, role)
