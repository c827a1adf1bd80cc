from __future__ import annotations

import shutil
import sys

import pytest

from coach.cli import system_libraries as libraries
from coach.cli.system_libraries import (
    LIBRARIES,
    Library,
    find_missing,
    format_install_command,
)

ABSENT = Library("libcoach-nowhere.so.7", "libcoach7", "window")


@pytest.fixture(autouse=True)
def _one_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "LIBRARIES", (Library("libc.so.6", "libc6", "window"), ABSENT))


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux lacks shared libraries"
)
def test_finds_what_cannot_be_loaded() -> None:
    assert find_missing(["window"]) == [ABSENT]


def test_looks_only_at_what_is_wanted() -> None:
    assert find_missing(["pose"]) == []


def test_other_systems_lack_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert find_missing(["window"]) == []


def test_program_is_looked_for_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Library("coach-no-such-program", "none", "tests").present
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert Library("coach-no-such-program", "none", "tests").present


def test_line_to_copy_names_each_package_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert format_install_command([ABSENT, ABSENT]) == "sudo apt-get install -y libcoach7"


def test_without_apt_the_files_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "libcoach-nowhere.so.7" in format_install_command([ABSENT])


def test_no_library_is_listed_twice() -> None:
    files = [library.file for library in LIBRARIES]
    assert len(files) == len(set(files))
