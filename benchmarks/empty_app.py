"""The least that a program of Textual can be: the floor of start and memory."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """Fill the screen."""
        yield Static("READY")


if __name__ == "__main__":
    EmptyApp().run()
