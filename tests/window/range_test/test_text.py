from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from coach.body.view import View
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.range_test.result import RangeResult
from coach.exercise.tracking.session import Session
from coach.window.range_test.text import (
    compare_both,
    explain_missing,
    list_changes,
    list_marks,
    read_sides,
)
from coach.window.run.state import RunState
from coach.window.translation.format import format_degrees
from tests.window.fakes import SIDE_VIEW, make_state


def result(peak_deg: float) -> RangeResult:
    return RangeResult(peak_deg, 4.0, 0.0, 3)


def state(**changed: Any) -> RunState:
    return make_state("hip-flexion-test", main_angle="thigh_elevation_right", **changed)


BOTH = [
    pytest.param(
        {"left": (114.0,), "right": (95.0,)},
        "19° apart, more than the measuring error",
        "the right side moves less",
        id="right stiffer",
    ),
    pytest.param(
        {"left": (95.0,), "right": (114.0,)},
        "19° apart, more than the measuring error",
        "the left side moves less",
        id="left stiffer",
    ),
    pytest.param(
        {"left": (114.0,), "right": (109.0,)},
        "5° apart, within the measuring error",
        "no clear difference",
        id="within error",
    ),
    pytest.param(
        {"left": (114.0,), "right": (None,)}, "Measure both sides", "compare", id="one side"
    ),
    pytest.param({}, "", "", id="nothing yet"),
]


@pytest.mark.parametrize(("trials", "begins", "holds"), BOTH)
def test_comparison_of_sides(
    trials: dict[str, tuple[float | None, ...]], begins: str, holds: str
) -> None:
    words = compare_both(state(trials=trials))
    assert words.startswith(begins)
    assert holds in words
    assert bool(words) == bool(trials)


def test_of_one_side_that_is_prescribed_the_other_is_not_asked_for() -> None:
    both = state(trials={"right": (95.0, 96.0)})
    assert both.opened is not None
    shown = dataclasses.replace(both, opened=dataclasses.replace(both.opened, side="right"))
    assert compare_both(shown) == ""
    left, right = read_sides(shown)
    assert (left.trials, right.trials) == ((), ("trials 95, 96", "1 trial to go"))


def test_a_side_has_error_trials_and_norm() -> None:
    left, right = read_sides(state(trials={"left": (112.0, 115.0, 114.0), "right": (88.0, None)}))
    assert (left.value, left.error, left.lines) == (
        "114°",
        "± 7",
        ("trials 112, 115, 114", "typical, within error (110° to 130°)"),
    )
    assert right.lines == ("trials 88, –", "2 trials to go", "lower than typical (110° to 130°)")


def test_a_side_without_a_result_says_why() -> None:
    session = Session(
        trials=(TrialDone(5.0, 4.0, 5.0, "left", None, (), "The knee was not bent."),)
    )
    left, right = read_sides(dataclasses.replace(state(trials={"left": (None,)}), session=session))
    assert (left.value, left.error) == ("–", "")
    assert left.lines[-1] == "Not measured: the knee was not bent."
    assert right.lines == ("3 trials to go",)


def state_of_thomas_test(**changed: Any) -> RunState:
    return make_state("thomas-test", main_angle="thigh_elevation_right", **changed)


HANGING = [
    pytest.param(
        {"left": (12.0,), "right": (-9.0,)}, "the left side moves less", id="left stiffer"
    ),
    pytest.param(
        {"left": (-9.0,), "right": (12.0,)}, "the right side moves less", id="right stiffer"
    ),
]


@pytest.mark.parametrize(("trials", "stiffer"), HANGING)
def test_the_leg_that_hangs_down_less_is_the_stiffer_one(
    trials: dict[str, tuple[float | None, ...]], stiffer: str
) -> None:
    shown = state_of_thomas_test(trials=trials)
    assert stiffer in compare_both(shown)
    notes = {"left": read_sides(shown)[0].notes, "right": read_sides(shown)[1].notes}
    for side, (peak,) in trials.items():
        assert peak is not None
        words = "goes down less than typical" if peak > 7.0 else "typical, within error"
        assert notes[side] == (f"{words} ({format_degrees(-15.0)} to 0°)",)


@pytest.mark.parametrize(
    ("test", "now", "earlier", "gain"),
    [
        pytest.param("thomas-test", -5.0, 8.0, True, id="hangs lower"),
        pytest.param("thomas-test", 8.0, -5.0, False, id="hangs higher"),
        pytest.param("hip-flexion-test", 110.0, 95.0, True, id="bends more"),
        pytest.param("hip-flexion-test", 95.0, 110.0, False, id="bends less"),
    ],
)
def test_a_gain_is_more_range_of_motion(test: str, now: float, earlier: float, gain: bool) -> None:
    shown = make_state(test, main_angle="thigh_elevation_right", trials={"left": (now,)})
    (change,) = list_changes(shown, {"left": [result(earlier)]})
    assert (change.real, change.gain) == (True, gain)


CHANGES = [
    pytest.param([112.0, 111.0], ["Left +2°"], ["within error"], id="within error"),
    pytest.param([100.0], ["Left +14°"], ["a real change"], id="gain"),
    pytest.param([125.0], ["Left −11°"], ["a real change"], id="loss"),
    pytest.param([], [], [], id="the first time"),
]


@pytest.mark.parametrize(("earlier", "words", "verdicts"), CHANGES)
def test_changes_since_earlier_days(
    earlier: list[float], words: list[str], verdicts: list[str]
) -> None:
    changes = list(
        list_changes(
            state(trials={"left": (114.0,)}),
            {"left": [result(peak) for peak in earlier], "right": []},
        )
    )
    assert ([change.words for change in changes], [change.verdict for change in changes]) == (
        words,
        verdicts,
    )


MISSING = [
    pytest.param({"main_value": 87.0}, "", id="measured"),
    pytest.param(
        {"main_value": math.nan, "present": False},
        "Not measured: nobody is in the picture",
        id="nobody",
    ),
    pytest.param(
        {
            "main_value": math.nan,
            "view": View("front", "front", 80.0, ok=False, problems=("Turn the camera.",)),
        },
        "Not measured: turn the camera.",
        id="view",
    ),
    pytest.param(
        {"main_value": math.nan, "main_angle": ""},
        "Not measured: no leg is raised yet",
        id="side not known",
    ),
    pytest.param(
        {"main_value": math.nan, "view": SIDE_VIEW},
        "Not measured: the joints are not all seen",
        id="joints",
    ),
]


@pytest.mark.parametrize(("changed", "words"), MISSING)
def test_explain_missing(changed: dict[str, Any], words: str) -> None:
    assert (
        explain_missing(
            make_state("hip-flexion-test", **{"main_angle": "thigh_elevation_right", **changed})
        )
        == words
    )


def test_marks() -> None:
    shown = state(trials={"left": (112.0, None, 114.0), "right": ()})
    left, right = list_marks(shown, {"left": (result(100.0),)})
    assert (left.trials, left.result, left.earlier) == ((112.0, 114.0), 113.0, (100.0,))
    assert (right.trials, right.result, right.earlier) == ((), None, ())
