"""Colours can be read and told apart: computed for every pair of text and ground that a theme draws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from rich.color import Color
from rich.style import Style

from sgo_tui.check import Severity
from sgo_tui.settings.model import THEMES as NAMES
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.themes import TERMINAL, THEMES

RGB = tuple[float, float, float]

PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "PuTTY": "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "VGA": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Windows": "000000 800000 008000 808000 000080 800080 008080 c0c0c0"
    " 808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff",
    "Windows 10": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
}
"""What terminals make of the sixteen colours: their own tables, black to bright white."""
PAINTED = ("dark", "light", "colour-blind")
TEXT, AREA = 4.5, 3.0
"""The contrast that WCAG 2.2 asks for: 1.4.3 for text, 1.4.11 for what is known by its ground."""
READABLE = 4.0
"""The least contrast of text on any of the palettes; black on the brown of VGA has it."""
APART = 25.0
"""Between two colours as CIE 1976 counts; 2.3 is what can just be seen."""
SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What remains of linear RGB: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, for a severity of 1."""


def linear(colour: Color, palette: str) -> RGB:
    """Return the intensities of a colour; one of the sixteen is looked up in a palette."""
    assert colour.number is not None
    if colour.number < 16:
        text = PALETTES[palette].split()[colour.number]
        values = [int(text[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    else:
        values = [value / 255 for value in colour.get_truecolor()]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def contrast(style: Style, palette: str) -> float:
    """Return the contrast of a text on its ground (WCAG 2.2)."""
    assert style.color is not None
    assert style.bgcolor is not None
    return ratio(style.color, style.bgcolor, palette)


def ratio(one: Color, other: Color, palette: str) -> float:
    """Return the contrast of two colours."""
    lights = [
        sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(c, palette), strict=True)) for c in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def distance(one: Color, other: Color, sight: str, palette: str) -> float:
    """Return how far apart two colours are for an eye."""
    pair = [lab(seen(linear(colour, palette), sight)) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5


def seen(colour: RGB, sight: str) -> RGB:
    """Return a colour as an eye sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(w * v for w, v in zip(row, colour, strict=True)))) for row in SIGHTS[sight]
    )
    return red, green, blue


def lab(colour: RGB) -> RGB:
    """Return CIE L*a*b* of linear sRGB under D65."""
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def drawn(looks: Looks) -> Iterator[Style]:
    """Yield every style that is drawn: cells in all their states, and everything else."""
    for severity, *flags in product((None, *Severity), *[(False, True)] * 4):
        pending, locked, cursor, selected = flags
        yield looks.of_cell(severity, is_pending=pending, is_locked=locked, is_cursor=cursor, is_selected=selected)
    yield from (looks.header, looks.gutter, looks.strong, looks.soft, looks.notice, looks.key)
    yield looks.gutter + looks.cursor


def sets() -> Iterator[tuple[str, Looks, str]]:
    """Yield all looks with a palette that they may be seen with."""
    for name, theme in THEMES.items():
        if name != "mono":
            yield from ((name, theme.of_sixteen, palette) for palette in PALETTES)
    yield from ((name, THEMES[name].looks, "xterm") for name in PAINTED)


SETS = [pytest.param(looks, palette, id=f"{name}, {palette}, {looks.plain}") for name, looks, palette in sets()]


def test_the_settings_know_all_themes() -> None:
    """The names are told in two rooms."""
    assert tuple(THEMES) == NAMES


@pytest.mark.parametrize("name", PAINTED)
def test_own_themes_can_be_read(name: str) -> None:
    """Text has the contrast of WCAG AA, a cell in colour stands out, and no colour is one that a palette changes."""
    looks = THEMES[name].looks
    ground = looks.plain.bgcolor
    assert ground is not None
    styles = list(drawn(looks))

    assert all(colour and (colour.number or 0) >= 16 for style in styles for colour in (style.color, style.bgcolor))
    assert min(contrast(style, "xterm") for style in styles) >= TEXT
    areas = [looks.severities[Severity.ERROR], looks.severities[Severity.WARNING], looks.selected, looks.notice]
    assert min(ratio(style.bgcolor or ground, ground, "xterm") for style in [*areas, looks.key]) >= AREA


@pytest.mark.parametrize(("looks", "palette"), SETS)
def test_text_can_be_read_on_every_terminal(looks: Looks, palette: str) -> None:
    """No text has a ground it cannot be read on; a colour of text never stands on a ground that is not known.

    Nor is a dark colour of the sixteen bold: many terminals make it a bright one, and black then is grey.
    """
    for style in drawn(looks):
        if style.color is None and style.bgcolor is None:
            continue
        assert contrast(style, palette) >= READABLE
        is_dark = style.color is not None and (style.color.number or 0) in range(7)
        assert not (is_dark and style.bold)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("is_sixteen", [False, True])
def test_severities_stay_apart(sight: str, palette: str, *, is_sixteen: bool) -> None:
    """In the theme for colour-blind people each severity and a cell without one differ for every eye."""
    theme = THEMES["colour-blind"]
    looks = theme.of_sixteen if is_sixteen else theme.looks
    for one, other in combinations([looks.plain, *looks.severities.values()], 2):
        a, b = (one.color, other.color) if one.bgcolor == other.bgcolor else (one.bgcolor, other.bgcolor)
        assert a is not None
        assert b is not None
        assert distance(a, b, sight, palette) >= APART


def test_without_a_choice_blanks_cost_nothing() -> None:
    """The theme of those who choose none leaves the ground to the terminal: what is blank is erased."""
    assert TERMINAL.plain == TERMINAL.gutter == TERMINAL.locked == Style()
