"""The paste box: what a page says at once, and proposals of exactly the ticked lines."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission

from ingest.paste import MOST_BYTES
from offices.models import Office
from offices.schedule import Schedule
from proposals.models import Change, Proposal
from records.models import Confirmation, Municipality, Record, Snapshot, User
from tests import builders

pytestmark = pytest.mark.django_db
BOX = "/admin/ingest/run/wklej/"
TEXT = """Miejski Ośrodek Pomocy Społecznej we Wrocławiu (MOPS)
ul. Strzegomska 6, 53-611 Wrocław
tel. 71 782 23 46

Kasy
czynne: poniedziałek - piątek 8:30 - 13:15

Kod sprawy 4412-77"""


@pytest.fixture
def desk():
    """The directory already has MOPS, its office and a cash desk with other hours."""
    town = builders.town()
    mops = builders.institution(
        "Miejski Ośrodek Pomocy Społecznej we Wrocławiu", "MOPS", slug="mops", municipality=town
    )
    place = {"street": "ul. Strzegomska 6", "postal_code": "53-611", "city": "Wrocław", "municipality": town}
    office = builders.office(institution=mops, slug="mops-strzegomska", **place)
    return builders.office("Kasy – MOPS", "Mo-Fr 10:00-14:00", institution=mops, part_of=office, slug="kasy-mops")


def pasted(client, do="read", text=TEXT, **more):
    typed = {"text": text, "url": "https://mops.example/kasy", "title": "Kasy MOPS", "fetched": "2026-11-20"}
    return client.post(BOX, {**typed, "do": do, **more})


def keys(client, label, text=TEXT):
    """The value of the box to tick of each line with that label."""
    page = pasted(client, text=text).content.decode()
    return re.findall(rf'value="(\w+)"[^>]*>\s*<span><b>{re.escape(label)}', page)


def rows():
    return [Record.objects.count(), Proposal.objects.count(), Snapshot.objects.count(), Municipality.objects.count()]


def test_reading_writes_nothing(client, ewa, desk):
    before = rows()
    pasted(client)
    assert rows() == before


def test_what_was_read_is_marked_by_kind_with_a_word(client, ewa, desk):
    page = pasted(client).content.decode()
    assert re.search(r'<mark class="k k-phone"[^>]*><b class="k-mark">tel.</b>71 782 23 46</mark>', page)
    assert re.search(r"</mark> telefony: 1", page)


def test_a_difference_shows_what_is_and_what_the_text_says(client, ewa, desk):
    page = pasted(client).content.decode()
    assert "pn.–pt. 10:00–14:00" in page
    assert "pn.–pt. 8:30–13:15" in page


@pytest.mark.drill
def test_a_difference_says_why_it_is_about_this_record(client, ewa, desk):
    assert "to samo okienko tej instytucji" in pasted(client).content.decode()


def test_what_was_not_understood_is_listed_with_its_line(client, ewa, desk):
    assert re.search(r"wiersz 8</span> <q>Kod sprawy 4412-77</q>", pasted(client).content.decode())


def test_exactly_the_ticked_lines_become_proposals(client, ewa, desk):
    pasted(client, "ticked", line=keys(client, "Godziny otwarcia"))
    assert list(Change.objects.values_list("path", flat=True)) == ["hours"]


def test_a_ticked_contradiction_stands_beside_the_published_value(client, ewa, desk):
    pasted(client, "ticked", line=keys(client, "Godziny otwarcia"))
    assert Change.objects.get().is_contradiction
    assert desk.citations.contradicting().get().snapshot.source.url == "https://mops.example/kasy"


def test_the_text_is_kept_with_its_page_title_and_day(client, ewa, desk):
    pasted(client, "ticked", line=keys(client, "Godziny otwarcia"))
    kept = Snapshot.objects.get()
    assert (kept.text, kept.fetched, kept.file_name) == (TEXT, date(2026, 11, 20), "Kasy MOPS")


@pytest.mark.drill
def test_the_way_leads_to_the_queue_of_this_text(client, ewa, desk):
    answer = pasted(client, "ticked", line=keys(client, "Godziny otwarcia"))
    assert answer.url == f"/admin/proposals/proposal/?tekst={Snapshot.objects.get().pk}"


@pytest.mark.drill
def test_all_lines_can_be_proposed_at_once(client, ewa, desk):
    pasted(client, "all")
    assert set(Change.objects.values_list("path", flat=True)) == {"hours", "lines/+48717822346"}


@pytest.mark.drill
def test_the_same_lines_again_change_nothing(client, ewa, desk):
    line = keys(client, "Godziny otwarcia")
    pasted(client, "ticked", line=line)
    pasted(client, "ticked", line=line)
    assert (Change.objects.count(), Snapshot.objects.count()) == (1, 1)


@pytest.mark.drill
def test_lines_left_out_can_be_ticked_later(client, ewa, desk):
    pasted(client, "ticked", line=keys(client, "Godziny otwarcia"))
    pasted(client, "ticked", line=keys(client, "Telefon"))
    assert Change.objects.count() == 2


def test_a_line_that_no_longer_differs_is_not_proposed(client, ewa, desk):
    line = keys(client, "Godziny otwarcia")
    Office.objects.filter(pk=desk.pk).update(hours=Schedule.from_osm("Mo-Fr 08:30-13:15"))
    pasted(client, "ticked", line=["zmyslony", *line])
    assert not Change.objects.exists()


def test_what_agrees_is_noted_as_seen_that_day(client, ewa, desk):
    pasted(client, "all")
    seen = Confirmation.objects.get(record__slug="mops-strzegomska", group="address").seen
    assert seen == date(2026, 11, 20)


def test_a_new_record_and_its_town_come_with_the_proposal(client, ewa):
    pasted(client, "all")
    assert Proposal.objects.filter(kind="institution", record=None).exists()
    assert Municipality.objects.get().name == "Wrocław"


@pytest.mark.drill
def test_lines_of_other_browsers_end_the_same(client, ewa, desk):
    pasted(client, "all", text=TEXT.replace("\n", "\r\n"))
    assert Snapshot.objects.get().text == TEXT


# ---------------------------------------------------------------- what goes wrong


def test_nothing_ticked_comes_back_with_the_choice(client, ewa, desk):
    answer = pasted(client, "ticked")
    assert answer.status_code == 422
    assert "Zaznacz co najmniej jedną pozycję." in answer.content.decode()


def test_a_wrong_day_keeps_the_text(client, ewa, desk):
    answer = pasted(client, fetched="2199-01-01")
    assert answer.status_code == 422
    assert "Kod sprawy 4412-77</textarea>" in answer.content.decode()


def test_a_text_over_the_limit_is_kept_on_the_screen_and_told_its_size(client, ewa):
    answer = pasted(client, text="ą" * (MOST_BYTES // 2 + 1))
    assert answer.status_code == 422
    assert "Tekst ma 201 kB, a wkleić można najwyżej 200 kB." in answer.content.decode()


@pytest.mark.drill
def test_a_text_of_just_the_limit_is_read(client, ewa):
    assert pasted(client, text="ą" * (MOST_BYTES // 2)).status_code == 200


@pytest.mark.parametrize("text", ["", "   \n ", "\x00"])
def test_no_text_is_no_text(client, ewa, text):
    assert pasted(client, text=text).status_code == 422


def test_what_a_page_says_cannot_run_in_the_screen(client, ewa):
    page = pasted(client, text="tel. 71 782 23 00 <script>alert(1)</script>").content.decode()
    assert "<script>alert(1)" not in page


def test_more_lines_than_a_form_takes_are_counted_and_said(client, ewa, monkeypatch):
    monkeypatch.setattr("ingest.paste.MOST_LINES", 2)
    assert "Zaproponuj wszystkie albo zapisz te" in pasted(client).content.decode()


# ---------------------------------------------------------------- who may, and how fast


def test_staff_without_the_right_to_propose_see_no_box(client):
    user = User.objects.create_user("jan@mops.example", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_proposal", "change_office"]))
    client.force_login(user)
    assert (client.get(BOX).status_code, pasted(client).status_code) == (403, 403)


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(BOX).url.startswith("/admin/login/")


def test_a_get_is_an_empty_box(client, ewa):
    assert client.get(BOX, {"do": "all", "text": TEXT}).status_code == 200
    assert not Snapshot.objects.exists()


# session, user, the declaration; the directory (8); records (8), their rows (16), what was offered, what waits;
# towns, and whether the text is there already
THE_BOX = 48


def test_reading_takes_as_many_queries_for_many_records_as_for_few(client, ewa, django_assert_max_num_queries):
    desks = "\n".join(f"Dział {name}\ntel. 71 782 24 {number}\nponiedziałek 8:00 - 1{number % 9}:00\n"
                      for number, name in enumerate(["Alimentów", "Zasiłków", "Usług", "Stypendiów"], 10))  # fmt: skip
    with django_assert_max_num_queries(THE_BOX):
        pasted(client, text=f"{TEXT}\n\n{desks}")
