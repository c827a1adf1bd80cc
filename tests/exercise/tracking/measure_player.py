"""Plays angles to the measure of an exercise, eight instants a second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coach.body.landmarks import Side
from coach.body.sides import Angles, Roles
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.measure_factory import create_measure
from coach.exercise.tracking.measures import Measure
from tests.exercise.examples import make

STEP_S = 0.125


def start(words: dict[str, Any]) -> Measure:
    """The measure of an exercise before its first instant."""
    exercise = make(words)
    return create_measure(exercise, FaultDetectors(exercise))


def follow(
    measure: Measure,
    script: Sequence[Angles],
    start_step: int = 0,
    shown: tuple[str, ...] = (),
    side: Side = "left",
) -> list[Event]:
    """Play these angles of the working side with these faults; return the events."""
    events: list[Event] = []
    for step, angles in enumerate(script, start_step):
        events += measure.update(step * STEP_S, angles, Roles(near="left", working=side))
        measure.note_faults(shown)
    return events
