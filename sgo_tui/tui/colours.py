"""The colours of the running editor: which theme it shows, and choosing another by looking at each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.color import Color, ColorType
from rich.style import Style
from textual import on
from textual.theme import Theme as ScreenTheme
from textual.widgets import OptionList

from sgo_tui.i18n import _
from sgo_tui.keeping.remembered import remember_theme, remembered_theme
from sgo_tui.settings import settings
from sgo_tui.tui.dialogs import Choice, Question
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.themes import MONOCHROME, THEMES

if TYPE_CHECKING:
    from textual.app import App

_OF_SIXTEEN = ("standard", "windows")
"""What Rich calls a terminal of sixteen colours."""

_MARKED_WITHOUT_COLOURS = Style(color="black", bgcolor="white")
"""How the answer under the cursor looks where nothing else has a colour; with NO_COLOR it is bold and underlined."""


class Colours:
    """Which theme an application shows: the one chosen last, or that of the settings. NO_COLOR goes before both."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        chosen = remembered_theme()
        self.wear(chosen if chosen is not None and chosen in THEMES else settings().theme)

    @property
    def looks(self) -> Looks:
        """The looks of the theme on this terminal."""
        depth = self._app.console.color_system
        if self._app.no_color or depth is None:
            return MONOCHROME
        theme = THEMES[self.name]
        return theme.of_sixteen if depth in _OF_SIXTEEN else theme.looks

    def wear(self, name: str) -> None:
        """Show a theme in what Textual draws, which are the dialogs and the ground."""
        self.name = name
        self._app.register_theme(_screen_theme(self.looks))
        self._app.theme = _name(self.looks)


async def choose_theme(app: App[int], colours: Colours, show: Callable[[str], object]) -> None:
    """Let a person choose a theme, `show`n while the cursor is on it; Esc brings the one before back."""
    before = colours.name
    if app.no_color:
        text = _("NO_COLOR is set on this computer: the screen stays without colours, whatever is chosen here.")
    else:
        text = _("Each is shown at once. Enter takes it, Esc leaves everything as it was.")
    answers = [Choice(name, _(theme.title)) for name, theme in THEMES.items()]
    question = _Preview(_("Colours"), text, answers, list(THEMES).index(before), show)
    answer = await app.push_screen_wait(question)
    if answer is None:
        show(before)
    else:
        remember_theme(answer)


class _Preview(Question):
    """A question that shows what each answer would do."""

    def __init__(self, title: str, text: str, choices: list[Choice], first: int, show: Callable[[str], object]) -> None:
        super().__init__(title, text, choices, first)
        self._show = show

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None:
            self._show(event.option_id)


def _screen_theme(looks: Looks) -> ScreenTheme:
    """Return what Textual needs to draw its widgets with the same colours; the style sheet names the variables."""
    ink, ground, frame = map(_css, (looks.plain.color, looks.plain.bgcolor, looks.soft.color))
    marked = looks.key if looks.key.bgcolor else _MARKED_WITHOUT_COLOURS
    return ScreenTheme(
        _name(looks),
        ansi=True,
        primary=frame,
        foreground=ink,
        background=ground,
        variables={
            "ink": ink,
            "ground": ground,
            "frame": frame,
            "marked-ink": _css(marked.color),
            "marked-ground": _css(marked.bgcolor),
            "ansi-foreground": ink,
            "ansi-background": ground,
        },
    )


def _name(looks: Looks) -> str:
    """Return the name that Textual knows the colours by."""
    return f"sgo-tui {looks.plain} {looks.soft}"


def _css(colour: Color | None) -> str:
    """Return a colour as style sheets write it."""
    if colour is None or colour.is_default:
        return "ansi_default"
    return f"ansi_{colour.name}" if colour.type is ColorType.STANDARD else colour.get_truecolor().hex
