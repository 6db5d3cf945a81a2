"""The look, checked without a browser: contrast of the tokens, weight of the styles, nothing inline or foreign."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.environment import BadSetting, theme
from portal.static_files import shortened

ROOT: Path = settings.BASE_DIR
STYLES = [ROOT / "static" / "css" / f"{name}.css" for name in ("tokens", "base", "page", "parts", "print")]
PUBLIC = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()
THEMES = {path.parent.name: path.read_text() for path in (ROOT / "static" / "theme").glob("*/theme.css")}
LOOKS = [(scheme, theme) for theme in ("", *THEMES) for scheme in ("light", "dark")]
LARGEST_CSS = 6 * 1024

# text on its ground: at least 4.5; borders, icons and focus: at least 3
TEXT = [
    ("ink", "paper"), ("ink", "ground"), ("ink", "tint"), ("ink", "alarm-bg"), ("ink", "soon-bg"), ("ink", "open-bg"),
    ("ink-soft", "paper"), ("ink-soft", "ground"), ("ink-soft", "open-bg"), ("link", "paper"), ("link", "ground"),
    ("link", "soon-bg"), ("link-hover", "paper"), ("act", "paper"), ("on-act", "act"), ("on-act", "act-hover"),
    ("open", "open-bg"), ("soon", "soon-bg"), ("shut", "shut-bg"), ("alarm", "alarm-bg"), ("on-foot", "foot"),
    ("ink", "mark"),
]  # fmt: skip
SIGNS = [("edge", "paper"), ("edge", "ground"), ("brick", "paper"), ("focus", "ground"), ("soon-edge", "paper")]

# lines between cards, the drawing of the river, and colours that are only the value of another token
ONLY_DECORATION = {"line", "river", "river-deep", "brick-deep", "ochre", "halo"}


def tokens(scheme: str, theme: str = "") -> dict[str, str]:
    """{name: colour} as :root gives them; the dark ones and those of a theme on top of the light ones."""
    sheets = [TOKENS, THEMES[theme]] if theme else [TOKENS]
    parts = [part for sheet in sheets for part in sheet.split("prefers-color-scheme: dark")[:1]]
    parts += [sheet.split("prefers-color-scheme: dark")[1] for sheet in sheets if scheme == "dark"]
    found = dict(pair for part in parts for pair in re.findall(r"--([\w-]+): ([^;]+);", part))
    return {name: found.get(value[6:-1], value) if value.startswith("var(") else value for name, value in found.items()}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pair: tuple[str, str], look: tuple[str, str]) -> float:
    low, high = sorted(luminance(tokens(*look)[name]) for name in pair)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_stands_out_from_its_ground(pair, look):
    assert contrast(pair, look) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
@pytest.mark.parametrize("pair", SIGNS, ids="-on-".join)
def test_signs_and_borders_stand_out_from_their_ground(pair, look):
    assert contrast(pair, look) >= 3


def test_all_styles_together_weigh_under_six_kilobytes_as_served():
    assert sum(len(gzip.compress(shortened(path.read_text()).encode())) for path in STYLES) < LARGEST_CSS


@pytest.mark.parametrize("forbidden", [" style=", "<style", "onclick=", "<script>", 'src="http', "url(http"])
def test_pages_hold_nothing_inline_or_foreign(forbidden):
    assert [path.name for path in [*PUBLIC, *STYLES] if forbidden in path.read_text(encoding="utf-8")] == []


def test_every_icon_that_templates_name_is_in_the_sprite():
    there = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static" / "icons.svg").read_text()))
    named = {name for path in PUBLIC for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text(encoding="utf-8"))}
    assert named - there == set()


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("/* why */\n.a > .b {\n  color: red;\n  margin: 0 1px;\n}\n", ".a > .b{color:red;margin:0 1px}"),
        ('.c::before { content: "›" / ""; }', '.c::before{content:"›" / ""}'),
        (".d { inline-size: calc(1rem + 2px); } /* a * b */", ".d{inline-size:calc(1rem + 2px)}"),
        ("@media (min-width: 48rem) { .e :focus { top: 0 } }", "@media (min-width:48rem){.e :focus{top:0}}"),
    ],
)
def test_a_shortened_style_sheet_keeps_its_rules(css, short):
    assert shortened(css) == short


def test_every_colour_of_the_tokens_is_in_a_pair_that_is_computed():
    colours = {name for name, value in tokens("light").items() if value.startswith("#") and " " not in value}
    assert colours - {name for pair in (*TEXT, *SIGNS) for name in pair} - ONLY_DECORATION == set()


def test_a_theme_replaces_colours_panorama_and_mark_and_touches_no_template(client, db, settings):
    settings.THEME = "neutral"
    text = client.get("/numery-alarmowe/").content.decode()
    assert 'href="/static/theme/neutral/theme.css"' in text
    assert '<img src="/static/theme/neutral/mark.svg"' in text


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_brings_all_its_files(name):
    assert {path.name for path in (ROOT / "static" / "theme" / name).iterdir()} >= {
        "theme.css",
        "mark.svg",
        "panorama.svg",
    }


def test_a_theme_that_is_not_there_stops_the_start():
    with pytest.raises(BadSetting, match="neutral"):
        theme({"THEME": "barok"}, ROOT / "static" / "theme")
