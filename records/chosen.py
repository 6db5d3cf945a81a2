""" "Moja lista": the records a person collects, kept in the address of the page and nowhere else.

The parameter `m` holds them: `?m=office:kasy-mops&m=service:becikowe`. Whoever has the address has the list.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

PARAMETER = "m"
MOST = 12  # what fits on a sheet
MOST_READ = 40  # of an address; the rest is nonsense

_ENTRY = re.compile(r"(institution|office|service|program|document|situation):([-a-zA-Z0-9_]{1,120})")


@dataclass(frozen=True)
class Chosen:
    """The keys of a list ("office:kasy-mops") in the order they were added; `strange` are entries that are no keys.

    `active` says that the address speaks of a list, be it an empty one: then pages offer to add.
    """

    keys: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    active: bool = False

    @classmethod
    def of(cls, query):
        """The list in a QueryDict."""
        given = list(dict.fromkeys(entry.strip() for entry in query.getlist(PARAMETER)[:MOST_READ]))
        keys = tuple(entry for entry in given if _ENTRY.fullmatch(entry))
        strange = tuple(entry for entry in given if entry and not _ENTRY.fullmatch(entry))
        return cls(keys, strange, PARAMETER in query)

    @property
    def shown(self):
        """The keys that fit on the sheet."""
        return self.keys[:MOST]

    @property
    def too_many(self):
        return self.keys[MOST:]

    @property
    def is_full(self):
        return len(self.keys) >= MOST

    @property
    def query(self):
        """`m=office:kasy-mops&m=...`; `m=` of an empty list, so that pages go on offering to add."""
        return urlencode([(PARAMETER, key) for key in self.keys] or [(PARAMETER, "")], safe=":")

    def toggled(self, key):
        """The keys with this one added, or taken out when it is there."""
        return [one for one in self.keys if one != key] if key in self.keys else [*self.keys, key]


def key_of(record):
    """`office:kasy-mops` of a record, or of anything with a kind and a slug."""
    return f"{record.kind}:{record.slug}"


def parted(key):
    """("office", "kasy-mops")"""
    kind, _colon, slug = key.partition(":")
    return kind, slug
