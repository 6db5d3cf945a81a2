"""Two schedules of which each holds in its own time, as one: the way to say "until 30 November this, then that"."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from offices.rules import Rule
from offices.schedule import Schedule, ScheduleError


def one_after_other(first: Schedule, second: Schedule, day: date) -> Schedule:
    """`first` until the day before, `second` from `day` on. Raises ScheduleError where hours follow the office."""
    if first.as_office or second.as_office:
        raise ScheduleError(_("Hours that follow the office have no dates of their own."))
    before = (until(rule, day - timedelta(days=1)) for rule in first.rules)
    after = (since(rule, day) for rule in second.rules)
    return Schedule(tuple(rule for rule in (*before, *after) if rule is not None), second.holidays)


def until(rule: Rule, last: date) -> Rule | None:
    """The rule up to a day; None when all of it comes later."""
    if rule.valid_from and rule.valid_from > last:
        return None
    return replace(rule, valid_to=min(rule.valid_to or last, last))


def since(rule: Rule, first: date) -> Rule | None:
    """The rule from a day on; None when it has ended before."""
    if rule.valid_to and rule.valid_to < first:
        return None
    return replace(rule, valid_from=max(rule.valid_from or first, first))
