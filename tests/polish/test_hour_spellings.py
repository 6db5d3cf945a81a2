"""One week in every spelling that offices use: other dashes, dots, orders, abbreviations, line breaks give the same hours."""

from itertools import product

import pytest

from polish.hours import read

DASHES = ["-", " - ", "–", " – ", "—", " do ", "÷"]
TIMES = {
    "dot": ("7.30", "15.30"),
    "colon": ("7:30", "15:30"),
    "zero": ("07:30", "15:30"),
    "superscript": ("7³⁰", "15³⁰"),
    "flat": ("730", "1530"),
    "space": ("7 30", "15 30"),
    "comma": ("7,30", "15,30"),
}
WEEKS = [
    "poniedziałek – piątek", "poniedziałek-piątek", "od poniedziałku do piątku", "Od Poniedziałku do Piątku", "PONIEDZIAŁEK – PIĄTEK", "pn.-pt.", "pn-pt", "Pn – Pt", "pon. - pt.", "pon.–pt.", "pon - pt", "PN-PT",
    "w dni robocze", "od pn. do pt.", "pn.÷pt.", "poniedziałek do piątku", "5 dni w tygodniu", "poniedziałek, wtorek, środa, czwartek, piątek", "pn., wt., śr., czw., pt.", "pn, wt, śr, czw i pt",
]  # fmt: skip
JOINS = [
    " ",
    ": ",
    " w godz. ",
    " w godzinach ",
    " w godzinach od ",
    " od ",
    " od godz. ",
    "\n",
    "\t",
    " | ",
    ":\n",
    " – ",
]


@pytest.mark.parametrize(("week", "join"), list(product(WEEKS, JOINS)))
def test_the_week_may_be_named_in_any_way(week, join):
    assert read(f"{week}{join}7.30 - 15.30").osm == "Mo-Fr 07:30-15:30"


@pytest.mark.parametrize(("style", "dash"), list(product(TIMES, DASHES)))
def test_times_may_be_written_in_any_way(style, dash):
    first, last = TIMES[style]
    assert read(f"wtorek {first}{dash}{last}").osm == "Tu 07:30-15:30"


@pytest.mark.parametrize(
    "phrase",
    [
        "7.30-15.30 pn-pt", "7:30 – 15:30 (pn.–pt.)", "w godz. 7.30-15.30 od poniedziałku do piątku", "od 7.30 do 15.30, od poniedziałku do piątku", "godz. 7:30 do 15:30 w dni robocze",
        "w godzinach od 7³⁰ do 15³⁰ w dni robocze", "7:30-15:30\nod poniedziałku do piątku",
    ],
)  # fmt: skip
def test_the_times_may_come_first(phrase):
    assert read(phrase).osm == "Mo-Fr 07:30-15:30"


DAYS = ["Poniedziałek", "Wtorek", "Środa", "Czwartek", "Piątek"]
SPANS = ["8.00 - 16.00", "7.30 - 15.30", "7.30 - 15.30", "9.00 - 17.00", "7.30 - 13.30"]


@pytest.mark.parametrize(
    ("cell", "row"),
    list(product([" ", ": ", "\t", "  ", " | ", "\n", " – ", " w godz. "], ["\n", "; ", ", ", "\n\n", " | ", "\n• "])),
)
def test_a_table_of_days_survives_flattening(cell, row):
    text = row.join(day + cell + span for day, span in zip(DAYS, SPANS, strict=True))
    assert read(text).osm == "Mo 08:00-16:00; Tu-We 07:30-15:30; Th 09:00-17:00; Fr 07:30-13:30"


@pytest.mark.parametrize(
    ("phrase", "osm"),
    [
        ("pn. 8.00-16.00, wt.-pt. 7.30-15.30\nprzerwa 12.00-12.20", "Mo 08:00-12:00,12:20-16:00; Tu-Fr 07:30-12:00,12:20-15:30"),
        ("codziennie w godz. 8-14 (przerwa od 11 do 11.15)", "Mo-Fr 08:00-11:00,11:15-14:00"),
        ("pon. – czw. 7.00 – 15.00; pt. 7.00 – 14.00; sob. nieczynne", "Mo-Th 07:00-15:00; Fr 07:00-14:00; Sa off"),
        ("wtorki: 15:00–17:00, czwartki: 9:00–11:00", "Tu 15:00-17:00; Th 09:00-11:00"),
        ("w każdy wtorek od godz. 10 do 12", "Tu 10:00-12:00"),
        ("w każdą środę miesiąca w godz. 16.00-18.00", "We 16:00-18:00"),
        ("każdy pierwszy czwartek miesiąca, godz. 12-14", "Th[1] 12:00-14:00"),
        ("II i IV środa miesiąca 14.00 - 16.00", "We[2],We[4] 14:00-16:00"),
        ("trzecia sobota miesiąca 10:00-13:00", "Sa[3] 10:00-13:00"),
        ("poniedziałek 8-18, pozostałe dni 8-16", "Mo 08:00-18:00; Tu-Fr 08:00-16:00"),
        ("poniedziałek 8-18, wtorek-piątek 8-16, przyjmowanie bez środy", "Mo 08:00-18:00; Tu-Fr 08:00-16:00"),
        ("czynne całą dobę", "24/7"),
        ("24 h", "24/7"),
        ("całodobowo, 7 dni w tygodniu", "24/7"),
        ("pn. - nd. 18:00 - 8:00", "Mo-Su 18:00-08:00"),
        ("sobota, niedziela i święta 10.00-14.00", "Sa-Su,PH 10:00-14:00"),
        ("poniedziałek: 7.30 - 15.30, środa: brak przyjęć", "Mo 07:30-15:30; We off"),
        ("pon. i śr. 8.00-12.00 oraz 13.00-15.00", "Mo,We 08:00-12:00,13:00-15:00"),
        ("w poniedziałki od 7:30 do 16:30, a w piątki od 7:30 do 14:30", "Mo 07:30-16:30; Fr 07:30-14:30"),
        ("pn.-śr. 7-15, czw. 7-17, pt. 7-13", "Mo-We 07:00-15:00; Th 07:00-17:00; Fr 07:00-13:00"),
        ("poniedziałek od 9.00 do 17.00, wtorek – piątek od 8.00 do 16.00", "Mo 09:00-17:00; Tu-Fr 08:00-16:00"),
        ("Poniedziałek\tWtorek\tŚroda\n9:00-17:00\tnieczynne\t8:00-15:00", "Mo 09:00-17:00; We 08:00-15:00; Tu off"),
        ("wt., czw. 11–13", "Tu,Th 11:00-13:00"),
    ],
)  # fmt: skip
def test_other_weeks(phrase, osm):
    assert read(phrase).osm == osm
