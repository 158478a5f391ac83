"""Inventing the families of a school: pupils, their parents and guardians, names that belong together.

A family shares its surname, home and, where there are several children, the parents with all their papers.
The school year is fixed, so that the same seed gives the same people whenever it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sgo_tui.demo import words
from sgo_tui.demo.numbers import Numbers
from sgo_tui.export import Owner

AS_OF = date(2026, 11, 23)
"""The day of the invented export: all ages and papers are meant at it."""

_SCHOOL_YEAR = 2026
_CLASSES = range(1, 12)

_HOUSEHOLDS: tuple[tuple[Owner, ...], ...] = (
    (Owner.MOTHER, Owner.FATHER),
    (Owner.MOTHER,),
    (Owner.FATHER,),
    (Owner.REPRESENTATIVE,),
    (),
)
"""SGO exports nobody when there are more than two parents, so some blocks are empty."""
_SHARES = (62, 22, 5, 5, 6)
_RELATIONS = {Owner.MOTHER: "мать", Owner.FATHER: "отец", Owner.REPRESENTATIVE: "опекун"}

Value = str | int | date
"""What a cell holds; a number only where a text has been spoiled into one."""
Person = dict[str, Value]
"""Values by field name of the catalogue; what is missing or "" is an empty cell."""


@dataclass(frozen=True, slots=True)
class Family:
    """What the children of one home have in common."""

    surname: str
    """In the masculine."""
    fathers_name: tuple[str, str, str]
    """With the patronymics of a son and a daughter."""
    is_caspian: bool
    parents: dict[Owner, Person]
    home: Person
    children: int


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child with its identity; `cards` adds the rest when the row is written."""

    year: int
    """The number of the class."""
    letter: str
    person: Person
    family: Family

    @property
    def order(self) -> tuple[int, str, str]:
        """The key by which SGO sorts: classes upwards, names in the alphabet, ё beside е."""
        name = f"{self.person['last_name']} {self.person['first_name']}"
        return self.year, self.letter, name.replace("ё", "е")

    @property
    def born(self) -> date:
        """The birth date."""
        born = self.person["birth_date"]
        assert isinstance(born, date)
        return born

    @property
    def age(self) -> int:
        """Full years at `AS_OF`."""
        had_birthday = (AS_OF.month, AS_OF.day) >= (self.born.month, self.born.day)
        return AS_OF.year - self.born.year - (not had_birthday)


