"""The work on a table: pending edits, locks, undo, problems, search. The only way to change a cell.

This room is the programming interface as well; no screen is needed, and rows and columns are counted from 0::

    table = open_table("5a.xls")              # CannotRead says why not, in the user's language
    table.check_all()
    for problem in table.problems:            # row, column, rule, severity, message, suggestion
        ...
    table.change(5, 7, "112-233-445 95")      # CellLocked, CellGuarded (ask, then confirmed=True), CellRefused
    table.undo()
    table.save("out.xls")                     # lossless and verified; CannotSave leaves everything as it was

``fixes`` finds what can be put right without a doubt, ``readiness`` counts who can log in, ``filling`` takes in the
answers of a form, ``diff`` and ``repair`` compare an edited file with its original, ``reconcile`` a fresh export with
an edited one. ``examples/check_and_fix.py`` beside the package is a whole program.
"""

from sgo_tui.work.edits import Edit
from sgo_tui.work.locks import Lock
from sgo_tui.work.opening import open_table, preview_table
from sgo_tui.work.problems import Place, Problems
from sgo_tui.work.search import find
from sgo_tui.work.table import Change, Table

__all__ = ["Change", "Edit", "Lock", "Place", "Problems", "Table", "find", "open_table", "preview_table"]
