"""What is heard of the program's voice: real services, a sink that is recorded, sample videos."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.files.locations import samples_folder
from coach.store.settings.settings import Settings
from coach.window.background.service_process import ServiceProcess
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest, Step
from coach.window.speech.announcement import TEXTS
from coach.window.speech.announcer import Utterance
from coach.window.speech.controller import SpeechController
from coach.window.speech.rules import FIRST, INTERRUPT_MARGIN
from coach.window.speech.speaker import VOICE, Speaker
from tests.window.background.processes import NEVER_MS, make_patient_command
from tests.window.speech.sound_services import (
    Recorder,
    Sound,
    find_missing,
    measure_text,
    open_sound,
)

RUN_MS: Final = 400_000
"""Maximum time of a run, in milliseconds: a busy computer plays a video slowly."""
MIN_SHARE: Final = 0.7
"""Minimum share of a text that is heard: the engine's own rendering is a little slower."""
TOLERANCE_S: Final = 0.15
"""How exactly the time of a sound is known, in seconds."""
SILENCE_S: Final = 1.0
"""Time after which a voice that was stopped is silent, in seconds."""

pytestmark = [
    pytest.mark.waits,
    pytest.mark.slow,
    pytest.mark.skipif(bool(find_missing()), reason=find_missing() or "speech can be heard"),
]


@dataclass
class Prompt:
    """An utterance that was sent to the voice."""

    utterance: Utterance
    said_s: float
    ended_s: float | None = None
    """When the voice said that it was spoken; None if it was interrupted."""


class ListeningSpeaker(Speaker):
    """A speaker that notes what it says, and never gives its voice up."""

    def __init__(self) -> None:
        command = make_patient_command(VOICE)
        super().__init__("en", voice=ServiceProcess(command, max_answer_ms=NEVER_MS))
        self.prompts: list[Prompt] = []
        self.refused: list[Utterance] = []
        """What was said while it was muted."""

    @property
    def plays_tones(self) -> bool:
        return self._tones.running

    def say(self, utterance: Utterance) -> None:
        if self.muted:
            self.refused.append(utterance)
        else:
            self.prompts.append(Prompt(utterance, time.monotonic()))
        super().say(utterance)

    def _on_voice_ended(self) -> None:
        self.prompts[-1].ended_s = time.monotonic()
        super()._on_voice_ended()


@dataclass
class Stage:
    """A window that speaks, and the recorder that hears it."""

    window: MainWindow
    runs: RunController
    speaker: ListeningSpeaker
    recorder: Recorder

    @property
    def texts(self) -> list[str]:
        return [prompt.utterance.text for prompt in self.speaker.prompts]


@contextmanager
def play(exercise: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Start the sample of an exercise in the window, once the voice is ready."""
    sample = samples_folder() / f"{exercise}.mp4"
    if not sample.exists():
        pytest.skip(f"there is no {sample}")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_sound(Path(folder), qtbot) as environment,
    ):
        for name in ("XDG_RUNTIME_DIR", "PULSE_SERVER", "SPEECHD_ADDRESS"):
            monkeypatch.setenv(name, environment[name])
        runs = RunController(RunRequest(exercise, str(sample), record=False), RealBackend())
        speaker, recorder = ListeningSpeaker(), Recorder(environment)
        speech = SpeechController(Settings(voice=True, language="en"), runs, speaker)
        window = MainWindow(runs, speech=speech)
        qtbot.addWidget(window)
        window.show()
        speaker.prepare()
        qtbot.waitUntil(lambda: speaker.voice_state == "idle", timeout=RUN_MS)
        with recorder.recording():
            qtbot.waitUntil(lambda: len(recorder.data) > 0, timeout=RUN_MS)
            runs.start()
            yield Stage(window, runs, speaker, recorder)
        window.close()


def check_prompts(prompts: list[Prompt], sounds: list[Sound], until_s: float) -> None:
    """Check that each prompt is heard: whole, or until a more important one interrupts it."""
    ends = [prompt.said_s for prompt in prompts[1:]] + [until_s]
    for prompt, end_s in zip(prompts, ends, strict=True):
        text = prompt.utterance.text
        heard_s = sum(sound.measure_within(prompt.said_s, end_s) for sound in sounds)
        if prompt.ended_s is not None:
            assert heard_s >= MIN_SHARE * measure_text(text), f"{text!r} is cut: {heard_s:.2f} s"
    for before, after in itertools.pairwise(prompts):
        if before.ended_s is None:
            margin = after.utterance.priority - before.utterance.priority
            assert margin >= INTERRUPT_MARGIN, f"{after} interrupts {before}"
            assert before.utterance.kind != FIRST
        else:
            spans = [
                sound
                for sound in sounds
                if sound.start_s < after.said_s - TOLERANCE_S
                and sound.end_s > after.said_s + TOLERANCE_S
            ]
            assert not spans, f"{after} begins before {before} ended"


def wait_for_silence(stage: Stage, qtbot: QtBot) -> float:
    """Wait until the last prompt was spoken and recorded, and return the time."""
    qtbot.waitUntil(lambda: stage.speaker.prompts[-1].ended_s is not None, timeout=RUN_MS)
    heard = len(stage.recorder.data)
    qtbot.waitUntil(lambda: len(stage.recorder.data) > heard + 16_000, timeout=RUN_MS)
    return time.monotonic()


def test_every_prompt_of_an_exercise_is_heard(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with play("lunge", qtbot, monkeypatch) as stage:
        qtbot.waitUntil(lambda: stage.runs.state.step is Step.ENDED, timeout=RUN_MS)
        qtbot.waitUntil(lambda: TEXTS["done"] in stage.texts, timeout=RUN_MS)
        end_s = wait_for_silence(stage, qtbot)
    prompts, sounds = stage.speaker.prompts, stage.recorder.find_sounds()
    check_prompts(prompts, sounds, end_s)
    assert stage.texts[0] == "Take a long step forward"
    assert stage.texts[-1] == TEXTS["done"]
    counts = [int(text.partition(".")[0]) for text in stage.texts if text[0].isdigit()]
    assert counts == sorted(set(counts))
    assert len(counts) >= len(stage.runs.state.session.repetitions) - 1, "a busy voice may lose one"
    assert not stage.speaker.plays_tones


def test_a_range_test_is_heard_until_it_is_muted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with play("hip-flexion-test", qtbot, monkeypatch) as stage:
        speaker = stage.speaker
        qtbot.waitUntil(lambda: TEXTS["right"] in stage.texts, timeout=RUN_MS)
        said = len(speaker.prompts)
        with qtbot.waitSignal(speaker.state_changed, timeout=RUN_MS):
            qtbot.keyClick(stage.window, Qt.Key.Key_M)
        muted_s = time.monotonic()
        qtbot.waitUntil(
            lambda: any(each.kind == "trial" for each in speaker.refused), timeout=RUN_MS
        )
        heard = len(stage.recorder.data)
        qtbot.waitUntil(lambda: len(stage.recorder.data) > heard + 64_000, timeout=RUN_MS)
        stage.runs.stop()
        qtbot.waitUntil(lambda: stage.runs.state.step is Step.ENDED, timeout=RUN_MS)
    sounds = stage.recorder.find_sounds()
    assert len(speaker.prompts) == said
    check_prompts(speaker.prompts, sounds, muted_s)
    trials = [text for text in stage.texts if text.endswith("degrees")]
    assert len(trials) == len(stage.runs.state.session.trials) - 1, "each trial but the muted one"
    assert len(trials) == 3
    assert not [sound for sound in sounds if sound.end_s > muted_s + SILENCE_S]
    assert not speaker.plays_tones
