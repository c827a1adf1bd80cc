"""Below the body of a replay: an angle over time, and the timeline under it, with one cursor through both."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.body.landmarks import SIDES
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.recording import Evaluation, LoadedRecording, list_pairs, name_columns
from coach.window.replay.text import format_values
from coach.window.replay.timeline import place_marks
from coach.window.replay.timeline_view import LABELS, TimelineView
from coach.window.theme.sides import find_side_colours
from coach.window.theme.theme import Theme
from coach.window.widgets.labels import style_label
from coach.window.widgets.plot_loader import PlotLoader

PLOT: Final = 116
SYMBOLS: Final = {"left": "●", "right": "◆"}


class ReplayCharts(QFrame):
    """Shows what a reel says over time."""

    sought = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._film: LoadedRecording | None = None
        self._reel: ReplayLoader | None = None
        self._angles: tuple[str, ...] = ("",)
        self._number = 0
        self._span = (0.0, 1.0)
        self._now = (0.0, 0)
        self._values = [QLabel(self), QLabel(self)]
        self.timeline = TimelineView(theme, self)
        self.timeline.sought.connect(self.sought)
        self._plot: QWidget | None = None
        self._room = QWidget(self)
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        for label in self._values:
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._row.addWidget(label)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self._room)
        self._column.addWidget(self.timeline)
        self._loader = PlotLoader(self)
        self._loader.loaded.connect(self._make_plot, Qt.ConnectionType.QueuedConnection)
        self.set_theme(theme)

    @property
    def angle(self) -> str:
        """The angle that is shown, without its side."""
        return self._angles[self._number]

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._column.setContentsMargins(0, theme.px(4), 0, theme.px(12))
        self._column.setSpacing(0)
        self._row.setContentsMargins(theme.px(LABELS), 0, 0, 0)
        self._row.setSpacing(theme.px(24))
        self._room.setFixedHeight(theme.px(PLOT))
        self.timeline.set_theme(theme)
        if self._plot is not None:
            self._plot.setFixedHeight(theme.px(PLOT))
            self._plot.set_theme(theme)  # type: ignore[attr-defined]
        self._style_values()

    def _style_values(self) -> None:
        colours = find_side_colours(self._theme.palette)
        paired = len(name_columns(self.angle)) == 2
        for side, label in zip(SIDES, self._values, strict=True):
            style_label(
                label, self._theme, 16, colours[side] if paired else self._theme.palette.text, 600
            )

    def open(self, film: LoadedRecording) -> None:
        """Another recording."""
        self._film, self._reel = film, None
        before = self.angle
        self._angles = list_pairs(film.exercise)
        self._number = self._angles.index(before) if before in self._angles and before else 0
        self._style_values()
        self._loader.load()

    def show_next(self) -> None:
        """Another angle."""
        self._number = (self._number + 1) % len(self._angles)
        self._style_values()
        self._draw_lines()

    def show_judgement(self, reel: ReplayLoader) -> None:
        """What is judged so far."""
        self._reel = reel
        self._draw_lines()
        self._draw_boxes()

    def show_span(self, span: tuple[float, float]) -> None:
        """First and last second in sight."""
        self._span = span
        self._draw_boxes()
        if self._plot is not None:
            self._plot.show_span(span)  # type: ignore[attr-defined]

    def show_position(self, time_s: float, index: int) -> None:
        """Move the cursor."""
        self._now = (time_s, index)
        self.timeline.show_position(time_s)
        if self._plot is not None:
            self._plot.show_position(time_s, index)  # type: ignore[attr-defined]
        judgement = self._find_judgement()
        names = name_columns(self.angle)
        values = [
            float(judgement.column(name)[index]) if judgement is not None else float("nan")
            for name in names
            if name
        ]
        said = format_values(self.angle, self._film, values) if values else ()
        symbols = tuple(SYMBOLS.values()) if len(said) == 2 else ("",)
        for label, symbol, words in zip(self._values, [*symbols, ""], [*said, ""], strict=False):
            label.setText(f"{symbol} {words}".strip())

    def _find_judgement(self) -> Evaluation | None:
        return self._reel.judgement if self._reel is not None else None

    def _make_plot(self) -> None:
        if self._plot is None:
            from coach.window.replay.angle_plot import ReplayPlot

            plot = ReplayPlot(self._theme, self)
            plot.sought.connect(self.sought)
            plot.setAccessibleName(self._values[0].text())
            self._column.replaceWidget(self._room, plot)
            self._room.hide()
            self._plot = plot
            self.set_theme(self._theme)
        self._draw_lines()
        self.show_span(self._span)
        self.show_position(*self._now)

    def _draw_lines(self) -> None:
        judgement, film = self._find_judgement(), self._film
        if self._plot is None or judgement is None or film is None:
            return
        names = name_columns(self.angle)
        sides = SIDES if len(names) == 2 else ("",)
        lines = {
            side: np.asarray(judgement.column(name))
            for side, name in zip(sides, names, strict=True)
        }
        main = (
            self.angle == film.exercise.main_angle.rpartition("_")[0]
            or self.angle == film.exercise.main_angle
        )
        self._plot.show_lines(film.times, lines, film.exercise.target if main else None)  # type: ignore[attr-defined]

    def _draw_boxes(self) -> None:
        if self._reel is not None:
            boxes = place_marks(
                self._reel.today, self._reel.then, self._reel.differences, self._span
            )
            self.timeline.show_boxes(boxes, self._span, self._reel.ready_s)
