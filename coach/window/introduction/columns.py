"""Arranges the cards of the introduction: for the keyboard, or for somebody on the mat."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.window.introduction.far_card import FarCard
from coach.window.theme.theme import Theme

ONE_COLUMN: Final = 1.4
"""Text size from which there is only one column at the keyboard."""
QWIDGETSIZE_MAX: Final = 2**24 - 1
"""Maximum height of a widget without a limit."""
SHARES: Final = (2, 3)
"""Shares of the drawing and of the picture of the camera beside the large text."""
LEAST: Final = 200
"""Minimum height of the text for somebody on the mat."""


class Columns:
    """A card above all; pictures beside the texts, or between them; or beside one large text."""

    def __init__(
        self,
        theme: Theme,
        body: QWidget,
        above: QWidget,
        pictures: tuple[QWidget, ...],
        texts: tuple[QWidget, ...],
        far: FarCard,
    ) -> None:
        """Put the cards into columns.

        Args:
            theme: Sizes.
            body: Holds them.
            above: The card above all.
            pictures: The cards of the first column.
            texts: The cards of texts, the most important first.
            far: The large text in place of these texts.

        """
        self.grid = QGridLayout()
        self._theme, self._above, self.far = theme, above, far
        self._pictures, self._first, self._others = QWidget(body), QWidget(body), QWidget(body)
        groups = ((self._pictures, pictures), (self._first, texts[:1]), (self._others, texts[1:]))
        self._columns = [self._fill(group, parts) for group, parts in groups]
        self._shares = {part: (share, 0) for part, share in zip(pictures, SHARES, strict=True)}
        """Picture -> its share of the height beside the large text, and its least height else."""
        self.is_far = False
        far.hide()

    def _fill(self, group: QWidget, parts: tuple[QWidget, ...]) -> QVBoxLayout:
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _fit_pictures(self) -> None:
        """Let the pictures share the height of the large text, or take the heights they need."""
        for part, (share, least) in self._shares.items():
            part.setMinimumHeight(0 if self.is_far else least)
            self._columns[0].setStretchFactor(part, share if self.is_far else 0)
        self._columns[0].setStretch(len(self._shares), 0 if self.is_far else 1)
        self._pictures.setMinimumHeight(self.far.height() if self.is_far else 0)
        self._pictures.setMaximumHeight(self.far.height() if self.is_far else QWIDGETSIZE_MAX)

    def set_theme(self, theme: Theme) -> None:
        """Apply the sizes of a theme."""
        self._theme = theme
        for layout in (self.grid, *self._columns):
            layout.setSpacing(theme.px(12))
        for part, (share, _) in self._shares.items():
            self._shares[part] = share, part.minimumHeight()
        self.arrange()

    def show_far(self, *, far: bool) -> None:
        """Show the large text in place of the others, or do not."""
        if far != self.is_far:
            self.is_far = far
            self.arrange()

    def fit(self, height: int) -> None:
        """Give the large text what is left of this height: nobody scrolls it."""
        left = height
        if not self._above.isHidden():
            left -= self._above.heightForWidth(self._above.width()) + self.grid.spacing()
        left = max(self._theme.px(LEAST), left)
        if left != self.far.height():
            self.far.setFixedHeight(left)
            self._fit_pictures()

    def arrange(self) -> None:
        """Put the cards into their places."""
        parts = (self._above, self._first, self._pictures, self._others, self.far)
        for part in parts:
            self.grid.removeWidget(part)
        wide = self.is_far or self._theme.text < ONE_COLUMN
        self.far.setVisible(self.is_far)
        for group in (self._first, self._others):
            group.setVisible(not self.is_far)
        if wide:
            self.grid.addWidget(self._above, 0, 0, 1, 2)
            self.grid.addWidget(self._pictures, 1, 0, 2, 1)
            self.grid.addWidget(self.far, 1, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(self._first, 1, 1)
            self.grid.addWidget(self._others, 2, 1)
        else:
            for row, part in enumerate(parts):
                self.grid.addWidget(part, row, 0)
        self.grid.setRowStretch(2, int(wide))
        self.grid.setRowStretch(3, int(not wide))
        self.grid.setColumnStretch(0, 2 if wide else 1)
        self.grid.setColumnStretch(1, 3 if wide else 0)
        self._fit_pictures()
