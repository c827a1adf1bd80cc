"""What the window shows of the history, from entries alone."""

from __future__ import annotations

import math
from datetime import UTC, date, timedelta, timezone

import pytest

from coach.body.landmarks import SIDES
from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.exercises.loader import load_exercise
from coach.store.history.entry import Entry, SideEntry
from coach.store.history.trends import (
    compare_sides_over_time,
    follow_form,
    follow_pain,
    follow_range,
    list_days,
    read_time,
)


def entry(
    day: int,
    *sides: SideEntry,
    exercise: str = "hip-flexion-test",
    tracked_s: float = 60.0,
    **more: object,
) -> Entry:
    return Entry(
        f"r{day}",
        exercise,
        f"2026-01-{day:02}T23:30:00+00:00",
        True,
        60.0,
        tracked_s,
        sides=sides,
        **more,
    )


def measured(side: str, peak: float, uncertainty: float = 7.0) -> SideEntry:
    return SideEntry(side, range_result=RangeResult(peak, uncertainty, 0.0, 3))


def test_range_of_motion_over_time_with_norm_and_smallest_change() -> None:
    days = [
        entry(day, measured("left", peak), norm_deg=120.0)
        for day, peak in enumerate((100.0, 110.0, 104.0, 125.0), start=1)
    ]
    progress = follow_range([*days[:2], entry(9), *days[2:]], "left", UTC)
    assert [point.result.peak_deg for point in progress.points] == [100.0, 110.0, 104.0, 125.0]
    assert (progress.norm_deg, progress.band_deg) == (120.0, (115.0, 125.0))
    assert [point.against_norm.words for point in progress.points] == [
        "below the norm", "below the norm", "below the norm", "at the norm, within error",
    ]  # fmt: skip
    first, second, *_ = progress.points
    assert first.against_earlier is None
    assert second.against_earlier is not None
    assert second.against_earlier.words == "a real gain"
    assert second.against_earlier.needed_deg == pytest.approx(2**0.5 * 7.0)
    assert progress.smallest_change_deg is not None
    assert progress.smallest_change_deg > 20.0  # these days differ much, so little is believed


def test_with_the_test_of_today_its_norm_and_typical_range_count() -> None:
    rule = load_exercise("hip-flexion-test").exercise.range_of_motion
    assert rule is not None
    assert rule.typical is not None
    days = [
        entry(day, measured("left", peak), norm_deg=100.0)
        for day, peak in enumerate((102.0, 115.0, 138.0), start=1)
    ]
    progress = follow_range(days, "left", UTC, rule)
    assert (progress.norm_deg, progress.typical) == (rule.norm_deg, True)
    assert progress.band_deg == (rule.typical.low_deg, rule.typical.high_deg)
    assert [point.against_norm.words for point in progress.points] == [
        "lower than typical", "typical, within error", "higher than typical",
    ]  # fmt: skip
    own = follow_range(days, "left", UTC, rule.replace_norm(115.0, "Our clinic"))
    assert (own.norm_deg, own.band_deg, own.typical) == (115.0, (110.0, 120.0), False)
    assert follow_range(days, "left", UTC).band_deg == (95.0, 105.0)


def test_the_smallest_change_is_that_of_the_next_result() -> None:
    days = [entry(1, measured("left", 100.0, 6.0)), entry(2, measured("left", 110.0, 8.0))]
    one, two = (follow_range(days[:count], "left", UTC) for count in (1, 2))
    assert one.smallest_change_deg == pytest.approx(math.hypot(6.0, 6.0))
    assert two.smallest_change_deg == pytest.approx(math.hypot(8.0, 7.0))


def test_sides_are_followed_apart() -> None:
    days = [
        entry(1, measured("left", 100.0), measured("right", 120.0)),
        entry(2, measured("right", 121.0)),
    ]
    peaks = {
        side: [point.result.peak_deg for point in follow_range(days, side, UTC).points]
        for side in SIDES
    }
    assert peaks == {"left": [100.0], "right": [120.0, 121.0]}


