"""Settings as the text of a file: those in force, and an example that explains itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from sgo_tui.i18n import current_language
from sgo_tui.settings.model import Settings

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_DEFAULTS = Settings()
_PLAIN = [each.name for each in fields(Settings) if each.repr and not isinstance(getattr(_DEFAULTS, each.name), dict)]
"""The settings that are one value, and no section."""


def example() -> str:
    """Return a settings file in the user's language in which every setting stands behind a «#» and is explained."""
    return Path(__file__).with_name(f"example.{current_language()}.toml").read_text("utf-8")


def as_data(settings: Settings) -> dict[str, Any]:
    """Return all settings by their names, the defaults as well, as plain data."""
    data = {each.name: getattr(settings, each.name) for each in fields(settings) if each.repr}
    return data | {"as_of": settings.as_of and settings.as_of.isoformat()}


def as_lines(settings: Settings) -> Iterator[str]:
    """Yield the lines of a file that says what `settings` say."""
    for name in _PLAIN:
        if (value := getattr(settings, name)) != getattr(_DEFAULTS, name):
            yield f"{name} = {_as_toml(value)}"
    yield from _section("severities", {name: _text(word) for name, word in settings.severities.items()})
    yield from _section("values", {name: _list(texts) for name, texts in settings.values.items()})
    yield from _section("headers", {name: _list(texts) for name, texts in settings.headers.items()})
    yield from _section("keys", {name: _list(keys) for name, keys in settings.keys.items()})


def defaults_of(settings: Settings) -> dict[str, str | None]:
    """Return the plain settings that nobody has set: their names, and as TOML what holds; None for nothing at all."""
    held = {name: getattr(settings, name) for name in _PLAIN}
    unset = {name: value for name, value in held.items() if value == getattr(_DEFAULTS, name)}
    return {name: None if value is None else _as_toml(value) for name, value in unset.items()}


def _as_toml(value: bool | int | str | date) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return _text(f"{value:%d.%m.%Y}")
    return str(value) if isinstance(value, int) else _text(value)


def _section(title: str, entries: Mapping[str, str]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"[{title}]"
    for name, value in entries.items():
        yield f"{name if _BARE_KEY.fullmatch(name) else _text(name)} = {value}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    # TOML escapes as JSON does, and the one character more that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
