"""The speaker, with stand-ins for the processes of voice and tones."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.run_page.controls import Controls
from coach.window.speech.announcer import Utterance
from coach.window.speech.controller import SpeechController
from coach.window.speech.speaker import Speaker
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.background.processes import FakeProcess
from tests.window.fakes import FakeBackend

UTTERANCE = Utterance("Three", "count", 40)


def test_nothing_is_started_while_muted_or_without_volume(qtbot: QtBot) -> None:
    voice, tones = FakeProcess(), FakeProcess()
    speaker = Speaker("en", muted=True, voice=voice, tones=tones)
    speaker.prepare()
    speaker.say(UTTERANCE)
    speaker.set_muted(False)
    speaker.set_volume(0.0)
    speaker.prepare()
    speaker.say(UTTERANCE)
    assert (voice.requests, tones.requests) == ([], [])


def test_speaks_with_a_voice_and_mutes_at_once(qtbot: QtBot) -> None:
    voice, tones = FakeProcess(), FakeProcess()
    speaker = Speaker("de", 0.5, voice=voice, tones=tones)
    speaker.prepare()
    speaker.say(UTTERANCE)
    speaker.set_muted(True)
    speaker.say(UTTERANCE)
    assert voice.texts == ["", "Three", ""]
    assert voice.requests[1] == {"text": "Three", "kind": "count", "language": "de", "volume": 0.5}
    assert tones.requests == []


def test_tells_what_the_voice_does(qtbot: QtBot) -> None:
    voice, tones = FakeProcess(), FakeProcess()
    speaker = Speaker("en", voice=voice, tones=tones)
    ended: list[str] = []
    speaker.voice_ended.connect(lambda: ended.append(speaker.voice_state))
    states = [speaker.voice_state]
    for step in (
        speaker.prepare,
        lambda: speaker.say(UTTERANCE),
        voice.ended.emit,
        lambda: speaker.say(UTTERANCE),
        speaker.stop,
        lambda: speaker.set_muted(True),
    ):
        step()
        states.append(speaker.voice_state)
    assert states == ["unknown", "idle", "speaking", "idle", "speaking", "idle", "unknown"]
    assert ended == ["idle", "idle"]


def test_is_starting_until_the_voice_answers(qtbot: QtBot) -> None:
    voice = FakeProcess()
    voice.silent = True
    speaker = Speaker("en", voice=voice, tones=FakeProcess())
    speaker.prepare()
    assert speaker.voice_state == "starting"
    voice.failed.emit(voice.requests[-1])
    assert (speaker.voice_state, speaker.state) == ("unknown", "tones")


def test_language_and_volume_can_change(qtbot: QtBot) -> None:
    voice = FakeProcess()
    speaker = Speaker("zh", voice=voice, tones=FakeProcess())
    speaker.set_language("fi")
    speaker.set_volume(0.25)
    speaker.say(UTTERANCE)
    assert (voice.requests[0]["language"], voice.requests[0]["volume"]) == ("fi", 0.25)


def test_tones_replace_a_missing_voice(qtbot: QtBot) -> None:
    tones = FakeProcess()
    speaker = Speaker("en", voice=FakeProcess(False), tones=tones)
    speaker.prepare()
    speaker.say(UTTERANCE)
    assert (tones.texts, speaker.state) == (["Three"], "sound")


def test_tones_replace_a_voice_that_does_not_answer_until_it_does(qtbot: QtBot) -> None:
    voice, tones = FakeProcess(None), FakeProcess()
    speaker = Speaker("en", voice=voice, tones=tones)
    states: list[str] = []
    speaker.state_changed.connect(lambda: states.append(speaker.state))
    for _ in range(3):
        speaker.say(UTTERANCE)
        speaker.prepare()
    assert (voice.texts, tones.texts) == (["Three"], ["Three"] * 3)
    voice.heard, voice.refused = True, False
    speaker.prepare()
    assert voice.texts == ["Three"], "only a prompt tries again"
    speaker.say(UTTERANCE)
    assert (voice.texts[-1], len(tones.texts)) == ("", 4), "a prompt would come late"
    speaker.say(UTTERANCE)
    assert (voice.texts[-1], len(tones.texts), states) == ("Three", 4, ["tones", "sound"])


SOUNDS = [
    pytest.param(False, False, "nothing", "No sound", id="no voice, no device"),
    pytest.param(None, False, "nothing", "No sound", id="voice hangs, no device"),
    pytest.param(None, None, "nothing", "No sound", id="both hang"),
    pytest.param(False, None, "nothing", "No sound", id="no voice, tones hang"),
    pytest.param(None, True, "tones", "Tones only", id="voice hangs"),
    pytest.param(True, None, "sound", "Mute", id="voice alone"),
]


@pytest.mark.parametrize(("voice", "tones", "heard", "words"), SOUNDS)
def test_the_page_says_what_is_heard(
    qtbot: QtBot, voice: bool | None, tones: bool | None, heard: str, words: str
) -> None:
    processes = FakeProcess(voice), FakeProcess(tones)
    speech = SpeechController(
        Settings(voice=True),
        RunController(RunRequest("", "0"), FakeBackend()),
        Speaker("en", voice=processes[0], tones=processes[1]),
    )
    controls = Controls(Theme(DARK), dict)
    qtbot.addWidget(controls)
    speech.heard_changed.connect(controls.show_heard)
    for _ in range(2):
        speech.speaker.say(UTTERANCE)
        assert (speech.heard, controls.sound.toolTip()) == (heard, words)
    for process in processes:
        process.heard, process.refused = True, False
    speech.speaker.say(UTTERANCE)
    assert (speech.heard, controls.sound.toolTip()) == ("sound", "Mute")
    speech.toggle_mute()
    assert (speech.heard, controls.sound.toolTip()) == ("muted", "Sound")


def test_a_page_is_read_aloud_until_it_is_left(qtbot: QtBot) -> None:
    voice = FakeProcess()
    speech = SpeechController(
        Settings(voice=True),
        RunController(RunRequest("", "0"), FakeBackend()),
        Speaker("en", voice=voice, tones=FakeProcess()),
    )
    speech.read("Not in pregnancy.")
    assert voice.texts[-1] == "Not in pregnancy."
    speech.stop_reading()
    assert voice.texts[-1] == ""
