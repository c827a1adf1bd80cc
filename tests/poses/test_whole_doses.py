"""Each exercise is played to the end of its dose: every side, set and rest, as the guide asks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coach.body.landmarks import SIDES
from tests.poses.person import Person, shorten
from tests.poses.stage import NAMES, read

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_dose_ends_with_every_side_set_and_rest(name: str) -> None:
    exercise = shorten(read(name))
    shown = list(Person(exercise).exercise_all())
    last = shown[-1]
    dose, kind = exercise.dose, exercise.kind
    named = exercise.side != "none" and (dose.per_side or kind == "range-of-motion")
    sides = 2 if named or (dose.each_side and kind != "guided") else 1
    sets = sides * (1 if kind == "guided" else dose.sets)
    assert (last.step, last.set_number, last.sets) == ("done", sets, sets)
    rests = [
        now for before, now in pairwise(shown) if before.step != "resting" and now.step == "resting"
    ]
    assert len(rests) == sets - 1
    changes = sum(now.changes_side for now in rests)
    assert changes == (sets - 1 if sides == 2 else 0)
    for now in rests:
        expected_s = dose.change_s if now.changes_side else dose.rest_s
        assert now.seconds_left == pytest.approx(expected_s, abs=0.3)
    if named and kind != "guided":
        assert {now.side for now in shown if now.step == "doing"} == set(SIDES)
