"""Feedback of one instant: a frozen snapshot, made by the trainer, that others only display."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coach.body.arm_raise import NO_ARM, ArmRaise
from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.body.view import View
from coach.exercise.tracking.events import Event

CueKind = Literal[
    "limit", "fault", "tip", "view", "lost", "uncounted", "pause", "praise", "instruction"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """The one thing to say now."""

    kind: CueKind
    """A `limit` must not be exceeded, a `fault` can hurt, and a `tip` makes an exercise better."""
    text: str
    """At most five words, as spoken."""
    detail: str = ""
    """What to do, in one sentence; may be empty."""
    fault: str | None = None
    """Name of the fault that it corrects, if any."""


@dataclass(frozen=True, slots=True)
class HoldClock:
    """The clock of a hold, or of a guided step."""

    held_s: float
    """Time held so far in this hold, 0 before it begins; for a guided step the time since it
    began."""
    target_s: float
    """Time to hold, from the exercise's dose; for a guided step its duration."""
    running: bool
    """Whether the clock is running."""
    why_paused: str = ""
    """Why it is paused, in words; empty while it runs, before it began, and during a flicker."""
    done: int = 0
    """Number of holds that reached the target so far."""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Something that looks like the exercise and does not count. It is never a fault."""

    start_s: float
    """When it began, in seconds."""
    why: str
    """The reason, in words for the user."""
    end_s: float | None = None
    """When it ended, in seconds; None while it goes on."""
    shown: bool = True
    """Whether it is shown as a cue. What is found out afterwards is only listed."""


@dataclass(frozen=True, slots=True)
class ConfirmedInstant:
    """What was measured in an instant in which the person was only about to be found."""

    time_s: float
    view: View
    angles: Mapping[str, float]
    """As in `Feedback`, like the following ones."""
    errors: Mapping[str, float]
    side: Side | None
    main_angle: str
    main_value: float
    pose: Pose | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything that is known of one instant, except the picture."""

    time_s: float
    present: bool
    """Whether the person is there."""
    view: View
    angles: Mapping[str, float]
    """Measured angles by name (``hip_flexion_left``, ...), in degrees; NaN if not measured."""
    side: Side | None
    """The side that is exercised, None while it is unknown."""
    phase: str | None
    """Name of the phase of the exercise, None before it began."""
    progress: float
    """0 to 1: progress of the main angle from rest to target."""
    main_angle: str
    """Full name of the main angle (``knee_flexion_left``), of the near side while the working one
    is unknown; empty while both are."""
    main_value: float
    """Its value in degrees, NaN if not measured."""
    target: tuple[float, float]
    """Lower and upper bound of the zone in which the main angle is good, in degrees; an open end is
    infinite."""
    repetitions: int
    good_repetitions: int
    """Repetitions that could be judged and had no fault."""
    hold: HoldClock | None
    """The clock of a hold, or of the current step of a guided exercise; None for other kinds."""
    trials: Mapping[Side, tuple[float | None, ...]]
    """Results of the trials of a range-of-motion test so far, in degrees, None for one without
    credit. Empty for other kinds."""
    faults: tuple[str, ...]
    """Names of the faults that are shown, the most important first."""
    cue: Cue | None
    events: tuple[Event, ...]
    """What happened in this instant."""
    errors: Mapping[str, float] = field(default_factory=dict)
    """How wrong the measured angles may be, by name: nine of ten errors are smaller. Angles without
    an estimate are left out, see `coach.body.angle_errors`."""
    trial_errors: Mapping[Side, tuple[float, ...]] = field(default_factory=dict)
    """How wrong the credited trials of a range-of-motion test may be, in degrees."""
    arm_raise: ArmRaise = NO_ARM
    """Raised arms, where they cannot be a part of the exercise."""
    uncounted: Uncounted | None = None
    """The movement that does not count, and why; None if there is nothing to tell."""
    confirmed: tuple[ConfirmedInstant, ...] = ()
    """The instants before in which the person was about to be found, the oldest first: known from
    now on, if the view is good."""
    pose: Pose | None = None
    """The body of the person with its legs in order; None if it is not there, or not believed."""
    faulty_repetitions: int = 0
    """Repetitions with a fault. Those that are neither good nor faulty were only counted."""
