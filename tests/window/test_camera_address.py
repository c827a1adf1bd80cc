"""The menu of cameras of a run leads to the settings, which take an address."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.window.run.state import RunState, Step
from coach.window.safety.pain_session import PainSession
from coach.window.settings.page import SettingsPage
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.home.window import show_home

ADDRESS = "http://phone:8080/video"


@pytest.mark.parametrize("begun", [False, True], ids=["before the first set", "later"])
def test_an_address_is_used_at_once_unless_the_exercise_has_begun(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True))
    with show_home(qtbot, backend, "lunge") as window:
        runs, navigator = window.context.runs, window.navigator
        window.start_flow.pain.session = PainSession(asked=True)  # the session has begun
        window.start_flow.start("lunge")
        qtbot.keyClick(navigator.find("introduction"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: runs.state.step is Step.RUNNING)
        monkeypatch.setattr(RunState, "gets_ready", not begun)
        menu = window.run.controls.source
        assert menu._list_entries()["address"] == "Address of a phone…"
        menu.chosen.emit("address")
        settings = navigator.find(navigator.route.page)
        assert isinstance(settings, SettingsPage)
        settings.preview_requested.emit(ADDRESS)
        window.go_back()
        assert navigator.route.page == "run"
        if not begun:  # leaving the page has paused it
            qtbot.waitUntil(lambda: runs.state.step is Step.RUNNING)
            assert ADDRESS in backend.sources
        assert (runs.state.step is Step.PAUSED) is begun
        assert runs.state.request.source == ADDRESS
        runs.stop(ask_pain=False)
