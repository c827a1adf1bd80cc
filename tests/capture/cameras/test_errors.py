from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.capture.cameras.errors import FoundCamera, explain_open_failure

BRIO = FoundCamera(0, "Brio", "?")


@dataclass(frozen=True)
class Case:
    name: str
    system: str
    index: int
    known: tuple[FoundCamera, ...]
    message: str
    hint: str


CASES = [
    Case("Linux, none at all", "Linux", 0, (), "There is no camera.", "No camera is connected"),
    Case(
        "Linux, another number", "Linux", 3, (BRIO,), "There is no camera 3", "Connected: 0 (Brio)"
    ),
    Case(
        "Linux, busy",
        "Linux",
        0,
        (BRIO,),
        "Camera 0 (Brio) is there but gives no picture",
        "fuser -v /dev/video0",
    ),
    Case("macOS, none at all", "Darwin", 0, (), "There is no camera.", "use a phone"),
    Case(
        "macOS, not allowed or busy",
        "Darwin",
        0,
        (BRIO,),
        "Camera 0 (Brio) is there",
        "Privacy & Security > Camera",
    ),
    Case(
        "Windows, not allowed or busy",
        "Windows",
        0,
        (BRIO,),
        "Camera 0 (Brio) is there",
        "Let desktop apps access your camera",
    ),
    Case(
        "Windows, another number",
        "Windows",
        1,
        (BRIO,),
        "There is no camera 1",
        "Connected: 0 (Brio)",
    ),
    Case(
        "another system", "FreeBSD", 0, (BRIO,), "Camera 0 (Brio) is there", "Close other programs"
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_advice(case: Case, tmp_path: Path) -> None:
    for camera in case.known:
        (tmp_path / f"video{camera.index}").touch()
    error = explain_open_failure(case.index, case.system, case.known, tmp_path)
    assert case.message in error.message
    assert case.hint in error.hint


def test_a_device_without_permission_is_told_from_a_busy_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "video0").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    error = explain_open_failure(0, "Linux", [BRIO], tmp_path)
    assert "not allowed to use camera 0" in error.message
    assert "usermod -aG video" in error.hint


def test_a_device_that_the_system_does_not_list_may_still_be_one(tmp_path: Path) -> None:
    (tmp_path / "video9").touch()
    assert "Camera 9 is there" in explain_open_failure(9, "Linux", [BRIO], tmp_path).message
