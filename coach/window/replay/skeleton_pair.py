"""One or two bodies side by side: a recording, two recordings, or both sides of one recording."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.errors import SourceError
from coach.window.replay.align import Alignment, align
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.marks import list_counted
from coach.window.replay.skeleton_view import SkeletonView
from coach.window.theme.theme import Theme
from coach.window.translation.dates import format_date_time
from coach.window.translation.translate import tr


class SkeletonPair(QWidget):
    """Shows the recording of `loader`, and beside it its other side or the other recording."""

    video_failed = Signal(SourceError)
    """Emitted if a video cannot be shown."""

    def __init__(
        self,
        theme: Theme,
        loader: ReplayLoader,
        other_loader: ReplayLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._loader, self._other_loader = loader, other_loader
        self.alignment: Alignment | None = None
        """How times of both bodies belong together; None if there is one body."""
        self.mirror = False
        """Show the left side, and beside it the mirrored right side."""
        self.views = (SkeletonView(theme, self), SkeletonView(theme, self))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for view in self.views:
            view.video_failed.connect(self.video_failed)
            self._row.addWidget(view, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._row.setSpacing(theme.px(8))
        for view in self.views:
            view.set_theme(theme)

    def show_recordings(self) -> None:
        """Show what the loaders hold."""
        first, second = self.views
        recording, other = self._loader.recording, self._other_loader.recording
        caption = tr("Left side") if self.mirror else ""
        if not self.mirror and recording is not None and other is not None:
            caption = format_date_time(recording.header.started_utc)
        first.show_recording(self._loader, caption)
        if self.mirror:
            second.show_recording(self._loader, tr("Right side, mirrored"), mirrored=True)
        elif other is not None:
            second.show_recording(self._other_loader, format_date_time(other.header.started_utc))
        second.setVisible(self.mirror or other is not None)

    def align(self) -> None:
        """Align both bodies by what is evaluated so far."""
        here, there = self._loader, self._other_loader
        if self.mirror:
            self.alignment = align(
                list_counted(here.today, "left"), list_counted(here.today, "right")
            )
        elif there.recording is not None:
            self.alignment = align(
                list_counted(here.today or here.then), list_counted(there.today or there.then)
            )
        else:
            self.alignment = None

    def show_position(self, time_s: float, index: int) -> None:
        """Show a frame, and the matching frame of the second body."""
        self.views[0].show_instant(index)
        second = self._loader.recording if self.mirror else self._other_loader.recording
        if second is not None and self.alignment is not None:
            self.views[1].show_instant(second.find(self.alignment.place(time_s)))

    def toggle_video(self) -> None:
        """Show or hide the videos."""
        on = not self.views[0].shows_video
        for view in self.views if self.alignment is not None else self.views[:1]:
            view.show_video(on=on)

    def close_second(self) -> None:
        """Show one body only."""
        self.mirror = False
        self.alignment = None
        self._other_loader.reset()
        self.views[1].close_video()

    def close_videos(self) -> None:
        """Close the videos without waiting for their threads."""
        for view in self.views:
            view.close_video()
