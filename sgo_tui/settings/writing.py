"""Settings as the text of a file: those in force, and an example that explains itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from sgo_tui.i18n import current_language
from sgo_tui.settings.model import Settings

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def example() -> str:
    """Return a settings file in the user's language in which every setting stands behind a «#» and is explained."""
    return Path(__file__).with_name(f"example.{current_language()}.toml").read_text("utf-8")


def as_data(settings: Settings) -> dict[str, Any]:
    """Return all settings by their names, the defaults as well, as plain data."""
    data = {each.name: getattr(settings, each.name) for each in fields(settings) if each.repr}
    return data | {"as_of": settings.as_of and settings.as_of.isoformat()}


def as_lines(settings: Settings) -> Iterator[str]:
    """Yield the lines of a file that says what `settings` say."""
    if settings.as_of is not None:
        yield f"as_of = {_text(f'{settings.as_of:%d.%m.%Y}')}"
    if settings.blank_after != Settings().blank_after:
        yield f"blank_after = {settings.blank_after}"
    if settings.phone_form is not None:
        yield f"phone_form = {_text(settings.phone_form)}"
    if not settings.remember_files:
        yield "remember_files = false"
    if settings.mouse:
        yield "mouse = true"
    if not settings.remember_screen:
        yield "remember_screen = false"
    if settings.theme != Settings().theme:
        yield f"theme = {_text(settings.theme)}"
    if settings.portal is not None:
        yield f"portal = {_text(settings.portal)}"
    if settings.deadline is not None:
        yield f"deadline = {_text(f'{settings.deadline:%d.%m.%Y}')}"
    if not settings.remember_saves:
        yield "remember_saves = false"
    yield from _section("severities", {name: _text(word) for name, word in settings.severities.items()})
    yield from _section("values", {name: _list(texts) for name, texts in settings.values.items()})
    yield from _section("headers", {name: _list(texts) for name, texts in settings.headers.items()})
    yield from _section("keys", {name: _list(keys) for name, keys in settings.keys.items()})


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
