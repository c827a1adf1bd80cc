"""Profiles with names of any letters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.store.settings.profile_names import FALLBACK, make_named_profile, read_profile_name
from coach.store.settings.profiles import (
    check_name,
    delete_profile,
    find_profile_folder,
    list_profiles,
    make_profile,
)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("ada", "ada"),
        ("Anna Müller", "Anna_Müller"),
        ("  Anna   M. ", "Anna_M"),
        ("李 娜", "李_娜"),
        ("Zoë O'Hara / Smith", "Zoë_O_Hara___Smith"),
        ("🙂", FALLBACK),
        ("nul", FALLBACK),
        ("x" * 60, "x" * 36),
    ],
)
def test_a_name_of_any_letters_gets_a_safe_folder(name: str, folder: str) -> None:
    assert make_named_profile(name) == folder
    assert find_profile_folder(folder).is_dir()
    assert read_profile_name(folder) == " ".join(name.split())


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b", "default"])
def test_a_name_that_cannot_be(name: str) -> None:
    with pytest.raises(CoachError):
        make_named_profile(name)
    assert list_profiles() == ["default"]


def test_the_same_name_is_refused_and_a_similar_one_gets_a_folder_of_its_own() -> None:
    make_named_profile("Anna M")
    assert make_named_profile("Anna/M") == "Anna_M_2"
    with pytest.raises(CoachError, match="There is a profile"):
        make_named_profile("anna m")


def test_a_profile_of_an_earlier_version_has_the_name_of_its_folder() -> None:
    make_profile("ada")
    assert read_profile_name("ada") == "ada"
    assert [path.name for path in find_profile_folder("ada").iterdir()] == []


def test_the_name_is_deleted_with_the_profile() -> None:
    profile = make_named_profile("Anna M")
    delete_profile(profile)
    assert not find_profile_folder(profile).exists()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=60))
def test_every_name_is_kept_or_refused(name: str) -> None:
    try:
        profile = make_named_profile(name)
    except CoachError:
        return
    assert check_name(profile) == profile
    assert profile in list_profiles()
    assert read_profile_name(profile)
    delete_profile(profile)
