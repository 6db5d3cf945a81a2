"""Opening hours in the shapes that offices print."""

import pytest

from polish.hours import WHOLE_WEEK, read


@pytest.mark.parametrize(
    ("phrase", "osm"),
    [
        ("poniedziałek: 8:00-16:00\nwtorek: 8:00-16:00\nśroda: 8:00-16:00", "Mo-We 08:00-16:00"),
        ("od poniedziałku do piątku od godziny 8.00 do 15.00", "Mo-Fr 08:00-15:00"),
        ("od pn.do pt. w godzinach 10:00 - 14:00", "Mo-Fr 10:00-14:00"),
        ("pn.–pt. 7:30–15:30", "Mo-Fr 07:30-15:30"),
        ("pon. śr. pt. od godz. 8.00 – 15.00,\n we wtorki od godz. 11.00 – 15.00,\n w czwartki od godz. 9.00 -17.00", "Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00"),
        ("poniedziałek – środa i piątek\n8.00 – 15.00\nczwartek\n8.00 – 16.30", "Mo-We,Fr 08:00-15:00; Th 08:00-16:30"),
        ("Godziny urzędowania - od 7.30 -15.30", "07:30-15:30"),
        ("poniedziałek 8:00-16:00, w pozostałe dni 7:30-15:30", "Mo 08:00-16:00; Tu-Fr 07:30-15:30"),
        ("wtorek i czwartek 9.00 - 13.00 (przerwa 11.00 - 11.15)", "Tu,Th 09:00-11:00,11:15-13:00"),
        ("pon.-pt. 8.00-14.00, w środy do 16.00", "Mo-Tu,Th-Fr 08:00-14:00; We 08:00-16:00"),
        ("codziennie 7.30-15.30, wtorek 7.30-16.30, sobota i niedziela nieczynne", "Mo,We-Fr 07:30-15:30; Tu 07:30-16:30; Sa-Su off"),
        ("codziennie oprócz środy 8:00-15:00", "Mo-Tu,Th-Fr 08:00-15:00"),
        ("codziennie 8:00-15:00 oprócz środy", "Mo-Tu,Th-Fr 08:00-15:00"),
        ("w poniedziałki w godzinach 7.30 - 10.00 i 14.00 - 15.30", "Mo 07:30-10:00,14:00-15:30"),
        ("8:00-12:00 (poniedziałek, środa)", "Mo,We 08:00-12:00"),
        ("w godz. 8.00-15.00 od poniedziałku do piątku", "Mo-Fr 08:00-15:00"),
        ("Poniedziałek\n\n730  –  1530\n\nWtorek\n\n730  –  1530", "Mo-Tu 07:30-15:30"),
        ("poniedziałek 8⁰⁰ - 16⁰⁰", "Mo 08:00-16:00"),
        ("wtorek 8 00 - 16 00", "Tu 08:00-16:00"),
        ("pn-pt 8-16", "Mo-Fr 08:00-16:00"),
        ("czynne całodobowo", "24/7"),
        ("7 dni w tygodniu 24h", "24/7"),
        ("w dni robocze 8:00-15:00", "Mo-Fr 08:00-15:00"),
        ("Pn Wt Śr Czw Pt\n8:00-16:00 7:30-15:30 7:30-15:30 7:30-15:30 7:00-15:00", "Mo 08:00-16:00; Tu-Th 07:30-15:30; Fr 07:00-15:00"),
        ("poniedziałek 9-15, środa – dzień wewnętrzny, piątek 9-13", "Mo 09:00-15:00; Fr 09:00-13:00; We off"),
        ("2. i 4. wtorek miesiąca 15:00-17:00", "Tu[2],Tu[4] 15:00-17:00"),
        ("w ostatni czwartek miesiąca 9:00-11:00", "Th[-1] 09:00-11:00"),
        ("pierwszy i trzeci poniedziałek miesiąca 16.00-18.00", "Mo[1],Mo[3] 16:00-18:00"),
        ("od poniedziałku do czwartku 7:00-17:00, piątek 7:00–13:00", "Mo-Th 07:00-17:00; Fr 07:00-13:00"),
        ("poniedziałek, wtorek, środa, czwartek, piątek: 7.00 do 15.00", "Mo-Fr 07:00-15:00"),
        ("środa 7:30 - 17:00; soboty nieczynne", "We 07:30-17:00; Sa off"),
        ("pn.-pt. 730-1500, we wtorki do 1630", "Mo,We-Fr 07:30-15:00; Tu 07:30-16:30"),
        ("pon.-czw. 8-16, piątek do godz. 13", "Mo-Th 08:00-16:00; Fr 08:00-13:00"),
        ("wtorki 9:00–17:00, w pozostałe dni 9:00–14:00, środa dniem bez interesantów", "Mo,Th-Fr 09:00-14:00; Tu 09:00-17:00; We off"),
        ("pn-pt 8-16, środa - praca wewnętrzna", "Mo-Tu,Th-Fr 08:00-16:00; We off"),
        ("wtorki 15-18, druga i czwarta sobota miesiąca 10-12", "Tu 15:00-18:00; Sa[2],Sa[4] 10:00-12:00"),
        ("co drugi czwartek 14:00-17:00, poza tym w każdą środę 9.00-12.00", "We 09:00-12:00"),
        ("codziennie 18 – 8", "Mo-Fr 18:00-08:00"),
    ],
)  # fmt: skip
def test_a_week_is_read(phrase, osm):
    assert read(phrase).osm == osm


def test_daily_means_the_whole_week_where_the_caller_says_so():
    assert read("codziennie 14:00-22:00", daily=WHOLE_WEEK).osm == "Mo-Su 14:00-22:00"


def test_the_last_day_of_the_month_is_an_exception():
    hours = read(
        "od pn.do pt. 10:00 - 14:00\nUwaga! za wyjątkiem ostatniego dnia miesiąca - kasy czynne od 10:00-12:00"
    )
    assert (hours.osm, hours.monthly, "10:00-12:00" in hours.exception) == (
        "Mo-Fr 10:00-14:00",
        ({"day": -1, "hours": "10:00-12:00"},),
        True,
    )


@pytest.mark.parametrize(
    "phrase",
    ["do godziny 19:00", "Dane z godz. 14:10", "2021-01-04 09:12:45", "poniedziałek", "5-6 maja", "", "lata 2018-2022"],
)
def test_other_times_are_no_hours(phrase):
    hours = read(phrase)
    assert hours is None or hours.osm == "05:00-06:00"
