"""The protocol of changes for people, to be printed and signed, and for programs (JSON).

Names and classes of pupils are in it, for that is its purpose; values of cells only when asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.export_age import filters_of
from sgo_tui.work.homes import class_column
from sgo_tui.work.people import name_in
from sgo_tui.work.protocol import Entry, Protocol
from sgo_tui.work.saves import Save

_SIGNATURE = "____________________ / ____________________ /   ___.___.______"


def as_lines(protocol: Protocol, *, with_values: bool) -> Iterator[str]:
    """Yield the lines of a page to be printed."""
    yield from map(marked, _heading(protocol))
    yield ""
    people = groupby(protocol.entries, key=lambda entry: entry.row)
    for number, (row, entries) in enumerate(people, 1):
        yield marked(f"{number}. {_person(protocol, row)}")
        for entry in entries:
            yield marked(f"   {_line(protocol, entry, with_values=with_values)}")
    if not protocol.entries:
        yield _("No cell was changed.")
    if protocol.others:
        yield _("The rows, columns or names of columns were changed, too: see sgo-tui diff.")
    yield ""
    for role in (_("Changed by"), _("Checked by")):
        yield ""
        yield f"{role:<16} {_SIGNATURE}"


def as_json(protocol: Protocol, *, with_values: bool) -> dict[str, Any]:
    """Return the same as plain data; rows, columns and saves are counted from 0."""
    return {
        "original": str(protocol.original.workbook.path),
        "file": str(protocol.edited.workbook.path),
        "filters": dict(filters_of(protocol.original)),
        "saves": [
            {
                "time": save.time.isoformat(),
                "name": save.name,
                "login": save.login,
                "machine": save.machine,
                "file": str(save.file),
                "cells": len(save.cells),
            }
            for save in protocol.saves
        ],
        "changes": [_entry(protocol, entry, with_values=with_values) for entry in protocol.entries],
        "other_changes": protocol.others,
    }


def _heading(protocol: Protocol) -> Iterator[str]:
    yield _("PROTOCOL OF CHANGES")
    yield ""
    yield _("File: {name}").format(name=protocol.edited.workbook.path.name)
    yield _("Original: {name}").format(name=protocol.original.workbook.path.name)
    if filters := filters_of(protocol.original):
        yield _("Export: {filters}").format(filters=", ".join(f"{name} — {value}" for name, value in filters))
    if protocol.saves:
        first, last = _moment(protocol.saves[0].time), _moment(protocol.saves[-1].time)
        yield _("Period: {period}").format(period=first if first == last else f"{first} — {last}")
        yield _("Saves:")
        yield from (f"  {number}. {_save(save)}" for number, save in enumerate(protocol.saves, 1))
    else:
        yield _("Who saved the file and when is not known.")
    people = len({entry.row for entry in protocol.entries})
    yield _("Changed: {cells}, {people}").format(
        cells=ngettext("{n} cell", "{n} cells", len(protocol.entries)).format(n=len(protocol.entries)),
        people=ngettext("{n} person", "{n} people", people).format(n=people),
    )


def _save(save: Save) -> str:
    who = f"{save.name} ({save.login})" if save.name and save.name != save.login else save.login
    cells = ngettext("{n} cell", "{n} cells", len(save.cells)).format(n=len(save.cells))
    return f"{_moment(save.time)}, {who}, {save.machine}: {cells}"


def _moment(time: datetime) -> str:
    return f"{time:%d.%m.%Y %H:%M}"


def _person(protocol: Protocol, row: int) -> str:
    parts = [_("Row {number}").format(number=row + 1), _class(protocol, row), name_in(protocol.edited, row)]
    return ", ".join(part for part in parts if part)


def _class(protocol: Protocol, row: int) -> str:
    column = class_column(protocol.edited)
    return "" if column is None else protocol.edited.text(row, column)


def _line(protocol: Protocol, entry: Entry, *, with_values: bool) -> str:
    change = entry.change
    assert change.edited is not None
    assert change.column is not None
    told = f"{cell_name(*change.edited):<6} {change.column.title}: {entry.action.told}"
    if with_values:
        told += f" [{change.old}] → [{change.new}]"
    if protocol.saves and entry.save is None:
        told += " " + _("(by whom is not known)")
    elif len(protocol.saves) > 1 and entry.save is not None:
        told += " " + _("(save {n})").format(n=entry.save + 1)
    return told


def _entry(protocol: Protocol, entry: Entry, *, with_values: bool) -> dict[str, Any]:
    change = entry.change
    assert change.edited is not None
    assert change.column is not None
    row, column = change.edited
    data = {
        "cell": cell_name(row, column),
        "row": row,
        "column": column,
        "person": name_in(protocol.edited, row),
        "class": _class(protocol, row),
        "title": change.column.title,
        "key": change.key or None,
        "action": entry.action.word,
        "save": entry.save,
    }
    return data | ({"old": change.old, "new": change.new} if with_values else {})
