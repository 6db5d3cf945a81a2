"""A schedule and its rules in words of one line, for search cards, review screens and leaflets."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from offices.note_words import note_words
from offices.osm_writing import runs
from offices.rules import ALL_DAYS, Rule
from offices.schedule import Schedule
from offices.time_words import DAY_NAMES, SHORT_DAYS, WHOLE_DAY, date_words, span_words

LAST_WEEKDAY = {
    1: gettext_lazy("on the last Monday of the month"),
    2: gettext_lazy("on the last Tuesday of the month"),
    3: gettext_lazy("on the last Wednesday of the month"),
    4: gettext_lazy("on the last Thursday of the month"),
    5: gettext_lazy("on the last Friday of the month"),
    6: gettext_lazy("on the last Saturday of the month"),
    7: gettext_lazy("on the last Sunday of the month"),
}
ORDINALS = {
    1: pgettext_lazy("ordinal", "1st"),
    2: pgettext_lazy("ordinal", "2nd"),
    3: pgettext_lazy("ordinal", "3rd"),
    4: pgettext_lazy("ordinal", "4th"),
    5: pgettext_lazy("ordinal", "5th"),
}
# Ukrainian counts a Wednesday with another ending than a Tuesday.
ORDINALS_FEMININE = {
    1: pgettext_lazy("feminine ordinal", "1st"),
    2: pgettext_lazy("feminine ordinal", "2nd"),
    3: pgettext_lazy("feminine ordinal", "3rd"),
    4: pgettext_lazy("feminine ordinal", "4th"),
    5: pgettext_lazy("feminine ordinal", "5th"),
}
FEMININE = (3, 5, 6, 7)


def describe(schedule: Schedule | None) -> str:
    """The schedule in one line: "pn.–śr., pt. 7:30–15:30; czw. 9:00–17:00"."""
    if schedule is None:
        return _("hours not known")
    if schedule.as_office:
        return _("as the office")
    parts = [rule_words(rule) for rule in schedule.rules]
    if schedule.holidays == "open" and schedule.rules[0].spans != (WHOLE_DAY,):
        parts.append(_("also on public holidays"))
    return "; ".join(parts)


def rule_words(rule: Rule) -> str:
    """One rule in words, with its period, its day of the month and what it means for visitors."""
    hours = ", ".join(span_words(*span) for span in rule.spans)
    asides = [_("by appointment")] if rule.by_appointment else [_("no visitors")] if rule.internal and hours else []
    asides += [note_words(rule.note)] if rule.note else []
    if not hours:
        hours = _("no visitors") if rule.internal else pgettext("hours", "closed")
    period = f"{period_words(rule)}:" if rule.dated else ""
    words = " ".join(part for part in (period, days_of_rule(rule), hours) if part)
    return f"{words} ({', '.join(asides)})" if asides else words


def days_of_rule(rule: Rule) -> str:
    if rule.day is not None:
        return _month_day_words(rule.day)
    if rule.nth is not None:
        return ", ".join(_nth_words(rule.nth, day) for day in rule.days)
    if rule.days == ALL_DAYS:
        one_day = rule.dated and rule.valid_from == rule.valid_to
        return "" if one_day or rule.spans in ((), (WHOLE_DAY,)) else _("daily")
    return short_days(rule.days)


def short_days(days: Iterable[int]) -> str:
    """pn.–śr., pt.: only consecutive days are joined."""
    return ", ".join(
        f"{SHORT_DAYS[run[0]]}–{SHORT_DAYS[run[-1]]}" if len(run) > 2 else ", ".join(str(SHORT_DAYS[d]) for d in run)
        for run in runs(days)
    )


def _month_day_words(day: int) -> str:
    if day == -1:
        return _("on the last day of the month")
    if day < 0:
        return _("on day %(number)d from the end of the month") % {"number": -day}
    return _("on day %(number)d of the month") % {"number": day}


def _nth_words(nth: int, day: int) -> str:
    if nth == -1:
        return str(LAST_WEEKDAY[day])
    ordinals = ORDINALS_FEMININE if day in FEMININE else ORDINALS
    name = {"weekday": DAY_NAMES[day], "ordinal": ordinals[abs(nth)]}
    if nth < 0:
        return _("%(ordinal)s %(weekday)s from the end of the month") % name
    return _("%(ordinal)s %(weekday)s of the month") % name


def period_words(rule: Rule) -> str:
    if not rule.dated:
        return ""
    first = rule.valid_from and date_words(rule.valid_from)
    last = rule.valid_to and date_words(rule.valid_to)
    if first == last:
        return str(first)
    if not last:
        return _("from %(first)s") % {"first": first}
    if not first:
        return _("until %(last)s") % {"last": last}
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}
