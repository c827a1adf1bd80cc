"""The ring over the picture while an arm is raised."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from coach.body.arm_raise import ArmRaise, Arms
from coach.exercise.tracking.readiness import Readiness
from coach.window.run.state import RunState, Step
from coach.window.run_page.page import RunPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state

HALF = ArmRaise(1, 0.5)


@pytest.fixture
def page(qtbot: QtBot) -> RunPage:
    page = RunPage(Theme(DARK), dict)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def pause(raised: ArmRaise) -> RunState:
    state = make_state(live=True, step=Step.PAUSED)
    assert state.live_frame is not None
    shown = dataclasses.replace(state.live_frame, feedback=None, arm_raise=raised)
    return dataclasses.replace(state, live_frame=shown)


@pytest.mark.parametrize(
    ("state", "icon"),
    [
        pytest.param(make_state(live=True, arm_raise=HALF), "pause", id="running"),
        pytest.param(pause(HALF), "play", id="paused"),
        pytest.param(pause(ArmRaise(2, 0.5)), "stop", id="both arms"),
        pytest.param(
            dataclasses.replace(pause(HALF), confirms_end=True), "fault", id="it hurts, after both"
        ),
    ],
)
def test_it_fills_and_shows_what_follows(page: RunPage, state: RunState, icon: str) -> None:
    page.show_state(state)
    assert page.arm_ring.isVisible()
    assert page.arm_ring.share == 0.5
    assert page.arm_ring._icon == icon
    assert not page.arm_ring.grab().toImage().isNull()
    assert page.camera_view.geometry().contains(page.arm_ring.geometry().center())


def test_it_is_hidden_without_an_arm_or_if_nobody_wants_it(page: RunPage) -> None:
    page.show_state(make_state(live=True))
    assert not page.arm_ring.isVisible()
    page.follows_arms = False
    page.show_state(make_state(live=True, arm_raise=HALF))
    assert not page.arm_ring.isVisible()


def test_keys_of_a_routine_are_shown_only_in_a_routine(page: RunPage) -> None:
    for inside in (False, True, False):
        page.in_routine = inside
        page.show_state(make_state(live=True))
        assert page.controls.skip.isVisible() is inside
        assert page.controls.before.isVisible() is inside


def test_the_arm_that_began_the_exercise_pauses_nothing(page: RunPage) -> None:
    """The last picture of the introduction is shown until the first one is evaluated."""
    state = pause(ArmRaise(1, 1.0, done=True))
    assert state.live_frame is not None
    begun = dataclasses.replace(state.live_frame, readiness=Readiness(present=True))
    page.show_state(dataclasses.replace(state, step=Step.RUNNING, live_frame=begun))
    assert not page.arm_ring.isVisible()


@pytest.mark.parametrize("arms", [1, 2])
def test_after_the_exercise_both_mean_the_same(page: RunPage, arms: Arms) -> None:
    state = dataclasses.replace(pause(ArmRaise(arms, 0.5)), step=Step.ENDED, watches_arms=True)
    page.show_state(state)
    assert page.arm_ring.isVisible()
    assert page.arm_ring._icon == "check"
    assert page.summary.answer.isVisible()
    page.show_state(dataclasses.replace(state, watches_arms=False))
    assert not page.arm_ring.isVisible()
    assert not page.summary.answer.isVisible()


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_summary_says_so_below_its_lines_and_buttons(qtbot: QtBot, text: float) -> None:
    page = RunPage(Theme(DARK, text=text), dict)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    state = dataclasses.replace(make_state(live=True, step=Step.ENDED), watches_arms=True)
    page.show_state(state)
    qtbot.wait(10)
    summary = page.summary
    tops = [
        part.mapTo(summary, QPoint()).y()
        for part in (summary._lines[0], summary.button, summary.answer)
    ]
    assert tops == sorted(set(tops))
    assert summary.rect().contains(summary.answer.geometry())
