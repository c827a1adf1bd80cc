"""Conditions of a prescription are added to the profile, and none is taken away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.report.plan.prescription import describe_effect, describe_prescription
from coach.store.exercises.loader import apply_settings, load_exercise
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.conditions import (
    list_conditions,
    list_new_conditions,
    merge_conditions,
    read_conditions,
)
from coach.store.prescriptions.definition import render_prescription
from coach.store.prescriptions.exercise_files import read_files
from coach.store.prescriptions.installed import foresee, install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.person import (
    CONDITIONS,
    PersonSettings,
    find_person_file,
    load_own_settings,
    load_person,
    save_person,
)

DAY = dt.date(2026, 3, 1)
SICK = {"conditions": ("osteoporosis",), "hip_replacement_left": "posterior"}


def build(exercise: str = "bridge", **head: Any) -> LoadedPrescription:
    return build_prescription(make_head(DAY, None, **head), choose_exercises([exercise], "", ""))


def test_they_are_shown_before_and_then_added() -> None:
    save_person(PersonSettings(conditions=("pregnancy",), allowed=("lunge",)))
    made = build(**SICK)
    assert "Condition: Left hip replaced: Yes, from the back (posterior approach)" in [
        *describe_prescription(made)
    ]
    assert next(describe_effect(foresee(made, DAY))) == (
        "It adds to your profile: Left hip replaced: Yes, from the back (posterior approach), "
        "Osteoporosis (brittle bones)."
    )
    assert load_person().conditions == ("pregnancy",)
    install(made, DAY)
    assert load_person() == PersonSettings(
        asked=True,
        conditions=("pregnancy", "osteoporosis"),
        hip_replacement_left="posterior",
    )
    assert not foresee(build(**SICK), DAY).adds
    install(build(), DAY)
    assert load_person().conditions == ("pregnancy", "osteoporosis")


def test_they_can_be_declined() -> None:
    install(build(**SICK), DAY, with_conditions=False)
    assert load_person() == PersonSettings()


def test_a_file_with_mistakes_is_kept_and_reported() -> None:
    find_person_file().parent.mkdir(parents=True, exist_ok=True)
    find_person_file().write_text("conditions = 5\n", encoding="utf-8")
    with pytest.raises(CoachError, match="conditions"):
        install(build(**SICK), DAY)
    assert find_person_file().read_text(encoding="utf-8") == "conditions = 5\n"
    assert not foresee(build(), DAY).adds


SINCE = [
    pytest.param({}, ["squat", "lunge"], id="nothing new"),
    pytest.param({"allowed": ("bridge",)}, ["squat", "lunge", "bridge"], id="more"),
    pytest.param(
        {"conditions": ("aneurysm",), "allowed": ("bridge",)}, ["bridge"], id="a new condition"
    ),
    pytest.param({"conditions": ("osteoporosis",)}, ["squat", "lunge"], id="a known condition"),
    pytest.param({"hip_replacement_left": "posterior"}, ["squat", "lunge"], id="an approach"),
    pytest.param({"hip_replacement_right": "unknown"}, [], id="the other hip"),
]


@pytest.mark.parametrize(("head", "allowed"), SINCE)
def test_what_was_allowed_stays_without_a_new_condition(
    head: dict[str, Any], allowed: list[str]
) -> None:
    person = PersonSettings(
        conditions=("osteoporosis",), hip_replacement_left="unknown", allowed=("squat", "lunge")
    )
    assert list(merge_conditions(person, make_head(DAY, None, **head)).allowed) == allowed


@pytest.mark.parametrize(("shipped", "allowed"), [("bridge", ("mine",)), ("lunge", ())])
def test_what_was_allowed_is_not_another_exercise_of_the_same_name(
    tmp_path: Path, shipped: str, allowed: tuple[str, ...]
) -> None:
    def build_mine(name: str, **head: Any) -> LoadedPrescription:
        file = tmp_path / "mine.toml"
        file.write_text(load_exercise(name).text, encoding="utf-8")
        programme = choose_exercises([str(file)], "", "")
        return build_prescription(
            make_head(DAY, None, **head), programme, files=read_files([str(file)])
        )

    install(build_mine("bridge", allowed=("mine",)), DAY)
    assert load_person().allowed == ("mine",)
    install(build_mine(shipped, precautions=({"exercise": "mine", "text": "Slowly"},)), DAY)
    assert load_person().allowed == allowed


HIPS = [
    ("", "unknown", "unknown"),
    ("unknown", "posterior", "posterior"),
    ("anterior", "posterior", "anterior"),
    ("anterior", "unknown", "anterior"),
    ("unknown", "", "unknown"),
    ("posterior", "", "posterior"),
]


@pytest.mark.parametrize(("own", "prescribed", "merged"), HIPS)
def test_a_replaced_hip(own: Any, prescribed: Any, merged: str) -> None:
    head = make_head(DAY, None, hip_replacement_right=prescribed, conditions=("aneurysm",))
    person = merge_conditions(PersonSettings(hip_replacement_right=own), head)
    assert person.hip_replacement_right == merged


@given(
    own=st.sets(st.sampled_from(CONDITIONS)),
    prescribed=st.sets(st.sampled_from(CONDITIONS)),
    hips=st.tuples(*[st.sampled_from(["", "unknown", "posterior", "anterior"])] * 4),
)
def test_nothing_is_lost_and_twice_is_once(own: Any, prescribed: Any, hips: Any) -> None:
    person = PersonSettings(
        conditions=tuple(own), hip_replacement_left=hips[0], hip_replacement_right=hips[1]
    )
    head = make_head(
        DAY,
        None,
        conditions=tuple(prescribed),
        hip_replacement_left=hips[2],
        hip_replacement_right=hips[3],
    )
    merged = merge_conditions(person, head)
    wanted = {*list_conditions(person), *list_conditions(head)}
    assert set(list_conditions(merged)) == wanted
    assert merge_conditions(merged, head) == merged


def test_texts_of_the_command_line() -> None:
    assert read_conditions(None) == {}
    assert read_conditions(["osteoporosis", "hip_replacement_left=posterior"]) == {
        **SICK,
        "hip_replacement_right": "",
    }
    assert read_conditions(["hip_replacement_right"])["hip_replacement_right"] == "unknown"
    assert read_conditions([""])["conditions"] == ()
    with pytest.raises(CoachError, match="flu: there is no such condition"):
        read_conditions(["flu"])
    with pytest.raises(CoachError, match="hip_replacement_left"):
        make_head(DAY, None, **read_conditions(["hip_replacement_left=sideways"]))


def test_a_file_without_conditions_names_none() -> None:
    text = render_prescription(build().prescription)
    assert "conditions" not in text
    assert "hip_replacement" not in text
    assert not list_new_conditions(build().prescription)


@pytest.mark.parametrize("prescribed_deg", [110.0, 120.0])
def test_the_norm_of_a_prescription_goes_before_that_of_the_profile(prescribed_deg: float) -> None:
    save_person(PersonSettings(norm_hip_flexion_deg=105))
    norms = [{"exercise": "hip-flexion-test", "norm_deg": prescribed_deg}]
    precautions = [{"exercise": "hip-flexion-test", "text": "Slowly."}]
    without_norm = build("hip-flexion-test", precautions=precautions)
    install(build("hip-flexion-test", norms=norms), DAY)
    loaded = apply_settings(load_exercise("hip-flexion-test"), load_own_settings())
    assert loaded.exercise.range_of_motion is not None
    assert loaded.exercise.range_of_motion.norm_deg == prescribed_deg
    install(without_norm, DAY)
    loaded = apply_settings(load_exercise("hip-flexion-test"), load_own_settings())
    assert loaded.exercise.range_of_motion is not None
    assert loaded.exercise.range_of_motion.norm_deg == 105.0
