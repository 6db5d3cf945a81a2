"""The names of weekdays in every form a sentence needs; 1 is Monday."""

from django.utils.translation import gettext_lazy as _

DAY_NAMES = {
    1: _("Monday"),
    2: _("Tuesday"),
    3: _("Wednesday"),
    4: _("Thursday"),
    5: _("Friday"),
    6: _("Saturday"),
    7: _("Sunday"),
}

ON_DAY = {
    1: _("on Monday"),
    2: _("on Tuesday"),
    3: _("on Wednesday"),
    4: _("on Thursday"),
    5: _("on Friday"),
    6: _("on Saturday"),
    7: _("on Sunday"),
}

SHORT = {
    1: _("Mon"),
    2: _("Tue"),
    3: _("Wed"),
    4: _("Thu"),
    5: _("Fri"),
    6: _("Sat"),
    7: _("Sun"),
}
