"""The page of a prescription: what it contains, before anything of it is taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.store.settings.profiles import bind_profile
from coach.window.prescription import text
from coach.window.prescription.text import PrescriptionView
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.pages import ListPage


class PrescriptionPage(ListPage):
    """Reads the file in a background thread; only F, N and Enter take something from it."""

    followed = Signal()
    """Emitted if the prescription is followed now."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], dt.date] = dt.date.today,
        find_profile: Callable[[], str | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing before `open`.

        Args:
            theme: Colours and sizes.
            today: Returns the local day.
            find_profile: Returns whose page it is; None if that is not known.
            parent: The widget that contains the page.
        """
        super().__init__(
            theme,
            tr("Prescription"),
            tr("Read what is in it. Nothing is changed until you follow it."),
            parent,
        )
        self._today, self._find_profile = today, find_profile
        self._profile: str | None = None
        """Who follows the prescription that is shown."""
        self.view: PrescriptionView | None = None
        self._path: Path | None = None
        self.reading, self.work, self.printing = (self.add_task() for _ in range(3))
        self.reading.finished.connect(self.show_view)
        self.work.finished.connect(self._report_followed)
        self.printing.finished.connect(self.show_message)
        self.follow_button = self.add_button("F", "check", tr("Follow it"))
        self.print_button = self.add_button("P", "print", tr("Print"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self.plain_button = self.add_button("N", "step", tr("Follow it without conditions"))
        self.follow_button.clicked.connect(self._follow)
        self.list.confirmed.connect(self._follow_or_leave)
        self.plain_button.clicked.connect(lambda: self._follow(with_conditions=False))
        self.print_button.clicked.connect(self._print)
        self.leave_button.clicked.connect(self.back_requested)
        self._update_buttons()
        self.set_theme(theme)

    def open(self, path: Path) -> None:
        """Show this prescription."""
        self.view, self._path, self._profile = None, path, self._find_profile()
        self.printing.cancel()  # what is told of it would be told of another one
        self.list.show_rows([])
        self.show_message(tr("Reading {name} …", name=path.name))
        self._update_buttons()
        day = self._today()
        self.reading.run(bind_profile(self._profile, partial(text.read_view, path, day)))

    def save_state(self) -> Path | None:
        """Return the file for a page in another language."""
        return self._path

    def restore_state(self, state: object) -> None:
        """Show the same file as a page in another language."""
        assert isinstance(state, Path)
        self.open(state)

    def show_view(self, view: PrescriptionView) -> None:
        """Show what is in a prescription."""
        self.view = view
        self.show_message(view.effect)
        self.list.show_rows(view.rows)
        self.focus_list()
        self._update_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow on F and Enter, without the conditions on N, and print on P."""
        if event.key() == Qt.Key.Key_F:
            self._follow()
        elif event.key() == Qt.Key.Key_N and self.view is not None and self.view.adds:
            self._follow(with_conditions=False)
        elif event.key() == Qt.Key.Key_P:
            self._print()
        else:
            super().keyPressEvent(event)

    def _follow_or_leave(self) -> None:
        """Follow what is shown; leave if it is followed already."""
        if self.follow_button.isEnabled():
            self._follow()
        elif self.reading.is_idle and self.work.is_idle:
            self.back_requested.emit()

    def _follow(self, _: bool = False, *, with_conditions: bool = True) -> None:
        view, day = self.view, self._today()
        if view is not None and not view.known:
            follow = partial(text.follow, view, day, with_conditions=with_conditions)
            self.work.run(bind_profile(self._profile, lambda: (view, follow())))

    def _print(self) -> None:
        view = self.view
        if view is not None:
            folder, name = view.path.parent, view.path.stem
            self.printing.run(lambda: text.print_plan(view.loaded, folder, name))

    def _report_followed(self, done: tuple[PrescriptionView, str]) -> None:
        view, words = done
        if view is self.view:
            self.show_message(words)
            self.view = None
            self._update_buttons()
        self.followed.emit()

    def _update_buttons(self) -> None:
        self.follow_button.setEnabled(self.view is not None and not self.view.known)
        can_choose = self.view is not None and not self.view.known and self.view.adds
        self.plain_button.setVisible(can_choose)
        self.print_button.setEnabled(self.view is not None)
