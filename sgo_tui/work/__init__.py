"""The work on a table: pending edits, locks, undo, problems, search. The only way to change a cell."""

from sgo_tui.work.edits import Edit
from sgo_tui.work.locks import Lock
from sgo_tui.work.opening import open_table, preview_table
from sgo_tui.work.problems import Place, Problems
from sgo_tui.work.search import find
from sgo_tui.work.table import Change, Table

__all__ = ["Change", "Edit", "Lock", "Place", "Problems", "Table", "find", "open_table", "preview_table"]
