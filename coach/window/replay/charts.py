"""The charts of a replay: an angle over time, and the timeline below it, with one cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.body.landmarks import SIDES
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.recording import Evaluation, LoadedRecording, list_pairs, name_columns
from coach.window.replay.text import format_values
from coach.window.replay.timeline import place_marks
from coach.window.replay.timeline_view import TimelineView, measure_labels
from coach.window.theme.painting import find_side_colours
from coach.window.theme.theme import Theme
from coach.window.widgets.labels import style_label
from coach.window.widgets.plot_loader import PlotLoader

if TYPE_CHECKING:
    from coach.window.replay.angle_plot import ReplayPlot

PLOT_HEIGHT: Final = 116
SYMBOLS: Final = {"left": "●", "right": "◆"}


class ReplayCharts(QFrame):
    """Shows a recording over time."""

    seek_requested = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._recording: LoadedRecording | None = None
        self._replay: ReplayLoader | None = None
        self._angles: tuple[str, ...] = ("",)
        self._angle_index = 0
        self._span = (0.0, 1.0)
        self._position = (0.0, 0)
        self._values = [QLabel(self), QLabel(self)]
        self.timeline = TimelineView(theme, self)
        self.timeline.seek_requested.connect(self.seek_requested)
        self._plot: ReplayPlot | None = None
        self._placeholder = QWidget(self)
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        for label in self._values:
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._row.addWidget(label)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self._placeholder)
        self._column.addWidget(self.timeline)
        self._loader = PlotLoader(self)
        self._loader.loaded.connect(self._make_plot, Qt.ConnectionType.QueuedConnection)
        self.set_theme(theme)

    @property
    def angle(self) -> str:
        """The shown angle, without its side."""
        return self._angles[self._angle_index]

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._column.setContentsMargins(0, theme.px(4), 0, theme.px(12))
        self._column.setSpacing(0)
        self._row.setContentsMargins(measure_labels(theme), 0, 0, 0)
        self._row.setSpacing(theme.px(24))
        self._placeholder.setFixedHeight(theme.px(PLOT_HEIGHT))
        self.timeline.set_theme(theme)
        if self._plot is not None:
            self._plot.setFixedHeight(theme.px(PLOT_HEIGHT))
            self._plot.set_theme(theme)
        self._style_values()

    def _style_values(self) -> None:
        colours = find_side_colours(self._theme.palette)
        paired = len(name_columns(self.angle)) == 2
        for side, label in zip(SIDES, self._values, strict=True):
            style_label(
                label, self._theme, 16, colours[side] if paired else self._theme.palette.text, 600
            )

    def open(self, recording: LoadedRecording) -> None:
        """Show another recording."""
        self._recording, self._replay = recording, None
        before = self.angle
        self._angles = list_pairs(recording.exercise)
        self._angle_index = self._angles.index(before) if before in self._angles and before else 0
        self._style_values()
        self._loader.load()

    def show_next(self) -> None:
        """Show the next angle."""
        self._angle_index = (self._angle_index + 1) % len(self._angles)
        self._style_values()
        self._draw_lines()

    def show_evaluation(self, loader: ReplayLoader) -> None:
        """Show what is evaluated so far."""
        self._replay = loader
        self._draw_lines()
        self._draw_boxes()

    def show_span(self, span: tuple[float, float]) -> None:
        """Show the time between these two seconds."""
        self._span = span
        self._draw_boxes()
        if self._plot is not None:
            self._plot.show_span(span)

    def show_position(self, time_s: float, index: int) -> None:
        """Move the cursor."""
        self._position = (time_s, index)
        self.timeline.show_position(time_s)
        if self._plot is not None:
            self._plot.show_position(time_s, index)
        evaluation = self._find_evaluation()
        names = name_columns(self.angle)
        values = [
            float(evaluation.column(name)[index]) if evaluation is not None else float("nan")
            for name in names
            if name
        ]
        texts = format_values(self.angle, self._recording, values) if values else ()
        symbols = tuple(SYMBOLS.values()) if len(texts) == 2 else ("",)
        for label, symbol, words in zip(self._values, [*symbols, ""], [*texts, ""], strict=False):
            label.setText(f"{symbol} {words}".strip())

    def _find_evaluation(self) -> Evaluation | None:
        return self._replay.evaluation if self._replay is not None else None

    def _make_plot(self) -> None:
        if self._plot is None:
            from coach.window.replay.angle_plot import ReplayPlot

            plot = ReplayPlot(self._theme, self)
            plot.seek_requested.connect(self.seek_requested)
            plot.setAccessibleName(self._values[0].text())
            self._column.replaceWidget(self._placeholder, plot)
            self._placeholder.hide()
            self._plot = plot
            self.set_theme(self._theme)
        self._draw_lines()
        self.show_span(self._span)
        self.show_position(*self._position)

    def _draw_lines(self) -> None:
        evaluation, recording = self._find_evaluation(), self._recording
        if self._plot is None or evaluation is None or recording is None:
            return
        names = name_columns(self.angle)
        sides = SIDES if len(names) == 2 else ("",)
        lines = {
            side: np.asarray(evaluation.column(name))
            for side, name in zip(sides, names, strict=True)
        }
        main = (
            self.angle == recording.exercise.main_angle.rpartition("_")[0]
            or self.angle == recording.exercise.main_angle
        )
        self._plot.show_lines(recording.times, lines, recording.exercise.target if main else None)

    def _draw_boxes(self) -> None:
        if self._replay is not None:
            boxes = place_marks(
                self._replay.today, self._replay.then, self._replay.differences, self._span
            )
            self.timeline.show_boxes(boxes, self._span, self._replay.ready_s)
