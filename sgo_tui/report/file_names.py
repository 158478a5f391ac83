"""Names for files after what stands in a cell: such that every system takes them, and no two the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for itself."""
_LONGEST = 60
"""Characters; with two bytes each and an ending there is room on every disk."""


def file_names(texts: Iterable[str]) -> list[str]:
    """Return a name without ending for each text, also where case alone would tell two apart.

    >>> file_names(["5А", "5/6", "..", "nul", "5а", " 10 «Б»."])
    ['5А', '5_6', '_', '_nul', '5а (2)', '10 «Б»']
    """
    taken: set[str] = set()
    return [_free(_safe(text), taken) for text in texts]


def _safe(text: str) -> str:
    name = _FORBIDDEN.sub("_", text)[:_LONGEST].strip(" .") or "_"
    return f"_{name}" if _DEVICE.match(name) else name


def _free(name: str, taken: set[str]) -> str:
    result, number = name, 2
    while result.casefold() in taken:
        result, number = f"{name} ({number})", number + 1
    taken.add(result.casefold())
    return result
