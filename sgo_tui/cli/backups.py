"""`sgo-tui backups`: list and delete the copies of files that saving has kept."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sgo_tui.cli.command import FAILED, OK, Commands, add_json, agreed_to_delete, new_command
from sgo_tui.cli.output import print_json
from sgo_tui.errors import FileUnreachable
from sgo_tui.i18n import _, ngettext
from sgo_tui.work.backups import Backup, all_backups, backups_in, delete
from sgo_tui.xls.replacing import real_path

_KIB = 1024


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands, "backups", _("list or delete the copies that saving has kept"), "sgo-tui backups --delete"
    )
    command.add_argument(
        "places",
        nargs="*",
        type=Path,
        metavar=_("FILE or FOLDER"),
        help=_("only the copies of this file or below this folder; all of them when nothing is named"),
    )
    add_json(command)
    command.add_argument("--delete", action="store_true", help=_("delete them, after a question"))
    command.add_argument("--yes", action="store_true", help=_("delete without the question"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    backups = _wanted(options.places)
    if options.json:
        print_json([_as_json(backup) for backup in backups])
    if not backups:
        print(_("There are no copies."), file=sys.stderr)
        return OK
    for backup in () if options.json else backups:
        print(_line(backup))
    count = len(backups)
    print(ngettext("{n} copy", "{n} copies", count).format(n=count), file=sys.stderr)
    if not options.delete:
        print(_("They hold personal data. When the work is done, add --delete."), file=sys.stderr)
        return OK
    if not options.yes and not agreed_to_delete():
        print(_("Nothing was deleted."), file=sys.stderr)
        return OK
    return _delete(backups)


def _wanted(places: Sequence[Path]) -> list[Backup]:
    known = all_backups()
    if not places:
        return known
    found: dict[Path, Backup] = {}
    for place in places:
        path = real_path(place)
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists() fails where a folder is closed or a name too long
            raise FileUnreachable(_("There is no «{name}». Check its name.").format(name=place))
        matches = [b for b in known if path in (b.file, b.path) or path in b.path.parents]
        if path.is_dir():
            matches += backups_in(path)
        found.update({backup.path: backup for backup in reversed(matches)})
    return sorted(found.values(), key=lambda backup: backup.path)


def _line(backup: Backup) -> str:
    size = backup.path.stat().st_size
    return f"{_made(backup):%d.%m.%Y %H:%M}  {max(1, size // _KIB):>7} {_('KiB')}  {backup.path}"


def _as_json(backup: Backup) -> dict[str, str | int]:
    made = _made(backup).isoformat(timespec="seconds")
    return {"file": str(backup.file), "backup": str(backup.path), "made": made, "bytes": backup.path.stat().st_size}


def _made(backup: Backup) -> datetime:
    return datetime.fromtimestamp(backup.path.stat().st_mtime).astimezone()


def _delete(backups: Sequence[Backup]) -> int:
    failures = delete(backup.path for backup in backups)
    for path, reason in failures:
        print(f"sgo-tui: {path}: {reason}", file=sys.stderr)
    count = len(backups) - len(failures)
    print(ngettext("{n} copy was deleted.", "{n} copies were deleted.", count).format(n=count), file=sys.stderr)
    return FAILED if failures else OK
