"""Invented addresses of electronic mail: the name before @ is another, the well-known service behind it stays."""

from __future__ import annotations

import re
from random import Random

from sgo_tui.fields import email
from sgo_tui.fields.text import LATIN_TWINS

_PART = re.compile(r"[^\s,;|/@<>()]+")
_TOP_DOMAIN = re.compile(r"(?:\.(?:xn--[a-z0-9]+|[^\W\d_]{2,6}))?$")
_IN_PUNYCODE = "xn--"
_FEWEST_LETTERS = 3
_SMALL, _DIGITS = "abdeghiklmnorstuvz", "0123456789"
_RUSSIAN = "абвгдежзиклмнопрст"
_ANNOUNCING = frozenset(("mailto:", "e-mail:", "email:", "почта:", "собака"))


class Mail:
    """Gives every address another, and the same address the same other."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: dict[str, str] = {}

    def replaced(self, text: str) -> str:
        """Return `text` with other names in its addresses."""
        return _PART.sub(lambda found: self._part(found[0]), text)

    def forget(self) -> None:
        """Give other names from now on: what was given does not do."""
        self._given.clear()

    def _part(self, part: str) -> str:
        """Return a stretch without signs: a name, a service, both grown together."""
        lowered = part.lower()
        if lowered in _ANNOUNCING:
            return part
        service = next((s for s in email.known_services() if lowered.endswith(s)), "")
        name = part[: len(part) - len(service)]
        kept = "" if service else _TOP_DOMAIN.findall(name)[0]
        labels = name[: len(name) - len(kept)].split(".")
        return ".".join(map(self._label, labels)) + kept + part[len(name) :]

    def _label(self, label: str) -> str:
        """Return another label, one in Punycode for one of Russian letters in it; RFC 3492."""
        if not label.startswith(_IN_PUNYCODE):
            return self._name(label)
        letters = "".join(self._random.choices(_RUSSIAN, k=max(_FEWEST_LETTERS, len(label) // 3)))
        return _IN_PUNYCODE + letters.encode("punycode").decode()

    def _name(self, name: str) -> str:
        key = name.lower()
        if key not in self._given or len(self._given[key]) != len(name):
            self._given[key] = "".join(map(self._letter, name))
        return "".join(new.upper() if old.isupper() else new for old, new in zip(name, self._given[key], strict=True))

    def _letter(self, old: str) -> str:
        if old.isdigit():
            return self._random.choice(_DIGITS)
        if old in LATIN_TWINS:  # Russian, and taken for Latin
            return self._random.choice([twin for twin in LATIN_TWINS if twin.isupper() == old.isupper()])
        if "а" <= old.lower() <= "я" or old in "ёЁ":
            return self._random.choice(_RUSSIAN)
        return self._random.choice(_SMALL) if old.isalpha() else old
