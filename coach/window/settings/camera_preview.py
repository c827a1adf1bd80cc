"""Pictures of a camera, to see which one it is; nothing is evaluated or stored."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from coach.capture.frame import Frame
from coach.window.background.frame_stream import FrameStream
from coach.window.run.backend import Backend
from coach.window.theme.painting import make_image


class CameraPreview(FrameStream):
    """Shows one camera at a time."""

    changed = Signal(object)
    """QImage, or None if the camera gives no picture."""

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self.arrived.connect(self.changed)
        self.failed.connect(lambda _: self.changed.emit(None))

    def open(self, camera: str) -> None:
        """Show this camera from now on; an empty name means the first one."""
        self.start(lambda: self._backend.open_source(camera or "0"), lambda: nullcontext(_convert))


def _convert(frame: Frame) -> QImage:
    return make_image(frame.image)
