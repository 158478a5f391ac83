"""Automatic fixes for programs (JSON) and for people (lines): by rule, those made and those left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sgo_tui.export import Protection
from sgo_tui.i18n import _, ngettext
from sgo_tui.plain import marked
from sgo_tui.work.address import cell_name
from sgo_tui.work.fixes import AutoFix


def as_json(file: str, made: Sequence[AutoFix], left: Sequence[AutoFix], *, with_values: bool) -> dict[str, Any]:
    """Return the fixes as plain data; rows and columns are 0-based, values only `with_values`."""
    return {
        "file": file,
        "fixed": [_fix(fix, with_values=with_values) for fix in made],
        "left": [{**_fix(fix, with_values=with_values), "protection": fix.protection.name.lower()} for fix in left],
        "summary": {"fixed": len(made), "left": len(left)},
    }


def as_lines(made: Iterable[AutoFix], left: Collection[AutoFix], *, with_values: bool) -> Iterator[str]:
    """Yield the cells of each rule, those that are left after the others, with the reason."""
    yield from _by_rule(made, with_values=with_values)
    locked = [fix for fix in left if fix.protection is Protection.LOCKED]
    guarded = [fix for fix in left if fix.protection is Protection.GUARDED]
    if locked:
        yield _("Left as they are, the cells are locked. Put them right on the cards in SGO:")
        yield from _by_rule(locked, with_values=with_values)
    if guarded:
        yield _("Left as they are: SGO finds people by these cells. To put them right as well add --yes:")
        yield from _by_rule(guarded, with_values=with_values)


def _by_rule(fixes: Iterable[AutoFix], *, with_values: bool) -> Iterator[str]:
    from sgo_tui.check.explanations import EXPLANATIONS

    by_code: defaultdict[str, list[AutoFix]] = defaultdict(list)
    for fix in fixes:
        by_code[fix.code].append(fix)
    for code, of_rule in sorted(by_code.items(), key=lambda item: -len(item[1])):
        count = ngettext("{n} cell", "{n} cells", len(of_rule)).format(n=len(of_rule))
        yield f"{code} · {EXPLANATIONS[code].told().title}: {count}"
        if with_values:
            yield from (f"  {_name(fix)}  [{marked(fix.before)}] → [{marked(fix.after)}]" for fix in of_rule)
        else:
            yield f"  {', '.join(map(_name, of_rule))}"


def _name(fix: AutoFix) -> str:
    return cell_name(fix.row, fix.column)


def _fix(fix: AutoFix, *, with_values: bool) -> dict[str, Any]:
    data = {"cell": _name(fix), "row": fix.row, "col": fix.column, "code": fix.code}
    return data | {"old": fix.before, "new": fix.after} if with_values else data
