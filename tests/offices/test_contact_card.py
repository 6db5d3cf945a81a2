"""An office as a contact of a telephone: the vCard with its numbers, address and page."""

import pytest

from offices.models import PhoneLine

pytestmark = pytest.mark.django_db
CARD = "/placowki/mops-strzegomska/kontakt.vcf"


@pytest.fixture
def card(client, cast):
    return lambda address=CARD: client.get(address).content.decode().replace("\r\n ", "")


def test_the_card_has_name_institution_and_address(card):
    text = card()
    assert "FN:MOPS\\, ul. Strzegomska 6\r\n" in text
    assert "ORG:Miejski Ośrodek Pomocy Społecznej we Wrocławiu\r\n" in text
    assert "ADR;TYPE=WORK:;;ul. Strzegomska 6;Wrocław;;53-611;Polska\r\n" in text


def test_each_number_says_whom_it_reaches(card):
    assert "TEL;TYPE=WORK,VOICE:+48717822346\r\nitem2.X-ABLabel:Dodatki mieszkaniowe" in card()


def test_a_fax_is_kept_as_a_fax(card, cast):
    PhoneLine.objects.create(record=cast.office.record, number="+48717822405", kind="fax", order=9)
    assert "TYPE=WORK,FAX:+48717822405" in card()


def test_no_line_is_longer_than_telephones_take(client, cast):
    assert max(map(len, client.get(CARD).content.split(b"\r\n"))) <= 75


def test_a_desk_has_the_address_of_its_office(card):
    assert "ul. Strzegomska 6" in card("/placowki/pokoj-26/kontakt.vcf")


def test_it_is_saved_as_a_file(client, cast):
    response = client.get(CARD)
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert 'filename="mops-strzegomska.vcf"' in response["Content-Disposition"]


def test_an_institution_has_a_card_too(card):
    assert "FN:Miejski Ośrodek" in card("/instytucje/mops/kontakt.vcf")


def test_what_residents_cannot_see_has_no_card(client, cast):
    assert client.get("/placowki/tajna/kontakt.vcf").status_code == 404
