from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    ExerciseDone,
    FaultBegan,
    FaultEnded,
    GuidedStepBegan,
    GuidedStepDone,
    HoldBegan,
    HoldEnded,
    HoldPaused,
    HoldResumed,
    HoldStarted,
    TrialDone,
    ViewChanged,
)
from coach.window.replay.align import align
from coach.window.replay.compare import compare, describe_differences
from coach.window.replay.marks import TimelineMark, list_counted, list_marks
from coach.window.replay.timeline import find_boxes, find_share, find_time, list_ticks, place_marks
from tests.window.replay.samples import LUNGE, repetition

END = 20.0
MARKS = [
    pytest.param(
        [BodyFound(0.0), repetition(1, 3)], [("repetition", 1.0, 3.0, True)], id="a good repetition"
    ),
    pytest.param(
        [BodyFound(0.0), repetition(1, 3, "too_shallow")],
        [("repetition", 1.0, 3.0, False), ("fault", 2.0, 3.0, False)],
        id="a fault found at the turning point begins there",
    ),
    pytest.param(
        [
            BodyFound(0.0),
            FaultBegan(2.0, "trunk_leaning", None),
            FaultEnded(4.0, "trunk_leaning", None, 2.0),
        ],
        [("fault", 2.0, 4.0, False)],
        id="a fault",
    ),
    pytest.param(
        [
            BodyFound(0.0),
            HoldBegan(1.0, "left"),
            HoldPaused(2.0, "Trunk leaning"),
            HoldEnded(3.0, 1.0, 2.0, 1.0, "left", ()),
            HoldBegan(4.0, "left"),
            HoldStarted(8.0),
            HoldEnded(18.0, 8.0, 18.0, 10.0, "left", ()),
        ],
        [("hold", 8.0, 18.0, True)],
        id="a hold that ended before the countdown is none",
    ),
    pytest.param(
        [BodyFound(0.0), FaultBegan(2.0, "trunk_leaning", None)],
        [("fault", 2.0, END, False)],
        id="a fault that goes on",
    ),
    pytest.param(
        [
            BodyFound(0.0),
            HoldBegan(1.0, "left"),
            HoldPaused(3.0, "Trunk leaning"),
            HoldResumed(5.0),
            HoldEnded(9.0, 1.0, 8.5, 5.5, "left", ()),
        ],
        [("hold", 1.0, 8.5, True), ("pause", 3.0, 5.0, False)],
        id="a hold with a pause",
    ),
    pytest.param(
        [BodyFound(0.0), TrialDone(3.0, 1.0, 2.0, "left", None, (), "No plateau.")],
        [("trial", 1.0, 2.0, False)],
        id="no number",
    ),
    pytest.param(
        [BodyFound(2.0), BodyLost(5.0)],
        [("lost", 0.0, 2.0, False), ("lost", 5.0, END, False)],
        id="before and after",
    ),
    pytest.param([], [("lost", 0.0, END, False)], id="nobody is ever seen"),
    pytest.param(
        [BodyFound(0.0), ViewChanged(1.0, False, ("Turn.",)), ViewChanged(4.0, True, ())],
        [("view", 1.0, 4.0, False)],
        id="a bad view",
    ),
    pytest.param(
        [BodyFound(0.0), ViewChanged(1.0, False, ("Turn.",)), BodyLost(4.0)],
        [("view", 1.0, 4.0, False), ("lost", 4.0, END, False)],
        id="a bad view ends if the body is lost",
    ),
    pytest.param(
        [GuidedStepBegan(0.0, 1, "Roll."), GuidedStepDone(5.0, 1, 5.0)],
        [("step", 0.0, 5.0, True)],
        id="guided: no body is needed",
    ),
]


@pytest.mark.parametrize(("events", "expected"), MARKS)
def test_marks(events: list[Event], expected: list[Any]) -> None:
    assert [
        (mark.kind, mark.start_s, mark.end_s, mark.good) for mark in list_marks(events, LUNGE, END)
    ] == expected


def test_words_of_marks() -> None:
    marks = list_marks(
        [BodyFound(0.0), repetition(1, 3, "knee_past_toes"), repetition(4, 6, peak=None)],
        LUNGE,
        END,
    )
    counted = list_counted(marks)
    assert counted[0].words == "Repetition 1, left, 90°, Knee past the toes"
    assert counted[1].words == "Repetition 2, left, –, in good form"
    assert list_counted(marks, "right") == ()


def test_a_repetition_that_was_only_counted_is_neither_good_nor_faulty() -> None:
    counted = dataclasses.replace(repetition(1, 3, peak=None), only_counted=True)
    (shown,) = list_counted(list_marks([BodyFound(0.0), counted], LUNGE, END))
    assert shown.words == "Repetition 1, left, only counted"
    assert (shown.good, shown.judged) == (False, False)


@pytest.mark.parametrize(("only_counted", "judged"), [(True, False), (False, True)])
def test_a_trial_that_was_only_seen_is_neither_good_nor_faulty(
    only_counted: bool, judged: bool
) -> None:
    trial = TrialDone(3.0, 1.0, 2.0, "left", None, (), "Turn.", only_counted=only_counted)
    (shown,) = list_counted(list_marks([BodyFound(0.0), trial], LUNGE, END))
    assert shown.words == "Trial 1, left, no number, Turn."
    assert (shown.good, shown.judged) == (False, judged)


