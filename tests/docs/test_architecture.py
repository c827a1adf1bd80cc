"""ARCHITECTURE.md lists the packages on the disk, and names in texts are those of the code."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "coach"
TEXT: Final = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PAGES: Final = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ENDINGS: Final = (
    "csv",
    "html",
    "json",
    "lock",
    "mcap",
    "mp4",
    "parquet",
    "py",
    "spec",
    "sqlite",
    "toml",
)
"""Ends of the names of files, which are not modules."""
OTHER: Final = {
    "coach.recording": "metadata of Parquet",
    "coach.summary": "metadata of Parquet",
    "coach/_shipped/": "in a wheel",
    "faults.trunk_leaning.during": "a place in an exercise file",
    "recording.finished": "an attribute of a value",
}
"""What looks like the name of a module or file, and is none, with what it is."""
UNLISTED: Final = ("coach/cli/",)
"""Parents whose folders are not listed: one for each command."""


def list_table() -> list[str]:
    table = TEXT.partition("## Layers")[2].partition("## Folders")[0]
    return re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)


def list_tree() -> list[str]:
    """Return the path of each folder in the tree, from the root of the repository."""
    tree = TEXT.partition("## Folders")[2].partition("```text\n")[2].partition("```")[0]
    parents: list[str] = []
    found = []
    for indent, path in re.findall(r"^( *)([\w/]+/)", tree, flags=re.MULTILINE):
        del parents[len(indent) // 2 :]
        parents.append(path)
        found.append("".join(parents))
    return found


def list_packages() -> set[str]:
    found = {f"{path.parent.relative_to(ROOT)}/" for path in PACKAGE.rglob("__init__.py")}
    return {path for path in found if not path.startswith(UNLISTED) or path in UNLISTED}


def test_the_table_of_layers_lists_every_package_and_module() -> None:
    listed = list_table()
    on_disk = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}
    on_disk |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(listed) == on_disk
    assert len(listed) == len(set(listed))


def test_the_tree_lists_every_package_once_and_nothing_that_is_gone() -> None:
    listed = list_tree()
    assert len(listed) == len(set(listed)) > 50
    assert list_packages() <= set(listed)
    assert [path for path in listed if not (ROOT / path).is_dir()] == []


@cache
def resolves(name: str, package: str) -> bool:
    """Return True if a dotted name is one of a module, class or function of coach."""
    folders = package.split(".")
    starts = [".".join(folders[:length]) for length in range(len(folders), 0, -1)]
    return any(_resolve(f"{start}.{name.removeprefix('coach.')}") for start in starts)


def _resolve(name: str) -> bool:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            known = getattr(found, "__annotations__", {})
            if not hasattr(found, part) and part not in known:
                return isinstance(found, type)  # an attribute that `__init__` sets
            found = getattr(found, part, None)
        return True
    return False


def list_names(text: str) -> Iterator[str]:
    for name in re.findall(r"`([a-zA-Z_][\w.]*)(?:\(\))?`", text):
        first, last = name.partition(".")[0], name.rpartition(".")[2]
        if "." in name and first in FIRST and last not in ENDINGS and name not in OTHER:
            yield name


FIRST: Final = {"coach"} | {
    part
    for path in PACKAGE.rglob("*.py")
    for part in path.relative_to(PACKAGE).with_suffix("").parts
    if not part.startswith("__")
}
"""Names that may stand first in a dotted name of a module of coach."""


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_module_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    gone = [name for name in list_names(text) if not resolves(name, "coach")]
    gone += [path for path in list_paths(text) if not (ROOT / path).exists() and path not in OTHER]
    assert not gone, gone


def list_paths(text: str) -> list[str]:
    return re.findall(
        r"`((?:coach|tests|scripts|benchmarks|docs|poses|locale|recordings)/[\w./-]*)`", text
    )


def test_every_module_that_a_docstring_names_exists() -> None:
    gone = []
    for file in PACKAGE.rglob("*.py"):
        package = ".".join(file.relative_to(ROOT).parent.parts)
        for text in list_docstrings(file):
            gone += [(file.name, name) for name in list_names(text) if not resolves(name, package)]
    assert not gone, gone


def list_docstrings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield text
