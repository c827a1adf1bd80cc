from __future__ import annotations

from typing import Any

import pytest

from coach.cli.analyze.summary import format_summary
from coach.exercise.tracking.turned_picture import UPSIDE_DOWN
from coach.store.exercises.loader import load_exercise
from coach.translation import load_translations, use_translations

EMPTY: dict[str, Any] = {
    "schema_version": 1,
    "exercise": "lunge",
    "source": "lunge.mp4",
    "frames": 412,
    "duration_s": 20.6,
    "tracked_s": 20.1,
    "view": {"kind": "side", "facing": "left", "yaw_deg": 4.2, "ok": True, "problems": []},
    "repetitions": [],
    "holds": [],
    "faults": [],
    "range_of_motion": None,
    "range_test": None,
    "not_measured": [],
}
REPETITION = {
    "start_s": 1.2,
    "peak_s": 2.0,
    "end_s": 2.9,
    "side": "left",
    "peak_deg": 92.1,
    "faults": [],
}
FAULTY = {**REPETITION, "faults": ["knee_past_toes"], "peak_deg": None, "side": "right"}
FAULT = {"name": "knee_past_toes", "start_s": 1.8, "end_s": 2.2, "side": "left"}
HOLD = {"start_s": 3.1, "end_s": 13.4, "held_s": 10.1, "side": None, "faults": []}
TRIALS = [
    {"start_s": 4.0, "end_s": 5.1, "peak_deg": 117.4},
    {"start_s": 9.0, "end_s": 9.1, "peak_deg": None},
]
SIDE = {"peak_deg": 118.0, "uncertainty_deg": 4.0, "trials": TRIALS}
BELOW = {"difference_deg": -8.04, "needed_deg": 7.0, "real": True, "words": "below the norm"}
BETTER = {"difference_deg": 12.0, "needed_deg": 5.0, "real": True, "words": "a real gain"}
TEST = {
    "norm_deg": 120.0,
    "norm_source": "AAOS.",
    "definition": "Thigh against the floor.",
    "left_against_right": None,
}
ALIKE = {
    "difference_deg": 0.4,
    "needed_deg": 10.0,
    "real": False,
    "words": "no difference beyond error",
}
FINDING = {
    "meaning": "Short hip flexors.",
    "words": "too near to 0 degrees to tell",
    "source": "Kendall",
}
HELD = {"held_s": 12.5, "reached": False, "faults": ["leaning_back"]}

