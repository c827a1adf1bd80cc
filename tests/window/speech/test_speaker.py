"""The speaker, with Qt's silent engine and a tone player that only notes its tones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.run_page.controls import Controls
from coach.window.speech import speaker as speaker_module
from coach.window.speech import tones as tones_module
from coach.window.speech.announcements import AnnouncementKind
from coach.window.speech.announcer import Utterance
from coach.window.speech.controller import SpeechController
from coach.window.speech.speaker import Speaker, choose_locale
from coach.window.speech.tones import TonePlayer
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import FakeBackend

UTTERANCE = Utterance("Three", "count", 40)


class SilentTonePlayer(TonePlayer):
    """Plays nothing and notes the tones."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[AnnouncementKind, float]] = []

    def play(self, kind: AnnouncementKind, volume: float) -> bool:
        self.played.append((kind, volume))
        return True


class Engines:
    """Opens Qt's silent engine, and counts how often."""

    def __init__(self, available: bool = True) -> None:
        self.available, self.opened = available, 0
        self.engine: QTextToSpeech | None = None

    def open(self, parent: QObject) -> QTextToSpeech | None:
        self.opened += 1
        self.engine = QTextToSpeech("mock", parent) if self.available else None
        return self.engine


def test_nothing_is_opened_while_muted(qtbot: QtBot) -> None:
    engines, tones = Engines(), SilentTonePlayer()
    speaker = Speaker("en", muted=True, open_engine=engines.open, tone_player=tones)
    speaker.say(UTTERANCE)
    assert (engines.opened, tones.played, speaker.available) == (0, [], "")


def test_speaks_with_a_voice_and_mutes_at_once(qtbot: QtBot) -> None:
    engines, tones = Engines(), SilentTonePlayer()
    speaker = Speaker("en", 0.5, open_engine=engines.open, tone_player=tones)
    speaker.say(UTTERANCE)
    assert engines.engine is not None
    assert speaker.available == "mock"
    assert engines.engine.state() is QTextToSpeech.State.Speaking
    assert engines.engine.volume() == pytest.approx(0.5)
    speaker.set_muted(True)
    assert engines.engine.state() is QTextToSpeech.State.Ready
    speaker.say(UTTERANCE)
    assert engines.engine.state() is QTextToSpeech.State.Ready
    assert (tones.played, engines.opened) == ([], 1)


NO_VOICE = [
    pytest.param("en", False, id="no engine"),
    pytest.param("zh", True, id="no voice of that language"),
]


@pytest.mark.parametrize(("language", "available"), NO_VOICE)
def test_tones_replace_a_missing_voice(qtbot: QtBot, language: str, available: bool) -> None:
    tones = SilentTonePlayer()
    speaker = Speaker(language, 0.3, open_engine=Engines(available).open, tone_player=tones)
    speaker.say(UTTERANCE)
    assert (tones.played, speaker.available) == ([("count", 0.3)], "")
    speaker.set_volume(0.0)
    speaker.say(UTTERANCE)
    assert len(tones.played) == 1


def test_language_can_change(qtbot: QtBot) -> None:
    engines, tones = Engines(), SilentTonePlayer()
    speaker = Speaker("zh", open_engine=engines.open, tone_player=tones)
    speaker.say(UTTERANCE)
    speaker.set_language("fi")
    speaker.say(UTTERANCE)
    assert len(tones.played) == 1
    assert engines.engine is not None
    assert engines.engine.locale().language() is QLocale.Language.Finnish


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


def test_without_a_voice_and_a_device_the_page_says_so_until_there_is_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = [""]
    monkeypatch.setattr(tones_module, "find_audio_device", lambda: device[0])
    speech = SpeechController(
        Settings(voice=True),
        RunController(RunRequest("", "0"), FakeBackend()),
        Speaker("en", open_engine=Engines(available=False).open),
    )
    controls = Controls(Theme(DARK), dict)
    qtbot.addWidget(controls)
    speech.heard_changed.connect(controls.show_heard)
    states = []
    for name in ("", "", "Headphones", "", "Headphones"):
        device[0] = name
        speech.speaker.say(UTTERANCE)
        states.append((speech.heard, controls.sound.toolTip()))
    nothing, sound = ("nothing", "No sound here"), ("sound", "Mute")
    assert states == [nothing, nothing, sound, nothing, sound]
    speech.toggle_mute()
    assert (speech.heard, controls.sound.toolTip()) == ("muted", "Sound")


def test_an_engine_that_breaks_gives_way_to_tones(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines, tones = Engines(), SilentTonePlayer()
    speaker = Speaker("en", open_engine=engines.open, tone_player=tones)
    speaker.say(UTTERANCE)
    monkeypatch.setattr(speaker_module, "_works", lambda _: False)
    speaker.say(UTTERANCE)
    assert (speaker.available, len(tones.played)) == ("", 1)


LOCALES = [QLocale("en_GB"), QLocale("en_US"), QLocale("nb_NO")]


@pytest.mark.parametrize(("language", "name"), [("en_US", "en_US"), ("nb", "nb_NO"), ("de", None)])
def test_choose_locale(language: str, name: str | None) -> None:
    locale = choose_locale(language, LOCALES)
    assert (locale.name() if locale is not None else None) == name


def test_without_audio_no_tone_is_played(qtbot: QtBot) -> None:
    TonePlayer().play("count", 0.0)
    assert TonePlayer().play("praise", 0.5) is False


def test_a_page_is_read_aloud_until_it_is_left(qtbot: QtBot) -> None:
    engines = Engines()
    speech = SpeechController(
        Settings(voice=True),
        RunController(RunRequest("", "0"), FakeBackend()),
        Speaker("en", open_engine=engines.open),
    )
    speech.stop_reading()
    assert engines.opened == 0
    speech.read("Not in pregnancy.")
    assert engines.engine is not None
    assert engines.engine.state() is QTextToSpeech.State.Speaking
    speech.stop_reading()
    assert engines.engine.state() is QTextToSpeech.State.Ready
