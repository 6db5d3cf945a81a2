"""Deciding about odd days for many places at once: closed, other hours, the usual hours, a duty; and taking it back."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from offices.models import Holiday, HoursException
from offices.time_words import day_and_date
from records import changes

CLOSED, HOURS, USUAL, DUTY = "closed", "hours", "usual", "duty"
ONE_DAY = timedelta(days=1)


@transaction.atomic
def decide(*, places, day: date, decision: str, by, spans=(), reason: str = "", matter: str = ""):
    """Decide about one day for some records; the records that changed.

    decision: closed, hours (those of `spans`), usual (the week holds), or duty (`spans` for one `matter`, closed for
    all others). What was decided about this one day before is replaced. spans: [["08:00", "12:00"]].
    """
    _make_room(places, day)
    for place in places:
        record = {"record_id": place.pk, "starts": day, "ends": day, "reason": reason}
        general = spans if decision == HOURS else []
        HoursException.objects.create(**record, spans=general, usual=decision == USUAL)
        if decision == DUTY:
            HoursException.objects.create(**record, spans=spans, matter=matter)
    return changes.commit(places, by=by, why=_("decision about %(day)s") % {"day": day_and_date(day)})


@transaction.atomic
def undo(*, places, day: date, by):
    """Take back what was decided about this one day; the records that changed. What holds for longer stays."""
    _of_one_day(places, day).delete()
    return changes.commit(places, by=by, why=_("decision about %(day)s taken back") % {"day": day_and_date(day)})


@transaction.atomic
def close_by_order(*, places, first: date, last: date, reason: str, by):
    """Close all these records from the first day to the last; the records that changed."""
    for place in places:
        HoursException.objects.update_or_create(
            record_id=place.pk, line=None, starts=first, matter="",
            defaults={"ends": last, "spans": [], "usual": False, "reason": reason},
        )  # fmt: skip
    return changes.commit(places, by=by, why=reason)


@transaction.atomic
def free_by_order(*, municipality, days: Iterable[date], name: str) -> int:
    """Make days free for everything in a municipality (None: everywhere); how many of them were not yet."""
    made = [Holiday.objects.get_or_create(day=day, name=name, municipality=municipality)[1] for day in days]
    changes.announce([])
    return sum(made)


def _of_one_day(places, day):
    """The rows of these records that hold on this day only, single telephone lines left out."""
    return HoursException.objects.filter(record__in=[place.pk for place in places], line=None, starts=day, ends=day)


def _make_room(places, day):
    """Drop what was decided about this day; what begins on it and lasts longer begins a day later."""
    _of_one_day(places, day).delete()
    longer = HoursException.objects.filter(record__in=[place.pk for place in places], line=None, starts=day)
    following = HoursException.objects.filter(record__in=longer.values("record"), line=None, starts=day + ONE_DAY)
    taken = set(following.values_list("record_id", "matter"))
    for row in longer:
        if (row.record_id, row.matter) in taken:
            row.delete()
        else:
            row.starts += ONE_DAY
            row.save()
