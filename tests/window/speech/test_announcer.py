"""What is said for constructed states: one utterance at a time, by priority, with a cool-down."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.feedback import Cue
from coach.exercise.tracking.session import Session, fold_all
from coach.message import Message
from coach.window.run.cues import CONFIRM_CUE, WRONG_SIDES, choose_cue
from coach.window.run.state import EndedBy, RunResult, RunState, Step
from coach.window.run.transitions import after_end, after_end_request, after_stop
from coach.window.speech.announcement import TEXTS, AnnouncementKind
from coach.window.speech.announcer import Announcer, Utterance
from coach.window.speech.rules import RULES
from coach.window.speech.tones import SOUNDS, find_sound
from tests.window.fakes import FAULT, make_repetition
from tests.window.speech.announcer_states import LOST, Case, at, clock, ease, guide, listen

TURNED = Message("Turn the camera: {degrees} off.", short="Seen, not measured", degrees=34)
SEEN_ONLY = Session(trials=(TrialDone(1.0, 0.0, 1.0, "left", None, (), TURNED, only_counted=True),))
DID = fold_all([make_repetition(1.0)])
CONFIRMING = after_end_request(at(1, session=DID))
STOPPED = after_stop(CONFIRMING, "arms")
WRONG = guide(side="right", wrong_side="left")


def end(ended_by: EndedBy, **changed: Any) -> RunState:
    """The state after something ended the run early."""
    return dataclasses.replace(at(1, **{"step": Step.ENDED, **changed}), ended_by=ended_by)


def blind(time_s: float, **changed: Any) -> RunState:
    """The state while the camera gives no pictures."""
    return dataclasses.replace(at(time_s, **changed), source_problem="It stopped.")


PRAISE = Cue("praise", "Good")
UNCOUNTED = Cue("uncounted", "Not far enough to count", "Knee bend: 7 degrees more.")


CASES = [
    Case(
        "every repetition once",
        (at(0), at(2, repetitions=1), at(3, repetitions=1), at(5, repetitions=2)),
        ("1", "2"),
    ),
    Case("halfway", (at(0, repetitions=4), at(1, repetitions=5)), ("5. Halfway",)),
    Case("one more", (at(0, repetitions=8), at(1, repetitions=9)), ("9. One more",)),
    Case(
        "counts of the set, not of the run",
        (at(0, guidance=guide(), repetitions=10), at(1, guidance=guide(repetitions=1))),
        ("1",),
    ),
    Case(
        "countdown and go",
        (
            *(
                at(t, guidance=guide(step="starting", seconds_left=4.5 - t))
                for t in (0.0, 1.0, 1.6, 2.6, 3.6)
            ),
            at(4.5, guidance=guide()),
        ),
        ("3", "2", "1", "Go"),
    ),
    Case(
        "fault comes",
        (at(0), at(1, cue=FAULT), at(2, cue=FAULT)),
        ("Front knee back over the ankle",),
    ),
    Case(
        "fault that stays is said again after its cool-down",
        (at(0), *(at(t, cue=FAULT) for t in range(1, 12))),
        ("Front knee back over the ankle",) * 2,
    ),
    Case(
        "number before the fault, both said",
        (at(0), at(1, repetitions=1, cue=FAULT), at(2, repetitions=1, cue=FAULT)),
        ("1", FAULT.text),
    ),
    Case(
        "why nothing counts, once",
        (at(0), *(at(t, cue=UNCOUNTED) for t in range(1, 60)), at(60), at(61, cue=UNCOUNTED)),
        (UNCOUNTED.text,),
    ),
    Case("praise is not repeated", (at(0), *(at(t, cue=PRAISE) for t in range(1, 60))), ("Good",)),
    Case(
        "nobody, only after a while",
        (at(0, cue=LOST), at(0.5, cue=LOST), at(1.2, cue=LOST)),
        ("I cannot see you",),
    ),
    Case("nobody for a moment", (at(0, cue=LOST), at(0.5), at(2)), ()),
    Case(
        "paused by a key",
        (at(0), at(1, step=Step.PAUSED), at(2, step=Step.PAUSED), at(3)),
        ("Paused", "Going on"),
    ),
    Case(
        "hold: halfway, ten seconds, the last three",
        tuple(
            at(t, "couch-stretch", hold=clock(t))
            for t in (14.9, 15.1, 19.9, 20.1, 26.9, 27.1, 28.1, 29.1)
        ),
        ("Halfway", "Ten seconds", "3", "2", "1"),
    ),
    Case(
        "hold that goes on",
        (
            at(4, "couch-stretch", hold=clock(4, running=False, why_paused="Trunk upright")),
            at(5, "couch-stretch", hold=clock(4.1)),
        ),
        ("Going on",),
    ),
    Case(
        "hold done",
        (
            at(29, "couch-stretch", hold=clock(29.9)),
            at(30, "couch-stretch", hold=clock(0, running=False, done=1)),
        ),
        ("1 done. Let go.",),
    ),
    Case(
        "holds of the set, not of the run",
        (
            at(29, "couch-stretch", hold=clock(29.9, done=2), guidance=guide(held_s=29.9)),
            at(
                30,
                "couch-stretch",
                hold=clock(0, running=False, done=3),
                guidance=guide(repetitions=1),
            ),
        ),
        ("1 done. Let go.",),
    ),
    Case(
        "a step of a guided exercise is over: nothing is let go",
        (
            at(29, "cat-cow", hold=clock(29.9), guidance=guide(repetitions=0)),
            at(30, "cat-cow", hold=clock(0, done=1), guidance=guide(repetitions=1)),
        ),
        (),
    ),
    Case(
        "change of sides",
        (at(0, guidance=guide()), at(1, guidance=guide(step="resting", next_side="right"))),
        (TEXTS["right"],),
    ),
    Case(
        "rest between sets",
        (at(0, guidance=guide()), at(1, guidance=guide(step="resting", next_side="left"))),
        ("Rest",),
    ),
    Case(
        "the end of a rest",
        (at(0, guidance=guide(step="resting", next_side="left")), at(1, guidance=guide())),
        ("Next set",),
    ),
    Case(
        "the end of a change of sides, which is no other set",
        (
            at(0, guidance=guide(step="resting", next_side="right")),
            at(1, guidance=guide(side="right")),
        ),
        ("Go",),
    ),
    *(
        Case(
            f"a hold during the step {step} is not half over",
            (
                at(0, "couch-stretch", hold=clock(14.9), guidance=guide(step=step)),
                at(1, "couch-stretch", hold=clock(15.1), guidance=guide(step=step)),
                at(12, "couch-stretch", hold=clock(27.5), guidance=guide(step=step)),
            ),
            (),
        )
        for step in ("getting_ready", "starting", "resting")
    ),
    Case(
        "a countdown during the rest",
        (
            at(0, guidance=guide(step="resting", next_side="right", seconds_left=9.0)),
            at(1, guidance=guide(step="starting", side="right", seconds_left=2.9)),
        ),
        ("3",),
    ),
    Case(
        "done",
        (
            at(0, guidance=guide()),
            at(1, guidance=guide(step="done")),
            at(2, step=Step.ENDED, guidance=guide(step="done")),
        ),
        (TEXTS["done"],),
    ),
    Case("ended early", (at(0, cue=FAULT), at(0.1, step=Step.ENDED)), (FAULT.text, TEXTS["done"])),
    Case(
        "ended by pain",
        (at(0, session=DID), end("pain", step=Step.STOPPING), end("pain", session=DID)),
        (),
    ),
    Case("skipped", (at(0, session=DID), end("skip", session=DID)), ()),
    Case("ended with nothing done", (at(0), end("user")), (TEXTS["ended"],)),
    Case("ended with something done", (at(0), end("user", session=DID)), (TEXTS["ended_early"],)),
    Case(
        "ended with arms",
        (at(0, session=DID), CONFIRMING, STOPPED, after_end(STOPPED, RunResult())),
        (CONFIRM_CUE.text, TEXTS["ended_early"]),
    ),
    Case(
        "the picture is gone, and comes back",
        (at(0), blind(1, hold=clock(29.0), cue=PRAISE), blind(2, cue=PRAISE), at(3), at(4)),
        (TEXTS["gone"], TEXTS["back"]),
    ),
    Case(
        "the wrong side is named and not praised",
        (
            at(0, "couch-stretch", hold=clock(26)),
            *(
                at(t, "couch-stretch", hold=clock(26 + t), cue=PRAISE, guidance=WRONG)
                for t in (1.0, 2.5, 4.0)
            ),
        ),
        (WRONG_SIDES["left"].text,),
    ),
    Case(
        "the end once, also if the recording stops waiting for the pain after it",
        (
            at(0, session=DID),
            end("user", session=DID),
            end("user", step=Step.STOPPING, session=DID),
            end("user", session=DID),
        ),
        (TEXTS["ended_early"],),
    ),
    Case("something failed", (at(0), at(1, step=Step.FAILED)), (TEXTS["failed"],)),
    Case(
        "a trial is rounded as in the report, of tenths",
        (
            at(0, "hip-flexion-test", trials={}),
            at(1, "hip-flexion-test", trials={"left": (53.46,)}),
        ),
        ("54 degrees",),
    ),
    Case(
        "trials",
        (
            at(0, "hip-flexion-test", trials={}),
            at(1, "hip-flexion-test", trials={"left": (114.4,)}),
            at(
                5,
                "hip-flexion-test",
                trials={"left": (114.4, None)},
                session=Session(
                    trials=(TrialDone(5.0, 4.0, 5.0, "left", None, (), "The knee was not bent."),)
                ),
            ),
        ),
        ("114 degrees", "No number: The knee was not bent."),
    ),
    Case(
        "a trial that was seen and not measured, once though the cue says it, too",
        (
            at(0, "hip-flexion-test", trials={}),
            *(
                at(
                    second,
                    "hip-flexion-test",
                    trials={"left": (None,)},
                    cue=Cue("view", "Seen, not measured", TURNED),
                    session=SEEN_ONLY,
                )
                for second in (1, 2, 3, 4)
            ),
        ),
        ("Seen, not measured",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_said(case: Case) -> None:
    assert tuple(listen(*case.states)) == case.said


def test_why_a_trial_has_no_number_is_translated_before_it_is_filled_in() -> None:
    def translate(text: str) -> str:
        return f"<{text.template if isinstance(text, Message) else text}>"

    why = Message("Rest for {seconds:g} s.", seconds=2.0)
    trial = TrialDone(1.0, 0.0, 1.0, "left", None, (), why, only_counted=True)
    states = (
        at(0, "hip-flexion-test", trials={}),
        at(1, "hip-flexion-test", trials={"left": (None,)}, session=Session(trials=(trial,))),
    )
    announcer = Announcer(translate)
    said = [each.text for state in states for each in announcer.update(state)]
    assert said == ["<No number: <Rest for {seconds:g} s.>>"]


def test_the_same_state_again_says_nothing() -> None:
    state = at(1, repetitions=1)
    assert listen(at(0), state, state, state) == ["1"]


TIP = Cue("tip", "Deeper, if it feels fine")
LIMIT = Cue("limit", "Stop: 90 degrees reached")


def test_a_tip_is_said_once_a_set() -> None:
    times = [0.0, *(0.5 * number for number in range(1, 80))]
    first = [at(t, cue=TIP, guidance=guide()) for t in times]
    second = [at(40.0 + t, cue=TIP, guidance=guide(set_number=2)) for t in times]
    assert listen(*first, *second) == [TIP.text, TIP.text]


def test_with_pain_no_tip_is_said_but_every_fault() -> None:
    cues = [TIP, FAULT, TIP]
    states = [ease(at(4.0 * t, cue=cue, guidance=guide())) for t, cue in enumerate(cues)]
    assert listen(*states) == [FAULT.text]
    assert choose_cue(states[0]) is None


def test_a_limit_is_said_at_once_also_during_a_rest() -> None:
    resting = guide(step="resting", seconds_left=20.0)
    states = [at(0.0, guidance=resting), at(0.2, cue=LIMIT, guidance=resting)]
    assert listen(*states) == [LIMIT.text]
    assert choose_cue(states[1]) == LIMIT


def test_a_new_run_resets_the_count() -> None:
    first = (at(0), at(5, repetitions=1), at(6, step=Step.ENDED))
    assert listen(*first, at(0, step=Step.OPENING), at(0), at(1, repetitions=1)) == [
        "1",
        TEXTS["done"],
        "1",
    ]


def test_in_the_users_language() -> None:
    german = {"{count}. Halfway": "{count}. Die Hälfte", FAULT.text: "Knie zurück"}
    announcer = Announcer(lambda text: german.get(text, text))
    said = [
        utterance.text
        for state in (at(0, repetitions=4), at(1, repetitions=5), at(4, repetitions=5, cue=FAULT))
        for utterance in announcer.update(state)
    ]
    assert said == ["5. Die Hälfte", "Knie zurück"]


CUES = st.sampled_from(
    [None, FAULT, LOST, PRAISE, Cue("view", "Come closer"), Cue("pause", "Trunk upright")]
)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0.03, 3.0), CUES, st.integers(0, 1)), max_size=30))
def test_one_at_a_time_and_none_within_its_cool_down(
    steps: list[tuple[float, Cue | None, int]],
) -> None:
    announcer, now, count = Announcer(str), 0.0, 0
    said: list[tuple[float, Utterance]] = []
    for gap, cue, more in steps:
        now, count = now + gap, count + more
        utterances = announcer.update(at(now, cue=cue, repetitions=count))
        assert len(utterances) <= 1
        said += [(now, utterance) for utterance in utterances]
    last: dict[str, float] = {}
    for time_s, utterance in said:
        assert time_s - last.get(utterance.text, -1e9) >= RULES[utterance.kind].cooldown_s
        last[utterance.text] = time_s


def test_every_kind_has_a_rule_and_a_tone() -> None:
    assert set(RULES) == set(get_args(AnnouncementKind))
    assert sorted(RULES, key=lambda kind: -RULES[kind].priority) == list(get_args(AnnouncementKind))
    assert set(get_args(AnnouncementKind)) - set(SOUNDS) == {"praise"}
    paths = [find_sound(kind) for kind in SOUNDS]
    assert all(path is not None and path.is_file() for path in paths)


def test_the_end_of_a_run_does_not_cut_off_a_page_that_is_read() -> None:
    announcer = Announcer(str)
    announcer.update(at(0, session=DID), "idle")
    announcer.note_page("In an emergency, call the emergency number.")
    assert announcer.update(at(0.1, step=Step.ENDED, session=DID), "speaking") == ()
    assert announcer.update(at(0.1, step=Step.ENDED, session=DID), "idle") == ()
