from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from coach.body.landmarks import Side
from coach.body.view import View
from coach.errors import SourceError
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.turned_picture import TURNED
from coach.store.exercises.loader import load_exercise
from coach.window.run.state import RunRequest, RunResult, RunState
from coach.window.run.transitions import after_end
from coach.window.run_page import text as run_text
from coach.window.run_page.text import IconText, SideResult
from coach.window.translation.format import (
    format_angle,
    format_degrees,
    format_duration,
    format_seconds,
    name_angle,
)
from tests.window.fakes import SIDE_VIEW, make_feedback, make_repetition, make_state

LUNGE = load_exercise("lunge").exercise
COUCH = load_exercise("couch-stretch").exercise
RANGE = load_exercise("hip-flexion-test").exercise

DEGREES = [
    (114.4, "114°"),
    (53.46, "54°"),
    (-29.0, "−29°"),
    (-0.2, "0°"),
    (0.0, "0°"),
    (math.nan, "–"),
    (math.inf, "–"),
]
SECONDS = [(0.0, "0"), (38.96, "38"), (99.9, "99"), (100.0, "1:40"), (605.0, "10:05")]
ANGLES = [
    ("knee_flexion_left", "Left knee"),
    ("knee_flexion_front", "Front knee"),
    ("thigh_elevation_working", "Thigh"),
    ("trunk_lean", "Trunk lean"),
    ("", ""),
]


@pytest.mark.parametrize(("value", "expected"), DEGREES)
def test_degrees(value: float, expected: str) -> None:
    assert format_degrees(value) == expected


def test_ratio_has_no_degrees() -> None:
    assert format_angle("knee_past_toes_left", -0.126) == "−0.13"
    assert format_angle("knee_past_toes_left", math.nan) == "–"
    assert format_angle("knee_flexion_left", 90.4) == "90°"


@pytest.mark.parametrize(("value", "expected"), SECONDS)
def test_seconds(value: float, expected: str) -> None:
    assert format_seconds(value) == expected
    assert format_duration(value) == f"{expected} min" if ":" in expected else f"{expected} s"


@pytest.mark.parametrize(("name", "expected"), ANGLES)
def test_angles(name: str, expected: str) -> None:
    assert name_angle(name) == expected


def test_side() -> None:
    assert run_text.describe_side(LUNGE, "left") == "left leg in front"
    assert run_text.describe_side(LUNGE, None) == ""
    assert run_text.describe_side(LUNGE.model_copy(update={"side": "none"}), "left") == ""


CLOCKS = [
    pytest.param(
        HoldClock(0.0, 60.0, running=False), "Starts when you are in position", id="before"
    ),
    pytest.param(HoldClock(8.0, 60.0, running=True), "Keep it there", id="running"),
    pytest.param(
        HoldClock(8.0, 60.0, running=False, why_paused="Trunk upright"),
        "Waiting: Trunk upright",
        id="paused, with the reason",
    ),
    pytest.param(
        HoldClock(8.0, 60.0, running=False),
        "Waiting",
        id="paused for a blink, without a reason yet",
    ),
    pytest.param(HoldClock(2.0, 10.0, running=True, done=2), "2 holds done", id="some are done"),
]


@pytest.mark.parametrize(("clock", "expected"), CLOCKS)
def test_hold(clock: HoldClock, expected: str) -> None:
    assert run_text.describe_hold(clock) == expected


def turned(*problems: str) -> View:
    return dataclasses.replace(SIDE_VIEW, ok=False, problems=problems)


VIEWS = [
    pytest.param({"present": False}, (IconText("open", "Nobody in the picture yet"),), id="nobody"),
    pytest.param({}, (IconText("good", "Side view, all in sight"),), id="well"),
    pytest.param(
        {"view": turned()}, (IconText("open", "Looking for the right view"),), id="not yet"
    ),
    pytest.param({"view": turned("Turn.")}, (IconText("problem", "Turn."),), id="one problem"),
    pytest.param(
        {"view": turned("Turn.", "Light.")},
        (IconText("problem", "Turn."), IconText("open", "1 more after that")),
        id="the first of two",
    ),
    *(
        pytest.param(
            {"view": turned(problem, "Light.")},
            (IconText("problem", problem), IconText("open", "R turns the picture")),
            id=problem,
        )
        for problem in TURNED
    ),
]


@pytest.mark.parametrize(("changed", "notes"), VIEWS)
def test_view(changed: dict[str, Any], notes: tuple[IconText, ...]) -> None:
    assert run_text.list_view_lines(make_feedback(**changed)) == notes


