"""A recording says which model made it: also where that is the user's own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from coach.capture.frame import Rotation
from coach.capture.pose_model import SHIPPED_SHA256, find_shipped_model
from coach.store.recordings.recording import open_recording
from coach.store.settings.folders import recordings_folder
from coach.store.settings.settings import Settings, save_settings
from coach.window.run.real_backend import RealBackend
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeSource


class BackendWithFrames(RealBackend):
    """The real ones but for the camera."""

    def open_source(self, text: str, rotation: Rotation | None = None) -> Any:
        return FakeSource(count=3)


def test_the_header_carries_the_checksum_of_the_named_model(tmp_path: Path) -> None:
    own = tmp_path / "own.task"
    own.write_bytes(
        find_shipped_model().read_bytes()[:-2] + len(b"own").to_bytes(2, "little") + b"own"
    )  # with a comment of its own
    save_settings(Settings(model=str(own)))
    Run(RunRequest("lunge", "0"), BackendWithFrames(), lambda _: None).work()
    [folder] = recordings_folder().iterdir()
    checksum = open_recording(folder).header.model_sha256
    assert checksum == hashlib.sha256(own.read_bytes()).hexdigest() != SHIPPED_SHA256
