"""The look, checked without a browser: contrast of the tokens, weight of the styles, nothing inline or foreign."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.static_files import shortened

ROOT: Path = settings.BASE_DIR
STYLES = [ROOT / "static" / "css" / f"{name}.css" for name in ("tokens", "base", "page", "parts", "print")]
PUBLIC = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()
LARGEST_CSS = 6 * 1024

# text on its ground: at least 4.5; borders, icons and focus: at least 3
TEXT = [
    ("ink", "paper"), ("ink", "ground"), ("ink", "tint"), ("ink", "alarm-bg"), ("ink", "soon-bg"), ("ink", "open-bg"),
    ("ink-soft", "paper"), ("ink-soft", "ground"), ("ink-soft", "open-bg"), ("link", "paper"), ("link", "ground"),
    ("link", "soon-bg"), ("link-hover", "paper"), ("act", "paper"), ("on-act", "act"), ("on-act", "act-hover"),
    ("open", "open-bg"), ("soon", "soon-bg"), ("shut", "shut-bg"), ("alarm", "alarm-bg"), ("on-foot", "foot"),
]  # fmt: skip
SIGNS = [("edge", "paper"), ("edge", "ground"), ("brick", "paper"), ("focus", "ground"), ("soon-edge", "paper")]


def tokens(scheme: str) -> dict[str, str]:
    """{name: colour} as :root gives them; the dark ones on top of the light ones."""
    light, dark = TOKENS.split("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", light))
    found |= dict(re.findall(r"--([\w-]+): ([^;]+);", dark)) if scheme == "dark" else {}
    return {name: found.get(value[6:-1], value) if value.startswith("var(") else value for name, value in found.items()}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pair: tuple[str, str], scheme: str) -> float:
    low, high = sorted(luminance(tokens(scheme)[name]) for name in pair)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_stands_out_from_its_ground(pair, scheme):
    assert contrast(pair, scheme) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", SIGNS, ids="-on-".join)
def test_signs_and_borders_stand_out_from_their_ground(pair, scheme):
    assert contrast(pair, scheme) >= 3


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
