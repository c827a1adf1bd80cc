"""The Makefile and the hooks before a commit do what they are named for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from watchdog.utils.patterns import match_any_paths

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]


def test_no_target_is_a_file() -> None:
    """A file called `test` in the folder must not keep `make test` from running."""
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)[0].split()
    assert targets
    assert sorted(phony) == sorted(targets)


def test_clean_removes_what_git_ignores() -> None:
    ignored = [
        line.rstrip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if "recordings" not in line
    ]
    removed = MAKEFILE.partition("\nclean:")[2]
    assert ignored
    assert [name for name in ignored if name != "*.pyc" and name not in removed] == []


@pytest.mark.parametrize(
    "hook", [pytest.param(hook, id=hook["id"]) for repo in HOOKS for hook in repo["hooks"]]
)
def test_hooks_run_what_is_installed(hook: dict[str, str]) -> None:
    program = Path(hook["entry"].split()[0])
    assert program.parts[:2] == (".venv", "bin")
    assert hook["language"] == "system"
    assert any(
        (Path(sys.executable).parent / f"{program.name}{ending}").is_file()
        for ending in ("", ".exe")
    )


def test_hooks_download_nothing() -> None:
    assert [repo["repo"] for repo in HOOKS] == ["local"]


def test_make_finds_the_files_of_serial_tests() -> None:
    """They run by themselves; `conftest.py` refuses one in a file that is not found."""
    found = re.search(r"-m serial \$\$\(grep -rl --include='(.+)' '(.+)' tests\)", MAKEFILE)
    assert found
    names, pattern = found.groups()
    files = {
        path.name
        for path in (ROOT / "tests").rglob(names)
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }
    assert "test_responsive.py" in files
    assert "test_makefile.py" not in files


WATCHED = [
    ("./coach/errors.py", True),
    ("./pyproject.toml", True),
    ("./README.md", False),
    ("./.venv/lib/site.py", False),
]


@pytest.mark.parametrize(("path", "watched"), WATCHED)
def test_watch_sees_what_tests_depend_on(path: str, watched: bool) -> None:
    included, excluded = (
        re.findall(rf" {option} '(.+?)'", MAKEFILE)[0].split(",")
        for option in ("--patterns", "--ignore-patterns")
    )
    assert (
        match_any_paths([path], included_patterns=included, excluded_patterns=excluded) is watched
    )


def test_a_misspelling_is_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.md").write_text("We recieve it.\n")  # codespell:ignore recieve
    program = "import sys; from codespell_lib import main; sys.exit(main(*sys.argv[1:]))"
    command = [sys.executable, "-c", program, "--toml", str(ROOT / "pyproject.toml"), str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode
    assert "recieve ==> receive" in answer.stdout  # codespell:ignore recieve
