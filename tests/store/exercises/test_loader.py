"""Shipped exercises can be read, and the user's own come before them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pydantic
import pytest
from pydantic.fields import FieldInfo

from coach.errors import CoachError, ExerciseError
from coach.exercise.definition.exercise import Exercise, Model
from coach.store.exercises.loader import list_exercises, load_exercise, parse_exercise
from coach.store.files import locations
from coach.store.toml.error_messages import choose_example
from tests.store.exercises.valid_exercise import VALID, put, refusal

SHIPPED = sorted((Path(__file__).parents[3] / "poses").glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_exercise_can_be_read_and_is_plausible(path: Path) -> None:
    loaded = load_exercise(path.stem, check=True)
    assert (loaded.name, loaded.path) == (path.stem, locations.poses_folder() / path.name)
    assert loaded.text == path.read_text(encoding="utf-8")


def test_a_shipped_file_is_checked_only_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path)
    put(tmp_path, "mine", VALID + '\n[translations.de]\n"Knee bent" = "Knie"\n')
    assert load_exercise("mine").exercise.title == "Knee bend"
    with pytest.raises(ExerciseError, match="the nearest is 'Knee bend'"):
        load_exercise("mine", check=True)


def test_a_changed_file_is_read_again_whatever_its_date_and_size(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    before, date = load_exercise(str(path)), path.stat()
    put(tmp_path, "mine", VALID.replace("Knee bend", "Knee bond"))
    os.utime(path, ns=(date.st_atime_ns, date.st_mtime_ns))
    assert (before.exercise.title, load_exercise(str(path)).exercise.title) == (
        "Knee bend",
        "Knee bond",
    )


def test_an_unchanged_file_is_parsed_once(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    assert load_exercise(str(path)) is load_exercise(str(path))


def test_a_recording_made_before_is_not_asked_whether_it_makes_sense() -> None:
    text = VALID + '\n[translations.de]\n"Knee bent" = "Knie"\n'
    assert parse_exercise(text, "knee-bend").exercise.translations["de"] == {"Knee bent": "Knie"}


def test_one_phase_is_too_few_for_repetitions() -> None:
    start, end = VALID.index("[[phases]]"), VALID.index('[[phases]]\nname = "bottom"')
    message = refusal(VALID[:start] + VALID[end:]).message
    assert "phases: kind 'repetitions' needs at least two" in message
    assert "For example: phases = [{ name = " in message


def test_a_turning_point_needs_repetitions() -> None:
    text = VALID.replace('"repetitions"', '"hold"').replace(
        "severity = 2", 'judged = "turning-point"'
    )
    assert "faults.trunk_leaning.judged" in refusal(text).message


def test_a_contradiction_is_found_without_a_file_too() -> None:
    exercise = parse_exercise(VALID, "x").exercise
    values = {name: getattr(exercise, name) for name in Exercise.model_fields}
    with pytest.raises(pydantic.ValidationError, match="kind 'hold' needs a table"):
        Exercise(**{**values, "kind": "hold"})


def fields() -> Iterator[tuple[str, FieldInfo]]:
    """Those of the files that people write by hand."""
    for model in Model.__subclasses__():
        if not model.__module__.startswith("coach.exercise.definition."):
            continue
        for name, field in model.model_fields.items():
            yield f"{model.__name__}.{name}", field


@pytest.mark.parametrize(("name", "field"), [pytest.param(*pair, id=pair[0]) for pair in fields()])
def test_every_example_would_pass(name: str, field: FieldInfo) -> None:
    value = choose_example(field)
    assert value is not None
    pydantic.TypeAdapter(Annotated[field.annotation, field]).validate_python(value)


def test_the_user_s_own_exercise_comes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path / "shipped")
    shipped = put(tmp_path / "shipped", "squat")
    put(tmp_path / "shipped", "knee-bend")
    put(tmp_path / "shipped", ".hidden")
    own = put(locations.user_poses_folder(), "knee-bend")
    assert list_exercises() == {"knee-bend": own, "squat": shipped}
    assert load_exercise("knee-bend").path == own


@pytest.mark.parametrize(
    "error",
    [CoachError("no home"), PermissionError(13, "Permission denied")],
    ids=["none", "locked"],
)
def test_without_a_home_the_shipped_exercises_remain(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise error

    monkeypatch.setattr(locations, "data_folder", fail)
    assert set(list_exercises()) == {path.stem for path in SHIPPED}


@pytest.mark.parametrize("written", ["knee-bnd", "Knee bend", "KNEE_BEND"])
def test_an_unknown_name_asks_what_was_meant(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path)
    put(tmp_path, "knee-bend")
    with pytest.raises(ExerciseError, match=r"Did you mean knee-bend\?") as caught:
        load_exercise(written)
    assert "There are: knee-bend" in caught.value.hint


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    loaded = load_exercise(str(path))
    assert (loaded.name, loaded.path) == ("mine", path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = put(tmp_path, "windows", b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode())
    assert load_exercise(str(path)).exercise == parse_exercise(VALID, "x").exercise
