"""The page of a rest says what comes next, and why it waits."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from coach.exercise.dose.guidance import Guidance
from coach.window.run.cues import ARMS_PAUSED_CUE, CONFIRM_CUE, PAUSED_CUE
from coach.window.run.state import RunState, Step
from coach.window.run_page.message_pages import RestPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state

GONE = "The camera gives no pictures."


def rest(**changed: object) -> RunState:
    state = make_state(live=True)
    guidance = Guidance("resting", (), "left", 1, 4, 12.0, "right", 10, 10, 0.0, None)
    return dataclasses.replace(state, guidance=guidance, **changed)  # type: ignore[arg-type]


TOLD = [
    pytest.param(rest(), True, "Change sides", id="rest"),
    pytest.param(rest(step=Step.PAUSED), True, ARMS_PAUSED_CUE.text, id="paused"),
    pytest.param(rest(step=Step.PAUSED), False, PAUSED_CUE.text, id="paused, arms not followed"),
    pytest.param(rest(step=Step.PAUSED, confirms_end=True), True, CONFIRM_CUE.text, id="both arms"),
    pytest.param(rest(source_problem=GONE), True, GONE, id="no picture"),
]


@pytest.mark.parametrize(("state", "arms", "title"), TOLD)
def test_it_says_why_it_waits(qtbot: QtBot, state: RunState, arms: bool, title: str) -> None:
    page = RestPage(Theme(DARK))
    qtbot.addWidget(page)
    page.show_state(state, arms=arms)
    assert page.accessibleName().startswith(f"{title}, 12, ")
