"""The cues of every shipped exercise are short, and never push into pain."""

from __future__ import annotations

import re

import pytest

from coach.exercise.definition.exercise import Exercise
from tests.poses.movements import ALL

MAX_WORDS = 5
DEPTH = re.compile(r"\b(deeper|(hips|knee) higher|hips lower|reach further)\b", re.IGNORECASE)


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


@pytest.mark.parametrize("name", ALL)
def test_cues_have_at_most_five_words(name: str) -> None:
    cues = list_cues(ALL[name])
    assert {key: cue for key, cue in cues.items() if len(cue.split()) > MAX_WORDS} == {}


@pytest.mark.parametrize("name", ALL)
def test_a_cue_that_asks_for_more_is_a_tip_and_never_pushes_into_pain(name: str) -> None:
    for fault in ALL[name].faults:
        if fault.severity == 1 and DEPTH.search(fault.cue):
            assert re.search(r"comfortable|feels fine|easy", fault.cue), fault.cue
