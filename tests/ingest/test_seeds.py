"""The five original texts of ../shared/seeds, imported as an editor would; skipped where the folder is absent."""

import json
import subprocess
import sys
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from offices.models import Institution, Notice, Office, PhoneLine
from offices.schedule import Schedule
from programs.models import Program
from proposals.models import Change
from records.models import Citation, Version
from services.models import Document

# tests/ingest/test_starter_import.py asks the same of the texts in the repository every day
pytestmark = pytest.mark.drill
NUMBERS = {
    "+48717822300", "+48717822405", "+48717822322", "+48717999274", "+48501928501", "+48717822326", "+48717822346",
    "+48717822348", "+48717823595", "+48717823594", "+48717777777",
}  # fmt: skip
PARTNERS = {
    "ul. Piesza 1", "pl. Piłsudskiego 6/8", "al. J. Kasprowicza 26", "ul. Bałtycka 8", "ul. Zawalna 7", "ul. Czeska 38",
}  # fmt: skip


def ingest(folder, **options):
    call_command("ingest", str(folder), stdout=StringIO(), stderr=StringIO(), **options)


@pytest.fixture(scope="module")
def imported_seeds(shared, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        ingest(shared / "seeds", publish=True)
        yield shared / "seeds"
        transaction.set_rollback(True)


@pytest.fixture
def seeds(imported_seeds, db):
    return imported_seeds


def test_every_telephone_number_of_the_seeds_is_public(seeds):
    assert set(PhoneLine.objects.values_list("number", flat=True)) == NUMBERS


def test_the_institutions_of_the_seeds_are_public(seeds):
    names = " ".join(Institution.objects.public().values_list("name", flat=True))
    assert all(part in names for part in ("Rozwoju Społecznego", "Pomocy Społecznej", "Orzekania", "Rawiczu"))


def test_the_cash_desk_has_its_hours_with_the_last_day_of_the_month(seeds):
    hours = Office.objects.desks().get(name__istartswith="kasy").hours
    assert hours == Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00"}])


def test_both_programmes_are_there_and_the_six_partners_with_their_addresses(seeds):
    assert Program.objects.public().count() == 2
    polanka = Program.objects.get(name__contains="Aktywna Polanka")
    assert set(polanka.partners.values_list("street", flat=True)) == PARTNERS


def test_the_strategy_has_the_day_of_its_adoption(seeds):
    assert Document.objects.public().get().adopted_on == date(2018, 2, 15)


def test_the_notice_about_the_pandemic_is_kept(seeds):
    assert Notice.objects.filter(text__icontains="pandemii").exists()


def test_contradictions_wait_for_a_person(seeds):
    waiting = Change.objects.contradictions().values_list("proposal__name", "path")
    assert {("KASY", "hours")} <= {(name.upper().split(" – ")[0], path) for name, path in waiting}


def test_every_accepted_fact_cites_words_that_stand_in_its_text(seeds):
    citations = Citation.objects.select_related("snapshot")
    assert citations.exists()
    assert all(one.quote == one.snapshot.text[one.start : one.end] for one in citations)


def test_importing_the_seeds_twice_changes_nothing(seeds):
    before = (Version.objects.count(), Change.objects.count())
    ingest(seeds, publish=True)
    assert (Version.objects.count(), Change.objects.count()) == before


def test_the_facts_of_the_open_corpus_are_read_well_enough(shared, tmp_path):
    ingest(shared / "corpus" / "public", dry_run=True, out=tmp_path)
    score = [sys.executable, shared / "corpus" / "score.py", shared / "corpus" / "public", tmp_path, "--json"]
    found = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
    assert found["levels"]["core"]["overall"]["f1"] >= 0.75
