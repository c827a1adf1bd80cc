"""The page of a guided exercise shows the drawing of the step."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.exercise.definition.figure_choice import choose_step_figures, is_mirrored
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.run.state import RunState
from coach.window.run_page.message_pages import GuidedPage
from coach.window.screenshots.run_screens import make_guided
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

GUIDED = [name for name in list_exercises() if load_exercise(name).exercise.kind == "guided"]
STATE = make_guided()


def make_state(name: str, index: int) -> RunState:
    """Return the state of the run of an exercise at a step."""
    assert STATE.opened is not None
    assert STATE.guidance is not None
    opened = dataclasses.replace(STATE.opened, exercise=load_exercise(name).exercise)
    guidance = dataclasses.replace(STATE.guidance, repetitions=index)
    return dataclasses.replace(STATE, opened=opened, guidance=guidance)


@pytest.fixture
def page(qtbot: QtBot) -> GuidedPage:
    page = GuidedPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 640)
    page.show()
    return page


@pytest.mark.parametrize("name", GUIDED)
def test_every_step_of_every_exercise_is_drawn(page: GuidedPage, name: str) -> None:
    exercise = load_exercise(name).exercise
    for index in range(len(exercise.guide) + 1):
        page.show_state(make_state(name, index))
        QCoreApplication.processEvents()  # layouts show new drawings later
        drawings = page.drawing.figures
        assert 1 <= len(drawings) <= len(choose_step_figures(exercise, index))
        assert {each.mirrored for each in drawings} == {is_mirrored(exercise, index)}
        assert all(each.isVisible() for each in drawings)


def test_the_drawing_stays_while_the_step_lasts(page: GuidedPage) -> None:
    """A drawing that moves must not begin again with every picture of the camera."""
    page.show_state(make_state("cat-cow", 1))
    first = page.drawing.figures[0]
    page.show_state(make_state("cat-cow", 1))
    assert page.drawing.figures[0] is first
    page.show_state(make_state("cat-cow", 2))
    assert page.drawing.figures[0] is not first
