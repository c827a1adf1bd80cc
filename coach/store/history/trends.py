"""Trends in the history: range of motion, sides, hold time, form, days and pain. Pure functions.

Days are those of a time zone, by default the computer's. Sessions without a measurement are left
out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import (
    BAND_DEG,
    Comparison,
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
)
from coach.store.history.daily_results import group_by_day
from coach.store.history.entry import Entry
from coach.store.recordings.messages import parse_start

NORM_DEG: Final = 120.0
"""Norm of hip flexion if the recording names none, in degrees."""


@dataclass(frozen=True, slots=True)
class RangePoint:
    """The result of one side in one session."""

    name: str
    """Name of the recording."""
    began: datetime
    """With its time zone."""
    result: RangeResult
    against_norm: Comparison
    against_earlier: Comparison | None
    """Compared with all earlier days; None on the first."""


@dataclass(frozen=True, slots=True)
class RangeProgress:
    """The range of motion of one side over time."""

    side: Side
    downward: bool
    """Whether a smaller number is further."""
    norm_deg: float
    band_deg: tuple[float, float]
    """Lower and upper edge of the typical range, or of a band around the norm, in degrees."""
    points: tuple[RangePoint, ...]
    """Oldest first."""
    smallest_change_deg: float | None
    """Minimum difference of the next result from the median of all days to count as a change.

    None without a result.
    """
    typical: bool = False
    """Whether the band is the typical range, beyond which a result is called untypical."""


@dataclass(frozen=True, slots=True)
class SidesPoint:
    """Left and right in one session in which both were measured."""

    name: str
    began: datetime
    left: RangeResult
    right: RangeResult
    compared: Comparison
    downward: bool
    """Whether a smaller number is further."""


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
    """Share of repetitions and holds without a fault, 0 to 1; None without any."""
    faults: tuple[tuple[str, int], ...]
    """Name and count of the faults of both sides, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with exercise."""

    day: date
    sessions: int
    exercises: tuple[str, ...]
    """Sorted names."""
    tracked_s: float
    """Time with a person in view, in seconds."""


@dataclass(frozen=True, slots=True)
class PainPoint:
    """Pain before, during and after one session, 0 to 10; None without an answer."""

    name: str
    began: datetime
    exercise: str
    before: int | None
    after: int | None
    during: int | None = None
    """The highest answer during it."""
    place: str = ""
    """Where it hurt by the last answer; empty if unknown."""
    stop: Pain | None = None
    """The worst answer for which the exercise was stopped, or not begun; None without one."""


def follow_range(
    entries: Iterable[Entry],
    side: Side,
    zone: tzinfo | None = None,
    rule: RangeOfMotion | None = None,
) -> RangeProgress:
    """Return the range of motion of one side over time.

    Args:
        entries: Of one test, oldest first.
        side: The side.
        zone: The time zone of the computer by default.
        rule: The test as it is today, with norm and typical range; None for the recorded norm.
    """
    points: list[RangePoint] = []
    days: list[tuple[date, RangeResult]] = []
    norm_deg, downward = NORM_DEG, False
    typical = rule.typical if rule is not None else None
    for entry in entries:
        result = entry.side(side).range_result
        if result is None:
            continue
        if entry.norm_deg is not None:
            norm_deg, downward = entry.norm_deg, entry.downward
        if rule is not None:
            norm_deg = rule.norm_deg
        began = read_time(entry, zone)
        points.append(
            RangePoint(
                entry.name,
                began,
                result,
                compare_norm(result, norm_deg, downward, typical),
                compare_earlier(result, group_by_day(days, began.date()), downward),
            )
        )
        days.append((began.date(), result))
    needed = compare_earlier(days[-1][1], group_by_day(days)) if days else None
    band = (norm_deg - BAND_DEG, norm_deg + BAND_DEG)
    if typical is not None:
        band = (typical.low_deg, typical.high_deg)
    needed_deg = needed.needed_deg if needed else None
    return RangeProgress(
        side, downward, norm_deg, band, tuple(points), needed_deg, typical is not None
    )


def compare_sides_over_time(
    entries: Iterable[Entry], zone: tzinfo | None = None
) -> tuple[SidesPoint, ...]:
    """Compare left and right in each session in which both were measured.

    Args:
        entries: Of one test, oldest first.
        zone: The time zone of the computer by default.
    """
    points = []
    for entry in entries:
        left, right = (entry.side(side).range_result for side in SIDES)
        if left and right:
            points.append(
                SidesPoint(
                    entry.name,
                    read_time(entry, zone),
                    left,
                    right,
                    compare_sides(left, right, entry.downward),
                    entry.downward,
                )
            )
    return tuple(points)


def follow_form(entries: Iterable[Entry], zone: tzinfo | None = None) -> tuple[FormPoint, ...]:
    """Return how much was done in each session and how well, one point for each side.

    Args:
        entries: Oldest first.
        zone: The time zone of the computer by default.
    """
    points = []
    for entry in entries:
        faults = tuple(Counter(dict(entry.faults)).most_common())
        for side in entry.sides:
            done = side.repetitions + side.holds
            if done:
                form = (side.clean_repetitions + side.clean_holds) / done
                points.append(
                    FormPoint(
                        name=entry.name,
                        began=read_time(entry, zone),
                        exercise=entry.exercise,
                        side=side.side,
                        repetitions=side.repetitions,
                        holds=side.holds,
                        held_s=side.held_s,
                        longest_s=side.longest_s,
                        form=form,
                        faults=faults,
                    )
                )
    return tuple(points)


def list_days(entries: Sequence[Entry], zone: tzinfo | None = None) -> tuple[Day, ...]:
    """Return the days on which somebody exercised, in order."""
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
    """Return the pain of each session in which the user was asked.

    Args:
        entries: Oldest first.
        zone: The time zone of the computer by default.
    """
    return tuple(
        PainPoint(
            entry.name,
            read_time(entry, zone),
            entry.exercise,
            entry.pain_before,
            entry.pain_after,
            entry.pain_during,
            entry.pain_place,
            entry.stop,
        )
        for entry in entries
        if entry.worst_pain is not None
    )


def read_time(entry: Entry, zone: tzinfo | None = None) -> datetime:
    """Return the start of a session in this time zone, by default the computer's.

    A time without a zone is taken as UTC.
    """
    return parse_start(entry.started_utc).astimezone(zone)
