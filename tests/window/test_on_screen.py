"""The real program on an X server, with the xcb plug-in, the model and a sample video."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coach.store.files.locations import samples_folder
from coach.window.app import SCREENSHOT_AFTER
from tests.clips import cut_sample
from tests.x_server import SIZE, open_screen

PROGRAM = """
import sys
from pathlib import Path
from coach.window.app import open_window
from coach.window.run.state import RunRequest
request = RunRequest("lunge", sys.argv[1])
sys.exit(open_window(request, screenshot=Path(sys.argv[2]), close_when_done=True))
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("Xvfb") is None, reason="Xvfb, the screen without a monitor, is not installed"
    ),
]


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """The beginning of a sample, long enough for the screenshot."""
    if not (samples_folder() / "lunge.mp4").exists():
        pytest.skip("the samples have no video")
    return cut_sample(tmp_path / "clip.mp4", SCREENSHOT_AFTER + 15)


def test_real_program_shows_a_real_picture(tmp_path: Path, clip: Path, data_folder: Path) -> None:
    shot = tmp_path / "window.png"
    with open_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("LC_ALL", None)  # Qt complains of one that is not UTF-8
        command = [sys.executable, "-W", "error", "-c", PROGRAM, str(clip), str(shot)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(shot))
    assert (image.width(), image.height()) == SIZE
    colours = Counter(
        image.pixelColor(x, y).name() for x in range(0, SIZE[0], 8) for y in range(0, SIZE[1], 8)
    )
    assert len(colours) > 200, "the window is nearly blank"
    assert list(data_folder.glob("recordings/*/session.mcap"))
