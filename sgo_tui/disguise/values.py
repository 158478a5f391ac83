"""Another value for each value of a file, by the kind of field that it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from random import Random

from sgo_tui.check.cell import KINDS, check_cell
from sgo_tui.check.person import Person
from sgo_tui.disguise.dates import Days
from sgo_tui.disguise.mail import Mail
from sgo_tui.disguise.numbers import Numbers
from sgo_tui.disguise.words import Words
from sgo_tui.export import Field
from sgo_tui.fields import citizenship, dates, document_type, email, phone, relation, school_class, sex, snils
from sgo_tui.fields.text import is_dash, is_stand_in

_DIGITS = re.compile(r"\d+", re.ASCII)
_MOST_TRIES = 600
"""Until a value is found of which the same is said: a control number fits one of a hundred."""
_NUMBERS = frozenset(
    "birth_cert_number division_code inn oms_number passport_combined passport_number passport_series snils zip".split()
)
_PHONES = ("phone_any", "phone_home", "phone_mobile")
_MOST_SLIPS = 2
_FREE_FORMS = frozenset("birth_cert_combined birth_cert_series oms_number oms_series".split())
"""Kinds whose letters are no words."""
_DAYS = frozenset({"birth_date", "date"})
_LISTED = frozenset({"reference", "multi_reference"})
_SERIES_LETTERS = re.compile(r"(?<=[^\W\d_])?[^\W\d_]{2}(?=\W*(?:\d|$))")
_NOTE = re.compile(r"\(.*")
_INNER_NAMES = re.compile(r"\d+|(?<=[^\w])[А-ЯЁ][а-яё]+")
_FEWEST_IN_LIST = 3
"""Cells that hold a value which is one of a list, and nobody's own."""
_IN_TEXT = re.compile(
    r"(?P<email>\S+@\S+)|(?P<snils>\d{3}-\d{3}-\d{3}[ -]\d\d)"
    r"|(?P<phone_mobile>(?<!\d)\+?[78][ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d\d[ -]?\d\d(?!\d))"
    r"|(?P<date>(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d))"
)
"""What a free text has of other kinds."""


