"""`sgo-tui progress`: how many people are ready, check after check, and whether that is fast enough."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sgo_tui.cli.command import OK, Commands, add_json, new_command, take_settings
from sgo_tui.cli.counting import counted
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import _, ngettext
from sgo_tui.keeping.progress import Progress, all_progress, forget_progress, progress_of
from sgo_tui.plain import marked
from sgo_tui.settings import settings
from sgo_tui.work.trend import Counts, Day, told_pace
from sgo_tui.work.trend_chart import chart, sparkline

__all__ = ["add", "counted"]

_MOST_SHOWN = 12
"""Checks that a line of a class shows."""

_MANY = 7
"""Classes that no longer have room below each other in 24 lines."""


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(
        commands,
        "progress",
        _("show how many people are ready, check after check, against the deadline"),
        "sgo-tui progress 5a.xls",
    )
    command.add_argument("file", nargs="?", type=Path, metavar=_("FILE.xls"), help=_("of this file; all by default"))
    add_json(command)
    command.add_argument("--delete", action="store_true", help=_("delete what was kept"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    take_settings()
    if options.delete:
        count = forget_progress(options.file)
        print(ngettext("Deleted: {n} file.", "Deleted: {n} files.", count).format(n=count), file=sys.stderr)
        return OK
    one = progress_of(options.file) if options.file else None
    found = all_progress() if options.file is None else [one] if one else []
    if options.json:
        print_json([_as_json(progress) for progress in found])
    elif len(found) == 1:
        for line in _lines(found[0]):
            print(line)
    else:
        for progress in found:
            print(_summary(progress))
    if not settings().keep_progress:
        print(_("Checks keep nothing: to let them, put keep_progress = true into the settings."), file=sys.stderr)
    elif not found:
        print(_("No check has kept anything yet: sgo-tui check FILE.xls"), file=sys.stderr)
    return OK


def _lines(progress: Progress) -> Iterator[str]:
    from sgo_tui.check.readiness import WORDS, Lack

    deadline, days = settings().deadline, progress.days
    yield marked(_("{file}: ready for Госуслуги").format(file=progress.file.name))
    yield from chart(days, deadline, is_ascii=_is_ascii())
    yield _told(days[-1].total)
    yield told_pace(days, deadline, _today())
    words = {lack.value: _(WORDS[lack]) for lack in Lack}
    lacks = [f"{words[name]} {n}" for name, n in days[-1].total.lacks.items() if name in words]
    if lacks:
        yield _("Lacking or wrong: {lacks}.").format(lacks=", ".join(lacks))
    yield from _classes(days)


def _classes(days: Sequence[Day]) -> Iterator[str]:
    """Yield for each class of the last check how it was, and how it is: two in a line where there are many."""
    names = days[-1].by_class
    width = max(map(len, names), default=0)
    told: list[str] = []
    for name, now in names.items():
        parts = [day.by_class[name].part for day in days if name in day.by_class][-_MOST_SHOWN:]
        line = sparkline(parts, is_ascii=_is_ascii())
        told.append(f"{name or '-':<{width}}  {line:<{min(len(days), _MOST_SHOWN)}}  {now.ready}/{now.people}")
    beside = 2 if len(told) > _MANY else 1
    for start in range(0, len(told), beside):
        yield marked("  " + "".join(f"{text:<38}" for text in told[start : start + beside]).rstrip())


def _summary(progress: Progress) -> str:
    parts = [day.total.part for day in progress.days][-_MOST_SHOWN:]
    line = sparkline(parts, is_ascii=_is_ascii())
    return marked(f"{line:<{_MOST_SHOWN}}  {_told(progress.days[-1].total)}  {progress.file}")


def _told(now: Counts) -> str:
    return _("Ready: {ready} of {people}, {percent} %").format(ready=now.ready, people=now.people, percent=now.percent)


def _as_json(progress: Progress) -> dict[str, Any]:
    return {
        "file": str(progress.file),
        "days": [
            {"day": day.day.isoformat(), "classes": {name: vars(counts) for name, counts in day.by_class.items()}}
            for day in progress.days
        ],
    }


def _today() -> date:
    return datetime.now().astimezone().date()


def _is_ascii() -> bool:
    """Whether the terminal has no characters for bars."""
    try:
        "▁█│┊".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False
