"""Times, errors and usual problems in the JSON of results."""

from __future__ import annotations

from collections import Counter

import pytest

from coach.exercise.tracking.events import HoldEnded, RepetitionDone
from coach.pipeline import Analysis
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise
from tests.report.results.summaries import find_reason


def test_times_are_told_to_a_thousandth_and_what_is_known_of_a_hold_only_if_it_is() -> None:
    exercise = load_exercise("couch-stretch").exercise
    analysis = Analysis()
    analysis.add_events(
        [
            HoldEnded(9.0, 1.23456, 8.76543, 7.00049, "left", ("leaning",)),
            HoldEnded(19.0, 11.0, 18.0, 7.0, "right", (), "upright", 4),
            RepetitionDone(23.45678, 20.12345, 21.98765, "left", 90.06, ()),
        ]
    )
    summary = summarise(analysis, "couch-stretch", exercise, "clip.mp4")
    times = {"start_s": 1.235, "end_s": 8.765, "held_s": 7.0}
    first, second = summary["holds"]
    assert first == {**times, "side": "left", "faults": ["leaning"]}
    assert (second["level"], second["swings"]) == ("upright", 4)
    (done,) = summary["repetitions"]
    assert [done[key] for key in ("start_s", "peak_s", "end_s", "peak_deg")] == [
        20.123, 21.988, 23.457, 90.1,
    ]  # fmt: skip


def test_errors_of_angles_are_means_over_the_poses_in_which_they_were_measured() -> None:
    exercise = load_exercise("lunge").exercise
    analysis = Analysis(
        frames=40,
        present=30,
        good_views=30,
        measured=Counter({"trunk_lean": 20, "knee_past_toes_left": 10}),
        errors={"trunk_lean": 75.1, "knee_past_toes_left": 1.23456},
    )
    assert summarise(analysis, "lunge", exercise, "clip.mp4")["angle_errors"] == {
        "trunk_lean": {"measured": 0.667, "error": 3.75},
        "knee_past_toes_left": {"measured": 0.333, "error": 0.1235},
    }


USUAL = [
    pytest.param(100, 50, True, ["Come closer."], id="half of the time"),
    pytest.param(100, 10, True, [], id="now and then"),
    pytest.param(40, 60, False, ["Come closer."], id="most of the time"),
]


@pytest.mark.parametrize(("good", "count", "ok", "problems"), USUAL)
def test_a_problem_that_was_there_for_long_is_told(
    good: int, count: int, ok: bool, problems: list[str]
) -> None:
    exercise = load_exercise("lunge").exercise
    analysis = Analysis(
        frames=100,
        present=100,
        good_views=good,
        problems=Counter({"Come closer": count}),
        words={"Come closer": "Come closer."},
    )
    summary = summarise(analysis, "lunge", exercise, "clip.mp4")
    assert (summary["view"]["ok"], summary["view"]["problems"]) == (ok, problems)
    what = "angles while a problem was there" if ok else "angles"
    assert find_reason(summary, what) == (problems[0] if problems else None)
