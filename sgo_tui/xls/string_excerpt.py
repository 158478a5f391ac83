"""The shared strings cut down to those that some cells show: of a million, to read all takes a second."""

from __future__ import annotations

from collections.abc import Collection

from sgo_tui.xls import records as biff
from sgo_tui.xls.cells import STRING_INDEX
from sgo_tui.xls.records import MAX_BODY
from sgo_tui.xls.splices import Splice
from sgo_tui.xls.string_table import COUNTS
from sgo_tui.xls.strings import laid_out
from sgo_tui.xls.workbook_stream import WorkbookStream


class StringExcerpt:
    """Some strings before a certain one, and all from that one on.

    Who reads the excerpt counts from that one on by himself. So when he finds there what he found when he read the
    whole table, he and we agree on where strings begin, and what comes behind it (new strings do) has the index that
    he says, not only the one that we say.
    """

    def __init__(self, source: WorkbookStream, indexes: Collection[int], whole_from: int) -> None:
        """Keep the strings with `indexes`, and all from the one with the index `whole_from` on."""
        self._source = source
        self._whole_from = whole_from if indexes else source.strings.count
        self._copied = sorted(index for index in indexes if index < self._whole_from)
        self._numbers = {index: number for number, index in enumerate(self._copied)}

    def renumbered(self, index: int) -> bytes:
        """Return what a LABELSST record says of a string in the excerpt."""
        return STRING_INDEX.pack(self._numbers.get(index, len(self._copied) + index - self._whole_from))

    def splices(self) -> list[Splice]:
        """Return the change that cuts the SST record and its CONTINUE records down."""
        table, stream = self._source.strings, self._source.stream
        if not self._whole_from or not table.spans:
            return []
        start = [*table.starts[self._whole_from :][:1], table.end][0]
        end = table.spans[table.record_at(start)].end
        bodies = [bytes(body) for body in laid_out(map(table.__getitem__, self._copied), MAX_BODY) if body]
        bodies.append(bytes(stream[start:end]))
        total = len(self._copied) + table.count - self._whole_from
        first = biff.record(biff.SST, COUNTS.pack(total, total) + bodies[0])
        others = (biff.record(biff.CONTINUE, body) for body in bodies[1:])
        parts = (first, *others, stream[end : table.spans[-1].end])
        return [Splice(table.spans[0].start, table.spans[-1].end, b"".join(parts))]
