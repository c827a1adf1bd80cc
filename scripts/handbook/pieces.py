"""Makes pieces of written pages, at the marks ``<!-- piece: NAME -->``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from coach.window.safety import red_flags

from .programmes import write_programmes

ROOT: Final = Path(__file__).resolve().parents[2]
MARK: Final = re.compile(r"<!-- piece: ([a-z-]+) -->")
ADMONITIONS: Final = {"now": "danger", "soon": "warning", "stop": "warning", "know": "info"}
TARGETS: Final = "## Distance to the targets"
ACCURACY: Final = re.compile(r"MAE|error|repetitions|uncertainty|faults|alarm")
"""Rows of that table that matter to the person who is measured."""
READABLE: Final = {
    "_": " ",
    " MAE, ": ", mean error in degrees: ",
    "negative:": "clips without the exercise:",
    "later real:": "later real clips:",
    "real:": "real clips:",
    "rendered:": "rendered clips:",
}


def fill_pieces(markdown: str) -> str:
    """Replace every mark by its piece.

    Raises:
        KeyError: A piece is unknown.

    """
    return MARK.sub(lambda found: PIECES[found[1]](), markdown)


def write_red_flags(*urgencies: str) -> str:
    """Return the red flags in the words of the window, of these urgencies or of all."""
    lines = []
    for section in (one for one in red_flags.SECTIONS if not urgencies or one.urgency in urgencies):
        lines += [
            f'!!! {ADMONITIONS[section.urgency]} "{section.title}"\n',
            *(f"    - {point}" for point in section.points),
            "",
        ]
    return "\n".join([*lines, f"*{red_flags.SOURCES}*", ""])


def write_accuracy() -> str:
    """Return the rows of the accuracy table that matter to the person who is measured.

    Raises:
        ValueError: The table is missing.

    """
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    rows = [
        line
        for line in text.partition(TARGETS)[2].partition("\n## ")[0].splitlines()
        if line.startswith("|")
    ]
    if len(rows) < 3:
        raise ValueError(f"docs/accuracy.md has no table under {TARGETS!r}")
    head, told = rows[0], [row for row in rows[2:] if ACCURACY.search(row.split("|")[1])]
    names = [cell.strip() for cell in head.strip("|").split("|")]
    kept = [names.index(name) for name in ("what", "target", "now")]
    lines = ["| what | target | reached |", "| --- | --- | --- |"]
    for row in told:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        lines.append(
            "| "
            + " | ".join([_make_readable(cells[kept[0]]), cells[kept[1]], cells[kept[2]]])
            + " |"
        )
    return "\n".join(lines) + "\n"


def _make_readable(cell: str) -> str:
    for code, words in READABLE.items():
        cell = cell.replace(code, words)
    return cell


def write_lessons() -> str:
    """Write the texts of the learning page, with their drawings."""
    from coach.store.files.locations import assets_folder
    from coach.window.learning.text import LESSONS

    lines = []
    for lesson in LESSONS:
        path = assets_folder() / "drawings" / f"{lesson.drawing}.svg"
        drawing = path.read_text(encoding="utf-8").replace(
            "<svg ", '<svg width="120" height="120" '
        )
        lines += [f"## {lesson.title}", drawing.strip()]
        lines += [*lesson.paragraphs, f"*{lesson.source}*"]
    return "\n\n".join(lines) + "\n"


PIECES: Final[Mapping[str, Callable[[], str]]] = {
    "red-flags": write_red_flags,
    "red-flags-now": lambda: write_red_flags("now"),
    "accuracy": write_accuracy,
    "good-to-know": write_lessons,
    "programmes": write_programmes,
}
