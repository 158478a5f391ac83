"""The layouts in which exports have been seen or are expected, each as data.

One more layout is one more entry of `_LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sgo_tui.demo import labels
from sgo_tui.demo.labels import Labels
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.i18n import _

_SCHOOL = "МБОУ «Средняя школа № 0» г. Примерска"
_ROW_FIELDS = frozenset(("row_no", "class", "row_id", "login"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a layout: what it holds and the texts over it."""

    owner: Owner
    field: str
    """Its name in the catalogue."""
    texts: tuple[str, ...]
    """From the outermost group down to the label; no longer than the header is high."""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How an export arranges its people."""

    title: tuple[tuple[str, ...], ...]
    """The rows above the header («шапка»), cell by cell from the left."""
    headings: tuple[Heading, ...]
    height: int = 1
    """Rows of the header."""
    is_merged: bool = True
    """Groups are merged cells; otherwise the cells to the right of a group are empty."""
    has_text_dates: bool = False
    """Dates are texts «ДД.ММ.ГГГГ» in cells of the general format."""
    sheets: tuple[str, ...] = ("Ученики",)
    """All worksheets in order."""
    hidden_sheets: tuple[str, ...] = ()

    @property
    def owners(self) -> frozenset[Owner]:
        """Who has columns."""
        return frozenset(heading.owner for heading in self.headings)


DATA_SHEET = "Ученики"
DICTIONARY_SHEET = "Справочники"
"""The values that SGO takes in a column with a list."""
MANUAL_SHEET = "Инструкция"

_CLASSIC_TITLE = (
    ("Сведения об учениках и родителях",),
    (_SCHOOL, "", "", "", "Параллель:", "все", "Класс:", "все", "Статус:", "Все зачисленные"),
)
_FREE_TITLE = (
    (_SCHOOL,),
    ("Выгрузка данных",),
    ("Дата:", "23.11.2026"),
    ("Ответственный:", "Администратор системы"),
    (),
)
_MOTHER_FIRST = ((Owner.MOTHER, "Мать"), (Owner.FATHER, "Отец"))
_FATHER_FIRST = _MOTHER_FIRST[::-1]
_WITH_REPRESENTATIVE = (*_MOTHER_FIRST, (Owner.REPRESENTATIVE, "Законный представитель"))


def find_layout(name: str) -> Layout:
    """Return the layout called `name`; raise `UsageError` when there is none."""
    try:
        return _LAYOUTS[name]
    except KeyError:
        message = _("There is no layout “{name}”. Choose one of these: {names}.")
        raise UsageError(message.format(name=name, names=", ".join(LAYOUTS))) from None


def _grouped(owner: Owner, columns: Labels, group: str = "") -> Iterator[Heading]:
    """Yield headings that keep groups and labels in rows of their own."""
    for field, label in columns:
        texts = tuple(label.split(" / "))
        yield Heading(_owner_of(field, owner), field, (group, *texts) if group else texts)


def _joined(owner: Owner, columns: Labels, separator: str, group: str = "") -> Iterator[Heading]:
    """Yield headings whose groups and label are one text."""
    for heading in _grouped(owner, columns, group):
        yield Heading(heading.owner, heading.field, (separator.join(heading.texts),))


def _parents(blocks: tuple[tuple[Owner, str], ...], columns: Labels) -> Iterator[Heading]:
    for owner, group in blocks:
        yield from _grouped(owner, columns, group)


def _joined_parents(columns: Labels, separator: str) -> Iterator[Heading]:
    for owner, group in _MOTHER_FIRST:
        yield from _joined(owner, columns, separator, group)


def _owner_of(field: str, owner: Owner) -> Owner:
    return Owner.ROW if field in _ROW_FIELDS else owner


def _classic() -> Layout:
    headings = (
        *_grouped(Owner.PUPIL, labels.NUMBERING + labels.PUPIL_IDENTITY + labels.PUPIL_HOME),
        *_parents(_MOTHER_FIRST, labels.PARENT_FULL),
        *_grouped(Owner.PUPIL, labels.PUPIL_CARD),
    )
    return Layout(_CLASSIC_TITLE, headings, height=2, sheets=(DATA_SHEET, DICTIONARY_SHEET))


def _flat() -> Layout:
    return Layout(
        title=(),
        headings=(
            *_joined(Owner.PUPIL, labels.NUMBERING + labels.PUPIL_SHORT, "-"),
            *_joined_parents(labels.PARENT_SHORT, "-"),
        ),
    )


def _titled() -> Layout:
    return Layout(
        title=_FREE_TITLE,
        headings=(
            *_joined(Owner.PUPIL, labels.NUMBERING + labels.PUPIL_SHORT, ". "),
            *_joined_parents(labels.PARENT_FULL, ". "),
        ),
        sheets=(DATA_SHEET, "Лист2", "Лист3"),
    )


def _unmerged() -> Layout:
    pupil = labels.NUMBERING + labels.PUPIL_IDENTITY + labels.PUPIL_CERTIFICATE + labels.PUPIL_HOME
    headings = (
        *_grouped(Owner.PUPIL, pupil),
        *_parents(_FATHER_FIRST, labels.PARENT_FULL),
        *_grouped(Owner.PUPIL, labels.PUPIL_CARD),
    )
    return Layout(_CLASSIC_TITLE, headings, height=2, is_merged=False)


def _three_level() -> Layout:
    number, school_class = labels.NUMBERING
    pupil = labels.PUPIL_IDENTITY + labels.PUPIL_CERTIFICATE + labels.PUPIL_HOME + labels.PUPIL_CARD
    headings = (
        *_grouped(Owner.ROW, (number,)),
        *(Heading(Owner.ROW, field, (label,), is_hidden=True) for field, label in labels.IDENTIFIERS),
        *_grouped(Owner.ROW, (school_class,)),
        *_grouped(Owner.PUPIL, pupil, "Учащийся"),
        *_parents(_WITH_REPRESENTATIVE, labels.PARENT_EXTENDED),
    )
    return Layout(
        _CLASSIC_TITLE[:1],
        headings,
        height=3,
        sheets=(MANUAL_SHEET, DICTIONARY_SHEET, DATA_SHEET),
        hidden_sheets=(DICTIONARY_SHEET,),
    )


def _owner_in_name() -> Layout:
    number, (class_field, class_label) = labels.NUMBERING
    numbering = (number, (class_field, f"{class_label}*"))
    parents = (
        Heading(owner, field, (label.format(Owner=word.capitalize(), owner=word),))
        for owner, word in ((Owner.FATHER, "отца"), (Owner.MOTHER, "матери"))
        for field, label in labels.PARENT_FLAT_WORDS
    )
    pupil = _grouped(Owner.PUPIL, numbering + labels.PUPIL_FLAT_WORDS)
    return Layout(title=(), headings=(*pupil, *parents), has_text_dates=True)


_LAYOUTS = {
    "classic": _classic(),
    "flat": _flat(),
    "titled": _titled(),
    "unmerged": _unmerged(),
    "three-level": _three_level(),
    "owner-in-name": _owner_in_name(),
}
LAYOUTS = tuple(_LAYOUTS)
"""The names of all layouts; the first is the usual one."""
