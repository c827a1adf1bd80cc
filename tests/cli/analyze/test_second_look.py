"""`coach analyze` of a video in which the first pose model loses the legs for a while."""

from __future__ import annotations

import csv
import dataclasses
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.pose import Pose, empty_pose
from coach.capture import landmarker, pose_model, source
from coach.capture.frame import Frame
from coach.capture.pose_model import LARGER_FILE_NAME, SHIPPED_SHA256, find_shipped_model
from coach.cli.analyze.work import make_fingerprint, plan
from coach.errors import LowMemoryError, ModelError
from tests.cli.helpers import Say
from tests.exercise.sessions import LOW, TALL
from tests.synthetic import make_poses

POSES = make_poses([(1.0, TALL), (1.0, LOW), (1.0, LOW), (1.0, TALL), (1.0, TALL)])
LOST_S = (1.5, 2.5)


class Video:
    """A video of the poses, without pictures."""

    name = "lunge.mp4"
    live = False
    duration_s = POSES[-1].time_s
    dropped = 0
    problem = ""

    def __init__(self, read: list[float]) -> None:
        self.read = read

    def frames(self) -> Iterator[Frame]:
        for pose in POSES:
            self.read.append(pose.time_s)
            yield Frame(pose.time_s, np.zeros((48, 64, 3), np.uint8))

    def close(self) -> None:
        pass

    def __enter__(self) -> Video:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Knows:
    """Finds the poses, changed."""

    def __init__(self, change: Callable[[Pose], Pose], model_sha256: str = SHIPPED_SHA256) -> None:
        self.model_sha256 = model_sha256
        self.looked: list[float] = []
        self._change = change

    def detect(self, frame: Frame) -> Pose:
        self.looked.append(frame.time_s)
        return self._change(next(pose for pose in POSES if pose.time_s == frame.time_s))

    def close(self) -> None:
        pass


def keep(pose: Pose) -> Pose:
    return pose


def lose_legs(pose: Pose) -> Pose:
    """Lose the legs for a while."""
    return scatter_legs(pose) if LOST_S[0] < pose.time_s < LOST_S[1] else pose


def scatter_legs(pose: Pose) -> Pose:
    """Draw knees and ankles anywhere, elsewhere in each picture."""
    image, place = pose.image.copy(), round(pose.time_s * 15) % 3
    for joint in ("left_knee", "right_knee", "left_ankle", "right_ankle"):
        image[INDEX[joint]] += (60.0 * (place - 1), 40.0 * (-1) ** place)
    return dataclasses.replace(pose, image=image)


