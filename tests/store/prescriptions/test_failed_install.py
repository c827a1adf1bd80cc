"""If a step of taking a prescription fails, the old one is kept, and nothing of the new one."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.prescriptions import installed
from coach.store.prescriptions.installed import install, load_installed
from coach.store.programmes.enrolment import find_enrolment_file
from coach.store.settings import prescribed
from coach.store.settings.settings import find_settings_file
from tests.store.files.held_folder import is_held
from tests.store.prescriptions.examples import DAY, build


def test_a_failed_write_keeps_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    first = build()
    install(first, DAY)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    second = build(first.prescription)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", fail)
        with pytest.raises(CoachError, match="No space left"):
            install(second, DAY)
    kept = load_installed()
    assert kept is not None
    assert kept.content == first.content
    parent = prescribed.find_prescription_folder().parent
    assert not [path for path in parent.iterdir() if path.name.startswith(".")]


def read_all(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("followed", [True, False], ids=["followed before", "the first"])
@pytest.mark.parametrize("step", ["save_enrolment", "update_settings", "_write_all", "rename"])
def test_whatever_fails_nothing_of_a_new_one_is_taken(
    step: str, followed: bool, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build()
    if followed:
        install(first, DAY)
    before = read_all(data_folder)
    rename, error = Path.rename, OSError(28, "No space left on device")

    def fail(*_: object) -> None:
        raise error if step == "_write_all" else CoachError("No space left")

    def fail_to_take_its_place(path: Path, target: Path) -> Path:
        if "-new-" in path.name:
            raise error
        return rename(path, target)

    if step == "rename":
        monkeypatch.setattr(Path, "rename", fail_to_take_its_place)
    else:
        monkeypatch.setattr(installed, step, fail)
    second = build(first.prescription, language="de", restart=True, conditions=("osteoporosis",))
    with pytest.raises(CoachError, match="No space left"):
        install(second, DAY + dt.timedelta(days=3))
    assert read_all(data_folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_others_wait_with_their_changes_until_what_failed_is_undone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders = [find_settings_file().parent, find_enrolment_file().parent]
    held = []

    def fail(*_: object) -> None:
        held.extend(map(is_held, folders))
        raise CoachError("No space left")

    monkeypatch.setattr(installed, "_write_all", fail)
    with pytest.raises(CoachError, match="No space left"):
        install(build(), DAY)
    assert held == [True, True]
    assert not any(map(is_held, folders))
