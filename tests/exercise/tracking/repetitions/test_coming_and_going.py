"""Nothing of a person who was lost is left for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.posture import Posture
from coach.body.sides import Roles
from coach.body.synthetic_pose import project
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.prescribed_dose import replace_dose
from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.repetitions.counter import RepetitionCounter
from coach.exercise.tracking.repetitions.measure import HOLD_LONGER, RepetitionMeasure
from tests.exercise.examples import make
from tests.exercise.sessions import EXERCISES

STEP_S = 0.125
"""Exact in binary, so that times can be compared."""
ROLES = Roles(working="left", near="right")
STANDING = project(Posture())
BENDS = [5.0, 40.0, 90.0, 90.0, 90.0, 40.0, 5.0, 5.0]
UNDER_WAY = [50.0, *[90.0] * 8, 60.0, 40.0, 5.0]
SMALL, LARGE = (300.0, 100.0), (250.0, 200.0)
"""How far down the hips are at rest, and the length of the trunk; in pixels."""


def start(exercise: Exercise) -> RepetitionMeasure:
    return RepetitionMeasure(exercise, FaultDetectors(exercise))


def move(
    measure: RepetitionMeasure,
    step: int,
    bends: Sequence[float],
    body: tuple[float, float] = SMALL,
    drop: float = 0.5,
) -> list[RepetitionDone]:
    """Bend hips and knees; the hips come down by this much of the trunk."""
    done: list[Any] = []
    for number, bend in enumerate(bends, step):
        time_s = number * STEP_S
        rest, trunk = body
        hips = rest + drop * trunk * bend / 90.0, trunk
        seen = SimpleNamespace(pose=STANDING, hips=hips)
        measure.note_body(cast("Any", seen), True, False, frozenset())
        names = ("knee_bend", "hip_bend", "knee_flexion", "hip_flexion")
        angles = {f"{name}_{side}": bend for name in names for side in ("left", "right")}
        done += measure.update(time_s, angles, ROLES)
    return [event for event in done if isinstance(event, RepetitionDone)]


@pytest.mark.parametrize(
    ("first", "second"), [(SMALL, LARGE), (LARGE, SMALL)], ids=["larger", "smaller"]
)
@pytest.mark.parametrize("drop", [0.0, 0.2, 0.5], ids=["stays up", "a little", "goes down"])
@pytest.mark.parametrize("lost_after", [1, 4, len(BENDS)], ids=["at rest", "below", "done"])
def test_who_comes_next_counts_as_alone(
    first: tuple[float, float], second: tuple[float, float], drop: float, lost_after: int
) -> None:
    squat = EXERCISES["squat"]
    alone = move(start(squat), 20, [*UNDER_WAY, *BENDS], second, drop)
    measure = start(squat)
    move(measure, 0, BENDS[:lost_after], first)
    measure.reset()
    assert move(measure, 20, [*UNDER_WAY, *BENDS], second, drop) == alone


def test_time_in_which_nobody_was_seen_is_no_bad_view_of_the_movement() -> None:
    measure = start(EXERCISES["squat"])
    move(measure, 0, BENDS)
    measure.reset()
    for step in range(len(BENDS), 100):
        measure.skip(step * STEP_S, "Nobody is seen")
    (event,) = move(measure, 100, UNDER_WAY)
    assert event.peak_deg == 90.0


def test_who_comes_next_did_not_let_go_too_early() -> None:
    squat = EXERCISES["squat"]
    measure = start(replace_dose(squat, squat.dose.model_copy(update={"hold_s": 4.0})))
    move(measure, 0, BENDS)
    assert measure.instruction == HOLD_LONGER
    measure.reset()
    assert measure.instruction == measure.exercise.start


BEND = st.sampled_from([5.0, 40.0, 55.0, 90.0, 110.0, float("nan")])


@given(st.lists(BEND, max_size=40), st.lists(BEND, max_size=40), st.sampled_from([None, 0.5]))
def test_a_counter_that_was_reset_counts_like_a_new_one(
    before: list[float], after: list[float], hold_s: float | None
) -> None:
    exercise = make()
    exercise = replace_dose(exercise, exercise.dose.model_copy(update={"hold_s": hold_s}))

    def count(counter: RepetitionCounter) -> list[object]:
        instants: list[object] = []
        for step, bend in enumerate(after, len(before)):
            done = counter.update(step * STEP_S, {"knee_bend_left": bend}, ROLES)
            instants.append((done and (done.start_s, done.peak_deg, done.end_s), counter.phase,
                             counter.released_early, counter.held_s))  # fmt: skip
        return instants

    used = RepetitionCounter(exercise)
    for step, bend in enumerate(before):
        used.update(step * STEP_S, {"knee_bend_left": bend}, ROLES)
    used.reset()
    assert count(used) == count(RepetitionCounter(exercise))
