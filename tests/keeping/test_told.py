"""What SGO has said of cells is kept beside the changes, and comes back with them or without."""

from __future__ import annotations

from pathlib import Path

import pytest
from rewriting import rewritten

from sgo_tui.check.refused import REFUSED
from sgo_tui.demo import write_demo
from sgo_tui.export import Owner
from sgo_tui.keeping import Recovery, Session, find_unsaved
from sgo_tui.keeping.journal import journals
from sgo_tui.work import Table, open_table
from sgo_tui.work.told import Told

ROWS = 7, 8
WORDS = "Нет такого значения"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A demo export."""
    return write_demo(tmp_path / "demo.xls", rows=20).path


def column(table: Table) -> int:
    """Return the column of the pupils' citizenship."""
    assert table.export is not None
    return table.export.persons[Owner.PUPIL]["citizenship"]


def complain(session: Session) -> list[Told]:
    """Let SGO complain of two cells."""
    table = session.table
    told = [Told(row, column(table), table.text(row, column(table)), WORDS, ("Россия", "РФ")) for row in ROWS]
    table.tell(told)
    return told


def marked(table: Table) -> list[int]:
    """Return the rows that SGO complains of."""
    return [problem.row for problem in table.problems if problem.rule.id == REFUSED]


def reopened(file: Path) -> Session:
    """Open a file after its session was killed, and put all back."""
    session = Session(open_table(file))
    for unsaved in find_unsaved(file):
        recovery = Recovery(session.table, unsaved)
        if recovery.is_needless:
            session.take_over(recovery)
        else:
            session.restore(recovery)
    return session


def test_without_a_change(file: Path) -> None:
    """Nothing need be asked, and what was taken over is kept again."""
    session = Session(open_table(file))
    told = complain(session)
    session.leave()
    for _kill in range(2):
        session = reopened(file)
        assert marked(session.table) == [*ROWS]
        assert session.table.named_by_sgo(*told[0][:2]) == ("Россия", "РФ")
        session.leave()
        assert len(journals(file)) == 1


def test_with_changes(file: Path) -> None:
    """A cell that was changed since is done with, until that is undone, as it was before the kill."""
    session = Session(open_table(file))
    complain(session)
    session.table.change(ROWS[0], column(session.table), "Казахстан")
    session.leave()
    session = reopened(file)
    assert marked(session.table) == [ROWS[1]]
    session.table.undo()
    assert marked(session.table) == [*ROWS]


def test_in_another_file(file: Path) -> None:
    """The mark is where the person is now; where the cell holds something else, there is none."""
    session = Session(open_table(file))
    complain(session)
    session.leave()
    table = open_table(file)
    person = table.texts(ROWS[0])
    rewritten(table, file, rows=list(reversed(table.data_rows)))
    session = reopened(file)
    rows = marked(session.table)
    assert len(rows) == 2
    assert person in [session.table.texts(row) for row in rows]


def test_thrown_away(file: Path) -> None:
    """Then it does not come back."""
    session = Session(open_table(file))
    complain(session)
    session.table.forget_told()
    session.leave()
    assert marked(reopened(file).table) == []
    assert journals(file) == []


def test_after_a_save(file: Path) -> None:
    """What still holds is kept; of the changed cell nothing is."""
    session = Session(open_table(file))
    complain(session)
    session.table.change(ROWS[0], column(session.table), "Казахстан")
    session.save()
    session.leave()
    (unsaved,) = find_unsaved(file)
    assert [told.row for told in unsaved.told] == [ROWS[1]]
    assert marked(reopened(file).table) == [ROWS[1]]


def test_an_orderly_end(file: Path) -> None:
    """Who leaves with all saved leaves nothing behind."""
    session = Session(open_table(file))
    complain(session)
    session.give_up()
    assert journals(file) == []
