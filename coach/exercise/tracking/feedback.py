"""What the window needs to know of one instant: one frozen snapshot, made by the trainer, only compared and drawn elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coach.body.landmarks import Side
from coach.body.view import View
from coach.exercise.tracking.events import Event

CueKind = Literal["fault", "view", "lost", "pause", "praise", "instruction"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The one thing to say now."""

    kind: CueKind
    text: str
    """Three to five words, as they are also spoken."""
    detail: str = ""
    """What to do, one sentence; may be empty."""
    fault: str | None = None
    """Name of the fault that it mends, where it is one."""


@dataclass(frozen=True, slots=True)
class HoldClock:
    """The clock of a hold, or of a guided step."""

    held_s: float
    """Seconds held so far in the running hold, 0 before it begins; of a guided step the seconds since it began."""
    target_s: float
    """Seconds to hold, from the exercise's dose; of a guided step its seconds."""
    running: bool
    """Whether the clock runs in this instant."""
    why_paused: str = ""
    """Why it stands still, in words; empty while it runs, before it began, and for a flicker."""
    done: int = 0
    """Holds that reached the target so far."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is known of one instant, besides picture and pose."""

    time_s: float
    present: bool
    """Whether somebody is there."""
    view: View
    angles: Mapping[str, float]
    """Measured angles by name (``hip_flexion_left``, ...), degrees; NaN where not measured."""
    side: Side | None
    """The side that is being exercised, None while it is not known."""
    phase: str | None
    """Name of the phase of the exercise, None before it began."""
    progress: float
    """0 to 1: how far the main angle is on the way from rest to target."""
    main_angle: str
    """Full name of the angle that matters (``knee_flexion_left``), of the near side while the working one is not known; empty while
    neither is."""
    main_value: float
    """Its value in degrees, NaN where not measured."""
    target: tuple[float, float]
    """Lower and upper bound of the zone in which the main angle is good, degrees; an open end is infinite."""
    repetitions: int
    good_repetitions: int
    """Repetitions without a fault."""
    hold: HoldClock | None
    """Of a hold, or of the step now of a guided exercise; None for other kinds."""
    trials: Mapping[Side, tuple[float | None, ...]]
    """Results of the trials of a range-of-motion test so far, degrees; None for one without credit. Empty for other kinds."""
    faults: tuple[str, ...]
    """Names of the faults shown now, the most important first."""
    cue: Cue | None
    events: tuple[Event, ...]
    """What happened in this instant."""
