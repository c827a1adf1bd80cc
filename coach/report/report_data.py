"""What result files are made from: a recording, and what today's rules make of it."""

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
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import BATCH_SIZE, Analysis, evaluate_poses
from coach.report.clinical import Earlier
from coach.report.table import summarise
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.recording import Recording


class AngleSeries:
    """Every angle over time, gathered one feedback at a time; 8 bytes a number."""

    def __init__(self) -> None:
        self._times, self._angles, self._mains = array("d"), array("d"), array("d")
        self._names: list[str] = []

    def add(self, feedback: Feedback) -> None:
        """Take one instant."""
        self._times.append(feedback.time_s)
        self._angles.extend(feedback.angles[name] for name in NAMES)
        self._mains.append(feedback.main_value)
        self._names.append(feedback.main_angle)

    @cached_property
    def times_s(self) -> Array:
        """(n,) seconds since the recording began. Ask only when all is gathered."""
        return np.array(self._times, dtype=np.float64)

    @cached_property
    def angles(self) -> Array:
        """(n, `len(NAMES)`) degrees (`RATIOS`: parts of a length), a column an angle in the order of `NAMES`; NaN where not measured."""
        return np.array(self._angles, dtype=np.float64).reshape(-1, len(NAMES))

    def list_mains(self) -> dict[str, Array]:
        """Full name -> (n,) degrees of each angle that was the main one, NaN while another one was or it was not measured."""
        names, values = np.array(self._names), np.array(self._mains, dtype=np.float64)
        return {
            name: np.where(names == name, values, np.nan)
            for name in dict.fromkeys(self._names)
            if name
        }


@dataclass(frozen=True)
class ReportData:
    """A recording under today's rules."""

    recording: Recording
    loaded: LoadedExercise
    side: SideChoice
    """The side that was asked for."""
    analysis: Analysis
    trace: AngleSeries
    earlier: Earlier
    """What the same person reached before, oldest first; empty where nothing is known or it is no test."""

    @property
    def name(self) -> str:
        """The recording's name for people."""
        return self.recording.path.resolve().parent.name

    @property
    def exercise(self) -> Exercise:
        """The exercise by which it is judged."""
        return self.loaded.exercise

    @property
    def events(self) -> list[Event]:
        """What happened, by today's rules."""
        return self.analysis.events

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What `coach analyze` gives for it."""
        return summarise(self.analysis, self.loaded.name, self.exercise, self.name, self.earlier)

    @cached_property
    def sha256(self) -> str:
        """Checksum of the recording's file."""
        with self.recording.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def started(self) -> datetime:
        """When the recording began, UTC."""
        began = datetime.fromisoformat(self.recording.header.started_utc)
        return began.astimezone(UTC) if began.tzinfo else began.replace(tzinfo=UTC)

    def evaluate(self) -> Iterator[tuple[Pose, Feedback]]:
        """Each pose with its feedback, once more from the beginning: nothing of it is kept in memory."""
        return evaluate_poses(self.recording.poses(), Trainer(self.exercise, self.side), BATCH_SIZE)
