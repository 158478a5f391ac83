"""What the questions of a form ask for: whose value, and which, by the words that name the columns of an export.

A form is answered by somebody, and «Ваш телефон» is theirs: a parent's where the form speaks of a child. Where nobody
could tell whose value is asked for, nothing is taken from that column before a person has said it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sgo_tui.export import Field, Owner
from sgo_tui.export.catalogue import Meaning, catalogue, normalise
from sgo_tui.i18n import N_

CONTACTS = frozenset(("mobile_phone", "home_phone", "phone", "email"))
NAMES = ("last_name", "first_name", "middle_name")
_PERSONAL = frozenset((*NAMES, "full_name", "birth_date"))
_NOT_ASKED = frozenset(("row_no", "row_id", "login", "display_name", "comment"))
"""What a form has by itself or for the school: «ID», «Имя пользователя», «Комментарий»."""

_CHILD = re.compile(
    r"\b(?:реб[её]н|дет(?:ей|ям|и)\b|учени[кц]|учащ|обучающ|воспитанник|школьник|сын|доч)", re.IGNORECASE
)
_YOURS = re.compile(r"\b(?:ваш\w*|вы|вас|вам|сво[йеиё]\w*)\b", re.IGNORECASE)
_AS_STOPS = str.maketrans("?!", "..")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"(?<=\w{3})[.:;]\s|\n")
_ASKING = re.compile(
    r"\b(?:укажите|введите|напишите|впишите|заполните|внесите|выберите|пожалуйста|како[йем]\w*|учится|обучается|котор\w+"
    r"|цифр\w*|только|без|пробел\w*|дефис\w*|формат\w*|пример\w*|например|контакт\w+"
    r"|в|для|связи|как)\b",
    re.IGNORECASE,
)
"""Words of questions that say nothing of what is asked."""
_DIGITS = re.compile(r"\b[\dXxХх][\d\sXxХх.\-]*\b")


class Why(Enum):
    """Why nothing is taken from a column, to be translated."""

    UNKNOWN = N_("not understood")
    WHOSE = N_("it does not say whose")
    TWICE = N_("asked twice")
    UNWANTED = N_("not to be used")


@dataclass(frozen=True)
class Question:
    """A column of answers."""

    column: int
    text: str
    meaning: Meaning | None = None
    """Whose value of which field; `Owner.REPRESENTATIVE` is a parent of whom more must be known."""
    why: Why | None = None
    """Why nothing is taken from it; None for what is."""

    @property
    def field(self) -> Field | None:
        """What it asks for."""
        return self.meaning.field if self.meaning else None


@dataclass(frozen=True)
class _Read:
    """A question by its own words alone."""

    owner: Owner | None
    """None where the words do not say whose value is asked for."""
    field: Field | None
    is_yours: bool = False


def understood(texts: Sequence[str], *, is_staff: bool = False) -> list[Question]:
    """Return what each question of a form means, all of them seen together; `is_staff`: employees are asked."""
    read = [_read(text) for text in texts]
    form = _Form(read)
    questions = [_question(index, text, form, each) for index, (text, each) in enumerate(zip(texts, read, strict=True))]
    if is_staff:
        questions = [_of_employee(question) for question in questions]
    return without_repeats(questions)


def without_repeats(questions: Sequence[Question]) -> list[Question]:
    """Return the questions, with those that ask once more for what another asks for left out."""
    seen: set[Meaning] = set()
    kept = []
    for question in questions:
        is_repeated = question.meaning in seen
        kept.append(replace(question, meaning=None, why=Why.TWICE) if is_repeated else question)
        seen.update([question.meaning] if question.meaning else [])
    return kept


class _Form:
    """What all questions together tell of who answers."""

    def __init__(self, read: Sequence[_Read]) -> None:
        self.speaks_of_child = any(each.owner is Owner.PUPIL for each in read)
        self.asks_parent = any(each.owner and each.owner.is_parent for each in read)
        self._asked = {(each.owner, each.field.name) for each in read if each.owner and each.field}

    def owner_of(self, read: _Read) -> Owner | None:
        """Return whose value is asked for; None where that may be a child's as well as a parent's."""
        assert read.field is not None
        if read.owner is not None:
            return read.owner
        if read.field.kind == "class" or not (self.speaks_of_child or self.asks_parent):
            return Owner.PUPIL
        name = read.field.name
        if read.is_yours or self._is_asked(name, lambda owner: owner is Owner.PUPIL):
            return Owner.REPRESENTATIVE
        is_also_parents = self._is_asked(name, lambda owner: owner.is_parent)
        if name in CONTACTS:
            return self._owner_of_contact(is_also_parents=is_also_parents)
        speaks_of_one = self.speaks_of_child != self.asks_parent
        return Owner.PUPIL if name in _PERSONAL or is_also_parents or speaks_of_one else None

    def _owner_of_contact(self, *, is_also_parents: bool) -> Owner | None:
        """Return whose telephone or address «Телефон» is: of who answers, which is a parent who names the child."""
        if is_also_parents:
            return None if self.speaks_of_child else Owner.PUPIL
        return Owner.REPRESENTATIVE if self.speaks_of_child and self.asks_parent else None

    def _is_asked(self, name: str, is_meant: Callable[[Owner], bool]) -> bool:
        return any(asked == name and is_meant(owner) for owner, asked in self._asked)


def _question(column: int, text: str, form: _Form, read: _Read) -> Question:
    if read.field is None:
        return Question(column, text, why=Why.UNKNOWN)
    owner = form.owner_of(read)
    if owner is None:
        return Question(column, text, why=Why.WHOSE)
    return Question(column, text, Meaning(owner, read.field))


def _of_employee(question: Question) -> Question:
    if question.meaning is None or question.meaning.owner is not Owner.PUPIL:
        return question
    return replace(question, meaning=Meaning(Owner.EMPLOYEE, question.field))


def _read(text: str) -> _Read:
    """Return what a question asks for by its own words."""
    is_child = _CHILD.search(text) is not None
    for wording in _wordings(text):
        for prefix in ("", "родитель "):
            owner, field = catalogue().meaning([prefix + wording])
            if field is None or field.name in _NOT_ASKED or (prefix and owner is not Owner.REPRESENTATIVE):
                continue
            if prefix:
                return _Read(Owner.REPRESENTATIVE, field)
            said = owner if owner.is_parent else Owner.PUPIL if is_child else None
            return _Read(said, field, is_yours=said is None and _YOURS.search(text) is not None)
    return _Read(None, None)


def _wordings(text: str) -> Iterator[str]:
    """Yield a question, then ever less of it: without «Вы», brackets, explanations, and the words of asking."""
    text = _YOURS.sub(" ", text).translate(_AS_STOPS)
    yield text
    without = _IN_BRACKETS.sub(" ", text)
    yield without
    yield _SENTENCE_END.split(without.strip())[0]
    yield _DIGITS.sub(" ", _ASKING.sub(" ", normalise(without)))
