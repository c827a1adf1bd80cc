"""Pictures that are turned because the camera is on its side or upside down."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.capture.frame import Rotation
from coach.capture.rotation import rotate_source
from coach.capture.videos.file import VideoFile
from tests.capture.helpers import HEIGHT, WIDTH, write_video


@pytest.mark.parametrize(("rotation", "quarters"), [(90, -1), (180, -2), (270, -3)])
def test_pictures_are_turned_clockwise(tmp_path: Path, rotation: Rotation, quarters: int) -> None:
    path = write_video(tmp_path / "clip.mp4", range(5))
    with VideoFile(path) as video:
        upright = list(video.frames())
    with rotate_source(VideoFile(path), rotation) as source:
        turned = list(source.frames())
        assert (source.name, source.live, source.dropped, source.problem) == (
            "clip.mp4", False, 0, ""
        )  # fmt: skip
    assert [frame.time_s for frame in turned] == [frame.time_s for frame in upright]
    for before, after in zip(upright, turned, strict=True):
        np.testing.assert_array_equal(after.image, np.rot90(before.image, quarters))
        assert after.image.flags.c_contiguous
    size = (WIDTH, HEIGHT) if quarters % 2 else (HEIGHT, WIDTH)
    assert turned[0].image.shape[:2] == size


def test_a_picture_that_is_not_turned_costs_nothing(tmp_path: Path) -> None:
    with VideoFile(write_video(tmp_path / "clip.mp4", range(2))) as video:
        assert rotate_source(video, 0) is video
