"""A session is folded from events."""

from __future__ import annotations

import math

import pytest

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
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.tracking.session import (
    FaultInterval,
    GuidedStepRecord,
    Session,
    drop_false_starts,
    drop_faults,
    fold,
    fold_all,
)

REPETITION = RepetitionDone(3.0, 1.0, 2.0, "left", 90.0, ())
HOLD = HoldEnded(9.0, 3.0, 8.0, 5.0, "right", ())
TRIALS = (
    TrialDone(4.0, 3.0, 3.9, "left", 118.0, ()),
    TrialDone(8.0, 7.0, 7.9, "left", None, (), "The knee was not bent."),
    TrialDone(9.0, 8.0, 8.9, "left", 116.0, ()),
    TrialDone(9.9, 9.0, 9.8, "right", 121.0, ()),
)


@pytest.mark.parametrize(
    "event",
    [HoldBegan(1.0, "left"), HoldPaused(1.0, "Why"), HoldResumed(1.0), ViewChanged(1.0, True, ())],
    ids=lambda event: type(event).__name__,
)
def test_what_is_only_told_changes_nothing(event: Event) -> None:
    assert fold(Session(), event) == Session()


def test_what_is_counted_is_kept() -> None:
    session = fold_all([REPETITION, HOLD, *TRIALS])
    assert (session.repetitions, session.holds, session.trials) == ((REPETITION,), (HOLD,), TRIALS)
    assert session.sides == ("left", "right")
    assert session.peaks("left") == [118.0, 116.0]
    assert session.peaks("right") == [121.0]


def test_errors_and_second_angles_are_those_of_the_side() -> None:
    session = fold_all(
        [
            TrialDone(2.0, 1.0, 1.9, "left", 110.0, (), error_deg=6.0, also_deg=80.0),
            TrialDone(4.0, 3.0, 3.9, "left", 112.0, (), also_deg=82.0, also_error_deg=15.0),
            TrialDone(6.0, 5.0, 5.9, "left", None, (), "Why", error_deg=9.0),
            TrialDone(8.0, 7.0, 7.9, "right", 120.0, (), error_deg=8.0),
            TrialDone(9.0, 8.0, 8.9, "right", 121.0, (), also_error_deg=12.0),
        ]
    )
    for side, errors, angles, angle_errors in (
        ("left", [6.0], [80.0, 82.0], [15.0]),
        ("right", [8.0], [], []),
    ):
        assert session.peak_errors(side) == errors
        assert session.second_angles(side) == angles
        assert session.second_angle_errors(side) == angle_errors


def test_a_step_ends_by_its_number() -> None:
    events: list[Event] = [
        GuidedStepBegan(0.0, 1, "Roll"),
        GuidedStepDone(3.0, 1, 3.0),
        GuidedStepBegan(3.0, 2, "Rest"),
    ]
    assert fold_all(events).steps == (
        GuidedStepRecord(1, "Roll", 0.0, 3.0),
        GuidedStepRecord(2, "Rest", 3.0, None),
    )


def test_what_belongs_to_no_side_has_none() -> None:
    assert fold(Session(), RepetitionDone(3.0, 1.0, 2.0, None, None, ())).sides == ()
    assert fold(Session(), HOLD).sides == ("right",)


@pytest.mark.parametrize(
    ("events", "tracked_s"),
    [
        ([BodyFound(1.0), BodyLost(4.0), BodyFound(6.0), ExerciseDone(8.5)], 5.5),
        ([BodyFound(1.0)], 0.0),
        ([ExerciseDone(8.0)], 0.0),
        ([BodyFound(1.0), BodyLost(4.0), ExerciseDone(8.0)], 3.0),
    ],
    ids=["found twice", "still there", "never found", "lost before the end"],
)
def test_the_time_in_which_somebody_was_there(events: list[Event], tracked_s: float) -> None:
    assert fold_all(events).tracked_s == tracked_s


def test_a_fault_is_open_until_it_ends() -> None:
    session = fold(Session(), FaultBegan(1.3, "leaning", "left"))
    assert (session.faults[0].name, session.faults[0].start_s) == ("leaning", 1.3)
    assert math.isnan(session.faults[0].end_s)
    session = fold_all(
        [FaultBegan(1.5, "swaying", "left"), FaultEnded(2.0, "leaning", "left", 1.0)], session
    )
    assert [fault.name for fault in session.faults] == ["swaying", "leaning"]
    assert session.faults[1] == FaultInterval("leaning", 1.0, 2.0, "left")


def test_the_same_fault_twice_is_two() -> None:
    events = [
        FaultBegan(1.3, "a", None),
        FaultEnded(2.0, "a", None, 1.0),
        FaultBegan(3.3, "a", None),
        FaultEnded(4.0, "a", None, 3.0),
    ]
    assert fold_all(events).faults == (
        FaultInterval("a", 1.0, 2.0, None),
        FaultInterval("a", 3.0, 4.0, None),
    )


