"""How a file writes things: its usual spellings of countries and other reference values, its form of telephones.

SGO takes a reference value only as its own lists have it. Those lists are not in the file, but most cells of a column
are written as they are: what few write otherwise is a hint. The vocabulary is that of the file as it was opened, so
that editing one cell never changes what is said of another.
"""

from __future__ import annotations

import difflib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from sgo_tui.check.problem import Finding
from sgo_tui.export import Export, Field
from sgo_tui.fields import citizenship, phone, relation, yo
from sgo_tui.fields.text import is_stand_in, tidy
from sgo_tui.settings import settings

_DEFAULT_FORM = "7XXXXXXXXXX"
SEPARATOR = "|"
"""Between several values in a cell (manual of SGO's import)."""
_MOST_WORDS = 300
"""A column with more different values is no list."""
_MOST_TEXTS = 5000
"""Different cells of a column that are told apart: a cell may hold several words."""
_FEW = 0.05
"""The share of a column up to which a spelling is unusual beside one that most cells have."""
_USUAL = 0.5
_ALIKE = 0.8
"""How much of a word a misprint leaves (difflib's ratio)."""
_SHORTEST = 4
"""Letters of words in which a misprint is looked for: «1» and «2» are alike, and different."""

_TOWNS = frozenset({"addr_fact_city", "addr_reg_city"})
KINDS = frozenset({"citizenship", "reference", "multi_reference"})
"""Kinds of fields whose values are from a list."""


class Cells(Protocol):
    """What a vocabulary is taken from; rows and columns are 0-based."""

    def choices(self, row: int, column: int) -> Sequence[str]:
        """Return the values that the file allows in the cell; none when it may hold anything."""


class _Numbers(dict[str, int]):
    """Numbers of texts, from 0 in the order in which they come; all that are too many have one number."""

    def __missing__(self, text: str) -> int:
        number = len(self)
        if number < _MOST_TEXTS:
            self[text] = number
        return number


class Vocabulary:
    """The words of one column."""

    def __init__(self, field: Field, allowed: Sequence[str]) -> None:
        """Begin empty; `allowed` are the values of a list in the file itself, none where there is no list."""
        self._field = field
        self._allowed = frozenset(allowed)
        self._has_several = field.kind == "multi_reference"
        self._numbers = _Numbers()
        self._texts = array("I")
        """The number of the text in each cell."""
        self._is_complete = False
        self._counts: Mapping[str, int] = {}
        self._usual: Mapping[str, str] = {}
        """The words that many cells have, and how they are compared."""
        self._known = frozenset(settings().values.get(field.name, ()))
        self._findings: dict[str, Finding | None] = {}

    def add(self, texts: Iterable[str]) -> None:
        """Take in the next cells of the column, as they were when the file was opened."""
        self._texts.extend(map(self._numbers.__getitem__, texts))

    @property
    def usual(self) -> Sequence[str]:
        """The words that many cells have, the most frequent first; none before all cells are in."""
        return sorted(self._usual, key=lambda word: -self._counts[word])

    def complete(self) -> Iterator[int | None]:
        """Let the vocabulary be used, all cells are in; yields which of them may hold something unusual, and None."""
        cells = Counter(self._texts)
        counts: Counter[str] = Counter()
        for text, number in self._numbers.items():
            for word in self._words_of(text):
                counts[word] += cells[number]
        self._counts = counts if len(counts) <= _MOST_WORDS else {}
        fewest = max(2, _FEW * sum(self._counts.values()))
        self._usual = {word: fold(word) for word, count in self._counts.items() if count > fewest}
        self._is_complete = True
        unusual = {_MOST_TEXTS}
        for text, number in self._numbers.items():
            if self.finding(text):
                unusual.add(number)
            yield None
        yield from (place for place, number in enumerate(self._texts) if number in unusual)
        del self._numbers, self._texts

    def finding(self, text: str) -> Finding | None:
        """Return what is unusual about the text of a cell; None when nothing is, and before all cells are in."""
        if not self._is_complete:
            return None
        words = self._words_of(text)
        found = [self._of_word(word) for word in words]
        first = next(filter(None, found), None)
        if first is None or first.suggestion is None:
            return first
        better = [(f.suggestion if f else None) or word for f, word in zip(found, words, strict=True)]
        return first._replace(suggestion=SEPARATOR.join(better))

    def _words_of(self, text: str) -> Sequence[str]:
        if self._has_several and SEPARATOR in text:
            return [part.strip() for part in text.split(SEPARATOR)]
        return (text,) if text else ()

    def _of_word(self, word: str) -> Finding | None:
        if word not in self._findings:
            self._findings[word] = self._look_up(word)
        return self._findings[word]

    def _look_up(self, text: str) -> Finding | None:
        if not text or text in self._known or is_stand_in(text):
            return None
        if self._allowed:
            return None if text in self._allowed else Finding("reference-not-listed", self._nearest_allowed(text))
        if self._field.kind == "citizenship":
            return self._country(text)
        if self._field.name == "relation":
            return self._relation(text)
        return self._reference(text)

    def _nearest_allowed(self, text: str) -> str | None:
        """Return the value of the file's list that is meant, where that is clear."""
        if self._field.kind == "citizenship":
            meant = citizenship.country(text) or citizenship.guess(text)
            return next((value for value in self._allowed if meant and citizenship.country(value) == meant), None)
        folded = {fold(value): value for value in self._allowed}
        near = difflib.get_close_matches(fold(text), folded, 1, _ALIKE)
        return folded[near[0]] if near else None

    def _country(self, text: str) -> Finding | None:
        parts = citizenship.countries(text)
        if len(parts) > 1:
            unknown = [part for part in parts if not citizenship.country(part)]
            return Finding("citizenship-unknown") if unknown else None
        country = citizenship.country(text)
        if country is None:
            guessed = citizenship.guess(text)
            return Finding("citizenship-unknown", self._spelling_of(guessed) if guessed else None)
        usual = self._spelling_of(country)
        return Finding("citizenship-spelling", usual) if usual != text else None

    def _spelling_of(self, country: str) -> str:
        """Return how most cells write a country; its short name where they write it in no way or in several."""
        spellings = Counter({t: n for t, n in self._counts.items() if citizenship.country(t) == country})
        (usual, most), *rest = spellings.most_common(2) or [(country, 0)]
        return usual if not rest or most > rest[0][1] else country

    def _relation(self, text: str) -> Finding | None:
        if relation.is_known(text) or text in self._usual:
            return None
        return Finding("relation-unknown", relation.guess(text))

    def _reference(self, text: str) -> Finding | None:
        """Return whether a value is another spelling, or a misprint, of one that many cells have."""
        if text in self._usual:
            return None
        meant = {folded: word for word, folded in self._usual.items()}
        if fold(text) in meant:
            return Finding("reference-spelling", meant[fold(text)])
        if len(text) >= _SHORTEST and not any(map(str.isdigit, text)):
            near = difflib.get_close_matches(fold(text), meant, 1, _ALIKE)
            if near:
                return Finding("reference-misprint", meant[near[0]])
        return None


