"""The command palette: every command by a part of its name, in the user's language."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from sgo_tui.i18n import _
from sgo_tui.tui.commands import Command
from sgo_tui.tui.key_map import commands


class Palette(CommandPalette):
    """Textual's palette in the user's language, which sends nothing while nothing is typed."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Type a part of a command's name…"))

    def on_mount(self) -> None:
        """Let the cursor not blink."""
        self.query_one(Input).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        """Move in the list; Textual's fails on a page up or down before the list is painted."""
        with suppress(KeyError):
            super()._action_command_list(action)


class Commands(Provider):
    """Offers the table of commands to Textual's palette."""

    async def discover(self) -> Hits:
        """Yield all commands while nothing is typed."""
        for command in commands():
            yield DiscoveryHit(self._name(command), self._run(command), help=_(command.help))

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name has the letters of `query` in their order."""
        matcher = self.matcher(query)
        for command in commands():
            name = self._name(command)
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), self._run(command), help=_(command.help))

    def _name(self, command: Command) -> str:
        return f"{_(command.title)} ({command.key})" if command.key else _(command.title)

    def _run(self, command: Command) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, command.action)
