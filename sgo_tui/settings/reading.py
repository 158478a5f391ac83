"""Reading a settings file: what it says, or the line where it says something that cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import N_, _
from sgo_tui.settings.days import parse_day, plausible
from sgo_tui.settings.model import SEVERITIES, THEMES, Settings, meant
from sgo_tui.settings.source import Source, parse

_PHONE_FORM = re.compile(r"(?:\+?7|8)(?:[ ().-]*X){10}")
_MOST_MINUTES = 600
_LONGEST_ADDRESS = 100
_X = str.maketrans("xхХ", "XXX")
"""The letter as it comes from a small or a Russian key."""

_EXPECTED: Mapping[str, str] = {
    "as_of": N_('Write a day that exists, of the years 2000 to 2099, in quotes: as_of = "01.09.2026"'),
    "deadline": N_('Write a day that exists, of the years 2000 to 2099, in quotes: deadline = "01.12.2026"'),
    "blank_after": N_("Write minutes, 1 to 600, or 0 for never: blank_after = 15"),
    "remember_files": N_("Write yes or no as TOML has them: remember_files = false"),
    "mouse": N_("Write yes or no as TOML has them: mouse = true"),
    "remember_screen": N_("Write yes or no as TOML has them: remember_screen = false"),
    "portal": N_('Write the address as families shall read it, on one line: portal = "sgo.example.ru"'),
    "remember_saves": N_("Write yes or no as TOML has them: remember_saves = false"),
    "keep_progress": N_("Write yes or no as TOML has them: keep_progress = true"),
    "phone_form": N_('Write 7, +7 or 8 and ten X for the digits: phone_form = "+7-XXX-XXXXXXX"'),
}
_EXPECTED_LINE = N_('Write name = "text" or name = ["text", "text"], the name in Latin letters, each of them once.')


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at `path`; raises `WrongSettings` when it cannot be read or understood.

    Whether its rules and fields are known is for `Settings.refuse_unknown`.
    """
    source = Source(path, _text(path))
    said = _said(source)
    for key in said:
        if key not in _READERS:
            sentence = _("There is no setting «{name}».").format(name=key)
            names = _("There are: {names}.").format(names=", ".join(_READERS))
            raise source.wrong(" ".join([sentence, *meant(key, _READERS), names]), key)
    return Settings(**{key: _READERS[key](source, key, value) for key, value in said.items()}, source=source)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WrongSettings(_failure(path, error)) from error
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Source(path, "").wrong_in(str(line), _("This is not UTF-8. Save the file in this encoding.")) from error


def _failure(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("There is no settings file {file}. Check its name.").format(file=path)
    if isinstance(error, IsADirectoryError):
        return _("{file} is a folder. Name the settings file in it.").format(file=path)
    if isinstance(error, PermissionError):
        return _("You have no right to read {file}. Ask its owner for access.").format(file=path)
    return _("{file} could not be read: {reason}.").format(file=path, reason=error.strerror)


def _said(source: Source) -> dict[str, Any]:
    try:
        return parse(source.text)
    except (ValueError, RecursionError) as error:
        lines = source.lines_of_failure(error)
        key = source.text.split("\n")[lines.start - 1].partition("=")[0].strip()
        told = str(lines.start) if len(lines) == 1 else f"{lines.start}-{lines.stop - 1}"
        raise source.wrong_in(told, _(_EXPECTED.get(key, _EXPECTED_LINE))) from error


def _day(source: Source, key: str, value: Any) -> date:
    with suppress(ValueError):
        if isinstance(value, str):
            return parse_day(value)
        if type(value) is date:  # a moment is a day to isinstance
            return plausible(value)
    raise source.wrong(_(_EXPECTED[key]), key)


def _minutes(source: Source, key: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MOST_MINUTES:  # a truth value is an int, too
        raise source.wrong(_(_EXPECTED[key]), key)
    return value


def _phone_form(source: Source, key: str, value: Any) -> str:
    form = value.translate(_X) if isinstance(value, str) else ""
    if not _PHONE_FORM.fullmatch(form):
        raise source.wrong(_(_EXPECTED[key]), key)
    return form


def _address(source: Source, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _LONGEST_ADDRESS:
        raise source.wrong(_(_EXPECTED[key]), key)
    return value.strip()


def _flag(source: Source, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise source.wrong(_(_EXPECTED[key]), key)
    return value


def _theme(source: Source, key: str, value: Any) -> str:
    if value not in THEMES:
        words = ", ".join(f'"{word}"' for word in THEMES)
        raise source.wrong(_("Write for «{name}» one of {words}.").format(name=key, words=words), key)
    return str(value)


def _severities(source: Source, key: str, value: Any) -> Mapping[str, str]:
    table = _table(source, key, value)
    for name, severity in table.items():
        if severity not in SEVERITIES:
            words = ", ".join(f'"{word}"' for word in SEVERITIES)
            raise source.wrong(_("Write for «{name}» one of {words}.").format(name=name, words=words), key, name)
    return table


def _texts(source: Source, key: str, value: Any) -> Mapping[str, tuple[str, ...]]:
    table = _table(source, key, value)
    for name, texts in table.items():
        if not isinstance(texts, list):
            sentence = _('Write a list of texts in square brackets: {name} = ["text", "text"]')
            raise source.wrong(sentence.format(name=name), key, name)
        for index, text in enumerate(texts):
            if not _is_told(text):
                sentence = _("The list of «{name}» takes texts in quotes, each with a letter or a digit.")
                raise source.wrong(sentence.format(name=name), key, name, index)
    return {name: tuple(texts) for name, texts in table.items()}


def _keys(source: Source, key: str, value: Any) -> Mapping[str, tuple[str, ...]]:
    table = _table(source, key, value)
    for name, keys in table.items():
        if not isinstance(keys, str) and not (isinstance(keys, list) and all(isinstance(each, str) for each in keys)):
            sentence = _('Write a key or several: {name} = "F2" or {name} = ["F2", "Ctrl+E"]; "" for none.')
            raise source.wrong(sentence.format(name=name), key, name)
    lists = {name: [keys] if isinstance(keys, str) else keys for name, keys in table.items()}
    return {name: tuple(text for text in texts if text.strip()) for name, texts in lists.items()}


def _is_told(text: object) -> bool:
    return isinstance(text, str) and any(char.isalnum() or char == "№" for char in text)


def _table(source: Source, key: str, value: Any) -> dict[str, Any]:
    """Return the entries of a section; a setting of the file itself may stand in it by mistake."""
    if not isinstance(value, dict):
        raise source.wrong(_("«{name}» is a section: write [{name}], and what is in it below.").format(name=key), key)
    for name in value:
        if name in _READERS:
            sentence = _("«{name}» stands within [{section}]. Move it above the first line in square brackets.")
            raise source.wrong(sentence.format(name=name, section=key), key, name)
    return value


_READERS: Mapping[str, Callable[[Source, str, Any], Any]] = {
    "as_of": _day,
    "deadline": _day,
    "blank_after": _minutes,
    "phone_form": _phone_form,
    "mouse": _flag,
    "remember_files": _flag,
    "remember_screen": _flag,
    "theme": _theme,
    "portal": _address,
    "remember_saves": _flag,
    "keep_progress": _flag,
    "severities": _severities,
    "values": _texts,
    "headers": _texts,
    "keys": _keys,
}
"""How the value of each setting is read; raises `WrongSettings`."""