def test_sessions_of_one_day_are_one_measurement() -> None:
    days = [
        entry(day, measured("left", peak)) for day, peak in ((1, 100.0), (1, 102.0), (2, 120.0))
    ]
    first, again, next_day = follow_range(days, "left", UTC).points
    assert first.against_earlier is None
    assert again.against_earlier is None
    assert next_day.against_earlier is not None
    assert next_day.against_earlier.difference_deg == 19.0


def test_without_a_result_nothing_is_said() -> None:
    progress = follow_range([entry(1)], "right")
    assert (progress.points, progress.smallest_change_deg, progress.norm_deg) == ((), None, 120.0)


def test_left_against_right_only_where_both_were_measured() -> None:
    [point] = compare_sides_over_time(
        [
            entry(1, measured("left", 100.0)),
            entry(2, measured("left", 120.0), measured("right", 100.0)),
        ],
        UTC,
    )
    assert (point.name, point.compared.difference_deg, point.compared.words) == (
        "r2",
        20.0,
        "the right side bends less",
    )


def test_form_is_a_share_and_missing_where_nothing_was_done() -> None:
    done = SideEntry("left", 8, 6, 2, 2, 40.0, 25.0)
    points = follow_form([entry(1, done, measured("right", 90.0), faults={"a": 1, "b": 3})], UTC)
    assert [(p.side, p.form, p.held_s, p.longest_s, p.faults) for p in points] == [
        ("left", 0.8, 40.0, 25.0, (("b", 3), ("a", 1)))
    ]


@pytest.mark.parametrize(("hours", "days"), [(0, [1, 2]), (1, [2, 3]), (-12, [1, 2])])
def test_days_are_those_of_the_zone(hours: int, days: list[int]) -> None:
    entries = [entry(1), entry(1, exercise="lunge"), entry(2), entry(3, tracked_s=0.0)]
    found = list_days(entries, timezone(timedelta(hours=hours)))
    assert [day.day for day in found] == [date(2026, 1, day) for day in days]
    assert (found[0].sessions, found[0].exercises, found[0].tracked_s) == (
        2,
        ("hip-flexion-test", "lunge"),
        120.0,
    )


def test_pain_where_it_was_asked() -> None:
    points = follow_pain(
        [
            entry(1),
            entry(2, pain_before=0),
            entry(3, pain_before=5, pain_after=3, pain_place="back"),
            entry(4, pain_after=0),
        ],
        UTC,
    )
    assert [(point.before, point.after, point.place) for point in points] == [
        (0, None, ""), (5, 3, "back"), (None, 0, ""),
    ]  # fmt: skip


def test_a_time_without_a_zone_is_utc() -> None:
    assert (
        read_time(Entry("r", "lunge", "2026-01-01T10:00:00", True, 0.0, 0.0), UTC).isoformat()
        == "2026-01-01T10:00:00+00:00"
    )


def hang(day: int, left: float, right: float = 0.0) -> Entry:
    sides = measured("left", left), measured("right", right)
    return entry(day, *sides, exercise="thomas-test", norm_deg=0.0, downward=True)


def test_a_norm_of_0_stays_0_and_hanging_lower_is_a_gain() -> None:
    progress = follow_range([hang(1, 12.0), hang(2, -4.0), hang(3, -16.0)], "left", UTC)
    assert (progress.norm_deg, progress.downward, progress.band_deg) == (0.0, True, (-5.0, 5.0))
    assert [point.against_norm.words for point in progress.points] == [
        "goes down less than the norm", "at the norm, within error",
        "goes down further than the norm",
    ]  # fmt: skip
    assert [point.against_earlier and point.against_earlier.words for point in progress.points] == [
        None, "a real gain", "a real gain",
    ]  # fmt: skip


def test_the_side_that_hangs_less_is_named() -> None:
    [point] = compare_sides_over_time([hang(1, 14.0, -6.0)], UTC)
    assert (point.downward, point.compared.words) == (True, "the left side goes down less")
