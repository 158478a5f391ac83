"""The Workbook stream of a file, and what its globals say about sheets and strings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sgo_tui.xls.container import CompoundFile, Entry
from sgo_tui.xls.contents import Contents, read_contents
from sgo_tui.xls.records import StreamError
from sgo_tui.xls.spans import Stream
from sgo_tui.xls.string_table import StringTable


@dataclass(frozen=True)
class WorkbookStream:
    """The Workbook stream with its surroundings."""

    container: CompoundFile
    entry: Entry
    stream: Stream
    contents: Contents

    @cached_property
    def strings(self) -> StringTable:
        """The shared strings; raises `StreamError` when some are missing."""
        return StringTable(self.stream, self.contents.strings)

    def with_stream(self, stream: Stream) -> WorkbookStream:
        """Return the same surroundings with another stream; raises `StreamError` as `find_stream` does."""
        return WorkbookStream(self.container, self.entry, stream, read_contents(stream))


def find_stream(data: bytes) -> WorkbookStream:
    """Take a file apart; raise `ContainerError` or `StreamError` where a save could lose something."""
    return take_apart(CompoundFile(data))


def take_apart(container: CompoundFile) -> WorkbookStream:
    """Find the stream in a compound file; raise as `find_stream` does."""
    if container.flaw:
        raise container.flaw
    entry = container.find("Workbook") or container.find("Book")
    if entry is None:
        raise StreamError("there is no Workbook stream")
    stream = container.read(entry)
    return WorkbookStream(container, entry, stream, read_contents(stream))
