"""The cautions of every shipped exercise are for everybody, or name whom they concern."""

from __future__ import annotations

import re
from typing import Final, get_args

import pytest

from coach.body.landmarks import Side
from coach.exercise.definition.caution import Caution
from coach.exercise.definition.contraindication import HealthCondition
from coach.exercise.dose.suitability import Approach, Person
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.settings.person import CONDITIONS
from coach.window.introduction.text import introduce

NAMES: Final = sorted(list_exercises())
LYING: Final = (
    "In the second half of pregnancy do not lie flat on the back for long: raise head and chest, "
    "or lie on the side."
)
BENDING: Final = "Never bend a replaced hip beyond 90 degrees"
ROUNDING: Final = "With brittle bones round the back only a little."
BELLY: Final = (
    "In pregnancy lay no pack on the belly, and do not lie on the belly: sit, or lie on the side."
)
ROLLING: Final = (
    "In pregnancy do not lie on the belly: stand and roll a ball with the thigh against a wall."
)
SUPINE: Final = {LYING: ("pregnancy",)}
HIP: Final = {f"{BENDING}.": ("hip_replacement",)}
HALF_KNEELING: Final = {
    f"{BENDING}: when it is in front, kneel on a thick, firm cushion and stay upright.": (
        "hip_replacement",
    )
}
CONCERNED: Final[dict[str, dict[str, tuple[HealthCondition, ...]]]] = {
    "bed-edge-stretch": SUPINE,
    "bird-dog": {
        f"{BENDING}: kneel with the knees a little behind the hips.": ("hip_replacement",)
    },
    "both-knees-to-chest": SUPINE,
    "bridge": SUPINE,
    "cat-cow": {ROUNDING: ("osteoporosis",)},
    "couch-stretch": HIP,
    "crunch": SUPINE,
    "deep-pelvic-breathing": SUPINE,
    "figure-four": SUPINE,
    "foam-roll": {ROLLING: ("pregnancy",)},
    "half-kneeling-lat-stretch": HALF_KNEELING,
    "half-kneeling-stretch": HALF_KNEELING,
    "heat": {BELLY: ("pregnancy",), **SUPINE},
    "heat-and-ice": {BELLY: ("pregnancy",), **SUPINE},
    "high-knees": HIP,
    "hip-flexion-test": {**HIP, **SUPINE},
    "ice": {BELLY: ("pregnancy",), **SUPINE},
    "iliacus-release-levels": {
        "No swinging of the foot with a replaced hip.": ("hip_replacement",)
    },
    "inner-heel-acupressure": {
        "Never cross the legs with a replaced hip: put the foot on a stool instead.": (
            "hip_replacement",
        )
    },
    "jackknife": HIP,
    "knee-raise-hold": HIP,
    "knee-to-chest": SUPINE,
    "kneeling-hip-flexor-stretch": {
        f"{BENDING}: when it is in front, kneel on a thick, firm cushion and go forward only a "
        "little.": ("hip_replacement",)
    },
    "lunge": HIP,
    "lunge-walk": {
        "With a replaced hip leave out the figure-four reach.": ("hip_replacement",)
    },
    "positional-release": {**HIP, **SUPINE},
    "posterior-pelvic-tilt": SUPINE,
    "seated-cat-cow": {ROUNDING: ("osteoporosis",)},
    "seated-hip-flexor-stretch": HIP,
    "side-lunge": HIP,
    "single-leg-bridge": SUPINE,
    "sit-to-stand": {
        "With a replaced hip use a high chair, and never bend that hip beyond 90 degrees.": (
            "hip_replacement",
        )
    },
    "squat": HIP,
    "standing-hip-flexion": HIP,
    "thomas-test": SUPINE,
}  # fmt: skip
"""Exercise -> each caution that only some people need, and their conditions. Every other caution
of a shipped exercise is for everybody, as coach does not ask about what it names."""
WORDS: Final[dict[HealthCondition, str]] = {
    "hip_replacement": r"(?i)\b(replaced|artificial) hip\b|\bhip (replacement|operation)\b",
    "knee_replacement": r"(?i)\b(replaced|artificial) knee\b|\bknee replacement\b",
    "pregnancy": r"(?i)\bpregnan",
    "osteoporosis": r"(?i)\b(brittle|osteoporo)",
    "blood_thinners": r"(?i)\bblood thinner",
    "aneurysm": r"(?i)\baneurysm",
    "recent_surgery": r"(?i)\brecent (surgery|operation)",
    "hip_flexor_strain": r"(?i)\bstrain(ed)?\b",
    "stenosis_or_spondylolisthesis": r"(?i)stenosis|listhesis|spinal canal|slipped vertebra",
}
"""Condition -> how its name is said in English."""
POSTERIOR: Final = "hip_replacement_posterior"
ANTERIOR: Final = "hip_replacement_anterior"
HIPS: Final[dict[str, Approach]] = {
    "hip_replacement": "unknown",
    POSTERIOR: "posterior",
    ANTERIOR: "anterior",
}


def have(condition: str) -> Person:
    """Return a person with one condition; empty for none."""
    side: Side = "right"
    if condition in HIPS:
        return Person(replaced_hips={side: HIPS[condition]})
    return Person(frozenset(each for each in WORDS if each == condition))


def test_who_has_answered_was_asked_for_every_condition_that_a_caution_may_name() -> None:
    assert {*CONDITIONS, *HIPS} == set(get_args(HealthCondition)) == {*WORDS, *HIPS}


def read(name: str) -> tuple[Caution, ...]:
    return load_exercise(name).exercise.cautions


@pytest.mark.parametrize("name", NAMES)
def test_the_cautions_for_some_people_name_their_conditions(name: str) -> None:
    named = {each.text: each.conditions for each in read(name) if each.conditions}
    assert named == CONCERNED.get(name, {})


def test_the_table_names_shipped_exercises_only() -> None:
    assert set(CONCERNED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_caution_says_whom_it_concerns(name: str) -> None:
    for caution in read(name):
        said = {each for each, word in WORDS.items() if re.search(word, caution.text)}
        assert said == set(caution.conditions), caution.text


@pytest.mark.parametrize("name", NAMES)
def test_each_condition_brings_what_concerns_it_to_the_top(name: str) -> None:
    exercise = load_exercise(name).exercise
    texts = {each.text for each in exercise.cautions}
    for condition in ("", *WORDS, POSTERIOR, ANTERIOR):
        met = {condition, "hip_replacement"} if condition in HIPS else {condition}
        wanted = {
            each.text
            for each in exercise.cautions
            if not each.conditions or met & {*each.conditions}
        }
        told = introduce(exercise, have(condition), name, answered=True)
        assert texts & set(told.shown_cautions) == wanted, condition
        assert texts & set(told.conditions) == texts - wanted, condition


@pytest.mark.parametrize("name", NAMES)
def test_who_has_not_answered_is_shown_everything_at_the_top(name: str) -> None:
    exercise = load_exercise(name).exercise
    for condition in ("", *WORDS):
        told = introduce(exercise, have(condition), name)
        assert {each.text for each in exercise.cautions} <= set(told.shown_cautions), condition


@pytest.mark.parametrize("name", NAMES)
def test_who_lies_on_the_back_is_told_of_pregnancy(name: str) -> None:
    exercise = load_exercise(name).exercise
    advice = {each.condition: each.advice for each in exercise.contraindications}
    lying = exercise.position == "supine" and "chair" not in exercise.place
    if lying and advice["pregnancy"] == "ask first":
        assert LYING in {each.text for each in exercise.cautions}
