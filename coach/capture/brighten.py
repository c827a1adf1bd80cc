"""Brighten dark pictures for pose detection only.

The displayed picture and the reported brightness do not change. In a picture with a mean brightness
below about 0.1 the model finds nobody, near or far. With a gain, and a slight blur against the
noise that the gain amplifies, it does.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.capture.frame import Picture

DARK_BELOW: Final = 0.12
"""Pictures with at least this mean brightness, 0 to 1, are not changed."""
BRIGHT_TARGET: Final = 190.0
"""Value of the bright parts after brightening, 0 to 255."""
MAX_GAIN: Final = 8.0
BRIGHT_PERCENTILE: Final = 95.0
"""Percentile of the pixel values that counts as bright."""
PIXEL_STEP: Final = 8
"""The percentile is computed from every n-th pixel in both directions."""


def brighten(image: Picture, brightness: float) -> Picture:
    """Return the picture for pose detection, or the same array if it is bright enough.

    Args:
        image: (height, width, 3) uint8.
        brightness: Mean of the picture, 0 to 1.

    """
    if brightness >= DARK_BELOW:
        return image
    from coach.capture.opencv import (
        cv2,
    )  # late: it takes a tenth of a second, and few pictures are dark

    bright = float(np.percentile(image[::PIXEL_STEP, ::PIXEL_STEP], BRIGHT_PERCENTILE))
    gain = min(MAX_GAIN, BRIGHT_TARGET / max(bright, 1.0))
    blurred = cv2.GaussianBlur(image, (0, 0), 1.0)
    return cv2.convertScaleAbs(blurred, alpha=max(1.0, gain)).astype(np.uint8, copy=False)
