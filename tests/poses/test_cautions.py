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
    "After the 16th week of pregnancy do not lie flat on the back for long: raise head and chest, "
    "or lie on the side."
)
CONCERNED: Final[tuple[tuple[str, HealthCondition, str], ...]] = (
    (
        "While you take blood thinners press only lightly: bruises come easily.",
        "blood_thinners",
        "inner-heel-acupressure",
    ),
    (
        "With a fresh strain raise the knee only as far as it does not hurt at all.",
        "hip_flexor_strain",
        "seated-march standing-march",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees.",
        "hip_replacement",
        "hip-flexion-test",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: go down only a little, the trunk upright.",
        "hip_replacement",
        "lunge side-lunge squat supported-lunge",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: keep that knee lower than the hip.",
        "hip_replacement",
        "knee-raise-hold standing-march",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: keep that knee lower than the hip, also if "
        "a step says higher.",
        "hip_replacement",
        "high-knees standing-hip-flexion",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: kneel with the knees a little behind "
        "the hips.",
        "hip_replacement",
        "bird-dog cat-cow",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: leave out the figure-four reach.",
        "hip_replacement",
        "lunge-walk",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: rest the lower legs on something lower, "
        "and move that knee neither up nor inward.",
        "hip_replacement",
        "positional-release",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: sit high, the knees lower than the "
        "hips, and do not lean forward.",
        "hip_replacement",
        "seated-cat-cow seated-glute-squeeze seated-hip-flexor-stretch thigh-roller-massage",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: use a high chair with armrests, put "
        "that foot forward, and push up with the arms without leaning forward.",
        "hip_replacement",
        "sit-to-stand",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: when it is in front, kneel on a thick, "
        "firm cushion and go forward only a little.",
        "hip_replacement",
        "kneeling-hip-flexor-stretch",
    ),
    (
        "Never bend a replaced hip beyond 90 degrees: when it is in front, kneel on a thick, "
        "firm cushion and stay upright.",
        "hip_replacement",
        "half-kneeling-lat-stretch half-kneeling-stretch",
    ),
    (
        "No swinging of the foot with a replaced hip.",
        "hip_replacement",
        "iliacus-release-levels",
    ),
    (
        "With a replaced hip put a pillow between the legs: that leg must not cross the "
        "middle of the body. "
        "Lie on that hip only if your surgeon agrees.",
        "hip_replacement",
        "side-lying-leg-raise side-lying-psoas-stretch",
    ),
    (
        "With a hip replaced from the front take that leg back only a little, and do not turn "
        "its foot outward.",
        "hip_replacement_anterior",
        "half-kneeling-lat-stretch half-kneeling-stretch kneeling-hip-flexor-stretch "
        "lunge-walk lunge seated-hip-flexor-stretch side-lying-psoas-stretch "
        "standing-hip-extension standing-hip-flexor-stretch standing-quad-stretch "
        "supported-lunge",
    ),
    (
        "With a replaced knee hold the thigh behind the knee, never the shin.",
        "knee_replacement",
        "bed-edge-stretch both-knees-to-chest knee-to-chest thomas-test",
    ),
    (
        "With a replaced knee use a high chair, push up with the arms at first, and load both "
        "legs alike.",
        "knee_replacement",
        "sit-to-stand",
    ),
    (
        "With brittle bones keep the back long: bring the foot up to you, not the chest to "
        "the foot.",
        "osteoporosis",
        "inner-heel-acupressure",
    ),
    (
        "With brittle bones round the back only a little.",
        "osteoporosis",
        "cat-cow seated-cat-cow",
    ),
    (
        "After the 16th week of pregnancy do not lie flat on the back for long: raise head "
        "and chest, or lie on the side.",
        "pregnancy",
        "bed-edge-stretch both-knees-to-chest bridge crunch deep-pelvic-breathing figure-four "
        "heat-and-ice heat hip-flexion-test ice knee-to-chest positional-release "
        "posterior-pelvic-tilt single-leg-bridge thomas-test",
    ),
    (
        "In pregnancy do not lie on the belly: stand and roll a ball with the thigh against a "
        "wall.",
        "pregnancy",
        "foam-roll",
    ),
    (
        "In pregnancy hold on to something firm, and stop when it hurts at the pubic bone or "
        "at the back of the pelvis.",
        "pregnancy",
        "couch-stretch half-kneeling-lat-stretch high-knees knee-raise-hold "
        "kneeling-hip-flexor-stretch lateral-band-walk low-lunge-stretch lunge-stretch "
        "lunge-walk lunge side-lunge standing-hip-flexion standing-hip-flexor-stretch "
        "standing-quad-stretch",
    ),
    (
        "In pregnancy lay no pack on the belly, and do not lie on the belly: sit, or lie on "
        "the side.",
        "pregnancy",
        "heat-and-ice heat ice",
    ),
    (
        "In pregnancy round the back and come back only until it is straight: do not let it sink.",
        "pregnancy",
        "cat-cow",
    ),
    (
        "In pregnancy take no hot bath, and stop when you feel hot or dizzy.",
        "pregnancy",
        "heat",
    ),
    (
        "With a narrow spinal canal or a slipped vertebra do not let the lower back arch, and "
        "stop when pain or numbness goes down the leg.",
        "stenosis_or_spondylolisthesis",
        "bird-dog bridge chop-and-lift plank supported-lunge",
    ),
)
"""Each caution that only some people need, their condition, and the exercises that have it. Every
other caution of a shipped exercise is for everybody, as coach does not ask about what it names."""
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
    "hip_replacement_anterior": r"(?i)\bhip replaced from the front\b",
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
    named = [(each.text, each.conditions) for each in read(name) if each.conditions]
    expected = [
        (text, (condition,)) for text, condition, names in CONCERNED if name in names.split()
    ]
    assert sorted(named) == sorted(expected)


def test_the_table_names_shipped_exercises_only() -> None:
    assert {name for _, _, names in CONCERNED for name in names.split()} <= set(NAMES)


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
        met |= {POSTERIOR, ANTERIOR} if condition == "hip_replacement" else set()
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


@pytest.mark.parametrize("name", ["heat", "heat-and-ice"])
@pytest.mark.parametrize("word", ["thrombosis", "circulation", "bleed", "numb", "cancer", "fever"])
def test_heat_names_whom_it_does_not_suit(name: str, word: str) -> None:
    assert any(word in caution.text and not caution.conditions for caution in read(name))
