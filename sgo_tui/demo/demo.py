"""Making a demo export: people are invented, some of their values spoiled, and all of it written down."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from sgo_tui.demo.cards import Row, make_row, seat_guardian
from sgo_tui.demo.layouts import DATA_SHEET, LAYOUTS, Layout, find_layout
from sgo_tui.demo.people import Pupil, School
from sgo_tui.demo.planter import Planter
from sgo_tui.demo.writer import Writer
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.i18n import _
from sgo_tui.xls.replacing import put_new, real_path, replace, telling_failures
from sgo_tui.xls.temporaries import temporary_beside

MOST_ROWS = 65_000
"""A worksheet has 65,536 rows; the header needs some."""


class Planted(NamedTuple):
    """A value that was spoiled on purpose."""

    sheet: str
    row: int
    """0-based, as is the column."""
    column: int
    rule: str
    """The code of the rule that finds it: "S5"."""
    note: str
    """What was done, in a few words."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo export that has been written."""

    path: Path
    layout: str
    rows: int
    """Pupils, without the header."""
    planted: tuple[Planted, ...]
    """All mistakes, in the order of rows and columns; every other value is right."""


def write_demo(
    path: str | os.PathLike[str],
    rows: int = 120,
    layout: str = LAYOUTS[0],
    seed: int = 2026,
    *,
    force: bool = False,
) -> Demo:
    """Write an export of invented people to `path`, which must not exist yet unless `force` is given.

    The same arguments give the same bytes. The file is for its owner only, as a real export should be.
    Raises `UsageError` when `rows` is not in 1..65,000 or there is no such layout, and `CannotWrite` when
    the file exists or the system refuses it.
    """
    if not 1 <= rows <= MOST_ROWS:
        raise UsageError(_("A demo file has from 1 to {most} rows.").format(most=MOST_ROWS))
    chosen = find_layout(layout)
    target = Path(path)
    with telling_failures(target):
        if os.path.lexists(target) and not force:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        writer, stream = Writer(chosen), io.BytesIO()
        planted = tuple(_fill(writer, chosen, rows, seed))
        writer.save(stream)
        with temporary_beside(target, [stream.getvalue()]) as temporary:
            (replace if force else put_new)(temporary, real_path(target))
    return Demo(target, layout, rows, planted)


def _fill(writer: Writer, layout: Layout, rows: int, seed: int) -> Iterator[Planted]:
    """Add all rows to `writer` and yield what was spoiled in them."""
    random = Random(seed)  # noqa: S311 - the same seed must give the same people
    school = School(random)
    planter = Planter(random)
    columns = {(heading.owner, heading.field): c for c, heading in enumerate(layout.headings)}
    for number, pupil in enumerate(school.pupils(rows), start=1):
        row = make_row(pupil, number, school.numbers, random)
        if Owner.REPRESENTATIVE not in layout.owners:
            seat_guardian(row)
        mistakes = list(planter.plant(row, _own_columns(pupil, row, columns)))
        place = writer.add(row)
        for owner, field, mistake in mistakes:
            yield Planted(DATA_SHEET, place, columns[owner, field], mistake.rule, mistake.note)


def _own_columns(pupil: Pupil, row: Row, columns: dict[tuple[Owner, str], int]) -> Iterator[tuple[Owner, str]]:
    """Yield the columns whose values stand in this row only.

    A mistake in one of two rows of the same parent would make the other a suspect too.
    """
    shared = set(row) - {Owner.ROW, Owner.PUPIL} if pupil.family.children > 1 else set()
    return ((owner, field) for owner, field in columns if owner not in shared)
