"""The letter that asks an office which of two values is right, ready to copy or to open in a mail program.

The letter is Polish whatever language the member of staff reads the back office in.
"""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.labels import label_of, shown
from records.models import Record

LONGEST_QUOTE = 200  # mail programs cut off addresses of more than about 2000 signs
WAYS_UP = ("part_of", "institution", "parent")


@dataclass(frozen=True)
class Letter:
    """To whom (empty when the portal knows no address), about what, and the text."""

    to: str
    subject: str
    body: str

    @property
    def mailto(self):
        lines = self.body.replace("\n", "\r\n")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject)}&body={quote(lines)}"


def letter_about(found, *, by, until):
    """The question about a contradiction, with every value, its words, its source and date."""
    with translation.override("pl"):
        name = str(found.record or found.change.proposal.name)
        label = label_of(found.path, found.kind)
        label = label[:1].lower() + label[1:]
        parts = [
            _("Good morning,"),
            introduction(found, name, label),
            *(f"{number}. {side_words(side, found)}" for number, side in enumerate(found.sides, 1)),
            _("Please tell us which is right and since when. If neither is, please give us the right information."),
            _("Until then residents see both, with their dates. Please answer by %(day)s.")
            % {"day": date_format(until, "j E Y")},
            _("Kind regards") + f"\n{by}",
        ]
        subject = _("Please check: %(fact)s, %(name)s") % {"fact": label, "name": name}
        return Letter(email_of(found.record), subject, "\n\n".join(parts))


def introduction(found, name, label):
    words = {"name": name, "fact": label, "url": address_of(found.record)}
    if words["url"]:
        return (
            _("our portal tells residents about “%(name)s”: %(url)s\nSources disagree on one fact: %(fact)s.") % words
        )
    return _("our portal is about to tell residents about “%(name)s”. Sources disagree on one fact: %(fact)s.") % words


def address_of(record):
    """Where residents see the record; empty while they do not."""
    if record is None or record.state != Record.State.PUBLISHED:
        return ""
    return f"{settings.PORTAL_URL}{record.child.get_absolute_url()}"


def side_words(side, found):
    """The value, then each of its quotes with source and date."""
    value = shown(found.path, side.value, found.kind)
    lines = [value if side.change else _("%(value)s (this is what we show now)") % {"value": value}]
    for words, snapshot in side.sources:
        quoted = " ".join(words.marked.split())
        quoted = quoted if len(quoted) <= LONGEST_QUOTE else quoted[:LONGEST_QUOTE] + "…"
        source = {"quote": quoted, "source": snapshot.source, "day": date_format(snapshot.fetched, "j E Y")}
        lines.append("   " + _("“%(quote)s” (%(source)s, text of %(day)s)") % source)
    return "\n".join(lines)


def email_of(record):
    """The e-mail of the record, else of the office it is part of or of its institution."""
    found = record.child if record is not None else None
    while found is not None:
        if getattr(found, "email", ""):
            return found.email
        found = next(filter(None, (getattr(found, name, None) for name in WAYS_UP)), None)
    return ""
