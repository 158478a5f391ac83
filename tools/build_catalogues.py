"""Compiles the message catalogues, as a build hook and as a command.

Catalogues are kept as text (.po); the .mo files that gettext reads are made when the package is built or
installed. Run the file itself after changing a catalogue of an editable installation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a command, where the build backend is not installed
    BuildHookInterface = object  # type: ignore[assignment, misc]

LOCALE = Path(__file__).parents[1] / "sgo_tui" / "locale"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po below `locale` and return their paths."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Hatchling calls this before it collects the files of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the catalogues into the tree that is being packed."""
        compile_catalogues()


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.name)