def repeat(start_s: float, *faults: str) -> RepetitionDone:
    return RepetitionDone(start_s + 2.0, start_s, start_s + 1.0, "left", 60.0, faults)


JUDGED = [
    pytest.param(
        [repeat(1.0, "shallow")], [("shallow", 2.0, 3.0)], id="judged at the turning point"
    ),
    pytest.param(
        [
            FaultBegan(1.5, "leaning", "left"),
            repeat(1.0, "leaning"),
            FaultEnded(3.0, "leaning", "left", 1.2),
        ],
        [("leaning", 1.2, 3.0)],
        id="shown and not yet ended",
    ),
    pytest.param(
        [
            FaultBegan(1.5, "leaning", "left"),
            FaultEnded(2.5, "leaning", "left", 1.2),
            repeat(1.0, "leaning", "shallow"),
        ],
        [("leaning", 1.2, 2.5), ("shallow", 2.0, 3.0)],
        id="shown and judged",
    ),
    pytest.param(
        [repeat(1.0, "shallow"), repeat(4.0, "shallow")],
        [("shallow", 2.0, 3.0), ("shallow", 5.0, 6.0)],
        id="judged twice",
    ),
    pytest.param(
        [repeat(1.0, "shallow"), repeat(3.0, "shallow")],
        [("shallow", 2.0, 3.0), ("shallow", 4.0, 5.0)],
        id="judged twice without a rest in between",
    ),
]


@pytest.mark.parametrize(("events", "expected"), JUDGED)
def test_faults_of_repetitions_are_told_once_each(
    events: list[Event], expected: list[tuple[str, float, float]]
) -> None:
    assert [
        (fault.name, fault.start_s, fault.end_s) for fault in fold_all(events).faults
    ] == expected


def test_faults_can_be_dropped_by_name() -> None:
    events: list[Event] = [
        FaultBegan(1.0, "a", None),
        FaultBegan(2.0, "b", None),
        HoldEnded(9.0, 3.0, 8.0, 5.0, "right", ("a", "b")),
    ]
    session = fold_all(events)
    assert drop_faults(session, frozenset()) is session
    left = drop_faults(session, frozenset({"a"}))
    assert [fault.name for fault in left.faults] == ["b"]
    assert [hold.faults for hold in left.holds] == [("b",)]


FALSE_STARTS = (
    HoldBegan(1.0, "right"),
    HoldPaused(1.4, "Why"),
    HoldEnded(2.0, 1.0, 1.5, 0.5, "right", ()),
    HoldBegan(2.5, "right"),
    HoldEnded(2.9, 2.5, 2.9, 0.4, "right", ("trunk_leaning",)),
)
HELD = (HoldBegan(3.0, "right"), HoldStarted(5.0), HoldPaused(6.0, "Why"), HoldResumed(6.5))
LATER = (HOLD, HoldBegan(10.0, "left"), HoldStarted(12.0), HoldEnded(20, 12, 20, 8, "left", ()))
LATER_FALSE_STARTS = (
    HoldBegan(30.0, "left"),
    HoldPaused(30.4, "Why"),
    HoldEnded(31.0, 30.0, 30.5, 0.5, "left", ()),
    HoldBegan(31.5, "left"),
    HoldEnded(31.9, 31.5, 31.9, 0.4, "left", ()),
)
LAST = HoldEnded(50.0, 40.0, 50.0, 10.0, "left", ())


@pytest.mark.parametrize(
    ("rest_start_s", "counts"), [(20.0, False), (None, True)], ids=["now", "earlier versions"]
)
def test_a_hold_that_ended_before_the_countdown_of_a_later_set_is_none(
    rest_start_s: float | None, counts: bool
) -> None:
    last = (HoldBegan(35.0, "left"), HoldStarted(40.0, rest_start_s), LAST)
    false = LATER_FALSE_STARTS if counts else ()
    events = (*FALSE_STARTS, *HELD, *LATER, *LATER_FALSE_STARTS, *last)
    ended = [each for each in false if isinstance(each, HoldEnded)]
    assert fold_all(events).holds == (HOLD, LATER[-1], *ended, LAST)
    assert list(drop_false_starts(events)) == [*HELD, *LATER, *false, *last]


def test_a_hold_that_ended_before_the_countdown_is_none() -> None:
    events = (BodyFound(0.0), *FALSE_STARTS, *HELD, *LATER)
    session = fold_all(events)
    assert session.holds == (HOLD, LATER[-1])
    assert list(drop_false_starts(events)) == [BodyFound(0.0), *HELD, *LATER]


@pytest.mark.parametrize("events", [(), FALSE_STARTS, (HoldStarted(5.0), HOLD)])
def test_without_a_countdown_or_a_false_start_every_hold_counts(events: tuple[Event, ...]) -> None:
    assert list(drop_false_starts(events)) == list(events)
    assert fold_all(events).holds == tuple(each for each in events if isinstance(each, HoldEnded))
