"""How old an export is, and what it was filtered by.

SGO takes telephones, e-mails and passports from the file even where it has newer ones, so an import of an old export
takes back what was done on the cards since.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta

from sgo_tui.export.title import title_of
from sgo_tui.i18n import ngettext
from sgo_tui.work.table import Table
from sgo_tui.work.view import classes
from sgo_tui.xls.replacing import real_path

_DAY = timedelta(days=1)


def exported_at(table: Table) -> datetime | None:
    """Return the latest moment at which the export can have been made; None for a sheet that is none.

    That is before the end of the day in its title and before the file was written; where saving has kept the file as it
    was, before that. To be asked when a file is opened: a save writes it anew.
    """
    if table.export is None:
        return None
    from sgo_tui.work.backups import backup_of  # with saving, 10 ms that the first screen need not wait for

    file = real_path(table.workbook.path)
    kept = backup_of(file, table.workbook.digest)
    moments = [_written(path) for path in (file, kept) if path is not None]
    if day := title_of(table.sheet, table.export).day:
        moments.append(datetime(day.year, day.month, day.day).astimezone() + _DAY)
    return min((moment for moment in moments if moment), default=None)


def days_old(exported: datetime | None, now: datetime) -> int:
    """Return how many whole days have passed; 0 when the moment is not known or has not come."""
    return max(0, (now - exported) // _DAY) if exported else 0


def told_age(exported: datetime | None, now: datetime) -> str:
    """Return what an age means for the import, as a sentence; "" for an export of the last day."""
    days = days_old(exported, now)
    if not days:
        return ""
    return ngettext(
        "The export is {n} day old: an import takes newer changes in SGO back.",
        "The export is {n} days old: an import takes newer changes in SGO back.",
        days,
    ).format(n=days)


def filters_of(table: Table) -> Sequence[tuple[str, str]]:
    """Return the filters that an export was made with, as far as its title, or its only class, tells."""
    if table.export is None:
        return ()
    filters = title_of(table.sheet, table.export).filters
    if not filters and len(names := classes(table)) == 1:
        return [("класс", next(iter(names)))]
    return filters


def _written(path: os.PathLike[str]) -> datetime | None:
    try:
        return datetime.fromtimestamp(os.stat(path).st_mtime).astimezone()  # noqa: PTH116 - as in `real_path`
    except (OSError, OverflowError, ValueError):
        return None
