"""What a camera's sensor makes of a rendered picture, and the video of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from benchmarks.rendering.camera import SIZE
from benchmarks.rendering.room import Light

Picture = NDArray[np.uint8]
"""(height, width, 3) red, green, blue."""


def expose(rendered: Picture, light: Light, generator: np.random.Generator) -> Picture:
    """Return a picture in this light, with noise that is new in each picture."""
    exposed = rendered * (light.gain * np.array(light.tint))
    exposed += generator.normal(0.0, light.noise, rendered.shape)
    return np.clip(exposed, 0, 255).astype(np.uint8)


def write_video(path: Path, pictures: Iterable[Picture], rate: int) -> None:
    """Write pictures as MP4 with H.264, `rate` of them a second."""
    # "bitexact" leaves the time of writing out.
    with av.open(str(path), "w", format="mp4", options={"fflags": "bitexact"}) as container:
        # Several threads would write other bytes on a computer with more cores.
        stream = container.add_stream("libx264", rate=rate, options={"crf": "24", "threads": "1"})
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for picture in pictures:
            container.mux(stream.encode(VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
