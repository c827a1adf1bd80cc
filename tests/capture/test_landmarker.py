"""The real landmarker: on pictures without a person, and on a clip of one."""

from __future__ import annotations

import ctypes
import gc
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.capture.brighten import DARK_BELOW, MAX_GAIN, brighten
from coach.capture.frame import Frame, Picture
from coach.capture.landmarker import MediaPipeLandmarker, measure_brightness
from coach.capture.pose_model import SHIPPED_SHA256
from coach.capture.videos.file import VideoFile
from coach.errors import ModelError

ROOT = Path(__file__).parents[2]
CLIPS = [
    *sorted(ROOT.glob("recordings/samples/**/*lunge*.mp4")),
    *sorted(ROOT.parent.glob("shared/validation/rendered/lunge_M1_L_good_yaw0.mp4")),
]


@pytest.fixture
def landmarker() -> Iterator[MediaPipeLandmarker]:
    with MediaPipeLandmarker() as made:
        yield made


def test_brightness_is_the_mean_of_the_picture() -> None:
    image = np.zeros((480, 640, 3), np.uint8)
    image[:240] = 255
    assert measure_brightness(image) == pytest.approx(0.5)
    assert measure_brightness(np.full((10, 10, 3), 51, np.uint8)) == pytest.approx(0.2)


def test_where_nobody_is_nobody_is_found_however_times_come(
    landmarker: MediaPipeLandmarker,
) -> None:
    black = np.zeros((48, 64, 3), np.uint8)
    poses = [landmarker.detect(Frame(time_s, black)) for time_s in (0, 0.0001, 0.0002, 0.1)]
    assert [pose.time_s for pose in poses] == [0, 0.0001, 0.0002, 0.1]
    assert not any(pose.found for pose in poses)
    assert {(pose.width, pose.height, pose.brightness) for pose in poses} == {(64, 48, 0)}


def test_a_dark_picture_is_brightened_for_the_model_alone(
    landmarker: MediaPipeLandmarker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Picture] = []

    def keep(image: Picture, brightness: float) -> Picture:
        seen.append(brighten(image, brightness))
        return seen[-1]

    monkeypatch.setattr("coach.capture.landmarker.brighten", keep)
    dark, bright = np.full((48, 64, 3), 12, np.uint8), np.full((48, 64, 3), 120, np.uint8)
    poses = [
        landmarker.detect(Frame(time_s, image)) for time_s, image in ((0.0, dark), (0.1, bright))
    ]
    assert [pose.brightness for pose in poses] == [
        pytest.approx(12 / 255),
        pytest.approx(120 / 255),
    ]
    assert seen[0].mean() == pytest.approx(12 * MAX_GAIN)
    assert (dark == 12).all()
    assert seen[1] is bright


def refuse(model: Path) -> str:
    try:
        MediaPipeLandmarker(model).close()
    except ModelError as error:
        return error.message
    return ""


def test_a_model_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    threads = set(threading.enumerate())
    own = tmp_path / "own.task"
    own.write_bytes(b"nonsense")
    with pytest.raises(ModelError) as caught:
        MediaPipeLandmarker(own)
    assert set(threading.enumerate()) == threads, "also while the error is still known"
    assert caught.value.__cause__ is not None


def test_what_is_no_model_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.task"
    own.write_bytes(b"no model" * 100)
    assert "own.task is not a pose model" in refuse(own)
    gc.collect()  # MediaPipe leaves a thread with the object that it could not create
    for thread in threading.enumerate():
        if thread.name.startswith("ThreadPoolExecutor"):
            thread.join(10)


def test_a_model_that_cannot_be_opened_closes_no_file_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[object] = []
    monkeypatch.setattr(ctypes.CDLL, "close", lambda *what: closed.append(what), raising=False)
    own = tmp_path / "own.task"
    own.write_bytes(b"no model" * 100)
    assert "own.task is not a pose model" in refuse(own)
    gc.collect()
    assert not closed, "the C library was told to close a file of a random number"


def watch_somebody(count: int) -> list[Pose]:
    with VideoFile(CLIPS[0]) as video, MediaPipeLandmarker() as landmarker:
        assert landmarker.model_sha256 == SHIPPED_SHA256
        return [landmarker.detect(frame) for frame in islice(video.frames(), count)]


@pytest.mark.skipif(
    not CLIPS, reason="neither recordings/samples nor ../shared/validation is there"
)
def test_somebody_is_found_the_same_each_time_and_the_terminal_stays_clean(
    capfd: pytest.CaptureFixture[str],
) -> None:
    poses = watch_somebody(15)
    assert all(pose.found for pose in poses)
    for pose in poses:
        assert pose.image.shape == (33, 2)
        assert pose.world.shape == (33, 3)
        assert pose.visibility.shape == (33,)
        head, hip, ankle = (pose.image[INDEX[name]] for name in ("nose", "left_hip", "left_ankle"))
        assert 0 < head[1] < hip[1] < ankle[1] < pose.height
        assert 0 < hip[0] < pose.width
        assert np.abs(pose.world[[INDEX["left_hip"], INDEX["right_hip"]]].mean(axis=0)).max() < 0.05
        assert 0.1 < pose.brightness < 0.9
    again = watch_somebody(15)
    for one, other in zip(poses, again, strict=True):
        np.testing.assert_array_equal(one.image, other.image)
        np.testing.assert_array_equal(one.world, other.world)
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(
    not CLIPS, reason="neither recordings/samples nor ../shared/validation is there"
)
def test_somebody_is_found_in_the_dark_and_the_pose_knows_that_it_is_dark() -> None:
    with VideoFile(CLIPS[0]) as video, MediaPipeLandmarker() as landmarker:
        frames = [
            Frame(frame.time_s, (frame.image * 0.1).astype(np.uint8))
            for frame in islice(video.frames(), 15)
        ]
        poses = [landmarker.detect(frame) for frame in frames]
    assert all(pose.found for pose in poses)
    assert [pose.brightness for pose in poses] == [
        measure_brightness(frame.image) for frame in frames
    ]
    assert max(pose.brightness for pose in poses) < DARK_BELOW
