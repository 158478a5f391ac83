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
@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("problem-80x24", (80, 24), ["f8", "f8", "f8"]),
        ("problem-120x40", (120, 40), ["f8", "f8", "f8"]),
        ("editing-80x24", (80, 24), ["f8", "f8", "f8", "f2"]),
        ("typing-80x24", (80, 24), ["f8", "f8", "f8", "left", "left", "left", *"001"]),
        ("help-80x24", (80, 24), ["f1", "f1"]),
        ("explanation-80x24", (80, 24), ["f8", "f8", "f8", "f1"]),
        ("problems-80x24", (80, 24), ["f6", "down", "down", "enter", "down", "down"]),
        ("problems-120x40", (120, 40), ["f6", "down", "down", "enter", "down", "down"]),
        ("problems-of-people-80x24", (80, 24), ["f6", "f6", "ctrl+e", "ctrl+w", "down", "enter", "down"]),
        ("readiness-80x24", (80, 24), ["f7"]),
        ("readiness-120x40", (120, 40), ["f7"]),
        ("card-80x24", (80, 24), ["f8", "f8", "f8", "f3"]),
        ("card-120x40", (120, 40), ["f8", "f8", "f8", "f3"]),
        ("card-empty-80x24", (80, 24), ["f8", "f8", "f8", "f3", "end"]),
        ("people-80x24", (80, 24), ["cannot_log_in", *"егор", "enter"]),
        ("reasons-80x24", (80, 24), ["cannot_log_in", *"никита", "enter"]),
        ("reasons-120x40", (120, 40), ["cannot_log_in", *"никита", "enter", "end"]),
        ("colours-80x24", (80, 24), ["app.colours", "down", "down"]),
        ("colours-120x40", (120, 40), ["app.colours", "down", "down"]),
        ("quit-80x24", (80, 24), ["f8", "f8", "f8", "f4", "f10"]),
        ("tour-offered-80x24", (80, 24), []),
        ("tour-80x24", (80, 24), ["enter", "f8"]),
    ],
)
async def test_picture(
    files: dict[str, Path], language: str, name: str, size: tuple[int, int], keys: list[str]
) -> None:
    """The screen is the one that was looked at and found right; commands without a key are told by their names."""
    use_language(language)
    app = EditorApp(files[language], is_demo=name.startswith("tour"))
    async with app.run_test(size=size) as pilot:
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
        assert_picture(name if language == "ru" else f"{name}-{language}", Editor(app, pilot).drawn)
