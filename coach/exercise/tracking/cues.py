"""The one thing to say now. The most important first, never flickering, praise when something is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.body.view import View
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Cue
from coach.message import Message, shorten

SHOWN_S: Final = 1.5
"""A cue about a fault stays at least this long, seconds."""
PRAISE_S: Final = 2.0
"""Praise stays this long, seconds."""
JUDGED_S: Final = 2.5
"""A fault judged at the turning point is told for this long after the repetition, seconds."""

LOST: Final = Cue(
    "lost",
    Message("I cannot see you"),
    Message("Step or lie down where the camera sees your whole body."),
)
DARK: Final = Cue(
    "lost", Message("Turn on a light"), Message("The picture is too dark to see you.")
)
OTHERS: Final = Cue(
    "lost",
    Message("Somebody else is in the way"),
    Message("Only one person should be in the picture. Go on where you were."),
)


@dataclass(slots=True)
class CueContext:
    """What there is to say something about."""

    time_s: float
    present: bool
    elsewhere: bool
    """Whether somebody else is seen than the one who exercises."""
    dark: bool
    """Whether the picture is too dark."""
    view: View
    faults: tuple[str, ...]
    """Shown faults, the most important first."""
    ended: tuple[str, ...]
    """Faults that were seen to be mended when they last ended."""
    pause: str
    """Why the clock stands still; empty where it runs or there is none."""
    instruction: str
    """What to do next while nothing is under way; empty where nothing needs saying."""
    in_good_form: bool
    """Whether something runs well right now that deserves a word."""


class CueSelector:
    """Chooses the cue. One situation in, a `Cue` or None out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._fault: tuple[str, float] | None = None
        """(name, until when it stays at least) of the fault that is told."""
        self._praised_until_s = -1.0

    def judge(self, time_s: float, names: tuple[str, ...]) -> None:
        """Tell the most important of these faults of a complete repetition for a while."""
        if names:
            worst = min(names, key=lambda name: -self.exercise.fault(name).severity)
            self._fault = (worst, time_s + JUDGED_S)

    def update(self, now: CueContext) -> Cue | None:
        """The one thing to say at this instant; None where nothing needs saying."""
        if not now.present:
            self._fault, self._praised_until_s = None, -1.0
            return OTHERS if now.elsewhere else DARK if now.dark else LOST
        if now.elsewhere:
            return OTHERS
        fault = self._choose_fault(now)
        if fault:
            found = self.exercise.fault(fault)
            return Cue("fault", found.cue, found.fix, fault)
        if now.view.problems:
            problem = now.view.problems[0]
            return Cue("view", shorten(problem), problem)
        if now.pause:
            return Cue("pause", now.pause)
        if now.time_s < self._praised_until_s or now.in_good_form:
            return Cue("praise", self.exercise.praise)
        return Cue("instruction", now.instruction) if now.instruction else None

    def _choose_fault(self, now: CueContext) -> str | None:
        told = self._fault
        if told and now.time_s < told[1]:
            return told[0]
        if now.faults:
            self._fault = (
                now.faults[0],
                now.time_s + (SHOWN_S if told is None or told[0] != now.faults[0] else 0.0),
            )
            return now.faults[0]
        if told:
            self._fault = None
            if told[0] in now.ended:
                self._praised_until_s = now.time_s + PRAISE_S
        return None
