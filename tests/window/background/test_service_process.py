"""The processes that speak, with stand-ins for services that never answer."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from coach.window.background import service_process
from coach.window.background.service_process import (
    MAX_START_S,
    RETRY_DELAY_S,
    ServiceProcess,
    make_command,
)
from coach.window.home.break_reminder import NOTIFIER
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.speech.announcer import Utterance
from coach.window.speech.controller import SpeechController
from coach.window.speech.speaker import TONES, VOICE, Speaker
from tests.window.background.processes import (
    ANSWERS,
    CRASHES,
    ENDS,
    HANGS,
    HANGS_ONCE,
    NEVER_MS,
    NEVER_READY,
    LoopCounter,
    make_patient_command,
    run_python,
)
from tests.window.fakes import FakeBackend, FakeSource

UTTERANCE = Utterance("Three", "count", 40)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(autouse=True)
def _show_why_a_process_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a failed test print how its processes ended, and what they wrote to standard error."""
    errors = tmp_path / "errors"
    monkeypatch.setattr(service_process, "ERROR_FILE", str(errors))
    fail = ServiceProcess._fail

    def show(self: ServiceProcess) -> None:
        process = self._process
        if process is not None:
            words = (process.error(), process.exitStatus(), process.exitCode())
            sys.stdout.write(f"{process.program()} {process.arguments()}: {words}\n")
        fail(self)

    monkeypatch.setattr(ServiceProcess, "_fail", show)
    yield
    if errors.is_file():
        sys.stdout.write(errors.read_text(encoding="utf-8"))


@pytest.fixture
def hanging_speech_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """A speech service that accepts the connection and never answers."""
    with socket.socket(socket.AF_UNIX) as service:
        service.bind(str(tmp_path / "speech"))
        service.listen()
        service.setblocking(False)
        monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 'speech'}")
        yield service


def test_answers_come_in_order_and_of_waiting_requests_only_the_newest_is_sent(
    qtbot: QtBot,
) -> None:
    process = ServiceProcess(run_python(ANSWERS), max_answer_ms=NEVER_MS)
    answers: list[tuple[object, bool]] = []
    process.answered.connect(lambda request, heard: answers.append((request["text"], heard)))
    process.send({"text": "One"})
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=60_000)
    for text in ("Two", "Three", "quiet"):
        assert process.send({"text": text})
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=60_000)
    assert answers == [("One", True), ("Two", True), ("quiet", False)]
    process.close()
    assert not process.running


ENDED = """
import json, sys
print(json.dumps({"number": 0, "done": True}), flush=True)
for line in sys.stdin:
    number = json.loads(line)["number"]
    for each in ({"number": number - 1, "ended": True}, {"number": number, "done": True},
                 {"number": number, "ended": True}):
        print(json.dumps(each), flush=True)
"""


def test_only_the_end_of_the_newest_request_is_told(qtbot: QtBot) -> None:
    process = ServiceProcess(run_python(ENDED), max_answer_ms=NEVER_MS)
    told: list[str] = []
    process.answered.connect(lambda request, _: told.append(request["text"]))
    process.ended.connect(lambda: told.append("ended"))
    process.send({"text": "One"})
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    process.send({"text": "Two"})
    qtbot.waitUntil(lambda: len(told) == 4, timeout=60_000)
    process.close()
    assert told == ["One", "ended", "Two", "ended"]


def test_a_slow_start_is_waited_for_with_tones(qtbot: QtBot) -> None:
    clock = Clock()
    process = ServiceProcess(run_python(NEVER_READY), max_answer_ms=100, clock=clock)
    with qtbot.waitSignal(process.failed, timeout=60_000) as failed:
        process.send({"text": "One"})
    assert failed.args == [{"text": "One"}]
    assert process.running
    clock.now_s = MAX_START_S
    with qtbot.waitSignal(process.failed, timeout=60_000) as failed:
        process.send({"text": "Two"})
    assert failed.args == [{"text": "Two"}]
    assert not process.running
    process.close()


FAULTS = [
    pytest.param(run_python(HANGS), 200, id="hangs"),
    pytest.param(run_python(CRASHES), NEVER_MS, id="crashes"),
    pytest.param(run_python(ENDS), NEVER_MS, id="ends"),
    pytest.param(("/nowhere/python",), NEVER_MS, id="cannot be started"),
]


