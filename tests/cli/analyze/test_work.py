"""The work on one of many files."""

from __future__ import annotations

from pathlib import Path

from coach.cli.analyze.work import plan
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
