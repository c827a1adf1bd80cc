"""The replay page: body, details, angle and timeline, and the keys to move in it.

What is shown depends on `Playback` and the loaders alone; the keys of the page are in `KEYS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.message import translatable
from coach.window.replay.charts import ReplayCharts
from coach.window.replay.compare import describe_differences
from coach.window.replay.controls import ReplayControls
from coach.window.replay.details_panel import WIDTH, DetailsPanel
from coach.window.replay.failure import ReplayOrFailure
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.marks import list_counted
from coach.window.replay.others import OtherRecordings
from coach.window.replay.playback import Playback, apply_action
from coach.window.replay.recording import ReplayRequest
from coach.window.replay.skeleton_pair import SkeletonPair
from coach.window.replay.text import TEXTS, format_title, list_lines
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.format import format_clock_time
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.page import Page

TICK_MS: Final = 16
REFRESH_MS: Final = 250
"""Interval at which more of an unfinished evaluation is shown, in milliseconds."""
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LARGEST_TEXT: Final = 1.3
"""Maximum text size of this page. It is read from close up, and has much to show."""
MESSAGES: Final = translatable({"reading": "Reading the recording …", "unsided": TEXTS["no_sides"]})


class ReplayPage(Page):
    """Shows one recording, two recordings side by side, or both sides of one recording."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.others = OtherRecordings(self)
        self.loader, self.other_loader = ReplayLoader(self), ReplayLoader(self)
        self.playback = Playback((0.0,))
        self._clock, self._timer, self._refresh = QElapsedTimer(), QTimer(self), QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._show_evaluation)
        self.stack = ReplayOrFailure(theme, self)
        self._whole = QHBoxLayout(self.stack.replay)
        self.skeletons = SkeletonPair(theme, self.loader, self.other_loader, self)
        self.details = DetailsPanel(theme, self)
        self.charts = ReplayCharts(theme, self)
        self.controls = ReplayControls(
            theme, lambda: self.others.list_names(self.loader.recording), self
        )
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        left, self._right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.skeletons, 1)
        left.addWidget(self.charts)
        self._right.addWidget(self.details, 1)
        self._right.addWidget(self.controls)
        self._whole.addLayout(left, 1)
        self._whole.addLayout(self._right)

    def _connect(self) -> None:
        self.loader.opened.connect(self.others.load)
        self.loader.opened.connect(self._show_opened)
        self.other_loader.opened.connect(self._show_all)
        for loader in (self.loader, self.other_loader):
            loader.evaluated.connect(self._schedule_refresh)
        self.loader.failed.connect(self._fail)
        for failed in (self.other_loader.failed, self.skeletons.video_failed):
            failed.connect(self._show_problem)
        self.stack.failure.button_clicked.connect(self.loader.open_again)
        self.stack.failure.home_requested.connect(self.back_requested)
        self.charts.seek_requested.connect(self.seek)
        self.details.picked.connect(lambda row: self.seek(self.loader.differences[row].time_s))
        self.controls.action_requested.connect(self.run_action)
        self.controls.beside.chosen.connect(self._choose_other)
        self.details.rows.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setStyleSheet(render_stylesheet(theme))
        self._whole.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        for layout in (self._whole, self._right):
            layout.setSpacing(theme.px(8))
        for panel in (self.details, self.controls):
            panel.setFixedWidth(theme.px(WIDTH))
        close = replace(theme, text=min(theme.text, LARGEST_TEXT))
        for part in (self.skeletons, self.details, self.charts, self.controls):
            part.set_theme(close)
        self.stack.failure.set_theme(theme)

    def open(self, request: ReplayRequest, beside: ReplayRequest | None = None) -> None:
        """Open a recording at its start, with `beside` to its right."""
        self.stack.show_replay()
        self.skeletons.close_second()
        self.playback = Playback((0.0,))
        self.details.show_title(tr(MESSAGES["reading"]))
        self.loader.open(request)
        if beside is not None:
            self.other_loader.open(beside)

    def cancel_tasks(self) -> None:
        """Stop playing, too, and close the videos."""
        self._timer.stop()
        super().cancel_tasks()
        self.skeletons.close_videos()

    def seek(self, time_s: float) -> None:
        """Seek to a time in seconds."""
        self._set(self.playback.seek(time_s))

    def run_action(self, action: str) -> None:
        """Run the action of a key or button."""
        starts = [mark.start_s for mark in self.loader.today or self.loader.then]
        moved = apply_action(self.playback, action, starts)
        others = {
            "video": self.skeletons.toggle_video,
            "mirror": self._toggle_mirror,
            "rules": self._toggle_rules,
            "angle": self.charts.show_next,
        }
        if action == "leave":
            self.back_requested.emit()
        elif self.loader.recording is not None and moved is not None:
            self._set(moved)
        elif self.loader.recording is not None and action in others:
            others[action]()
            self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of `coach.window.replay.controls.KEYS`."""
        action = self.controls.find_action(event)
        if self.stack.failed and event.key() in ENTER:
            self.loader.open_again()
        elif action == "beside":
            self.controls.beside.open()
        elif action:
            self.run_action(action)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Play on Space also while the list has the focus."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.run_action("play")
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause if the page is hidden."""
        if self.playback.playing:
            self._set(self.playback.toggle())
        super().hideEvent(event)

    def _set(self, playback: Playback) -> None:
        before, self.playback = self.playback, playback
        if playback.playing and not before.playing:
            self._clock.start()
            self._timer.start()
        elif not playback.playing:
            self._timer.stop()
        self._show_position(
            changed=playback.index != before.index or not playback.playing,
            span=playback.span != before.span,
        )
        self.controls.show_playback(playback)

    def _tick(self) -> None:
        self._set(self.playback.advance(self._clock.restart() / 1000))

    def _show_opened(self) -> None:
        recording = self.loader.recording
        assert recording is not None
        self.stack.show_replay()
        self.playback = replace(self.playback, times=tuple(recording.times.tolist()))
        title = format_title(recording)
        self.details.show_title(title, "" if recording.finished else tr("cut off"))
        self.setAccessibleName(title)
        self.charts.open(recording)
        self._show_all()

    def _schedule_refresh(self) -> None:
        if self.loader.done and self.other_loader.recording is None:
            self._refresh.stop()
            self._show_evaluation()
        elif not self._refresh.isActive():
            self._refresh.start()

    def _show_evaluation(self) -> None:
        """Show more of the evaluation: marks, lines and the comparison."""
        recording, evaluation = self.loader.recording, self.loader.evaluation
        if recording is None or evaluation is None:
            return
        self.charts.show_evaluation(self.loader)
        comparison = tr("Judging with today's rules …")
        if evaluation.done:
            comparison = describe_differences(
                self.loader.differences,
                recording.recorded_events,
                evaluation.events,
                recording.finished,
            )
            if self.playback == Playback(self.playback.times):  # the user has not moved yet
                self.playback = self.playback.step(evaluation.first)
        rows = [
            f"{format_clock_time(difference.time_s)}  {difference.words}"
            for difference in self.loader.differences
        ]
        self.details.show_comparison(tr(recording.rules), comparison, rows)
        self.skeletons.align()
        self._show_position(changed=True, span=True)

    def _show_all(self) -> None:
        self.skeletons.show_recordings()
        self.controls.show_choices(
            self.loader.recording,
            shows_video=self.skeletons.views[0].shows_video,
            mirror=self.skeletons.mirror,
            angle=self.charts.angle,
        )
        self._show_evaluation()
        self._show_position(changed=True, span=True)
        self.controls.show_playback(self.playback)

    def _show_position(self, *, changed: bool, span: bool) -> None:
        playback = self.playback
        if self.loader.recording is None:
            return
        if span:
            self.charts.show_span(playback.span)
        self.charts.show_position(playback.position_s, playback.index)
        if changed:
            self.skeletons.show_position(playback.position_s, playback.index)
            evaluation = self.loader.evaluation
            feedback = evaluation.at(playback.index) if evaluation is not None else None
            lines = list(list_lines(feedback, self.loader.today, playback.position_s))
            position = format_clock_time(playback.position_s, tenths=True)
            self.details.show_instant(f"{position} / {format_clock_time(playback.end_s)}", lines)

    def _toggle_mirror(self) -> None:
        sides = {mark.side for mark in list_counted(self.loader.today)}
        if not self.skeletons.mirror and not {"left", "right"} <= sides:
            self.details.show_note(tr(MESSAGES["unsided"]))
            return
        mirror = not self.skeletons.mirror
        self.skeletons.close_second()
        self.skeletons.mirror = mirror
        if mirror:
            self.seek(list_counted(self.loader.today, "left")[0].start_s)

    def _toggle_rules(self) -> None:
        if (request := self.loader.request) is not None:
            as_recorded = not request.as_recorded
            self.loader.open(replace(request, exercise="", as_recorded=as_recorded))

    def _choose_other(self, name: str) -> None:
        others = self.others.find(self.loader.recording)
        if name in others:
            self.skeletons.mirror = False
            self.other_loader.open(others[name])
        else:
            self.skeletons.close_second()
            self._show_all()

    def _fail(self, error: CoachError) -> None:
        if self.loader.recording is None:
            self.stack.show_error(error)
            self.setFocus()
        else:
            self._show_problem(error)

    def _show_problem(self, error: CoachError) -> None:
        self.details.show_note(describe_error(error))
