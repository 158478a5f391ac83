"""Makes the pictures of the README from the demo export, in Russian, as the program draws them.

Run it as ``python screenshots/make.py``.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sgo_tui.demo import write_demo
from sgo_tui.i18n import use_language
from sgo_tui.settings import Settings, use
from sgo_tui.tui.app import EditorApp
from sgo_tui.tui.readiness import ReadinessPage

FOLDER = Path(__file__).parent

PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "editor-120x40": ((120, 40), ["f8", "f8", "f8"]),
    "editor-80x24": ((80, 24), ["f8", "f8", "f8"]),
    "editing-80x24": ((80, 24), ["f8", "f8", "f8", "enter"]),
    "explained-80x24": ((80, 24), ["f8", "f8", "f8", "f1"]),
    "card-80x24": ((80, 24), ["f8", "f8", "f8", "f3"]),
    "problems-80x24": ((80, 24), ["f6", "down", "down", "enter", "down"]),
    "readiness-120x40": ((120, 40), ["f7"]),
    "fixes-80x24": ((80, 24), ["f9"]),
    "view-80x24": ((80, 24), ["f5"]),
    "help-80x24": ((80, 24), ["f1", "f1"]),
    "light-80x24": ((80, 24), ["f8", "f8", "f8"]),
    "colour-blind-80x24": ((80, 24), ["f8", "f8", "f8"]),
    "colours-80x24": ((80, 24), ["app.colours", "down"]),
    "saved-80x24": ((80, 24), ["f8", "f8", "f8", "f4", "ctrl+s"]),
}
"""Name -> size in terminal cells, keys pressed; a command without one is told by its name."""
THEMES = {"light-80x24": "light", "colour-blind-80x24": "colour-blind"}
"""Name -> theme, where it is not the usual one."""


async def draw(file: Path, size: tuple[int, int], keys: Sequence[str]) -> str:
    """Return the screen as SVG after `keys` were pressed in a terminal of `size`."""
    app = EditorApp(file)
    async with app.run_test(size=size) as pilot:
        await app.opened.wait()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await (app.run_action(key, app.editor) if key.startswith("app.") else pilot.press(key))
            await pilot.pause()
        if "ctrl+s" in keys:
            while app.editor.table is not None and app.editor.table.pending_count:
                await pilot.pause()
            await pilot.pause()
        if isinstance(app.screen, ReadinessPage):
            await app.screen.counted.wait()
            await pilot.pause()
        picture = app.export_screenshot(title="sgo-tui")
        app.exit(0)
    return picture


def without_fonts_of_others(svg: str) -> str:
    """Drop the web fonts, which a viewer without a network does not get anyway; keep spaces in every viewer."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def main() -> None:
    """Write all pictures beside this file."""
    use_language("ru")
    os.environ["TERM"] = "xterm-256color"
    for name, (size, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = folder
            use(Settings(theme=THEMES.get(name, "terminal")))
            file = Path(folder, "Выгрузка.xls")
            write_demo(file, rows=120)
            svg = asyncio.run(draw(file, size, keys))
        (FOLDER / f"{name}.svg").write_text(without_fonts_of_others(svg), "utf-8")


if __name__ == "__main__":
    main()
