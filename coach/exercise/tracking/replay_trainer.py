"""Count a hold from the end of the countdown on: live, and again in a replay."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from coach.body.pose import Pose
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldStarted
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.measures import HoldMeasure
from coach.exercise.tracking.trainer import Trainer


def list_starts(events: Iterable[Event]) -> tuple[HoldStarted, ...]:
    """Return when holds began to count, from the events of a recording."""
    return tuple(event for event in events if isinstance(event, HoldStarted))


def start_hold(trainer: Trainer, feedback: Feedback, rest_start_s: float | None = None) -> Feedback:
    """Count the hold in progress from this feedback on.

    Args:
        trainer: The trainer of a hold, which gave the feedback last.
        feedback: The feedback of the instant.
        rest_start_s: When the set before ended, in seconds; None if there was none.

    Returns:
        The feedback with the clock at 0 and with the events of `restart_hold`.
    """
    events = restart_hold(trainer, feedback.time_s, rest_start_s)
    hold = trainer.measure.clock
    return dataclasses.replace(feedback, hold=hold, events=(*feedback.events, *events))


def restart_hold(trainer: Trainer, time_s: float, rest_start_s: float | None) -> tuple[Event, ...]:
    """Count the hold in progress, if there is one, from this time on.

    Args:
        trainer: As in `start_hold`.
        time_s: Time of the newest pose, in seconds.
        rest_start_s: As in `start_hold`.

    Returns:
        The `HoldStarted`; before it, if the hold of the set before is still in progress, its end
        and the beginning of the next one.
    """
    measure = trainer.measure
    assert isinstance(measure, HoldMeasure)
    started = HoldStarted(time_s, rest_start_s)
    return (*measure.restart(started), started)


class ReplayTrainer(Trainer):
    """Judges the poses of a recording, and lets holds count from when they counted live."""

    def __init__(
        self, exercise: Exercise, side: SideChoice = "auto", starts: Iterable[HoldStarted] = ()
    ) -> None:
        """Start before the first pose.

        Args:
            exercise: The exercise.
            side: As in `Trainer`.
            starts: When holds began to count, see `list_starts`.
        """
        super().__init__(exercise, side)
        holds = isinstance(self.measure, HoldMeasure)
        self._starts = sorted(starts, key=lambda each: each.time_s) if holds else []

    def update_many(self, poses: Sequence[Pose]) -> Iterator[Feedback]:
        """Process many poses; see `Trainer.update_many`."""
        for feedback in super().update_many(poses):
            if not self._starts or feedback.time_s < self._starts[0].time_s:
                yield feedback
                continue
            yield start_hold(self, feedback, self._starts.pop(0).rest_start_s)
