"""An application whose screen is drawn by the painter. What Textual does not promise and that needs is all here.

Textual hands on either all lines (`LayoutUpdate`) or those parts of lines that may have changed (`ChopsUpdate`);
both are put into one picture of the screen, which all screens of the application share.
"""

from __future__ import annotations

from collections.abc import Iterable
from inspect import signature
from typing import Any, Protocol, runtime_checkable

from rich.color import ColorSystem
from textual import events
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

from sgo_tui.term.cells import BLANK, Picture, Row, cells
from sgo_tui.term.pen import pen

_NEEDED = (
    (LayoutUpdate, ("strips", "region")),
    (ChopsUpdate, ("chops", "spans", "chop_ends")),
    (Compositor.render_update, ("full", "screen_stack")),
    (App._display, ("screen", "renderable")),  # noqa: SLF001 - this is the place for it
    (Strip.render_ansi, ("style", "color_system")),
)
"""Callables and the parameters they must have."""


def is_understood() -> bool:
    """Whether Textual is what this module was written for."""
    names = [(set(signature(needed).parameters), wanted) for needed, wanted in _NEEDED]
    return all(parameters.issuperset(wanted) for parameters, wanted in names) and hasattr(App, "_background_screens")


@runtime_checkable
class ShowsPictures(Protocol):
    """A driver that knows how to draw a picture."""

    def show(self, picture: Picture) -> None:
        """Make the terminal show it."""

    def forget(self) -> None:
        """Draw the next one whole."""


class PaintedApp(App[ReturnType]):
    """Sends what has changed on the screen; what it does not understand is left to Textual."""

    def __init__(self, *, driver_class: type[Driver], paint: bool = True, ansi_color: bool | None = None) -> None:
        """Begin; without `paint` all is left to Textual."""
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self._paints = paint and is_understood()
        self._composition = Composition()

    def repaint(self) -> None:
        """Draw the whole screen: something else may have written on it."""
        if isinstance(self._driver, ShowsPictures):
            self._driver.forget()
        self.screen.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw everything after a resize and a resumption, even to the size it had: the terminal has reflowed it."""
        self.repaint()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        driver = self._driver
        if not (self._paints and isinstance(renderable, CompositorUpdate) and isinstance(driver, ShowsPictures)):
            super()._display(screen, renderable)
            return
        if self._running and not self._closed and not self._batch_count:
            colours = self.console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Textual asks for it
            if not self._composition.take(renderable, colours):
                whole = screen._compositor.render_update(full=True, screen_stack=self._background_screens)  # noqa: SLF001
                self._composition.take(whole, colours)
            driver.show(self._composition.picture)
        self.post_display_hook()


class Composition:
    """The picture as far as Textual has handed it on."""

    def __init__(self) -> None:
        self.picture: Picture = ()

    def take(self, update: Any, colours: ColorSystem) -> bool:
        """Put an update into the picture; False when it is a part and the whole is not known."""
        if isinstance(update, LayoutUpdate):
            width = update.region.width
            self.picture = tuple([_row(strips, width, colours) for strips in update.strips])
            return True
        if not isinstance(update, ChopsUpdate) or len(update.chops) != len(self.picture):
            return False
        rows = list(self.picture)
        for y, first, stop in update.spans:
            row = list(rows[y])
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x < stop and end > first:
                    row[x:end] = _row([strip], end - x, colours)
            rows[y] = row
        self.picture = tuple(rows)
        return True


def _row(strips: Iterable[Strip], width: int, colours: ColorSystem) -> Row:
    row: Row = []
    for strip in strips:
        for text, style, control in strip:
            if not control:
                row += cells(text, pen(Strip.render_ansi(style, colours) if style else ""))
    return row if len(row) == width else (row + [BLANK] * (width - len(row)))[:width]
