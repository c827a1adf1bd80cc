"""Says in the corner of the window whether a camera is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.message import translatable
from coach.window.theme.theme import Theme, fit_font, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.page import CAMERA_ROOM, Page

CAMERA_TEXTS: Final = translatable({True: "Camera on", False: "Camera off"})
OPENING: Final = translatable("Opening the camera")
HEIGHT: Final = 32
TEXT: Final = 20
EDGE: Final = 8
"""Distance from the corner, in pixels of the 1280 x 720 window."""


class CameraState(Protocol):
    """The state of a run, as far as it tells of cameras."""

    @property
    def camera_on(self) -> bool:
        """True while any camera is open."""

    @property
    def camera_opening(self) -> bool:
        """True while any camera is being opened: it may be on already."""


class CameraIndicator(QWidget):
    """Lies over the page, in a right corner; a click goes to what is below.

    Pages behind which a camera may be open show it always, all others while one is on.
    """

    def __init__(self, theme: Theme, window: QWidget, find_page: Callable[[], Page]) -> None:
        """Create it hidden.

        Args:
            theme: Colours and sizes.
            window: The window, which becomes the parent.
            find_page: Returns the page that is shown.

        """
        super().__init__(window)
        self._window, self._find_page = window, find_page
        self.on = self.opening = False
        """True while a camera is on, and while one is being opened."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme, self._font = theme, QFont()
        self._placed: tuple[object, ...] = ()
        """What was shown where when it was placed last."""
        self.hide()
        window.installEventFilter(self)

    @property
    def words(self) -> str:
        """What it says, in the user's language."""
        return tr(OPENING if self.opening and not self.on else CAMERA_TEXTS[self.on])

    @property
    def lit(self) -> bool:
        """True while a camera is on, or may be."""
        return self.on or self.opening

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.follow_page()

    def show_state(self, state: CameraState) -> None:
        """Say whether a camera is on. It comes with every picture, and mostly changes nothing."""
        self.on, self.opening = state.camera_on, state.camera_opening
        if self._describe_place() != self._placed:
            self.follow_page()

    def follow_page(self) -> None:
        """Show or hide it on the page that is shown, in the place that this page leaves for it."""
        page, edge = self._find_page(), self._theme.px(EDGE)
        self._placed = self._describe_place()
        self.setAccessibleName(self.words)
        self._fit(edge)
        corner = page.camera_edge
        high = self._window.height() - self.height() - edge if page.tells_camera_below else edge
        self.move(self._window.width() - (corner or 0) - self.width() - edge, high)
        self.setVisible(corner is not None and (self.lit or page.opens_camera))
        self.raise_()
        self.update()

    def _describe_place(self) -> tuple[object, ...]:
        page = self._find_page()
        return self.on, self.opening, page, page.camera_edge, page.tells_camera_below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the corner of the window."""
        if event.type() is QEvent.Type.Resize:
            self.follow_page()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint symbol and words."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, height = theme.px(2), self.height()
        painter.setPen(QPen(QColor(colours.info if self.lit else colours.track), line))
        painter.setBrush(QColor(colours.card))
        room = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(room, height / 2, height / 2)
        icon, colour = ("camera", colours.info) if self.lit else ("camera-off", colours.quiet)
        size = 0.6 * height
        paint_icon(painter, icon, colour, QRectF(0.5 * height, 0.2 * height, size, size))
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text if self.lit else colours.quiet))
        painter.drawText(
            QRectF(self.rect()).adjusted(1.4 * height, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.words,
        )
        painter.end()

    def _fit(self, edge: int) -> None:
        """Take the font and the size with which the words fit into the room that titles leave."""
        theme = self._theme
        height = theme.px(HEIGHT * theme.far)
        font = make_font(theme, TEXT, QFont.Weight.DemiBold)
        font.setPixelSize(theme.px(TEXT * theme.far))
        room = theme.px(CAMERA_ROOM * theme.far) - edge - 2 * height
        self._font = fit_font(font, self.words, room, smallest=theme.px(12))
        needed = QFontMetricsF(self._font).horizontalAdvance(self.words)
        self.resize(round(needed + 2 * height), height)
