"""The result of a source, compared with earlier results."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.cli.analyze.headless import Outcome, analyse_recording
from coach.exercise.tracking.events import TrialDone
from coach.pipeline import Analysis
from coach.store.exercises.loader import load_exercise
from coach.store.history import earlier_results as earlier
from coach.store.recordings.recording import open_recording

TRIAL = TrialDone(1.0, 0.5, 0.9, "left", 100.0, ())
BEFORE, NOW = "2026-01-31T18:05:00+00:00", "2026-02-07T18:05:00+00:00"


def make_outcome(exercise: str = "hip-flexion-test", started_utc: str = NOW) -> Outcome:
    analysis = Analysis()
    analysis.add_events([dataclasses.replace(TRIAL, peak_deg=112.0)])
    return Outcome("it", load_exercise(exercise), analysis, started_utc)


def test_a_recording_says_when_it_began(make_recording: Callable[..., Path]) -> None:
    recording = open_recording(make_recording("hip-flexion-test", NOW))
    outcome = analyse_recording(recording, load_exercise("hip-flexion-test"), "auto")
    assert (outcome.started_utc, outcome.name) == (NOW, recording.path.parent.name)


STARTS = [
    pytest.param(NOW, 12.0, id="later"),
    pytest.param(BEFORE, None, id="the first"),
    pytest.param("", None, id="a video, of which nobody knows when"),
]


@pytest.mark.parametrize(("started_utc", "difference_deg"), STARTS)
def test_a_test_is_compared_with_earlier_recordings(
    make_recording: Callable[..., Path], started_utc: str, difference_deg: float | None
) -> None:
    make_recording("hip-flexion-test", BEFORE, (TRIAL,))
    compared = make_outcome(started_utc=started_utc).summarise()["range_of_motion"]["left"][
        "against_earlier"
    ]
    assert (compared and compared["difference_deg"]) == difference_deg


def test_what_is_no_test_looks_for_no_earlier_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(exercise: str, before_utc: str) -> None:
        raise AssertionError(exercise, before_utc)

    monkeypatch.setattr(earlier, "find_earlier_results", fail)
    assert make_outcome("lunge").summarise()["range_test"] is None
    assert make_outcome(started_utc="").summarise()["range_test"]
