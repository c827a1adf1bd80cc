"""Trials of a range test as repetitions, measured and only seen."""

from __future__ import annotations

from typing import Any

import pytest

from coach.cli.analyze.summary import format_summary
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.feedback import Uncounted
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.report.results.archive import make_row
from coach.report.results.table import summarise
from coach.report.text import list_repetitions
from coach.store.exercises.loader import load_exercise
from tests.report.results.summaries import find_reason
from tests.synthetic import Camera, Leg, lie, make_poses

EXERCISE = load_exercise("hip-flexion-test").exercise
MEASURED = TrialDone(9.0, 6.0, 8.0, "left", 112.34, ("other_leg_rising",), error_deg=7.0)
SEEN = TrialDone(19.0, 16.0, 18.0, "right", None, (), "Turn the camera.", only_counted=True)
REFUSED = TrialDone(29.0, 26.0, 28.0, "right", None, (), "The knee was not bent.")
UP = lie(Leg(110.0, 120.0))


def tell(*trials: TrialDone) -> dict[str, Any]:
    """The summary of a session with these trials."""
    analysis = Analysis(present=1, good_views=1, session=fold_all(trials))
    return summarise(analysis, "hip-flexion-test", EXERCISE, "clip.mp4")


CASES = [
    pytest.param((), [], id="nothing"),
    pytest.param(
        (MEASURED,),
        [
            {
                "start_s": 6.0,
                "peak_s": 7.0,
                "end_s": 8.0,
                "side": "left",
                "peak_deg": 112.3,
                "faults": ["other_leg_rising"],
            }
        ],
        id="measured",
    ),
    pytest.param(
        (SEEN,),
        [
            {
                "start_s": 16.0,
                "peak_s": 17.0,
                "end_s": 18.0,
                "side": "right",
                "peak_deg": None,
                "faults": [],
                "only_counted": True,
            }
        ],
        id="only seen",
    ),
    pytest.param((REFUSED,), [], id="not done as the test asks"),
]


@pytest.mark.parametrize(("trials", "repetitions"), CASES)
def test_what_was_done_as_the_test_asks_is_a_repetition(
    trials: tuple[TrialDone, ...], repetitions: list[dict[str, Any]]
) -> None:
    assert tell(*trials)["repetitions"] == repetitions


def test_a_trial_that_was_only_seen_has_its_reason_and_no_result() -> None:
    summary = tell(MEASURED, SEEN)
    assert summary["range_of_motion"]["right"] is None
    assert [trial["peak_deg"] for trial in summary["range_of_motion"]["left"]["trials"]] == [112.3]
    assert find_reason(summary, "range_of_motion.right") == "Turn the camera."
    words = "1 of 2 were only counted, by the movement that was seen."
    assert find_reason(summary, "angles and faults of repetitions") == words
    assert summary["dose"]["words"] == "left 1 of 3 trials, right not done"


def test_a_leg_that_did_nothing_is_told_apart_from_one_that_was_only_seen() -> None:
    assert find_reason(tell(SEEN), "range_of_motion.left") == "The left leg was never raised."


def test_lists_beside_the_trials_have_no_repetitions() -> None:
    summary = tell(MEASURED, SEEN)
    assert list_repetitions(summary) == []
    assert list_repetitions({**summary, "range_of_motion": None}) == summary["repetitions"]
    row = make_row(summary, EXERCISE, "0" * 64, "1")
    assert (row["repetitions"], row["median_peak_deg"], row["range_left_deg"]) == (
        None,
        None,
        112.3,
    )


def test_the_text_names_what_was_only_seen() -> None:
    lines = list(format_summary(tell(MEASURED, SEEN)))
    assert "  Repetitions: 1 (1 right), only counted." in lines
    assert not any("Repetitions" in line for line in format_summary(tell(MEASURED)))


UNCOUNTED = [
    pytest.param(SEEN, 10.0, 17.0, 0, id="the same movement"),
    pytest.param(SEEN, 10.0, 15.0, 1, id="an earlier movement"),
    pytest.param(REFUSED, 20.0, 27.0, 1, id="not done as the test asks"),
]


@pytest.mark.parametrize(("trial", "start_s", "end_s", "count"), UNCOUNTED)
def test_what_is_seen_in_the_end_is_not_listed_as_uncounted(
    trial: TrialDone, start_s: float, end_s: float, count: int
) -> None:
    analysis = Analysis()
    analysis.add_uncounted(Uncounted(start_s, "Turn the camera.", end_s))
    analysis.add_events([trial])
    assert len(analysis.uncounted) == count


@pytest.mark.parametrize("turned_deg", [0.0, 36.0], ids=["side view", "turned"])
def test_every_trial_is_one_repetition_from_any_side(turned_deg: float) -> None:
    script = [(3.0, lie()), *[(1.0, UP), (2.0, UP), (1.5, lie()), (2.0, lie())] * 3]
    poses = make_poses(script, Camera(turned_deg, "right"))
    summary = summarise(analyse(poses, Trainer(EXERCISE)), "hip-flexion-test", EXERCISE, "a.mp4")
    measured = turned_deg < EXERCISE.view.max_yaw_deg
    assert [each["peak_deg"] is not None for each in summary["repetitions"]] == [measured] * 3
    assert [each.get("only_counted", False) for each in summary["repetitions"]] == [
        not measured
    ] * 3
    assert summary["uncounted"] == []
    assert (summary["range_of_motion"]["right"] is not None) is measured
