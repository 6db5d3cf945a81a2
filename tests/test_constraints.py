"""Every rule that a model asks of the database has a test that breaks it."""

from tests.offices import test_constraints as offices
from tests.portal import test_constraints as portal
from tests.programs import test_constraints as programs
from tests.proposals import test_constraints as proposals
from tests.records import test_constraints as records
from tests.search import test_constraints as search
from tests.services import test_constraints as services
from tests.violations import rules

MODULES = (records, offices, services, programs, search, proposals, portal)


def test_every_constraint_and_unique_column_is_violated_by_a_test():
    tested = [rule for module in MODULES for rule in module.VIOLATIONS]
    assert sorted(tested) == sorted(rules())
