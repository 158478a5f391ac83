"""What SGO has made of one edit, and the likely reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sgo_tui.i18n import N_, _
from sgo_tui.work.changes import Change


class Outcome(Enum):
    """What JSON calls it, whether nothing is left to do, and a word for people."""

    TAKEN = "taken", True, N_("taken")
    OTHER_FORM = "other_form", True, N_("taken, in another form")
    NOT_TAKEN = "not_taken", False, N_("not taken")
    CHANGED_SINCE = "changed_since", False, N_("SGO has a third value")
    DIFFERS = "differs", False, N_("SGO has another value")
    UNKNOWN = "unknown", False, N_("cannot be told")

    def __init__(self, word: str, is_good: bool, name: str) -> None:
        self.word = word
        self.is_good = is_good
        self._name = name

    @property
    def told(self) -> str:
        """The word in the user's language."""
        return _(self._name)


class Reason(Enum):
    """Why something was not taken, most likely: what JSON calls it, and a sentence.

    Sources: the manual of the import («Обновление данных»), and what schools have seen of it.
    """

    PERSON_MISSING = (
        "person_missing",
        N_("The fresh export has no such person: they have left, or it was made with another filter."),
    )
    PERSON_ADDED = "person_added", N_("The export had no such person: an update adds nobody.")
    COLUMN_MISSING = (
        "column_missing",
        N_("The fresh export has no such column: make it with the same lists of fields."),
    )
    IDENTITY = "identity", N_("SGO finds the person by this and never takes it from a file: correct it on the card.")
    IGNORED = "ignored", N_("SGO never takes this column from a file.")
    PERSON_UNKNOWN = "person_unknown", N_("SGO has not found the person: the name or birth date was changed.")
    EMPTY = "empty", N_("The cell was empty: that changes nothing in SGO.")
    PARENT_UNKNOWN = (
        "parent_unknown",
        N_("SGO has not recognised the parent: on the card the name or birth date is another one."),
    )
    PARENT_SKIPPED = (
        "parent_skipped",
        N_("SGO took nothing of this parent: it may leave parents alone where a pupil has some. Enter it on the card."),
    )
    TOWN = "town", N_("SGO takes only the school's own town or the one on the card.")
    ADDRESS = "address", N_("SGO takes an address only with town, street and house.")
    NOT_LISTED = "not_listed", N_("The value is not on SGO's list of this field.")
    REFUSED = "refused", N_("SGO refuses such a value.")
    ROW_REFUSED = (
        "row_refused",
        N_("SGO took nothing of this row: the person was not found, or there was an error in it."),
    )
    CHANGED_SINCE = "changed_since", N_("Somebody has changed it on the card, or SGO keeps it in another way.")

    def __init__(self, word: str, sentence: str) -> None:
        self.word = word
        self._sentence = sentence

    @property
    def sentence(self) -> str:
        """The reason in the user's language."""
        return _(self._sentence)


@dataclass(frozen=True)
class Verdict:
    """What has become of an edit."""

    change: Change
    """From the original to the edited file; without an original, from the fresh export to it."""
    outcome: Outcome
    fresh: tuple[int, int] | None = None
    """The cell in the fresh export."""
    in_sgo: str = ""
    """What it holds."""
    reason: Reason | None = None
    problem: str = ""
    """What our own rules say of the value that was refused."""

    @property
    def row(self) -> int:
        """The row in the edited file."""
        assert self.change.edited is not None
        return self.change.edited[0]
