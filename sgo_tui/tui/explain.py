"""Why a cell is marked: each of its problems with what stands behind the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from sgo_tui.check import Problem
from sgo_tui.export import Protection
from sgo_tui.i18n import _
from sgo_tui.tui.describe import solvable
from sgo_tui.tui.key_map import in_own_keys
from sgo_tui.tui.looks import SEVERITY_MARKS
from sgo_tui.tui.text import visible
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name


def explain(
    table: Table, row: int, column: int, problems: Sequence[Problem], *, is_typing: bool
) -> tuple[str, Content]:
    """Return heading and text on `problems`, the worst first: the cell has them, or what `is_typing` into it."""
    problems = sorted(problems, key=lambda problem: -problem.severity)
    lock = table.lock(row, column)
    is_locked = lock.protection is Protection.LOCKED
    lines = [Content(lock.reason), Content()] if is_locked else []
    taken = None if is_locked or is_typing else solvable(problems)
    for found in _by_code(problems):
        for problem in found:
            lines.extend(_finding(problem, taken))
        lines.extend(behind(found[0].rule.code))
        lines.append(Content())
    return f"{cell_name(row, column)}  {visible(table.column(column).title)}", Content("\n").join(lines[:-1])


def _by_code(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Return the problems with those of one code together: they have one explanation."""
    codes: dict[str, list[Problem]] = {}
    for problem in problems:
        codes.setdefault(problem.rule.code, []).append(problem)
    return list(codes.values())


def _finding(problem: Problem, taken: Problem | None) -> Iterator[Content]:
    """Yield what is wrong, and the suggestion; `taken` is the one that F4 takes."""
    mark = SEVERITY_MARKS[problem.severity]
    yield Content.assemble((f"{mark} {visible(problem.message)}", "bold"))
    if problem.suggestion is not None:
        words = in_own_keys(_("F4 replaces it by: {value}")) if problem == taken else _("Suggestion: {value}")
        yield Content(words.format(value=visible(problem.suggestion) or _("empty")))


def behind(code: str) -> Iterator[Content]:
    """Yield why there is such a rule, what it follows from, and what a right value looks like."""
    from sgo_tui.check.explanations import EXPLANATIONS

    words = EXPLANATIONS[code].told()
    yield Content()
    yield Content(f"{words.title} ({code})")
    yield Content(words.text)
    yield Content(_("Example: {example}").format(example=words.example))
    yield Content(_("Source: {source}").format(source=words.source))
