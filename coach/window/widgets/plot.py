"""The base class of every plot. Import it late: pyqtgraph takes most of a second to load."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.window.theme.theme import Theme, make_font


class StillPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot without menu, buttons, frame and focus, in which nothing can be dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for part in (self, self.viewport()):  # otherwise a screen reader finds one without a name
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        box = self.getPlotItem().getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0.0)
        box.disableAutoRange()

    def style_axis(self, name: str, theme: Theme) -> None:
        """Set colours and font of an axis: ``left`` or ``bottom``."""
        axis = self.getAxis(name)
        axis.setStyle(tickFont=make_font(theme, 14), tickLength=-4)
        axis.setTextPen(theme.palette.quiet)
        axis.setPen(theme.palette.track)
