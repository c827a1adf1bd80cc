"""Short clips, cut from a sample."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import av

from coach.store.files.locations import samples_folder


def cut_sample(path: Path, frames: int) -> Path:
    """Write the beginning of the lunge, in which somebody is seen, and return its path."""
    with av.open(str(samples_folder() / "lunge.mp4")) as sample, av.open(str(path), "w") as cut:
        source = sample.streams.video[0]
        stream = cut.add_stream_from_template(source)
        for packet in islice(sample.demux(source), frames):
            packet.stream = stream
            cut.mux(packet)
    return path
