"""A day of a programme on which pain has halved the dose."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from coach.body.landmarks import Side
from coach.exercise.definition.programme import Programme
from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DoneSession, Enrolment
from tests.exercise.examples import PLANK, make

DAY = date(2026, 2, 2)
STRETCH = make({**PLANK, "dose": {"hold_s": 20.0, "text": "x"}})
TWICE_A_DAY = Programme.model_validate(
    {
        "schema_version": 1,
        "title": "A week",
        "summary": "A test.",
        "weeks": 1,
        "routines": [
            {
                "name": "stretches",
                "title": "Stretches",
                "times_a_day": 2,
                "items": [{"exercise": "stretch"}],
            }
        ],
        "source": {"text": "Nobody."},
    }
)


def held(side: Side | None, seconds: float) -> DoneSession:
    return DoneSession(DAY, "stretch", side, held_s=seconds)


def ease(session: DoneSession) -> DoneSession:
    return dataclasses.replace(session, eased=True)


BOTH = (held("left", 20.0), held("right", 20.0))
HALVES = (held("left", 10.0), held("right", 10.0))
EASED = [
    pytest.param(HALVES, 0, 0.25, id="not halved"),
    pytest.param(tuple(map(ease, HALVES)), 1, 0.5, id="half"),
    pytest.param(tuple(map(ease, BOTH)), 2, 1.0, id="half, twice"),
    pytest.param((*BOTH, *map(ease, HALVES)), 2, 1.0, id="all of it, then half"),
    pytest.param(BOTH, 1, 0.5, id="all of it, before it hurt"),
    pytest.param((ease(held(None, 20.0)),), 0, 0.5, id="a side was not told"),
    pytest.param((ease(HALVES[0]),), 0, 0.25, id="one side"),
]


@pytest.mark.parametrize(("sessions", "times_done", "share"), EASED)
def test_half_the_dose_is_enough_if_pain_halved_it(
    sessions: tuple[DoneSession, ...], times_done: int, share: float
) -> None:
    exercises = {"stretch": STRETCH}
    (task,) = plan_day(TWICE_A_DAY, exercises, Enrolment(DAY), sessions, DAY).tasks
    assert (task.times_done, task.share) == (times_done, pytest.approx(share))
