"""Writes what is checked into both READMEs, between their marks: a line for each code of the rules.

Run it after a rule was added, changed or given another title.
"""

from __future__ import annotations

import re
from pathlib import Path

from sgo_tui.check import RULES
from sgo_tui.check.explanations import EXPLANATIONS
from sgo_tui.i18n import _, use_language

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "ru": ROOT / "README.ru.md"}
_HEADINGS = {"en": "| code | what | severity |", "ru": "| код | что | степень |"}
_BETWEEN_MARKS = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- /rules -->)", re.DOTALL)


def table(language: str) -> str:
    """Return the table in a language; a code that no rule has is not checked and left out."""
    use_language(language)
    lines = [_HEADINGS[language], "| --- | --- | --- |"]
    for code, explanation in EXPLANATIONS.items():
        severities = sorted({rule.severity for rule in RULES.values() if rule.code == code}, reverse=True)
        if severities:
            words = ", ".join(_(severity.word) for severity in severities)
            lines.append(f"| {code} | {explanation.told().title} | {words} |")
    return "\n".join(lines) + "\n"


def with_table(language: str) -> str:
    """Return the README of a language with the table as it should be."""
    text = READMES[language].read_text("utf-8")
    return _BETWEEN_MARKS.sub(lambda _old: table(language), text)


if __name__ == "__main__":
    for language, path in READMES.items():
        path.write_text(with_table(language), "utf-8")
