"""KEEPING: nothing that was typed is lost, and nobody else writes the same file meanwhile.

A `Session` is one person's work on one file. Each change of its table is in a journal on the disk before the screen
shows it; after a kill, `find_unsaved` tells what was never saved, `Recovery` what of it the file can take. While a
session lasts, the file is claimed: a second editor learns who has it.
"""

from sgo_tui.keeping.in_use import Claim, claim
from sgo_tui.keeping.recovery import Recovery
from sgo_tui.keeping.session import Session
from sgo_tui.keeping.unsaved import Typing, Unsaved, all_unsaved, find_unsaved

__all__ = ["Claim", "Recovery", "Session", "Typing", "Unsaved", "all_unsaved", "claim", "find_unsaved"]
