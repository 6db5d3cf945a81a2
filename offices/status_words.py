"""The sentence that answers "can I go there, or call, now?", in the reader's language.

Three speakers: an office ("Czynne do 15:30"), a telephone line ("Odbiera do 15:30"), and several desks
together ("Zamykają się za 20 minut"). Whole sentences are translated, never glued from verbs.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy, npgettext_lazy, pgettext_lazy

from offices.answers import ZONE, Day, Status, left
from offices.decision_days import decision_name
from offices.holidays import holiday_name
from offices.time_words import at_clock, clock_of, day_from

KINDS = ("office", "line", "plural")
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)

ALWAYS = {
    "office": lazy("Open round the clock"),
    "line": lazy("Answers round the clock"),
    "plural": pgettext_lazy("several", "Open round the clock"),
}
OPEN = {
    "office": lazy("Open until %(time)s"),
    "line": lazy("Answers until %(time)s"),
    "plural": pgettext_lazy("several", "Open until %(time)s"),
}
CLOSING = {
    "office": ngettext_lazy("Closes in %(count)d minute (%(time)s)", "Closes in %(count)d minutes (%(time)s)", "count"),
    "line": ngettext_lazy(
        "Answers for another %(count)d minute (until %(time)s)",
        "Answers for another %(count)d minutes (until %(time)s)",
        "count",
    ),
    "plural": npgettext_lazy(
        "several", "Close in %(count)d minute (%(time)s)", "Close in %(count)d minutes (%(time)s)", "count"
    ),
}
CLOSED = {
    "office": lazy("Closed"),
    "line": lazy("Not answering"),
    "plural": pgettext_lazy("several", "Closed"),
}
CLOSED_BECAUSE = {
    "office": lazy("Closed: %(reason)s"),
    "line": lazy("Not answering: %(reason)s"),
    "plural": pgettext_lazy("several", "Closed: %(reason)s"),
}
OPENS = {
    "office": lazy("Opens %(day)s %(at_time)s"),
    "line": lazy("Answers again %(day)s %(at_time)s"),
    "plural": pgettext_lazy("several", "Open %(day)s %(at_time)s"),
}
INTERNAL = {
    "office": lazy("No visitors now"),
    "line": lazy("Not answering"),
    "plural": lazy("No visitors now"),
}
UNKNOWN = {
    "office": lazy("We do not know the hours. Call before you go"),
    "line": lazy("We do not know when this number answers"),
    "plural": lazy("We do not know the hours. Call before you go"),
}
UNCONFIRMED = {
    "office": lazy("Today's hours are not confirmed yet. Call before you go"),
    "line": lazy("It is not confirmed yet whether this number answers today"),
    "plural": lazy("Today's hours are not confirmed yet. Call before you go"),
}


def status_sentence(status: Status, at: datetime, kind: str = "office") -> str:
    """The status of a place at a moment as one sentence; `kind` is office, line or plural."""
    return _SENTENCES[status.kind](status, at.astimezone(ZONE), kind)


def opening_sentence(status: Status, at: datetime, kind: str = "office") -> str:
    """When it opens next ("Otwiera się w poniedziałek o 7:30"); empty while open or when not in sight."""
    if status.opens_at is None or status.is_open:
        return ""
    now = at.astimezone(ZONE)
    day = day_from(status.opens_at.date(), now.date())
    sentence = OPENS[kind] % {"day": day, "at_time": at_clock(status.opens_at)}
    if status.opens_by_appointment:
        sentence = _("%(sentence)s, by appointment") % {"sentence": sentence}
    return _("%(sentence)s (not confirmed yet)") % {"sentence": sentence} if status.opens_unconfirmed else sentence


def reason_words(day: Day) -> str:
    """Why the day is as it is: the holiday, the words of the exception; empty on an ordinary day."""
    if day.awaits:
        return decision_name(day.awaits, day.date)
    if day.layer == "holiday":
        return str(holiday_name(day.reason))
    if day.layer == "order":
        return day.reason or _("day off by order")
    return day.reason


# ---------------------------------------------------------------- one function per status


def _open(status: Status, now: datetime, kind: str) -> str:
    if status.until is None or left(status.until, now) >= ONE_DAY:
        return str(ALWAYS[kind])
    return OPEN[kind] % {"time": _end(status)}


def _closing_soon(status: Status, now: datetime, kind: str) -> str:
    return CLOSING[kind] % {"count": _minutes_left(status, now), "time": _end(status)}


def _end(status: Status) -> str:
    return clock_of(status.until, closing=True) if status.until else ""


def _minutes_left(status: Status, at: datetime) -> int:
    """Whole minutes, a begun one counted: in the last half minute it still closes "in 1 minute"."""
    return -(-left(status.until, at) // ONE_MINUTE) if status.until else 0


def _closed(status: Status, now: datetime, kind: str) -> str:
    because = reason_words(status.day)
    if because and status.day.closed:
        return CLOSED_BECAUSE[kind] % {"reason": because}
    opens = opening_sentence(status, now, kind)
    if status.opens_at and status.opens_at.date() == now.date():
        return opens
    return f"{CLOSED[kind]}. {opens}" if opens else str(CLOSED[kind])


def _by_appointment(status: Status, now: datetime, kind: str) -> str:
    if status.until is None or left(status.until, now) >= ONE_DAY:
        return _("Now by appointment only")
    return _("By appointment only, until %(time)s") % {"time": _end(status)}


def _internal(status: Status, now: datetime, kind: str) -> str:
    opens = opening_sentence(status, now, kind)
    return f"{INTERNAL[kind]}. {opens}" if opens else str(INTERNAL[kind])


def _unconfirmed(status: Status, now: datetime, kind: str) -> str:
    return str(UNCONFIRMED[kind])


def _unknown(status: Status, now: datetime, kind: str) -> str:
    return str(UNKNOWN[kind])


_SENTENCES: dict[str, Callable[[Status, datetime, str], str]] = {
    "open": _open,
    "closing_soon": _closing_soon,
    "closed": _closed,
    "by_appointment": _by_appointment,
    "internal": _internal,
    "unconfirmed": _unconfirmed,
    "unknown": _unknown,
}
