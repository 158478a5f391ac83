"""Keys that come all at once, as after a stall: each does what it would have done by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlrd
import xlwt
from terminal import Terminal

ROWS = 60
F1, F10, DOWN, ESCAPE = "\x1bOP", "\x1b[21~", "\x1b[B", "\x1b"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
FIND, QUIT, SAVE, PALETTE = "\x06", "\x11", "\x13", "\x10"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook in which nothing is locked, guarded or checked."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Лист1")
    for row in range(ROWS):
        sheet.write(row, 0, f"клетка {row + 1}")
    path = tmp_path / "книга.xls"
    workbook.save(str(path))
    return path


@pytest.fixture
def editor(book: Path) -> Iterator[Terminal]:
    """The editor on that workbook, the cursor on its first cell."""
    with Terminal([sys.executable, "-m", "sgo_tui", str(book)], columns=80, rows=24) as terminal:
        terminal.wait_for("не похоже")
        terminal.type("\r")
        terminal.wait_for(lambda t: "не похоже" not in t.text and f"строка 1 из {ROWS}" in t.text)
        yield terminal


def test_what_is_to_be_found_is_not_written_into_a_cell(editor: Terminal) -> None:
    """Ctrl+F, a text, Enter, Esc: the cursor is there, and nothing is to be saved."""
    editor.type(f"{FIND}клетка 40\r{ESCAPE}")
    editor.wait_for(f"строка 40 из {ROWS}")
    editor.type(F10)

    assert editor.exit_status() == 0


def test_after_a_stall_it_is_the_same(editor: Terminal) -> None:
    """Nobody reads what the program sends while the keys come."""
    editor.stop_reading()
    for _time in range(20):
        editor.type(f"{FIND}клетка 50\r{ESCAPE}{FIND}клетка 40\r{ESCAPE}")
    editor.start_reading()
    editor.wait_for(f"строка 40 из {ROWS}")
    editor.type(F10)

    assert editor.exit_status() == 0


def test_fifty_edits(editor: Terminal, book: Path) -> None:
    """Each text comes into its own cell, whole."""
    editor.type("".join(f"новое {row}\r{DOWN}" for row in range(50)))
    editor.wait_for("не сохранено 50")
    editor.type(SAVE)
    editor.wait_for("изменено 50 ячеек")
    editor.type(f"\r{F10}")

    assert editor.exit_status() == 0
    texts = xlrd.open_workbook(str(book)).sheet_by_index(0).col_values(0)
    assert texts == [f"новое {row}" for row in range(50)] + [f"клетка {row + 1}" for row in range(50, ROWS)]


def test_the_answer_to_a_question_comes_with_it(editor: Terminal, book: Path) -> None:
    """An edit, Ctrl+Q and the way to the third answer: left without saving."""
    before = book.read_bytes()
    editor.type(f"новое\r{QUIT}{DOWN}{DOWN}\r")

    assert editor.exit_status() == 0
    assert book.read_bytes() == before


def test_keys_behind_a_dialog_go_to_the_table(editor: Terminal, book: Path) -> None:
    """F1 opens a page and Enter closes it; what follows is typed into the cell."""
    editor.type(f"{F1}\r{F1}{ESCAPE}новое\r{SAVE}")
    editor.wait_for("Сохранено")
    editor.type(f"\r{F10}")

    assert editor.exit_status() == 0
    assert xlrd.open_workbook(str(book)).sheet_by_index(0).cell_value(0, 0) == "новое"


def test_a_command_of_the_palette(editor: Terminal) -> None:
    """An edit, Ctrl+P, a part of «Отменить», Enter: the edit is undone, so that nothing is asked before leaving."""
    editor.type(f"новое\r{PALETTE}тмени\r{F10}")

    assert editor.exit_status() == 0


def test_what_the_palette_does_not_find_is_not_run(editor: Terminal) -> None:
    """While it searches the old list is still there: Enter must not run what is marked in it, the help page.

    F10 would close that page, and the next one the program.
    """
    editor.type(f"{PALETTE}щщщ\r{F10}{F10}")
    editor.wait_for("щщщ")
    editor.type(f"{ESCAPE}{F10}")

    assert editor.exit_status() == 0


def test_pages_of_lists_that_are_not_painted_yet(editor: Terminal) -> None:
    """In the palette, where it finds nothing as well, and among the answers to a question."""
    editor.type(f"{PALETTE}{PAGE_UP}{PAGE_DOWN}щщщ{PAGE_DOWN}{PAGE_UP}{ESCAPE}новое\r{QUIT}{PAGE_UP}{PAGE_DOWN}")
    editor.wait_for("Есть несохранённое")
    editor.type(f"{ESCAPE}{QUIT}{DOWN}{DOWN}\r")

    assert editor.exit_status() == 0
