"""The speaker, with the silent engine of Qt and with tones that are only noted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.run_page.controls import Controls
from coach.window.speech import speaker as voice
from coach.window.speech import tones as sounds
from coach.window.speech.announcements import Kind
from coach.window.speech.announcer import Utterance
from coach.window.speech.controller import SpeechController
from coach.window.speech.speaker import Speaker, choose_locale
from coach.window.speech.tones import TonePlayer
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import FakeBackend

PROMPT = Utterance("Three", "count", 40)


class Note(TonePlayer):
    """Plays nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[Kind, float]] = []

    def play(self, kind: Kind, volume: float) -> bool:
        self.played.append((kind, volume))
        return True


class Engines:
    """Opens Qt's silent engine, and notes how often."""

    def __init__(self, there: bool = True) -> None:
        self.there, self.opened = there, 0
        self.engine: QTextToSpeech | None = None

    def open(self, parent: QObject) -> QTextToSpeech | None:
        self.opened += 1
        self.engine = QTextToSpeech("mock", parent) if self.there else None
        return self.engine


def test_nothing_is_opened_while_muted(qtbot: QtBot) -> None:
    engines, tones = Engines(), Note()
    speaker = Speaker("en", muted=True, open_engine=engines.open, tones=tones)
    speaker.say(PROMPT)
    assert (engines.opened, tones.played, speaker.available) == (0, [], "")


def test_speaks_where_there_is_a_voice_and_mute_is_at_once(qtbot: QtBot) -> None:
    engines, tones = Engines(), Note()
    speaker = Speaker("en", 0.5, open_engine=engines.open, tones=tones)
    speaker.say(PROMPT)
    assert engines.engine is not None
    assert speaker.available == "mock"
    assert engines.engine.state() is QTextToSpeech.State.Speaking
    assert engines.engine.volume() == pytest.approx(0.5)
    speaker.set_muted(True)
    assert engines.engine.state() is QTextToSpeech.State.Ready
    speaker.say(PROMPT)
    assert engines.engine.state() is QTextToSpeech.State.Ready
    assert (tones.played, engines.opened) == ([], 1)


BEEPS = [
    pytest.param("en", False, id="no engine"),
    pytest.param("zh", True, id="no voice of that language"),
]


@pytest.mark.parametrize(("language", "there"), BEEPS)
def test_beeps_otherwise(qtbot: QtBot, language: str, there: bool) -> None:
    tones = Note()
    speaker = Speaker(language, 0.3, open_engine=Engines(there).open, tones=tones)
    speaker.say(PROMPT)
    assert (tones.played, speaker.available) == ([("count", 0.3)], "")
    speaker.set_volume(0.0)
    speaker.say(PROMPT)
    assert len(tones.played) == 1


def test_language_can_change(qtbot: QtBot) -> None:
    engines, tones = Engines(), Note()
    speaker = Speaker("zh", open_engine=engines.open, tones=tones)
    speaker.say(PROMPT)
    speaker.set_language("fi")
    speaker.say(PROMPT)
    assert len(tones.played) == 1
    assert engines.engine is not None
    assert engines.engine.locale().language() is QLocale.Language.Finnish


def test_a_device_that_disappears_and_another_that_comes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = iter(["Headphones", "Headphones", "", "", "Loudspeaker"])
    monkeypatch.setattr(sounds, "find_audio_device", lambda: next(devices))
    tones = TonePlayer()
    effects = []
    for heard in (True, True, False, False, True):
        assert tones.play("count", 0.0) is heard
        effects.append(list(tones._effects.values()))
    assert effects[0] == effects[1]
    assert effects[2] == effects[3] == []
    assert effects[4] != effects[0]


def test_without_a_voice_and_a_device_the_page_says_so_until_there_is_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = [""]
    monkeypatch.setattr(sounds, "find_audio_device", lambda: device[0])
    speech = SpeechController(
        Settings(voice=True),
        RunController(RunRequest("", "0"), FakeBackend()),
        Speaker("en", open_engine=Engines(there=False).open),
    )
    controls = Controls(Theme(DARK), dict)
    qtbot.addWidget(controls)
    speech.heard_changed.connect(controls.show_heard)
    told = []
    for name in ("", "", "Headphones", "", "Headphones"):
        device[0] = name
        speech.speaker.say(PROMPT)
        told.append((speech.heard, controls.sound.toolTip()))
    nothing, sound = ("nothing", "No sound here"), ("sound", "Mute")
    assert told == [nothing, nothing, sound, nothing, sound]
    speech.toggle_mute()
    assert (speech.heard, controls.sound.toolTip()) == ("muted", "Sound")


def test_an_engine_that_breaks_gives_way_to_tones(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines, tones = Engines(), Note()
    speaker = Speaker("en", open_engine=engines.open, tones=tones)
    speaker.say(PROMPT)
    monkeypatch.setattr(voice, "_works", lambda _: False)
    speaker.say(PROMPT)
    assert (speaker.available, len(tones.played)) == ("", 1)


LOCALES = [QLocale("en_GB"), QLocale("en_US"), QLocale("nb_NO")]


@pytest.mark.parametrize(("language", "name"), [("en_US", "en_US"), ("nb", "nb_NO"), ("de", None)])
def test_choice_of_the_voice(language: str, name: str | None) -> None:
    found = choose_locale(language, LOCALES)
    assert (found.name() if found is not None else None) == name


def test_a_computer_without_sound_is_silent_and_says_nothing(qtbot: QtBot) -> None:
    TonePlayer().play("count", 0.0)
    assert TonePlayer().play("praise", 0.5) is False
