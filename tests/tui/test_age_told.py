"""The age of an export is told when it is opened, and once more with what to do after a save."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from running import Start

from sgo_tui.i18n import use_language


@pytest.fixture
def old(demo: Path) -> Path:
    """The demo export as if it had been written nine days ago."""
    then = time.time() - 9 * 86400 - 60
    os.utime(demo, (then, then))
    return demo


async def test_told_when_opened(start: Start, old: Path) -> None:
    """A line tells it and is in nobody's way: the next key works and takes it away."""
    async with start(old) as editor:
        place = editor.place
        assert "9 days old" in editor.line("keys")
        await editor.press("down")
        assert editor.place == (place[0] + 1, place[1])
        assert "9 days old" not in editor.line("keys")


async def test_a_fresh_export(start: Start, demo: Path) -> None:
    """Nothing is told of an export of today."""
    async with start(demo) as editor:
        assert "old" not in editor.line("keys")


async def test_told_after_saving(start: Start, old: Path) -> None:
    """The summary, in Russian and at 80×24, repeats the filters and the age, and its answers are on the screen."""
    use_language("ru")
    async with start(old) as editor:
        await editor.go(8, 7)
        await editor.press(*"Чад", "enter", "ctrl+s")
        await editor.saved()
        assert "При импорте выберите: параллель — все, класс — все, статус — Все зачисленные." in editor.dialog
        assert "Выгрузке 9 дней" in editor.dialog
        assert "Убрать из файла" in editor.dialog
