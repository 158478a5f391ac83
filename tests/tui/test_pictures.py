"""A few screens as they look, as text: what changes here is to be looked at.

`SGO_TUI_PICTURES=write pytest tests/tui/test_pictures.py` writes the pictures anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, assert_picture

from sgo_tui.demo import write_demo
from sgo_tui.i18n import use_language
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.commands import COMMANDS
from sgo_tui.tui.readiness import ReadinessPage

PICTURES = Path(__file__).parent / "pictures"
WITHOUT_KEY = {command.action for command in COMMANDS if not command.keys}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An export for each language, named as people name theirs."""
    folder = tmp_path_factory.mktemp("files")
    return {
        language: write_demo(folder / name, rows=40).path
        for language, name in {"ru": "Выгрузка.xls", "en": "export.xls"}.items()
    }


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("screen", "keys"),
    [
        ("problem", ["f8", "f8", "f8"]),
        ("editing", ["f8", "f8", "f8", "f2"]),
        ("typing", ["f8", "f8", "f8", "left", "left", "left", *"001"]),
        ("help", ["f1", "f1"]),
        ("explanation", ["f8", "f8", "f8", "f1"]),
        ("problems", ["f6", "down", "down", "enter", "down", "down"]),
        ("problems-of-people", ["f6", "f6", "ctrl+e", "ctrl+w", "down", "enter", "down"]),
        ("readiness", ["f7"]),
        ("card", ["f8", "f8", "f8", "f3"]),
        ("card-empty", ["f8", "f8", "f8", "f3", "end"]),
        ("people", ["cannot_log_in", *"егор", "enter"]),
        ("reasons", ["cannot_log_in", *"никита", "enter"]),
        ("colours", ["app.colours", "down", "down"]),
        ("quit", ["f8", "f8", "f8", "f4", "f10"]),
        ("tour-offered", []),
        ("tour", ["enter", "f8"]),
    ],
)
async def test_picture(
    files: dict[str, Path], language: str, screen: str, keys: list[str], columns: int, rows: int
) -> None:
    """The screen is the one that was looked at and found right; commands without a key are told by their names."""
    use_language(language)
    app = EditorApp(files[language], is_demo=screen.startswith("tour"))
    async with app.run_test(size=(columns, rows)) as pilot:
        await app.opened.wait()
        await pilot.pause()
        while app.editor.table is None or app.editor.table.part_checked < 1:
            await pilot.pause()
        await pilot.pause()
        for key in keys:
            await (app.run_action(key, app.editor) if key in WITHOUT_KEY else pilot.press(key))
        await pilot.pause()
        if isinstance(app.screen, ReadinessPage):
            await app.screen.counted.wait()
            await pilot.pause()
        name = f"{screen}-{columns}x{rows}"
        assert_picture(name if language == "ru" else f"{name}-{language}", Editor(app, pilot).drawn)
