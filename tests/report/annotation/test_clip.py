"""Annotated clips, decoded again."""

from __future__ import annotations

import dataclasses
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.colours import ON_PICTURE, to_rgb
from coach.errors import CoachError
from coach.report.annotation.cards import Card, list_cards, render_text
from coach.report.annotation.clip import FrameMatcher, choose_size, write_clip
from coach.report.annotation.overlay import GROUND, paint_overlay
from tests.report.helpers import HOSTILE, Record, film_empty_room, judge_sample
from tests.synthetic import SIDE_ON, Leg, empty_pose, make_poses, split

STAND = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0))
SIZES = [
    (640, 480, 640, 480),
    (1920, 1080, 1280, 720),
    (64, 48, 640, 480),
    (1081, 1921, 720, 1280),
    (1, 4000, 16, 1280),
    (0, 0, 16, 16),
]


def decode(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


def find_boxes(data: bytes) -> list[bytes]:
    """Names of the outermost boxes of an MP4 file, in order."""
    names, at = [], 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        names.append(data[at + 4 : at + 8])
        at += size
    return names


def test_every_pose_is_a_picture_at_its_own_time(record: Record, tmp_path: Path) -> None:
    poses = list(make_poses([(0.0, STAND), (1.0, STAND)], SIDE_ON))
    uneven = [pose for index, pose in enumerate(poses) if index % 4]
    write_clip(record(uneven), tmp_path / "clip.mp4")
    frames = decode(tmp_path / "clip.mp4")
    times = [float(frame.time) for frame in frames]
    np.testing.assert_allclose(
        times, [pose.time_s - uneven[0].time_s for pose in uneven], atol=1e-3
    )


def test_it_plays_anywhere(record: Record, tmp_path: Path) -> None:
    write_clip(record(film_empty_room(1.0)), tmp_path / "clip.mp4")
    with av.open(str(tmp_path / "clip.mp4")) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.name, codec.pix_fmt, codec.profile) == ("h264", "yuv420p", "Main")
        assert codec.width % 2 == codec.height % 2 == 0
    boxes = find_boxes((tmp_path / "clip.mp4").read_bytes())
    assert boxes.index(b"moov") < boxes.index(b"mdat")


def test_the_skeleton_is_drawn_only_where_somebody_is(record: Record, tmp_path: Path) -> None:
    poses = list(make_poses([(0.0, STAND), (1.5, STAND)], SIDE_ON))
    end = poses[-1].time_s
    poses += [empty_pose(end + step / 15, poses[0].width, poses[0].height) for step in range(1, 30)]
    write_clip(record(poses), tmp_path / "clip.mp4")
    frames = [
        frame.to_ndarray(format="rgb24").astype(int) for frame in decode(tmp_path / "clip.mp4")
    ]

    def count_drawn(image: np.ndarray) -> int:
        middle = image[image.shape[0] // 4 : image.shape[0] * 4 // 5]
        return int((np.abs(middle - GROUND).max(axis=2) > 60).sum())

    assert count_drawn(frames[20]) > 500
    assert count_drawn(frames[-1]) == 0


def test_the_video_of_the_recording_is_shown(record: Record, tmp_path: Path) -> None:
    data = record(film_empty_room(1.0))
    with av.open(str(data.recording.path.parent / "video.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=15, options={"crf": "10"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(15):
            container.mux(
                stream.encode(
                    av.VideoFrame.from_ndarray(
                        np.full((48, 64, 3), (200, 40, 40), np.uint8), format="rgb24"
                    )
                )
            )
        container.mux(stream.encode(None))
    write_clip(data, tmp_path / "clip.mp4")
    frames = decode(tmp_path / "clip.mp4")
    assert len(frames) == 15
    for frame in frames:
        np.testing.assert_allclose(
            frame.to_ndarray(format="rgb24")[240, 320], (200, 40, 40), atol=14
        )


def test_pictures_belong_to_their_instants_and_end() -> None:
    frames = [
        Frame(time, np.full((4, 4, 3), index, np.uint8))
        for index, time in enumerate((0.0, 0.1, 0.2))
    ]
    pictures = FrameMatcher(iter(frames))
    shown = [int(pictures.paint(time, (4, 4))[0, 0, 0]) for time in (0.0, 0.05, 0.1, 0.25, 1.5)]
    assert shown == [0, 0, 1, 2, GROUND[0]]


@pytest.mark.parametrize(("width", "height", "wide", "high"), SIZES)
def test_size_is_even_and_fits(width: int, height: int, wide: int, high: int) -> None:
    assert choose_size(width, height) == (wide, high)


@pytest.mark.parametrize(
    ("name", "corner"),
    [
        pytest.param("lunge", "repetitions", id="count"),
        pytest.param("couch-stretch", "of 60 s", id="clock"),
        pytest.param("hip-flexion-test", "trials", id="trials"),
    ],
)
def test_cards_say_what_the_exercise_is_about(name: str, corner: str) -> None:
    cards = [
        list(list_cards(feedback, judge_sample(name).exercise.kind))
        for _, feedback in islice(judge_sample(name).evaluate(), 30)
    ]
    assert any(
        corner in card.small for shown in cards for card in shown if card.corner == "top-left"
    )
    assert all(len({card.corner for card in shown}) == len(shown) for shown in cards)


def test_words_fit_their_room() -> None:
    assert render_text("Lower back flat", 40, 1000).shape[1] > 200
    assert render_text("Lower back flat " * 20, 40, 300).shape[1] <= 300
    assert render_text(HOSTILE, 20, 600).max() <= 1.0
    assert Card("bottom", "x", "").colour != ON_PICTURE.good


def test_nothing_to_show_is_said(record: Record, tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="nothing in this recording"):
        write_clip(record([]), tmp_path / "clip.mp4")


def count_pixels(image: np.ndarray, colour: str) -> int:
    return int((np.abs(image.astype(int) - to_rgb(colour)).max(axis=2) < 12).sum())


def test_only_the_limb_at_fault_is_painted_as_wrong() -> None:
    lunge = judge_sample("lunge")
    pose, feedback = next(
        (pose, feedback)
        for pose, feedback in lunge.evaluate()
        if feedback.faults == ("trunk_leaning",)
    )
    image = np.zeros((pose.height, pose.width, 3), np.uint8)
    paint_overlay(image, pose, 1.0, dataclasses.replace(feedback, cue=None), lunge.exercise)
    assert count_pixels(image, ON_PICTURE.fault) > 500
    assert count_pixels(image, ON_PICTURE.good) > 500


def test_points_far_outside_the_picture_are_left_out() -> None:
    lunge = judge_sample("lunge")
    pose, feedback = next(
        (pose, feedback) for pose, feedback in lunge.evaluate() if feedback.faults
    )
    image = np.zeros((pose.height, pose.width, 3), np.uint8)
    far = dataclasses.replace(pose, image=pose.image * 1e6)
    bare = dataclasses.replace(feedback, cue=None, main_angle="")
    paint_overlay(image, far, 1.0, bare, lunge.exercise)
    assert count_pixels(image[pose.height // 3 :], ON_PICTURE.fault) == 0
