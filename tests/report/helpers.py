"""Recordings and texts for the tests of reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from coach.body.pose import Pose, empty_pose
from coach.body.sides import SideChoice
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.report.report_data import AngleSeries, ReportData
from coach.report.results.measurements import Earlier
from coach.store.exercises.loader import LoadedExercise, load_exercise, parse_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import Recording, open_recording

SAMPLES = ("lunge", "couch-stretch", "hip-flexion-test")
"""One of each kind that is counted, held or measured."""

HOSTILE = "<script>alert('Ü')</script> & 中文 \u202e\u200b"


def judge(
    recording: Recording,
    earlier: Earlier | None = None,
    loaded: LoadedExercise | None = None,
    side: SideChoice | None = None,
) -> ReportData:
    """Evaluate a recording, by default with the exercise and side that it contains."""
    header, trace = recording.header, AngleSeries()
    side = side or header.side
    loaded = loaded or parse_exercise(header.exercise_text, header.exercise)
    analysis = analyse(recording.poses(), Trainer(loaded.exercise, side), trace.add)
    return ReportData(recording, loaded, side, analysis, trace, earlier or {})


@cache
def judge_sample(name: str) -> ReportData:
    return judge(open_recording(samples_folder() / name))


@cache
def judge_sample_by_shipped_rules(name: str) -> ReportData:
    """Evaluate a sample with the shipped exercise, all texts of which are in the catalogues."""
    return judge(open_recording(samples_folder() / name), loaded=load_exercise(name))


Record = Callable[..., ReportData]


def film_empty_room(seconds: float = 2.0) -> list[Pose]:
    return [empty_pose(step / 15, 64, 48) for step in range(int(seconds * 15))]
