"""A body in a replay: its skeleton on an empty picture or on the video, with a caption."""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.body.landmarks import INDEX, Side
from coach.body.pose import Pose
from coach.capture.frame import Frame, Picture
from coach.colours import ON_PICTURE
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.report.annotation.skeleton import Overlay
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.text import make_pending_feedback
from coach.window.replay.video_frames import VideoFrameLoader
from coach.window.run.state import LiveFrame, RunInfo, RunRequest, RunState, Step
from coach.window.run_page.camera_view import TITLE_HEIGHT, CameraView
from coach.window.run_page.picture_fit import Fit
from coach.window.theme.theme import Theme, make_font

EMPTY_BRIGHTNESS = 24
"""Brightness of the empty picture, 0 to 255."""


@cache
def make_empty_picture(width: int, height: int) -> Picture:
    """Return a picture with nothing on it."""
    return np.full((height, width, 3), EMPTY_BRIGHTNESS, np.uint8)


class ReplayCameraView(CameraView):
    """A camera view that also paints a head, as an empty picture shows none."""

    caption = ""
    """Shown instead of the exercise and its side."""

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
        frame = self._state.live_frame if self._state is not None else None
        head = (
            find_head(frame.pose)
            if frame is not None and frame.pose is not None and overlay.lines
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
    """Return centre and radius of the head in the picture, in pixels; None if it was not found."""
    ears = pose.image[[INDEX["left_ear"], INDEX["right_ear"]]].mean(axis=0)
    shoulders = pose.image[[INDEX["left_shoulder"], INDEX["right_shoulder"]]].mean(axis=0)
    radius = 0.5 * float(np.hypot(*(ears - shoulders)))
    return ((float(ears[0]), float(ears[1])), radius) if np.isfinite(radius) else None


class SkeletonView(QWidget):
    """Shows a frame of a recording."""

    video_failed = Signal(SourceError)
    """Emitted if the video cannot be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera_view = ReplayCameraView(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.camera_view)
        self._caption = ""
        self._loader: ReplayLoader | None = None
        self._frame_loader = VideoFrameLoader(self)
        self._frame_loader.found.connect(self._take)
        self._frame_loader.failed.connect(self._fail)
        self._shows_video = self._mirrored = False
        self._index = 0
        self.state: RunState | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self.camera_view.set_theme(theme)

    def show_recording(
        self, loader: ReplayLoader, caption: str = "", *, mirrored: bool = False
    ) -> None:
        """Show frames of this recording from now on.

        Args:
            caption: Shown instead of the name of the exercise.
        """
        changed = loader is not self._loader
        self._loader, self._mirrored, self._caption = loader, mirrored, caption
        if changed:
            self.show_video(on=False)

    def show_video(self, *, on: bool) -> None:
        """Show or hide the video behind the skeleton, if there is one."""
        recording = self._loader.recording if self._loader is not None else None
        video = recording.video if recording is not None and on else None
        self._shows_video = video is not None
        if video is not None:
            self._frame_loader.open(video)
            self.show_instant(self._index)
        else:
            self._frame_loader.close()

    @property
    def shows_video(self) -> bool:
        """True if the video is shown."""
        return self._shows_video

    def show_instant(self, index: int) -> None:
        """Show a frame; with a video, as soon as its picture is loaded."""
        self._index = index
        if self._loader is None or self._loader.recording is None:
            return
        if self._shows_video:
            self._frame_loader.request(index, float(self._loader.recording.times[index]))
        else:
            width, height = (int(size) for size in self._loader.recording.sizes[index])
            self._show(index, make_empty_picture(width, height))

    def close_video(self) -> None:
        """Close the video without waiting for its thread."""
        self._shows_video = False
        self._frame_loader.close()

    def _take(self, index: int, frame: Frame) -> None:
        if self._shows_video:
            self._show(index, frame.image)

    def _fail(self, error: object) -> None:
        self._shows_video = False
        self.video_failed.emit(error)
        self.show_instant(self._index)

    def _show(self, index: int, picture: Picture) -> None:
        if (
            self._loader is None
            or self._loader.recording is None
            or index >= len(self._loader.recording.times)
        ):
            return
        recording, evaluation = self._loader.recording, self._loader.evaluation
        pose = recording.pose(index)
        feedback = (
            evaluation.at(index) if evaluation is not None else None
        ) or make_pending_feedback(pose, recording.exercise)
        self.camera_view.caption = self._caption
        opened = RunInfo(
            recording.exercise,
            recording.header.exercise,
            recording.name,
            self._mirrored,
            None,
            recording=False,
            mirror=self._mirrored,
        )
        sight = LiveFrame(Frame(pose.time_s, picture), pose, feedback, 0)
        self.state = RunState(
            RunRequest(recording.header.exercise, recording.name),
            Step.PAUSED,
            opened,
            sight,
            feedback,
        )
        self.camera_view.show_state(self.state)
