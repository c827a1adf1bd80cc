"""What a person does during the rest after a set, and before the next countdown ends."""

from __future__ import annotations

import pytest

from coach.body.landmarks import Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import COUNTDOWN_S, MIN_SET_GAP_S
from coach.exercise.dose.start_position import MIN_READY_S
from coach.exercise.tracking.events import HoldPaused, HoldResumed
from coach.exercise.tracking.feedback import HoldClock
from tests.exercise.dose.guide_player import HELD_TWICE, STEP_S, STRETCH, Player


def rest(exercise: Exercise, side: Side | None = "right") -> Player:
    """The rest after the first set."""
    player = Player(exercise)
    player.take_position(side)
    assert player.guide.rest_start_s is None
    player.hold(10.2, side)
    player.let_go()
    assert player.now.step == "resting"
    return player


@pytest.mark.parametrize("side", [None, "right"], ids=["without sides", "the other side"])
def test_a_rest_goes_on_if_its_early_countdown_is_broken_off(side: Side | None) -> None:
    player = rest(STRETCH if side else HELD_TWICE, side)
    player.see(MIN_SET_GAP_S)
    ended, before = player.now, player.time_s
    assert ended.seconds_left is not None
    another: Side | None = "left" if side else None
    assert player.hold(MIN_READY_S + 0.6, another).step == "starting"
    player.let_go()
    now = player.see(1.0)
    passed_s = player.time_s - before
    assert now.step == "resting"
    assert now.seconds_left == pytest.approx(ended.seconds_left - passed_s)
    assert (now.side, now.next_side, now.set_number, now.held_s) == (
        ended.side,
        ended.next_side,
        ended.set_number,
        ended.held_s,
    )
    assert player.see(now.seconds_left + 0.2).step == "getting_ready"
    assert player.take_position(another).set_number == 2
    player.hold(10.2, another)
    assert player.now.step == "done"


def test_a_rest_that_ended_in_its_early_countdown_is_over() -> None:
    player = rest(HELD_TWICE, None)
    player.see(HELD_TWICE.dose.rest_s - MIN_READY_S - 1.0)
    assert player.hold(MIN_READY_S + 1.2, None).step == "starting"
    player.let_go()
    assert player.see(1.0).step == "getting_ready"


def test_after_an_early_countdown_of_the_same_side_the_next_side_follows() -> None:
    dose = STRETCH.dose.model_copy(update={"sets": 2})
    player = rest(STRETCH.model_copy(update={"dose": dose}))
    player.see(dose.change_s - MIN_READY_S - 1.0)
    assert player.now.next_side == "left"
    now = player.hold(MIN_READY_S + 1.2, "right")
    assert (now.step, now.side) == ("starting", "right")
    player.let_go()
    now = player.see(1.0)
    assert (now.step, now.side) == ("getting_ready", "left")


def test_the_other_side_held_during_the_rest_is_counted_down_and_counts_from_then_on() -> None:
    player = rest(STRETCH)
    assert player.hold(MIN_READY_S - STEP_S, "left").step == "resting"
    now = player.hold(2 * STEP_S, "left")
    assert (now.step, now.side, now.set_number) == ("starting", "left", 2)
    now = player.take_position("left")
    assert (now.step, now.side, now.held_s) == ("doing", "left", 0.0)
    assert player.guide.starts_hold
    assert player.hold(1.0, "left").held_s == pytest.approx(1.0)


def test_the_same_side_is_counted_down_during_the_rest_once_it_has_let_go_for_long_enough() -> None:
    player = rest(HELD_TWICE, None)
    player.see(1.0)
    assert player.hold(MIN_SET_GAP_S - 2.0, None).step == "resting"
    assert player.hold(MIN_READY_S + 1.0, None).step == "starting"
    assert player.take_position(None).held_s == 0.0


def hold_on(exercise: Exercise, side: Side | None) -> Player:
    """The rest after the first set, in which the position is still held."""
    player = Player(exercise)
    player.take_position(side)
    assert player.hold(10.2, side).step == "resting"
    return player


@pytest.mark.parametrize("away_s", [1.0, MIN_SET_GAP_S, HELD_TWICE.dose.rest_s + 1.0])
def test_a_hold_that_is_resumed_after_its_dose_is_counted_down_for_the_next_set(
    away_s: float,
) -> None:
    player = hold_on(HELD_TWICE, None)
    away = HoldClock(player.held_s, 10.0, running=False)
    player.see(away_s, hold=away, events=(HoldPaused(player.time_s, "why"),))
    back = HoldClock(player.held_s, 10.0, running=True)
    player.see(hold=back, events=(HoldResumed(player.time_s),))
    player.hold(max(0.0, MIN_SET_GAP_S - away_s), None)
    assert player.take_position(None).held_s == 0.0
    assert player.guide.starts_hold
    assert player.hold(9.9, None).step == "doing"
    assert player.hold(0.2, None).step == "done"


def test_who_never_lets_go_is_counted_down_only_after_the_rest() -> None:
    player = hold_on(HELD_TWICE, None)
    assert player.hold(HELD_TWICE.dose.rest_s - 0.5, None).step == "resting"
    assert player.take_position(None).held_s == 0.0
    assert player.now.set_number == 2


def test_who_is_to_change_sides_and_does_not_is_not_counted_down() -> None:
    player = hold_on(STRETCH, "right")
    player.hold(STRETCH.dose.change_s + MIN_READY_S + 1.0)
    assert (player.now.step, player.now.side) == ("getting_ready", "left")


@pytest.mark.parametrize("exercise", [STRETCH, HELD_TWICE], ids=["other side", "same side"])
@pytest.mark.parametrize(
    "ready_s", [1.0, MIN_READY_S + 1.0, MIN_READY_S + COUNTDOWN_S - 2 * STEP_S]
)
@pytest.mark.parametrize("later", [False, True], ids=["rest", "after the rest"])
def test_a_false_start_before_a_later_set_does_not_count(
    exercise: Exercise, ready_s: float, later: bool
) -> None:
    player = rest(exercise, None if exercise is HELD_TWICE else "right")
    side: Side | None = None if exercise is HELD_TWICE else "left"
    player.see(exercise.dose.rest_s + 1.0 if later else MIN_SET_GAP_S)
    player.hold(ready_s, side)
    player.let_go()
    assert player.see(0.2 if ready_s > MIN_READY_S + 1.0 else 1.0).step != "doing"
    player.see(exercise.dose.rest_s + 1.0)
    assert (player.now.step, player.now.set_number) == ("getting_ready", 2)
    assert player.take_position(side).held_s == 0.0
    assert player.hold(9.9, side).step == "doing"
    assert player.hold(0.2, side).step == "done"
