"""A player that feeds a guide with made-up feedback."""

from __future__ import annotations

from typing import Any

from coach.body.debounced_problems import Check
from coach.body.landmarks import Side
from coach.body.view import View
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.guide import (
    COUNTDOWN_S,
    Guide,
)
from coach.exercise.dose.start_position import MIN_READY_S
from coach.exercise.tracking.events import HoldBegan, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import Feedback, HoldClock
from tests.exercise.examples import BASE, KNEE_BEND, PLANK, RAISE, make

GOOD = View("side", "right", 3.0, ok=True)
DARK = View(
    "side",
    "right",
    3.0,
    ok=True,
    problems=("Turn on a light.",),
    checks=(Check("light", False, "Turn on a light."),),
)
STEP_S = 0.1
STARTED_S = 1e-9
"""Seconds of a hold in progress that has just begun to count."""
LUNGE = make(KNEE_BEND, side="front", dose={"text": "x", "sets": 2, "repetitions": 3})
ONE_SIDED = make(KNEE_BEND, dose={"text": "x", "sets": 2, "repetitions": 3, "per_side": False})
STRETCH = make(PLANK, dose={"text": "x", "sets": 1, "hold_s": 10.0})
HELD_TWICE = make(
    PLANK,
    dose={"text": "x", "sets": 2, "hold_s": 10.0, "per_side": False},
    side="none",
    main_angle="trunk_lean",
)
KNEE_HUG = make(
    PLANK,
    dose={"text": "x", "sets": 1, "repetitions": 2, "hold_s": 6.0, "per_side": False},
    side="none",
    main_angle="trunk_lean",
)
TEST = make(RAISE)
GUIDED = make(
    {key: value for key, value in BASE.items() if key not in ("main_angle", "target")},
    kind="guided",
    dose={"text": "x"},
    guide=[{"text": "Roll.", "seconds": 4.0}, {"text": "Rest.", "seconds": 2.0}],
)


class Player:
    """Feeds a guide and keeps its guidance."""

    def __init__(self, exercise: Exercise, side: Any = "auto") -> None:
        self.guide = Guide(exercise, side)
        self.exercise = exercise
        self.time_s = 0.0
        self.guidances: list[Guidance] = []
        self.held_s = 0.0
        self.holding: Side | None = None

    @property
    def now(self) -> Guidance:
        return self.guidances[-1]

    def see(self, seconds: float = STEP_S, **changed: Any) -> Guidance:
        """The same for some seconds; events only in the first instant."""
        for _ in range(max(1, round(seconds / STEP_S))):
            self.time_s = round(self.time_s + STEP_S, 6)
            self.guidances.append(
                self.guide.update(make_feedback(self.exercise, self.time_s, **changed))
            )
            changed.pop("events", None)
        return self.now

    def repeat(self, *sides: Side | None) -> Guidance:
        """A repetition of each of these sides, two seconds each."""
        for side in sides:
            self.see(1.9, phase="down", side=side)
            self.see(
                events=(
                    RepetitionDone(
                        self.time_s + STEP_S, self.time_s - 1.9, self.time_s - 1, side, 90.0, ()
                    ),
                ),
                side=side,
            )
        return self.now

    def hold(
        self, seconds: float, side: Side | None = "right", *, target: float = 10.0
    ) -> Guidance:
        """Hold for some seconds; a hold in progress continues."""
        events: tuple[Any, ...] = () if self.held_s else (HoldBegan(self.time_s, side),)
        self.holding = side
        for _ in range(round(seconds / STEP_S)):
            self.held_s += STEP_S
            self.see(hold=HoldClock(self.held_s, target, running=True), side=side, events=events)
            events = ()
            if self.guide.starts_hold:  # as `start_hold` does with the trainer
                self.held_s = STARTED_S
        return self.now

    def take_position(self, side: Side | None = "right", *, target: float = 10.0) -> Guidance:
        """Take the position and hold it up to the end of the countdown."""
        for _ in range(round((MIN_READY_S + COUNTDOWN_S + 1.0) / STEP_S)):
            if self.hold(STEP_S, side, target=target).step == "doing":
                break
        return self.now

    def let_go(self, *, target: float = 10.0) -> Guidance:
        """End the hold."""
        ended = HoldEnded(self.time_s, 0.0, self.time_s, self.held_s, self.holding, ())
        self.held_s = 0.0
        return self.see(hold=HoldClock(0.0, target, running=False), events=(ended,))


def make_feedback(exercise: Exercise, time_s: float, **changed: Any) -> Feedback:
    rest = exercise.phases[0].name if exercise.phases else "rest"
    values: dict[str, Any] = {
        "time_s": time_s,
        "present": True,
        "view": GOOD,
        "angles": {},
        "side": None,
        "phase": rest,
        "progress": 0.0,
        "main_angle": exercise.main_angle,
        "main_value": 5.0,
        "target": exercise.target,
        "repetitions": 0,
        "good_repetitions": 0,
        "hold": HoldClock(0.0, 10.0, running=False) if exercise.hold else None,
        "trials": {},
        "faults": (),
        "cue": None,
        "events": (),
    }
    return Feedback(**{**values, **changed})


def trial(side: Side, peak: float | None = 110.0) -> dict[str, Any]:
    return {"events": (TrialDone(1.0, 1.0, 2.0, side, peak, (), "" if peak else "never still"),)}


def begin(player: Player, **seen: Any) -> Player:
    """Up to the first instant of the exercise."""
    player.see(MIN_READY_S + COUNTDOWN_S + 0.3, **seen)
    assert player.now.step == "doing"
    return player
