"""Names of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.errors import UsageError
from sgo_tui.work.address import cell_name, parse_cell


@given(st.integers(0, 65_535), st.integers(0, 255))
def test_names_lead_back_to_the_cell(row: int, column: int) -> None:
    """Every cell of a sheet has a name that means it."""
    assert parse_cell(cell_name(row, column)) == (row, column)


@pytest.mark.parametrize("name", ["", "H", "6", "H0", "IW1", "A65537", "6H", "H6:H7", "AAA1", "Лист!H6"])
def test_refuses_what_is_no_cell(name: str) -> None:
    """What is no cell of an .xls sheet is told apart."""
    with pytest.raises(UsageError):
        parse_cell(name)
