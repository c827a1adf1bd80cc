"""What a profile says about its person is kept in its own file."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.exercise.dose.suitability import Person
from coach.store.erase import delete_everything
from coach.store.settings.person import (
    PersonSettings,
    change_person,
    find_person_file,
    load_own_settings,
    load_person,
    save_person,
    update_person,
)
from coach.store.settings.profiles import choose_profile, make_profile
from coach.store.settings.settings import Settings, save_settings

ADA = PersonSettings(
    asked=True,
    conditions=("osteoporosis",),
    hip_replacement_left="posterior",
    allowed=("lunge",),
    norm_hip_flexion_deg=105.0,
    norm_hip_flexion_source="Agreed",
)


def test_without_a_file_nothing_is_known(data_folder: Path) -> None:
    assert load_person() == PersonSettings()
    assert load_person().person == Person()


def test_each_profile_has_its_own_answers(data_folder: Path) -> None:
    path = save_person(ADA)
    assert path.stat().st_mode & 0o077 == 0
    assert load_person() == ADA
    assert ADA.person == Person(
        frozenset({"osteoporosis"}), {"left": "posterior"}, frozenset({"lunge"})
    )
    make_profile("ben")
    choose_profile("ben")
    assert load_person() == PersonSettings()


def test_a_norm_of_ones_own_comes_before_that_of_the_settings(data_folder: Path) -> None:
    save_settings(Settings(norm_hip_flexion_deg=125.0))
    assert load_own_settings().norm_hip_flexion_deg == 125.0
    save_person(ADA)
    assert load_own_settings().norm_hip_flexion_deg == 105.0
    assert load_own_settings().norm_hip_flexion_source == "Agreed"


ADDED = [
    pytest.param("conditions", "osteoporosis, aneurysm", (), id="one more"),
    pytest.param("conditions", "", ("lunge",), id="one less"),
    pytest.param("hip_replacement_left", "anterior", (), id="another approach"),
    pytest.param("hip_replacement_left", "", ("lunge",), id="no hip"),
    pytest.param("hip_replacement_right", "unknown", (), id="the other hip"),
    pytest.param("allowed", "lunge, squat", ("lunge", "squat"), id="allowed"),
]


@pytest.mark.parametrize(("key", "text", "allowed"), ADDED)
def test_what_was_allowed_without_knowing_of_a_condition_is_not_allowed_with_it(
    key: str, text: str, allowed: tuple[str, ...]
) -> None:
    assert change_person(ADA, key, text).allowed == allowed


CHANGES = [
    pytest.param("conditions", "pregnancy, aneurysm", ("pregnancy", "aneurysm"), id="several"),
    pytest.param("conditions", "", (), id="none"),
    pytest.param("hip_replacement_right", "unknown", "unknown", id="a word"),
    pytest.param("asked", "true", True, id="yes"),
    pytest.param("norm_hip_flexion_deg", "110.5", 110.5, id="a number"),
]


@pytest.mark.parametrize(("key", "text", "value"), CHANGES)
def test_a_value_is_changed(key: str, text: str, value: object) -> None:
    assert getattr(change_person(PersonSettings(), key, text), key) == value


@pytest.mark.parametrize("key", PersonSettings.model_fields)
def test_an_empty_text_resets_a_key(key: str) -> None:
    assert getattr(change_person(ADA, key, ""), key) == getattr(PersonSettings(), key)


@pytest.mark.parametrize(
    ("key", "text"), [("conditions", "flu"), ("norm_hip_flexion_deg", "wide"), ("colour", "red")]
)
def test_a_wrong_value_is_refused_with_what_would_be_right(key: str, text: str) -> None:
    with pytest.raises(CoachError) as raised:
        change_person(PersonSettings(), key, text)
    assert key in str(raised.value.message)
    assert raised.value.hint


@pytest.mark.parametrize("version", ["1", "true"])
def test_a_file_with_mistakes_is_refused_and_never_replaced(
    data_folder: Path, version: str
) -> None:
    path = find_person_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'schema_version = {version}\nconditions = ["flu"]\n', encoding="utf-8")
    match = {"1": "conditions", "true": "schema_version = true: must be 1"}[version]
    with pytest.raises(CoachError, match=match):
        load_person()
    with pytest.raises(CoachError):
        save_person(ADA)
    assert "flu" in path.read_text(encoding="utf-8")


def test_deleting_everything_deletes_it(data_folder: Path) -> None:
    path = save_person(ADA)
    delete_everything()
    assert not path.exists()


def test_an_invalid_answer_is_not_written(data_folder: Path) -> None:
    before = save_person(ADA).read_bytes()
    with pytest.raises(CoachError, match="norm_hip_flexion_deg"):
        update_person(lambda person: person.model_copy(update={"norm_hip_flexion_deg": 300.0}))
    assert find_person_file().read_bytes() == before


def test_answers_that_are_stored_at_the_same_time_are_all_kept(data_folder: Path) -> None:
    names = [f"exercise-{number}" for number in range(8)]
    together = threading.Barrier(len(names))

    def allow(name: str) -> None:
        together.wait()
        update_person(lambda person: person.model_copy(update={"allowed": (*person.allowed, name)}))

    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(allow, names))
    assert sorted(load_person().allowed) == names
