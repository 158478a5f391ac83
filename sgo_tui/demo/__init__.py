"""A synthetic export of SGO with planted problems, for trying the program and for its tests."""

from sgo_tui.demo.demo import MOST_ROWS, Demo, Planted, write_demo
from sgo_tui.demo.layouts import LAYOUTS
from sgo_tui.demo.people import AS_OF

__all__ = ["AS_OF", "LAYOUTS", "MOST_ROWS", "Demo", "Planted", "write_demo"]
