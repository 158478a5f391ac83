"""Fewer bytes for a repaint than Textual sends.

Textual repaints a changed region from the left edge of the widget: a cell in the middle of a line costs the
half of the line before it as well. `narrow` cuts that part off. It leans on a private class of the pinned
minor version; where that class has changed its shape, the update is passed on as it is.
"""

from __future__ import annotations

from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate


class NarrowUpdate(ChopsUpdate):
    """An update that sends each changed span and nothing beside it."""

    def render_segments(self, console: Console) -> str:
        """Return the terminal sequences that repaint the spans."""
        sequences = []
        for y, first, stop in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                left, right = max(x, first), min(end, stop)
                if strip is not None and left < right:
                    part = strip if (left, right) == (x, end) else strip.crop(left - x, right - x)
                    sequences.append(f"\x1b[{y + 1};{left + 1}H{part.render(console)}")
        return "".join(sequences)


def narrow(update: CompositorUpdate) -> CompositorUpdate:
    """Return `update`, or one that paints the same with fewer bytes."""
    if type(update) is ChopsUpdate:
        return NarrowUpdate(update.chops, update.spans, update.chop_ends)
    return update
