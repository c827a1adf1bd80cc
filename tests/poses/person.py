"""Somebody who does the whole dose of an exercise."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from coach.body.landmarks import Side, other
from coach.body.pose import Pose, empty_pose, round_for_storage
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.guide import Guide
from coach.exercise.dose.hold_start import guide_live
from coach.exercise.dose.prescribed_dose import replace_dose
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.trainer import Trainer
from tests.animation import animate
from tests.poses.stage import RATE, WAY_S, find_figure, stage

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
        self.events: list[Event] = []
        self.poses: list[Pose] = []
        self.rest = stage(exercise, exercise.phases[0].name if exercise.phases else "rest")

    @property
    def now(self) -> Guidance:
        return self.guidances[-1]

    def move(self, *script: tuple[Figure, float, float]) -> None:
        near, view = self.facing, self.exercise.view
        front = view.kinds[0] == "front" and self.exercise.position != "side-lying"
        camera = SyntheticCamera(
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
        for seen in self.trainer.update_many(later):
            feedback, guidance = guide_live(self.guide, self.trainer, seen)
            self.guidances.append(guidance)
            self.events += feedback.events

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
