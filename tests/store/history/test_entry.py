"""The entry of a recording: what each side did, and how the body was turned."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    ExerciseDone,
    HoldBegan,
    HoldEnded,
    RepetitionDone,
    TrialDone,
)
from coach.exercise.tracking.session import fold_all
from coach.store.history.entry import Entry, find_tracked, measure_usual_yaw, summarise_recording
from coach.store.recordings.recording import open_recording
from tests.store.recorded import keep
from tests.synthetic import Camera, Stance, make_pose


def enter(folder: Path, events: Sequence[Event]) -> Entry:
    return summarise_recording(open_recording(keep(events, parent=folder)))


def test_each_side_has_what_it_did_itself(tmp_path: Path) -> None:
    entry = enter(
        tmp_path,
        [
            RepetitionDone(1.0, 0.1, 0.5, "left", 92.0, ("leaning",)),
            RepetitionDone(2.0, 1.1, 1.5, "left", 95.0, ()),
            HoldEnded(9.0, 2.0, 8.0, 6.0, "right", ()),
            HoldEnded(14.0, 10.0, 13.0, 3.0, "right", ("leaning",)),
            RepetitionDone(19.0, 16.0, 18.0, None, None, ()),
        ],
    )
    assert [
        (each.side, each.repetitions, each.clean_repetitions, each.holds, each.clean_holds)
        for each in entry.sides
    ] == [("left", 2, 1, 0, 0), ("right", 0, 0, 2, 1), (None, 1, 1, 0, 0)]
    right = entry.side("right")
    assert (right.held_s, right.longest_s) == (9.0, 6.0)
    assert (entry.side("left").longest_s, entry.side("left").range_result) == (0.0, None)


def test_a_result_belongs_to_its_side(tmp_path: Path) -> None:
    entry = enter(
        tmp_path,
        [
            TrialDone(2.0, 1.0, 1.9, "right", peak, (), error_deg=6.0)
            for peak in (100.0, 104.0, None)
        ],
    )
    (side,) = entry.sides
    assert side.range_result is not None
    assert (side.side, side.range_result.peak_deg, side.range_result.trials) == ("right", 102.0, 2)


TRACKED: list[tuple[list[Event], float]] = [
    ([BodyFound(1.0), BodyLost(3.0), BodyFound(5.0), ExerciseDone(9.0)], 6.0),
    ([BodyFound(1.0), BodyLost(3.0), BodyFound(5.0), HoldBegan(8.0, "left")], 5.0),
    ([BodyFound(1.0), BodyLost(3.0), HoldBegan(8.0, "left")], 2.0),
    ([], 0.0),
]


@pytest.mark.parametrize(("events", "tracked_s"), TRACKED)
def test_time_in_view_counts_to_the_last_event_of_what_was_cut_off(
    events: list[Event], tracked_s: float
) -> None:
    assert find_tracked(fold_all(events), events) == tracked_s


def test_the_usual_turn_has_no_sign_and_ignores_who_is_not_there() -> None:
    poses = [make_pose(Stance(), float(t), Camera(turn)) for t, turn in enumerate((10.0, -20.0))]
    assert measure_usual_yaw([*poses, empty_pose(9.0, 640, 480)]) == pytest.approx(15.0)
    assert math.isnan(measure_usual_yaw([empty_pose(9.0, 640, 480)]))
