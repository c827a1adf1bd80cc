"""Pictures that are too dark for the landmarker are brightened for its eyes alone; what is shown and told stays as it was.

In a picture whose mean is below about a tenth nobody is found, near or far. With a gain, and a slight blur against the noise that the
gain brings up, people are.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.capture.frame import Picture

DARK_BELOW: Final = 0.12
"""A picture of this mean brightness, 0 to 1, or more is left alone."""
BRIGHT_TARGET: Final = 190.0
"""Where the bright parts of a brightened picture lie, 0 to 255."""
MAX_GAIN: Final = 8.0
BRIGHT_PERCENTILE: Final = 95.0
"""Which percentile counts as bright."""
PIXEL_STEP: Final = 8
"""The percentile is taken over a grid of the pixels."""


def brighten(image: Picture, brightness: float) -> Picture:
    """The picture as the landmarker is to see it: (height, width, 3) uint8; the very same where it is bright enough.

    brightness: mean of the picture, 0 to 1.
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
