from __future__ import annotations

import dataclasses

import pytest

from coach.body.landmarks import Side
from coach.exercise.tracking.events import Event, FaultBegan, FaultEnded, HoldEnded, TrialDone
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.session import Session, fold_all
from coach.exercise.tracking.uncounted.reasons import STAY_STILL
from coach.message import Message
from coach.store.exercises.loader import load_exercise
from coach.window.run.state import PreviousResults, RunRequest, Step
from coach.window.run_page.summary_text import MAX_FAULTS, RunSummary, make_summary, measure_good_s
from coach.window.run_page.text import IconText
from tests.window.fakes import make_repetition, make_state

LUNGE = load_exercise("lunge").exercise
COUCH = load_exercise("couch-stretch").exercise


def sum_up(
    exercise: str,
    *events: Event,
    before: PreviousResults | None = None,
    problem: str = "",
    record: bool = True,
    **seen: object,
) -> RunSummary:
    state = make_state(exercise, step=Step.ENDED, **seen)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, before=before)
    request = RunRequest(exercise, "0", record=record)
    return make_summary(
        dataclasses.replace(
            state, request=request, opened=opened, session=fold_all(events), problem=problem
        )
    )


def test_repetitions_name_faults_with_what_to_do() -> None:
    events = (
        make_repetition(3.0),
        make_repetition(6.0, "too_shallow"),
        make_repetition(9.0, "too_shallow"),
    )
    summary = sum_up("lunge", *events, problem="The end is damaged.")
    fault = LUNGE.fault("too_shallow")
    assert (summary.headline, summary.praise) == ("3 repetitions", "1 of 3 in good form")
    assert IconText("problem", f"{fault.title}, 2 times. {fault.fix}") in summary.lines
    assert IconText("problem", "The end is damaged.") in summary.lines
    assert IconText("good", "Front knee: best 90°") in summary.lines


def test_of_one_side_that_is_prescribed_the_other_is_not_missing() -> None:
    repetitions = [
        dataclasses.replace(make_repetition(3.0 * number), side="right") for number in range(1, 14)
    ]
    state = make_state("lunge", step=Step.ENDED)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, side="right")
    shown = dataclasses.replace(state, opened=opened, session=fold_all(repetitions))
    dose = LUNGE.dose
    assert dose.repetitions is not None
    words = f"Of the dose: right 13 of {dose.sets * dose.repetitions}"
    assert words in [line.text for line in make_summary(shown).lines]


def test_best_is_the_longest_row() -> None:
    events = [
        make_repetition(3.0 * number, *(("too_shallow",) if number == 3 else ()))
        for number in range(1, 7)
    ]
    assert IconText("good", "Best: 3 in a row in good form") in sum_up("lunge", *events).lines


@pytest.mark.parametrize(
    ("record", "words"),
    [(True, "no picture"), (False, "Nothing was saved")],
    ids=["saved", "not saved"],
)
def test_saved_is_said_as_it_is(record: bool, words: str) -> None:
    assert words in sum_up("lunge", make_repetition(3.0), record=record).saved


@pytest.mark.parametrize(
    ("blank", "record", "words"),
    [
        (True, True, "Saved on this computer: when and how long you did it"),
        (False, True, "Saved on this computer: the measured points, no picture"),
        (True, False, "Nothing was saved"),
    ],
    ids=["no camera", "camera", "not recorded"],
)
def test_without_a_camera_no_points_are_saved(blank: bool, record: bool, words: str) -> None:
    state = make_state("cat-cow", step=Step.ENDED)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, blank=blank)
    request = RunRequest("cat-cow", "", record=record)
    assert make_summary(dataclasses.replace(state, request=request, opened=opened)).saved == words


def test_time_in_good_form_is_what_no_fault_was_shown_in() -> None:
    """The summary does not take the first level of the couch stretch for a fault."""
    events: tuple[Event, ...] = (
        FaultBegan(10.0, "trunk_leaning", "left"),
        FaultEnded(14.0, "trunk_leaning", "left", 10.0),
        FaultBegan(12.0, "rear_shin_off_wall", "left"),
        FaultEnded(16.0, "rear_shin_off_wall", "left", 12.0),
        HoldEnded(40.0, 1.0, 39.0, 38.0, "left", ("trunk_leaning",)),
    )
    assert measure_good_s(fold_all(events)) == pytest.approx(32.0)
    summary = sum_up("couch-stretch", *events)
    assert not [line for line in summary.lines if "Trunk leaning" in line.text]
    assert [line for line in summary.lines if "Rear shin" in line.text]
    assert (summary.headline, summary.praise) == ("38 s held", "34 s in good form")


