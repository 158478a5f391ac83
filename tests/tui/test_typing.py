"""What is told beside a value while it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Editor, Start

from sgo_tui.export import Owner


async def _clear_cell(editor: Editor, field: str) -> None:
    """Put the cursor on an empty cell."""
    await editor.go(4, editor.column(Owner.PUPIL, field))
    editor.table.change(4, editor.column(Owner.PUPIL, field), "", confirmed=True)


def told(editor: Editor) -> list[str]:
    """Return the two lines on what is typed."""
    return [line.strip() for line in editor.line("explanation").split("\n")]


@pytest.mark.parametrize(
    ("field", "typed", "lines"),
    [
        ("snils", "112", ["112-___-___ __  3 of 11 digits", ""]),
        ("snils", "112233445", ["112-233-445 __  9 of 11 digits · the control number must be 95", ""]),
        (
            "snils",
            "11223344595",
            ["112-233-445 95  11 of 11 digits · the control number fits", "Enter  112-233-445 95"],
        ),
        (
            "snils",
            "11223344596",
            ["!  A mistake in the СНИЛС: the control number does not fit. Check it against t…", ""],
        ),
        ("passport_issue_date", "1.9.", ["01.09.____  day, month, year, in figures or like «1 сентября 2012»", ""]),
    ],
)
async def test_how_far_it_is(start: Start, demo: Path, field: str, typed: str, lines: list[str]) -> None:
    """The form of the field stands below, filled as far as it is typed; a mistake is told of what is whole only."""
    async with start(demo) as editor:
        await _clear_cell(editor, field)
        await editor.press(*typed)

        assert told(editor) == lines


async def test_what_stood_there_is_still_explained(start: Start, demo: Path) -> None:
    """Enter on a wrong value tells what is wrong with it, until it is touched."""
    async with start(demo) as editor:
        place = 4, editor.column(Owner.PUPIL, "snils")
        editor.table.change(*place, "112-233-445", confirmed=True)
        await editor.go(*place)
        await editor.press("enter")
        assert "11 digits, this one 9" in told(editor)[0]

        await editor.press("backspace")
        assert told(editor)[0] == "112-233-44_ __  8 of 11 digits"


async def test_the_century_is_put_in_where_it_is_seen(start: Start, demo: Path) -> None:
    """«1.9.12» is shown as the date that Enter makes of it."""
    async with start(demo) as editor:
        await _clear_cell(editor, "passport_issue_date")
        await editor.press(*"1.9.12")
        assert told(editor)[1] == "Enter  01.09.2012"

        await editor.press("enter")
        assert editor.table.text(*editor.place) == "01.09.2012"


async def test_hidden_numbers_are_seen_where_they_are_typed_only(start: Start, demo: Path) -> None:
    """With numbers hidden, the lines below the field hide them, too."""
    async with start(demo) as editor:
        await _clear_cell(editor, "snils")
        await editor.press("ctrl+b", *"11223344595")

        assert told(editor) == [
            "•••-•••-••• 95  11 of 11 digits · the control number fits",
            "Enter  •••-•••-••• 95",
        ]


async def test_no_key_is_refused(start: Start, demo: Path) -> None:
    """The form is no wall: what does not fit it is taken as it is typed."""
    async with start(demo) as editor:
        await _clear_cell(editor, "snils")
        await editor.press(*"нет-1", "enter")

        assert editor.table.text(*editor.place) == "нет-1"