class Values:
    """Gives every value another of which the same problems are told, and the same value the same other."""

    def __init__(self, random: Random, days: Days, texts: Collection[str], public: Collection[str]) -> None:
        """Invent for a file that has these `texts`; words that are `public`, in small letters, stay in free texts."""
        self.days = days
        self._random = random
        self._public = public
        self._words = Words(random, texts)
        self._numbers = Numbers(random, texts)
        self._mail = Mail(random)
        self._given: dict[tuple[str, bool, str], str] = {}

    def replaced(self, field: Field | None, text: str, person: Person, *, is_number: bool) -> str:
        """Return the text in the place of `text`, which stands in a cell of `field` beside a person's other values."""
        if not text.strip() or is_dash(text):
            return text
        if is_stand_in(text):
            return self._words.prose(text, self._public) if " " in text.strip() else text
        kind = _looks_like(text) or (field.kind if field else "")
        if kind in _DAYS and (moved := self.days.in_text(text)):
            return moved
        key = kind, is_number, text
        if key not in self._given:
            self._given[key] = self._fitting(kind, field, text, person, is_number=is_number)
        return self._given[key]

    def forget(self, text: str) -> None:
        """Let the next look at `text` give another value."""
        for key in [key for key in self._given if key[2] == text]:
            del self._given[key]

    def free_text(self, text: str, kept: Collection[str] = ()) -> str:
        """Return another text for one that may hold anything; words that are `kept`, in small letters, stay in it."""
        public = {*self._public, *kept}
        parts: list[str] = []
        end = 0
        for found in _IN_TEXT.finditer(text):
            kind, part = str(found.lastgroup), found[0]
            moved = self.days.in_text(part) if kind in _DAYS else None
            parts += (self._plain(text[end : found.start()], public), moved or self._of_kind(kind, part))
            end = found.end()
        return "".join((*parts, self._plain(text[end:], public)))

    def _fitting(self, kind: str, field: Field | None, text: str, person: Person, *, is_number: bool) -> str:
        """Return the first value of which the same is said as of `text`."""
        new = self._of_kind(kind, text)
        if field is None or field.kind not in KINDS:
            return new
        said = _said(field, text, person, is_number)
        fitting = new
        for _try in range(_MOST_TRIES):
            if _said(field, fitting, person, is_number) == said:
                return fitting
            fitting = self._drawn_anew(kind, text)
        return new

    def _of_kind(self, kind: str, text: str) -> str:
        if kind in _DAYS:
            return self._drawn_anew(kind, text)
        if kind in _FREE_FORMS:
            return self._with_letters(self._numbers.replaced(kind, text), kind)
        if kind in _NUMBERS:
            return self._words.replaced(self._numbers.replaced(kind, text))
        makers = {
            "email": self._mail.replaced,
            "name": self._name,
            "class": self._class,
            **dict.fromkeys(_PHONES, self._each_phone),
        }
        return makers.get(kind, self.free_text)(text)

    def _class(self, text: str) -> str:
        """Return a class with other words in its note, and a group or a club with other words at all."""
        if school_class.grade(text) is None:
            return self.free_text(text)
        return _NOTE.sub(lambda found: self.free_text(found[0]), text)

    def _name(self, text: str) -> str:
        """Return another name; one or two digits are slips of the keyboard."""
        is_number = sum(map(str.isdigit, text)) > _MOST_SLIPS
        return self._words.replaced(_DIGITS.sub(self._digits, text) if is_number else text)

    def _drawn_anew(self, kind: str, text: str) -> str:
        """Return a value drawn by chance, whatever was drawn before; letters that stand for digits stay."""
        if kind == "email":
            self._mail.forget()
            return self._mail.replaced(text)
        if kind == "name":
            return self._words.replaced(text)
        new = self._numbers.any_digits(text)
        return new if kind not in _FREE_FORMS else self._with_letters(new, kind)

    def _each_phone(self, text: str) -> str:
        """Return a text with each of the telephones in it replaced, and the words beside them."""
        for part in phone.split(text):
            text = text.replace(part, self._numbers.replaced("phone", part), 1)
        return self._words.prose(text, self._public)

    def _with_letters(self, text: str, kind: str) -> str:
        """Return a series with other letters of its place: the last two, where before them stands a number."""
        if not kind.startswith("birth_cert"):
            return self._words.replaced(text)
        return _SERIES_LETTERS.sub(lambda found: "".join(map(self._series_letter, found[0])), text, count=1)

    def _series_letter(self, old: str) -> str:
        pool = "авекмнорстух" if old.lower() in "abcehkmoptxyавсенкмортху" else "абвгдежзиклмнопрст"
        if old.isascii():
            pool = "abcehkmoptxy"
        new = self._random.choice(pool)
        return new.upper() if old.isupper() else new

    def _plain(self, text: str, public: Collection[str]) -> str:
        return _DIGITS.sub(self._digits, self._words.prose(text, public))

    def _digits(self, found: re.Match[str]) -> str:
        return self._numbers.replaced("", found[0])


def kept_values(field: Field, texts: Iterable[str]) -> frozenset[str]:
    """Return which texts of a column are values of a list, and tell of nobody in particular."""
    counts = Counter(texts)
    is_of_list = _IS_OF_LIST.get(field.name) or _IS_OF_LIST.get(field.kind)
    if is_of_list:
        return frozenset(filter(is_of_list, counts))
    if field.kind not in _LISTED:
        return frozenset()
    return frozenset(text for text, count in counts.items() if count >= _FEWEST_IN_LIST or len(text) <= _FEWEST_IN_LIST)


def _is_country(text: str) -> bool:
    return all(citizenship.country(part) or citizenship.guess(part) for part in citizenship.countries(text))


def _names_somebody(text: str) -> bool:
    """Whether there are digits, or words with a capital that are no countries, behind the first word."""
    return any(not citizenship.country(word) for word in _INNER_NAMES.findall(text))


_IS_OF_LIST: dict[str, Callable[[str], object]] = {
    "row_no": str.isdecimal,
    "citizenship": _is_country,
    "doc_type": lambda text: document_type.of(text) and not _names_somebody(text),
    "relation": lambda text: relation.is_known(text) or relation.guess(text),
    "sex": sex.is_valid,
    "class": lambda text: school_class.grade(text) and not _NOTE.search(text),
}
"""By name or kind of a field, what tells that a text means one of its few values."""


@lru_cache(maxsize=1 << 16)
def _looks_like(text: str) -> str:
    """Return the kind of which a text is beyond doubt, wherever it stands."""
    if snils.is_canonical(text):
        return "snils"
    if email.is_canonical(text):
        return "email"
    if phone.is_canonical(text):
        return "phone_mobile"
    return "date" if dates.is_canonical(text) else ""


def _said(field: Field, text: str, person: Person, is_number: bool) -> list[str]:
    return sorted(finding.rule for finding in check_cell(field, text, is_number, person))