CASES = [
    pytest.param(
        {},
        "lunge in lunge.mp4: 20.6 s, somebody was seen for 20.1 s.",
        id="always says what and how long",
    ),
    pytest.param(
        {"repetitions": [REPETITION, FAULTY]},
        "Repetitions: 2 (1 left, 1 right), 1 without a fault.",
        id="repetitions by side",
    ),
    pytest.param(
        {"repetitions": [{**REPETITION, "only_counted": True, "peak_deg": None}] * 2},
        "Repetitions: 2 (2 left), only counted.",
        id="repetitions that could not be judged",
    ),
    pytest.param(
        {"repetitions": [REPETITION, {**REPETITION, "only_counted": True}]},
        "Repetitions: 2 (2 left), 1 without a fault.",
        id="one that could not be judged",
    ),
    pytest.param(
        {"repetitions": [REPETITION]}, "     1.2 to    2.9 s  92°", id="a repetition's angle"
    ),
    pytest.param(
        {"repetitions": [FAULTY]},
        "not measured  knee past toes",
        id="missing is said, faults in words",
    ),
    pytest.param(
        {"uncounted": [{"start_s": 3.2, "end_s": 8.1, "why": "Not far enough to count."}]},
        "  Not counted, 3.2 to    8.1 s: Not far enough to count.",
        id="what did not count, and why",
    ),
    pytest.param({"holds": [HOLD, HOLD]}, "Holds: 2, 20.2 s in all.", id="holds without a side"),
    pytest.param(
        {"faults": [FAULT, FAULT]}, "Fault: knee past toes, 2 times.", id="faults counted"
    ),
    pytest.param(
        {"range_of_motion": {"left": SIDE, "right": None}},
        "Range of motion, left: 118 +/- 4 degrees (trials: 117°, not measured).",
        id="a range with its uncertainty",
    ),
    pytest.param(
        {"range_of_motion": {"left": None, "right": {**SIDE, "uncertainty_deg": None}}},
        "Range of motion, right: 118 degrees (trials: 117°, not measured).",
        id="a range without its uncertainty",
    ),
    pytest.param(
        {
            "range_of_motion": {
                "left": {**SIDE, "against_norm": BELOW, "against_earlier": BETTER},
                "right": None,
            }
        },
        "    Against the norm: −8 degrees, below the norm.\n    Against earlier days: +12 "
        "degrees, a real gain.",
        id="against the norm and earlier days",
    ),
    pytest.param(
        {"range_of_motion": {"left": {**SIDE, "findings": [FINDING]}, "right": None}},
        "    Short hip flexors. Too near to 0 degrees to tell. (Kendall)",
        id="what a result means, and who says so",
    ),
    pytest.param(
        {"hold_test": {"target_s": 30.0, "left": HELD, "right": None, "left_against_right": None}},
        "  Held at height, left: 12.5 of 30 s  leaning back",
        id="a test of holding, one side",
    ),
    pytest.param(
        {
            "hold_test": {
                "target_s": 30.0,
                "left": HELD,
                "right": HELD,
                "left_against_right": {"difference_s": -2.0, "words": "less"},
            }
        },
        "  Left against right: −2.0 s, less.",
        id="a test of holding, both sides",
    ),
    pytest.param(
        {"guided_steps": [{"number": 1, "seconds": 60.0, "done": True, "text": "Roll."}]},
        "  Step 1, 60 s, over, not watched: Roll.",
        id="a guided step",
    ),
    pytest.param(
        {"range_test": TEST},
        "  Norm: 120 degrees. AAOS.\n  What is measured: Thigh against the floor.",
        id="what is measured, against which norm",
    ),
    pytest.param(
        {
            "range_of_motion": {"left": {**SIDE, "peak_deg": 118.4}, "right": SIDE},
            "range_test": {**TEST, "left_against_right": ALIKE},
        },
        "  Left against right: 0 degrees, no difference beyond error.\n  Norm: 120 degrees.",
        id="left against right",
    ),
    pytest.param(
        {"not_measured": [{"what": "angles", "why": "Too dark."}]},
        "Not measured: angles. Too dark.",
        id="why not measured",
    ),
    pytest.param(
        {"view": {**EMPTY["view"], "problems": ["Step back."]}},
        "The camera's view: Step back.",
        id="problems of the view",
    ),
    pytest.param(
        {"view": {**EMPTY["view"], "problems": [str(UPSIDE_DOWN)]}},
        "To turn the picture of a video: coach analyze FILE --rotate 90",
        id="how to turn the picture",
    ),
]


@pytest.mark.parametrize(("given", "line"), CASES)
def test_summary_says(given: dict[str, Any], line: str) -> None:
    assert line in "\n".join(format_summary({**EMPTY, **given}))


@pytest.mark.parametrize(
    "side",
    [{**SIDE, "against_norm": None, "against_earlier": None}, SIDE],
    ids=["nothing", "not even asked"],
)
def test_what_there_is_nothing_to_compare_with_is_not_compared(side: dict[str, Any]) -> None:
    said = "\n".join(
        format_summary(
            {**EMPTY, "range_of_motion": {"left": side, "right": None}, "range_test": TEST}
        )
    )
    assert "Against" not in said
    assert "against right" not in said


NAMED = [
    pytest.param("es", "Fallo: Rodilla por delante del pie, 2 veces.", id="counted"),
    pytest.param("es", "92°  Rodilla por delante del pie", id="of a repetition"),
    pytest.param("en", "Fault: Knee past the toes, 2 times.", id="English"),
    pytest.param("en", "Fault: gone, once.", id="no longer in the exercise"),
    pytest.param("en", "Not measured: Knee moving in. Turn.", id="what is not measured"),
]


@pytest.mark.parametrize(("language", "line"), NAMED)
def test_faults_have_the_titles_of_the_exercise(language: str, line: str) -> None:
    seen = {
        "faults": [FAULT, FAULT, {**FAULT, "name": "gone"}],
        "repetitions": [{**FAULTY, "peak_deg": 92.0}],
        "not_measured": [{"what": "faults.knee_caving_in", "why": "Turn."}],
    }
    use_translations(load_translations(language))
    told = list(format_summary({**EMPTY, **seen}, load_exercise("lunge").exercise))
    assert line in "\n".join(told)


def test_a_side_without_a_number_is_not_said() -> None:
    sides = {"left": None, "right": {**SIDE, "peak_deg": None}}
    assert len(list(format_summary({**EMPTY, "range_of_motion": sides}))) == 1


def test_nothing_counted_is_one_line() -> None:
    assert len(list(format_summary(EMPTY))) == 1
