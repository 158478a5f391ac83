"""Writes into both READMEs, between their marks, what the program itself knows best: rules, keys, exit codes.

Run it after one of them was added, changed or given another title.
"""

from __future__ import annotations

import re
from pathlib import Path

from sgo_tui.check import RULES
from sgo_tui.check.explanations import EXPLANATIONS
from sgo_tui.cli.command import EXIT_CODES
from sgo_tui.i18n import _, use_language
from sgo_tui.tui.commands import COMMANDS, key_name

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "ru": ROOT / "README.ru.md"}
_RULES = {"en": "| code | what | severity |", "ru": "| код | что | степень |"}
_KEYS = {"en": "| key | what it does | |", "ru": "| клавиша | что делает | |"}
_EXIT_CODES = {"en": "| exit code | meaning |", "ru": "| код выхода | что значит |"}
_LINE = "| --- | --- | --- |"


def rules_table(language: str) -> str:
    """Return a line for each code of the rules; a code that no rule has is not checked and left out."""
    use_language(language)
    lines = [_RULES[language], _LINE]
    for code, explanation in EXPLANATIONS.items():
        severities = sorted({rule.severity for rule in RULES.values() if rule.code == code}, reverse=True)
        if severities:
            words = ", ".join(_(severity.word) for severity in severities)
            lines.append(f"| {code} | {explanation.told().title} | {words} |")
    return "\n".join(lines) + "\n"


def keys_table(language: str) -> str:
    """Return a line for each command of the editor."""
    use_language(language)
    lines = [_KEYS[language], _LINE]
    for command in COMMANDS:
        keys = ", ".join(f"`{name}`" for key in command.keys if (name := key_name(key)) not in ("F18", "F20"))
        lines.append(f"| {keys or '`Ctrl+P`'} | {_(command.title)} | {_(command.help)} |")
    return "\n".join(lines) + "\n"


def exit_codes_table(language: str) -> str:
    """Return a line for each exit code of the commands."""
    use_language(language)
    lines = [_EXIT_CODES[language], "| --- | --- |", *(f"| {code} | {_(EXIT_CODES[code])} |" for code in EXIT_CODES)]
    return "\n".join(lines) + "\n"


def with_tables(language: str) -> str:
    """Return the README of a language with the tables as they should be."""
    text = READMES[language].read_text("utf-8")
    for name, table in (("rules", rules_table), ("keys", keys_table), ("exit codes", exit_codes_table)):
        between = re.compile(rf"(?<=<!-- {name} -->\n).*(?=<!-- /{name} -->)", re.DOTALL)
        text = between.sub(lambda _old, table=table: table(language), text)
    return text


if __name__ == "__main__":
    for language, path in READMES.items():
        path.write_text(with_tables(language), "utf-8")
