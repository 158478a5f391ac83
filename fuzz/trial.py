"""What the program does with a file, and what must hold whatever the file is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

from sgo_tui.cli import main
from sgo_tui.convert import convert
from sgo_tui.errors import FileUnreachable, SgoError, WrongContainer
from sgo_tui.tui import describe
from sgo_tui.tui.layout import lay_out
from sgo_tui.tui.themes import TERMINAL
from sgo_tui.work import Table
from sgo_tui.work.opening import preview_table, table_at
from sgo_tui.work.view import Wanted, make_view
from sgo_tui.xls import CellValue, Kind, Workbook, open_workbook
from sgo_tui.xls.save import save

_PREVIEWED = 56
_ROWS_SHOWN, _COLUMNS_APART = 40, 7
"""How much of a table is laid out as on the screen."""
_SCRUBS = 0.3
"""How often old values are taken out of the saved file."""
_VALUES: tuple[CellValue, ...] = ("", "=1+1", "Ж" * 40, "\x1b[2J\u202e", "112-233-445 95", 7.0, None, True, "😀")
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]")
_COMMANDS = (
    ("check", "{case}", "--values"),
    ("check", "{case}", "--json", "--values"),
    ("check", "{case}", "--format", "sarif", "--values"),
    ("fix", "{case}", "--dry-run", "--values", "--yes"),
    ("diff", "{original}", "{case}", "--values"),
    ("diff", "{original}", "{case}", "--json", "--values"),
    ("repair", "{case}", "--original", "{original}", "-o", "{out}", "--yes", "--with-erasing"),
)
_FEWEST, _MOST = 0, 2
"""Exit codes."""


class Trial:
    """Does with one file what the program does; raises where something else happens than it should."""

    def __init__(self, path: Path, original: Path, chance: Random) -> None:
        """Try the file at `path`, which was made of `original`; all that is written goes beside it."""
        self.outcomes: Counter[str] = Counter()
        """What has happened: the names of errors, and what was done to the end."""
        self._path = path
        self._original = original
        self._chance = chance
        self._folder = path.parent
        self._written = {path.name}

    def run(self) -> None:
        """Open, read, check, show, save, convert and compare."""
        before = self._path.read_bytes()
        with self._refusals():
            preview = preview_table(self._path, None, _PREVIEWED)
            if preview is not None:
                _show(preview)
        if self._is_convertible():
            self._convert()
        for command in self._chance.sample(_COMMANDS, 2):
            self._command(*command)
        assert self._path.read_bytes() == before, "the file was written to"
        assert {path.name for path in self._folder.iterdir()} == self._written, "files were left behind"

    def _is_convertible(self) -> bool:
        """Use the workbook, if it is one; returns whether another one is to be made of it."""
        with self._refusals():
            try:
                workbook = open_workbook(self._path)
            except WrongContainer as error:
                if error.convertible:
                    return True
                raise
            _read(workbook)
            table = table_at(workbook, None)
            table.check_all()
            _show(table)
            self.outcomes["opened"] += 1
            with self._refusals():
                self._save(workbook)
            return workbook.read_only is not None
        return False

    def _save(self, workbook: Workbook) -> None:
        """Save a few edits elsewhere, and read the saved file again."""
        target = self._folder / "saved.xls"
        edits = self._edits(workbook)
        saved = save(workbook, edits, target, scrub=self._chance.random() < _SCRUBS)
        self._written.add(target.name)
        _must_be_saved(workbook, saved.workbook, edits)
        _must_be_saved(workbook, open_workbook(target), edits)
        self.outcomes["saved"] += 1

    def _edits(self, workbook: Workbook) -> dict[tuple[int, int, int], CellValue]:
        """Choose cells that may be edited: filled ones, empty ones, some beyond the table."""
        edits: dict[tuple[int, int, int], CellValue] = {}
        for _ in range(self._chance.randrange(1, 6) if workbook.sheets else 0):
            sheet = self._chance.choice(workbook.sheets)
            row = self._chance.randrange(min(sheet.row_count + 3, 65_536))
            column = self._chance.randrange(min(sheet.column_count + 2, 256))
            if sheet.refusal(row, column) is None:
                edits[sheet.index, row, column] = self._chance.choice(_VALUES)
        return edits

    def _convert(self) -> None:
        """Make a workbook of the file, and open it."""
        target = self._folder / "converted.xls"
        with self._refusals():
            made = convert(self._path, target).workbook
            self._written.add(target.name)
            opened = open_workbook(target)
            assert opened.read_only is None, "a converted file can only be read"
            assert [sheet.name for sheet in opened.sheets] == [sheet.name for sheet in made.sheets]
            _read(opened)
            self.outcomes["converted"] += 1

    def _command(self, *words: str) -> None:
        """Run a command, and look at what it prints."""
        target = self._folder / "out.xls"
        places = {"case": self._path, "original": self._original, "out": target}
        told = StringIO()
        with redirect_stdout(told), redirect_stderr(told):
            code = main([word.format_map(places) for word in words])
        assert _FEWEST <= code <= _MOST
        _must_be_plain(told.getvalue())
        if target.exists() and target.name not in self._written:
            assert code < _MOST, "a file was written, and something else was told"
            self._written.add(target.name)
        self.outcomes[f"{words[0]}: {code}"] += 1

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Let the program say no in its own words; neither lack of memory nor depth is a reason for that."""
        try:
            yield
        except SgoError as error:
            _must_be_plain(str(error))
            reasons = [type(reason) for reason in _reasons(error)]
            assert not {FileUnreachable, MemoryError, RecursionError} & set(reasons), f"refused because of {reasons}"
            self.outcomes[type(error).__name__] += 1


def _read(workbook: Workbook) -> None:
    for sheet in workbook.sheets:
        for row in range(sheet.row_count):
            for column in range(len(sheet.raw_row(row)[0])):
                assert isinstance(sheet.text(row, column), str)


def _show(table: Table) -> None:
    """Lay the table out and tell of cells, as the editor does."""
    view = make_view(table, Wanted())
    lay_out(table, view, range(table.column_count), 120)
    for row in view.rows[:_ROWS_SHOWN]:
        for column in range(0, table.column_count, _COLUMNS_APART):
            describe.heading(table, row, column, TERMINAL)
            describe.value(table, row, column, TERMINAL)
            describe.findings(table.problems.at(row, column), TERMINAL)
            describe.remedy(table, row, column, TERMINAL)


def _reasons(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _must_be_plain(text: str) -> None:
    found = _OBEYED.search(text)
    assert found is None, f"{found[0]!r} would be sent to the terminal"


def _must_be_saved(before: Workbook, after: Workbook, edits: dict[tuple[int, int, int], CellValue]) -> None:
    """The edited cells hold what was asked for, and all others what they held."""
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for row in range(max(old.row_count, new.row_count)):
            if old.raw_row(row) != new.raw_row(row):
                for column in range(max(old.column_count, new.column_count)):
                    same = (old.kind(row, column), old.text(row, column)) == (
                        new.kind(row, column), new.text(row, column)
                    )  # fmt: skip
                    assert same or (old.index, row, column) in edits, f"another cell has changed: {row}, {column}"
    for (index, row, column), value in edits.items():
        found, kind = after.sheets[index].value(row, column), after.sheets[index].kind(row, column)
        is_date = isinstance(value, float) and kind is Kind.DATE
        assert is_date or found == (value or None if value != 0 else value), f"not what was asked: {row}, {column}"
