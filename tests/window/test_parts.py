from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.body.pose import nobody
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.exercise.events import ExerciseDone
from coach.store.recordings import open_recording
from coach.window.parts import RealParts


def test_exercises_by_title() -> None:
    titles = RealParts().list_exercises()
    assert titles["couch-stretch"] == "Couch stretch"


def test_broken_exercise_is_listed_by_its_name(data_folder: Path) -> None:
    (data_folder / "poses").mkdir()
    (data_folder / "poses" / "mine.toml").write_text("nonsense = ", encoding="utf-8")
    assert RealParts().list_exercises()["mine"] == "mine"


def test_missing_file() -> None:
    with pytest.raises(SourceError):
        RealParts().open_source("no/such/file.mp4")


def test_recording_says_what_it_is_of() -> None:
    parts = RealParts()
    loaded = parts.load_exercise("lunge")
    with parts.start_recording(loaded, "left", "Front camera", Frame(0.0, np.zeros((48, 64, 3), np.uint8)), "0" * 64) as recorder:
        recorder.write(nobody(0.0, 64, 48), (ExerciseDone(0.0),))
    recording = open_recording(recorder.path)
    header = recording.header
    assert (header.exercise, header.side, header.camera, header.width, header.height) == ("lunge", "left", "Front camera", 64, 48)
    assert header.exercise_text == loaded.text
    assert recording.events() == [ExerciseDone(0.0)]
    assert recording.finished
