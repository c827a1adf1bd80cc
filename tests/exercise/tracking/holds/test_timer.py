"""The clock of a hold counts only what was seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.limits import MAX_STEP_S
from coach.body.sides import Roles
from coach.exercise.definition.exercise import Hold
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldPaused, HoldResumed
from coach.exercise.tracking.holds.timer import HoldTimer
from tests.exercise.examples import condition

ROLES = Roles(working="left")
RULE = Hold(when=(condition(below=20.0, leave=0.0, why="Trunk upright"),), begin_s=0.5, grace_s=2.0)
STEP_S = 0.125
"""Exact in binary, so that times can be compared."""


def follow(timer: HoldTimer, script: str) -> list[Event]:
    """A letter each `STEP_S`: M met, u unmet, n NaN, x not seen at all, - no pose. Ends a hold as
    soon as that is due."""
    events: list[Event] = []
    for step, letter in enumerate(script):
        time_s = step * STEP_S
        if letter != "-" and timer.has_ended(time_s):
            events += timer.finish(time_s, ("leaning",))
        if letter == "x":
            events += timer.skip(time_s, "Nobody is seen")
        elif letter != "-":
            events += timer.update(
                time_s, {"trunk_lean": {"M": 0.0, "u": 30.0, "n": float("nan")}[letter]}, ROLES
            )
    return events


def at(step: int) -> float:
    return step * STEP_S


SCRIPTS = [
    pytest.param("uuuu", [], 0.0, id="never met"),
    pytest.param("nnnxxx", [], 0.0, id="never seen"),
    pytest.param("MMMM", [], 0.0, id="too short to begin"),
    pytest.param("MMMMM", [HoldBegan(at(4), "left")], 0.5, id="began"),
    pytest.param("MMMuMMM", [], 0.0, id="interrupted before it began"),
    pytest.param("MMMMMMMMM", [HoldBegan(at(4), "left")], 1.0, id="goes on"),
    pytest.param(
        "MMMMMuuMM",
        [HoldBegan(at(4), "left")],
        0.625,
        id="a flicker stops the clock without a word",
    ),
    pytest.param(
        "MMMMMuuuuuMMM",
        [HoldBegan(at(4), "left"), HoldPaused(at(8), "Trunk upright"), HoldResumed(at(10))],
        0.75,
        id="paused and resumed",
    ),
    pytest.param(
        "MMMMMnnnn",
        [HoldBegan(at(4), "left"), HoldPaused(at(8), "Trunk lean is not seen well enough")],
        0.5,
        id="not seen well enough",
    ),
    pytest.param(
        "MMMMMxxxx",
        [HoldBegan(at(4), "left"), HoldPaused(at(8), "Nobody is seen")],
        0.5,
        id="nobody",
    ),
    pytest.param(
        "MMMMM--------M", [HoldBegan(at(4), "left")], 0.5, id="time without poses does not count"
    ),
    pytest.param(
        "MMMMM" + "-" * 15 + "M",
        [HoldBegan(at(4), "left")],
        0.5,
        id="without poses as long as the grace time",
    ),
    pytest.param(
        "MMMMM" + "-" * 16 + "MMMM",
        [HoldBegan(at(4), "left"), HoldEnded(at(21), 0.0, at(4), 0.5, "left", ("leaning",))],
        0.0,
        id="without poses for longer than the grace time",
    ),
    pytest.param(
        "MMMMM" + "-" * 40 + "MMMMM",
        [
            HoldBegan(at(4), "left"),
            HoldEnded(at(45), 0.0, at(4), 0.5, "left", ("leaning",)),
            HoldBegan(at(49), "left"),
        ],
        0.5,
        id="held again after a long time without poses",
    ),
    pytest.param("MMMMM--M", [HoldBegan(at(4), "left")], 0.875, id="a few missing poses do"),
    pytest.param(
        "MMMMM" + "u" * 17,
        [
            HoldBegan(at(4), "left"),
            HoldPaused(at(8), "Trunk upright"),
            HoldEnded(at(21), 0.0, at(4), 0.5, "left", ("leaning",)),
        ],
        0.0,
        id="ended after the grace time",
    ),
    pytest.param(
        "MMMMM" + "u" * 17 + "MMMMMM",
        [
            HoldBegan(at(4), "left"),
            HoldPaused(at(8), "Trunk upright"),
            HoldEnded(at(21), 0.0, at(4), 0.5, "left", ("leaning",)),
            HoldBegan(at(26), "left"),
        ],
        0.625,
        id="a second hold",
    ),
]


@pytest.mark.parametrize(("script", "events", "held_s"), SCRIPTS)
def test_a_hold_over_time(script: str, events: list[Event], held_s: float) -> None:
    timer = HoldTimer(RULE)
    assert follow(timer, script) == events
    assert timer.held_s == held_s


def test_while_it_stands_still_it_says_why() -> None:
    timer = HoldTimer(RULE)
    follow(timer, "MMMMMu")
    assert (timer.running, timer.paused, timer.pause_reason, timer.side) == (
        False,
        False,
        "Trunk upright",
        "left",
    )
    follow(timer, "MMMMMuuuu")
    assert timer.paused
    follow(timer, "MMMMMuuuuM")
    assert (timer.running, timer.paused, timer.pause_reason) == (True, False, "")


def test_finish_ends_what_runs_and_says_nothing_where_nothing_does() -> None:
    timer = HoldTimer(RULE)
    assert timer.finish(0.0, ()) == ()
    follow(timer, "MMMMMMMMM")
    assert timer.finish(1.0, ()) == (HoldEnded(1.0, 0.0, 1.0, 1.0, "left", ()),)
    assert (timer.began_s, timer.held_s, timer.running, timer.paused, timer.side) == (
        None,
        0.0,
        False,
        False,
        None,
    )


def test_a_restart_forgets_what_was_held_before() -> None:
    timer = HoldTimer(RULE)
    follow(timer, "MMMMMMMMM")
    timer.restart(1.0)
    assert (timer.began_s, timer.held_s, timer.running, timer.side) == (1.0, 0.0, True, "left")
    assert timer.update(1.125, {"trunk_lean": 0.0}, ROLES) == ()
    assert timer.finish(1.25, ()) == (HoldEnded(1.25, 1.0, 1.125, 0.125, "left", ()),)


SPLIT = [
    pytest.param("MMMMMMMMM", 0.5, (1.0, 1.0), id="never let go"),
    pytest.param("MMMMMuuuuM", 0.25, (0.5, 0.5), id="resumed after the dose"),
    pytest.param("MMMMMuuuuM", 1.125, (0.5, 1.125), id="resumed before the dose"),
]


@pytest.mark.parametrize(("script", "since_s", "held"), SPLIT)
def test_a_hold_that_is_split_ends_when_it_was_let_go(
    script: str, since_s: float, held: tuple[float, float]
) -> None:
    timer = HoldTimer(RULE)
    follow(timer, script)
    held_s, end_s = held
    assert timer.split(2.0, since_s, ("leaning",)) == (
        HoldEnded(2.0, 0.0, end_s, held_s, "left", ("leaning",)),
        HoldBegan(2.0, "left"),
    )
    assert (timer.began_s, timer.held_s, timer.side, timer.paused) == (2.0, 0.0, "left", False)


def test_without_a_hold_there_is_nothing_to_restart() -> None:
    timer = HoldTimer(RULE)
    timer.restart(1.0)
    assert timer.began_s is None
    assert timer.finish(1.0, ()) == ()


def test_a_restart_forgets_what_was_moved_before() -> None:
    timer = HoldTimer(RULE)
    follow(timer, "MMMMM")
    timer.restart(at(4))
    assert timer.finish(at(5), ()) == (HoldEnded(at(5), at(4), at(4), 0.0, "left", ()),)


IMPATIENT = [
    pytest.param("MMMMMMMMM", [HoldBegan(at(4), "left")], id="held"),
    pytest.param("MMMMM--MM", [HoldBegan(at(4), "left")], id="a few missing poses"),
    pytest.param(
        "MMMMMuM",
        [HoldBegan(at(4), "left"), HoldEnded(at(6), 0.0, at(4), 0.5, "left", ("leaning",))],
        id="let go",
    ),
    pytest.param(
        "MMMMM----M",
        [HoldBegan(at(4), "left"), HoldEnded(at(9), 0.0, at(4), 0.5, "left", ("leaning",))],
        id="not seen",
    ),
]


@pytest.mark.parametrize(("script", "events"), IMPATIENT)
def test_without_grace_only_what_was_let_go_or_not_seen_ends(
    script: str, events: list[Event]
) -> None:
    assert follow(HoldTimer(Hold(when=RULE.when, begin_s=0.5, grace_s=0.0)), script) == events


SCRIPT = st.text("Munx-", max_size=80)


@given(SCRIPT)
def test_it_never_counts_more_than_was_seen(script: str) -> None:
    timer = HoldTimer(RULE)
    events = follow(timer, script)
    events += timer.finish(len(script) * STEP_S, ())
    held_s = sum(event.held_s for event in events if isinstance(event, HoldEnded))
    seen = script.replace("-", "")
    assert held_s <= max(0, seen.count("M") - 1) * MAX_STEP_S
    assert (
        held_s
        <= sum(script[step : step + 1] in ("M", "-") for step in range(1, len(script))) * STEP_S
    )
    for event in events:
        if isinstance(event, HoldEnded):
            assert event.held_s <= event.end_s - event.start_s
            assert event.end_s <= event.time_s


@given(SCRIPT)
def test_times_never_fall_and_events_come_in_order(script: str) -> None:
    timer = HoldTimer(RULE)
    events = [*follow(timer, script), *timer.finish(len(script) * STEP_S, ())]
    assert [event.time_s for event in events] == sorted(event.time_s for event in events)
    allowed = {
        None: {HoldBegan},
        HoldBegan: {HoldPaused, HoldEnded},
        HoldPaused: {HoldResumed, HoldEnded},
        HoldResumed: {HoldPaused, HoldEnded},
    }
    last = None
    for event in events:
        assert type(event) in allowed[last]
        last = None if isinstance(event, HoldEnded) else type(event)
    assert last is None


@given(st.text("nx-", max_size=80))
def test_what_is_not_seen_makes_no_event(script: str) -> None:
    assert follow(HoldTimer(RULE), script) == []


WAYS = [  # degrees of the trunk, one each `STEP_S`; below 20 the position is met
    pytest.param([0.0] * 17, 2.0, (0.0, 2.0), id="still all the time"),
    pytest.param([18.0, 14.0, 10.0, 6.0, 2.0, *[0.0] * 16], 1.625, (0.875, 2.5), id="the way in"),
    pytest.param([*[0.0] * 12, 4.0, 8.0, 12.0, 16.0, *[30.0] * 8], 1.5, (0.0, 1.5),
                 id="the way out"),
    pytest.param([*[0.0] * 12, 4.0, 8.0, 12.0, 16.0, *[30.0] * 3, *[0.0] * 9], 2.125, (0.0, 3.375),
                 id="left, and soon taken again"),
    pytest.param([*[0.0] * 8, 6.0, 12.0, 18.0, *[18.0] * 10], 2.5, (0.0, 2.5),
                 id="a movement within it"),
    pytest.param([0.0, 15.0] * 3 + [7.0 * (number % 2) for number in range(20)], 2.875,
                 (0.25, 3.125), id="trembling"),
    pytest.param([*[0.0] * 12, 4.0, 8.0, 12.0], 1.75, (0.0, 1.75), id="nobody saw where to"),
]  # fmt: skip


@pytest.mark.parametrize(("degrees", "held_s", "span"), WAYS)
def test_the_way_in_and_out_is_not_held(
    degrees: list[float], held_s: float, span: tuple[float, float]
) -> None:
    timer = HoldTimer(RULE, "trunk_lean")
    for step, value in enumerate(degrees):
        timer.update(at(step), {"trunk_lean": value}, ROLES)
    (ended,) = timer.finish(at(len(degrees) - 1), ())
    assert isinstance(ended, HoldEnded)
    assert (ended.start_s, ended.end_s, ended.held_s) == (*span, held_s)


def test_who_moves_all_the_time_within_the_position_holds_it_after_three_seconds() -> None:
    timer = HoldTimer(RULE, "trunk_lean")
    began = [
        event.time_s
        for step in range(64)
        for event in timer.update(at(step), {"trunk_lean": 18.0 * abs(step % 10 / 5 - 1)}, ROLES)
    ]
    assert began == [3.5]
    assert timer.held_s > 3.0
