"""Large files are in the repository on purpose: models, samples, catalogues and the locks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_BYTES = 100_000
LARGE = ("assets/", "recordings/samples/", "docs/images/", "locale/", "requirements.lock",
         "scripts/uv.lock")  # fmt: skip


def list_files() -> list[str]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no clone of the repository, or git may not read it")
    return listed.stdout.rstrip("\0").split("\0")


def test_no_large_file_was_added_by_mistake() -> None:
    found = [
        name
        for name in list_files()
        if (ROOT / name).is_file()
        and (ROOT / name).stat().st_size > MAX_BYTES
        and not name.startswith(LARGE)
    ]
    assert found == []
