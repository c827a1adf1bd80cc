"""Faults with their duration, phases and hysteresis."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.sides import Roles
from coach.exercise.tracking.events import FaultBegan, FaultEnded
from coach.exercise.tracking.faults import FaultDetectors
from tests.exercise.examples import KNEE_BEND, LEANING, SHALLOW, make

ROLES = Roles(working="left")
STEP_S = 0.125
"""Exact in binary, so that times can be compared."""


def follow(
    detectors: FaultDetectors,
    leans: list[float],
    phases: list[str | None] | str | None = "down",
    kind: str = "side",
) -> list[tuple[Any, ...]]:
    reported = phases if isinstance(phases, list) else [phases] * len(leans)
    events = []
    for step, (lean, phase) in enumerate(zip(leans, reported, strict=True)):
        events += detectors.update(step * STEP_S, {"trunk_lean": lean}, ROLES, phase, kind)
    return events


SERIES: list[tuple[str, dict[str, Any], list[float], Any, list[tuple[str, int, int | None]]]] = [
    ("begins when it lasts", {}, [30.0] * 5, "down", [("began", 3, None)]),
    ("a flicker is none", {}, [30.0, 30.0, 30.0, 10.0, 30.0], "down", []),
    (
        "ends when it is mended for as long",
        {},
        [30.0] * 4 + [10.0] * 4,
        "down",
        [("began", 3, None), ("ended", 7, 0)],
    ),
    (
        "goes on over a flicker",
        {},
        [30.0] * 4 + [10.0, 10.0, 30.0, 10.0],
        "down",
        [("began", 3, None)],
    ),
    ("stays within the hysteresis", {}, [30.0] * 4 + [17.0] * 9, "down", [("began", 3, None)]),
    ("does not begin within the hysteresis", {}, [17.0] * 9, "down", []),
    (
        "ends when it can no longer be seen",
        {},
        [30.0] * 4 + [math.nan] * 4,
        "down",
        [("began", 3, None), ("ended", 7, 0)],
    ),
    ("never begins from what is not seen", {}, [math.nan] * 9, "down", []),
    ("is not looked for before it began", {}, [30.0] * 9, None, []),
    ("is not looked for in another phase", {"during": ["down"]}, [30.0] * 9, "up", []),
    (
        "ends at once with its phase",
        {"during": ["down"]},
        [30.0] * 6,
        ["down"] * 5 + ["up"],
        [("began", 3, None), ("ended", 5, 0)],
    ),
    (
        "lasts from when its phase began",
        {"during": ["down"]},
        [30.0] * 6,
        ["up"] * 2 + ["down"] * 4,
        [("began", 5, None)],
    ),
    (
        "does not begin within the hysteresis after it was away in between",
        {"during": ["down"]},
        [30.0] * 4 + [0.0] * 2 + [17.0] * 6,
        ["down"] * 4 + ["up"] * 2 + ["down"] * 6,
        [("began", 3, None), ("ended", 4, 0)],
    ),
    (
        "lasts no time where the file says so",
        {"lasting_s": 0.0},
        [30.0, 10.0],
        "down",
        [("began", 0, None), ("ended", 1, 0)],
    ),
]


@pytest.mark.parametrize(
    ("changes", "leans", "phases", "expected"),
    [pytest.param(*case[1:], id=case[0]) for case in SERIES],
)
def test_a_fault_over_time(
    changes: dict[str, Any],
    leans: list[float],
    phases: Any,
    expected: list[tuple[str, int, int | None]],
) -> None:
    detectors = FaultDetectors(make(faults=[{**LEANING, **changes}]))
    events = follow(detectors, leans, phases)
    assert events == [
        FaultBegan(step * STEP_S, "leaning", "left")
        if what == "began"
        else FaultEnded(step * STEP_S, "leaning", "left", (since or 0) * STEP_S)
        for what, step, since in expected
    ]
    assert detectors.shown == (("leaning",) if expected and expected[-1][0] == "began" else ())


GAPS = [
    pytest.param([0.0, 0.95], [], id="two poses around a stall"),
    pytest.param([0.0, 0.125, 1.0, 1.25], [], id="it begins anew after a stall"),
    pytest.param([0.0, 0.125, 1.0, 1.25, 1.5], [1.5], id="and then lasts"),
    pytest.param([0.0, 0.45], [0.45], id="slow, but seen"),
]


@pytest.mark.parametrize(("times_s", "expected_s"), GAPS)
def test_what_lasted_while_nobody_looked_is_no_fault(
    times_s: list[float], expected_s: list[float]
) -> None:
    detectors = FaultDetectors(make(faults=[LEANING]))
    events = [
        event
        for time_s in times_s
        for event in detectors.update(time_s, {"trunk_lean": 30.0}, ROLES, "down", "side")
    ]
    assert events == [FaultBegan(time_s, "leaning", "left") for time_s in expected_s]


def test_what_is_shown_does_not_end_while_nobody_looks() -> None:
    detectors = FaultDetectors(make(faults=[LEANING]))
    assert len(follow(detectors, [30.0] * 4)) == 1
    for time_s in (0.5, 1.25):
        assert not detectors.update(time_s, {"trunk_lean": 0.0}, ROLES, "down", "side")
    assert detectors.update(1.625, {"trunk_lean": 0.0}, ROLES, "down", "side")


def test_a_fault_is_looked_for_only_in_its_view() -> None:
    detectors = FaultDetectors(make(faults=[{**LEANING, "view": "front"}]))
    assert follow(detectors, [30.0] * 9, kind="side") == []
    assert len(follow(detectors, [30.0] * 9, kind="front")) == 1


def test_what_is_shown_can_be_taken_back() -> None:
    detectors = FaultDetectors(make())
    assert detectors.finish(0.0) == ()
    follow(detectors, [30.0] * 5)
    assert detectors.finish(2.0) == (FaultEnded(2.0, "leaning", "left", 0.0),)
    assert detectors.shown == ()
    assert detectors.finish(3.0) == ()


def test_a_fault_that_was_about_to_begin_is_taken_back_with_the_others() -> None:
    detectors = FaultDetectors(make())
    follow(detectors, [30.0] * 3)
    assert detectors.finish(3 * STEP_S) == ()
    assert not detectors.update(3 * STEP_S, {"trunk_lean": 30.0}, ROLES, "down", "side")


def test_the_most_important_is_first_and_then_the_file_decides() -> None:
    names = [("slight", 1), ("grave", 3), ("bad", 2), ("worse", 2)]
    detectors = FaultDetectors(
        make(faults=[{**LEANING, "name": name, "severity": severity} for name, severity in names])
    )
    follow(detectors, [30.0] * 5)
    assert detectors.shown == ("grave", "bad", "worse", "slight")
    assert detectors.sort({"worse", "slight", "bad"}) == ("slight", "bad", "worse")


@pytest.mark.parametrize(("bend", "expected"), [(50.0, ("shallow",)), (90.0, ()), (math.nan, ())])
def test_the_turning_point_is_judged_once_and_not_what_is_not_seen(
    bend: float, expected: tuple[str, ...]
) -> None:
    detectors = FaultDetectors(make({**KNEE_BEND, "faults": [LEANING, SHALLOW]}))
    assert detectors.judge_repetition({"knee_bend_left": bend}, ROLES, {}) == expected
    assert [detector.fault.name for detector in detectors.detectors] == ["leaning"]


CERTAIN = [
    pytest.param(70.0, 8.0, ("shallow",), id="as certain as usual"),
    pytest.param(70.0, 19.0, (), id="perhaps deep enough"),
    pytest.param(55.0, 19.0, ("shallow",), id="too shallow in any case"),
]


@pytest.mark.parametrize(("bend", "error", "expected"), CERTAIN)
def test_at_the_turning_point_only_a_fault_that_is_certain_is_named(
    bend: float, error: float, expected: tuple[str, ...]
) -> None:
    shallow = {**SHALLOW, "when": [{"angle": "knee_flexion_left", "below": 72.0}]}
    detectors = FaultDetectors(make({**KNEE_BEND, "faults": [shallow]}))
    angles, errors = {"knee_flexion_left": bend}, {"knee_flexion_left": error}
    assert detectors.judge_repetition(angles, ROLES, errors) == expected


MENDED: list[tuple[str, list[float], list[str], bool]] = [
    ("while it is shown", [30.0] * 5, ["down"] * 5, False),
    ("when it is mended", [30.0] * 4 + [10.0] * 4, ["down"] * 8, True),
    ("when its phase is over", [30.0] * 4 + [10.0] * 5, ["down"] * 4 + ["up"] * 5, False),
    ("when it can no longer be seen", [30.0] * 4 + [math.nan] * 4, ["down"] * 8, False),
    (
        "when it was mended and came back",
        [30.0] * 4 + [10.0] * 4 + [30.0] * 4,
        ["down"] * 12,
        False,
    ),
]


@pytest.mark.parametrize(
    ("leans", "phases", "ended"), [pytest.param(*case[1:], id=case[0]) for case in MENDED]
)
def test_only_what_was_seen_to_be_mended_is(
    leans: list[float], phases: list[str | None], ended: bool
) -> None:
    detectors = FaultDetectors(make(faults=[{**LEANING, "during": ["down"]}]))
    follow(detectors, leans, phases)
    assert detectors.ended == (("leaning",) if ended else ())


def test_what_is_taken_back_was_not_mended() -> None:
    detectors = FaultDetectors(make())
    follow(detectors, [30.0] * 5)
    detectors.finish(2.0)
    assert detectors.ended == ()


@given(st.lists(st.floats(0, 40) | st.just(math.nan), max_size=60), st.data())
def test_beginnings_and_endings_take_turns_and_times_never_fall(
    leans: list[float], data: st.DataObject
) -> None:
    phases = data.draw(
        st.lists(st.sampled_from(["up", "down", None]), min_size=len(leans), max_size=len(leans))
    )
    events = follow(FaultDetectors(make(faults=[{**LEANING, "during": ["down"]}])), leans, phases)
    assert [type(event) for event in events] == [
        (FaultBegan, FaultEnded)[index % 2] for index in range(len(events))
    ]
    assert [event.time_s for event in events] == sorted(event.time_s for event in events)


@pytest.mark.parametrize(
    ("forgets", "shown"), [(False, ("leaning",)), (True, ())], ids=["still there", "lost and found"]
)
def test_who_comes_back_has_no_hysteresis(forgets: bool, shown: tuple[str, ...]) -> None:
    detectors = FaultDetectors(make(faults=[LEANING]))
    follow(detectors, [30.0] * 4)
    detectors.finish(4 * STEP_S)
    if forgets:
        detectors.reset()
    follow(detectors, [17.0] * 6)
    assert detectors.shown == shown


def test_what_was_mended_is_forgotten_with_the_body() -> None:
    detectors = FaultDetectors(make(faults=[LEANING]))
    follow(detectors, [30.0] * 4 + [10.0] * 4)
    assert detectors.ended == ("leaning",)
    detectors.reset()
    assert detectors.ended == ()
