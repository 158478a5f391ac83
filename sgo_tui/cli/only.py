"""The options that narrow what a command looks at: rules, people, classes."""

from __future__ import annotations

import argparse

from sgo_tui.cli.names import each_named, rule_ids
from sgo_tui.errors import UsageError
from sgo_tui.export import Owner
from sgo_tui.i18n import _
from sgo_tui.work.findings import Only

_OWNERS = {owner.value: owner for owner in Owner if owner is not Owner.ROW} | {
    "ученик": Owner.PUPIL,
    "мать": Owner.MOTHER,
    "отец": Owner.FATHER,
    "представитель": Owner.REPRESENTATIVE,
    "родитель2": Owner.SECOND_REPRESENTATIVE,
    "сотрудник": Owner.EMPLOYEE,
}


def add_only(command: argparse.ArgumentParser) -> None:
    """Give a command the options that narrow what it looks at."""
    command.add_argument(
        "--only", action="append", default=[], metavar=_("RULE,…"), help=_("only these rules: S5 or snils-checksum")
    )
    command.add_argument(
        "--owner",
        action="append",
        default=[],
        metavar=_("WHO,…"),
        help=_("only the values of: {names}").format(names=", ".join(_OWNERS)),
    )
    command.add_argument(
        "--class", action="append", default=[], dest="classes", metavar=_("CLASS,…"), help=_("only these classes: 5А")
    )


def only_of(options: argparse.Namespace) -> Only:
    """Return what the options of `add_only` ask for; raises `UsageError` for names that mean nothing."""
    from sgo_tui.fields.school_class import key

    return Only(
        rules=rule_ids(options.only),
        owners=frozenset(each_named(options.owner, _owner_named)),
        classes=frozenset(each_named(options.classes, key)),
    )


def _owner_named(name: str) -> Owner:
    try:
        return _OWNERS[name.lower()]
    except KeyError:
        sentence = _("Nobody is called «{name}» here. Write one of: {names}")
        raise UsageError(sentence.format(name=name, names=", ".join(_OWNERS))) from None
