"""What the list of problems says, line by line: of the whole, of a group, of a cell."""

from __future__ import annotations

from collections.abc import Sequence

from sgo_tui.check import Problem, Severity
from sgo_tui.export import Owner, Protection
from sgo_tui.i18n import N_, _
from sgo_tui.tui.lines import Piece
from sgo_tui.tui.looks import SEVERITY_MARKS, Looks
from sgo_tui.tui.text import fit, visible
from sgo_tui.work import Table
from sgo_tui.work.address import cell_name
from sgo_tui.work.overview import Group, Grouping, Overview, Wanted, person_name
from sgo_tui.work.problems import Place
from sgo_tui.work.readiness import PEOPLE

GROUPINGS = {
    Grouping.RULE: N_("by rule"),
    Grouping.PERSON: N_("by person"),
    Grouping.CLASS: N_("by class"),
}
_HEADS = {
    Grouping.RULE: N_("what is wrong"),
    Grouping.PERSON: N_("row and person"),
    Grouping.CLASS: N_("class"),
}
SEVERITIES = {
    Severity.HINT: N_("everything"),
    Severity.WARNING: N_("errors and doubts"),
    Severity.ERROR: N_("only errors"),
}
_SIGNS = {True: " - ", False: " + "}
_COUNT = 7
_PERSON, _COLUMN = 26, 20


def owner_words(owner: Owner | None) -> str:
    """Return whose values are looked at."""
    return _("everybody") if owner is None else _(PEOPLE[owner])


def heading(table: Table, overview: Overview, looks: Looks) -> list[list[Piece]]:
    """Return the two lines above the list: how many problems of which kind, and the names of its columns."""
    wanted = overview.wanted
    counts = "  ".join(f"{SEVERITY_MARKS[severity]} {overview.count(severity)}" for severity in reversed(Severity))
    shown = f"{_(GROUPINGS[wanted.grouping])} · {_(SEVERITIES[wanted.least])} · {owner_words(wanted.owner)}"
    first = [(" " + _("Problems"), looks.strong), (f"  {counts}", looks.plain), (f" │ {shown}", looks.plain)]
    if table.part_checked < 1:
        first.append((" │ " + _("checking {part}").format(part=f"{table.part_checked:.0%}"), looks.soft))
    if overview.part_done < 1:
        first.append((" │ " + _("counting {part}").format(part=f"{overview.part_done:.0%}"), looks.soft))
    marks = "".join(mark.rjust(_COUNT) for mark in SEVERITY_MARKS.values())
    total = _("total").rjust(_COUNT)
    columns = f"   {total}{marks}  {_(_HEADS[wanted.grouping])}"
    return [first, [(columns, looks.header), ("", looks.header)]]


def group_line(table: Table, wanted: Wanted, group: Group, looks: Looks, *, is_open: bool) -> list[Piece]:
    """Return a group with its counts."""
    counts = "".join((str(group.counts[s]) if group.counts[s] else "").rjust(_COUNT) for s in SEVERITY_MARKS)
    return [
        (f"{_SIGNS[is_open]}{str(group.total).rjust(_COUNT)}{counts}  ", looks.plain),
        (group_title(table, wanted.grouping, group), looks.strong),
    ]


def group_title(table: Table, grouping: Grouping, group: Group) -> str:
    """Return what the problems of a group have in common, in words."""
    if grouping is Grouping.RULE:
        from sgo_tui.check.explanations import EXPLANATIONS  # read only when somebody asks

        if group.words:
            return _("SGO says: {words}").format(words=visible(group.words))
        return f"{EXPLANATIONS[group.name].told().title} ({group.name})"
    if grouping is Grouping.PERSON:
        return f"{group.name.rjust(5)}  {visible(person_name(table, int(group.name) - 1))}"
    return visible(group.name) or _("without a class")


def cell_line(table: Table, wanted: Wanted, group: Group, place: Place, looks: Looks) -> list[Piece]:
    """Return a cell of an open group: who, which column, and what is wrong or what the cell holds."""
    row, column = place
    problem = problem_of(table, wanted, group, place)
    mark = SEVERITY_MARKS[problem.severity] if problem else " "
    style = looks.severities[problem.severity] if problem else looks.plain
    title = fit(table.column(column).title, _COLUMN)
    who = f" {cell_name(row, column):<7} " if wanted.grouping is Grouping.PERSON else _who(table, row)
    said = visible(problem.message) if problem else ""
    if wanted.grouping is Grouping.RULE:
        said = visible(table.text(row, column))
        if problem and problem.suggestion is not None and table.column(column).protection is not Protection.LOCKED:
            said += " → " + (visible(problem.suggestion) or _("empty"))
    return [("     ", looks.plain), (mark, style), (f"{who}{title} ", looks.plain), (said, looks.strong)]


def problem_of(table: Table, wanted: Wanted, group: Group, place: Place) -> Problem | None:
    """Return the problem for which a cell is in a group, the worst of several; None when it is gone."""
    problems = (problem for problem in table.problems.at(*place) if problem.severity >= wanted.least)
    if wanted.grouping is Grouping.RULE:
        problems = (problem for problem in problems if _is_of(problem, group))
    return next(problems, None)


def keys(wanted: Wanted, next_wanted: Sequence[Wanted], looks: Looks) -> list[list[Piece]]:
    """Return the two lines of keys; `next_wanted` is what F6, Ctrl+E and Ctrl+W would show."""
    grouping, least, owner = next_wanted
    do = [
        ("Enter", _("go there")),
        ("→ ←", _("open, close")),
        ("F4", _("Fix")),
        ("F5", _("these rows")),
        ("F1", _("explain")),
        ("Esc", _("back")),
    ]
    choose = [
        ("F6", _(GROUPINGS[grouping.grouping])),
        ("Ctrl+E", _(SEVERITIES[least.least])),
        ("Ctrl+W", owner_words(owner.owner)),
    ]
    return [
        _keys(do, looks),
        _keys([pair for pair, other in zip(choose, next_wanted, strict=True) if other != wanted], looks),
    ]


def _keys(words: Sequence[tuple[str, str]], looks: Looks) -> list[Piece]:
    return [piece for key, word in words for piece in ((key, looks.key), (f" {word}  ", looks.plain))]


def _who(table: Table, row: int) -> str:
    return f"{row + 1:>6} {fit(person_name(table, row), _PERSON)} "


def _is_of(problem: Problem, group: Group) -> bool:
    return problem.rule.code == group.name and group.words in ("", problem.finding.params.get("words"))
