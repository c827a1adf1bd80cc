"""Images."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from coach.capture.frame import Picture


def make_image(picture: Picture) -> QImage:
    """The picture for Qt, in the format of screens: made and enlarged in half the time that it takes Qt to enlarge the one of cameras."""
    from coach.capture.opencv import (
        cv2,
    )  # late: it takes a tenth of a second, and whatever gives pictures has loaded it

    height, width = picture.shape[:2]
    image = QImage(width, height, QImage.Format.Format_RGB32)
    cv2.cvtColor(
        picture,
        cv2.COLOR_RGB2BGRA,
        dst=np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4),
    )
    return image