def test_last_time_is_told_and_better_is_a_tick() -> None:
    before = PreviousResults(
        fold_all([make_repetition(3.0, "too_shallow")]), "2026-01-31T12:00:00+00:00"
    )
    lines = sum_up("lunge", make_repetition(3.0), before=before).lines
    assert IconText("good", "Last time, 31 January 2026: 1 repetition, 0 in good form") in lines
    held = PreviousResults(
        fold_all([HoldEnded(70.0, 1.0, 61.0, 60.0, "left", ())]), "2026-01-31T12:00:00+00:00"
    )
    lines = sum_up("couch-stretch", HoldEnded(40.0, 1.0, 39.0, 38.0, "left", ()), before=held).lines
    assert IconText("open", "Last time, 31 January 2026: 60 s held") in lines


def test_trials_without_a_number_say_why() -> None:
    trials: dict[Side, tuple[float | None, ...]] = {"left": (None,), "right": (99.0,)}
    summary = sum_up(
        "hip-flexion-test",
        TrialDone(9.0, 3.0, 4.0, "left", None, (), "The knee was not bent."),
        trials=trials,
    )
    assert summary.headline.startswith("Left –   Right 99° ±")
    assert (
        IconText("open", "1 trial on the left gave no number: The knee was not bent.")
        in summary.lines
    )


def test_trials_without_a_number_for_the_same_reason_are_told_once() -> None:
    trials = [
        TrialDone(
            9.0 * number,
            9.0 * number - 3.0,
            9.0 * number - 1.0,
            "left",
            None,
            (),
            Message("Turn the camera: {degrees} off.", short="Turn the camera", degrees=degrees),
            only_counted=True,
        )
        for number, degrees in enumerate((34, 35, 36), 1)
    ]
    lines = [line for line in sum_up("hip-flexion-test", *trials).lines if "number" in line.text]
    words = "3 trials on the left gave no number: Turn the camera: 36 off."
    assert lines == [IconText("open", words)]


def test_the_commonest_faults_are_told_and_the_rest_named() -> None:
    names = [fault.name for fault in LUNGE.faults]
    assert len(names) > MAX_FAULTS
    events = [
        make_repetition(10.0 * index + number, name)
        for index, name in enumerate(names)
        for number in range(index + 1)
    ]
    problems = [line.text for line in sum_up("lunge", *events).lines if line.kind == "problem"]
    assert problems[0].startswith(LUNGE.fault(names[-1]).title)
    assert len(problems) == MAX_FAULTS + 1
    assert problems[-1].startswith("Also: ")


def test_nothing_done_says_what_the_dose_is() -> None:
    summary = sum_up("couch-stretch")
    assert (summary.headline, summary.praise, summary.lines) == (
        "Nothing held yet",
        "",
        (IconText("open", COUCH.dose.text),),
    )


@pytest.mark.parametrize(
    ("done", "headline"),
    [
        pytest.param(None, "0 of 5 steps", id="ended before the first picture"),
        pytest.param(0, "0 of 5 steps", id="ended in the first step"),
        pytest.param(2, "2 of 5 steps", id="ended in the third step"),
        pytest.param(5, "Done", id="done"),
    ],
)
def test_a_guided_exercise_is_done_after_its_last_step(done: int | None, headline: str) -> None:
    clock = None if done is None else HoldClock(3.0, 20.0, done < 5, done=done)
    state = make_state("deep-pelvic-breathing", step=Step.ENDED, hold=clock)
    if done is None:
        state = dataclasses.replace(state, feedback=None)
    assert make_summary(dataclasses.replace(state, session=Session())).headline == headline


@pytest.mark.parametrize("counted", [False, True])
def test_why_nothing_counted_is_said(counted: bool) -> None:
    state = make_state("side-lunge", step=Step.ENDED)
    events = (HoldEnded(9.0, 1.0, 8.0, 7.0, "left", ()),) * counted
    state = dataclasses.replace(state, session=fold_all(events), uncounted=STAY_STILL)
    line = IconText("problem", f"Nothing counted: {STAY_STILL}")
    assert (line in make_summary(state).lines) is not counted


def test_what_was_only_counted_is_not_in_good_form() -> None:
    only = dataclasses.replace(make_repetition(6.0), peak_deg=None, side=None, only_counted=True)
    summary = sum_up("bridge", make_repetition(3.0), only)
    assert (summary.headline, summary.praise) == ("2 repetitions", "1 of 2 in good form")
    assert IconText("open", "Counted without angles and faults: 1") in summary.lines
