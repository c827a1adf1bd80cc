"""Trying an own exercise: the body, and every condition of the file with its current value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.body.angles import is_ratio
from coach.body.pose import Pose
from coach.errors import CoachError
from coach.exercise.authoring.condition_monitor import (
    ConditionMonitor,
    ConditionReading,
)
from coach.exercise.definition.condition_text import describe_bounds
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN, format_degrees
from coach.exercise.tracking.trainer import Trainer
from coach.message import join_label, translatable
from coach.window.own_exercises.pose_feed import FeedFrame, FrameJudge, PoseFeed
from coach.window.run.backend import Backend
from coach.window.run.state import LiveFrame, RunInfo, RunRequest, RunState, Step
from coach.window.run_page.camera_view import CameraView
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.rows import RowList

MARKS: Final = {True: "✓", False: "✗", None: "?"}
WORDS: Final = translatable({True: "met", False: "not met", None: "not seen"})


def describe_reading(reading: ConditionReading) -> str:
    """Describe a reading: ``✓ 25°  knee_bend_either below 38, phases.up.when[0]: met``."""
    is_known = not np.isnan(reading.value)
    value = (
        f"{reading.value:.2f}"
        if is_known and is_ratio(reading.condition.angle)
        else format_degrees(reading.value)
    )
    bounds = f"{reading.condition.angle} {tr(describe_bounds(reading.condition))}"
    met = tr(join_label(reading.place, tr(WORDS[reading.met])))
    return f"{MARKS[reading.met]} {value}   {bounds}   ({met})"


def describe_state(feedback: Feedback) -> Iterator[str]:
    """Describe what the trainer counts."""
    phase = feedback.phase or UNKNOWN
    yield tr(
        "{repetitions} repetitions, phase {phase}", repetitions=feedback.repetitions, phase=phase
    )
    if feedback.hold is not None:
        yield tr("held {seconds} s", seconds=f"{feedback.hold.held_s:.1f}")
    if feedback.faults:
        yield tr("faults: {names}", names=", ".join(feedback.faults))
    yield from (tr(problem) for problem in feedback.view.problems[:1])


@dataclass(frozen=True, slots=True)
class TryResult:
    """The result of an exercise for one pose."""

    exercise: Exercise
    feedback: Feedback
    readings: tuple[ConditionReading, ...]


def make_judge(exercise: Exercise) -> FrameJudge:
    """Return a function that evaluates one pose after another."""
    trainer, monitor = Trainer(exercise), ConditionMonitor(exercise, keeps_angles=False)

    def judge(pose: Pose) -> TryResult:
        """Evaluate the next pose."""
        feedback = trainer.update(pose)
        return TryResult(exercise, feedback, monitor.update(pose, feedback))

    return judge


class TryView(QWidget):
    """Shows a camera or a recording, evaluated by an exercise that may change meanwhile."""

    failed = Signal(CoachError)

    def __init__(self, theme: Theme, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = PoseFeed(backend, self)
        self.feed.arrived.connect(self._take)
        self.feed.failed.connect(self._fail)
        self.feed.ended.connect(self._end)
        self.camera_view, self._words, self.rows = (
            CameraView(theme, self),
            make_label(self),
            RowList(theme, tr("Conditions"), self),
        )
        column = QVBoxLayout()
        column.addWidget(self._words)
        column.addWidget(self.rows, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.camera_view, 1)
        self._row.addLayout(column, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._row.setSpacing(theme.px(12))
        style_label(self._words, theme, 20, theme.palette.text, 600)
        self.rows.set_theme(theme, 15)
        self.camera_view.set_theme(theme)

    def use(self, exercise: Exercise) -> None:
        """Evaluate by this exercise from now on; counting restarts."""
        self.feed.judge = make_judge(exercise)

    def open(self, source: str | Path) -> None:
        """Open a camera or a recording."""
        self._words.setText("")
        self.feed.open(source)

    def stop(self) -> None:
        """Stop the feed without waiting for its thread."""
        self.feed.close()

    def _take(self, newest: FeedFrame) -> None:
        if not isinstance(newest[2], TryResult):
            return
        picture, pose, result = newest
        opened = RunInfo(result.exercise, "", "", False, None, recording=False)
        frame = LiveFrame(picture, pose, result.feedback, 0)
        self.camera_view.show_state(
            RunState(RunRequest("", ""), Step.RUNNING, opened, frame, result.feedback)
        )
        self._words.setText("\n".join(describe_state(result.feedback)))
        self.rows.show_rows([describe_reading(reading) for reading in result.readings])

    def _fail(self, error: CoachError) -> None:
        self.failed.emit(error)

    def _end(self) -> None:
        self._words.setText(f"{self._words.text()}\n{tr('That was all.')}")