def fold(text: str) -> str:
    """Return a word as spellings are compared: small letters, е for ё, single spaces."""
    return yo.folded(tidy(text).lower())


class Vocabularies:
    """The vocabularies of all columns of a file whose values are from lists."""

    def __init__(self, export: Export, cells: Cells, rows: range) -> None:
        columns = [(column.index, column.field) for column in export.columns if column.field]
        self._rows = rows
        self._of_column = {
            index: Vocabulary(field, cells.choices(rows.start, index) if rows else ())
            for index, field in columns
            if field.kind in KINDS
        }
        self._town_columns = [index for index, field in columns if field.name in _TOWNS]
        self._towns: Counter[str] = Counter()

    def add(self, columns: Sequence[Sequence[str]]) -> None:
        """Count the next rows, given by column, as they were when the file was opened."""
        for index, vocabulary in self._of_column.items():
            vocabulary.add(columns[index])
        for index in self._town_columns:
            self._towns.update(filter(None, columns[index]))

    def complete(self) -> Iterator[set[int]]:
        """Let the vocabularies be used, all rows are counted; yields rows that may have had unusual values."""
        for vocabulary in self._of_column.values():
            for place in vocabulary.complete():
                yield set() if place is None else {self._rows[place]}

    def usual(self, column: int) -> Sequence[str]:
        """Return the words that many cells of a column have; none where values are from no list."""
        vocabulary = self._of_column.get(column)
        return vocabulary.usual if vocabulary else ()

    @property
    def usual_town(self) -> str | None:
        """The town that most people live in: the school's own, which SGO takes."""
        return max(self._towns, key=self._towns.__getitem__, default=None)

    def findings(self, texts: Sequence[str]) -> Iterator[tuple[int, Finding]]:
        """Yield the columns of a row in which a value is unusual, and how."""
        for index, vocabulary in self._of_column.items():
            if (text := texts[index]) and (found := vocabulary.finding(text)):
                yield index, found


def phone_form(texts: Iterable[str]) -> str | None:
    """Return how most mobile numbers of a column are written; None for SGO's own form, or where no form has a majority.

    >>> phone_form(["+7-902-1234567", "+7-902-1234568", "79021234567"])
    '+7-XXX-XXXXXXX'
    """
    if wanted := settings().phone_form:
        return None if wanted == _DEFAULT_FORM else wanted
    forms = Counter(phone.form_of(text) for text in texts if text)
    (form, most), *_rest = forms.most_common(1) or [(None, 0)]
    return form if form and form != _DEFAULT_FORM and most > _USUAL * sum(forms.values()) else None
