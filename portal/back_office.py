"""The back office as a whole: its name, its first page, and the order in which things are listed."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from portal.tasks import tasks
from records import clock

# What staff look for together stands together, whichever package keeps it.
GROUPS = (
    (_("Directory"), ("Institution", "Office", "Service", "Program", "Document", "Situation")),
    (
        _("Telephones, hours and notices"),
        ("HoursException", "Holiday", "Notice", "PhoneLine", "EmergencyLine", "ServiceArea"),
    ),
    (_("Where facts come from"), ("Proposal", "Helped", "Source", "Snapshot", "Run")),
    (_("Headings and words"), ("Category", "TargetGroup", "Municipality", "SearchSynonym", "SearchMiss")),
    (_("Texts about the portal"), ("Page", "AccessibilityDeclaration")),
    (_("Staff"), ("User", "Group", "Membership")),
)


class BackOffice(AdminSite):
    """The admin site of the portal."""

    site_header = _("Gdzie po pomoc – back office")
    site_title = _("Back office")
    index_title = _("What to do")

    def index(self, request, extra_context=None):
        found = tasks(user=request.user, day=clock.now().date())
        return super().index(request, {"tasks": found, **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """The models in our groups; the pages of single packages stay as Django has them."""
        found = super().get_app_list(request, app_label)
        if app_label:
            return found
        models = {model["object_name"]: model for app in found for model in app["models"]}
        groups = [
            {"name": name, "app_label": f"group{number}", "models": [models.pop(m) for m in names if m in models]}
            for number, (name, names) in enumerate(GROUPS)
        ]
        rest = {"name": _("Other"), "app_label": "rest", "models": list(models.values())}
        return [group for group in (*groups, rest) if group["models"]]
