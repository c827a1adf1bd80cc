"""What the history shows: range of motion over time, left against right, hold time and form, the days, pain. Pure functions of entries.

Days are those of a time zone, by default the computer's. Nothing is guessed: a session in which something was not measured is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.tracking.range_result import (
    Comparison,
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
)
from coach.store.history.entry import Entry

BAND_DEG: Final = 5.0
"""Half the width of the band that is drawn at the norm, degrees: a goniometer's own error."""
NORM_DEG: Final = 120.0
"""Of the hip's flexion, where the recording names none."""


@dataclass(frozen=True, slots=True)
class RangePoint:
    """The result of one side in one session."""

    name: str
    """The session's recording."""
    began: datetime
    """With its time zone."""
    result: RangeResult
    against_norm: Comparison
    against_earlier: Comparison | None
    """Against all earlier sessions; None in the first."""


@dataclass(frozen=True, slots=True)
class RangeProgress:
    """The range of motion of one side over time."""

    side: Side
    norm_deg: float
    band_deg: tuple[float, float]
    """The norm's band, lowest and highest, degrees."""
    points: tuple[RangePoint, ...]
    """Oldest first."""
    smallest_change_deg: float | None
    """What a next result must differ by from the median of all before it to be called a change; None without a result."""


@dataclass(frozen=True, slots=True)
class SidesPoint:
    """Left against right in one session in which both were measured."""

    name: str
    began: datetime
    left: RangeResult
    right: RangeResult
    compared: Comparison


@dataclass(frozen=True, slots=True)
class FormPoint:
    """How much was done in one session of an exercise, and how well."""

    name: str
    began: datetime
    exercise: str
    side: Side | None
    repetitions: int
    holds: int
    held_s: float
    longest_s: float
    form: float | None
    """Share of the repetitions and holds without a fault, 0 to 1; None without any."""
    faults: tuple[tuple[str, int], ...]
    """Name and count of the session's faults, of either side, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something was done."""

    day: date
    sessions: int
    exercises: tuple[str, ...]
    """Their names, in the order of the alphabet."""
    tracked_s: float
    """Seconds in which somebody was there."""


@dataclass(frozen=True, slots=True)
class PainPoint:
    """What was said of pain around one session, 0 to 10; None where not asked."""

    name: str
    began: datetime
    exercise: str
    before: int | None
    after: int | None


def follow_range(entries: Iterable[Entry], side: Side, zone: tzinfo | None = None) -> RangeProgress:
    """The range of motion of one side over time. entries: of one test, oldest first."""
    points: list[RangePoint] = []
    peaks: list[float] = []
    norm_deg = NORM_DEG
    for entry in entries:
        result = entry.side(side).range_result
        if result is None:
            continue
        norm_deg = entry.norm_deg or norm_deg
        began = read_time(entry, zone)
        points.append(
            RangePoint(
                entry.name,
                began,
                result,
                compare_norm(result, norm_deg),
                compare_earlier(result.peak_deg, peaks),
            )
        )
        peaks.append(result.peak_deg)
    needed = compare_earlier(peaks[-1], peaks) if peaks else None
    band = (norm_deg - BAND_DEG, norm_deg + BAND_DEG)
    return RangeProgress(side, norm_deg, band, tuple(points), needed.needed_deg if needed else None)


def compare_sides_over_time(
    entries: Iterable[Entry], zone: tzinfo | None = None
) -> tuple[SidesPoint, ...]:
    """Left against right in each session in which both were measured. entries: of one test, oldest first."""
    points = []
    for entry in entries:
        left, right = (entry.side(side).range_result for side in SIDES)
        if left and right:
            points.append(
                SidesPoint(
                    entry.name, read_time(entry, zone), left, right, compare_sides(left, right)
                )
            )
    return tuple(points)


def follow_form(entries: Iterable[Entry], zone: tzinfo | None = None) -> tuple[FormPoint, ...]:
    """How much was done in each session and how well, a point a side. entries: oldest first."""
    points = []
    for entry in entries:
        faults = tuple(Counter(dict(entry.faults)).most_common())
        for side in entry.sides:
            done = side.repetitions + side.holds
            if done:
                form = (side.clean_repetitions + side.clean_holds) / done
                points.append(
                    FormPoint(
                        entry.name, read_time(entry, zone), entry.exercise, side.side, side.repetitions, side.holds, side.held_s,
                        side.longest_s, form, faults,
                    )
                )  # fmt: skip
    return tuple(points)


def list_days(entries: Sequence[Entry], zone: tzinfo | None = None) -> tuple[Day, ...]:
    """The days on which somebody was there to exercise, in order."""
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.tracked_s > 0:
            days.setdefault(read_time(entry, zone).date(), []).append(entry)
    return tuple(
        Day(
            day,
            len(done),
            tuple(sorted({entry.exercise for entry in done})),
            sum(entry.tracked_s for entry in done),
        )
        for day, done in sorted(days.items())
    )


def follow_pain(entries: Iterable[Entry], zone: tzinfo | None = None) -> tuple[PainPoint, ...]:
    """What was said of pain, a point a session in which it was asked. entries: oldest first."""
    return tuple(
        PainPoint(
            entry.name, read_time(entry, zone), entry.exercise, entry.pain_before, entry.pain_after
        )
        for entry in entries
        if entry.pain_before is not None or entry.pain_after is not None
    )


def read_time(entry: Entry, zone: tzinfo | None = None) -> datetime:
    """When a session began, in this time zone, by default the computer's. One without a zone is taken for UTC."""
    began = datetime.fromisoformat(entry.started_utc)
    return (began if began.tzinfo else began.replace(tzinfo=UTC)).astimezone(zone)
