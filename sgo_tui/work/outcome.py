"""What many files come to, gathered while it is written down: no more of each is kept than its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from sgo_tui.check import Severity
from sgo_tui.work.listing import Failure, Listing
from sgo_tui.work.listing.summary import SUMMARIES, Summary, summary_text, total_of
from sgo_tui.work.many_files import Checked, Files


class Outcome:
    """The numbers of the files that were checked, and the others; complete when the document is."""

    def __init__(self, files: Files) -> None:
        self.failures: list[Failure] = []
        self.left_out: list[str] = []
        """Workbooks in folders that are no exports."""
        self._files = files
        self._summaries: list[Summary] = []

    @property
    def total(self) -> Summary:
        """The numbers of all files together."""
        return total_of(self._summaries)

    def has_found(self, least: Severity) -> bool:
        """Whether there is a problem of this severity or a worse one."""
        total = self.total
        counts = {Severity.ERROR: total.errors, Severity.WARNING: total.warnings, Severity.HINT: total.hints}
        return any(counts[severity] for severity in Severity if severity >= least)

    def document(
        self, results: Iterable[Checked], form: str, listing: Listing | None, *, is_alone: bool
    ) -> Iterator[str]:
        """Yield the document piece by piece: the `listing` of the problems, or only the numbers in a `form`."""
        if listing is None:
            for result in results:
                self._take(result)
            yield SUMMARIES[form](self._summaries, self.failures)
            return
        yield listing.opening(is_alone=is_alone)
        yield from _joined(map(partial(self._part, listing), results), listing.between)
        yield listing.ending(self.failures, is_alone=is_alone)
        if listing.has_summary and not is_alone:
            yield "\n" + summary_text(self._summaries, self.failures)

    def _part(self, listing: Listing, result: Checked) -> str:
        failure = self._take(result)
        return listing.failed(failure) if failure else result.part

    def _take(self, result: Checked) -> Failure | None:
        """Gather what a file comes to; returns why it was not checked, unless it need not be."""
        if result.summary:
            self._summaries.append(result.summary)
        failure = result.failure
        if failure and not result.is_export and Path(failure.file) in self._files.from_folders:
            self.left_out.append(failure.file)
            return None
        if failure:
            self.failures.append(failure)
        return failure


def _joined(parts: Iterable[str], between: str) -> Iterator[str]:
    """Yield parts with what stands between them; what is empty does not count."""
    is_first = True
    for part in filter(None, parts):
        yield part if is_first else between + part
        is_first = False
