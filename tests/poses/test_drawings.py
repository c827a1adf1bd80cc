"""Every shipped exercise is drawn, and a drawing shows what the steps say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from coach.body.body_outline import draw_figure
from coach.body.drawing.drawn_objects import HIP_BONE, LOWEST_RIB, NAVEL, PELVIS_RIM
from coach.body.drawing.shapes import measure_bounds
from coach.body.posture import ObjectKind
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure, FigureObject
from coach.exercise.definition.figure_choice import choose_figures, choose_step_figures, is_mirrored
from coach.exercise.tracking.arm_signal import find_arm_use
from coach.store.exercises.loader import list_exercises, load_exercise

ALL = {name: load_exercise(name).exercise for name in list_exercises()}
GUIDED = {name: each for name, each in ALL.items() if each.kind == "guided"}
FIGURES = [
    pytest.param(exercise, figure, id=f"{name}: {figure.name}")
    for name, exercise in ALL.items()
    for figure in exercise.figures
]
FLOATING_M = 0.03
"""Height above the ground at which the drawing of an object still looks right."""
WORKING_LEG = re.compile(r"\b(right|left) ankle\b", re.IGNORECASE)
SIDE = re.compile(r"\b(right|left)\b", re.IGNORECASE)
OBJECTS: dict[str, set[ObjectKind]] = {
    "foam-roll": {"roller"},
    "glute-release": {"ball", "wall"},
    "heat": {"warm_pack"},
    "heat-and-ice": {"warm_pack", "cold_pack"},
    "ice": {"cold_pack"},
    "iliacus-release": {"ball"},
    "iliacus-release-levels": {"ball"},
    "inner-heel-acupressure": {"spot"},
    "lateral-band-walk": {"band"},
    "lunge-walk": {"wall"},
    "positional-release": {"chair", "spot"},
    "psoas-release": {"ball"},
    "psoas-release-levels": {"ball"},
    "quadratus-release": {"ball", "wall"},
    "seated-glute-squeeze": {"muscle"},
    "thigh-roller-massage": {"stick"},
}
"""Exercise -> what its steps ask for, beside the seat of somebody who sits."""


@pytest.mark.parametrize("name", ALL)
def test_every_exercise_is_drawn(name: str) -> None:
    assert choose_figures(ALL[name])


@pytest.mark.parametrize("name", GUIDED)
def test_what_the_steps_ask_for_is_drawn(name: str) -> None:
    shown = {each.kind for figure in GUIDED[name].figures for each in figure.objects}
    assert shown - {"bones"} == OBJECTS.get(name, set())
    first = {each.kind for figure in choose_figures(GUIDED[name]) for each in figure.objects}
    assert first or name not in OBJECTS or name == "lunge-walk", "at once, not in a later step"


@pytest.mark.parametrize("name", GUIDED)
def test_every_position_is_shown_somewhere(name: str) -> None:
    exercise = GUIDED[name]
    shown = {
        figure.name
        for index in range(len(exercise.guide))
        for figure in choose_step_figures(exercise, index)
    }
    assert shown | {each.name for each in choose_figures(exercise)} == {
        figure.name for figure in exercise.figures
    }


STEPS = [
    pytest.param(exercise, index, id=f"{name}: {index + 1}")
    for name, exercise in GUIDED.items()
    for index, step in enumerate(exercise.guide)
    if SIDE.search(step.text)
]


@pytest.mark.parametrize(("exercise", "index"), STEPS)
def test_a_step_shows_the_side_that_it_names(exercise: Exercise, index: int) -> None:
    text = exercise.guide[index].text
    named = WORKING_LEG.search(text) or SIDE.search(text)
    assert named is not None
    assert is_mirrored(exercise, index) is (named[1].lower() == "left")


@pytest.mark.parametrize(("exercise", "figure"), FIGURES)
def test_a_drawing_stands_on_the_ground_and_has_the_size_of_a_body(
    exercise: Exercise, figure: Figure
) -> None:
    shapes = draw_figure(figure, exercise.view.kinds[0])
    left, top, right, bottom = measure_bounds(shapes)
    assert 0.3 < right - left < 2.5
    assert 0.25 < bottom - top < 2.2
    things = [shape for shape in shapes if shape.tone == "object"]
    body = [shape for shape in shapes if shape.tone in ("far", "body", "working", "front")]
    if things and not figure.detail and figure.seen_from != "above":
        assert measure_bounds(things)[3] <= measure_bounds(body)[3] + FLOATING_M


def find_object(name: str, kind: ObjectKind, figure: str) -> FigureObject:
    position = next(each for each in ALL[name].figures if each.name == figure)
    return next(each for each in position.objects if each.kind == kind)


BALLS = [(name, figure.name) for name, exercise in GUIDED.items() for figure in exercise.figures
         if "psoas" in name and any(each.kind == "ball" for each in figure.objects)]  # fmt: skip


@pytest.mark.parametrize(("name", "figure"), BALLS)
def test_the_ball_of_the_psoas_is_half_way_between_navel_and_hip_bone(
    name: str, figure: str
) -> None:
    ball = find_object(name, "ball", figure)
    middle = [(one + two) / 2.0 for one, two in zip(NAVEL, HIP_BONE, strict=True)]
    assert [ball.along, ball.across] == pytest.approx(middle, abs=0.02)


@pytest.mark.parametrize("name", ["iliacus-release", "iliacus-release-levels"])
def test_the_ball_of_the_iliacus_is_just_inside_of_the_hip_bone(name: str) -> None:
    for figure in ALL[name].figures:
        for each in figure.objects:
            if each.kind == "ball":
                assert HIP_BONE[1] - 0.3 < each.across < HIP_BONE[1] - 0.15
                assert HIP_BONE[0] <= each.along <= HIP_BONE[0] + 0.08, "up to two fingers above"


def test_the_ball_of_the_quadratus_is_between_pelvis_and_lowest_rib() -> None:
    for figure in ("place", "ball_at_wall"):
        ball = find_object("quadratus-release", "ball", figure)
        assert ball.face == "back"
        assert max(along for along, _ in PELVIS_RIM) < ball.along
        assert ball.along < min(along for along, _ in LOWEST_RIB)
        assert 0.4 < ball.across < 0.6, "four fingers beside the spine"


@pytest.mark.parametrize("figure", ["ball_at_wall", "knees_bent", "place", "place_at_side"])
def test_the_ball_of_the_glutes_is_below_the_rim_of_the_pelvis(figure: str) -> None:
    ball = find_object("glute-release", "ball", figure)
    assert ball.face == "back"
    assert 0.0 < ball.along < min(along for along, across in PELVIS_RIM if across > 0.4)


@pytest.mark.parametrize("name", ["heat", "ice", "heat-and-ice"])
def test_nobody_lies_on_a_pack(name: str) -> None:
    for figure in ALL[name].figures:
        for each in figure.objects:
            assert (figure.rests_on, each.face) in (("back", "front"), ("front", "back"))


def test_the_spine_bends_both_ways() -> None:
    for name in ("cat-cow", "seated-cat-cow"):
        first, second = choose_figures(ALL[name])
        assert first.spine_flexion > 40.0
        assert second.spine_flexion < -10.0


def test_arms_swing_against_the_legs() -> None:
    for one, other in pairwise(ALL["walking"].figures):
        for figure in (one, other):
            assert figure.hip_flexion[0] * figure.shoulder_flexion[0] < 0.0
            assert figure.hip_flexion[1] * figure.shoulder_flexion[1] < 0.0


@pytest.mark.parametrize("name", GUIDED)
def test_no_drawing_takes_the_arms_away_as_a_signal(name: str) -> None:
    """Figures with raised arms would say that raised arms are a part of the exercise."""
    assert find_arm_use(ALL[name]) == "free"
