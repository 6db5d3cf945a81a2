"""What the database refuses of the installation's own rows."""

from datetime import date

import pytest

from portal.models import AccessibilityDeclaration, DeclarationText
from tests.violations import refused

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
EARLY, LATE = date(2026, 1, 1), date(2026, 12, 31)


def declaration(pk=1, **fields):
    days = {"site_published": EARLY, "site_changed": LATE, "prepared": EARLY}
    return AccessibilityDeclaration.objects.create(pk=pk, **days | fields)


def two_texts():
    made = declaration()
    for _time in range(2):
        DeclarationText.objects.create(declaration=made, language="pl")


VIOLATIONS = {
    "declaration_is_one_row": lambda: declaration(pk=2),
    "declaration_dates_rise": lambda: declaration(prepared=LATE, reviewed=EARLY),
    "declaration_site_dates_rise": lambda: declaration(site_published=LATE, site_changed=EARLY),
    "declaration_text_unique": two_texts,
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])
