"""The page of a run: picture and cue on the left, numbers and controls on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from coach.body.arm_raise import NO_ARM
from coach.window.run.cues import choose_cue, describe_answer
from coach.window.run.state import RunState, Step
from coach.window.run_page.angle_plot import PlotCard
from coach.window.run_page.camera_view import CameraView
from coach.window.run_page.cards import NotWatchedLine, ProgressCard, ViewCard
from coach.window.run_page.controls import Controls, StatusLine
from coach.window.run_page.count_card import CountCard
from coach.window.run_page.cue_band import CueBand
from coach.window.run_page.message_pages import GuidedPage, MessagePage, RestPage
from coach.window.run_page.screen_reader import ScreenReaderAnnouncer
from coach.window.run_page.setup_cards import ChecksCard, PlacementCard
from coach.window.run_page.summary_page import SummaryPage
from coach.window.run_page.summary_text import make_summary
from coach.window.run_page.text import describe_end, describe_opening
from coach.window.run_page.view import PageView, choose_details, choose_view, is_seen
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.arm_ring import ArmRing, count_as_one
from coach.window.widgets.page import Page

SIDE_WIDTH: Final = 400
WIDE_SIDE_WIDTH: Final = 500
"""Width of the right side with large texts."""
VIEW_HEIGHT: Final = 120
"""Height of the card of the view with large texts."""
EDGE: Final = 16
GAP: Final = 10


class RunPage(Page):
    """Passes each state to its parts and shows the parts that matter now."""

    again_requested = Signal()
    home_requested = Signal()
    skip_requested = Signal(int)
    """The user wants the next exercise of the routine (1) or the one before (-1)."""
    opens_camera = True

    def __init__(
        self,
        theme: Theme,
        list_sources: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
        *,
        find_cameras: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.camera_view, self.cue, self.status = (
            CameraView(theme),
            CueBand(theme),
            StatusLine(theme),
        )
        self.message, self.summary = MessagePage(theme), SummaryPage(theme)
        self.rest, self.guided = RestPage(theme), GuidedPage(theme)
        self.count, self.progress = CountCard(theme), ProgressCard(theme)
        self.plot, self.view = PlotCard(theme), ViewCard(theme)
        self.not_watched = NotWatchedLine(theme)
        self.placement, self.checks = PlacementCard(theme), ChecksCard(theme)
        self.controls = Controls(theme, list_sources, find_cameras=find_cameras)
        self.arm_ring = ArmRing(theme, self)
        self.follows_arms = True
        """False if the user does not want raised arms to be followed."""
        self.in_routine = False
        """True while the exercise belongs to a routine."""
        self.screen_reader = ScreenReaderAnnouncer(self)
        self._lay_out()
        for page in (self.message, self.summary):
            page.button_clicked.connect(self.again_requested)
            page.home_requested.connect(self.home_requested)
        self.controls.skip_requested.connect(self.skip_requested)
        self.message.skip.clicked.connect(lambda: self.skip_requested.emit(1))
        self.set_theme(theme)

    @property
    def camera_edge(self) -> int | None:
        """Width of the right side; None beside a picture, under which the status line says so."""
        return None if self._pages.currentWidget() is self._picture else self._side_width

    @property
    def _side_width(self) -> int:
        return self._side.width() if self._side.isVisibleTo(self) else 0

    def on_shown(self) -> None:
        """Leave the keyboard to the window: a button that had it would take Space for itself."""
        self.window().setFocus()

    def show_state(self, state: RunState) -> None:
        """Pass the state to every part, and show the right ones."""
        view = choose_view(state)
        title = tr("Exercise" if state.opened is None else state.opened.exercise.title)
        if title != self.accessibleName():
            self.setAccessibleName(title)
        self.message.offer_skip(offered=view == "failed" and self.in_routine)
        self.controls.offer_skip(offered=self.in_routine)
        for part in (
            self.camera_view,
            self.count,
            self.progress,
            self.view,
            self.controls,
            self.status,
        ):
            part.show_state(state)
        self.rest.show_state(state, arms=self.follows_arms)
        self.guided.show_state(state, arms=self.follows_arms)
        if view == "camera":
            self.plot.show_state(state)
        elif view == "ready":
            self.placement.show_state(state)
            self.checks.show_state(state)
        self.cue.show_cue(choose_cue(state, arms=self.follows_arms))
        self.screen_reader.show_state(state, self.count.accessibleName())
        self._show_arms(state)
        self._show_parts(state, view)
        self._pages.setCurrentWidget(self._fill_page(state, view))

    def _show_parts(self, state: RunState, view: PageView) -> None:
        """Show the cards that matter in this view, and hide the others."""
        exercising = view in ("camera", "rest", "guided")
        starting = state.guidance is not None and state.guidance.step == "starting"
        places = starting or self._theme.is_wide or not is_seen(state)
        self.placement.setVisible(view == "ready" and places)
        self.checks.setVisible(view == "ready")
        self.controls.show_exercising(exercising=exercising)
        self.count.setVisible(exercising)
        self.progress.setVisible(exercising)
        details = choose_details(state) if view in ("camera", "guided") else "none"
        bad_view = state.feedback is not None and bool(state.feedback.view.problems)
        self.plot.setVisible(details == "plot")
        limits = None if self._theme.is_wide or details != "view" else state.opened
        self.not_watched.show_exercise(limits.exercise if limits and view == "camera" else None)
        self.view.setVisible(details == "view" and (self._theme.is_wide or bad_view))
        self._side.setVisible(view not in ("summary", "failed"))

    def _fill_page(self, state: RunState, view: PageView) -> QWidget:
        """Return what fills the page in this view, with its content."""
        if view in ("opening", "failed"):
            texts = describe_end(state) if view == "failed" else describe_opening(state)
            self.message.show_message(*texts, failed=view == "failed")
            return self.message
        if view == "summary":
            self.summary.show_answer(describe_answer(state, "P", arms=self.follows_arms))
            self.summary.show_summary(state, make_summary(state))
            return self.summary
        pages: dict[PageView, QWidget] = {"rest": self.rest, "guided": self.guided}
        return pages.get(view, self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring at the top of the picture."""
        super().resizeEvent(event)
        self._place_ring()

    def _show_arms(self, state: RunState) -> None:
        """Show the ring while an arm is raised."""
        shown = state.arm_raise if self.follows_arms else NO_ARM
        if state.live_frame is not None and state.live_frame.readiness is not None:
            shown = NO_ARM  # it began the exercise, and pauses nothing
        if state.watches_arms:
            self.arm_ring.show_arms(count_as_one(shown), "check")
            return
        goes_on = "fault" if state.confirms_end else "play"
        self.arm_ring.show_arms(shown, goes_on if state.step is Step.PAUSED else "pause")

    def _place_ring(self) -> None:
        wide = self.width() - self._side_width
        self.arm_ring.move((wide - self.arm_ring.width()) // 2, self._theme.px(80))

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._left.setContentsMargins(0, 0, 0, theme.px(4))
        self._left.setSpacing(theme.px(6))
        self._right.setContentsMargins(theme.px(24), theme.px(EDGE), theme.px(24), theme.px(10))
        self._right.setSpacing(theme.px(GAP))
        self.view.setMinimumHeight(0 if theme.is_wide else theme.px(VIEW_HEIGHT))
        self._side.setFixedWidth(theme.px(SIDE_WIDTH if theme.is_wide else WIDE_SIDE_WIDTH))
        for part in self._parts:
            part.set_theme(theme)
        self._place_ring()

    def _lay_out(self) -> None:
        self._picture = QWidget()
        self._picture.setObjectName("page")
        self._left = QVBoxLayout(self._picture)
        self._left.addWidget(self.camera_view, 1)
        self._left.addWidget(self.not_watched)
        self._left.addWidget(self.cue)
        self._left.addWidget(self.status)
        self._pages = QStackedLayout()
        for page in (self._picture, self.message, self.summary, self.rest, self.guided):
            self._pages.addWidget(page)
        self._side = QWidget(self)
        self._right = QVBoxLayout(self._side)
        for card in (self.count, self.progress, self.plot):
            self._right.addWidget(card)
        self._right.addWidget(self.view, 1)
        self._right.addWidget(self.placement)
        self._right.addWidget(self.checks, 1)
        self._right.addStretch(0)
        self._right.addWidget(self.controls)
        row = QHBoxLayout(self)
        # A long text must never make the window larger than the screen.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._pages, 1)
        row.addWidget(self._side)
        self._parts = (
            self.camera_view, self.cue, self.status, self.message, self.summary, self.rest,
            self.guided, self.count, self.progress, self.plot, self.view, self.placement,
            self.checks, self.controls, self.arm_ring, self.not_watched,
        )  # fmt: skip
