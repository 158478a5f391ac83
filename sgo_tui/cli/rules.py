"""`sgo-tui rules`: all rules, or what one of them means."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from shutil import get_terminal_size
from textwrap import fill

from sgo_tui.check import RULES, Fix, Rule
from sgo_tui.cli.command import OK, Commands, new_command
from sgo_tui.cli.names import rules_named
from sgo_tui.cli.output import print_json
from sgo_tui.i18n import N_, _

_FIXES = {
    Fix.AUTO: N_("safe to replace"),
    Fix.SUGGESTED: N_("suggests a value"),
    Fix.NONE: N_("no suggestion"),
}
_WIDEST = 100


def add(commands: Commands) -> None:
    """Put the command into the command line."""
    command = new_command(commands, "rules", _("list what is checked, or explain a rule"), "sgo-tui rules S5")
    command.add_argument("names", nargs="*", metavar=_("RULE"), help=_("a code or a name, for example S5"))
    command.add_argument("--json", action="store_true", help=_("as JSON"))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    named = {rule for name in options.names for rule in rules_named(name)}
    rules = _in_order(named or RULES.values())
    if options.json:
        print_json([_as_data(rule) for rule in rules])
    else:
        print("\n\n".join("\n".join(lines) for lines in _paragraphs(rules, in_full=bool(options.names))))
    return OK


def _in_order(rules: Collection[Rule]) -> list[Rule]:
    """Return the rules in the order of the explanations, those of one code beside each other."""
    from sgo_tui.check.explanations import EXPLANATIONS

    return [rule for code in EXPLANATIONS for rule in RULES.values() if rule.code == code and rule in rules]


def _as_data(rule: Rule) -> dict[str, str]:
    """Return a rule with its explanation; `{…}` in the message stand for what a finding fills in."""
    from sgo_tui.check.explanations import EXPLANATIONS

    explanation = EXPLANATIONS[rule.code].told()
    return {
        "id": rule.id,
        "code": rule.code,
        "severity": rule.severity.word,
        "fix": rule.fix.value,
        "message": _(rule.message),
        **explanation._asdict(),
    }


def _paragraphs(rules: Sequence[Rule], *, in_full: bool) -> Iterator[list[str]]:
    """Yield the lines on each code: its heading, its rules, and its explanation where that was asked for."""
    from sgo_tui.check.explanations import EXPLANATIONS

    for code, group in groupby(rules, key=lambda rule: rule.code):
        explanation = EXPLANATIONS[code].told()
        lines = [f"{code} · {explanation.title}"]
        for rule in group:
            lines.append(f"  {rule.id}: {_(rule.severity.word)}, {_(_FIXES[rule.fix])}")
            lines.append(_wrapped(_(rule.message).format_map(defaultdict(lambda: "…", n="N")), 4))
        if in_full:
            lines += ["", _wrapped(explanation.text, 2), ""]
            lines.append(_wrapped(_("Example: {example}").format(example=explanation.example), 2))
            lines.append(_wrapped(_("Source: {source}").format(source=explanation.source), 2))
        yield lines


def _wrapped(text: str, indent: int) -> str:
    """Return `text` in lines that fit the terminal."""
    spaces = " " * indent
    width = min(get_terminal_size().columns, _WIDEST)
    return fill(text, width, initial_indent=spaces, subsequent_indent=spaces, break_on_hyphens=False)