class School:
    """Invents pupils one family after the other."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.numbers = Numbers(random)
        self._names: set[tuple[Value, ...]] = set()

    def pupils(self, count: int) -> list[Pupil]:
        """Return `count` pupils in the order of an export."""
        found: list[Pupil] = []
        while len(found) < count:
            found += self._children(count - len(found))
        return sorted(found, key=lambda pupil: pupil.order)

    def _children(self, most: int) -> Iterator[Pupil]:
        """Invent a family and yield its children, who go to classes at least two years apart."""
        years = [self._random.choice(_CLASSES)]
        if most > 1 and self._random.random() < 0.12:
            years += [year for year in (years[0] - 3, years[0] + 4) if year in _CLASSES][:1]
        births = [self._birth_date(year) for year in years]
        family = self._family(min(births), len(years))
        names: set[Value] = set()
        for year, born in zip(years, births, strict=True):
            person = self._child(family, born, names)
            names.add(person["first_name"])
            yield Pupil(year, self._random.choice("АБ"), person, family)

    def _birth_date(self, year: int) -> date:
        """Return a day that makes a child seven when it enters the first class."""
        return date(_SCHOOL_YEAR - year - 7, 9, 1) + timedelta(days=self._random.randrange(365))

    def _family(self, oldest: date, children: int) -> Family:
        is_caspian = self._random.random() < 0.04
        surname = self._random.choice(words.CASPIAN_SURNAMES if is_caspian else words.SURNAMES)
        fathers_name = self._fathers_name(is_caspian=is_caspian)
        home = self._home()
        family = Family(surname, fathers_name, is_caspian, {}, home, children)
        for owner in self._random.choices(_HOUSEHOLDS, _SHARES)[0]:
            family.parents[owner] = self._parent(family, owner, oldest)
        return family

    def _fathers_name(self, *, is_caspian: bool) -> tuple[str, str, str]:
        if is_caspian:
            name = self._random.choice(words.CASPIAN_MEN)
            return name, f"{name} оглы", f"{name} кызы"
        name, son, daughter = self._random.choice(words.FATHERS_NAMES)
        return name, son, daughter

    def _home(self) -> Person:
        address = {
            "zip": "684000",
            "city": words.TOWN,
            "district": words.DISTRICT,
            "street": self._random.choice(words.STREETS),
            "house": str(self._random.randrange(1, 90)),
            "block": self._random.choice(("", "", "", "А")),
            "flat": str(self._random.randrange(1, 121)),
        }
        home: Person = {f"addr_{place}_{part}": v for place in ("fact", "reg") for part, v in address.items()}
        if self._random.random() < 0.35:
            home["home_phone"] = self.numbers.home_phone()
        return home

    def _parent(self, family: Family, owner: Owner, oldest_child: date) -> Person:
        is_guardian = owner is Owner.REPRESENTATIVE
        is_man = owner is Owner.FATHER or (is_guardian and self._random.random() < 0.2)
        years = self._random.randrange(44, 52) if is_guardian else self._random.randrange(20, 38)
        born = oldest_child - timedelta(days=years * 365 + self._random.randrange(365))
        surname = family.surname
        if owner is not Owner.FATHER and not family.is_caspian and self._random.random() < 0.15:
            surname = self._random.choice(words.SURNAMES)
        name = family.fathers_name[0] if owner is Owner.FATHER else self._parents_name(family, is_man=is_man)
        person: Person = {
            "last_name": surname if is_man else words.feminine(surname),
            "first_name": name,
            "middle_name": self._fathers_name(is_caspian=family.is_caspian)[1 if is_man else 2],
            "birth_date": born,
            "sex": "М" if is_man else "Ж",
            "relation": _RELATIONS[owner],
        }
        return person | self._parents_papers(person, born)

    def _parents_name(self, family: Family, *, is_man: bool) -> str:
        if is_man:
            return self._fathers_name(is_caspian=family.is_caspian)[0]
        return self._random.choice(words.CASPIAN_WOMEN if family.is_caspian else words.MOTHERS_NAMES)

    def _parents_papers(self, person: Person, born: date) -> Person:
        return {
            "citizenship": words.COUNTRIES[0],
            "snils": self.numbers.snils(),
            "inn": self.numbers.inn(),
            "mobile_phone": self.numbers.mobile(),
            "email": self.numbers.email(str(person["last_name"]), str(person["first_name"])),
            "work_place": self._random.choice(words.WORK_PLACES),
            "position": self._random.choice(words.JOBS),
        } | self.numbers.passport(born, AS_OF)

    def _child(self, family: Family, born: date, siblings: set[Value]) -> Person:
        """Return the identity of a child; no two have the same names and birth date, nor siblings a name."""
        while True:
            is_boy = self._random.random() < 0.5
            names = words.BOYS_NAMES if is_boy else words.GIRLS_NAMES
            if family.is_caspian:
                names = words.CASPIAN_MEN if is_boy else words.CASPIAN_WOMEN
            person: Person = {
                "last_name": family.surname if is_boy else words.feminine(family.surname),
                "first_name": self._random.choice(names),
                "middle_name": family.fathers_name[1 if is_boy else 2],
                "birth_date": born,
                "sex": "М" if is_boy else "Ж",
            }
            identity = tuple(person.values())
            if identity not in self._names and person["first_name"] not in siblings:
                self._names.add(identity)
                return person
