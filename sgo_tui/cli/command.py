"""What all commands share: the exit codes and where a command is added."""

from __future__ import annotations

import argparse
from typing import TypeAlias

OK, FOUND, FAILED = 0, 1, 2
"""Done; done, and something was found that somebody must look at; not done."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""Where commands are added; argparse has no public name for it."""
