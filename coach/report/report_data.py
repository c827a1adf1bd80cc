"""The source of all exports: a recording and its evaluation by today's rules."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import numpy as np

from coach.body.angles import NAMES
from coach.body.pose import Array, Pose
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.pipeline import Analysis, evaluate_stored
from coach.report.results.measurements import Earlier
from coach.report.results.table import summarise
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.recording import Recording
from coach.store.recordings.replay import make_trainer


class AngleSeries:
    """All angles over time, collected one feedback at a time; 8 bytes for each number."""

    def __init__(self) -> None:
        self._times, self._angles, self._mains = array("d"), array("d"), array("d")
        self._names: list[str] = []

    def add(self, feedback: Feedback) -> None:
        """Add the feedback on the next pose."""
        self._times.append(feedback.time_s)
        self._angles.extend(feedback.angles[name] for name in NAMES)
        self._mains.append(feedback.main_value)
        self._names.append(feedback.main_angle)

    @cached_property
    def times_s(self) -> Array:
        """(n,) seconds since the recording began. Use only when all feedback is added."""
        return np.array(self._times, dtype=np.float64)

    @cached_property
    def angles(self) -> Array:
        """(n, `len(NAMES)`) degrees (`RATIOS`: shares of a length) in the order of `NAMES`.

        NaN if not measured.
        """
        return np.array(self._angles, dtype=np.float64).reshape(-1, len(NAMES))

    def list_mains(self) -> dict[str, Array]:
        """Return full name -> (n,) degrees of each angle that was the main one.

        NaN if another angle was the main one, or it was not measured.
        """
        names, values = np.array(self._names), np.array(self._mains, dtype=np.float64)
        return {
            name: np.where(names == name, values, np.nan)
            for name in dict.fromkeys(self._names)
            if name
        }


@dataclass(frozen=True)
class ReportData:
    """A recording evaluated by today's rules."""

    recording: Recording
    loaded: LoadedExercise
    side: SideChoice
    """The side that was asked for."""
    analysis: Analysis
    trace: AngleSeries
    earlier: Earlier
    """Earlier results of the same person, oldest first; empty if unknown or no test."""
    patient: str = ""
    """Whom the report is about; it is not kept."""
    clinician: str = ""
    performer: str = ""
    """Who measured, if it was said; otherwise the person measured alone. Only in FHIR."""
    """Who prescribed it."""
    patient_id: str = ""
    """Identifier of the patient as ``SYSTEM|VALUE``, for FHIR."""

    @property
    def name(self) -> str:
        """Name of the recording for people."""
        return self.recording.path.resolve().parent.name

    @property
    def exercise(self) -> Exercise:
        """The exercise that evaluates it."""
        return self.loaded.exercise

    @property
    def events(self) -> list[Event]:
        """The events by today's rules."""
        return self.analysis.events

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The summary of `coach analyze`."""
        return summarise(
            self.analysis, self.loaded.name, self.exercise, self.name, self.earlier, self.side
        )

    @cached_property
    def sha256(self) -> str:
        """Checksum of the recording's file."""
        with self.recording.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def started(self) -> datetime:
        """Start of the recording, UTC."""
        return self.recording.started.astimezone(UTC)

    def evaluate(self) -> Iterator[tuple[Pose, Feedback]]:
        """Yield each pose with its feedback, evaluated again to save memory."""
        trainer = make_trainer(self.recording, self.exercise, self.side)
        return evaluate_stored(self.recording.poses(), trainer)
