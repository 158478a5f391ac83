"""The screen as a person has made it: colours, columns and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Start

from sgo_tui.keeping.remembered import remembered_theme
from sgo_tui.settings import Settings, use
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.columns import Choice
from sgo_tui.tui.looks import Looks
from sgo_tui.tui.themes import MONOCHROME, THEMES


@pytest.fixture(autouse=True)
def with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has 256 colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


async def test_each_theme_is_seen_before_it_is_chosen(start: Start, demo: Path) -> None:
    """The table has the colours under the cursor; Esc brings the old ones back, Enter keeps the new ones."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        await editor.app.run_action("app.colours", editor.app.editor)
        await editor.press("down")
        assert grid.looks is THEMES["dark"].looks
        await editor.press("down", "escape")
        assert grid.looks is THEMES["terminal"].looks
        assert remembered_theme() is None
        await editor.app.run_action("app.colours", editor.app.editor)
        await editor.press("down", "down", "enter")
        assert grid.looks is THEMES["light"].looks
        assert editor.app.screen.styles.background.hex == "#EEEEEE"
    async with start(demo) as editor:
        assert editor.app.editor.grid.looks is THEMES["light"].looks


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, THEMES["dark"].looks),
        ({"TERM": "xterm"}, THEMES["dark"].of_sixteen),
        ({"NO_COLOR": "1"}, MONOCHROME),
    ],
)
def test_what_the_terminal_can_show(
    demo: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: Looks
) -> None:
    """The theme of the settings has another set of colours where there are sixteen; NO_COLOR goes before it."""
    use(Settings(theme="dark"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert EditorApp(demo).colours.looks is wanted


async def test_columns_are_as_they_were_left(start: Start, demo: Path) -> None:
    """In the next session, too, and it is said so; the usual ones come back in the same way."""
    async with start(demo) as editor:
        await editor.press("ctrl+k")
    async with start(demo) as editor:
        assert editor.app.editor.grid.columns.choice is Choice.LOGIN
        assert "Columns as you left them" in editor.line("keys")
        await editor.press("ctrl+k")
    async with start(demo) as editor:
        assert editor.app.editor.grid.columns.choice is Choice.USUAL
        assert "Columns as you left them" not in editor.line("keys")


async def test_health_is_not_shown_again(start: Start, demo: Path) -> None:
    """Who has looked at the columns on health asks for them anew the next time."""
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        usual = grid.geometry.order
        await editor.press("f5", "end", "up", "enter")
        assert grid.columns.choice is Choice.ALL
    async with start(demo) as editor:
        assert editor.app.editor.grid.geometry.order == usual


async def test_own_keys(start: Start, demo: Path) -> None:
    """A key of one's own does what it was given, in either layout; the usual one does nothing any more."""
    use(Settings(keys={"login_columns": ("Ctrl+W",), "help": ("F12",)}))
    async with start(demo) as editor:
        grid = editor.app.editor.grid
        await editor.press("ctrl+k")
        assert grid.columns.choice is Choice.USUAL
        await editor.press("ctrl+w")
        assert grid.columns.choice is Choice.LOGIN
        await editor.press("ctrl+ц")
        assert grid.columns.choice is Choice.USUAL
        assert "F12 Help" in editor.line("keys")
        assert "F1 " not in editor.line("keys")
