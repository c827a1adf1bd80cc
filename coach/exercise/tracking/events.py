"""What can happen while somebody exercises. An event is small, frozen, and carries its time.

Events are what is counted, stored and compared: a session is folded from them, and a replay must give the same ones exactly.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coach.body.landmarks import Side


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """A repetition is complete."""

    time_s: float
    """When it was complete, seconds."""
    start_s: float
    peak_s: float
    """The turning point, seconds."""
    side: Side | None
    """The person's own side that it belongs to; None where both work alike or it could not be told."""
    peak_deg: float | None
    """The exercise's main angle at the turning point; None where the view did not allow to measure it."""
    faults: tuple[str, ...]
    """Names of the faults that were seen in it, in the order of the exercise's file."""


@dataclass(frozen=True, slots=True)
class HoldBegan:
    """Every condition of the hold is met: the clock starts."""

    time_s: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class HoldPaused:
    """The clock stands still: a condition is no longer met, or cannot be seen."""

    time_s: float
    why: str
    """The reason in words for the user."""


@dataclass(frozen=True, slots=True)
class HoldResumed:
    """Every condition is met again: the clock goes on."""

    time_s: float


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The hold is over."""

    time_s: float
    start_s: float
    end_s: float
    """The last instant at which every condition was met, seconds."""
    held_s: float
    """Seconds in which every condition was met and seen."""
    side: Side | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FaultBegan:
    """A fault is shown to the user."""

    time_s: float
    name: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class FaultEnded:
    """A fault is mended, or can no longer be seen."""

    time_s: float
    name: str
    side: Side | None
    start_s: float


@dataclass(frozen=True, slots=True)
class BodyLost:
    """Nobody is seen any more."""

    time_s: float


@dataclass(frozen=True, slots=True)
class BodyFound:
    """Somebody is seen."""

    time_s: float


@dataclass(frozen=True, slots=True)
class ViewChanged:
    """What the camera sees of the body became good enough, or no longer is."""

    time_s: float
    ok: bool
    problems: tuple[str, ...]
    """Each problem in words with what to do."""


@dataclass(frozen=True, slots=True)
class TrialDone:
    """One trial of a range-of-motion test is complete."""

    time_s: float
    start_s: float
    """Start of the plateau that was measured, seconds."""
    end_s: float
    """End of the plateau, seconds."""
    side: Side | None
    peak_deg: float | None
    """Median over the plateau; None where the trial was not credited."""
    faults: tuple[str, ...]
    why_not: str = ""
    """Why the trial gives no number, in words; empty where it does."""
    also_deg: float | None = None
    """The second angle of the test, where it has one: median over the same plateau; None where it was not measured."""


@dataclass(frozen=True, slots=True)
class GuidedStepBegan:
    """A timed step of a guided exercise begins."""

    time_s: float
    number: int
    """From 1."""
    text: str
    """What to do."""


@dataclass(frozen=True, slots=True)
class GuidedStepDone:
    """The time of a guided step is over. Whether it was done was not watched."""

    time_s: float
    number: int
    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """The stream of poses is over, the user stopped, or all steps of a guided exercise are over."""

    time_s: float


@dataclass(frozen=True, slots=True)
class Pain:
    """What the user said of their pain. It is told, not judged: no replay gives it anew."""

    time_s: float
    before: bool
    """Whether it was asked before the exercise, not after it."""
    score: int
    """0 no pain to 10 the worst imaginable."""


Event = (
    RepetitionDone | HoldBegan | HoldPaused | HoldResumed | HoldEnded | FaultBegan | FaultEnded
    | BodyLost | BodyFound | ViewChanged | TrialDone | GuidedStepBegan | GuidedStepDone | ExerciseDone | Pain
)  # fmt: skip

KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        RepetitionDone, HoldBegan, HoldPaused, HoldResumed, HoldEnded, FaultBegan, FaultEnded,
        BodyLost, BodyFound, ViewChanged, TrialDone, GuidedStepBegan, GuidedStepDone, ExerciseDone,
        Pain,
    )
}  # fmt: skip


def to_dict(event: Event) -> dict[str, Any]:
    """The event as plain values for JSON; ``kind`` names its class, the other keys are its fields."""
    return {"kind": type(event).__name__, **dataclasses.asdict(event)}


def from_dict(values: Mapping[str, Any]) -> Event:
    """The event that `to_dict` wrote. Raises KeyError for an unknown kind and TypeError for missing or unknown fields."""
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name != "kind"
    }
    return KINDS[values["kind"]](**fields)
