"""How many people were ready at each check: counts by day and class, in the user's own folder, only where wanted.

There is a file for each checked file, named after its path, with a line a day; no name and no value is in it. What
cannot be read is passed over, and what cannot be written is no reason to fail.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sgo_tui.settings import settings
from sgo_tui.work import Table
from sgo_tui.work.trend import Counts, Day

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_MOST_DAYS = 400
_MOST_BYTES = 4 << 20
"""Of a file that is read: years of a large school take less."""


@dataclass(frozen=True)
class Progress:
    """What was counted of one file, day by day."""

    file: Path
    days: tuple[Day, ...]
    """At least one, the oldest first."""


def keep_progress(table: Table, day: date | None = None) -> None:
    """Keep the counts of a table that is checked, in place of those kept on the same `day`, today unless told."""
    if not settings().keep_progress or table.export is None or table.part_checked < 1:
        return
    from sgo_tui.work.readiness import readiness, readiness_as_json

    found = readiness_as_json(readiness(table, table.export))
    file = Path(os.path.abspath(table.path))  # noqa: PTH100 - Path.absolute() would leave ".."
    kept = {"day": (day or _today()).isoformat(), "file": str(file), "classes": found["classes"]}
    with suppress(OSError):
        _write(_place_of(file), [*(line for line in _lines(_place_of(file)) if line["day"] != kept["day"]), kept])


def progress_of(file: Path) -> Progress | None:
    """Return what was counted of a file; None where nothing was."""
    return _read(_place_of(Path(os.path.abspath(file))))  # noqa: PTH100 - as above


def all_progress() -> list[Progress]:
    """Return what was counted of all files, the one that was checked last first."""
    found = [progress for place in _places() if (progress := _read(place))]
    return sorted(found, key=lambda progress: progress.days[-1].day, reverse=True)


def forget_progress(file: Path | None = None) -> int:
    """Delete what was counted of a file, or of all files; returns of how many there was something."""
    places = _places() if file is None else [_place_of(Path(os.path.abspath(file)))]  # noqa: PTH100 - as above
    gone = 0
    for place in places:
        with suppress(OSError):
            place.unlink()
            gone += 1
    return gone


def _today() -> date:
    return datetime.now().astimezone().date()


def _read(place: Path) -> Progress | None:
    lines = _lines(place)
    days = sorted((Day(date.fromisoformat(line["day"]), _classes(line["classes"])) for line in lines), key=_by_day)
    return Progress(Path(lines[-1]["file"]), tuple(days)) if days else None


def _by_day(day: Day) -> date:
    return day.day


def _classes(kept: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, Counts]:
    """Return the counts by class, whoever the people are."""
    found: dict[str, Counts] = {}
    for name, people in kept.items():
        for each in people.values():
            counts = Counts(each["people"], each["ready"], Counter(each["lacks"]))
            found[name] = found.get(name, Counts()).plus(counts)
    return found


def _lines(place: Path) -> list[dict[str, Any]]:
    """Return the lines of a file that can be understood."""
    try:
        if place.stat().st_size > _MOST_BYTES:
            return []
        texts = place.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [line for text in texts if (line := _line(text))]


def _line(text: str) -> dict[str, Any] | None:
    """Return a line as it was kept; None for one that is broken."""
    try:
        line = json.loads(text)
        date.fromisoformat(line["day"])
        _classes(line["classes"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    is_whole = isinstance(line["file"], str) if "file" in line else False
    return line if is_whole and all(c.people >= c.ready >= 0 for c in _classes(line["classes"]).values()) else None


def _write(place: Path, lines: list[dict[str, Any]]) -> None:
    """Write a file anew; who reads it meanwhile sees the old one or the new one."""
    place.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    text = "".join(json.dumps(line) + "\n" for line in lines[-_MOST_DAYS:])
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE)
    with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - of an open file
        file.write(text)
    temporary.replace(place)


def _places() -> list[Path]:
    try:
        return sorted(_folder().glob("*.jsonl"))
    except OSError:
        return []


def _place_of(file: Path) -> Path:
    return _folder() / f"{hashlib.sha256(os.fsencode(file)).hexdigest()[:32]}.jsonl"


def _folder() -> Path:
    from platformdirs import user_state_path  # as in the journal

    return user_state_path("sgo-tui", appauthor=False) / "progress"
