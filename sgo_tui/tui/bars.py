"""Shares drawn with characters that every terminal has, readable without colour."""

from __future__ import annotations

_SHADES = "░▒▓█"


def bar(part: float, width: int) -> str:
    """Return a bar of `width`, filled by `part`, 0 to 1: full only when all are there, empty only when none is.

    >>> bar(0.5, 6), bar(0.999, 6), bar(0.001, 6), bar(1, 6)
    ('███░░░', '█████░', '█░░░░░', '██████')
    """
    filled = round(part * width)
    if 0 < part < 1:
        filled = min(max(filled, 1), width - 1)
    return "█" * filled + "░" * (width - filled)


def shade(part: float) -> str:
    """Return a character that is the darker the greater `part` is; a space for nothing.

    >>> [shade(part) for part in (0, 0.1, 0.3, 0.6, 1)]
    [' ', '░', '▒', '▓', '█']
    """
    return _SHADES[min(int(part * len(_SHADES)), len(_SHADES) - 1)] if part else " "
