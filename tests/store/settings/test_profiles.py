"""Profiles keep recordings and history of several people apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.files import locations
from coach.store.settings import profiles
from coach.store.settings.folders import recordings_folder
from coach.store.settings.person import load_person
from coach.store.settings.profiles import (
    check_name,
    choose_profile,
    delete_profile,
    find_current_profile,
    find_profile_folder,
    list_profiles,
    make_profile,
)


def test_without_any_there_is_the_default_in_its_old_place(data_folder: Path) -> None:
    assert list_profiles() == ["default"]
    assert find_current_profile() == "default"
    assert find_profile_folder() == data_folder
    assert list(data_folder.iterdir()) == []


def test_one_that_was_made_can_be_used_and_is_apart(data_folder: Path) -> None:
    assert make_profile("Ada") == "Ada"
    assert choose_profile("ada") == "Ada"
    assert find_current_profile() == "Ada"
    assert find_profile_folder() == data_folder / "profiles" / "Ada"
    assert list_profiles() == ["default", "Ada"]
    assert choose_profile("default") == "default"
    assert find_profile_folder() == data_folder


def test_the_variable_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    make_profile("ada")
    make_profile("bo")
    choose_profile("ada")
    monkeypatch.setenv("COACH_PROFILE", "bo")
    assert find_current_profile() == "bo"
    monkeypatch.setenv("COACH_PROFILE", "nobody")
    with pytest.raises(
        CoachError, match=r"no profile 'nobody'. There are: default, ada, bo(.|\n)*COACH_PROFILE"
    ):
        find_current_profile()


def test_a_chosen_one_that_is_gone_is_told() -> None:
    make_profile("ada")
    choose_profile("ada")
    find_profile_folder("ada").rmdir()
    with pytest.raises(CoachError, match=r"no profile 'ada'(.|\n)*coach profiles use default"):
        find_current_profile()


def test_deleting_takes_all_of_it_and_falls_back_to_the_default() -> None:
    make_profile("ada")
    choose_profile("ada")
    file = locations.make_private(find_profile_folder() / "recordings" / "one") / "session.mcap"
    file.write_bytes(b"12345")
    removed = delete_profile("ADA")
    assert (removed.files, removed.size) == ((file,), 5)
    assert list_profiles() == ["default"]
    assert find_current_profile() == "default"


@pytest.mark.parametrize("name", ["default", "DEFAULT"])
def test_the_default_is_not_deleted_nor_made(name: str) -> None:
    with pytest.raises(CoachError, match="always there"):
        delete_profile(name)
    with pytest.raises(CoachError, match="There is a profile 'default' already"):
        make_profile(name)


def test_capital_letters_make_no_difference() -> None:
    make_profile("Jörg")
    with pytest.raises(CoachError, match="already"):
        make_profile("JÖRG")
    assert choose_profile("jo\u0308rg") == "Jörg"


GOOD = ["ada", "Mr_Jones-2", "李小龙", "Ünal", " ada ", "7", "a" * 40]
BAD = [
    "",
    " ",
    ".",
    "..",
    "a/b",
    "a\\b",
    "../ada",
    "ada.",
    "a b",
    "a:b",
    "-a",
    "_",
    "CON",
    "nul",
    "com1",
    "LPT9",
    "a\0b",
    "a\nb",
    "a" * 41,
]


@pytest.mark.parametrize("name", GOOD)
def test_such_names_are_taken(name: str) -> None:
    assert make_profile(name) == name.strip()
    assert find_profile_folder(name.strip()).is_dir()


@pytest.mark.parametrize("name", BAD)
def test_such_names_are_refused_with_a_reason(name: str, data_folder: Path) -> None:
    with pytest.raises(CoachError, match="cannot be the name of a profile"):
        check_name(name)
    with pytest.raises(CoachError):
        make_profile(name)
    assert list(data_folder.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"], ids=["empty", "a line", "no text"])
def test_a_file_of_choice_that_says_nothing(content: bytes) -> None:
    file = locations.make_private(locations.config_folder()) / profiles.FILE_NAME
    file.write_bytes(content)
    if content.strip():
        with pytest.raises(CoachError, match="There is no profile"):
            find_current_profile()
    else:
        assert find_current_profile() == "default"


REFUSALS = [
    pytest.param(PermissionError(13, "Permission denied"), id="no permission"),
    pytest.param(OSError(5, "Input/output error"), id="a broken disk"),
    pytest.param(OSError(116, "Stale file handle"), id="a network drive that is gone"),
    pytest.param(IsADirectoryError(21, "Is a directory"), id="a folder"),
]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_profile_is_guessed(monkeypatch: pytest.MonkeyPatch, refusal: OSError) -> None:
    make_profile("ada")
    choose_profile("ada")

    def fail(*_: object) -> bytes:
        raise refusal

    monkeypatch.setattr(profiles, "read_beginning", fail)
    for find in (find_current_profile, find_profile_folder, load_person, recordings_folder):
        with pytest.raises(CoachError, match="cannot be read") as caught:
            find()
        assert str(locations.config_folder() / profiles.FILE_NAME) in caught.value.message
    monkeypatch.setenv("COACH_PROFILE", "ada")
    assert find_current_profile() == "ada"


def test_a_folder_of_profiles_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(CoachError, match=r"profiles: cannot be read: Permission denied"):
        list_profiles()


def test_a_file_in_place_of_the_folder_of_profiles_is_told(data_folder: Path) -> None:
    (data_folder / "profiles").write_text("")
    with pytest.raises(CoachError, match=r"profiles: cannot be read"):
        list_profiles()
