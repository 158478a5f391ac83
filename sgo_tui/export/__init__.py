"""A worksheet understood as an export of SGO: where its header lies and what its columns mean."""

from sgo_tui.export.columns import Column, Export, Field, Owner, Protection
from sgo_tui.export.header import Grid, find_export, find_header

__all__ = ["Column", "Export", "Field", "Grid", "Owner", "Protection", "find_export", "find_header"]
