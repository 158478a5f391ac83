"""An empty screen while nobody is there: personal data do not stand on a monitor for whoever comes by."""

from __future__ import annotations

from time import monotonic

from textual import events
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from sgo_tui.i18n import _

_MINUTE = 60.0


class Blank(ModalScreen[None]):
    """Shows nothing but how to go on."""

    def compose(self) -> ComposeResult:
        """Make the line."""
        yield Static(_("Press any key to go on."), id="blank", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Go on; the key itself is for nobody."""
        event.stop()
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Go on, in the same way."""
        event.stop()
        self.dismiss()


class Blanker:
    """Blanks an application after so many minutes without a key; never if 0."""

    def __init__(self, app: App[int], minutes: int) -> None:
        self._app = app
        self._patience = minutes * _MINUTE
        self._last_key = monotonic()
        self._timer: Timer | None = None

    def start(self) -> None:
        """Begin to count."""
        if self._patience and self._timer is None:
            self._wait(self._patience)

    def key_came(self) -> None:
        """Count anew."""
        self._last_key = monotonic()

    def _wait(self, seconds: float) -> None:
        self._timer = self._app.set_timer(seconds, self._look)

    def _look(self) -> None:
        left = self._last_key + self._patience - monotonic()
        if left > 0:
            self._wait(left)
            return
        if not isinstance(self._app.screen, Blank):
            self._app.push_screen(Blank())
        self._wait(self._patience)