@pytest.mark.parametrize(("command", "limit_ms"), FAULTS)
def test_a_process_that_fails_is_reported_and_not_started_again_at_once(
    qtbot: QtBot, command: tuple[str, ...], limit_ms: int
) -> None:
    clock = Clock()
    process = ServiceProcess(command, max_answer_ms=limit_ms, clock=clock)
    with qtbot.waitSignal(process.failed, timeout=60_000) as failed:
        process.send({"text": "One"})
    assert failed.args == [{"text": "One"}]
    clock.now_s = RETRY_DELAY_S - 1
    assert not process.send({"text": "Two"})
    clock.now_s = RETRY_DELAY_S
    with qtbot.waitSignal(process.failed, timeout=60_000):
        assert process.send({"text": "Three"})
    assert not process.running
    process.close()


def test_the_voice_comes_back_with_its_service(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    flag = str(tmp_path / "flag")
    voice = ServiceProcess(run_python(HANGS_ONCE, flag), max_answer_ms=2000, clock=clock)
    tones = ServiceProcess(run_python(ANSWERS), max_answer_ms=NEVER_MS)
    speaker = Speaker("en", voice=voice, tones=tones)
    with qtbot.waitSignal(tones.answered, timeout=60_000):
        speaker.say(UTTERANCE)
    assert speaker.state == "tones"
    clock.now_s = RETRY_DELAY_S
    with qtbot.waitSignal(voice.answered, timeout=60_000):
        speaker.say(UTTERANCE)
    assert speaker.state == "sound"
    speaker.close()


def test_a_process_that_hangs_stops_neither_pictures_nor_keys_nor_closing(qtbot: QtBot) -> None:
    voice = ServiceProcess(run_python(HANGS), max_answer_ms=NEVER_MS)
    tones = ServiceProcess(run_python(HANGS), max_answer_ms=NEVER_MS)
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
    runs = RunController(RunRequest("lunge", "0"), backend)
    speech = SpeechController(
        backend.load_settings(), runs, Speaker("en", voice=voice, tones=tones)
    )
    window = MainWindow(runs, speech=speech)
    qtbot.addWidget(window)
    window.show()
    painted: list[object] = []
    window.run.camera_view.painted.connect(painted.append)
    window.start_requested_run()
    qtbot.waitUntil(lambda: len(painted) > 3, timeout=60_000)
    speech.speaker.say(UTTERANCE)
    tones.send({"text": "Three"})
    counter, before = LoopCounter(), len(painted)
    qtbot.waitUntil(lambda: len(painted) > before + 10 and counter.rounds > 100, timeout=60_000)
    speech.toggle_mute()
    assert (speech.heard, voice.running, tones.running) == ("muted", True, True)
    window.close()
    assert not voice.running
    assert not tones.running


@pytest.mark.skipif(
    find_library("speechd") is None or "speechd" not in QTextToSpeech.availableEngines(),
    reason="the library of speech-dispatcher is not installed",
)
def test_a_speech_service_that_never_answers_stops_only_its_process(
    qtbot: QtBot, hanging_speech_service: socket.socket
) -> None:
    voice = ServiceProcess(make_command(VOICE), max_answer_ms=NEVER_MS)
    answers: list[object] = []
    voice.answered.connect(lambda *_: answers.append(None))
    voice.failed.connect(answers.append)
    speaker = Speaker("en", voice=voice, tones=ServiceProcess(run_python(ANSWERS)))
    counter = LoopCounter()
    speaker.say(UTTERANCE)
    connections: list[socket.socket] = []

    def accept() -> bool:
        with contextlib.suppress(BlockingIOError):
            connections.append(hanging_speech_service.accept()[0])
        return bool(connections)

    qtbot.waitUntil(accept, timeout=60_000)
    before = counter.rounds
    qtbot.waitUntil(lambda: counter.rounds > before + 100, timeout=60_000)
    assert not answers
    speaker.close()
    connections[0].close()


@pytest.mark.slow
@pytest.mark.parametrize("service", [(VOICE,), (TONES,), (NOTIFIER, "widgets")])
def test_the_real_process_answers_and_ends(qtbot: QtBot, service: tuple[str, ...]) -> None:
    process = ServiceProcess(make_patient_command(*service), max_answer_ms=NEVER_MS)
    with qtbot.waitSignal(process.answered) as answered:
        process.send({"text": "", "title": "", "kind": "praise", "language": "xx", "volume": 0.0})
    assert answered.args is not None
    process.close()
    assert not process.running
