"""The gate of all that the commands print: no cell, sheet or file commands the terminal by its text or its name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

from sgo_tui.plain import escaped_json, marked_lines


class _Plain:
    """A stream that lets through only what is shown; in all else it is the stream behind it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text`, with marks in place of what a terminal would obey."""
        return self._stream.write(marked_lines(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def json_document(data: object) -> str:
    """Return data for programs, exact to the character: what the gate would replace is escaped."""
    import json  # only reports need it

    return escaped_json(json.dumps(data, ensure_ascii=False, indent=1))


def print_json(data: object) -> None:
    """Print data for programs."""
    print(json_document(data))


@contextmanager
def plain_output() -> Iterator[None]:
    """Let all that is printed pass the gate; letters that the terminal's encoding lacks become «?»."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with redirect_stdout(_gate(sys.stdout)), redirect_stderr(_gate(sys.stderr)):
        yield


def _gate(stream: TextIO | None) -> TextIO | None:
    """Return the gate before a stream; a stream that the shell has closed is None and stays it."""
    return None if stream is None else cast("TextIO", _Plain(stream))
