"""A draft says what was shown, within the limits of exercise files, and its notes are true."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import ExerciseError
from coach.exercise.authoring.demonstration import Demonstration, demonstrate
from coach.exercise.authoring.draft import draft_exercise
from coach.exercise.authoring.notes import note_measured
from coach.exercise.authoring.observed_angles import ObservedAngles, observe_angles
from coach.store.exercises.drafts import render_draft
from coach.store.exercises.loader import parse_exercise
from tests.exercise.authoring.demonstrations import (
    MARCH_RIGHT,
    SHOWN,
    STAND,
    repeat,
)
from tests.synthetic import make_poses


@cache
def show(what: str) -> tuple[ObservedAngles, Demonstration]:
    shown = next(shown for shown in SHOWN if shown.what == what)
    observed = observe_angles(make_poses(shown.script))
    return observed, demonstrate(observed)


def test_figures_are_taken_from_what_was_shown() -> None:
    observed, shown = show("march")
    rest, turned = draft_exercise("Mine", shown, observed)["figures"]
    assert (rest["name"], turned["name"]) == ("rest", "turn")
    assert rest["knee_flexion"] == pytest.approx([0, 0], abs=8)
    assert turned["knee_flexion"] == pytest.approx([90, 0], abs=8)
    assert turned["hip_flexion"] == pytest.approx([90, 0], abs=8)


def stretch(shown: Demonstration, seconds: float, times: int) -> Demonstration:
    """Return the same with its first part that often, each lasting and held that long."""
    part = dataclasses.replace(
        shown.parts[0], end_s=shown.parts[0].start_s + seconds, dwell_s=seconds
    )
    return dataclasses.replace(shown, parts=(part,) * times)


@pytest.mark.parametrize(
    ("what", "seconds", "times", "expected"),
    [
        ("march", 2.0, 3, {"repetitions": 3, "text": "3 times with each leg."}),
        ("march", 2.0, 250, {"repetitions": 200, "text": "200 times with each leg."}),
        ("march", 700.0, 1, {"repetitions": 1, "text": "Once with each leg."}),
        ("squat", 2.0, 2, {"repetitions": 2, "text": "2 times."}),
        (
            "held from the beginning",
            3.4,
            1,
            {"hold_s": 3.0, "repetitions": 1, "text": "Once, held for 3 seconds."},
        ),
        (
            "held from the beginning",
            2000.0,
            1,
            {"hold_s": 1800.0, "repetitions": 1, "text": "Once, held for 1800 seconds."},
        ),
    ],
)
def test_the_dose_is_what_was_shown(
    what: str, seconds: float, times: int, expected: dict[str, object]
) -> None:
    observed, shown = show(what)
    longer = stretch(shown, seconds, times)
    text = render_draft("Mine", longer, observed, "mine")
    dose = parse_exercise(text, "mine", Path("mine.toml")).exercise.dose
    assert {key: getattr(dose, key) for key in expected} == expected


@settings(max_examples=25, deadline=None)
@given(
    what=st.sampled_from([shown.what for shown in SHOWN]),
    seconds=st.floats(0.4, 5000.0),
    times=st.integers(1, 400),
    yaw_deg=st.one_of(st.floats(0, 60), st.just(float("nan"))),
)
def test_every_draft_passes_the_check(
    what: str, seconds: float, times: int, yaw_deg: float
) -> None:
    observed, shown = show(what)
    turned = dataclasses.replace(observed, yaw_deg=yaw_deg)
    text = render_draft("Mine", stretch(shown, seconds, times), turned, "mine")
    assert parse_exercise(text, "mine", Path("mine.toml")).exercise.title == "Mine"


@settings(max_examples=40, deadline=None)
@given(
    what=st.sampled_from([shown.what for shown in SHOWN]),
    seed=st.integers(0, 10**6),
    share=st.sampled_from([0.2, 0.5, 0.9]),
)
def test_a_demonstration_that_is_hardly_measured_is_drafted_or_refused(
    what: str, seed: int, share: float
) -> None:
    """Whole angles, and long times of others, are unknown."""
    observed, _ = show(what)
    random = np.random.default_rng(seed)
    angles = {name: column.copy() for name, column in observed.angles.items()}
    for column in angles.values():
        if random.random() < share:
            column[random.integers(len(column)) if random.random() < 0.5 else 0 :] = np.nan
    seen = dataclasses.replace(observed, angles=angles)
    try:
        shown = demonstrate(seen)
    except ExerciseError:
        return
    text = render_draft("Mine", shown, seen, "mine")
    assert parse_exercise(text, "mine", Path("mine.toml")).exercise.title == "Mine"


def test_an_angle_that_no_body_has_makes_no_movement() -> None:
    observed, shown = show("squat")
    bent = {
        name: column + 90.0 if name.startswith(shown.angle) else column
        for name, column in observed.angles.items()
    }
    assert demonstrate(dataclasses.replace(observed, angles=bent)).angle != shown.angle


@pytest.mark.parametrize(
    ("changed", "angle"),
    [({}, "hip_flexion"), ({"hip": np.nan}, "knee_flexion"), ({"hip": 200.0}, "knee_flexion")],
    ids=["measured", "never measured", "more than a hip can bend"],
)
def test_a_held_position_is_measured_by_an_angle_that_was_seen(
    changed: dict[str, float], angle: str
) -> None:
    observed, _ = show("one leg held from the beginning")
    angles = dict(observed.angles)
    for joint, degrees in changed.items():
        for name in (f"{joint}_flexion_right", f"{joint}_bend_right"):
            angles[name] = np.full_like(angles[name], degrees)
    shown = demonstrate(dataclasses.replace(observed, angles=angles))
    assert (shown.angle, shown.side) == (angle, "raised")
    assert shown.peak_deg == pytest.approx(90.0, abs=5.0)


def test_a_figure_that_would_be_refused_is_left_out() -> None:
    observed, shown = show("knee drawn up and held")
    wrong = dataclasses.replace(shown, peak=shown.rest)
    assert [figure["name"] for figure in draft_exercise("Mine", shown, observed)["figures"]] == [
        "pause",
        "hold",
    ]
    assert [figure["name"] for figure in draft_exercise("Mine", wrong, observed)["figures"]] == [
        "pause"
    ]


def test_a_leg_that_was_never_measured_makes_no_condition() -> None:
    observed, shown = show("one leg held from the beginning")
    hidden = {
        name: np.full_like(column, np.nan) if name.endswith("_left") else column
        for name, column in observed.angles.items()
    }
    seen = dataclasses.replace(observed, angles=hidden)
    found = demonstrate(seen)
    words = [one["angle"] for one in draft_exercise("Mine", found, seen)["hold"]["when"]]
    assert words == ["trunk_lean", "hip_flexion_near", "knee_flexion_near"]
    assert [one["angle"] for one in draft_exercise("Mine", shown, observed)["hold"]["when"]] == [
        "trunk_lean",
        "hip_flexion_working",
        "hip_flexion_other",
        "knee_flexion_working",
        "knee_flexion_other",
    ]


@pytest.mark.parametrize(
    ("what", "true", "untrue"),
    [
        (
            "march",
            ["moved most", "Shown: 9", "Slower movements are not counted", "Faster ones are"],
            ["held", "Nothing moved", "Shown were", "is none"],
        ),
        (
            "knee drawn up and held",
            ["furthest and stayed there", "Held at: 1", "rest, degrees"],
            ["moved most", "Slower", "Held were", "At the turning point"],
        ),
        (
            "held from the beginning",
            ["Nothing moved", "Held at: ", "others can look the same"],
            ["moved most", "rest, degrees", "Slower", "furthest"],
        ),
    ],
)
def test_the_notes_are_true_of_what_was_shown(
    what: str, true: list[str], untrue: list[str]
) -> None:
    observed, shown = show(what)
    notes = "\n".join(note_measured(shown).values())
    assert [words for words in true if words not in notes] == []
    assert [words for words in untrue if words in notes] == []
    assert ("rest_deg" in draft_exercise("Mine", shown, observed)) is shown.moved
    text = render_draft("Mine", shown, observed, "mine")
    assert [line for line in notes.splitlines() if f"# {line}" not in text] == []


@pytest.mark.parametrize(("left", "times"), [(0, 3), (2, 3), (3, 3), (4, 4)])
def test_the_dose_is_of_the_leg_that_did_more(left: int, times: int) -> None:
    script = [*repeat(MARCH_RIGHT, 3), *(repeat(MARCH_RIGHT.swapped(), left) if left else [])]
    observed = observe_angles(make_poses([*script, (1.0, STAND)]))
    dose = draft_exercise("Mine", demonstrate(observed), observed)["dose"]
    assert (dose["repetitions"], dose["per_side"]) == (times, True)
