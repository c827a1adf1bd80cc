"""Pictures of a camera, to see which one it is; nothing is evaluated or stored."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from coach.capture.frame import Frame, Rotation, Source
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
        self._names: list[str] = []
        """Gets the name of the camera that is being opened; each opening has a list of its own."""
        self.arrived.connect(self.changed)
        self.failed.connect(lambda _: self.changed.emit(None))

    @property
    def source_name(self) -> str:
        """Name of the camera that was opened last; empty if it is not open yet."""
        return self._names[0] if self._names else ""

    def open(self, camera: str, rotation: Rotation | None = None) -> None:
        """Show this camera from now on; an empty name means the first one.

        Args:
            camera: What opens the camera.
            rotation: Degrees clockwise by which pictures are turned; None for what is remembered.

        """
        device, names = camera or "0", list[str]()

        def open_source() -> Source:
            """Open the camera, and remember the name of the source."""
            source = self._backend.open_source(device, rotation)
            names.append(source.name)
            return source

        self._names = names
        self.start(open_source, lambda: nullcontext(_convert), device)


def _convert(frame: Frame) -> QImage:
    return make_image(frame.image)
