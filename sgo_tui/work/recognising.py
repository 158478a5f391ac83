"""Whom of an export somebody means who gives a name, a birth date and perhaps a class, as people write them.

Nobody is guessed. A person is known by the whole name with the birth date. The patronymic may be missing, or have one
slip as the surname may, where the class does not speak against it; a slip in the first name is taken only where the
class is the same: twins may be called Милана and Милена, and one of them be missing here. Without a birth date the
class must be told. Whoever is only like that is doubtful, for people to decide.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import zip_longest
from typing import NamedTuple

from sgo_tui.check.people import Family, Individual
from sgo_tui.export import Export, Owner
from sgo_tui.fields import dates, patronymic, school_class
from sgo_tui.fields.slips import is_within_one_slip
from sgo_tui.fields.text import with_hyphens
from sgo_tui.settings import settings
from sgo_tui.work.matching import loose
from sgo_tui.work.people import in_cyrillic, name_of
from sgo_tui.work.table import Table

_UNSAID = str.maketrans("-.", "  ", "'’ʼ`´\"«»,()")
_FEWEST_LETTERS = 4
"""Of a word that may have a slip: shorter ones are too easily another name."""
_FEWEST_WITH_PATRONYMIC = 3
"""Words: of two the one like a patronymic is a surname, «Абрамович»."""
_PARTICLES = frozenset("оглы оглу угли улы уулу кызы гызы кизи".split())
"""What makes a patronymic of the word before it."""


class Name(NamedTuple):
    """The words of a name in any order, with and without the patronymic."""

    whole: tuple[str, ...]
    short: tuple[str, ...]
    given: tuple[str, ...] = ()
    """The words that may be the first name."""


class Likeness(IntEnum):
    """How far one name is another."""

    NEAR = 1
    """The patronymic is another one, or the slip may be a name of its own."""
    DOUBTFUL_SLIP = 2
    """There is a slip in the first name, in a first letter or in a short word, or the patronymic is missing, too."""
    SLIP = 3
    SHORT = 4
    """One of them is without the patronymic."""
    SAME = 5


class Said(NamedTuple):
    """Who somebody is said to be."""

    name: Name
    born: dt.date | None
    class_: str
    """As `school_class.key` has it, "" where that is not told."""


class Recognised(NamedTuple):
    """The row of the one person who is meant, or the rows of those who may be."""

    row: int | None
    doubtful: Sequence[int] = ()


def said(name: str, born: str, class_: str) -> Said:
    """Return who is meant by the texts of an answer."""
    return Said(name_as_written(name), _day(born), school_class.key(class_) if class_ else "")


def name_as_written(text: str) -> Name:
    """Return the words of a full name whose parts may be in any order; the patronymic is known by its ending."""
    words = words_of_name(text)
    short = tuple(sorted(_without_patronymic(words)))
    return Name(tuple(sorted(words)), short, short)


def _without_patronymic(words: list[str]) -> list[str]:
    if len(words) < _FEWEST_WITH_PATRONYMIC:
        return words
    for index in range(len(words) - 1, -1, -1):
        if patronymic.sex_of(words[index]):
            first = max(index - (words[index] in _PARTICLES), 0)
            return words[:first] + words[index + 1 :]
    return words


def words_of_name(text: str) -> list[str]:
    """Return the words of a name without what two writings of it differ in: case, ё, hyphens, look-alike letters.

    >>> words_of_name("САЛТЫКОВА-Щедрина  Aлёна")
    ['салтыкова', 'щедрина', 'алена']
    """
    return loose(in_cyrillic(with_hyphens(text).translate(_UNSAID))).split()


def likeness(one: Name, other: Name) -> Likeness | None:
    """Return how far a name is another, known one; None when they are not even like each other."""
    if one.whole == other.whole:
        return Likeness.SAME
    if other.short == one.whole or one.short == other.whole:
        return Likeness.SHORT
    if slip := slip_between(one.whole, other.whole):
        return Likeness.SLIP if _is_plain(slip) and slip.meant not in other.given else Likeness.DOUBTFUL_SLIP
    if slip_between(one.whole, other.short) or slip_between(one.short, other.whole):
        return Likeness.DOUBTFUL_SLIP
    return Likeness.NEAR if one.short == other.short or slip_between(one.short, other.short) else None


class Slip(NamedTuple):
    """A word as somebody has written it, and as it should be."""

    written: str
    meant: str


def slip_between(written: Sequence[str], meant: Sequence[str]) -> Slip | None:
    """Return the one slip by which words differ from others in any order; None for none or more."""
    ours, theirs = (Counter(written) - Counter(meant)).elements(), (Counter(meant) - Counter(written)).elements()
    slips = [Slip(*words) for words in zip_longest(ours, theirs, fillvalue="")]
    return slips[0] if len(slips) == 1 and all(slips[0]) and is_within_one_slip(*slips[0]) else None


def _is_plain(slip: Slip) -> bool:
    """Whether a slip hardly makes another surname: «Волков» need be no slip of «Полков», nor «Кин» of «Ким»."""
    return min(map(len, slip)) >= _FEWEST_LETTERS and slip.written[0] == slip.meant[0]


class People:
    """The pupils or employees of a table, to be found again."""

    def __init__(self, table: Table) -> None:
        self._said: dict[int, Said] = {}
        self._by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_birth: dict[dt.date, list[int]] = defaultdict(list)
        self._words: set[str] = set()
        self._classes: set[str] = set()
        if table.export is not None:
            self._read(table, table.export)

    def find(self, wanted: Said) -> Recognised:
        """Return who is meant."""
        alike = {row: like for row in self._candidates(wanted) if (like := self._likeness(wanted, row))}
        sure = {row: like for row, like in alike.items() if self._is_sure(wanted, row, like)}
        sure = {row: like for row, like in sure.items() if self._said[row].born} or sure
        best = [row for row, like in sure.items() if like == max(sure.values())]
        if len(best) > 1:
            best = [row for row in best if wanted.class_ and self._said[row].class_ == wanted.class_] or best
        if len(best) == 1:
            return Recognised(best[0])
        doubtful = sure or {row: like for row, like in alike.items() if self._is_doubtful(wanted, row, like)}
        return Recognised(None, sorted(doubtful))

    def has_class(self, wanted: Said) -> bool:
        """Whether anybody is in the class that was told; so where none was."""
        return any(_may_be_class(wanted.class_, class_) for class_ in self._classes or ("",))

    def _read(self, table: Table, export: Export) -> None:
        today = settings().today()
        owner = Owner.EMPLOYEE if export.is_staff else Owner.PUPIL
        for row in table.data_rows:
            if table.is_blank(row):
                continue
            family = Family(export, table.texts(row), today)
            for each in export.persons:
                if each is not Owner.ROW:
                    self._words.update(name_of_person(family[each]).whole)
            name = name_of_person(family[owner])
            if name.whole:
                self._add(row, Said(name, _day(family[owner]("birth_date")), _class_of(family)))

    def _add(self, row: int, person: Said) -> None:
        self._said[row] = person
        self._classes.add(person.class_)
        for words in {person.name.whole, person.name.short}:
            self._by_name[words].append(row)
        if person.born:
            self._by_birth[person.born].append(row)

    def _candidates(self, wanted: Said) -> Iterable[int]:
        """Return the rows of people with the name, or with the birth date."""
        rows = [*self._by_name.get(wanted.name.whole, ()), *self._by_name.get(wanted.name.short, ())]
        if wanted.born:
            rows += self._by_birth.get(wanted.born, ())
        return dict.fromkeys(rows)

    def _likeness(self, wanted: Said, row: int) -> Likeness | None:
        """Return how far a person has the name; a word that somebody in the file has is no slip of another."""
        name = self._said[row].name
        found = likeness(wanted.name, name)
        if found in (Likeness.SLIP, Likeness.DOUBTFUL_SLIP):
            written = Counter(wanted.name.whole) - Counter(name.whole)
            if not self._words.isdisjoint(written):
                return Likeness.NEAR
        return found

    def _is_sure(self, wanted: Said, row: int, like: Likeness) -> bool:
        person = self._said[row]
        is_class = bool(wanted.class_) and wanted.class_ == person.class_
        if not (wanted.born and person.born):
            return like is Likeness.SAME and is_class
        if wanted.born != person.born or like is Likeness.NEAR:
            return False
        if like is Likeness.DOUBTFUL_SLIP:
            return is_class
        return like is Likeness.SAME or _may_be_class(wanted.class_, person.class_)

    def _is_doubtful(self, wanted: Said, row: int, like: Likeness) -> bool:
        """Whether a person may be meant after all: with another birth date only by the same name."""
        born = self._said[row].born
        if like is Likeness.SAME:
            return True
        if not (wanted.born and born):
            return like is Likeness.SHORT
        return wanted.born == born or (like is Likeness.SHORT and _is_slip_of_day(wanted.born, born))


def name_of_person(person: Individual) -> Name:
    """Return the name of a person of a row; where it stands in one cell, its parts may be in any order."""
    parts = [words_of_name(person(part)) for part in ("last_name", "first_name", "middle_name")]
    if not any(parts):
        return name_as_written(name_of(person))
    last, first, middle = parts
    return Name(tuple(sorted([*last, *first, *middle])), tuple(sorted([*last, *first])), tuple(first))


def _class_of(family: Family) -> str:
    class_ = family[Owner.ROW]("class")
    return school_class.key(class_) if class_ else ""


def _may_be_class(told: str, class_: str) -> bool:
    """Whether a class does not speak against another; «5» may be «5А»."""
    if not told or not class_ or told == class_:
        return True
    return told.isdigit() and str(school_class.grade(class_)) == told


def _day(text: str) -> dt.date | None:
    return dates.parse(text) or dates.from_short_year(text) or dates.from_serial(text) if text else None


def _is_slip_of_day(one: dt.date, other: dt.date) -> bool:
    """Whether two of day, month and year are the same, or day and month have changed places."""
    parts, others = (one.day, one.month, one.year), (other.day, other.month, other.year)
    equal = sum(map(int.__eq__, parts, others))
    return equal == 2 or (parts == (others[1], others[0], others[2]))
