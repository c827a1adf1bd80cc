"""The page of a run: the picture and the cue on the left, numbers and controls on the right; or what stands in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from coach.window.run.state import RunState, choose_cue
from coach.window.run_page.angle_plot import PlotCard
from coach.window.run_page.camera_view import CameraView
from coach.window.run_page.controls import Controls, StatusLine
from coach.window.run_page.count_card import CountCard
from coach.window.run_page.cue_band import CueBand
from coach.window.run_page.message_and_summary import MessagePage, SummaryPage
from coach.window.run_page.progress_card import GuidedPage, ProgressCard, RestPage
from coach.window.run_page.setup_cards import PlacementCard, TicksCard
from coach.window.run_page.summary_text import make_summary
from coach.window.run_page.text import describe_end, describe_opening
from coach.window.run_page.view import choose_aside, choose_view
from coach.window.run_page.view_card import ViewCard
from coach.window.theme.theme import Theme
from coach.window.widgets.page import Page

SIDE_WIDTH: Final = 400
WIDE_SIDE: Final = 500
"""With large texts."""
EDGE: Final = 16
GAP: Final = 10


class RunPage(Page):
    """Gives each state to its parts and shows those that matter now."""

    again_requested = Signal()
    home_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        list_sources: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stage, self.cue, self.status = CameraView(theme), CueBand(theme), StatusLine(theme)
        self.message, self.summary = MessagePage(theme), SummaryPage(theme)
        self.rest, self.guided = RestPage(theme), GuidedPage(theme)
        self.count, self.progress = CountCard(theme), ProgressCard(theme)
        self.plot, self.view = PlotCard(theme), ViewCard(theme)
        self.placement, self.ticks = PlacementCard(theme), TicksCard(theme)
        self.controls = Controls(theme, list_sources)
        self._place()
        for page in (self.message, self.summary):
            page.wished.connect(self.again_requested)
            page.home_requested.connect(self.home_requested)
        self.set_theme(theme)

    def on_shown(self) -> None:
        """Leave the keyboard to the window: a button that had it would take Space for itself."""
        self.window().setFocus()

    def show_state(self, state: RunState) -> None:
        """Give the state to every part, and put the right ones in their place."""
        view = choose_view(state)
        for part in (
            self.stage,
            self.count,
            self.progress,
            self.view,
            self.controls,
            self.status,
            self.rest,
            self.guided,
        ):
            part.show_state(state)
        if view == "stage":
            self.plot.show_state(state)
        elif view == "ready":
            self.placement.show_state(state)
            self.ticks.show_state(state)
        self.cue.show_cue(choose_cue(state))
        watching = view in ("stage", "rest", "guided")
        starting = state.guidance is not None and state.guidance.step == "starting"
        self.placement.setVisible(view == "ready" and (starting or self._theme.is_wide))
        self.ticks.setVisible(view == "ready" and (not starting or self._theme.is_wide))
        self.count.setVisible(watching)
        self.progress.setVisible(watching)
        aside = choose_aside(state) if view in ("stage", "guided") else "none"
        unseen = state.feedback is not None and bool(state.feedback.view.problems)
        self.plot.setVisible(aside == "plot" and self._theme.is_wide)
        self.view.setVisible(aside == "view" and (self._theme.is_wide or unseen))
        self._side.setVisible(view not in ("summary", "failed"))
        pages: dict[str, QWidget] = {"rest": self.rest, "guided": self.guided}
        if view in ("opening", "failed"):
            told = describe_end(state) if view == "failed" else describe_opening(state)
            self.message.show_message(*told, failed=view == "failed")
            pages[view] = self.message
        elif view == "summary":
            self.summary.show_summary(state, make_summary(state))
            pages[view] = self.summary
        self._pages.setCurrentWidget(pages.get(view, self._picture))

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._left.setContentsMargins(0, 0, 0, theme.px(4))
        self._left.setSpacing(theme.px(6))
        self._right.setContentsMargins(theme.px(24), theme.px(EDGE), theme.px(24), theme.px(10))
        self._right.setSpacing(theme.px(GAP))
        self._side.setFixedWidth(theme.px(SIDE_WIDTH if theme.is_wide else WIDE_SIDE))
        for part in self._parts:
            part.set_theme(theme)

    def _place(self) -> None:
        self._picture = QWidget()
        self._picture.setObjectName("page")
        self._left = QVBoxLayout(self._picture)
        self._left.addWidget(self.stage, 1)
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
        self._right.addWidget(self.ticks, 1)
        self._right.addStretch(0)
        self._right.addWidget(self.controls)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # no words make the window larger than the screen
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._pages, 1)
        whole.addWidget(self._side)
        self._parts = (
            self.stage, self.cue, self.status, self.message, self.summary, self.rest, self.guided, self.count, self.progress, self.plot,
            self.view, self.placement, self.ticks, self.controls,
        )  # fmt: skip
