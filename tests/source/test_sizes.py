"""Files and functions are short: what grows beyond the limits is split by subject."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FILE_LIMITS: Final = {"coach": 300, "scripts": 300, "benchmarks": 300, "tests": 400}
"""Folder -> number of lines that a file in it must stay below."""
FUNCTION_LIMIT: Final = 40
"""Number of lines that a function must stay below, without its docstring."""


def list_functions(file: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file, and its number of lines without its docstring."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        assert node.end_lineno is not None
        lines = node.end_lineno - node.lineno + 1
        if ast.get_docstring(node) is not None:
            text = node.body[0]
            assert text.end_lineno is not None
            lines -= text.end_lineno - text.lineno + 1
        yield f"{file.relative_to(ROOT).as_posix()} {node.name}", lines


@pytest.mark.parametrize("folder", FILE_LIMITS)
def test_files_are_short(folder: str) -> None:
    files = list((ROOT / folder).rglob("*.py"))
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in files
    }
    assert len(lengths) > 5
    long = {name: length for name, length in lengths.items() if length >= FILE_LIMITS[folder]}
    assert not long, f"split by subject: {long}"


def test_functions_are_short() -> None:
    long = {
        name: length
        for folder in FILE_LIMITS
        for file in (ROOT / folder).rglob("*.py")
        for name, length in list_functions(file)
        if length >= FUNCTION_LIMIT
    }
    assert not long, f"split by subject: {long}"


def test_a_docstring_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    file = tmp_path / "a.py"
    file.write_text('def f(\n    a,\n):\n    """One.\n\n    Two.\n    """\n    return a\n')
    assert list(list_functions(file)) == [("a.py f", 4)]