def mark(*events: Event) -> tuple[TimelineMark, ...]:
    return list_marks([BodyFound(0.0), *events], LUNGE, END)


THEN = mark(repetition(1, 3), repetition(4, 6, "too_shallow"))
DIFFERENCES = [
    pytest.param(THEN, [], id="the same"),
    pytest.param(
        mark(repetition(1.1, 3.1), repetition(4, 6, "too_shallow")), [], id="a little later"
    ),
    pytest.param(
        mark(repetition(1, 3)),
        [("gone", 4.0), ("gone", 5.0)],
        id="a repetition and its fault are gone",
    ),
    pytest.param(
        mark(repetition(1, 3), repetition(4, 6)),
        [("changed", 4.0), ("gone", 5.0)],
        id="a fault is gone",
    ),
    pytest.param(
        mark(repetition(1, 3, peak=95.0), repetition(4, 6, "too_shallow")),
        [("changed", 1.0)],
        id="another angle",
    ),
    pytest.param(
        mark(repetition(1, 3, side="right"), repetition(4, 6, "too_shallow")),
        [("changed", 1.0)],
        id="another leg",
    ),
    pytest.param(
        mark(repetition(1, 3, peak=None), repetition(4, 6, "too_shallow")),
        [("changed", 1.0)],
        id="no angle",
    ),
    pytest.param((*THEN, *mark(repetition(8, 9))), [("new", 8.0)], id="one more"),
]


@pytest.mark.parametrize(("today", "expected"), DIFFERENCES)
def test_differences(today: tuple[TimelineMark, ...], expected: list[Any]) -> None:
    assert [(difference.kind, difference.time_s) for difference in compare(THEN, today)] == expected


def test_words_of_differences() -> None:
    differences = compare(THEN, mark(repetition(1, 3)))
    assert differences[0].words == "Said then, not today: Repetition 2, left, 90°, Not deep enough"
    recorded = [repetition(1, 3), ExerciseDone(9.0)]
    assert (
        describe_differences((), recorded, recorded, finished=True)
        == "Today's rules say exactly what was said then."
    )
    assert describe_differences((), recorded, [repetition(1, 3.1)], finished=True).startswith(
        "Today's rules count the same."
    )
    assert describe_differences((), recorded[:1], recorded, finished=False).startswith(
        "The recording was cut off"
    )
    assert (
        describe_differences(differences, recorded, [], finished=True)
        == "2 differences from what was said then"
    )


def test_repetitions_are_aligned() -> None:
    here, there = (
        list_counted(mark(repetition(1, 3), repetition(5, 9))),
        list_counted(mark(repetition(2, 3), repetition(3, 4), repetition(5, 6))),
    )
    alignment = align(here, there)
    assert alignment.pairs == 2
    assert [alignment.place(time) for time in (1.0, 2.0, 3.0, 5.0, 7.0, 9.0)] == pytest.approx(
        [2.0, 2.5, 3.0, 3.0, 3.5, 4.0], abs=0.03
    )
    assert alignment.place(0.0) == pytest.approx(1.0)
    assert alignment.place(11.0) == pytest.approx(6.0)
    assert align((), there).place(4.0) == 4.0


lengths = st.lists(st.tuples(st.floats(0.0, 3.0), st.floats(0.1, 3.0)), max_size=6)


def make_marks(parts: list[tuple[float, float]]) -> list[TimelineMark]:
    marks, now = [], 0.0
    for pause, length in parts:
        marks.append(
            TimelineMark(
                "repetition", now + pause, now + pause + length, "", peak_s=now + pause + length / 2
            )
        )
        now += pause + length
    return marks


@given(lengths, lengths, st.lists(st.floats(-5.0, 30.0), min_size=2, max_size=5))
def test_alignment_never_goes_back(here: list[Any], there: list[Any], times: list[float]) -> None:
    alignment = align(make_marks(here), make_marks(there))
    placed = [alignment.place(time) for time in sorted(times)]
    assert placed == sorted(placed)


def test_boxes_on_the_timeline() -> None:
    today, then = mark(repetition(1, 3), repetition(12, 14)), mark(repetition(1, 3, "too_shallow"))
    boxes = place_marks(today, then, compare(then, today), (0.0, 10.0))
    assert [(box.lane, box.left, box.right, box.differs) for box in boxes] == [
        ("today", 0.1, pytest.approx(0.3), True),
        ("then", 0.1, pytest.approx(0.3), True),
        ("faults", 0.2, pytest.approx(0.3), True),
    ]
    assert find_boxes(boxes, "today", 0.31, 0.02) == boxes[:1]
    assert find_boxes(boxes, "view", 0.2) == ()


@given(st.floats(0.0, 100.0), st.floats(0.5, 1000.0), st.floats(0.0, 1.0))
def test_position_and_time_are_inverse(first: float, length: float, share: float) -> None:
    span = (first, first + length)
    assert find_share(find_time(share, span), span) == pytest.approx(share, abs=1e-6)
    ticks = list(list_ticks(span))
    assert len(ticks) <= 11
    assert all(-1e-6 <= place <= 1 + 1e-6 for place, _ in ticks)
