"""What the processes of voice and tones do with a request, with Qt's silent engine."""

from __future__ import annotations

import io
import json

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from coach.window.background.service_host import RequestReader, answer
from coach.window.speech import engine as engine_module
from coach.window.speech import tones as tones_module
from coach.window.speech import voice as voice_module
from coach.window.speech.engine import choose_locale
from coach.window.speech.tones import TonePlayer, Tones
from coach.window.speech.voice import Voice

REQUEST = {"number": 7, "text": "Three", "kind": "count", "language": "en", "volume": 0.5}


class Engines:
    """Opens Qt's silent engine, and counts how often."""

    def __init__(self, available: bool = True) -> None:
        self.available, self.opened = available, 0
        self.engine: QTextToSpeech | None = None

    def open(self, parent: QObject) -> QTextToSpeech | None:
        self.opened += 1
        self.engine = QTextToSpeech("mock", parent) if self.available else None
        return self.engine


def test_a_voice_speaks_and_stops(qtbot: QtBot) -> None:
    engines = Engines()
    voice = Voice(engines.open)
    assert voice.play(REQUEST)
    engine = engines.engine
    assert engine is not None
    assert engine.state() is QTextToSpeech.State.Speaking
    assert engine.volume() == pytest.approx(0.5)
    assert voice.play({**REQUEST, "text": ""})
    assert engine.state() is QTextToSpeech.State.Ready
    assert voice.play({**REQUEST, "language": "fi"})
    assert engine.locale().language() is QLocale.Language.Finnish
    assert engines.opened == 1


def test_a_voice_tells_the_end_of_the_newest_text(qtbot: QtBot) -> None:
    voice = Voice(Engines().open)
    ended: list[int] = []
    voice.ended.connect(ended.append)
    voice.play(REQUEST)
    voice.play({**REQUEST, "number": 8, "text": "Two words"})
    qtbot.waitUntil(lambda: ended != [], timeout=60_000)
    voice.play({**REQUEST, "number": 9})
    voice.play({**REQUEST, "number": 10, "text": ""})
    voice.play({**REQUEST, "number": 11})
    qtbot.waitUntil(lambda: 11 in ended, timeout=60_000)
    assert ended == [8, 11]


def test_an_engine_that_fails_ends_the_text(qtbot: QtBot) -> None:
    engines = Engines()
    voice = Voice(engines.open)
    voice.play(REQUEST)
    assert engines.engine is not None
    with qtbot.waitSignal(voice.ended, timeout=60_000) as ended:
        engines.engine.stateChanged.emit(QTextToSpeech.State.Error)
    assert ended.args == [7]


NO_VOICE = [
    pytest.param("en", False, id="no engine"),
    pytest.param("zh", True, id="no voice of that language"),
]


@pytest.mark.parametrize(("language", "available"), NO_VOICE)
def test_without_a_voice_nothing_is_heard(qtbot: QtBot, language: str, available: bool) -> None:
    assert not Voice(Engines(available).open).play({**REQUEST, "language": language})


def test_a_broken_engine_is_not_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = Voice(Engines().open)
    assert voice.play(REQUEST)
    monkeypatch.setattr(voice_module, "engine_works", lambda _: False)
    assert not voice.play(REQUEST)


def test_the_answer_has_the_number_of_the_request(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(Voice(Engines().open), REQUEST)
    assert json.loads(capsys.readouterr().out) == {"number": 7, "done": True}


def test_requests_are_read_until_the_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"text": "One"}\n{"text": "Two"}\n'))
    reader = RequestReader()
    read: list[object] = []
    reader.arrived.connect(read.append)
    with qtbot.waitSignal(reader.ended):
        reader.thread_of_reader.start()
    reader.thread_of_reader.join()
    assert read == [{"text": "One"}, {"text": "Two"}]


LOCALES = [QLocale("en_GB"), QLocale("en_US"), QLocale("nb_NO")]


@pytest.mark.parametrize(("language", "name"), [("en_US", "en_US"), ("nb", "nb_NO"), ("de", None)])
def test_choose_locale(language: str, name: str | None) -> None:
    locale = choose_locale(language, LOCALES)
    assert (locale.name() if locale is not None else None) == name


def test_a_device_that_disappears_and_another_that_comes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = iter(["Headphones", "Headphones", "", "", "Loudspeaker"])
    monkeypatch.setattr(tones_module, "find_audio_device", lambda: next(devices))
    tones = TonePlayer()
    effects = []
    for heard in (True, True, False, False, True):
        assert tones.play("count", 0.0) is heard
        effects.append(list(tones._effects.values()))
    assert effects[0] == effects[1]
    assert effects[2] == effects[3] == []
    assert effects[4] != effects[0]


@pytest.mark.parametrize("device", ["", "Headphones"])
def test_a_kind_without_a_tone_still_tells_whether_there_is_a_device(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, device: str
) -> None:
    monkeypatch.setattr(tones_module, "find_audio_device", lambda: device)
    assert Tones().play({**REQUEST, "kind": "praise"}) is bool(device)


def test_without_audio_no_tone_is_played(qtbot: QtBot) -> None:
    assert TonePlayer().play("praise", 0.5) is False


def test_the_report_of_the_doctor_works_without_an_engine(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine_module, "open_system_engine", lambda _: None)
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication", lambda _: QObject())
    engine_module.print_report()
    assert json.loads(capsys.readouterr().out)["engine"] == ""
