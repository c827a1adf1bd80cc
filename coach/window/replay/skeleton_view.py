"""One body of a replay: its skeleton, alone or on the video of the recording, with a line above that says whose it is."""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.body.landmarks import INDEX, Side
from coach.body.pose import Pose
from coach.capture.frame import Frame, Picture
from coach.exercise.definition.exercise import Exercise
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.text import make_unjudged
from coach.window.replay.video_frames import VideoFrameLoader
from coach.window.run.state import LiveFrame, RunInfo, RunRequest, RunState, Step
from coach.window.run_page.camera_view import TITLE_HEIGHT, CameraView
from coach.window.run_page.overlay import Fit, Overlay
from coach.window.theme.palette import ON_PICTURE
from coach.window.theme.theme import Theme, make_font

DARK = 24
"""Brightness of the empty picture, 0 to 255."""


@cache
def make_empty(width: int, height: int) -> Picture:
    """A picture with nothing on it."""
    return np.full((height, width, 3), DARK, np.uint8)


class Body(CameraView):
    """A stage that paints a head, too: without a picture there is none."""

    caption = ""
    """Stands above it instead of the exercise and its side."""

    def _paint_title(self, painter: QPainter, exercise: Exercise, side: Side | None) -> None:
        if not self.caption:
            super()._paint_title(painter, exercise, side)
            return
        painter.setFont(make_font(self._theme, 26, QFont.Weight.Bold))
        painter.setPen(QColor(self._theme.palette.text))
        edge = self._theme.px(20)
        words = painter.fontMetrics().elidedText(
            self.caption, Qt.TextElideMode.ElideRight, self.width() - 2 * edge
        )
        painter.drawText(
            QRectF(edge, 0, self.width(), self._theme.px(TITLE_HEIGHT)),
            Qt.AlignmentFlag.AlignVCenter,
            words,
        )

    def _paint_overlay(self, painter: QPainter, overlay: Overlay, value: str, fit: Fit) -> None:
        sight = self._state.live_frame if self._state is not None else None
        head = (
            find_head(sight.pose)
            if sight is not None and sight.pose is not None and overlay.lines
            else None
        )
        if head is not None:
            x, y = fit.place(head[0])
            colour = QColor(ON_PICTURE.text)
            colour.setAlphaF(0.35)
            painter.setPen(QPen(colour, self._theme.px(3)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), head[1] * fit.scale, head[1] * fit.scale)
        super()._paint_overlay(painter, overlay, value, fit)


def find_head(pose: Pose) -> tuple[tuple[float, float], float] | None:
    """Middle and radius of the head in the picture, pixels; None where it was not found."""
    ears = pose.image[[INDEX["left_ear"], INDEX["right_ear"]]].mean(axis=0)
    shoulders = pose.image[[INDEX["left_shoulder"], INDEX["right_shoulder"]]].mean(axis=0)
    radius = 0.5 * float(np.hypot(*(ears - shoulders)))
    return ((float(ears[0]), float(ears[1])), radius) if np.isfinite(radius) else None


class SkeletonView(QWidget):
    """Shows an instant of a reel."""

    no_video = Signal(object)
    """SourceError: the video cannot be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Body(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self._caption = ""
        self._reel: ReplayLoader | None = None
        self._pictures = VideoFrameLoader(self)
        self._pictures.found.connect(self._take)
        self._pictures.failed.connect(self._fail)
        self._filming = self._mirrored = False
        self._index = 0
        self.state: RunState | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self.stage.set_theme(theme)

    def show_reel(self, reel: ReplayLoader, caption: str = "", *, mirrored: bool = False) -> None:
        """Show instants of this reel from now on. caption: stands above it instead of the name of the exercise."""
        changed = reel is not self._reel
        self._reel, self._mirrored, self._caption = reel, mirrored, caption
        if changed:
            self.set_filming(on=False)

    def set_filming(self, *, on: bool) -> None:
        """Show the video below the skeleton, where there is one."""
        film = self._reel.film if self._reel is not None else None
        video = film.video if film is not None and on else None
        self._filming = video is not None
        if video is not None:
            self._pictures.open(video)
            self.show_instant(self._index)
        else:
            self._pictures.close()

    @property
    def filming(self) -> bool:
        """Whether the video is shown."""
        return self._filming

    def show_instant(self, index: int) -> None:
        """Show this instant; with a video as soon as its picture is there."""
        self._index = index
        if self._reel is None or self._reel.film is None:
            return
        if self._filming:
            self._pictures.request(index, float(self._reel.film.times[index]))
        else:
            width, height = (int(size) for size in self._reel.film.sizes[index])
            self._show(index, make_empty(width, height))

    def close_video(self) -> None:
        """Wait for the thread that looks pictures up."""
        self._filming = False
        self._pictures.close()

    def _take(self, index: int, frame: Frame) -> None:
        if self._filming:
            self._show(index, frame.image)

    def _fail(self, error: object) -> None:
        self._filming = False
        self.no_video.emit(error)
        self.show_instant(self._index)

    def _show(self, index: int, picture: Picture) -> None:
        if self._reel is None or self._reel.film is None or index >= len(self._reel.film.times):
            return
        film, judgement = self._reel.film, self._reel.judgement
        pose = film.pose(index)
        feedback = (judgement.at(index) if judgement is not None else None) or make_unjudged(
            pose, film.exercise
        )
        self.stage.caption = self._caption
        opened = RunInfo(
            film.exercise,
            film.header.exercise,
            film.name,
            self._mirrored,
            None,
            recording=False,
            mirror=self._mirrored,
        )
        sight = LiveFrame(Frame(pose.time_s, picture), pose, feedback, 0)
        self.state = RunState(
            RunRequest(film.header.exercise, film.name), Step.PAUSED, opened, sight, feedback
        )
        self.stage.show_state(self.state)
