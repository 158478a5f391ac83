"""The good files that cases are made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sgo_tui.xls.sniff import sniff

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
_SHARED = ROOT.parent / "shared"
_EXPORTS = _SHARED / "exports"
FOLDERS = (FIXTURES, _EXPORTS, _SHARED / "corpus")
"""The project's own files, and the exports and the files of other projects that may lie beside it."""
_ENDINGS = frozenset((".xls", ".xlsx", ".ods", ".csv"))
_LARGEST = 300_000
"""Bytes; larger files are slow and teach nothing more."""


_FAVOURED = 5
"""How much more often than another file an export is taken: with it more of the program is at work."""
_FAVOURED_SIZE = 20_000
"""Bytes from which larger files are taken less often, for they are slow."""


class Source(NamedTuple):
    """A file, and what it is as `sniff` names it."""

    path: Path
    kind: str
    size: int

    @property
    def weight(self) -> float:
        """How often it is taken."""
        is_export = self.path.parent in (FIXTURES, _EXPORTS)
        return (_FAVOURED if is_export else 1) / (_FAVOURED_SIZE + self.size)


def sources(folders: Iterable[Path] = FOLDERS) -> list[Source]:
    """Return the files in `folders` in a fixed order; folders that are missing count for nothing."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in _ENDINGS)
    found = [(path, path.read_bytes()) for path in paths if path.stat().st_size <= _LARGEST]
    return [Source(path, sniff(data), len(data)) for path, data in found]
