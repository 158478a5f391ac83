"""The tour for who starts for the first time: four steps, each of which says one thing and lets it be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sgo_tui.i18n import N_


class Seen(NamedTuple):
    """What of the screen tells whether a step is done."""

    place: tuple[int, int]
    """The row and the column of the cursor."""
    has_problem: bool
    """Whether the cell under it is marked."""
    is_locked: bool
    is_told: bool
    """Whether something is told until the next key."""
    unsaved: int
    """How many cells are changed."""
    file: object
    """The workbook: it is another one when it has been saved."""


class Step(NamedTuple):
    """A screen of the tour; «{next_problem}» in its sentences, to be translated, is the key of that command."""

    title: str
    what: str
    do: str
    is_done: Callable[[Seen, Seen], bool]
    """Asked with what was there when the step began, and what is there now."""


STEPS = (
    Step(
        N_("What is marked"),
        N_("«!» an error, «?» doubtful, «·» a hint. What is wrong stands below the table."),
        N_("Press {next_problem}: it goes to the next marked cell."),
        lambda before, now: now.has_problem and now.place != before.place,
    ),
    Step(
        N_("Put it right"),
        N_("{take_suggestion} takes what is suggested; or {edit}, type, Enter. {undo} takes it back."),
        N_("Change this cell or another ({next_problem}). Columns with «~» ask first: answer yes."),
        lambda before, now: now.unsaved > before.unsaved,
    ),
    Step(
        N_("What cannot be changed"),
        N_("Columns with «×»: by name and birth date SGO finds the person."),
        N_("Press Home and try to change a name ({edit}): it is told why not."),
        lambda _before, now: now.is_locked and now.is_told,
    ),
    Step(
        N_("Save, then SGO"),
        N_("«*» is not saved yet. Only these cells are written; the old file stays beside."),
        N_("Press {save}. What to do next in SGO is told then."),
        lambda before, now: now.file is not before.file,
    ),
)
