"""The page of a replay: the body, what is said of it, the angle, the timeline, and the keys to move in it.

What is shown follows from `Playback` and the reels alone; the keys of the page are in `KEYS`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.replay.align import Alignment, align
from coach.window.replay.charts import ReplayCharts
from coach.window.replay.compare import TEXTS as COMPARED
from coach.window.replay.compare import describe_differences
from coach.window.replay.controls import ReplayControls
from coach.window.replay.details_panel import WIDTH, DetailsPanel
from coach.window.replay.loader import ReplayLoader
from coach.window.replay.marks import list_counted
from coach.window.replay.others import OtherRecordings
from coach.window.replay.playback import Playback, move
from coach.window.replay.recording import ReplayRequest
from coach.window.replay.skeleton_view import SkeletonView
from coach.window.replay.text import TEXTS, format_title, list_lines
from coach.window.theme.theme import Theme, render_stylesheet
from coach.window.translation.dates import format_date_time
from coach.window.translation.format import format_clock_time
from coach.window.translation.translate import tr
from coach.window.widgets.page import Page

TICK_MS: Final = 16
REFRESH_MS: Final = 250
"""So often more of the judgement is shown while it is under way, milliseconds."""
LARGEST_TEXT: Final = 1.3
"""Texts of this page are not enlarged further: it is looked at from near, and there is much on it."""
MESSAGES: Final = {"reading": "Reading the recording …", "unsided": TEXTS["no_sides"]}


class ReplayPage(Page):
    """One recording, or two beside each other, or one against its own other side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._others = OtherRecordings(self)
        self.reel, self.other = ReplayLoader(self), ReplayLoader(self)
        self.playback = Playback((0.0,))
        self.alignment: Alignment | None = None
        self._mirror = False
        self._clock, self._timer, self._refresh = QElapsedTimer(), QTimer(self), QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._show_judgement)
        self._bodies, self._whole = QHBoxLayout(), QHBoxLayout(self)
        self.panes = (SkeletonView(theme, self), SkeletonView(theme, self))
        self.aside = DetailsPanel(theme, self)
        self.charts = ReplayCharts(theme, self)
        self.controls = ReplayControls(theme, self._list_names, self)
        self._place()
        self._connect()
        self.set_theme(theme)

    def _place(self) -> None:
        for pane in self.panes:
            self._bodies.addWidget(pane, 1)
        left, self._right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(self._bodies, 1)
        left.addWidget(self.charts)
        self._right.addWidget(self.aside, 1)
        self._right.addWidget(self.controls)
        self._whole.addLayout(left, 1)
        self._whole.addLayout(self._right)

    def _connect(self) -> None:
        self.reel.opened.connect(self._others.load)
        self.reel.opened.connect(self._begin)
        self.other.opened.connect(self._show_all)
        for reel in (self.reel, self.other):
            reel.judged.connect(self._plan_refresh)
            reel.failed.connect(self._fail)
        for pane in self.panes:
            pane.no_video.connect(self._fail)
        self.charts.sought.connect(self.seek)
        self.aside.picked.connect(lambda row: self.seek(self.reel.differences[row].time_s))
        self.controls.wished.connect(self.do)
        self.controls.beside.chosen.connect(self._choose_other)
        self.aside.rows.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self.setStyleSheet(render_stylesheet(theme))
        self._whole.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        for layout in (self._whole, self._right, self._bodies):
            layout.setSpacing(theme.px(8))
        for side in (self.aside, self.controls):
            side.setFixedWidth(theme.px(WIDTH))
        close = dataclasses.replace(theme, text=min(theme.text, LARGEST_TEXT))
        for part in (*self.panes, self.aside, self.charts, self.controls):
            part.set_theme(close)

    def open(self, request: ReplayRequest, beside: ReplayRequest | None = None) -> None:
        """Look at this recording, from its beginning; `beside` stands to its right."""
        self._leave_other()
        self.playback = Playback((0.0,))
        self.aside.show_title(tr(MESSAGES["reading"]))
        self.reel.open(request)
        if beside is not None:
            self.other.open(beside)

    def stop_tasks(self) -> None:
        """Stop playing and wait for every thread."""
        self._timer.stop()
        super().stop_tasks()
        for pane in self.panes:
            pane.close_video()

    def seek(self, time_s: float) -> None:
        """Go to this time, seconds."""
        self._set(self.playback.seek(time_s))

    def do(self, action: str) -> None:
        """What a key or a button means."""
        starts = [mark.start_s for mark in self.reel.today or self.reel.then]
        moved = move(self.playback, action, starts)
        others = {
            "video": self._toggle_video,
            "mirror": self._toggle_mirror,
            "rules": self._toggle_rules,
            "angle": self.charts.show_next,
        }
        if action == "leave":
            self.back_requested.emit()
        elif self.reel.film is not None and moved is not None:
            self._set(moved)
        elif self.reel.film is not None and action in others:
            others[action]()
            self._show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of `replay_controls.KEYS`."""
        action = self.controls.find_action(event)
        if action == "beside":
            self.controls.beside.open()
        elif action:
            self.do(action)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space plays also while the list has the keyboard."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.do("play")
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that nobody sees."""
        if self.playback.playing:
            self._set(self.playback.toggle())
        super().hideEvent(event)

    def _set(self, playback: Playback) -> None:
        was, self.playback = self.playback, playback
        if playback.playing and not was.playing:
            self._clock.start()
            self._timer.start()
        elif not playback.playing:
            self._timer.stop()
        self._show_position(
            changed=playback.index != was.index or not playback.playing,
            span=playback.span != was.span,
        )
        self.controls.show_playback(playback)

    def _tick(self) -> None:
        self._set(self.playback.advance(self._clock.restart() / 1000))

    def _begin(self) -> None:
        film = self.reel.film
        assert film is not None
        self.playback = dataclasses.replace(self.playback, times=tuple(film.times.tolist()))
        self.aside.show_title(format_title(film), "" if film.finished else tr(TEXTS["unfinished"]))
        self.setAccessibleName(format_title(film))
        self.charts.open(film)
        self._show_all()

    def _plan_refresh(self) -> None:
        if self.reel.done and self.other.film is None:
            self._refresh.stop()
            self._show_judgement()
        elif not self._refresh.isActive():
            self._refresh.start()

    def _show_judgement(self) -> None:
        """More of it is judged: marks, lines and the comparison."""
        film, judgement = self.reel.film, self.reel.judgement
        if film is None or judgement is None:
            return
        self.charts.show_judgement(self.reel)
        verdict = tr(COMPARED["judging"])
        if judgement.done:
            verdict = describe_differences(
                self.reel.differences, film.told, judgement.events, film.finished
            )
            if self.playback == Playback(self.playback.times):  # nobody has moved in it yet
                self.playback = self.playback.step(judgement.first)
        rows = [
            f"{format_clock_time(difference.time_s)}  {difference.words}"
            for difference in self.reel.differences
        ]
        self.aside.show_comparison(tr(film.rules), verdict, rows)
        self._align()
        self._show_position(changed=True, span=True)

    def _align(self) -> None:
        if self._mirror:
            self.alignment = align(
                list_counted(self.reel.today, "left"), list_counted(self.reel.today, "right")
            )
        elif self.other.film is not None:
            self.alignment = align(
                list_counted(self.reel.today or self.reel.then),
                list_counted(self.other.today or self.other.then),
            )
        else:
            self.alignment = None

    def _show_all(self) -> None:
        first, second = self.panes
        film, other = self.reel.film, self.other.film
        began = (
            format_date_time(film.header.started_utc)
            if film is not None and other is not None
            else ""
        )
        first.show_reel(self.reel, tr(TEXTS["left"]) if self._mirror else began)
        if self._mirror:
            second.show_reel(self.reel, tr(TEXTS["right"]), mirrored=True)
        elif other is not None:
            second.show_reel(self.other, format_date_time(other.header.started_utc))
        second.setVisible(self._mirror or other is not None)
        self.controls.show_choices(
            film, filming=first.filming, mirror=self._mirror, angle=self.charts.angle
        )
        self._show_judgement()
        self._show_position(changed=True, span=True)
        self.controls.show_playback(self.playback)

    def _show_position(self, *, changed: bool, span: bool) -> None:
        film, playback = self.reel.film, self.playback
        if film is None:
            return
        if span:
            self.charts.show_span(playback.span)
        self.charts.show_position(playback.position_s, playback.index)
        if changed:
            self.panes[0].show_instant(playback.index)
            shown = film if self._mirror else self.other.film
            if shown is not None and self.alignment is not None:
                self.panes[1].show_instant(shown.find(self.alignment.place(playback.position_s)))
            feedback = (
                self.reel.judgement.at(playback.index) if self.reel.judgement is not None else None
            )
            lines = list(list_lines(feedback, self.reel.today, playback.position_s))
            time = f"{format_clock_time(playback.position_s, tenths=True)} / {format_clock_time(playback.end_s)}"
            self.aside.show_instant(time, lines)

    def _toggle_video(self) -> None:
        on = not self.panes[0].filming
        for pane in self.panes if self.alignment is not None else self.panes[:1]:
            pane.set_filming(on=on)

    def _toggle_mirror(self) -> None:
        sides = {mark.side for mark in list_counted(self.reel.today)}
        if not self._mirror and not {"left", "right"} <= sides:
            self.aside.show_note(tr(MESSAGES["unsided"]))
            return
        wished = not self._mirror
        self._leave_other()
        self._mirror = wished
        if wished:
            self.seek(list_counted(self.reel.today, "left")[0].start_s)

    def _toggle_rules(self) -> None:
        if (request := self.reel.request) is not None:
            self.reel.open(
                ReplayRequest(request.path, "", request.side, as_recorded=not request.as_recorded)
            )

    def _find_others(self) -> Mapping[str, ReplayRequest]:
        return self._others.find(self.reel.film) if self.reel.film is not None else {}

    def _list_names(self) -> Mapping[str, str]:
        return {"": tr("Nothing beside it"), **{name: name for name in self._find_others()}}

    def _choose_other(self, name: str) -> None:
        others = self._find_others()
        if name in others:
            self._mirror = False
            self.other.open(others[name])
        else:
            self._leave_other()
            self._show_all()

    def _leave_other(self) -> None:
        self._mirror = False
        self.alignment = None
        self.other.reset()
        self.panes[1].close_video()

    def _fail(self, error: CoachError) -> None:
        if self.reel.film is None:
            self.aside.show_title(tr(error.message), tr(error.hint))
        else:
            self.aside.show_note(f"{tr(error.message)} {tr(error.hint)}")
