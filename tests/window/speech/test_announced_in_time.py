"""What is said is true when it is said, is not broken off, and is not said twice."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from coach.exercise.tracking.feedback import Cue, CueKind, HoldClock
from coach.exercise.tracking.session import fold_all
from coach.window.run.cues import ARMS_PAUSED_CUE
from coach.window.run.state import RunState, Step
from coach.window.speech.announcement import TEXTS
from coach.window.speech.announcer import Announcer
from coach.window.speech.rules import PATIENT
from tests.window.fakes import make_repetition
from tests.window.speech.announcer_states import LOST, Case, at, clock, guide, listen

PRAISE = Cue("praise", "Good")
BREATHE = Cue("praise", "Good. Tailbone under, and breathe")
TIP = Cue("tip", "Deeper, if it feels fine")
UNSEEN = Cue("pause", "You are not seen well enough")

CASES = [
    Case(
        "the side that is next, once the change is over",
        (
            at(0, guidance=guide(step="resting", next_side="right")),
            at(1, guidance=guide(step="getting_ready", side="right")),
        ),
        ("Now the right",),
    ),
    Case(
        "a side without a name that is next",
        (
            at(0, guidance=guide(step="resting", unnamed_change=True)),
            at(1, guidance=guide(step="getting_ready")),
        ),
        ("Now the other side",),
    ),
    Case(
        "how long a long rest is, and its last ten seconds",
        (
            at(0, "bridge", guidance=guide()),
            *(
                at(t, "bridge", guidance=guide(step="resting", seconds_left=30.0 - t))
                for t in (0.0, 5.0, 19.5, 20.5)
            ),
        ),
        ("Rest for 30 seconds", "Ten seconds"),
    ),
    Case(
        "what began in a rest is counted, and nobody is told to begin",
        (
            at(0, guidance=guide(step="resting", next_side="right", repetitions=10)),
            at(1, guidance=guide(side="right", repetitions=1)),
            at(3, guidance=guide(side="right", repetitions=1)),
        ),
        ("1",),
    ),
    Case(
        "a long change of sides",
        (
            at(0, guidance=guide()),
            *(
                at(t, guidance=guide(step="resting", next_side="right", seconds_left=60.0 - t))
                for t in (0.0, 4.0)
            ),
        ),
        ("Change sides. Now the right.", "Rest for 60 seconds"),
    ),
    Case(
        "no praise before the countdown, which would break it off",
        (
            *(at(t, cue=PRAISE, guidance=guide(step="getting_ready")) for t in (0, 1, 2)),
            at(3, cue=PRAISE, guidance=guide(step="starting", seconds_left=3.0)),
        ),
        ("3",),
    ),
    Case(
        "praise that the countdown would break off",
        (
            at(0, "couch-stretch", hold=clock(24.0)),
            *(at(t, "couch-stretch", hold=clock(24.0 + t), cue=BREATHE) for t in (1.5, 3.1)),
        ),
        ("3",),
    ),
    Case(
        "a tip once halfway was said",
        (
            at(0, "couch-stretch", hold=clock(12.0)),
            *(at(t, "couch-stretch", hold=clock(12.0 + t), cue=TIP) for t in (2.0, 3.1, 4.5)),
        ),
        ("Halfway", TIP.text),
    ),
    Case(
        "a hold that is done with the part before it broke off, and is let go",
        (
            at(0, "knee-to-chest", hold=clock(11.9), guidance=guide(held_s=29.9)),
            at(1, "knee-to-chest", hold=clock(12.1), guidance=guide(repetitions=1)),
            *(
                at(
                    t,
                    "knee-to-chest",
                    hold=clock(12.2, running=False, why_paused=UNSEEN.text),
                    guidance=guide(repetitions=1),
                    cue=UNSEEN,
                )
                for t in (3.0, 4.0, 5.0)
            ),
        ),
        ("1 done. Let go.",),
    ),
    Case(
        "nobody, and somebody again",
        (at(0), *(at(t, cue=LOST, present=False) for t in (1, 2.1, 3)), at(5), at(7)),
        (LOST.text, "I can see you"),
    ),
    Case(
        "somebody who comes back while the voice says a number is not missed",
        (
            at(0, repetitions=4),
            at(1, cue=LOST, present=False, repetitions=4),
            at(1.9, cue=LOST, present=False, repetitions=5),
            at(2.1, cue=LOST, present=False, repetitions=5),
            at(3.2, cue=PRAISE, repetitions=5),
        ),
        ("5. Halfway", PRAISE.text),
    ),
    Case(
        "not seen for a moment",
        (
            at(0, "couch-stretch", hold=clock(4)),
            at(1, "couch-stretch", hold=clock(4), cue=UNSEEN),
            at(1.1, "couch-stretch", hold=clock(4), cue=LOST, present=False),
            at(2.2, "couch-stretch", hold=clock(4), cue=LOST, present=False),
        ),
        (LOST.text,),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_said(case: Case) -> None:
    assert tuple(listen(*case.states)) == case.said


@pytest.mark.parametrize(("target_s", "times"), [(20.0, 1), (60.0, 2), (120.0, 2)])
def test_a_step_is_told_again_halfway_if_it_is_long(target_s: float, times: int) -> None:
    step = Cue("instruction", "Breathe out slowly through the mouth, longer than in.")
    states = [
        at(
            held_s,
            "cat-cow",
            cue=step,
            guidance=guide(held_s=held_s, target_s=target_s),
            hold=HoldClock(held_s, target_s, running=True),
        )
        for held_s in np.arange(0.0, target_s, 0.5)
    ]
    assert listen(*states).count(step.text) == times


def blind(time_s: float) -> RunState:
    """The state while the camera gives no pictures."""
    return dataclasses.replace(at(time_s), source_problem="It stopped.")


def live_camera(state: RunState) -> RunState:
    """The same state of a run with a camera."""
    assert state.opened is not None
    return dataclasses.replace(state, opened=dataclasses.replace(state.opened, live=True))


def test_a_step_is_not_told_again_when_it_ends() -> None:
    step, following = Cue("instruction", "Sit tall and breathe."), Cue("instruction", "Rest.")
    now = [
        at(
            time_s,
            "cat-cow",
            cue=step,
            guidance=guide(held_s=max(0.0, time_s - 1.0), target_s=20.0),
            hold=HoldClock(max(0.0, time_s - 1.0), 20.0, running=True),
        )
        for time_s in np.arange(0.0, 21.0, 0.25)
    ]
    later = [at(21.0 + t, "cat-cow", cue=following, guidance=guide(repetitions=1)) for t in (0, 1)]
    said = listen(*now, *later)
    assert said == [step.text, "Halfway", "3", "2", "1", following.text]


def test_what_is_said_without_pictures_is_not_broken_off_by_the_next_one() -> None:
    asked = Cue("instruction", "Take a long step forward")
    states = [at(0), blind(1), at(1), *(at(20 + t, cue=asked) for t in (0.0, 0.6, 1.2))]
    announcer = Announcer(str)
    said = [each.text for state in states for each in announcer.update(state, "speaking")]
    assert said == [TEXTS["gone"]]


def test_nothing_of_the_end_is_said_that_the_next_exercise_would_break_off() -> None:
    did = fold_all([make_repetition(1.0)])
    ended = dataclasses.replace(at(1, step=Step.ENDED, session=did), ended_by="arms")
    states = [at(0, session=did), ended]
    more = [
        dataclasses.replace(each, request=dataclasses.replace(each.request, more_follows=True))
        for each in states
    ]
    assert (listen(*states), listen(*more)) == ([TEXTS["ended_early"]], [])


def test_a_pause_that_ends_without_pictures_says_that_they_are_gone() -> None:
    paused = dataclasses.replace(blind(1), step=Step.PAUSED)
    assert listen(at(0), blind(1), paused, blind(1)) == [TEXTS["gone"], "Paused", TEXTS["gone"]]


@pytest.mark.parametrize("kind", sorted(PATIENT))
def test_what_nobody_does_is_said_ever_less_often(kind: CueKind) -> None:
    asked = Cue(kind, "Take a long step forward")
    for_minutes = [at(float(second), cue=asked) for second in range(300)]
    count = len(listen(*for_minutes))
    assert 4 <= count <= 7
    assert (
        len(
            listen(
                *for_minutes,
                at(300.0, step=Step.PAUSED),
                at(301.0),
                *(at(302.0 + second, cue=asked) for second in range(60)),
            )
        )
        >= count + 4
    ), "after a pause it begins anew"


def test_a_pause_says_that_an_arm_goes_on() -> None:
    announcer = Announcer(str)
    announcer.follows_arms = True
    states = (at(0), dataclasses.replace(at(1), step=Step.PAUSED))
    live = [live_camera(state) for state in states]
    assert [each.text for state in live for each in announcer.update(state)] == [
        ARMS_PAUSED_CUE.text
    ]
