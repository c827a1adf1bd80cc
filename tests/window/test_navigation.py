from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from coach.body.view import View
from coach.errors import SourceError
from coach.exercise.dose.guidance import Guidance
from coach.window.navigation import Route
from coach.window.run.state import RunRequest, RunResult, RunState, Step
from coach.window.run.transitions import after_end
from coach.window.run_page.view import choose_details, choose_view
from tests.window.fakes import make_state

GUIDANCE = Guidance("getting_ready", (), "left", 1, 4, None, None, 0, 10, 0.0, None)


def guide(**changed: Any) -> RunState:
    return dataclasses.replace(make_state(), guidance=dataclasses.replace(GUIDANCE, **changed))


def test_there_and_back() -> None:
    route = Route().open("run").open("settings")
    assert route.page == "settings"
    assert route.open("settings") == route
    assert route.open("red_flags").back() == route
    assert route.back().page == "run"
    assert route.open("home") == Route()
    assert Route().back() == Route()


VIEWS = [
    pytest.param(RunState(RunRequest("lunge", "0")), "opening", id="before the first picture"),
    pytest.param(make_state(), "camera", id="without guidance"),
    pytest.param(guide(), "ready", id="getting ready"),
    pytest.param(guide(step="starting"), "ready", id="countdown"),
    pytest.param(guide(step="doing"), "camera", id="doing"),
    pytest.param(guide(step="resting"), "rest", id="rest"),
    pytest.param(
        guide(step="getting_ready", set_number=2), "camera", id="getting ready for a later set"
    ),
    pytest.param(guide(step="done", set_number=4), "camera", id="done, not yet ended"),
    pytest.param(make_state("foam-roll"), "guided", id="guided"),
    pytest.param(after_end(make_state(), RunResult()), "summary", id="ended"),
    pytest.param(after_end(make_state(), RunResult(SourceError("Gone."))), "failed", id="failed"),
    pytest.param(
        after_end(RunState(RunRequest("lunge", "0")), RunResult()),
        "failed",
        id="ended before it was open",
    ),
]


@pytest.mark.parametrize(("state", "view"), VIEWS)
def test_view(state: RunState, view: str) -> None:
    assert choose_view(state) == view


DARK = View("side", "left", 0.0, ok=True, problems=("Turn on a light.",))
DETAILS = [
    pytest.param(make_state(), "plot", id="all well: the curve"),
    pytest.param(make_state(view=DARK), "view", id="a problem"),
    pytest.param(make_state(present=False), "view", id="nobody"),
    pytest.param(make_state("couch-stretch"), "view", id="a hold with something not watched"),
    pytest.param(make_state("foam-roll"), "none", id="guided"),
    pytest.param(RunState(RunRequest("lunge", "0"), Step.OPENING), "view", id="nothing known yet"),
]


@pytest.mark.parametrize(("state", "details"), DETAILS)
def test_details(state: RunState, details: str) -> None:
    assert choose_details(state) == details
