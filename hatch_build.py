"""Compile the catalogues in ``locale``, as a build hook and as ``python hatch_build.py``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogues before the files of the package are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile all catalogues."""
        compile_catalogues(Path(self.root) / "locale")


def compile_catalogues(folder: Path) -> None:
    """Write the ``.mo`` file of every ``.po`` file in the folder, without fuzzy translations."""
    for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name, abort_invalid=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent / "locale")
    sys.exit()
