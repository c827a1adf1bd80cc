"""`make fresh` says what it needs. Its runs need root and the network; they are not tested here."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "fresh_machine.sh"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sh")

REFUSED = [
    pytest.param(["roots"], 0, 'no way or option "roots"', id="a way that is none"),
    pytest.param(["root", "--fast"], 0, 'no way or option "--fast"', id="an option that is none"),
    pytest.param(["--folder"], 0, "--folder needs", id="a folder without a name"),
    pytest.param(["--suite"], 0, "--suite needs", id="a release without a name"),
    pytest.param(["root"], 1000, "only root", id="an ordinary user"),
    pytest.param(["root"], 0, "debootstrap is missing", id="nothing that builds a machine"),
]


def run(folder: Path, user: int, *words: str) -> subprocess.CompletedProcess[str]:
    """The script on a computer that has nothing but a few programs, run by some user."""
    for name in ("dirname", "basename", "sed"):
        (folder / name).symlink_to(str(shutil.which(name)))
    whoami = folder / "id"
    whoami.write_text(f"#!/bin/sh\necho {user}\n")
    whoami.chmod(0o755)
    return subprocess.run(
        [SCRIPT, *words], env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("words", "user", "message"), REFUSED)
def test_it_refuses_with_2_and_says_why(
    tmp_path: Path, words: list[str], user: int, message: str
) -> None:
    answer = run(tmp_path, user, *words)
    assert answer.returncode == 2
    assert message in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_its_help_tells_of_every_way_and_option(tmp_path: Path) -> None:
    answer = run(tmp_path, 1000, "--help")
    ways = SCRIPT.read_text(encoding="utf-8").partition('WAYS="')[2].partition('"')[0].split()
    assert answer.returncode == 0
    assert ways
    assert [
        word
        for word in (*ways, "--folder", "--suite", "--new", "--keep")
        if f"\n  {word} " not in answer.stdout
    ] == []


def test_it_can_be_run() -> None:
    assert os.access(SCRIPT, os.X_OK)


def test_it_finds_the_list_of_shared_libraries() -> None:
    [file] = re.findall(r'run_path\("(.+?)"\)', SCRIPT.read_text(encoding="utf-8"))
    libraries = runpy.run_path(str(SCRIPT.parents[1] / file))["LIBRARIES"]
    assert {library.purpose for library in libraries} >= {"pose", "window", "tests"}
