"""Each exercise is played to the end of its dose: every side, set and rest, as the guide asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from coach.body.landmarks import SIDES, Side, other
from coach.body.pose import Pose, empty_pose, round_for_storage
from coach.body.synthetic_pose import CameraView
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.exercise.dose.guide import Guidance, Guide
from coach.exercise.dose.hold_start import guide_live
from coach.exercise.dose.prescription import replace_dose
from coach.exercise.tracking.trainer import Trainer
from tests.animation import animate
from tests.poses.test_synthetic_samples import NAMES, RATE, WAY_S, find_figure, read, stage

pytestmark = pytest.mark.slow

HOLD_S, REST_S = 7.0, 6.0
"""Longest hold and rest that are played, in seconds: all else is the dose of the file."""
LIMIT_S = 1500.0


def shorten(exercise: Exercise) -> Exercise:
    dose = exercise.dose
    short = {
        "hold_s": min(dose.hold_s, HOLD_S) if dose.hold_s else None,
        "rest_s": min(dose.rest_s, REST_S),
        "change_s": min(dose.change_s, REST_S),
    }
    if exercise.kind == "guided":
        exercise = exercise.model_copy(
            update={
                "guide": tuple(
                    step.model_copy(update={"seconds": min(step.seconds, 3.0)})
                    for step in exercise.guide
                )
            }
        )
    return replace_dose(exercise, dose.model_copy(update=short))


class Person:
    """Does what the guide asks for, seen from the side that is exercised."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.trainer, self.guide = Trainer(exercise), Guide(exercise)
        self.time_s = 0.0
        self.facing: Side = "right"
        self.guidances: list[Guidance] = []
        self.poses: list[Pose] = []
        self.rest = stage(exercise, exercise.phases[0].name if exercise.phases else "rest")

    @property
    def now(self) -> Guidance:
        return self.guidances[-1]

    def move(self, *script: tuple[Figure, float, float]) -> None:
        near, view = self.facing, self.exercise.view
        front = view.kinds[0] == "front" and self.exercise.position != "side-lying"
        camera = CameraView(
            facing=near,
            working=other(near) if view.near == "other" else near,
            turned_deg=90.0 if front else 0.0,
        )
        self.watch([round_for_storage(pose) for pose in animate(list(script), camera, RATE)])

    def leave(self, seconds: float) -> None:
        """Out of the picture, to turn round."""
        self.watch([empty_pose(step / RATE, 640, 480) for step in range(round(seconds * RATE))])

    def watch(self, poses: Sequence[Pose]) -> None:
        later = [
            dataclasses.replace(pose, time_s=self.time_s + pose.time_s + 1 / RATE) for pose in poses
        ]
        self.poses += later
        self.time_s = later[-1].time_s
        for feedback in self.trainer.update_many(later):
            self.guidances.append(guide_live(self.guide, self.trainer, feedback)[1])

    def wait(self, seconds: float = 1.0) -> None:
        self.move((self.rest, 0.0, seconds))

    def turn(self) -> None:
        """Bring the leg of the next set to the camera."""
        side = self.now.next_side or self.now.side
        if side is not None and side != self.facing:
            self.facing = side
            self.leave(1.0)

    def do(self) -> None:
        kind = self.exercise.kind
        if kind == "guided":
            self.leave(1.0)
        elif kind == "hold":
            hold = stage(self.exercise, "hold")
            before = self.now.repetitions, self.now.set_number, self.now.step
            self.move((self.rest, 0.0, 0.1), (hold, WAY_S, 1.0))
            while (
                self.now.step not in ("resting", "done")
                and (
                    self.now.repetitions,
                    self.now.set_number,
                )
                == before[:2]
            ):
                self.move((hold, 0.0, 0.5))
                assert self.time_s < LIMIT_S, self.now
            assert self.exercise.hold is not None
            self.move((hold, 0.0, 0.1), (self.rest, WAY_S, self.exercise.hold.grace_s + 0.6))
        elif kind == "range-of-motion":
            raised = find_figure(self.exercise, "lowered") or stage(self.exercise, "raised")
            self.move((self.rest, 0.0, 0.1), (raised, WAY_S, 2.5), (self.rest, WAY_S, 1.5))
        else:
            others = [stage(self.exercise, phase.name) for phase in self.exercise.phases[1:]]
            script = [(figure, WAY_S, 0.6) for figure in (*others, self.rest)]
            self.move((self.rest, 0.0, 0.1), *script)

    def exercise_all(self) -> Iterator[Guidance]:
        self.wait()
        while self.now.step != "done":
            assert self.time_s < LIMIT_S, self.now
            if self.now.step == "resting" or (
                self.now.side is not None and self.now.repetitions == 0
            ):
                self.turn()
            if self.now.step == "resting":
                self.wait()
            elif self.now.step == "doing" or self.exercise.kind in ("hold", "guided"):
                self.do()
            else:
                self.wait()
        yield from self.guidances


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
