"""Evaluate a recording with today's rules, as the source of exports."""

from __future__ import annotations

from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.report.report_data import AngleSeries, ReportData
from coach.store.exercises.loader import apply_settings, parse_exercise
from coach.store.history.earlier_results import find_earlier_results
from coach.store.recordings.recording import Recording
from coach.store.settings.settings import load_settings


def evaluate_recording(recording: Recording) -> ReportData:
    """Evaluate a recording as its own exercise, on the side that was chosen then.

    Raises:
        CoachError: The recording, its exercise or the settings cannot be read.
    """
    header, angles = recording.header, AngleSeries()
    loaded = apply_settings(parse_exercise(header.exercise_text, header.exercise), load_settings())
    analysis = analyse(recording.poses(), Trainer(loaded.exercise, header.side), angles.add)
    tested = loaded.exercise.range_of_motion is not None
    earlier = find_earlier_results(loaded.name, header.started_utc) if tested else {}
    return ReportData(recording, loaded, header.side, analysis, angles, earlier)
