"""Texts for people are not joined by an English colon: French has a space before it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
IN_ENGLISH: Final = {
    "coach/report/fhir/observations.py": "FHIR is English",
    "coach/report/results/archive.py": "a table for programs",
}
"""File -> why a colon in it is no text of the user's language."""
JOINED = [
    pytest.param('f"{name}: {words}"', True, id="two values"),
    pytest.param('f"✓ {name}: {words}"', True, id="after a mark"),
    pytest.param('f"{title} ({name}): {words}"', True, id="after a bracket"),
    pytest.param("f'{tr(name)}: ' + words", True, id="before a sum"),
    pytest.param('": ".join((name, words))', True, id="with join"),
    pytest.param('f"color: {colour}"', False, id="a stylesheet"),
    pytest.param('f"{hours}:{minutes}"', False, id="a time"),
    pytest.param("join_label(name, words)", False, id="with the language's colon"),
]


def find_joined(tree: ast.AST) -> Iterator[int]:
    """Yield the line of each text that is joined by a colon."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=[*_, last] as parts):
                ends = isinstance(last, ast.Constant) and last.value == ": "
                if ends or any(_joins(*pair) for pair in pairwise(parts)):
                    yield node.lineno
            case ast.Attribute(value=ast.Constant(value=": "), attr="join"):
                yield node.lineno


def _joins(first: ast.expr, second: ast.expr) -> bool:
    return (
        isinstance(first, ast.Constant)
        and re.fullmatch(r"[^\w;]*: ", str(first.value)) is not None
        and isinstance(second, ast.FormattedValue)
    )


@pytest.mark.parametrize(("source", "joined"), JOINED)
def test_what_is_joined_is_found(source: str, joined: bool) -> None:
    assert bool(list(find_joined(ast.parse(source)))) is joined


@pytest.mark.parametrize("folder", ["window", "cli", "report"])
def test_no_text_for_people_is_joined_by_a_colon(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "coach" / folder).rglob("*.py"))
        if str(path.relative_to(ROOT)) not in IN_ENGLISH
        for line in find_joined(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
