"""A case: one file made of a good one, always the same for a seed and a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from fuzz import archives, blocks, containers, records, texts
from fuzz.mutation import Mutation
from fuzz.sources import Source

_KINDS: dict[str, Sequence[tuple[int, Mutation]]] = {
    "ole": ((6, records.mutated), (3, containers.mutated), (1, blocks.mutated)),
    "xlsx": ((4, archives.mutated), (1, blocks.mutated)),
    "ods": ((4, archives.mutated), (1, blocks.mutated)),
    "html": ((4, texts.mutated), (1, blocks.mutated)),
    "csv": ((4, texts.mutated), (1, blocks.mutated)),
}
"""How files of a kind are made worse, with weights."""
_ANY: Sequence[tuple[int, Mutation]] = ((1, blocks.mutated), (1, texts.mutated))
_MOST_STEPS = 4


@dataclass(frozen=True)
class Case:
    """A file to be tried."""

    source: Path
    data: bytes
    steps: tuple[str, ...]
    """What was done to the source."""


def make_case(sources: Sequence[Source], seed: int, number: int) -> tuple[Case, Random]:
    """Return the case of that seed and number, and the source of chance for all that is done with it."""
    chance = Random(f"{seed}/{number}")
    source = _chosen(sources, chance)
    data = _content(source.path)
    steps = []
    for _ in range(min(chance.randrange(1, _MOST_STEPS + 1), chance.randrange(1, _MOST_STEPS + 1))):
        weights, mutations = zip(*_KINDS.get(source.kind, _ANY), strict=True)
        (mutation,) = chance.choices(mutations, weights)
        data, step = mutation(data, chance)
        steps.append(step)
    return Case(source.path, data, tuple(steps)), chance


def _chosen(sources: Sequence[Source], chance: Random) -> Source:
    """Choose the kind first, more than half of the time a workbook, then the file."""
    kinds = sorted({source.kind for source in sources})
    (kind,) = chance.choices(kinds, [len(kinds) if kind == "ole" else 1 for kind in kinds])
    of_kind = [source for source in sources if source.kind == kind]
    return chance.choices(of_kind, [source.weight for source in of_kind])[0]


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()
