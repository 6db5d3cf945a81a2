"""Notes beside hours that many offices write alike, in the reader's language; others stay as staff wrote them."""

from django.utils.translation import gettext_lazy as _

KNOWN = {
    "w czasie pandemii": _("during the pandemic"),
    "w okresie pandemii": _("during the pandemic"),
    "w czasie epidemii": _("during the epidemic"),
    "w okresie epidemii": _("during the epidemic"),
    "w czasie wakacji": _("during the summer holidays"),
    "w okresie wakacji": _("during the summer holidays"),
    "w czasie ferii": _("during the winter holidays"),
    "w okresie ferii": _("during the winter holidays"),
    "w czasie remontu": _("during building work"),
    "do odwołania": _("until further notice"),
}


def note_words(note: str) -> str:
    """The note as a reader of the present language understands it."""
    return str(KNOWN.get(note, note))
