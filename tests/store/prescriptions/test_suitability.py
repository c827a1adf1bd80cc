"""A prescription tells what does not fit its patient, as the program leaves it out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from coach.errors import CoachError
from coach.report.plan.content import make_plan
from coach.report.plan.prescription import describe_prescription, make_prescription_json
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import render_prescription
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.prescriptions.suitability import (
    adapt_prescription,
    describe_left_out,
    require_part,
    require_suitable,
)
from coach.store.programmes.loader import load_adapted_programme, load_programme
from coach.store.settings.person import load_person

DAY = dt.date(2026, 3, 1)
BRITTLE: dict[str, Any] = {"conditions": ("osteoporosis",)}
HIP: dict[str, Any] = {"hip_replacement_left": "posterior"}


def build(*exercises: str, **head: Any) -> LoadedPrescription:
    return build_prescription(make_head(DAY, None, **head), choose_exercises(exercises, "", ""))


LEFT_OUT = [
    pytest.param(("crunch", "lunge"), {}, (), id="nothing is known"),
    pytest.param(
        ("crunch", "lunge"),
        BRITTLE,
        ("Left out: Crunch. Not with osteoporosis. Instead: Bridge.",),
        id="not",
    ),
    pytest.param(
        ("lunge", "bridge"),
        HIP,
        (
            "Left out: Lunge. Ask first: hip replacement (posterior approach). "
            "Instead: Lunge with a chair.",
        ),
        id="ask first",
    ),
    pytest.param(("lunge",), {**HIP, "allowed": ("lunge",)}, (), id="allowed"),
    pytest.param(
        ("both-knees-to-chest",),
        {**HIP, "allowed": ("both-knees-to-chest",)},
        (
            "Left out: Both knees to chest. Not after a hip replacement. "
            "Instead: Lying pelvic tilt.",
        ),
        id="what must not be done is not allowed either",
    ),
]


@pytest.mark.parametrize(("exercises", "head", "told"), LEFT_OUT)
def test_what_does_not_fit_is_told_everywhere(
    exercises: tuple[str, ...], head: dict[str, Any], told: tuple[str, ...]
) -> None:
    made = build(*exercises, **head)
    assert describe_left_out(made) == told
    assert make_plan(made).left_out == told
    assert make_prescription_json(made)["left_out"] == list(told)
    assert [line for line in describe_prescription(made) if line.startswith("Left out")] == [*told]


def test_the_printed_plan_is_what_the_patient_follows() -> None:
    head = make_head(DAY, None, conditions=("osteoporosis", "pregnancy"), **HIP)
    made = build_prescription(head, load_programme("hip-flexors-4-weeks"))
    install(made, DAY)
    followed = load_adapted_programme("prescription")
    assert adapt_prescription(made).programme == followed.programme
    titles = {each.title for each in make_plan(made).exercises}
    assert titles == {
        followed.exercises[item.exercise].title
        for routine in followed.programme.routines
        for item in routine.items
    } | {followed.exercises[name].title for name in followed.programme.tests}


def test_the_plan_does_not_tell_to_ask_about_what_the_clinician_allows() -> None:
    head = {**HIP, "allowed": ("sit-to-stand",)}
    asked = {
        allowed: [text for text in make_plan(made).exercises[0].cautions if "Ask your" in text]
        for allowed, made in (
            (True, build("sit-to-stand", **head)),
            (False, build("sit-to-stand", allowed=("sit-to-stand",))),
        )
    }
    assert asked == {
        True: ["Ask your doctor or physiotherapist first with: an operation in the last three "
               "months."],
        False: ["Ask your doctor or physiotherapist first with: a hip replacement, an operation in "
                "the last three months."],
    }  # fmt: skip


def test_what_the_clinician_allows_is_kept_in_the_profile() -> None:
    made = build("lunge", **HIP, allowed=("lunge",))
    assert "Allowed: Lunge" in [*describe_prescription(made)]
    install(made, DAY)
    assert load_person().allowed == ("lunge",)
    install(build("bridge"), DAY)
    assert load_person().allowed == ("lunge",)


def test_a_permission_alone_is_kept_too_but_can_be_declined() -> None:
    install(build("lunge", allowed=("lunge",)), DAY, with_conditions=False)
    assert load_person().allowed == ()
    install(build("lunge", allowed=("lunge",)), DAY)
    assert load_person().allowed == ("lunge",)
    assert not load_person().asked, "the questions about conditions are not answered by it"


def test_a_file_without_permissions_has_no_such_key() -> None:
    assert "allowed" not in render_prescription(build("lunge").prescription)


REFUSED = [
    pytest.param(("lunge", "bridge"), HIP, "Lunge", "--allow lunge", id="ask first"),
    pytest.param(("crunch",), BRITTLE, "Crunch", "crunch cannot be allowed", id="not"),
    pytest.param(
        ("lunge", "crunch"),
        {**HIP, **BRITTLE},
        "Lunge",
        "Choose other exercises: crunch cannot be allowed. If you allow the others after an "
        "examination, add --allow lunge.",
        id="both",
    ),
]


@pytest.mark.parametrize(("exercises", "head", "title", "hint"), REFUSED)
def test_exercises_that_were_chosen_by_name_are_refused(
    exercises: tuple[str, ...], head: dict[str, Any], title: str, hint: str
) -> None:
    made = build(*exercises, **head)
    with pytest.raises(CoachError, match=f"Left out: {title}") as refused:
        require_suitable(made, exercises)
    assert hint in refused.value.hint
    require_suitable(made, ())


def test_only_what_is_prescribed_can_be_allowed() -> None:
    require_part(build("lunge"), ["lunge"])
    with pytest.raises(CoachError, match="bridge is not part"):
        require_part(build("lunge"), ["bridge"])
