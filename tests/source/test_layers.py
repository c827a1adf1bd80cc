"""The layers of the house, as pyproject.toml states them for import-linter."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_run_only_downward() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_new_file_at_the_root_must_be_given_a_layer(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "coach", tmp_path / "coach", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "coach" / "helpers.py").touch()
    (tmp_path / "coach" / "body" / "clock.py").write_text("import time\n", encoding="utf-8")
    answer = lint_imports(tmp_path)
    assert answer.returncode == 1
    assert "helpers" in answer.stdout
    assert "coach.body.clock -> time" in answer.stdout


ONE_PLACE = [
    pytest.param(r"\bin RATIOS\b", ["coach/body/angles.py"], id="what a ratio is"),
    pytest.param(r"hold_s or [1-9]", [], id="how long a hold is without a dose"),
]


@pytest.mark.parametrize(("pattern", "places"), ONE_PLACE)
def test_a_rule_stands_in_one_place(pattern: str, places: list[str]) -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "coach").rglob("*.py"))
        if re.search(pattern, path.read_text(encoding="utf-8"))
    ]
    assert found == places


def test_no_test_module_imports_another() -> None:
    """What several of them need is in a module of its own."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {node.module}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("tests.")
        and (node.module or "").rpartition(".")[2].startswith("test_")
    ]
    assert found == []
