"""What the history keeps of one recording: counted from what was told then, so that an index made anew is the same."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.body.pose import Pose
from coach.body.pose_features import extract_features_many, measure_yaw
from coach.errors import ExerciseError
from coach.exercise.tracking.events import Event, Pain
from coach.exercise.tracking.range_result import RangeResult, find_result
from coach.exercise.tracking.session import Session, fold_all
from coach.store.exercises.loader import parse_exercise
from coach.store.recordings.recording import Recording

SAMPLED: Final = 10
"""One pose in so many tells how the body was turned."""


@dataclass(frozen=True, slots=True)
class SideEntry:
    """What one side of the body did in a session."""

    side: Side | None
    """None where both sides work alike, or it could not be told."""
    repetitions: int = 0
    clean_repetitions: int = 0
    """Of these, those without a fault."""
    holds: int = 0
    clean_holds: int = 0
    held_s: float = 0.0
    """Seconds in all holds together."""
    longest_s: float = 0.0
    """Seconds of the longest hold."""
    range_result: RangeResult | None = None
    """None where no trial was credited."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session."""

    name: str
    """Name of the recording's folder."""
    exercise: str
    started_utc: str
    """ISO 8601."""
    finished: bool
    duration_s: float
    """Time of the last event, seconds; 0 without one."""
    tracked_s: float
    """Seconds in which somebody was there."""
    norm_deg: float | None = None
    """Of a range-of-motion test; None for any other exercise."""
    sides: tuple[SideEntry, ...] = ()
    """Those that something was counted for."""
    faults: Mapping[str, int] = field(default_factory=dict)
    """Name -> how often it was seen."""
    pain_before: int | None = None
    """0 to 10; None where not asked."""
    pain_after: int | None = None

    def side(self, side: Side | None) -> SideEntry:
        """What this side did; nothing, if it did nothing."""
        return next((entry for entry in self.sides if entry.side == side), SideEntry(side))


def summarise_recording(recording: Recording) -> Entry:
    """The entry of a recording. Raises RecordingError where it cannot be read to its end."""
    header, events = recording.header, recording.events()
    session = fold_all(events)
    norm_deg = _find_norm(header.exercise_text, header.exercise)
    yaw_deg = measure_usual_yaw(recording.poses(SAMPLED)) if session.trials else float("nan")
    pains = recording.pains()
    return Entry(
        recording.name, header.exercise, header.started_utc, recording.finished, max((event.time_s for event in events), default=0.0),
        find_tracked(session, events), norm_deg, _summarise_sides(session, yaw_deg), dict(Counter(f.name for f in session.faults)),
        _last_score(pains, True), _last_score(pains, False),
    )  # fmt: skip


def find_tracked(session: Session, events: Iterable[Event]) -> float:
    """Seconds in which somebody was there, also where the recording was cut off before they left."""
    open_s = (
        max((event.time_s for event in events), default=0.0) - session.found_s
        if session.found_s is not None
        else 0.0
    )
    return session.tracked_s + open_s


def measure_usual_yaw(poses: Iterable[Pose]) -> float:
    """Return the median turn of the body from the side view, in degrees, or NaN without a body.

    Positive is towards the front.
    """
    yaws = [
        measure_yaw(features.shoulder_line)[0] for features in extract_features_many(list(poses))
    ]
    known = [yaw for yaw in yaws if not math.isnan(yaw)]
    return statistics.median(known) if known else math.nan


def _summarise_sides(session: Session, yaw_deg: float) -> tuple[SideEntry, ...]:
    sides: list[SideEntry] = []
    for side in (*SIDES, None):
        repetitions = [each for each in session.repetitions if each.side == side]
        holds = [each for each in session.holds if each.side == side]
        clean = sum(not each.faults for each in repetitions), sum(not each.faults for each in holds)
        result = find_result(session.peaks(side), yaw_deg) if side else None
        if repetitions or holds or result:
            sides.append(
                SideEntry(
                    side, len(repetitions), clean[0], len(holds), clean[1],
                    sum(each.held_s for each in holds), max((each.held_s for each in holds), default=0.0), result,
                )
            )  # fmt: skip
    return tuple(sides)


def _find_norm(text: str, name: str) -> float | None:
    try:
        rule = parse_exercise(text, name).exercise.range_of_motion
    except ExerciseError:  # An older vocabulary, or lost: what was told then counts all the same.
        return None
    return rule.norm_deg if rule else None


def _last_score(pains: list[Pain], before: bool) -> int | None:
    return next((pain.score for pain in reversed(pains) if pain.before == before), None)
