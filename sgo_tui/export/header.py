"""Finding the header of an export: one to three rows of groups and labels below a free title («шапка»).

No position is trusted. Every stretch of up to three rows near the top is read as a header, and the one whose
columns mean the most different things is taken. A group stands over several columns: as a merged cell, or,
where a program has dissolved the merges, as one filled cell with empty ones to its right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from sgo_tui.export.catalogue import Catalogue, Meaning, catalogue
from sgo_tui.export.columns import Column, Export, Owner, Protection

_ROWS_SEARCHED = 40
"""A title may be long; no known export has more than eight rows above the labels."""
_DEPTH = 3
_FEWEST_FIELDS = 3


class Grid(Protocol):
    """What must be known of a worksheet to find its header; rows and columns are 0-based."""

    @property
    def row_count(self) -> int:
        """Rows up to the last one with a cell."""

    @property
    def column_count(self) -> int:
        """Columns up to the last one with a cell."""

    @property
    def merges(self) -> Sequence[tuple[int, int, int, int]]:
        """Merged cells: first row, last row, first column, last column, inclusive."""

    def text(self, row: int, column: int) -> str:
        """Return what a person reads in the cell."""


class _Text(NamedTuple):
    """A header text over a column."""

    text: str
    carried: bool
    """It stands in a cell to the left, and no merge says that it reaches this far."""


def find_header(grid: Grid) -> Export | None:
    """Return the header of `grid`, or None when nothing like a header of SGO is there."""
    words = catalogue()
    rows = _read_top(grid, words)
    wide = [merge for merge in set(grid.merges) if merge[2] < merge[3] and merge[0] < len(rows)]
    merged = {row for first, last, _left, _right in wide for row in range(first, min(last + 1, len(rows)))}
    spans = {(first, left): right for first, _last, left, right in wide}
    best: tuple[int, int, int] | None = None
    found: list[Column] = []
    header = range(0)
    for leaf in _possible_leaf_rows(rows, words):
        for top in range(leaf, max(-1, leaf - _DEPTH), -1):
            columns = _columns(_paths(rows, range(top, leaf + 1), spans, merged), words)
            score = len({(c.owner, c.field.name) for c in columns if c.field})
            rank = (score, top - leaf, -leaf)
            if best is None or rank > best:
                best, found, header = rank, columns, range(top, leaf + 1)
    if best is None or best[0] < _FEWEST_FIELDS or not _names_people(found):
        return None
    return _as_export(_with_numbering(grid, header), found, words)


def find_export(sheets: Sequence[Grid]) -> tuple[int, Export | None]:
    """Return the index of the sheet with the most known columns and its header; (0, None) when none has one."""
    found = [(index, export) for index, sheet in enumerate(sheets) if (export := find_header(sheet))]
    if not found:
        return 0, None
    return max(found, key=lambda pair: (sum(c.field is not None for c in pair[1].columns), -pair[0]))


def _read_top(grid: Grid, words: Catalogue) -> list[list[str]]:
    """Return the texts of the rows where a header may be, stopping soon after the last likely one."""
    rows: list[list[str]] = []
    last_likely: int | None = None
    for row in range(min(grid.row_count, _ROWS_SEARCHED)):
        rows.append([" ".join(grid.text(row, c).split()) for c in range(grid.column_count)])
        if _is_likely(rows[-1], words):
            last_likely = row
        elif last_likely is not None and row - last_likely >= _DEPTH:
            break
    return rows


def _is_likely(texts: Sequence[str], words: Catalogue) -> bool:
    """Whether at least three texts, and no fewer than half, could stand in a header."""
    filled = [text for text in texts if text]
    known = sum(words.knows_words_of(text) for text in filled)
    return known >= _FEWEST_FIELDS and 2 * known >= len(filled)


def _possible_leaf_rows(rows: Sequence[Sequence[str]], words: Catalogue) -> Iterator[int]:
    """Yield likely rows, and the one below each: its labels («Серия», «Дата») may need their groups."""
    likely = {row for row, texts in enumerate(rows) if _is_likely(texts, words)}
    yield from sorted(likely | {row + 1 for row in likely if row + 1 < len(rows)})


def _paths(
    rows: Sequence[Sequence[str]], header: range, spans: Mapping[tuple[int, int], int], merged: Collection[int]
) -> list[list[_Text]]:
    """Return for each column the texts over it, outermost first."""
    levels = [_spread(rows, row, header.stop - 1, spans, by_merges=row in merged) for row in header]
    if len(header) > 1:
        levels[-2] = _trim_to_common_block(levels[-2], levels[-1])
    return [_without_repeats(texts) for texts in zip(*levels, strict=True)]


def _spread(
    rows: Sequence[Sequence[str]],
    row: int,
    leaf: int,
    spans: Mapping[tuple[int, int], int],
    *,
    by_merges: bool,
) -> list[_Text | None]:
    """Return the text of one header row over each column, groups spread over the columns they cover."""
    level: list[_Text | None] = [_Text(text, carried=False) if text else None for text in rows[row]]
    for column, text in enumerate(rows[row]):
        if not text or row == leaf:
            continue
        if by_merges:
            for covered in range(column + 1, spans.get((row, column), column) + 1):
                level[covered] = _Text(text, carried=False)
            continue
        if not _has_text_below(rows, row, leaf, column):
            continue
        covered = column + 1
        while covered < len(level) and not rows[row][covered] and _has_text_below(rows, row, leaf, covered):
            level[covered] = _Text(text, carried=True)
            covered += 1
    return level


def _has_text_below(rows: Sequence[Sequence[str]], row: int, leaf: int, column: int) -> bool:
    return any(rows[below][column] for below in range(row + 1, leaf + 1))


def _trim_to_common_block(groups: list[_Text | None], labels: Sequence[_Text | None]) -> list[_Text | None]:
    """Cut carried groups where the parents' blocks stop being alike.

    Where groups are not merged, labels without a group may follow the last block directly («Отец … СНИЛС»,
    «ИНН»). Parents have the same labels in the same order, which tells where a block ends.
    """
    words = catalogue()
    blocks: list[range] = []
    for column, group in enumerate(groups):
        if group is None:
            continue
        if not group.carried and words.meaning([group.text]).owner.is_parent:
            blocks.append(range(column, column + 1))
        elif group.carried and blocks and blocks[-1].stop == column:
            blocks[-1] = range(blocks[-1].start, column + 1)
    texts = [[label.text if (label := labels[c]) else "" for c in block] for block in blocks]
    if len(blocks) < 2 or not any(group and group.carried for group in groups):
        return groups
    alike = 0
    for together in zip(*texts, strict=False):
        if len(set(together)) > 1:
            break
        alike += 1
    if alike < _FEWEST_FIELDS:
        return groups
    beyond = {column for block in blocks for column in block[alike:]}
    return [None if column in beyond else group for column, group in enumerate(groups)]


def _without_repeats(texts: Iterable[_Text | None]) -> list[_Text]:
    path: list[_Text] = []
    for text in texts:
        if text and not (path and path[-1].text == text.text):
            path.append(text)
    return path


def _columns(paths: Sequence[Sequence[_Text]], words: Catalogue) -> list[Column]:
    taken: set[Meaning] = set()
    columns = []
    for index, path in enumerate(paths):
        meaning, kept = _understand(path, taken, words)
        if meaning.field:
            taken.add(meaning)
        columns.append(
            Column(
                index,
                label=kept[-1].text if kept else "",
                group=" / ".join(text.text for text in kept[:-1]),
                owner=meaning.owner,
                field=meaning.field,
                protection=words.protection(meaning),
            )
        )
    return columns


def _understand(path: Sequence[_Text], taken: set[Meaning], words: Catalogue) -> tuple[Meaning, Sequence[_Text]]:
    """Return what the texts over a column mean and those that belong to it.

    A carried group is dropped where it makes no sense of the label, or one that a column already has.
    """
    meaning = words.meaning([text.text for text in path])
    own = [text for text in path if not text.carried]
    if len(own) < len(path) and (meaning.field is None or meaning in taken):
        alone = words.meaning([text.text for text in own])
        if alone.field and alone not in taken:
            return alone, own
    return meaning, path


def _names_people(columns: Sequence[Column]) -> bool:
    names = {"last_name", "full_name", "snils"}
    return any(column.field and column.field.name in names for column in columns)


def _with_numbering(grid: Grid, header: range) -> range:
    """Take in a row that only numbers the columns (1, 2, 3 …), as Russian forms have it."""
    if header.stop < grid.row_count:
        texts = [grid.text(header.stop, column) for column in range(grid.column_count)]
        numbered = sum(text == str(column + 1) for column, text in enumerate(texts))
        if numbered > _FEWEST_FIELDS and numbered == sum(bool(text) for text in texts):
            return range(header.start, header.stop + 1)
    return header


def _as_export(header: range, columns: list[Column], words: Catalogue) -> Export:
    """Turn pupils into employees where the columns are those of a staff file."""
    known = Counter(column.field.name for column in columns if column.field)
    is_staff = (
        bool(words.staff_fields & known.keys())
        and "class" not in known
        and not any(column.owner.is_parent for column in columns)
    )
    if is_staff:
        columns = [_of_employee(column) for column in columns]
    return Export(header, tuple(_of_row(column) for column in columns), is_staff)


def _of_employee(column: Column) -> Column:
    """SGO matches employees by name only, and their file is an import, not an update: a question is enough."""
    protection = column.protection
    if protection is Protection.LOCKED and column.field and column.field.kind != "id":
        protection = Protection.GUARDED
    return replace(column, owner=Owner.EMPLOYEE, protection=protection)


def _of_row(column: Column) -> Column:
    """A number, an identifier or a class is nobody's value."""
    if column.field and column.field.kind in ("id", "class") and not column.owner.is_parent:
        return replace(column, owner=Owner.ROW)
    return column
