"""The sentence that answers "can I go there, or call, now?", in the reader's language.

Three speakers: an office ("Czynne do 15:30"), a telephone line ("Odbiera do 15:30"), and several desks
together ("Zamykają się za 20 minut"). Whole sentences are translated, never glued from verbs.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from offices.holidays import holiday_name
from offices.hours import ZONE, Day, Status
from offices.time_words import at_clock, clock_of, day_from

KINDS = ("office", "line", "plural")


def status_sentence(status: Status, at: datetime, kind: str = "office") -> str:
    """The status of a place at a moment as one sentence; `kind` is office, line or plural."""
    now = at.astimezone(ZONE)
    return _SENTENCES[status.kind](status, now, kind)


def opening_sentence(status: Status, at: datetime, kind: str = "office") -> str:
    """When it opens next ("Otwiera się w poniedziałek o 7:30"); empty while open or when not in sight."""
    if status.opens_at is None or status.is_open:
        return ""
    return _opens(status.opens_at, at.astimezone(ZONE), kind)


def reason_words(day: Day) -> str:
    """Why the day is as it is: the holiday, the words of the exception; empty on an ordinary day."""
    if day.layer == "holiday":
        return str(holiday_name(day.reason))
    if day.layer == "order":
        return day.reason or _("day off by order")
    return day.reason


# ---------------------------------------------------------------- one function per status


def _open(status: Status, now: datetime, kind: str) -> str:
    if status.until is None or status.until - now >= timedelta(days=1):
        return _by_kind(kind, _("Open round the clock"), _("Answers round the clock"), pgettext("several", "Open round the clock"))
    time = {"time": clock_of(status.until, closing=True)}
    words = _by_kind(kind, _("Open until %(time)s"), _("Answers until %(time)s"), pgettext("several", "Open until %(time)s"))
    return words % time


def _closing_soon(status: Status, now: datetime, kind: str) -> str:
    left = -(-(status.until - now) // timedelta(minutes=1))
    values = {"count": left, "time": clock_of(status.until, closing=True)}
    return _CLOSING[kind](left) % values


def _closing_office(left: int) -> str:
    return ngettext("Closes in %(count)d minute (%(time)s)", "Closes in %(count)d minutes (%(time)s)", left)


def _closing_line(left: int) -> str:
    return ngettext(
        "Answers for another %(count)d minute (until %(time)s)",
        "Answers for another %(count)d minutes (until %(time)s)",
        left,
    )


def _closing_plural(left: int) -> str:
    return npgettext("several", "Close in %(count)d minute (%(time)s)", "Close in %(count)d minutes (%(time)s)", left)


def _closed(status: Status, now: datetime, kind: str) -> str:
    because = reason_words(status.day)
    if because and status.day.closed:
        words = _by_kind(kind, _("Closed: %(reason)s"), _("Not answering: %(reason)s"), pgettext("several", "Closed: %(reason)s"))
        return words % {"reason": because}
    if status.opens_at is None:
        return _by_kind(kind, _("Closed"), _("Not answering"), pgettext("several", "Closed"))
    opens = _opens(status.opens_at, now, kind)
    if status.opens_at.date() == now.date():
        return opens
    return f"{_by_kind(kind, _('Closed'), _('Not answering'), pgettext('several', 'Closed'))}. {opens}"


def _opens(opens_at: datetime, now: datetime, kind: str) -> str:
    words = _by_kind(
        kind,
        _("Opens %(day)s %(at_time)s"),
        _("Answers again %(day)s %(at_time)s"),
        pgettext("several", "Open %(day)s %(at_time)s"),
    )
    return words % {"day": day_from(opens_at.date(), now.date()), "at_time": at_clock(opens_at)}


def _by_appointment(status: Status, now: datetime, kind: str) -> str:
    if status.until is None or status.until - now >= timedelta(days=1):
        return _("Now by appointment only")
    return _("By appointment only, until %(time)s") % {"time": clock_of(status.until, closing=True)}


def _internal(status: Status, now: datetime, kind: str) -> str:
    words = _by_kind(kind, _("No visitors now"), _("Not answering"), _("No visitors now"))
    opens = opening_sentence(status, now, kind)
    return f"{words}. {opens}" if opens else words


def _unknown(status: Status, now: datetime, kind: str) -> str:
    if kind == "line":
        return _("We do not know when this number answers")
    return _("We do not know the hours. Call before you go")


def _by_kind(kind: str, office: str, line: str, plural: str) -> str:
    return {"office": office, "line": line, "plural": plural}[kind]


_CLOSING: dict[str, Callable[[int], str]] = {
    "office": _closing_office,
    "line": _closing_line,
    "plural": _closing_plural,
}
_SENTENCES: dict[str, Callable[[Status, datetime, str], str]] = {
    "open": _open,
    "closing_soon": _closing_soon,
    "closed": _closed,
    "by_appointment": _by_appointment,
    "internal": _internal,
    "unknown": _unknown,
}
