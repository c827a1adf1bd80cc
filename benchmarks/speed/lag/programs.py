"""The programs that show the camera: `programs.py coach|plain ADDRESS`, `programs.py alone CLIP`.

`coach` is the window, recording. `plain` is a loop that reads with OpenCV, detects and shows.
`alone` prints the milliseconds of the landmarker for each picture, with nothing beside it.
"""

from __future__ import annotations

import itertools
import json
import signal
import statistics
import sys
import time
from contextlib import closing

MEASURED = 150
"""Pictures that the landmarker is timed with."""


def run_coach(address: str) -> None:
    """Run coach with this camera until it ends."""
    from coach.window.app import open_window
    from coach.window.run.state import RunRequest

    open_window(RunRequest("lunge", address), close_when_done=True)


def run_plain_loop(address: str) -> None:
    """Read, detect and show, one after the other, as many examples do."""
    import cv2
    import numpy as np
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QApplication, QLabel

    from coach.capture.frame import Frame
    from coach.capture.landmarker import MediaPipeLandmarker

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication([])
    label = QLabel()
    label.resize(*app.primaryScreen().size().toTuple())
    label.show()
    capture, start_s = cv2.VideoCapture(address, cv2.CAP_FFMPEG), time.monotonic()
    with closing(MediaPipeLandmarker()) as landmarker:
        while True:
            done, picture = capture.read()
            if not done:
                return
            image = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
            pose = landmarker.detect(Frame(time.monotonic() - start_s, image))
            for x, y in pose.image:
                if x == x and y == y:  # nobody is NaN
                    cv2.circle(image, (round(x), round(y)), 4, (0, 200, 255), -1)
            height, width = image.shape[:2]
            shown = QPixmap.fromImage(
                QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            )
            label.setPixmap(shown.scaled(label.size(), Qt.AspectRatioMode.KeepAspectRatio))
            app.processEvents()


def time_landmarker(clip: str) -> None:
    """Print how long the landmarker alone takes for each picture of a clip."""
    from coach.capture.landmarker import MediaPipeLandmarker
    from coach.capture.source import open_source

    with open_source(clip) as source:
        frames = list(itertools.islice(source.frames(), MEASURED + 5))
    spent = []
    with closing(MediaPipeLandmarker()) as landmarker:
        for frame in frames:
            start_s = time.perf_counter()
            landmarker.detect(frame)
            spent.append((time.perf_counter() - start_s) * 1000)
    print(
        json.dumps(
            {"median_ms": statistics.median(spent[5:]), "mean_ms": statistics.mean(spent[5:])}
        )
    )


def main() -> None:
    """Run a program: `coach ADDRESS`, `plain ADDRESS` or `alone CLIP`."""
    program, argument = sys.argv[1:3]
    {"coach": run_coach, "plain": run_plain_loop, "alone": time_landmarker}[program](argument)


if __name__ == "__main__":
    main()
