"""Folders are where they are promised, and where they cannot be had the message says what to do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from coach.errors import CoachError
from coach.store.files import locations

OWN: list[Callable[[], Path]] = [
    locations.data_folder,
    locations.config_folder,
    locations.user_poses_folder,
]
SHIPPED: list[Callable[[], Path]] = [
    locations.poses_folder,
    locations.assets_folder,
    locations.samples_folder,
]

needs_permissions = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user"
)


def named(function: Callable[[], Path]) -> str:
    return function.__name__


@pytest.mark.parametrize("folder", OWN, ids=named)
def test_the_variable_moves_every_own_folder(folder: Callable[[], Path], data_folder: Path) -> None:
    assert folder().is_relative_to(data_folder)


@pytest.mark.parametrize("folder", OWN, ids=named)
def test_asking_for_a_folder_makes_nothing(folder: Callable[[], Path], data_folder: Path) -> None:
    folder()
    assert list(data_folder.iterdir()) == []


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_counts_as_none(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA", value)
    assert locations.data_folder() == platformdirs.user_data_path("coach", appauthor=False)


def test_a_relative_folder_becomes_a_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_DATA", "stick/coach")
    assert locations.data_folder() == tmp_path / "stick" / "coach"


def answer_with_a_tilde(*_: object, **__: object) -> Path:
    return Path("~/.local/share/coach")


def fail(*_: object, **__: object) -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("answer", [answer_with_a_tilde, fail], ids=["a bare tilde", "a failure"])
@pytest.mark.parametrize("folder", OWN, ids=named)
def test_without_a_home_the_message_says_what_to_set(
    folder: Callable[[], Path], answer: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COACH_DATA")
    monkeypatch.setattr(platformdirs, "user_data_path", answer)
    monkeypatch.setattr(platformdirs, "user_config_path", answer)
    with pytest.raises(CoachError, match="home folder is unknown") as caught:
        folder()
    assert "COACH_DATA" in caught.value.hint


def test_the_home_of_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA", "~no-such-user/coach")
    with pytest.raises(CoachError, match="home folder is unknown"):
        locations.data_folder()


@pytest.mark.parametrize("folder", SHIPPED[:2], ids=named)
def test_what_ships_is_found_in_a_checkout(folder: Callable[[], Path]) -> None:
    assert folder().is_dir()
    assert folder().parent == locations.PACKAGE.parent


@pytest.mark.parametrize("folder", SHIPPED, ids=named)
def test_what_ships_is_found_where_it_was_installed(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "PACKAGE", tmp_path / "coach")
    installed = tmp_path / "coach" / "_shipped" / folder.__name__.removesuffix("_folder")
    installed.mkdir(parents=True)
    assert folder() == installed


@pytest.mark.parametrize("folder", SHIPPED, ids=named)
def test_an_incomplete_installation_is_told(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "PACKAGE", tmp_path / "coach")
    with pytest.raises(CoachError, match=r"missing(.|\n)*Install coach again"):
        folder()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_every_folder_that_is_made_is_private(tmp_path: Path) -> None:
    folder = locations.make_private(tmp_path / "a" / "b" / "c")
    assert [stat.S_IMODE(part.stat().st_mode) for part in (folder, *folder.parents[:2])] == [
        0o700
    ] * 3


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    mode = tmp_path.stat().st_mode
    assert locations.make_private(tmp_path).stat().st_mode == mode


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(CoachError, match="cannot be made"):
        locations.make_private(tmp_path / "data" / "recordings")


@needs_permissions
def test_an_unwritable_parent_is_told(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(CoachError, match="Permission denied") as caught:
        locations.make_private(tmp_path / "locked" / "coach")
    assert f"Make {tmp_path / 'locked' / 'coach'} writable" in caught.value.hint


@pytest.mark.parametrize(("moved", "named"), [("own", True), ("", False), ("elsewhere", False)])
def test_the_variable_is_named_only_for_a_folder_that_it_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: str, *, named: bool
) -> None:
    monkeypatch.setenv(locations.VARIABLE, str(tmp_path / moved) if moved else "")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file").write_text("no folder")
    with pytest.raises(CoachError) as caught:
        locations.make_private(tmp_path / "own" / "file" / "recordings")
    assert (locations.VARIABLE in caught.value.hint) is named
    assert "another folder" in caught.value.hint


def test_a_refusal_of_the_system_is_told_to_whoever_runs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind root, a network drive may refuse anyway."""

    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CoachError, match="Permission denied") as caught:
        locations.make_private(tmp_path / "coach" / "recordings")
    assert f"Make {tmp_path / 'coach'} writable" in caught.value.hint


def test_a_tilde_stands_for_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("USERPROFILE", "/home/ada")
    assert locations.expand_home("~/clip.mp4") == Path("/home/ada/clip.mp4")
    assert locations.expand_home(Path("clip.mp4")) == Path("clip.mp4")


def test_without_such_an_account_a_tilde_stays() -> None:
    assert locations.expand_home("~nobody-has-this-name/a") == Path("~nobody-has-this-name/a")
