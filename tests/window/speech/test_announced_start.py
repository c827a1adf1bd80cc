"""What is said at the start of an exercise is the same whether or not it was introduced."""

from __future__ import annotations

import dataclasses

import pytest

from coach.exercise.tracking.readiness import Readiness
from coach.window.run.state import RunState, Step
from coach.window.run.transitions import after_begin
from coach.window.speech.announcement import TEXTS
from tests.window.speech.announcer_states import LOST, at, ease, guide, listen


def list_earlier(running: RunState, introduced_s: float) -> tuple[RunState, ...]:
    """The states before a run: of one that is introduced, or not if that took no time."""
    opening = dataclasses.replace(running, step=Step.OPENING, live_frame=None, feedback=None)
    if not introduced_s:
        return (opening,)
    request = dataclasses.replace(running.request, introduce=True)
    shown = at(introduced_s).live_frame
    assert shown is not None
    shown = dataclasses.replace(shown, feedback=None, readiness=Readiness())
    opened = dataclasses.replace(opening, request=request)
    introducing = dataclasses.replace(opened, step=Step.INTRODUCING, live_frame=shown)
    return opened, introducing, after_begin(introducing)


INTRODUCED = pytest.mark.parametrize("introduced_s", [0.0, 40.0], ids=["directly", "introduced"])


@INTRODUCED
@pytest.mark.parametrize(
    ("exercise", "said"),
    [("lunge", ["ease"]), ("cat-cow", ["no_ease"]), ("seated-hip-flexion-hold", [])],
    ids=["halved", "times that are fixed", "a test is not halved"],
)
def test_whether_the_dose_is_halved_is_said_at_the_start(
    exercise: str, said: list[str], introduced_s: float
) -> None:
    eased = ease(at(0.0, guidance=guide()), exercise)
    heard = listen(*list_earlier(eased, introduced_s), eased)
    assert [text for text in heard if text in (TEXTS["ease"], TEXTS["no_ease"])] == [
        TEXTS[name] for name in said
    ]


@INTRODUCED
def test_what_stays_is_said_whether_or_not_the_exercise_was_introduced(
    introduced_s: float,
) -> None:
    states = [at(time_s, cue=LOST) for time_s in (0.0, 0.6, 1.2)]
    assert listen(*list_earlier(states[0], introduced_s), *states) == [LOST.text]
