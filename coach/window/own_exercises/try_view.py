"""Trying an exercise of one's own: the body, and every angle and condition of its file with its value now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.body.pose import Pose
from coach.errors import CoachError
from coach.exercise.authoring.condition_monitor import (
    ConditionMonitor,
    ConditionReading,
    describe_bounds,
    is_ratio,
)
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.window.own_exercises.pose_feed import FeedFrame, FrameJudge, PoseFeed
from coach.window.run.backend import Backend
from coach.window.run.state import LiveFrame, RunInfo, RunRequest, RunState, Step
from coach.window.run_page.camera_view import CameraView
from coach.window.theme.theme import Theme
from coach.window.translation.format import UNKNOWN, format_degrees
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.row_list import RowList

MARKS: Final = {True: "✓", False: "✗", None: "?"}
WORDS: Final = {True: "met", False: "not met", None: "not seen"}
TEXTS: Final = {
    "counted": "{repetitions} repetitions, phase {phase}",
    "held": "held {seconds} s",
    "faults": "faults: {names}",
    "over": "That was all of it.",
}


def describe_reading(reading: ConditionReading) -> str:
    """``✓ 25°  knee_bend_either below 38, phases.up.when[0]: met``."""
    known = not np.isnan(reading.value)
    value = (
        f"{reading.value:.2f}"
        if known and is_ratio(reading.condition.angle)
        else format_degrees(reading.value)
    )
    asked = f"{reading.condition.angle} {describe_bounds(reading.condition)}"
    return f"{MARKS[reading.met]} {value}   {asked}   ({reading.place}: {tr(WORDS[reading.met])})"


def describe_state(feedback: Feedback) -> Iterator[str]:
    """What the trainer counts."""
    phase = feedback.phase or UNKNOWN
    yield tr(TEXTS["counted"]).format(repetitions=feedback.repetitions, phase=phase)
    if feedback.hold is not None:
        yield tr(TEXTS["held"]).format(seconds=f"{feedback.hold.held_s:.1f}")
    if feedback.faults:
        yield tr(TEXTS["faults"]).format(names=", ".join(feedback.faults))
    yield from (tr(problem) for problem in feedback.view.problems[:1])


@dataclass(frozen=True, slots=True)
class Tried:
    """What an exercise says of one pose."""

    exercise: Exercise
    feedback: Feedback
    readings: tuple[ConditionReading, ...]


def make_judge(exercise: Exercise) -> FrameJudge:
    """Judges poses one after the other."""
    trainer, probe = Trainer(exercise), ConditionMonitor(exercise)

    def judge(pose: Pose) -> Tried:
        feedback = trainer.update(pose)
        return Tried(exercise, feedback, probe.update(pose, feedback))

    return judge


class TryView(QWidget):
    """Watches a camera or a recording with an exercise that may be changed while it is watched."""

    failed = Signal(object)
    """CoachError."""

    def __init__(self, theme: Theme, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = PoseFeed(backend, self)
        self.feed.arrived.connect(self._take)
        self.feed.failed.connect(self._fail)
        self.feed.ended.connect(self._end)
        self.stage, self._words, self.rows = (
            CameraView(theme, self),
            make_label(self),
            RowList(theme, tr("Conditions"), self),
        )
        column = QVBoxLayout()
        column.addWidget(self._words)
        column.addWidget(self.rows, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.stage, 1)
        self._row.addLayout(column, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._row.setSpacing(theme.px(12))
        style_label(self._words, theme, 20, theme.palette.text, 600)
        self.rows.set_theme(theme, 15)
        self.stage.set_theme(theme)

    def use(self, exercise: Exercise) -> None:
        """Judge by this from now on; counting begins anew."""
        self.feed.judge = make_judge(exercise)

    def open(self, source: str | Path) -> None:
        """Watch this camera or recording."""
        self._words.setText("")
        self.feed.open(source)

    def stop_tasks(self) -> None:
        """Leave off."""
        self.feed.close()

    def _take(self, newest: FeedFrame) -> None:
        if not isinstance(newest[2], Tried):
            return
        frame, pose, tried = newest
        opened = RunInfo(tried.exercise, "", "", False, None, recording=False)
        sight = LiveFrame(frame, pose, tried.feedback, 0)
        self.stage.show_state(
            RunState(RunRequest("", ""), Step.RUNNING, opened, sight, tried.feedback)
        )
        self._words.setText("\n".join(describe_state(tried.feedback)))
        self.rows.show_rows([describe_reading(reading) for reading in tried.readings])

    def _fail(self, error: CoachError) -> None:
        self.failed.emit(error)

    def _end(self) -> None:
        self._words.setText(f"{self._words.text()}\n{tr(TEXTS['over'])}")
