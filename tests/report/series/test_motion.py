"""Motion files are read back by our own strict readers, and the markers by another library."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from trc import TRCData

from coach.body.angles import NAMES
from coach.body.landmarks import INDEX
from coach.body.landmarks import NAMES as LANDMARKS
from coach.body.pose import Pose
from coach.errors import CoachError
from coach.report.report_data import ReportData
from coach.report.series.motion import COORDINATES, name_marker, write_mot, write_trc
from tests.report.helpers import Record, film_empty_room, judge_sample
from tests.report.motion_files import Markers, Motion, read_mot, read_trc
from tests.synthetic import SIDE_ON, Leg, lie, make_poses, split

TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-35.0, 58.0), Leg(-100.0, 62.0))


@pytest.fixture
def markers(sample: ReportData, tmp_path: Path) -> Markers:
    write_trc(sample, tmp_path / "it.trc")
    return read_trc(tmp_path / "it.trc")


@pytest.fixture
def motion(sample: ReportData, tmp_path: Path) -> Motion:
    write_mot(sample, tmp_path / "it.mot")
    return read_mot(tmp_path / "it.mot")


def test_another_library_reads_the_same_markers(
    sample: ReportData, markers: Markers, tmp_path: Path
) -> None:
    read = TRCData()
    read.load(str(tmp_path / "it.trc"))
    assert (read["Units"], read["NumMarkers"]) == ("m", len(LANDMARKS))
    assert read["NumFrames"] == len(markers.times_s)
    for number, name in enumerate(markers.names):
        assert np.array(read[name]) == pytest.approx(markers.points[:, number])


def test_markers_are_the_landmarks_with_y_up(sample: ReportData, markers: Markers) -> None:
    assert markers.header["Units"] == "m"
    assert float(markers.header["DataRate"]) == pytest.approx(15.0, rel=0.01)
    assert int(markers.header["OrigNumFrames"]) == sample.analysis.frames
    poses = list(sample.recording.poses())
    pose = poses[int(markers.header["OrigDataStartFrame"]) - 1]
    assert markers.times_s[0] == pytest.approx(pose.time_s, abs=1e-6)
    for landmark in ("left_knee", "right_shoulder", "nose"):
        x, y, z = pose.world[INDEX[landmark]]
        np.testing.assert_allclose(
            markers.points[0, markers.names.index(name_marker(landmark))], [x, -y, -z], atol=1e-5
        )


def test_head_is_above_the_feet_of_somebody_who_stands(tmp_path: Path) -> None:
    write_trc(judge_sample("lunge"), tmp_path / "it.trc")
    markers = read_trc(tmp_path / "it.trc")
    nose, heel = (markers.points[:, markers.names.index(name), 1] for name in ("Nose", "LHeel"))
    assert (nose > heel + 1.0).any()
    assert (nose > heel).all()


def test_axes_are_right_handed(tmp_path: Path) -> None:
    """A person who faces the picture's right: forward x, up y, right z."""
    data = judge_sample("lunge")
    write_trc(data, tmp_path / "it.trc")
    points = dict(
        zip(
            read_trc(tmp_path / "it.trc").names,
            read_trc(tmp_path / "it.trc").points.swapaxes(0, 1),
            strict=True,
        )
    )
    up = (points["LShoulder"] + points["RShoulder"] - points["LHip"] - points["RHip"]).mean(axis=0)
    right = (points["RShoulder"] - points["LShoulder"]).mean(axis=0)
    forward = np.cross(up, right)
    facing = 1 if data.summary["view"]["facing"] == "right" else -1
    assert np.sign(forward[0]) == facing


def test_marker_names_are_those_of_pose2sim() -> None:
    names = [name_marker(landmark) for landmark in LANDMARKS]
    assert len(set(names)) == 33
    assert {
        "Nose",
        "LEyeInner",
        "REar",
        "LMouth",
        "LHip",
        "RKnee",
        "LBigToe",
        "RHeel",
        "LThumb",
        "RPinky",
    } <= set(names)


def test_coordinates_have_the_signs_of_gait2392(sample: ReportData, motion: Motion) -> None:
    assert motion.header["inDegrees"] == "yes"
    times = sample.trace.times_s
    for name, values in motion.columns.items():
        angle, sign = COORDINATES[name]
        measured = sample.trace.angles[:, NAMES.index(angle)]
        known = np.isfinite(measured)
        expected = sign * np.interp(motion.times_s, times[known], measured[known])
        np.testing.assert_allclose(values, expected, atol=0.02)


def test_what_is_left_out_is_named(motion: Motion) -> None:
    left_out = motion.comments.partition("left out: ")[2].partition(".")[0].split(", ")
    assert set(motion.columns) | (set(left_out) - {"nothing"}) == set(COORDINATES)
    assert len(motion.columns) >= 3


def test_knee_flexion_is_negative_and_lying_is_a_tilt_of_90(record: Record, tmp_path: Path) -> None:
    write_mot(
        record(make_poses([(1.0, TALL), (1.0, LOW), (2.0, LOW)], SIDE_ON)), tmp_path / "lunge.mot"
    )
    lunge = read_mot(tmp_path / "lunge.mot").columns
    assert lunge["knee_angle_r"].min() < -55
    assert lunge["hip_flexion_r"].max() > 30
    write_mot(
        record(make_poses([(1.5, lie()), (1.0, lie())], SIDE_ON), "hip-flexion-test"),
        tmp_path / "lie.mot",
    )
    np.testing.assert_allclose(
        np.median(read_mot(tmp_path / "lie.mot").columns["pelvis_tilt"]), 90, atol=8
    )


@pytest.mark.parametrize("write", [write_trc, write_mot])
@pytest.mark.parametrize("seconds", [0.0, 3.0])
def test_nothing_to_write_is_said_in_words(
    record: Record, tmp_path: Path, write: object, seconds: float
) -> None:
    with pytest.raises(CoachError, match="long enough") as raised:
        write(record(film_empty_room(seconds)), tmp_path / "it")  # type: ignore[operator]
    assert "0.25 s" in raised.value.hint


def test_a_body_that_is_nobody_is_not_written(record: Record, tmp_path: Path) -> None:
    poses = [
        dataclasses.replace(pose, world=pose.world * 0.3) for pose in make_poses([(4.0, TALL)])
    ]
    data = record(poses)
    assert data.analysis.present == 0
    with pytest.raises(CoachError, match="long enough"):
        write_trc(data, tmp_path / "it.trc")


def swap_legs(pose: Pose) -> Pose:
    """The pose with left and right exchanged from the knees down."""
    order = list(range(len(LANDMARKS)))
    for joint in ("knee", "ankle", "heel", "foot_index"):
        left, right = INDEX[f"left_{joint}"], INDEX[f"right_{joint}"]
        order[left], order[right] = right, left
    return dataclasses.replace(
        pose, image=pose.image[order], world=pose.world[order], visibility=pose.visibility[order]
    )


def test_legs_that_changed_places_are_put_in_order(record: Record, tmp_path: Path) -> None:
    poses = make_poses([(2.0, TALL), (2.0, LOW), (2.0, TALL)])
    confused = [swap_legs(pose) if 30 <= number < 33 else pose for number, pose in enumerate(poses)]
    written = []
    for number, each in enumerate((poses, confused)):
        write_trc(record(each), tmp_path / f"{number}.trc")
        written.append(read_trc(tmp_path / f"{number}.trc").points)
    np.testing.assert_allclose(written[1], written[0], atol=1e-5)
