"""Results of range-of-motion tests as JSON, compared with the norm and with earlier days."""

from __future__ import annotations

import pytest

from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.range_test.result import RangeResult
from coach.pipeline import Analysis
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise
from tests.report.results.summaries import FAILED, TRIALS, find_reason, tell


def test_a_range_of_motion() -> None:
    summary = tell("hip-flexion-test", TRIALS)
    right = summary["range_of_motion"]["right"]
    assert right["peak_deg"] == pytest.approx(115.0 - 2.0, abs=0.5)  # the hip is corrected
    assert right["peak_deg"] == right["trials"][0]["peak_deg"]
    assert right["uncertainty_deg"] > 0
    assert summary["range_of_motion"]["left"] is None
    assert find_reason(summary, "range_of_motion.left") == "The left leg was never raised."
    assert find_reason(summary, "range_of_motion.right") is None


def test_left_is_compared_with_right() -> None:
    summary = tell(
        "hip-flexion-test", [*TRIALS, *((seconds, stance.swapped()) for seconds, stance in TRIALS)]
    )
    motion = summary["range_of_motion"]
    between = summary["range_test"]["left_against_right"]
    assert between["difference_deg"] == pytest.approx(
        motion["left"]["peak_deg"] - motion["right"]["peak_deg"], abs=0.11
    )
    assert (between["real"], between["words"]) == (False, "no difference beyond error")


def test_the_test_says_what_it_measures_against() -> None:
    rule = load_exercise("hip-flexion-test").exercise.range_of_motion
    assert rule is not None
    test = tell("hip-flexion-test", TRIALS)["range_test"]
    assert test == {
        "norm_deg": rule.norm_deg,
        "norm_source": rule.norm_source,
        "typical_deg": [110.0, 130.0],
        "typical_source": rule.typical.source if rule.typical else None,
        "definition": rule.definition,
        "left_against_right": None,
        "direction": "up",
        "also": None,
        "also_definition": None,
    }


PEAKS = [
    pytest.param([], None, id="never tested before"),
    pytest.param([100.0], (12.0, 9.9, True, "a real gain"), id="more than before"),
    pytest.param([122.0], (-10.0, 9.9, True, "a real loss"), id="less than before"),
    pytest.param([110.0, 111.0], (1.5, 9.9, False, "within error of earlier days"), id="as before"),
]


@pytest.mark.parametrize(("earlier", "expected"), PEAKS)
def test_a_side_is_compared_with_the_norm_and_with_its_own_earlier_days(
    earlier: list[float], expected: tuple[float, float, bool, str] | None
) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    analysis = Analysis()
    analysis.add_events([TrialDone(4.0, 3.0, 3.9, "left", 112.0, ())])
    left_before = [RangeResult(peak, 7.0, 0.0, 3) for peak in earlier]
    summary = summarise(
        analysis, "hip-flexion-test", exercise, "clip.mp4", {"left": left_before, "right": []}
    )
    left = summary["range_of_motion"]["left"]
    keys = ("difference_deg", "needed_deg", "real", "words")
    words = dict(zip(keys, (-8.0, 17.0, False, "typical, within error"), strict=True))
    assert left["against_norm"] == {**words, "verdict": "within"}
    assert left["against_earlier"] == (dict(zip(keys, expected, strict=True)) if expected else None)
    assert summary["range_of_motion"]["right"] is None


def test_without_earlier_days_nothing_is_compared_with_them() -> None:
    assert tell("hip-flexion-test", TRIALS)["range_of_motion"]["right"]["against_earlier"] is None


def test_a_trial_without_credit_gives_its_reason() -> None:
    summary = tell("hip-flexion-test", FAILED)
    assert summary["range_of_motion"]["right"] is None
    assert find_reason(summary, "range_of_motion.right") == "The knee was not bent."
