"""Every shipped exercise names the conditions of its cautions, and its cues are short."""

from __future__ import annotations

import re

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person, find_contraindications
from coach.store.exercises.loader import list_exercises, load_exercise

NAMES = sorted(list_exercises())
SAID = {
    r"hip replacement": "hip_replacement",
    r"knee replacement": "knee_replacement",
    r"pregnancy": "pregnancy",
    r"osteoporosis": "osteoporosis",
    r"blood thinners": "blood_thinners",
    r"aneurysm": "aneurysm",
    r"after an operation": "recent_surgery",
}
"""How a caution names a condition -> the beginning of its name in the vocabulary."""
MAX_WORDS = 5
DEPTH = re.compile(r"\b(deeper|(hips|knee) higher|hips lower|reach further)\b", re.IGNORECASE)


def find_said(exercise: Exercise) -> set[str]:
    text = " ".join(exercise.cautions)
    return {name for words, name in SAID.items() if re.search(words, text, re.IGNORECASE)}


@pytest.mark.parametrize("name", NAMES)
def test_cautions_and_contraindications_name_the_same_conditions(name: str) -> None:
    exercise = load_exercise(name).exercise
    named = {each.condition for each in exercise.contraindications}
    for said in find_said(exercise):
        assert any(condition.startswith(said) for condition in named), said


@pytest.mark.parametrize("name", NAMES)
def test_a_substitute_exists_and_fits_the_same_person(name: str) -> None:
    for each in load_exercise(name).exercise.contraindications:
        if each.substitute is None:
            continue
        hip = each.condition.startswith("hip_replacement")
        person = (
            Person(replaced_hips={"left": "unknown"})
            if hip
            else Person(frozenset({each.condition}))
        )
        other = load_exercise(each.substitute).exercise
        strict = [c for c in find_contraindications(other, person) if c.advice == "not"]
        assert each.substitute != name
        assert strict == []


def list_cues(exercise: Exercise) -> dict[str, str]:
    rule = exercise.range_of_motion
    cues = {"start": exercise.start, "praise": exercise.praise}
    cues |= {f"faults.{fault.name}": fault.cue for fault in exercise.faults}
    cues |= {f"not_watched.{point.name}": point.cue for point in exercise.not_watched}
    conditions = [*exercise.in_position, *(exercise.hold.when if exercise.hold else ())]
    cues |= {f"why.{number}": one.why for number, one in enumerate(conditions)}
    if rule is not None:
        cues |= {
            name: getattr(rule, name)
            for name in ("rest_cue", "baseline_cue", "raise_cue", "switch_cue", "done_cue")
        }
    return cues


@pytest.mark.parametrize("name", NAMES)
def test_cues_have_at_most_five_words(name: str) -> None:
    cues = list_cues(load_exercise(name).exercise)
    assert {key: cue for key, cue in cues.items() if len(cue.split()) > MAX_WORDS} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_that_asks_for_more_is_a_tip_and_never_pushes_into_pain(name: str) -> None:
    for fault in load_exercise(name).exercise.faults:
        if fault.severity == 1 and DEPTH.search(fault.cue):
            assert re.search(r"comfortable|feels fine|easy", fault.cue), fault.cue
