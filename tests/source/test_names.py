"""Names say what a thing is: no class is called by what was done to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PRODUCT: Final = [*(ROOT / "coach").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
PARTICIPLES: Final = {
    "Checked", "Gathered", "Refreshed", "Removed", "Repaired", "Saved", "Seen", "Unpacked",
}  # fmt: skip
"""What was done, instead of what came of it: `RepairResult`, not `Repaired`."""


def list_classes() -> Iterator[str]:
    for file in PRODUCT:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name


def test_no_class_is_called_by_a_participle() -> None:
    classes = set(list_classes())
    assert len(classes) > 500
    assert not classes & PARTICIPLES
