"""States of a run, for tests of what is announced."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import Any

from coach.exercise.dose.guidance import Guidance
from coach.exercise.tracking.feedback import Cue, HoldClock
from coach.store.exercises.loader import load_exercise
from coach.window.run.state import RunState
from coach.window.speech.announcer import Announcer
from tests.window.fakes import make_feedback, make_state

LOST = Cue("lost", "I cannot see you")


@dataclass(frozen=True)
class Case:
    """Consecutive states, and all that is said."""

    name: str
    states: tuple[RunState, ...]
    said: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def guide(**changed: Any) -> Guidance:
    """Guidance during the first of two sets, with changes."""
    values: dict[str, Any] = {
        "step": "doing", "checks": (), "side": "left", "set_number": 1, "sets": 2,
        "seconds_left": None, "next_side": None, "repetitions": 0, "target_repetitions": 10,
        "held_s": 0.0, "target_s": None,
    }  # fmt: skip
    return Guidance(**{**values, **changed})


@functools.cache
def base(exercise: str) -> RunState:
    return make_state(exercise)


def at(time_s: float, exercise: str = "lunge", **changed: Any) -> RunState:
    """The state at this second of a run, without repetitions."""
    own = {name: changed.pop(name) for name in ("guidance", "step", "session") if name in changed}
    state = base(exercise)
    assert state.live_frame is not None
    feedback = make_feedback(**{"repetitions": 0, "time_s": time_s, **changed})
    sight = dataclasses.replace(
        state.live_frame,
        frame=dataclasses.replace(state.live_frame.frame, time_s=time_s),
        feedback=feedback,
    )
    return dataclasses.replace(state, live_frame=sight, feedback=feedback, **own)


def clock(held_s: float, **changed: Any) -> HoldClock:
    return dataclasses.replace(HoldClock(held_s, 30.0, running=True), **changed)


def ease(state: RunState, exercise: str = "lunge") -> RunState:
    """The state of a run whose dose is to be halved."""
    assert state.opened is not None
    loaded = load_exercise(exercise).exercise
    return dataclasses.replace(
        state,
        request=dataclasses.replace(state.request, ease=True),
        opened=dataclasses.replace(state.opened, exercise=loaded),
    )


def listen(*states: RunState) -> list[str]:
    """All that is said of these states."""
    announcer = Announcer(str)
    return [utterance.text for state in states for utterance in announcer.update(state)]
