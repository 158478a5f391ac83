"""What CONTRIBUTING tells to do is done in a copy of the program, and then works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = dict(re.findall(r"<!-- recipe: (.+?) -->\n```diff\n(.+?)```", GUIDE, re.DOTALL))
FIXTURES = Path(__file__).parent / "fixtures"

TRIES = {
    "spelling": """
        from sgo_tui.export.catalogue import catalogue
        owner, field = catalogue().meaning(["Номер лицевого счёта ПФР матери"])
        print(owner.value, field.name)
        """,
    "field": """
        from sgo_tui.export.catalogue import catalogue
        owner, field = catalogue().meaning(["№ читательского билета"])
        print(owner.value, field.name)
        """,
    "rule": """
        from sgo_tui.check.cell import check_cell
        from sgo_tui.check.explanations import EXPLANATIONS
        from sgo_tui.export import Field
        field = Field("reader_card", "reader_card", "Читательский билет")
        print([finding.rule for text in ("12345", "123") for finding in check_cell(field, text, False, lambda _: "")])
        print(EXPLANATIONS["L1"].title)
        """,
    "command of the editor": """
        import asyncio, sys
        from pathlib import Path
        from sgo_tui.tui.app import EditorApp
        async def walk():
            app = EditorApp(Path(sys.argv[1]))
            async with app.run_test() as pilot:
                await app.opened.wait()
                await pilot.press("ctrl+p", *"Last person", "enter")
                await app.workers.wait_for_complete()
                await pilot.pause()
                print(app.editor.grid.row == app.editor.grid.view.rows[-1])
        asyncio.run(walk())
        """,
    "command without a screen": """
        import sys
        from sgo_tui.cli import main
        main(["sheets", sys.argv[1]])
        """,
}
"""What shows that a recipe works."""

SHOWN = {
    "spelling": "mother snils\n",
    "field": "pupil reader_card\n",
    "rule": "['reader-card']\nLibrary card\n",
    "command of the editor": "True\n",
    "command without a screen": "Ученики\nСправочники\n",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with all that is told to add."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "sgo_tui", root / "sgo_tui", ignore=shutil.ignore_patterns("__pycache__"))
    for recipe in RECIPES.values():
        for path, old, new in hunks(recipe):
            text = (root / path).read_text("utf-8") if old else ""
            assert not old or text.count(old) == 1, f"{path} has not once:\n{old}"
            (root / path).write_text(text.replace(old, new) if old else new, "utf-8")
    return root


def hunks(diff: str) -> Iterator[tuple[str, str, str]]:
    """Yield the file, what stands there, and what comes in its place."""
    for hunk in re.split(r"^--- (?=a/|/dev)", diff, flags=re.MULTILINE)[1:]:
        name, *lines = hunk.splitlines(keepends=True)
        if lines[0].startswith("+++ "):
            name = lines.pop(0).removeprefix("+++ ")
        old = "".join(line[1:] for line in lines if line[0] in " -")
        yield name.strip()[2:], old, "".join(line[1:] for line in lines if line[0] in " +")


@pytest.mark.parametrize("recipe", RECIPES)
def test_recipe(copy: Path, recipe: str) -> None:
    """Each one works, though all are in the same copy."""
    program = "\n".join(line[8:] for line in TRIES[recipe].splitlines())
    environment = {**os.environ, "PYTHONPATH": str(copy), "SGO_TUI_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    shown = subprocess.run(
        [sys.executable, "-c", program, FIXTURES / "classic.xls"],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.stderr == ""
    assert shown.stdout == SHOWN[recipe]


def test_every_recipe_is_tried() -> None:
    """None is only told."""
    assert RECIPES.keys() == TRIES.keys() == SHOWN.keys()
