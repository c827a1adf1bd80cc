"""Events of an exercise: small, frozen, with their time.

Events are counted, stored and compared. A session is folded from them, and a replay must reproduce
exactly the same ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from coach.body.landmarks import Side

PainPlace = Literal["", "back", "hip", "groin", "lower_leg", "elsewhere"]
"""Where it hurts; `lower_leg` is below the knee."""


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """A repetition is complete."""

    time_s: float
    """Time of its end, in seconds."""
    start_s: float
    peak_s: float
    """Time of the turning point, in seconds."""
    side: Side | None
    """The person's own side that it belongs to; None if both work alike or it is unknown."""
    peak_deg: float | None
    """The exercise's main angle at the turning point; None if it was not measured."""
    faults: tuple[str, ...]
    """Names of its faults, in the order of the exercise file."""
    only_counted: bool = False
    """Whether only the movement was seen, so that it has no angle and no fault of it could be."""

    @property
    def is_clean(self) -> bool:
        """Whether it could be judged and no fault was seen."""
        return not self.faults and not self.only_counted


@dataclass(frozen=True, slots=True)
class HoldBegan:
    """Every condition of the hold is met: the clock starts."""

    time_s: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class HoldStarted:
    """The countdown ended while the position was held: the time before does not count.

    The guide decides it live, so a replay takes it from the recording.
    """

    time_s: float
    rest_start_s: float | None = None
    """When the set before this one ended, in seconds; None for the first set, and in recordings of
    earlier versions."""

    def counts(self, start_s: float, *, first: bool) -> bool:
        """Return True if a hold that had already ended counts, and was not a false start.

        Args:
            start_s: When that hold began, in seconds.
            first: Whether this is the first countdown: no hold before it counts.
        """
        return not first and (self.rest_start_s is None or start_s < self.rest_start_s)


@dataclass(frozen=True, slots=True)
class HoldPaused:
    """The clock stops: a condition is no longer met, or cannot be seen."""

    time_s: float
    why: str
    """The reason in words for the user."""


@dataclass(frozen=True, slots=True)
class HoldResumed:
    """Every condition is met again: the clock continues."""

    time_s: float


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The hold has ended."""

    time_s: float
    start_s: float
    """When the position was taken or, with `HoldStarted`, from when on its time counts."""
    end_s: float
    """The last instant at which every condition was met, in seconds."""
    held_s: float
    """Time in which every condition was met and seen, in seconds."""
    side: Side | None
    faults: tuple[str, ...]
    level: str = ""
    """Name of the level that was held longest; empty if the exercise has none."""
    swings: int = 0
    """Number of slow movements back and forth."""


@dataclass(frozen=True, slots=True)
class FaultBegan:
    """A fault is shown to the user."""

    time_s: float
    name: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class FaultEnded:
    """A fault is corrected, or can no longer be seen."""

    time_s: float
    name: str
    side: Side | None
    start_s: float


@dataclass(frozen=True, slots=True)
class BodyLost:
    """Nobody is visible any more."""

    time_s: float


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A person is visible."""

    time_s: float


@dataclass(frozen=True, slots=True)
class ViewChanged:
    """The view of the body became good enough, or no longer is."""

    time_s: float
    ok: bool
    problems: tuple[str, ...]
    """Each problem with the way to fix it."""


@dataclass(frozen=True, slots=True)
class TrialDone:
    """A trial of a range-of-motion test is complete."""

    time_s: float
    start_s: float
    """Start of the measured plateau, in seconds."""
    end_s: float
    """End of the plateau, in seconds."""
    side: Side | None
    peak_deg: float | None
    """Median over the plateau; None if the trial was not credited."""
    faults: tuple[str, ...]
    why_not: str = ""
    """Why the trial was not credited, in words; empty if it was."""
    also_deg: float | None = None
    """Median of the second angle over the same plateau; None if there is none or it was not
    measured."""
    error_deg: float | None = None
    """How wrong the angle may be over the plateau, see `coach.body.angle_errors`; None if that is
    not known, as in recordings of earlier versions."""
    also_error_deg: float | None = None
    """The same of the second angle."""
    only_counted: bool = False
    """Whether it was done as the test asks, but only seen and not measured."""

    @property
    def done_as_asked(self) -> bool:
        """Whether it was done as the test asks, measured or not."""
        return self.only_counted or self.peak_deg is not None


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
    """A guided step has ended. Whether the user did it was not watched."""

    time_s: float
    number: int
    seconds: float
    """Its duration."""


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """The poses have ended, the user stopped, or all steps of a guided exercise have ended."""

    time_s: float


@dataclass(frozen=True, slots=True)
class Pain:
    """The pain score that the user entered.

    It is not computed, so a replay does not recreate it.
    """

    time_s: float
    before: bool
    """Whether it was asked before the exercise, not during or after it."""
    score: int
    """0 no pain to 10 the worst imaginable."""
    place: PainPlace = ""
    """Where it hurts most; empty if that was not answered."""
    stopped: bool = False
    """Whether the answer was a reason to stop the exercise."""
    during: bool = False
    """Whether the user said it during the exercise."""

    @property
    def moment(self) -> Literal["before", "during", "after"]:
        """When it was asked."""
        return "before" if self.before else "during" if self.during else "after"


@dataclass(frozen=True, slots=True)
class ArmRaised:
    """A raised arm was held: a signal to pause or, with both arms, to end."""

    time_s: float
    arms: int
    """1 for one arm, 2 for both."""


Event = (
    RepetitionDone | HoldBegan | HoldPaused | HoldResumed | HoldEnded | FaultBegan | FaultEnded
    | BodyLost | BodyFound | ViewChanged | TrialDone | GuidedStepBegan | GuidedStepDone
    | ExerciseDone | Pain | ArmRaised | HoldStarted
)  # fmt: skip

KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        RepetitionDone, HoldBegan, HoldPaused, HoldResumed, HoldEnded, FaultBegan, FaultEnded,
        BodyLost, BodyFound, ViewChanged, TrialDone, GuidedStepBegan, GuidedStepDone, ExerciseDone,
        Pain, ArmRaised, HoldStarted,
    )
}  # fmt: skip


OPTIONAL: Final = (
    "place",
    "stopped",
    "during",
    "level",
    "swings",
    "only_counted",
    "also_error_deg",
    "rest_start_s",
)
"""Fields that earlier versions do not know."""


def to_dict(event: Event) -> dict[str, Any]:
    """Return the event as plain values for JSON: its class as ``kind``, and its fields.

    Fields of later versions are left out if they have their defaults.
    """
    values = dataclasses.asdict(event)
    for each in dataclasses.fields(event):
        if each.name in OPTIONAL and values[each.name] == each.default:
            del values[each.name]
    return {"kind": type(event).__name__, **values}


def from_dict(values: Mapping[str, Any]) -> Event:
    """Return the event that `to_dict` wrote.

    Raises KeyError for an unknown kind and TypeError for missing or unknown fields.
    """
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name != "kind"
    }
    return KINDS[values["kind"]](**fields)