class Studio:
    """Stands in for the video and for both models, and notes what was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reads: list[list[float]] = []
        self.first, self.larger = Knows(lose_legs), Knows(keep)
        self.refusal: Exception | None = None
        monkeypatch.setattr(source, "open_source", self._open_video)
        monkeypatch.setattr(landmarker, "MediaPipeLandmarker", self._open_model)

    def _open_video(self, text: str) -> Video:
        self.reads.append([])
        return Video(self.reads[-1])

    def _open_model(self, model: Path | None) -> Knows:
        if model is None:
            return self.first
        assert model == find_shipped_model(LARGER_FILE_NAME)
        if self.refusal:
            raise self.refusal
        return self.larger


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Studio:
    return Studio(monkeypatch)


def count_measured(coach: Say, folder: Path, *words: str) -> tuple[int, str]:
    """Analyse, and return how many pictures have a right knee, and what was said of it."""
    table = folder / "angles.csv"
    said = coach("analyze", "lunge.mp4", "-e", "lunge", "--csv", str(table), *words)
    assert said.code == 0
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(POSES)
    return sum(bool(row["knee_flexion_right"]) for row in rows), said.err


def test_what_the_first_look_loses_is_measured_with_the_second(
    coach: Say, studio: Studio, tmp_path: Path
) -> None:
    twice, _ = count_measured(coach, tmp_path)
    seen = studio.larger.looked
    assert LOST_S[0] < seen[0] + 0.5 < LOST_S[1] < seen[-1]
    assert len(seen) < len(POSES) / 2
    assert studio.reads[1][-1] < POSES[-1].time_s, "the rest is not decoded again"
    once, _ = count_measured(coach, tmp_path, "--quick")
    assert studio.larger.looked == seen
    studio.first = Knows(keep)
    assert once < twice == count_measured(coach, tmp_path, "--quick")[0]


def lose_body(pose: Pose) -> Pose:
    """Find nobody for a while."""
    nobody = empty_pose(pose.time_s, pose.width, pose.height)
    return nobody if LOST_S[0] < pose.time_s < LOST_S[1] else pose


def test_who_is_lost_by_the_first_look_is_found_with_the_second(
    coach: Say, studio: Studio, tmp_path: Path
) -> None:
    studio.first = Knows(lose_body)
    twice, _ = count_measured(coach, tmp_path)
    once, _ = count_measured(coach, tmp_path, "--quick")
    studio.first = Knows(keep)
    assert once < twice == count_measured(coach, tmp_path, "--quick")[0]


def test_the_first_look_stays_where_the_second_is_worse(
    coach: Say, studio: Studio, tmp_path: Path
) -> None:
    studio.larger = Knows(scatter_legs)
    twice, _ = count_measured(coach, tmp_path)
    assert studio.larger.looked
    assert twice == count_measured(coach, tmp_path, "--quick")[0]


def test_nothing_is_opened_again_without_a_doubt(
    coach: Say, studio: Studio, tmp_path: Path
) -> None:
    studio.first = Knows(keep)
    studio.refusal = AssertionError("not needed")
    count_measured(coach, tmp_path)
    assert len(studio.reads) == 1


def test_only_the_shipped_model_has_a_larger_one(
    coach: Say, studio: Studio, tmp_path: Path
) -> None:
    studio.first = Knows(lose_legs, "0" * 64)
    count_measured(coach, tmp_path)
    assert len(studio.reads) == 1


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        pytest.param(ModelError("It is missing."), "It is missing.", id="missing"),
        pytest.param(LowMemoryError(), "memory", id="memory"),
    ],
)
def test_without_the_larger_model_the_first_look_counts_and_says_so(
    coach: Say, studio: Studio, tmp_path: Path, refusal: Exception, why: str
) -> None:
    once, _ = count_measured(coach, tmp_path, "--quick")
    studio.refusal = refusal
    count, said = count_measured(coach, tmp_path)
    assert count == once
    assert why in said
    assert "not looked at again" in said


def test_results_of_many_files_depend_on_the_second_look() -> None:
    twice, once = plan("lunge", "auto"), plan("lunge", "auto", quick=True)
    assert (twice.twice, once.twice) == (True, False)
    assert make_fingerprint(twice) != make_fingerprint(once)
    assert [pickle.loads(pickle.dumps(work)) for work in (twice, once)] == [twice, once]


def test_many_files_are_not_begun_without_the_larger_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = find_shipped_model

    def find(file_name: str = pose_model.FILE_NAME) -> Path:
        return tmp_path / file_name if file_name == LARGER_FILE_NAME else whole(file_name)

    monkeypatch.setattr(pose_model, "find_shipped_model", find)
    with pytest.raises(ModelError, match=LARGER_FILE_NAME) as error:
        plan("lunge", "auto")
    assert LARGER_FILE_NAME in error.value.hint
    assert not plan("lunge", "auto", quick=True).twice


def test_a_file_of_many_is_looked_at_twice(studio: Studio, tmp_path: Path) -> None:
    work = plan("lunge", "auto")
    rows = [
        each._evaluate(
            [lose_legs(pose) for pose in POSES], "auto", "lunge.mp4", SHIPPED_SHA256,
            reopen=lambda: Video([]),
        )
        for each in (work, dataclasses.replace(work, twice=False))
    ]  # fmt: skip
    assert studio.larger.looked
    assert rows[0] != rows[1]
