"""Undo and redo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sgo_tui.work.edits import Edit, History

ACTIONS = st.lists(st.one_of(st.just("undo"), st.just("redo"), st.tuples(st.integers(0, 3), st.text(max_size=2))))


@given(ACTIONS)
def test_undo_and_redo_are_inverse(actions: list[object]) -> None:
    """After any walk, undoing everything leads back to the beginning and redoing everything to the end."""
    history = History()
    cells = dict.fromkeys(range(4), "")

    def put(edits: object) -> int:
        count = 0
        for edit in edits:  # type: ignore[attr-defined]
            assert cells[edit.row] == edit.before
            cells[edit.row] = edit.after
            count += 1
        return count

    for action in actions:
        if action == "undo":
            put(history.undo())
        elif action == "redo":
            put(history.redo())
        else:
            row, text = action  # type: ignore[misc]
            batch = [Edit(row, 0, cells[row], text)]
            put(batch)
            history.add(batch)
    while put(history.redo()):
        pass
    end = dict(cells)
    while put(history.undo()):
        pass

    assert cells == dict.fromkeys(range(4), "")
    while put(history.redo()):
        pass
    assert cells == end


def test_a_new_edit_forgets_what_was_undone() -> None:
    """After an edit nothing of the past can be redone."""
    history = History()
    history.add([Edit(0, 0, "", "a")])
    history.undo()
    history.add([Edit(0, 0, "", "b")])

    assert history.redo() == ()
