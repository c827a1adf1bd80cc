"""Guidance over made-up feedback: scripts of ten instants per second, and the expected steps."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from coach.body.debounced_problems import Check
from coach.body.pose import empty_pose
from coach.exercise.dose.guide import (
    COUNTDOWN_S,
    MIN_SET_GAP_S,
    WRONG_SIDE_S,
    Guide,
)
from coach.exercise.dose.start_position import MIN_READY_S
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.dose.guide_player import (
    DARK,
    GOOD,
    GUIDED,
    KNEE_HUG,
    LUNGE,
    ONE_SIDED,
    STEP_S,
    STRETCH,
    TEST,
    Player,
    begin,
    trial,
)

SIDE_CHANGE_S, REST_S = LUNGE.dose.change_s, LUNGE.dose.rest_s


def test_stands_still_then_is_counted_down_then_begins() -> None:
    player = Player(LUNGE)
    assert player.see(1.5).step == "getting_ready"
    assert player.see(0.7).step == "starting"
    assert 2.5 < (player.now.seconds_left or 0) <= 3.0
    assert player.see(COUNTDOWN_S).step == "doing"
    assert player.now.seconds_left is None


NOT_READY = [
    pytest.param({"view": DARK}, id="too dark"),
    pytest.param({"view": dataclasses.replace(GOOD, ok=False)}, id="half turned"),
    pytest.param(
        {"view": dataclasses.replace(GOOD, checks=(Check("distance", False, "Come closer."),))},
        id="a tick is missing",
    ),
    pytest.param({"present": False}, id="nobody there"),
    pytest.param({"phase": "down"}, id="not in the first phase"),
]


@pytest.mark.parametrize("seen", NOT_READY)
def test_waits_until_all_is_well(seen: dict[str, Any]) -> None:
    player = Player(LUNGE)
    assert player.see(6.0, **seen).step == "getting_ready"
    assert player.now.repetitions == 0
    assert begin(player).now.set_number == 1


def test_a_check_that_cannot_be_told_keeps_nobody_waiting() -> None:
    begin(
        Player(LUNGE),
        view=dataclasses.replace(GOOD, checks=(Check("level", None), Check("somebody", True))),
    )


def test_moving_is_not_still() -> None:
    player = Player(LUNGE)
    for number in range(60):
        player.see(angles={player.exercise.main_angle: 40.0 * (number % 2)})
    assert player.now.step == "getting_ready"


def test_a_flicker_interrupts_nothing_and_going_away_does() -> None:
    player = Player(LUNGE)
    player.see(1.5)
    player.see(0.3, view=dataclasses.replace(GOOD, ok=False))
    assert player.see(0.8).step == "starting"
    assert player.see(1.0, present=False).step == "getting_ready"


def test_a_set_of_each_side_in_turn_with_rests_announced() -> None:
    player = begin(Player(LUNGE), side="right")
    assert (
        player.now.side,
        player.now.set_number,
        player.now.sets,
        player.now.target_repetitions,
    ) == ("right", 1, 4, 3)
    assert (player.now.set_of_side, player.now.sets_of_side) == (1, 2)
    assert player.repeat("right", "right").repetitions == 2
    done = player.repeat("right")
    assert (done.step, done.side, done.next_side, done.set_number, done.repetitions) == (
        "resting",
        "right",
        "left",
        1,
        3,
    )
    assert done.seconds_left == pytest.approx(SIDE_CHANGE_S)
    ready = player.see(SIDE_CHANGE_S + STEP_S)
    assert (ready.step, ready.side, ready.set_number, ready.repetitions) == (
        "getting_ready",
        "left",
        2,
        0,
    )
    begin(player)
    player.repeat("left", "left", "left")
    assert player.now.next_side == "right"
    assert (player.now.set_number, player.now.set_of_side) == (2, 1)
    player.see(SIDE_CHANGE_S + STEP_S)
    assert (player.now.set_number, player.now.set_of_side) == (3, 2)
    begin(player).repeat(*["right"] * 3)
    player.see(SIDE_CHANGE_S + STEP_S)
    end = begin(player).repeat(*["left"] * 3)
    assert (end.step, end.set_number, end.repetitions) == ("done", 4, 3)
    assert (end.set_of_side, end.sets_of_side) == (2, 2)


def test_without_sides_the_rest_is_longer() -> None:
    done = begin(Player(ONE_SIDED)).repeat(None, None, None)
    assert (done.sets, done.next_side, done.side) == (2, None, None)
    assert (done.set_of_side, done.sets_of_side) == (1, 2)
    assert done.seconds_left == pytest.approx(REST_S)


def test_told_side_is_the_only_one() -> None:
    player = begin(Player(LUNGE, "left"))
    assert (player.now.side, player.now.sets) == ("left", 2)


def test_whoever_begins_before_the_countdown_has_begun() -> None:
    now = Player(LUNGE).repeat("left")
    assert (now.step, now.side, now.repetitions) == ("doing", "left", 1)


def test_whoever_begins_before_the_countdown_of_a_later_set_has_begun_too() -> None:
    player = begin(Player(LUNGE), side="right")
    player.repeat("right", "right", "right")
    assert player.see(SIDE_CHANGE_S + STEP_S).step == "getting_ready"
    now = player.repeat("left")
    assert (now.step, now.side, now.set_number, now.repetitions) == ("doing", "left", 2, 1)


def test_the_other_side_first_is_followed_and_nothing_is_lost() -> None:
    player = begin(Player(LUNGE), side="right")
    player.repeat("right", "left", "left")
    assert (player.now.side, player.now.repetitions) == ("left", 2)
    assert player.repeat("right").repetitions == 2
    done = player.repeat("right")
    assert (done.step, done.side, done.next_side) == ("resting", "right", "left")
    assert player.repeat("left").set_number == 2


def test_one_too_many_is_not_the_next_set_but_going_on_is() -> None:
    player = begin(Player(ONE_SIDED))
    player.repeat(None, None, None)
    assert player.repeat(None).step == "resting"
    player.see(MIN_SET_GAP_S)
    now = player.repeat(None)
    assert (now.step, now.set_number, now.repetitions) == ("doing", 2, 1)


def test_a_side_that_has_all_its_sets_is_not_counted() -> None:
    player = Player(LUNGE)
    for _ in range(2):
        player.repeat(*["left"] * 3)
        player.see(MIN_SET_GAP_S + SIDE_CHANGE_S)
    sets = player.now.set_number
    assert player.repeat("left", "left").set_number == sets
    assert player.now.side == "right"


def test_body_lost_while_doing_goes_on_where_it_was() -> None:
    player = begin(Player(LUNGE), side="right")
    player.repeat("right", "right")
    player.see(20.0, present=False)
    assert (player.now.step, player.now.repetitions) == ("doing", 2)


def test_a_hold_counts_from_the_end_of_the_countdown() -> None:
    player = Player(STRETCH)
    assert player.see(3.0).step == "getting_ready"
    assert player.hold(2.5).step == "starting"
    assert player.now.held_s == 0.0
    assert player.take_position().held_s == 0.0
    assert player.guide.starts_hold
    assert player.hold(4.0).held_s == pytest.approx(4.0)
    assert not player.guide.starts_hold
    assert player.hold(5.9).step == "doing"
    done = player.hold(0.2)
    assert (done.step, done.next_side, done.held_s) == (
        "resting",
        "left",
        pytest.approx(10.0, abs=0.11),
    )


def test_a_hold_as_short_as_the_countdown_is_not_over_before_it() -> None:
    player = Player(KNEE_HUG)
    assert player.take_position(None, target=3.0).repetitions == 0
    assert player.hold(2.9, None, target=3.0).repetitions == 0
    assert player.hold(0.2, None, target=3.0).repetitions == 1


def test_nothing_starts_without_a_hold() -> None:
    player = begin(Player(LUNGE))
    assert not any(guidance.held_s for guidance in player.guidances)
    assert not player.guide.starts_hold


def test_a_hold_that_breaks_off_goes_on_where_it_was() -> None:
    player = Player(STRETCH)
    player.take_position()
    player.hold(7.0)
    assert player.let_go().held_s == pytest.approx(7.0)
    assert player.see(3.0).step == "doing"
    assert player.hold(2.0).held_s == pytest.approx(9.0)
    assert player.hold(1.1).step == "resting"


def test_a_hold_that_ends_during_the_countdown_is_awaited_anew() -> None:
    player = Player(STRETCH)
    player.hold(3.0)
    player.let_go()
    assert player.see(1.0).step == "getting_ready"
    assert player.now.held_s == 0.0


def test_a_hold_longer_than_asked_is_no_second_one() -> None:
    player = Player(KNEE_HUG)
    player.take_position(None, target=6.0)
    player.hold(6.1, None, target=6.0)
    assert (player.now.step, player.now.repetitions, player.now.target_repetitions) == (
        "doing",
        1,
        2,
    )
    assert player.hold(10.0, None, target=6.0).repetitions == 1
    assert player.let_go(target=6.0).held_s == 0.0, "what counted already does not count again"
    done = player.hold(6.1, None, target=6.0)
    assert (done.step, done.repetitions, done.held_s) == ("done", 2, pytest.approx(6.0, abs=0.11))


def test_who_lets_go_just_before_the_end_of_the_countdown_begins_again() -> None:
    player = Player(STRETCH)
    player.hold(MIN_READY_S + COUNTDOWN_S - 2 * STEP_S)
    assert player.now.step == "starting"
    player.let_go()
    assert player.see(0.3).step == "getting_ready"
    assert not player.guide.starts_hold


def test_the_other_side_begins_only_when_it_is_in_position() -> None:
    player = Player(STRETCH)
    player.take_position()
    player.hold(10.5)
    player.let_go()
    assert player.now.step == "resting"
    for _ in range(400):
        player.see()
    assert player.now.step == "getting_ready", "the time to change sides is over, nobody is ready"
    player.hold(2.5, "left")
    assert player.now.step == "starting"


def test_credited_trials_count_and_others_do_not() -> None:
    player = begin(Player(TEST))
    assert (player.now.side, player.now.sets, player.now.target_repetitions) == ("right", 2, 3)
    for peak in (110.0, None, 112.0):
        player.see(**trial("right", peak))
    assert player.now.repetitions == 2
    assert player.see(**trial("right")).next_side == "left"
    for _ in range(3):
        player.see(**trial("left"))
    assert player.now.step == "done"


def test_guided_steps_are_the_trainers() -> None:
    trainer, guide = Trainer(GUIDED), Guide(GUIDED)
    guidances = [
        guide.update(trainer.update(empty_pose(tenth / 10, 64, 48))) for tenth in range(80)
    ]
    assert [
        (now.step, now.repetitions, now.target_repetitions)
        for now in (guidances[0], guidances[45], guidances[-1])
    ] == [
        ("doing", 0, 2),
        ("doing", 1, 2),
        ("done", 2, 2),
    ]
    assert (guidances[45].held_s, guidances[45].target_s, guidances[45].sets) == (
        pytest.approx(0.5),
        2.0,
        1,
    )
    assert guidances[-1].held_s == pytest.approx(2.0, abs=0.11), "of the last step"


def test_a_pause_is_no_rest() -> None:
    player = begin(Player(LUNGE), side="right")
    left = player.repeat("right", "right", "right").seconds_left
    player.time_s += 60.0
    assert player.see().seconds_left == left


def test_a_hold_of_a_side_that_has_no_set_left_is_named() -> None:
    player = Player(STRETCH)
    player.take_position("left")
    player.hold(12.0, "left")
    player.let_go()
    player.see(MIN_SET_GAP_S + 1.0)
    player.hold(4.0, "left")
    assert player.now.wrong_side == "left"
    player.let_go()
    assert player.see(0.5).wrong_side is None
    player.hold(4.0, "right")
    assert player.now.wrong_side is None


def test_a_repetition_of_a_side_that_has_no_set_left_is_named_for_a_while() -> None:
    player = begin(Player(LUNGE))
    for _ in range(2):
        player.repeat("left", "left", "left")
        assert player.see(REST_S + MIN_SET_GAP_S).wrong_side is None
    assert player.repeat("left").wrong_side == "left"
    assert player.see(WRONG_SIDE_S + 0.5).wrong_side is None
    assert player.repeat("left").wrong_side == "left"
    assert player.repeat("right").wrong_side is None


def test_one_repetition_too_many_is_no_mistake() -> None:
    player = begin(Player(LUNGE))
    player.repeat("left", "left", "left")
    player.see(REST_S + MIN_SET_GAP_S)
    assert player.repeat("left", "left", "left", "left").wrong_side is None
