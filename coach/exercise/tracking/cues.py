"""Choose the cue: the most important first, without flicker, praise after a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.body.view import View
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Cue, CueKind
from coach.message import Message, shorten

MIN_CUE_S: Final = 1.5
"""Minimum time that a cue about a fault stays, in seconds."""
PRAISE_S: Final = 2.0
"""Time that praise stays, in seconds."""
JUDGED_CUE_S: Final = 2.5
"""Time that a fault of the turning point is shown after the repetition, in seconds."""
TIP_SEVERITY: Final = 1
"""Severity of a fault that makes the exercise less good, but can hurt nobody: its cue is a tip."""

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
    Message("Only one person should be in the picture. Continue where you were."),
)


@dataclass(slots=True)
class CueContext:
    """Everything that a cue may refer to."""

    time_s: float
    present: bool
    other_person: bool
    """Whether the pose is of a person other than the one who exercises."""
    dark: bool
    """Whether the picture is too dark."""
    view: View
    faults: tuple[str, ...]
    """Faults that are shown, the most important first."""
    ended: tuple[str, ...]
    """Faults that were seen to be corrected when they last ended."""
    pause: str
    """Why the clock is paused; empty if it runs or there is none."""
    instruction: str
    """What to do next while nothing is in progress; may be empty."""
    in_good_form: bool
    """Whether something is going well that deserves praise."""
    uncounted: str = ""
    """Why what the person does is not counted; empty if there is nothing to tell."""
    seen: str = ""
    """What was just seen and could not be measured, and why; empty if there is nothing to tell."""


class CueSelector:
    """Selects the cue. One context in, a `Cue` or None out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._fault: tuple[str, float] | None = None
        """(name, time until which it stays at least) of the fault that is shown."""
        self._praised_until_s = -1.0
        self._praise = Cue("praise", exercise.praise)

    def judge(self, time_s: float, names: tuple[str, ...]) -> None:
        """Show the most important of these faults of a complete repetition for a while."""
        if names:
            worst = min(names, key=lambda name: -self.exercise.fault(name).severity)
            self._fault = (worst, time_s + JUDGED_CUE_S)

    def update(self, now: CueContext) -> Cue | None:
        """Return the cue of this instant, or None."""
        if not now.present:
            self._fault, self._praised_until_s = None, -1.0
            return OTHERS if now.other_person else DARK if now.dark else LOST
        if now.other_person:
            return OTHERS
        fault = self._choose_fault(now)
        if fault:
            found = self.exercise.fault(fault)
            kind: CueKind = "tip" if found.severity == TIP_SEVERITY else "fault"
            return Cue(kind, found.cue, found.fix, fault)
        if now.seen:
            return Cue("view", shorten(now.seen), now.seen)
        if now.view.problems:
            problem = now.view.problems[0]
            return Cue("view", shorten(problem), problem)
        if now.uncounted:
            return Cue("uncounted", shorten(now.uncounted), now.uncounted)
        if now.pause:
            return Cue("pause", now.pause)
        if now.time_s < self._praised_until_s or now.in_good_form:
            return self._praise
        return Cue("instruction", now.instruction) if now.instruction else None

    def _choose_fault(self, now: CueContext) -> str | None:
        current = self._fault
        if current and now.time_s < current[1]:
            return current[0]
        if now.faults:
            self._fault = (
                now.faults[0],
                now.time_s + (MIN_CUE_S if current is None or current[0] != now.faults[0] else 0.0),
            )
            return now.faults[0]
        if current:
            self._fault = None
            if current[0] in now.ended:
                self._praised_until_s = now.time_s + PRAISE_S
        return None
