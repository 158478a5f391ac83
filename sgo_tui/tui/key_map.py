"""The commands with the keys that they have here: those of the table, or the user's own from the section `[keys]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sgo_tui.errors import WrongSettings
from sgo_tui.i18n import N_, _
from sgo_tui.settings import settings
from sgo_tui.tui.commands import COMMANDS, Command, key_name

_GIVEN = re.compile(r"f([1-9]|1[0-2])|ctrl\+[a-z]|insert|delete")
"""Keys that come alike from all terminals; Shift with a function key does not."""
_ARRIVES_AS = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter", "ctrl+[": "Esc"}
_FIXED: Mapping[str, str] = {
    "ctrl+p": N_("Ctrl+P opens the list of all commands and stays there. Choose another key."),
    "ctrl+l": N_("Ctrl+L draws the screen anew everywhere and stays there. Choose another key."),
    "enter": N_("Enter takes what is typed or chosen. Choose another key."),
}
_ALSO = {"shift+f8": ("f20", "f18")}
"""As what a key arrives from some terminals."""
_NEED_A_KEY = ("help", "quit")
_SPELLINGS = {"del": "delete", "ins": "insert"}
_NAMED = re.compile(r"(?<![\w+])(?:Ctrl\+[A-Z]|(?:Shift\+)?F\d{1,2})(?!\w)")


def commands() -> tuple[Command, ...]:
    """Return all commands, in the order of the table, with the keys they have for this user.

    Raises `WrongSettings`.
    """
    stated = settings().keys
    if not stated:
        return COMMANDS
    settings().refuse_unknown("keys", [command.name for command in COMMANDS])
    taken = tuple(_with_own_keys(command, stated) for command in COMMANDS)
    _refuse_shared(taken)
    return taken


def command(name: str) -> Command:
    """Return a command by its name."""
    return next(command for command in commands() if command.name == name)


def in_own_keys(message: str) -> str:
    """Return a message with this user's keys in place of the usual ones that it names.

    A command without a key is found in the list of all, so that is named.
    """
    if not settings().keys:
        return message
    usual = {key_name(key): usual.name for usual in COMMANDS for key in usual.keys}
    own = {each.name: each.key or "Ctrl+P" for each in commands()}

    def put(match: re.Match[str]) -> str:
        return own[usual[match[0]]] if match[0] in usual else match[0]

    return _NAMED.sub(put, message)


def _with_own_keys(command: Command, stated: Mapping[str, tuple[str, ...]]) -> Command:
    if command.name not in stated:
        return command
    keys = [key for text in stated[command.name] for key in _read(text, command)]
    if not keys and command.name in _NEED_A_KEY:
        sentence = _("«{command}» needs a key: without it nobody finds the way.").format(command=_(command.title))
        raise settings().wrong(sentence, "keys", command.name)
    return replace(command, keys=tuple(dict.fromkeys(keys)))


def _read(text: str, command: Command) -> tuple[str, ...]:
    """Return a key as Textual names it, and as what else it arrives; a command may keep any of its usual keys."""
    parts = [part.strip() for part in text.lower().split("+")]
    key = "+".join(_SPELLINGS.get(part, part) for part in parts)
    if key in command.keys:
        return (key, *_ALSO.get(key, ()))
    if key in _ARRIVES_AS:
        sentence = _("{key} arrives as {other} from many terminals. Choose another key.")
        raise _wrong(command, sentence.format(key=key_name(key), other=_ARRIVES_AS[key]))
    if key in _FIXED:
        raise _wrong(command, _(_FIXED[key]))
    if not _GIVEN.fullmatch(key):
        sentence = _("«{key}» cannot be given to a command. Write F1 to F12, Ctrl+ and a Latin letter, Ins or Del.")
        raise _wrong(command, sentence.format(key=text))
    return (key,)


def _refuse_shared(commands: tuple[Command, ...]) -> None:
    """Raise `WrongSettings` when a key has two commands; one of them at least has it from the settings."""
    owners: dict[str, Command] = {}
    for command in commands:
        for key in command.keys:
            other = owners.setdefault(key, command)
            if other is not command:
                mine, theirs = (command, other) if command.name in settings().keys else (other, command)
                sentence = _("{key} is the key of «{command}», too. Give that one another, or none: {name} = {none}")
                told = sentence.format(key=key_name(key), command=_(theirs.title), name=theirs.name, none='""')
                raise _wrong(mine, told)


def _wrong(command: Command, sentence: str) -> WrongSettings:
    return settings().wrong(sentence, "keys", command.name)