def test_view_before_anything_was_seen() -> None:
    assert run_text.list_view_lines(None) == (IconText("open", "Nobody in the picture yet"),)


def test_readings_give_the_median_and_how_sure_it_is() -> None:
    state = make_state("hip-flexion-test", trials={"left": (112.0, None, 115.0, 114.0)})
    assert state.opened is not None
    assert state.feedback is not None
    left, right = run_text.list_side_results(state.opened, state.feedback)
    assert (left.side, left.value, left.trials) == ("left", "114°", "trials 112, –, 115, 114")
    assert left.error.startswith("± ")
    assert right == SideResult("right", "–", "", "3 trials to go")


@pytest.mark.parametrize(
    ("trials", "shown"),
    [
        ({"right": (112.0,)}, [("right", "112, 2 trials to go")]),
        ({"left": (95.0,)}, [("left", "trials 95"), ("right", "3 trials to go")]),
        ({}, [("right", "3 trials to go")]),
    ],
)
def test_a_side_that_is_not_to_be_measured_is_not_asked_for(
    trials: dict[Side, tuple[float, ...]], shown: list[tuple[str, str]]
) -> None:
    state = make_state("hip-flexion-test", trials=trials)
    assert state.opened is not None
    assert state.feedback is not None
    opened = dataclasses.replace(state.opened, side="right")
    results = run_text.list_side_results(opened, state.feedback)
    assert [(result.side, result.trials) for result in results] == shown


def test_phase_and_dots() -> None:
    assert run_text.describe_phase(make_feedback(phase="pause")) == "Waiting"
    assert run_text.describe_phase(make_feedback(phase=None)) == run_text.describe_phase(None) == ""
    session = fold_all(
        make_repetition(float(number), *(["too_shallow"] if number == 20 else []))
        for number in range(1, 21)
    )
    assert run_text.list_dots(session) == (True,) * 11 + (False,)
    counted = dataclasses.replace(make_repetition(21.0), only_counted=True)
    assert run_text.list_dots(fold_all([counted])) == (None,)


def test_not_watched_is_said_where_there_is_something() -> None:
    assert "back" in run_text.describe_not_watched(COUCH).lower()
    assert run_text.describe_not_watched(LUNGE.model_copy(update={"not_watched": ()})) == ""
    assert run_text.describe_measure(RANGE).startswith("Thigh against the surface")
    assert run_text.describe_measure(LUNGE) == ""


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("疼痛？举一只手臂。结束？举双臂。", 10, ("疼痛？举一只手臂。结", "束？举双臂。")),
        ("疼痛？举一只手臂。结束？举双臂。", 8, ("疼痛？举一只手", "臂。结束？举双臂。")),
        ("转动摄像头", 10, ("转动摄像头", "")),
        ("按 Enter 开始", 7, ("按 Enter", "开始")),
    ],
)
def test_a_chinese_cue_is_broken_between_characters(
    text: str, width: int, lines: tuple[str, str]
) -> None:
    assert run_text.break_into_two_lines(text, lambda line: len(line) <= width) == lines


def test_breaking_a_cue_into_two_lines() -> None:
    assert run_text.break_into_two_lines(
        "Turn the camera to the side", lambda text: len(text) <= 15
    ) == (
        "Turn the camera",
        "to the side",
    )
    assert run_text.break_into_two_lines("Unbreakable words", lambda text: False) == (
        "Unbreakable",
        "words",
    )


def test_failure_says_what_is_kept() -> None:
    error = SourceError("The camera is gone.", "Plug it in.")
    assert run_text.describe_failure(error, was_recorded=False) == (
        "The camera is gone.",
        "Plug it in.",
    )
    assert run_text.describe_failure(error, was_recorded=True)[1].endswith("is kept.")


OPENINGS = [
    ("0", "", "Opening the camera"),
    ("0", "Loading the pose model", "Loading the pose model"),
    ("clip.mp4", "Opening the camera", "Opening the camera: clip.mp4"),
    ("clip.mp4", "Loading the pose model", "Loading the pose model"),
]


@pytest.mark.parametrize(("source", "loading_text", "expected"), OPENINGS)
def test_opening(source: str, loading_text: str, expected: str) -> None:
    assert (
        run_text.describe_opening(RunState(RunRequest("lunge", source), loading_text=loading_text))[
            0
        ]
        == expected
    )


def test_end_before_the_first_picture() -> None:
    assert (
        run_text.describe_end(after_end(RunState(RunRequest("lunge", "0")), RunResult()))[0]
        == run_text.STOPPED_EARLY
    )
