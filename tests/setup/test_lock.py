"""requirements.lock names every package with checksums, and no place that it was made from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "scripts/uv.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]


def read(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_for_is_locked(asked: str) -> None:
    name = re.split(r"[<>=!~ ]", asked)[0].lower()
    assert re.search(rf"^{re.escape(name)}==", read("requirements.lock"), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place(lock: str) -> None:
    assert "://" not in read(lock)
    assert not re.search(r"^-", read(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_checksum(lock: str) -> None:
    entries = re.split(r"^(?=[a-z])", read(lock), flags=re.MULTILINE)[1:]
    assert entries
    assert not [entry.split(maxsplit=1)[0] for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_gets_the_same_versions(lock: str) -> None:
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", read(lock), re.MULTILINE)
    assert names
    assert [name for name in names if names.count(name) > 1] == []
