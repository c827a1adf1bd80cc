"""Guidance over made-up feedback: each script says what is seen, ten times a second, and what must come of it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.landmarks import Side
from coach.body.pose import empty_pose
from coach.body.view import Check, View
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import (
    CHANGE_S,
    COUNTDOWN_S,
    EXTRA_S,
    READY_S,
    REST_S,
    Guidance,
    Guide,
)
from coach.exercise.tracking.events import HoldBegan, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import Feedback, HoldClock
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.examples import BASE, KNEE_BEND, PLANK, RAISE, make

GOOD = View("side", "right", 3.0, ok=True)
DARK = View(
    "side",
    "right",
    3.0,
    ok=True,
    problems=("Turn on a light.",),
    checks=(Check("light", False, "Turn on a light."),),
)
STEP_S = 0.1

LUNGE = make(KNEE_BEND, side="front", dose={"text": "x", "sets": 2, "repetitions": 3})
ONE_SIDED = make(KNEE_BEND, dose={"text": "x", "sets": 2, "repetitions": 3, "per_side": False})
STRETCH = make(PLANK, dose={"text": "x", "sets": 1, "hold_s": 10.0})
KNEE_HUG = make(
    PLANK,
    dose={"text": "x", "sets": 1, "repetitions": 2, "hold_s": 6.0, "per_side": False},
    side="none",
    main_angle="trunk_lean",
)
TEST = make(RAISE)
GUIDED = make(
    {key: value for key, value in BASE.items() if key not in ("main_angle", "target")},
    kind="guided",
    dose={"text": "x"},
    guide=[{"text": "Roll.", "seconds": 4.0}, {"text": "Rest.", "seconds": 2.0}],
)


class Player:
    """Feeds a guide and keeps what it said."""

    def __init__(self, exercise: Exercise, side: Any = "auto") -> None:
        self.guide = Guide(exercise, side)
        self.exercise = exercise
        self.time_s = 0.0
        self.said: list[Guidance] = []
        self.held_s = 0.0
        self.holding: Side | None = None

    @property
    def now(self) -> Guidance:
        return self.said[-1]

    def see(self, seconds: float = STEP_S, **changed: Any) -> Guidance:
        """The same for so long; events only in the first instant."""
        for _ in range(max(1, round(seconds / STEP_S))):
            self.time_s = round(self.time_s + STEP_S, 6)
            self.said.append(
                self.guide.update(make_feedback(self.exercise, self.time_s, **changed))
            )
            changed.pop("events", None)
        return self.now

    def repeat(self, *sides: Side | None) -> Guidance:
        """A repetition of each of these sides, two seconds each."""
        for side in sides:
            self.see(1.9, phase="down", side=side)
            self.see(
                events=(
                    RepetitionDone(
                        self.time_s + STEP_S, self.time_s - 1.9, self.time_s - 1, side, 90.0, ()
                    ),
                ),
                side=side,
            )
        return self.now

    def hold(
        self, seconds: float, side: Side | None = "right", *, target: float = 10.0
    ) -> Guidance:
        """Hold for so long; a hold under way goes on."""
        events: tuple[Any, ...] = () if self.held_s else (HoldBegan(self.time_s, side),)
        self.holding = side
        for _ in range(round(seconds / STEP_S)):
            self.held_s += STEP_S
            self.see(hold=HoldClock(self.held_s, target, running=True), side=side, events=events)
            events = ()
        return self.now

    def let_go(self, *, target: float = 10.0) -> Guidance:
        """End the hold."""
        ended = HoldEnded(self.time_s, 0.0, self.time_s, self.held_s, self.holding, ())
        self.held_s = 0.0
        return self.see(hold=HoldClock(0.0, target, running=False), events=(ended,))


def make_feedback(exercise: Exercise, time_s: float, **changed: Any) -> Feedback:
    rest = exercise.phases[0].name if exercise.phases else "rest"
    values: dict[str, Any] = {
        "time_s": time_s, "present": True, "view": GOOD, "angles": {}, "side": None, "phase": rest, "progress": 0.0,
        "main_angle": exercise.main_angle, "main_value": 5.0, "target": exercise.target, "repetitions": 0, "good_repetitions": 0,
        "hold": HoldClock(0.0, 10.0, running=False) if exercise.hold else None, "trials": {}, "faults": (), "cue": None, "events": (),
    }  # fmt: skip
    return Feedback(**{**values, **changed})


def trial(side: Side, peak: float | None = 110.0) -> dict[str, Any]:
    return {"events": (TrialDone(1.0, 1.0, 2.0, side, peak, (), "" if peak else "never still"),)}


def begin(player: Player, **seen: Any) -> Player:
    """Up to the first instant of doing."""
    player.see(READY_S + COUNTDOWN_S + 0.3, **seen)
    assert player.now.step == "doing"
    return player


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
        player.see(main_value=40.0 * (number % 2))
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
    assert player.repeat("right", "right").repetitions == 2
    done = player.repeat("right")
    assert (done.step, done.side, done.next_side, done.set_number, done.repetitions) == (
        "resting",
        "right",
        "left",
        1,
        3,
    )
    assert done.seconds_left == pytest.approx(CHANGE_S)
    ready = player.see(CHANGE_S + STEP_S)
    assert (ready.step, ready.side, ready.set_number, ready.repetitions) == (
        "getting_ready",
        "left",
        2,
        0,
    )
    begin(player)
    player.repeat("left", "left", "left")
    assert player.now.next_side == "right"
    player.see(CHANGE_S + STEP_S)
    begin(player).repeat(*["right"] * 3)
    player.see(CHANGE_S + STEP_S)
    end = begin(player).repeat(*["left"] * 3)
    assert (end.step, end.set_number, end.repetitions) == ("done", 4, 3)


def test_without_sides_the_rest_is_longer() -> None:
    done = begin(Player(ONE_SIDED)).repeat(None, None, None)
    assert (done.sets, done.next_side, done.side) == (2, None, None)
    assert done.seconds_left == pytest.approx(REST_S)


def test_told_side_is_the_only_one() -> None:
    player = begin(Player(LUNGE, "left"))
    assert (player.now.side, player.now.sets) == ("left", 2)


def test_whoever_begins_before_the_countdown_has_begun() -> None:
    now = Player(LUNGE).repeat("left")
    assert (now.step, now.side, now.repetitions) == ("doing", "left", 1)


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
    player.see(EXTRA_S)
    now = player.repeat(None)
    assert (now.step, now.set_number, now.repetitions) == ("doing", 2, 1)


def test_a_side_that_has_all_its_sets_is_not_counted() -> None:
    player = Player(LUNGE)
    for _ in range(2):
        player.repeat(*["left"] * 3)
        player.see(EXTRA_S + CHANGE_S)
    sets = player.now.set_number
    assert player.repeat("left", "left").set_number == sets
    assert player.now.side == "right"


def test_body_lost_while_doing_goes_on_where_it_was() -> None:
    player = begin(Player(LUNGE), side="right")
    player.repeat("right", "right")
    player.see(20.0, present=False)
    assert (player.now.step, player.now.repetitions) == ("doing", 2)


def test_the_clock_of_a_hold_runs_through_the_countdown() -> None:
    player = Player(STRETCH)
    assert player.see(3.0).step == "getting_ready"
    assert player.hold(2.5).step == "starting"
    assert player.now.held_s == pytest.approx(2.5)
    assert player.hold(3.0).step == "doing"
    assert player.now.held_s == pytest.approx(5.5)
    done = player.hold(4.6)
    assert (done.step, done.next_side, done.held_s) == (
        "resting",
        "left",
        pytest.approx(10.0, abs=0.11),
    )


def test_a_hold_that_breaks_off_goes_on_where_it_was() -> None:
    player = Player(STRETCH)
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
    player.hold(6.1, None, target=6.0)
    assert (player.now.step, player.now.repetitions, player.now.target_repetitions) == (
        "doing",
        1,
        2,
    )
    assert player.hold(10.0, None, target=6.0).repetitions == 1
    player.let_go(target=6.0)
    assert player.hold(6.1, None, target=6.0).step == "done"


def test_other_side_held_during_the_rest_begins_at_once() -> None:
    player = Player(STRETCH)
    player.hold(10.5)
    player.let_go()
    now = player.hold(1.0, "left")
    assert (now.step, now.side, now.held_s) == ("doing", "left", pytest.approx(1.0))


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
    said = [guide.update(trainer.update(empty_pose(tenth / 10, 64, 48))) for tenth in range(80)]
    assert [
        (now.step, now.repetitions, now.target_repetitions) for now in (said[0], said[45], said[-1])
    ] == [
        ("doing", 0, 2),
        ("doing", 1, 2),
        ("done", 2, 2),
    ]
    assert (said[45].held_s, said[45].target_s, said[45].sets) == (pytest.approx(0.5), 2.0, 1)


def test_a_pause_is_no_rest() -> None:
    player = begin(Player(LUNGE), side="right")
    left = player.repeat("right", "right", "right").seconds_left
    player.time_s += 60.0
    assert player.see().seconds_left == left


SIDES = st.sampled_from([None, "left", "right"])


@st.composite
def scripts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What may be seen in one instant after the other, likely and unlikely."""
    script = []
    for _ in range(draw(st.integers(1, 25))):
        side = draw(SIDES)
        event = draw(st.sampled_from(["", "", "repetition", "trial", "began", "ended"]))
        events: dict[str, Any] = {
            "repetition": (RepetitionDone(0.0, 0.0, 0.0, side, 90.0, ()),),
            "trial": (TrialDone(0.0, 0.0, 0.0, side, draw(st.sampled_from([None, 100.0])), ()),),
            "began": (HoldBegan(0.0, side),),
            "ended": (HoldEnded(0.0, 0.0, 0.0, draw(st.floats(0, 20)), side, ()),),
        }
        script.append({
            "seconds": draw(st.sampled_from([0.1, 0.1, 1.0, 4.0, 12.0])), "present": draw(st.booleans()), "side": side,
            "view": draw(st.sampled_from([GOOD, GOOD, DARK])), "events": events.get(event, ()),
            "held": draw(st.floats(0, 12)), "running": draw(st.booleans()),
        })  # fmt: skip
    return script


@pytest.mark.parametrize(
    "exercise",
    [LUNGE, ONE_SIDED, STRETCH, KNEE_HUG, TEST, GUIDED],
    ids=lambda exercise: exercise.kind,
)
@settings(max_examples=20)
@given(script=scripts())
def test_sets_never_fall_and_nothing_is_counted_while_not_doing(
    exercise: Exercise, script: list[dict[str, Any]]
) -> None:
    player, again = Player(exercise), Player(exercise)
    for instant in script:
        seen = dict(instant)
        held, running = seen.pop("held"), seen.pop("running")
        if exercise.hold:
            seen["hold"] = HoldClock(held, 10.0, running=running)
        player.see(**seen)
        again.see(**dict(seen))
    assert player.said == again.said
    for before, now in zip(player.said, player.said[1:], strict=False):
        assert 1 <= before.set_number <= now.set_number <= now.sets == before.sets
        assert now.set_number - before.set_number <= 1
        if now.step not in ("doing", "resting", "done") and (now.side, now.set_number) == (
            before.side,
            before.set_number,
        ):
            assert now.repetitions == before.repetitions
        if now.target_repetitions is not None:
            assert now.repetitions <= now.target_repetitions
        assert before.step != "done" or now.step == "done"
