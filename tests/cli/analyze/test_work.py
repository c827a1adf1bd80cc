"""The work on one of many files."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.analyze.work import plan
from coach.cli.system_libraries import Library
from coach.errors import CoachError
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.file_names import FILE_NAME

SAMPLE = Path(__file__).parents[3] / "recordings" / "samples" / "lunge" / FILE_NAME


def test_exercises_that_fit_equally_well_are_in_the_row(data_folder: Path) -> None:
    folder = data_folder / "poses"
    folder.mkdir()
    (folder / "mine.toml").write_text(load_exercise("lunge").text, encoding="utf-8")
    row = plan("auto", "auto")(str(SAMPLE))
    assert row["exercise"] == "unknown"
    assert row["not_measured"] == (
        "exercise: It was not recognised. These fit equally well: lunge, mine. Say which it is "
        "with --exercise."
    )


def test_a_worker_names_a_missing_library_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Library("libGL.so.1", "libgl1", "pose")
    monkeypatch.setattr("coach.cli.missing_library.find_missing", lambda purposes: [absent])

    def fail(path: Path) -> None:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr("coach.capture.videos.file.VideoFile", fail)
    with pytest.raises(CoachError, match=r"missing: libGL\.so\.1"):
        plan("lunge", "auto")(str(SAMPLE.parents[1] / "lunge.mp4"))
