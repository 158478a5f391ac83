"""The catalogue of fields: from the words of a header to whose value it is and of which kind."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sgo_tui.export.columns import Field, Owner, Protection
from sgo_tui.i18n import _
from sgo_tui.settings import settings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_MARKS = re.compile(r"[*'\"’`«»“”„]")
_SEPARATORS = re.compile(r"[\s\u00a0.,:;()/\\_\[\]{}–—|+-]+")
_LONGEST_LABEL = 300
"""Characters; a longer text is a title or a value, and a thousand of those would take seconds."""

Bag = frozenset[str]
"""The words of a header regardless of their order."""


class Meaning(NamedTuple):
    """What a header means: whose value, and which field when its words are known."""

    owner: Owner
    field: Field | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A field with what the catalogue knows beyond its kind."""

    field: Field
    owners: frozenset[str]
    locked: bool
    identity: bool

    def belongs_to(self, owner: Owner) -> bool:
        """Whether `owner` can have this field."""
        return ("parent" if owner.is_parent else "pupil") in self.owners

    def protection(self, owner: Owner) -> Protection:
        """How hard the field of `owner` is to change."""
        if self.locked or (self.identity and owner is Owner.PUPIL):
            return Protection.LOCKED
        return Protection.GUARDED if self.identity else Protection.OPEN


def normalise(text: str) -> str:
    """Return a header in lower case without marks and punctuation, ё as е, words parted by one space.

    >>> normalise("Ф.Отца'"), normalise("Класс*"), normalise("Св-во о рожд.")
    ('ф отца', 'класс', 'св во о рожд')
    """
    return _SEPARATORS.sub(" ", _MARKS.sub("", text.lower().replace("ё", "е"))).strip()


class Catalogue:
    """The entries of ``fields.toml``, ready to be asked."""

    def __init__(self, source: Mapping[str, Any]) -> None:
        self._phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, source['phrases']))})\b")
        self._phrase_words: Mapping[str, str] = source["phrases"]
        self._exact: dict[str, str] = {}
        self._beginnings: list[tuple[str, str]] = []
        for word, forms in source["words"].items():
            for form in forms:
                if form.endswith("*"):
                    self._beginnings.append((form[:-1], word))
                else:
                    self._exact[form] = word
        self._owners = {Owner(name): _any_of(words) for name, words in source["owners"].items()}
        self._noise = _any_of(source["noise"]["words"])
        self.staff_fields = frozenset(source["staff"]["fields"])
        self.entries = {name: _entry(name, entry) for name, entry in source["fields"].items()}
        self._by_bag: dict[Bag, list[Entry]] = {}
        for name, entry in source["fields"].items():
            for bag in {self._bag(self._spell(label)) for label in entry["labels"]}:
                self._by_bag.setdefault(bag, []).append(self.entries[name])
        self._vocabulary = {word for bag in self._by_bag for word in bag}
        self._meanings: dict[tuple[str, ...], Meaning] = {}

    def learn(self, name: str, label: str) -> str | None:
        """Take in one more label of the field `name`, or return why that cannot be.

        A label keeps the meaning it has: its field may be a locked one.
        """
        _owner, rest = self._take_owner(self._spell(label))
        entry, bag = self.entries[name], self._bag(rest)
        if not bag:
            return _("«{label}» says whose value it is, but not which. Write the whole header.").format(label=label)
        for known in self._by_bag.get(bag, ()):
            if known is entry:
                return None
            if known.owners & entry.owners:
                return _("«{label}» is a header of «{name}» already. Take it out of this list.").format(
                    label=label, name=known.field.name
                )
        self._by_bag.setdefault(bag, []).append(entry)
        self._vocabulary |= bag
        self._meanings.clear()
        return None

    def meaning(self, texts: Sequence[str]) -> Meaning:
        """Return what the header texts over one column mean, outermost group first."""
        key = tuple(texts)
        if key not in self._meanings:
            self._meanings[key] = self._resolve(self._spell(" ".join(texts)))
        return self._meanings[key]

    def knows_words_of(self, text: str) -> bool:
        """Whether `text` could stand in a header: all its words are known."""
        spelled = self._spell(text)
        if not spelled:
            return False
        _owner, rest = self._take_owner(spelled)
        return not rest or self._bag(rest) <= self._vocabulary

    def protection(self, meaning: Meaning) -> Protection:
        """Return how hard a column of this meaning is to change."""
        if meaning.field is None:
            return Protection.OPEN
        return self.entries[meaning.field.name].protection(meaning.owner)

    def _resolve(self, spelled: str) -> Meaning:
        owner, rest = self._take_owner(spelled)
        for entry in self._by_bag.get(self._bag(rest), ()):
            if entry.belongs_to(owner):
                return Meaning(owner, entry.field)
        return Meaning(owner, None)

    def _spell(self, text: str) -> str:
        """Return `text` in the words of the catalogue; a text that is too long for a label has none."""
        if len(text) > _LONGEST_LABEL:
            return ""
        return self._phrases.sub(lambda hit: self._phrase_words[hit[0]], normalise(text))

    def _take_owner(self, spelled: str) -> tuple[Owner, str]:
        """Return the owner and the text without any owner's words."""
        found = [owner for owner, words in self._owners.items() if words.search(spelled)]
        if not found:
            return Owner.PUPIL, spelled
        for owner in found:
            spelled = self._owners[owner].sub(" ", spelled)
        return found[0], " ".join(spelled.split())

    def _bag(self, spelled: str) -> Bag:
        words = self._noise.sub(" ", spelled).split() or spelled.split()
        return frozenset(map(self._word, words))

    def _word(self, word: str) -> str:
        """Return the word of the catalogue that `word` stands for, or itself."""
        known = self._exact.get(word)
        if known is None:
            known = next((known for start, known in self._beginnings if word.startswith(start)), word)
            self._exact[word] = known
        return known


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    forms = (re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _entry(name: str, source: Mapping[str, Any]) -> Entry:
    return Entry(
        Field(
            name,
            source["kind"],
            source["title"],
            erased_by_empty=source.get("erased", False),
            for_login=source.get("login", False),
            is_health=source.get("health", False),
        ),
        frozenset(source.get("owners", ("pupil", "parent"))),
        locked=source.get("locked", False),
        identity=source.get("identity", False),
    )


def catalogue() -> Catalogue:
    """Return the catalogue of the program with the labels that the settings add; raises `WrongSettings`."""
    return _with_labels(tuple(settings().headers.items()))


@lru_cache(maxsize=1)
def _with_labels(further: tuple[tuple[str, tuple[str, ...]], ...]) -> Catalogue:
    """Return the catalogue, read once (about 10 ms), with further labels of its fields."""
    read = Catalogue(tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8")))
    settings().refuse_unknown("headers", read.entries)
    for name, labels in further:
        for index, label in enumerate(labels):
            if reason := read.learn(name, label):
                raise settings().wrong(reason, "headers", name, index)
    return read
