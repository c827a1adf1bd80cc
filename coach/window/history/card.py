"""A card of the history page: title, sentences, plot or calendar, and a button that chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.message import translatable
from coach.window.history.series import Series, ValueBand
from coach.window.theme.painting import find_side_colours
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser
from coach.window.widgets.labels import make_label, style_label

if TYPE_CHECKING:
    from coach.window.history.plot import HistoryPlot

PLOT_HEIGHT: Final = 240
LEGENDS: Final[Mapping[str, str]] = translatable(
    {
        "left": "● Left",
        "right": "◆ Right",
        "before": "● Before",
        "after": "■ After",
    }
)


class HistoryCard(QFrame):
    """A topic of the history."""

    def __init__(self, theme: Theme, title: str, empty: str, parent: QWidget | None = None) -> None:
        """Create the card.

        Args:
            empty: What to do if there is nothing to show yet.
        """
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._empty = empty
        self._title, self._words, self._legend = (
            make_label(self),
            make_label(self),
            make_label(self),
        )
        self._title.setText(title)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._shown: tuple[Sequence[Series], Sequence[ValueBand], float | None] = ((), (), None)
        self._plot: HistoryPlot | None = None
        self.chooser: Chooser | None = None
        self.extra: QWidget | None = None
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._title, 1)
        self._column.addLayout(self._head)
        for part in (self._words, self._legend):
            self._column.addWidget(part)
        self.setAccessibleName(title)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        colours, px = theme.palette, theme.px
        self.setStyleSheet(
            f'QFrame[role="card"] {{ background: {colours.card}; border-radius: {px(16)}px;'
            f" border: {px(2)}px solid {colours.card}; }}"
            f'QFrame[role="card"]:focus {{ border-color: {colours.on_focus}; }}'
        )
        self._column.setContentsMargins(px(22), px(14), px(22), px(14))
        self._column.setSpacing(px(8))
        style_label(self._title, theme, 26, colours.text, 700)
        style_label(self._words, theme, 20, colours.text)
        style_label(self._legend, theme, 16, colours.quiet, 600)
        if self.chooser is not None:
            self.chooser.set_theme(theme)
            self.chooser.setFixedWidth(px(330))
        if self._plot is not None:
            self._plot.setFixedHeight(px(PLOT_HEIGHT))
            self._plot.set_theme(theme)
        self._write_legend()

    def add_chooser(self, list_entries: Callable[[], Mapping[str, str]]) -> Chooser:
        """Add a button to choose what is shown."""
        self.chooser = Chooser(self._theme, "", tr("Exercise"), list_entries, self)
        self._head.addWidget(self.chooser)
        self.set_theme(self._theme)
        return self.chooser

    def add_extra(self, widget: QWidget) -> None:
        """Add a widget below the text, instead of a plot."""
        self.extra = widget
        self._column.addWidget(widget)

    def make_plot(self) -> None:
        """Create the plot. Call this after pyqtgraph was loaded."""
        from coach.window.history.plot import HistoryPlot

        if self._plot is None:
            self._plot = HistoryPlot(self._theme, self)
            self._column.addWidget(self._plot)
            self.set_theme(self._theme)
            self._draw()

    def show_words(self, sentences: Sequence[str]) -> None:
        """Show these sentences, or what to do if there are none."""
        words = "\n".join(sentences) or tr(self._empty)
        self._words.setText(words)
        self.setAccessibleDescription(words)

    def show_series(
        self, series: Sequence[Series], bands: Sequence[ValueBand] = (), floor: float | None = None
    ) -> None:
        """Plot these series and bands."""
        self._shown = (series, bands, floor)
        self._write_legend()
        self._draw()

    def _draw(self) -> None:
        if self._plot is not None:
            self._plot.setVisible(bool(self._shown[0]))
            self._plot.show_series(*self._shown)

    def _write_legend(self) -> None:
        colours = self._theme.palette
        left, right = find_side_colours(colours).values()
        sides = {"left": left, "right": right, "before": colours.caution, "after": colours.info}
        names = [one.name for one in self._shown[0] if one.name in LEGENDS]
        spans: list[str] = [
            f'<span style="color:{sides[name]}">{tr(LEGENDS[name])}</span>' for name in names
        ]
        notes = {
            "good": tr("Green: typical"),
            "info": tr("Dashed: within this, no real change"),
            "quiet": tr("Grey: no clear difference"),
        }
        spans += [
            notes[colour]
            for colour in dict.fromkeys(band.colour for band in self._shown[1])
            if colour in notes
        ]
        self._legend.setText("&nbsp;&nbsp;&nbsp;&nbsp;".join(spans))
        self._legend.setVisible(bool(spans))
