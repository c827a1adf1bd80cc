"""A pause is told again when the page in front of it is left, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.cues import ARMS_PAUSED_CUE, PAUSED_CUE
from coach.window.run.state import RunRequest
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import BEFORE
from coach.window.speech.controller import SpeechController
from coach.window.speech.speaker import Speaker
from tests.window.background.processes import FakeProcess
from tests.window.fakes import FakeBackend, FakeSource


@pytest.fixture
def voice() -> FakeProcess:
    return FakeProcess()


@pytest.fixture
def window(qtbot: QtBot, voice: FakeProcess) -> Iterator[MainWindow]:
    """A window in which an exercise runs that is spoken by the voice."""
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
    runs = RunController(RunRequest("lunge", "0"), backend)
    speaker = Speaker("en", voice=voice, tones=FakeProcess())
    window = MainWindow(runs, speech=SpeechController(Settings(voice=True), runs, speaker))
    qtbot.addWidget(window)
    window.show()
    window.start_flow.pain.session = PainSession(asked=True)
    window.start_requested_run()
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    yield window
    window.close()


@pytest.mark.parametrize(
    ("follow", "words"), [(True, ARMS_PAUSED_CUE.text), (False, PAUSED_CUE.text)]
)
def test_the_pause_is_told_when_the_question_about_pain_is_left(
    window: MainWindow, voice: FakeProcess, follow: bool, words: str
) -> None:
    window.follow_arms(follow=follow)
    window.start_flow.pain.ask_during_run()
    assert voice.texts[-1] == BEFORE
    assert ARMS_PAUSED_CUE.text not in voice.texts, "an arm would answer the question"
    window.start_flow.pain.take_answer(None, "")
    assert voice.texts[-1] == words
