"""Opening videos repeatedly leaks no thread and no file, even without garbage collection."""

from __future__ import annotations

import gc
import sys
from itertools import islice
from pathlib import Path

import pytest

from coach.capture.videos.file import VideoFile
from coach.store.files.locations import samples_folder

pytestmark = pytest.mark.serial

OPENED = 10
"""More than the threads that other parts of the process may start meanwhile."""


def count(kind: str) -> int:
    """Return the number of threads (`task`) or open files (`fd`), including those of libraries."""
    return len(list(Path(f"/proc/self/{kind}").iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="counts entries of /proc")
def test_videos_that_are_closed_early_leave_no_thread_and_no_file() -> None:
    def read_some_frames() -> None:
        with VideoFile(samples_folder() / "lunge.mp4") as video:
            assert len(list(islice(video.frames(), 10))) == 10

    read_some_frames()
    gc.disable()
    try:
        threads, files = count("task"), count("fd")
        for _ in range(OPENED):
            read_some_frames()
        assert count("task") - threads < OPENED, "each leaves a thread"
        assert count("fd") - files < OPENED, "each leaves a file open"
    finally:
        gc.enable()
