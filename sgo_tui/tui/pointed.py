"""Widgets with a cursor that the mouse puts where it is clicked, on terminals that report it."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

_LINES = 3
"""That one notch of the wheel scrolls by."""


class Pointed(Widget):
    """A click puts the cursor there, a second one is Enter, the wheel scrolls."""

    FOCUS_ON_CLICK = False
    """What is being typed elsewhere is taken first."""

    def point(self, x: int, y: int) -> None:
        """Put the cursor where the widget was clicked."""
        raise NotImplementedError

    def roll(self, lines: int) -> None:
        """Scroll down, or up where `lines` are less than 0."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Take a click."""
        event.stop()
        if event.chain == 1:
            self.point(event.x, event.y)
        elif event.chain == 2:
            self.app.simulate_key("enter")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.roll(-_LINES)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.roll(_LINES)
