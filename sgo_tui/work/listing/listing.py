"""What a form of listing is: how what is found in one file, or in many, becomes one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sgo_tui.work.findings import Findings


class Failure(NamedTuple):
    """A file that was not checked, and why, as a sentence."""

    file: str
    reason: str


class Listing:
    """A form of the document. What a file adds to it depends on no other file, so that it can be made beside others."""

    start = ""
    between = ""
    """Stands between what files add; what is empty does not count."""
    end = ""
    has_summary = False
    """Whether the table of the files stands below it."""
    is_exact = False
    """Whether every byte counts, also on the standard output."""

    def part(self, findings: Findings, *, with_values: bool, is_alone: bool) -> str:
        """Return what a file adds; `is_alone` where no other file can follow it.

        Values of cells, and suggestions, which repeat them, are given only `with_values`: they are personal data.
        """
        raise NotImplementedError

    def failed(self, failure: Failure) -> str:
        """Return what a file adds that was not checked; it is told elsewhere, too."""
        del failure
        return ""

    def opening(self, *, is_alone: bool) -> str:
        """Return what begins the document."""
        del is_alone
        return self.start

    def ending(self, failures: Sequence[Failure], *, is_alone: bool) -> str:
        """Return what ends the document."""
        del failures, is_alone
        return self.end
