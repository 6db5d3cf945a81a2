"""The facets of the search: their numbers in the index, their names in an address, what a person chose of them."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KIND, INSTITUTION, CATEGORY, GROUP, MUNICIPALITY, DISTRICT, OPEN_NOW = range(7)


class Facet(NamedTuple):
    """One way to narrow the results."""

    number: int
    parameter: str  # its name in an address
    heading: str | Promise


# In the order in which a page shows them.
FACETS = (
    Facet(MUNICIPALITY, "gmina", _("Town")),
    Facet(INSTITUTION, "instytucja", _("Institution")),
    Facet(KIND, "rodzaj", _("Kind")),
    Facet(CATEGORY, "kategoria", _("Category")),
    Facet(GROUP, "dla", _("For whom")),
    Facet(DISTRICT, "osiedle", _("District")),
)
KIND_LABELS = {
    "institution": _("Institutions"),
    "office": _("Places and desks"),
    "service": _("Benefits and services"),
    "program": _("Programmes"),
    "document": _("Documents"),
    "situation": _("Life situations"),
}
