"""The themes: what colours the screen has, with 256 colours and with sixteen.

`terminal` is the one without a choice. It colours grounds and leaves the text on the terminal's own ground alone: what
that ground is nobody knows, and no colour of the sixteen can be read on black and on white. It follows the user's
palette and costs the fewest bytes, since what is blank is erased rather than painted: the first screen at 120×40 takes
7 KB with it and 15 KB with `dark`.

The others paint their ground. They are made of the 240 colours behind the sixteen, which are the same on every
terminal that has them and cost fewer bytes than those of 24 bits; with sixteen colours only they have another set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rich.style import Style

from sgo_tui.check import Severity
from sgo_tui.i18n import N_
from sgo_tui.tui.looks import Looks


@dataclass(frozen=True)
class Theme:
    """Looks by a name that stands in the settings, too."""

    title: str
    """For people, to be translated."""
    looks: Looks
    of_sixteen: Looks
    """The looks on a terminal that has sixteen colours."""


def _style(colours: str) -> Style:
    """Return the style of «text on ground», a number of the 256 colours or a name of the sixteen each."""
    text, _on, ground = colours.partition(" on ")
    return Style(color=_colour(text), bgcolor=_colour(ground))


def _colour(name: str) -> str:
    return f"color({name})" if name.isdigit() else name


def _painted(
    *,
    ink: str,
    ground: str,
    soft: str,
    header: str,
    pending: str,
    error: str,
    warning: str,
    hint: str,
    notice: str,
    key: str,
    selected: str,
) -> Looks:
    """Return looks with a ground of their own; `soft` and `ink` stand on it, the others are «text on ground»."""
    plain = _style(f"{ink} on {ground}")
    quiet = _style(f"{soft} on {ground}")
    return Looks(
        plain=plain,
        header=_style(header),
        gutter=quiet,
        locked=quiet,
        pending=_style(pending),
        severities={
            Severity.ERROR: _style(error),
            Severity.WARNING: _style(warning),
            Severity.HINT: _style(hint),
        },
        strong=plain + Style(bold=True),
        soft=quiet,
        notice=_style(notice),
        key=_style(key),
        cursor=Style(reverse=True),
        selected=_style(selected),
    )


TERMINAL = Looks(
    plain=Style(),
    header=_style("bright_white on blue"),
    gutter=Style(),
    locked=Style(),
    pending=_style("black on green"),
    severities={
        Severity.ERROR: _style("bright_white on red"),
        Severity.WARNING: _style("black on yellow"),
        Severity.HINT: Style(underline=True),
    },
    strong=Style(bold=True),
    soft=Style(),
    notice=_style("black on green"),
    key=_style("black on cyan"),
    cursor=Style(reverse=True),
    selected=_style("bright_white on magenta"),
)

MONOCHROME = Looks(
    plain=Style(),
    header=Style(bold=True, underline=True),
    gutter=Style(),
    locked=Style(),
    pending=Style(bold=True),
    severities={
        Severity.ERROR: Style(bold=True, underline=True),
        Severity.WARNING: Style(underline=True),
        Severity.HINT: Style(),
    },
    strong=Style(bold=True),
    soft=Style(),
    notice=Style(reverse=True),
    key=Style(bold=True),
    cursor=Style(reverse=True, underline=True),
    selected=Style(reverse=True),
)

_DARK = _painted(
    ink="252",
    ground="234",
    soft="109",
    header="231 on 24",
    pending="120 on 234",
    error="231 on 160",
    warning="16 on 214",
    hint="227 on 234",
    notice="16 on 114",
    key="16 on 80",
    selected="16 on 110",
)
_DARK_OF_SIXTEEN = _painted(
    ink="white",
    ground="black",
    soft="cyan",
    header="bright_white on blue",
    pending="bright_green on black",
    error="bright_white on red",
    warning="black on yellow",
    hint="bright_yellow on black",
    notice="black on green",
    key="black on cyan",
    selected="black on cyan",
)
_LIGHT = _painted(
    ink="235",
    ground="255",
    soft="24",
    header="231 on 24",
    pending="22 on 255",
    error="231 on 124",
    warning="16 on 166",
    hint="90 on 255",
    notice="231 on 22",
    key="231 on 24",
    selected="231 on 61",
)
_LIGHT_OF_SIXTEEN = replace(
    _painted(
        ink="black",
        ground="bright_white",
        soft="blue",
        header="bright_white on blue",
        pending="black on green",
        error="bright_white on red",
        warning="black on yellow",
        hint="black on cyan",
        notice="black on green",
        key="bright_white on blue",
        selected="bright_white on magenta",
    ),
    strong=_style("black on bright_white"),  # bold black is grey on many terminals
)
# The hues of Okabe and Ito, «Color Universal Design» (2008): vermilion, sky blue, orange, bluish green.
_COLOUR_BLIND = _painted(
    ink="252",
    ground="234",
    soft="248",
    header="231 on 239",
    pending="121 on 234",
    error="16 on 202",
    warning="16 on 74",
    hint="214 on 234",
    notice="16 on 115",
    key="16 on 250",
    selected="16 on 183",
)
_COLOUR_BLIND_OF_SIXTEEN = _painted(
    ink="white",
    ground="black",
    soft="white",
    header="bright_white on blue",
    pending="black on green",
    error="bright_white on red",
    warning="black on cyan",
    hint="bright_green on black",
    notice="black on white",
    key="black on white",
    selected="bright_white on magenta",
)

THEMES: Mapping[str, Theme] = {
    "terminal": Theme(N_("The terminal's own colours"), TERMINAL, TERMINAL),
    "dark": Theme(N_("Dark"), _DARK, _DARK_OF_SIXTEEN),
    "light": Theme(N_("Light"), _LIGHT, _LIGHT_OF_SIXTEEN),
    "colour-blind": Theme(N_("For colour-blind people"), _COLOUR_BLIND, _COLOUR_BLIND_OF_SIXTEEN),
    "mono": Theme(N_("Without colours"), MONOCHROME, MONOCHROME),
}
"""By the names of `settings.model.THEMES`, in the order in which they are offered."""
