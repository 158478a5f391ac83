"""The header of each layout, as the program itself and xlrd see it."""

from __future__ import annotations

import pytest
from demo_reading import Reader, SheetGrid

from sgo_tui.demo import LAYOUTS
from sgo_tui.demo.layouts import find_layout
from sgo_tui.export import Owner, find_export


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_column_is_recognised_as_what_it_holds(read: Reader, layout: str) -> None:
    """The header finder and the layout agree on sheet, rows, and whose and which value each column is."""
    found = read(layout)
    index, export = find_export([SheetGrid(sheet) for sheet in found.book.sheets()])

    assert index == found.book.sheet_names().index("Ученики")
    assert export.first_data_row == found.first_row
    assert [(c.owner, c.field and c.field.name) for c in export.columns] == [
        (heading.owner, heading.field) for heading in find_layout(layout).headings
    ]


def test_the_classic_layout_has_the_99_columns_of_the_full_lists(read: Reader) -> None:
    """Mother before father, and the pupil's own СНИЛС after theirs."""
    sheet = read("classic").sheet
    leaves = sheet.row_values(3)
    groups = sheet.row_values(2)

    assert sheet.ncols == 99
    assert [leaves.index("СНИЛС"), groups.index("СНИЛС")] == [40, 83]
    assert [(name, groups.index(name)) for name in ("Паспорт", "Мать", "Отец", "ИНН")] == [
        ("Паспорт", 8),
        ("Мать", 30),
        ("Отец", 42),
        ("ИНН", 56),
    ]


@pytest.mark.parametrize(
    ("layout", "merges"), [("classic", True), ("three-level", True), ("unmerged", False), ("flat", False)]
)
def test_groups_are_merged_only_where_the_layout_says_so(read: Reader, layout: str, merges: bool) -> None:
    """A dissolved group stands over its first column, the cells to its right are empty."""
    assert bool(read(layout).sheet.merged_cells) is merges


def test_groups_of_three_levels_lie_over_each_other(read: Reader) -> None:
    """Мать over Документ over Серия."""
    sheet = read("three-level").sheet
    merged = {(top, left): (bottom, right) for top, bottom, left, right in sheet.merged_cells}
    mother = sheet.row_values(1).index("Мать")
    document = sheet.row_values(2).index("Документ")

    assert merged[1, mother] == (2, mother + 19)
    assert merged[2, document] == (3, document + 6)
    assert sheet.cell_value(3, document + 1) == "Серия"


def test_the_data_may_stand_in_the_third_sheet_beside_a_hidden_one(read: Reader) -> None:
    """The sheet with the people is the one that Excel shows first."""
    book = read("three-level").book

    assert [(sheet.name, sheet.visibility) for sheet in book.sheets()] == [
        ("Инструкция", 0),
        ("Справочники", 1),
        ("Ученики", 0),
    ]
    assert [sheet.sheet_visible for sheet in book.sheets()] == [0, 0, 1]


def test_identifiers_are_hidden(read: Reader) -> None:
    """Columns of identifier and user name are in the file, but not in sight."""
    sheet = read("three-level").sheet
    hidden = [column for column, info in sheet.colinfo_map.items() if info.hidden]

    assert [sheet.cell_value(1, column) for column in hidden] == ["Идентификатор", "Имя пользователя"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_header_and_names_stay_in_sight(read: Reader, layout: str) -> None:
    """Panes are frozen below the header and right of the fifth column."""
    found = read(layout)

    assert found.sheet.panes_are_frozen
    assert (found.sheet.horz_split_pos, found.sheet.vert_split_pos) == (found.first_row, 5)


@pytest.mark.parametrize(("layout", "kind"), [("classic", 3), ("owner-in-name", 1)])
def test_dates_are_dates_or_text_as_the_layout_says(read: Reader, layout: str, kind: int) -> None:
    """Right dates are Excel dates of the format DD.MM.YYYY, or texts in cells of the general format."""
    found = read(layout)
    column = found.column(Owner.PUPIL, "birth_date")
    cell = found.sheet.cell(found.first_row, column)
    style = found.book.xf_list[cell.xf_index]

    assert cell.ctype == kind
    assert found.book.format_map[style.format_key].format_str == ("DD.MM.YYYY" if kind == 3 else "General")


def test_cells_are_text_cells_even_when_they_are_empty(read: Reader) -> None:
    """A value typed into an empty cell stays text: leading zeros are kept."""
    found = read("classic")
    formats = {
        found.book.format_map[found.book.xf_list[found.sheet.cell_xf_index(found.first_row, c)].format_key].format_str
        for c in range(found.sheet.ncols)
        if found.sheet.cell_type(found.first_row, c) == 6
    }

    assert formats == {"@"}
