"""The protocol tells what differs from the original, and which of the known saves did it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from rewriting import rewritten

from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.work import Table, open_table, protocol
from sgo_tui.work.protocol import Action, Protocol, protocol_of
from sgo_tui.work.protocol_report import as_json, as_lines
from sgo_tui.work.saves import Save

FIRST = datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=12)))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of synthetic people."""
    return write_demo(tmp_path / "export.xls", rows=8, layout="flat").path


def place(table: Table, person: int, field: str = "snils") -> tuple[int, int]:
    """Return the cell of a field of one of the pupils."""
    assert table.export is not None
    return table.first_data_row + person, table.export.persons[Owner.PUPIL][field]


def save_of(table: Table, *cells: tuple[int, int], number: int = 0, sheet: str | None = None) -> Save:
    """Return a save of the school's secretary, an hour after the one before."""
    return Save(
        FIRST + timedelta(hours=number), "Секретарь", "sekretar", "school", Path("a.xls"), Path("b.xls"),
        table.workbook.digest if not number else str(number), str(number + 1), sheet or table.sheet.name,
        frozenset(cells),
    )  # fmt: skip


def made(
    export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: dict[tuple[int, int], str], *saves: Save
) -> Protocol:
    """Return the protocol of a file with new values, of which these saves are known."""
    original = open_table(export)
    edited = open_table(rewritten(original, tmp_path / "edited.xls", values=values))
    monkeypatch.setattr(protocol, "saves_until", lambda _digest: list(saves))
    return protocol_of(original, edited)


def test_what_was_done(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell is filled in, changed or cleared; cells that hold the same are not told."""
    table = open_table(export)
    filled = next(n for n in range(8) if table.text(*place(table, n)))
    empty = open_table(rewritten(table, tmp_path / "empty.xls", values={place(table, 7): ""}))
    values = {place(table, filled): "112-233-445 95", place(table, 7): "112-855-899 74"}
    told = made(empty.workbook.path, tmp_path, monkeypatch, values)
    assert [(entry.row, entry.action) for entry in told.entries] == [
        (place(table, filled)[0], Action.CHANGED),
        (place(table, 7)[0], Action.FILLED),
    ]
    cleared = made(export, tmp_path, monkeypatch, {place(table, filled): ""})
    assert [entry.action for entry in cleared.entries] == [Action.CLEARED]


def test_the_last_save_of_a_cell_answers_for_it(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that no save names was changed by another program, one of another sheet is another cell."""
    table = open_table(export)
    one, two, three = (place(table, n) for n in range(3))
    saves = [
        save_of(table, one, two),
        save_of(table, two, number=1),
        save_of(table, one, two, three, number=2, sheet="Лист2"),
    ]
    values = {one: "112-233-445 95", two: "112-855-899 74", three: "087-654-303 00"}
    told = made(export, tmp_path, monkeypatch, values, *saves)
    assert [entry.save for entry in told.entries] == [0, 1, None]


def test_saves_before_the_original_are_no_part_of_it(
    export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a later file is named as the original, the protocol begins with it."""
    table = open_table(export)
    earlier = save_of(table, place(table, 0), number=5)
    told = made(export, tmp_path, monkeypatch, {}, earlier, save_of(table, place(table, 1)))
    assert [save.cells for save in told.saves] == [{place(table, 1)}]


def test_a_page_to_be_printed(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, period, who, then row, class, name, cell and column; room for signatures; no line too long for paper."""
    table = open_table(export)
    cells = [place(table, 0), place(table, 1)]
    saves = [save_of(table, cells[0]), save_of(table, cells[1], number=1)]
    values = {cells[0]: "112-233-445 95", cells[1]: "112-855-899 74"}
    told = made(export, tmp_path, monkeypatch, values, *saves)
    lines = list(as_lines(told, with_values=False))
    text = "\n".join(lines)
    assert "Period: 24.11.2026 09:05 — 24.11.2026 10:05" in lines
    assert "  2. 24.11.2026 10:05, Секретарь (sekretar), school: 1 cell" in lines
    assert "Changed: 2 cells, 2 people" in lines
    name = " ".join(table.text(*place(table, 0, field)) for field in ("last_name", "first_name", "middle_name"))
    assert any(line.startswith("1. Row 2, ") and line.endswith(name) for line in lines)
    assert text.count("(save 1)") == text.count("(save 2)") == 1
    assert [line.partition("  ")[0] for line in lines if "____ / ____" in line] == ["Changed by", "Checked by"]
    assert max(map(len, lines)) < 90
    assert not [value for value in values.values() if value in text]
    assert all(value in "\n".join(as_lines(told, with_values=True)) for value in values.values())


def test_a_protocol_of_nothing(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Says so, and that nobody is known to have saved."""
    lines = list(as_lines(made(export, tmp_path, monkeypatch, {}), with_values=False))
    assert {"No cell was changed.", "Who saved the file and when is not known."} <= set(lines)


def test_more_than_cells(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another program has done to rows and columns is hinted at."""
    original = open_table(export)
    edited = open_table(rewritten(original, tmp_path / "edited.xls", rows=original.data_rows[1:]))
    monkeypatch.setattr(protocol, "saves_until", lambda _digest: [])
    told = protocol_of(original, edited)
    assert (list(told.entries), told.others) == ([], 1)
    assert any("sgo-tui diff" in line for line in as_lines(told, with_values=False))


def test_for_programs(export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is counted from 0; values are there only when asked for."""
    table = open_table(export)
    cell = place(table, 0)
    told = made(export, tmp_path, monkeypatch, {cell: "112-233-445 95"}, save_of(table, cell))
    report = as_json(told, with_values=False)
    assert report["saves"][0] == {
        "time": "2026-11-24T09:05:00+12:00",
        "name": "Секретарь",
        "login": "sekretar",
        "machine": "school",
        "file": "b.xls",
        "cells": 1,
    }
    (change,) = report["changes"]
    assert (change["row"], change["column"], change["key"], change["save"]) == (*cell, "pupil_snils", 0)
    assert "new" not in change
    assert as_json(told, with_values=True)["changes"][0]["new"] == "112-233-445 95"
