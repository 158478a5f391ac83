"""Checks an export, puts right what is beyond doubt, saves it: ``python examples/check_and_fix.py FILE.xls OUT.xls``.

The commands without a screen do the same through the same functions. No value of a cell is printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from sgo_tui.errors import SgoError
from sgo_tui.i18n import use_language
from sgo_tui.work import open_table
from sgo_tui.work.fixes import auto_fixes


def main(file: Path, output: Path) -> int:
    """Return the exit code: 0 where nothing is left that somebody must look at."""
    table = open_table(file)
    table.check_all()
    for (code, severity), count in Counter((p.rule.code, p.severity.word) for p in table.problems).most_common():
        print(f"{count:6} {severity:8} {code}")

    table.change_cells(auto_fixes(table))  # all or none; names and birth dates are never among them
    saved = table.save(output)  # read back and compared before it is put in its place
    print(f"{saved.changed_cells} cells put right, {len(list(table.problems))} problems left")
    return 1 if list(table.problems) else 0


if __name__ == "__main__":
    use_language("en")
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except SgoError as error:
        sys.exit(f"{error.title}. {error}")
