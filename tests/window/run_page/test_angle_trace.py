from __future__ import annotations

import math

import pytest

from coach.window.run_page.angle_trace import MIN_RANGE_DEG, SHOWN_S, AngleTrace
from tests.window.fakes import make_feedback


def watch(*moments: tuple[float, float, str, tuple[str, ...]]) -> AngleTrace:
    trace = AngleTrace()
    for time_s, value, phase, faults in moments:
        trace.update(make_feedback(time_s=time_s, main_value=value, phase=phase, faults=faults))
    return trace


def test_only_the_last_seconds_are_kept() -> None:
    trace = watch(*((second / 2, 50.0, "up", ()) for second in range(80)))
    times, _ = trace.list_points()
    assert (times[0], times[-1]) == (-SHOWN_S, 0.0)


def test_the_same_instant_again_changes_nothing_and_an_earlier_one_begins_anew() -> None:
    trace = watch((1.0, 50.0, "up", ()), (2.0, 60.0, "up", ()))
    assert not trace.update(make_feedback(time_s=2.0, main_value=90.0))
    assert trace.list_points()[1][-1] == 60.0
    assert trace.update(make_feedback(time_s=0.0, main_value=10.0))
    assert trace.list_points()[0] == [0.0]


def test_what_is_not_measured_is_a_gap() -> None:
    trace = watch((0.0, 50.0, "up", ()), (1.0, 60.0, "up", ()), (2.0, math.nan, "up", ()))
    assert math.isnan(trace.list_points()[1][-1])
    trace.update(make_feedback(time_s=3.0, main_angle="knee_flexion_left", main_value=70.0))
    assert math.isnan(trace.list_points()[1][-1]), (
        "the line of another leg must not go on from this one"
    )


def test_a_fault_is_marked_where_it_begins() -> None:
    trace = watch(
        (0.0, 1.0, "up", ()),
        (1.0, 80.0, "bottom", ()),
        (2.0, 90.0, "bottom", ("a",)),
        (3.0, 95.0, "bottom", ("a",)),
    )
    assert [(mark.time_s, mark.value, mark.name) for mark in trace.list_marks()] == [
        (-1.0, 90.0, "a")
    ]


def test_phases_are_spans() -> None:
    trace = watch(
        (0.0, 1.0, "up", ()),
        (1.0, 80.0, "bottom", ()),
        (2.0, 90.0, "bottom", ()),
        (3.0, 20.0, "up", ()),
        (4.0, 20.0, "up", ()),
    )
    assert [(span.start_s, span.end_s, span.phase) for span in trace.list_spans()] == [
        (-4.0, -3.0, "up"),
        (-3.0, -1.0, "bottom"),
        (-1.0, 0.0, "up"),
    ]


@pytest.mark.parametrize("value", [5.0, 100.0, 250.0])
def test_limits_hold_everything(value: float) -> None:
    low, high = watch((0.0, 0.0, "up", ()), (1.0, value, "up", ())).find_limits(15.0)
    assert low < min(15.0, value)
    assert high > max(value, 110.0)
    assert high - low >= MIN_RANGE_DEG
