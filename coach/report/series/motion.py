"""Motion files for OpenSim and Pose2Sim: markers (TRC) and joint angles (MOT).

Markers are the world landmarks in metres, X to the picture's right, Y up, Z towards the camera
(right-handed; a person who faces the picture's right looks along X). Their origin is the middle
between the hips in every frame, so the body as a whole does not move. Their names are those of
Pose2Sim's BlazePose markers.

Joint angles have the names and signs of OpenSim's gait2392 and are measured in the plane of the
side view. That model counts knee flexion negative. The pelvis cannot be distinguished from the
trunk: `pelvis_tilt` is that of the whole trunk (minus the forward lean), the hips are measured
against the trunk, and the lumbar joint stays neutral; so the model takes the measured posture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from coach.body import landmarks
from coach.body.angles import NAMES
from coach.body.pose import Array
from coach.errors import CoachError
from coach.message import Message
from coach.report.report_data import ReportData
from coach.report.series.uniform import (
    GAP_S,
    SHORTEST_S,
    UniformSamples,
    measure_rate,
    sample_evenly,
)

TO_OPENSIM: Final = np.array([1.0, -1.0, -1.0])
"""Turns the axes of the world landmarks (right, down, away) half a turn: right, up, towards the
camera.
"""

COORDINATES: Final[Mapping[str, tuple[str, float]]] = {
    "pelvis_tilt": ("trunk_lean", -1.0),
    "hip_flexion_r": ("hip_flexion_right", 1.0),
    "hip_flexion_l": ("hip_flexion_left", 1.0),
    "knee_angle_r": ("knee_flexion_right", -1.0),
    "knee_angle_l": ("knee_flexion_left", -1.0),
    "ankle_angle_r": ("ankle_dorsiflexion_right", 1.0),
    "ankle_angle_l": ("ankle_dorsiflexion_left", 1.0),
}
"""Coordinate of gait2392 -> our angle and its sign."""
TRC_KEYS: Final = (
    "DataRate",
    "CameraRate",
    "NumFrames",
    "NumMarkers",
    "Units",
    "OrigDataRate",
    "OrigDataStartFrame",
    "OrigNumFrames",
)

HINT: Final = Message(
    "OpenSim needs {shortest_s:g} s without a gap of more than {gap_s:g} s; "
    "CSV and Parquet keep everything, gaps too.",
    shortest_s=SHORTEST_S,
    gap_s=GAP_S,
)


def name_marker(landmark: str) -> str:
    """Return the Pose2Sim marker of a landmark: ``left_foot_index`` becomes ``LBigToe``."""
    side = next((side for side in landmarks.SIDES if side in landmark), "")
    words = landmark.replace("foot_index", "big_toe").split("_")
    return side[:1].upper() + "".join(word.capitalize() for word in words if word != side)


def write_trc(data: ReportData, path: Path) -> None:
    """Write the markers.

    Raises:
        CoachError: Nobody was visible for long enough.
    """
    samples = sample_evenly(data.trace.times_s, _gather_markers(data))
    if samples is None:
        raise CoachError(
            Message("{name}: nobody was seen for long enough to write markers.", name=data.name),
            HINT,
        )
    path.write_text("".join(_format_trc(samples, data)), encoding="utf-8", newline="\n")


def _gather_markers(data: ReportData) -> Array:
    """Return (n, 99) X, Y and Z of each landmark, in metres, with the legs in order.

    NaN if it is not visible, or if the pose is not believed to be that of the person.
    """
    nobody = np.full((landmarks.COUNT, 3), np.nan)
    points = [
        nobody if feedback.pose is None else feedback.pose.world * TO_OPENSIM
        for _, feedback in data.evaluate()
    ]
    return np.array(points, dtype=np.float64).reshape(len(points), 3 * landmarks.COUNT)


def _format_trc(samples: UniformSamples, data: ReportData) -> Iterator[str]:
    rate, frames = f"{samples.rate_hz:.6g}", len(samples.times_s)
    markers = [name_marker(name) for name in landmarks.NAMES]
    yield "PathFileType\t4\t(X/Y/Z)\tcoach.trc\n"
    yield "\t".join(TRC_KEYS) + "\n"
    camera = f"{measure_rate(data.trace.times_s):.6g}"
    original = f"{camera}\t{samples.first + 1}\t{data.analysis.frames}"
    yield f"{rate}\t{rate}\t{frames}\t{len(markers)}\tm\t{original}\n"
    yield "Frame#\tTime\t" + "\t\t\t".join(markers) + "\t\t\n"
    yield (
        "\t\t"
        + "\t".join(f"{axis}{number}" for number in range(1, len(markers) + 1) for axis in "XYZ")
        + "\n\n"
    )
    for number, (time_s, row) in enumerate(
        zip(samples.times_s, samples.values, strict=True), start=1
    ):
        yield f"{number}\t{time_s:.6f}\t" + "\t".join(f"{value:.5f}" for value in row) + "\n"


def write_mot(data: ReportData, path: Path) -> None:
    """Write the joint angles.

    Raises:
        CoachError: No angle was measured for long enough.
    """
    columns = {
        name: sign * data.trace.angles[:, NAMES.index(angle)]
        for name, (angle, sign) in COORDINATES.items()
    }
    names, samples = _choose_columns(data.trace.times_s, columns)
    if samples is None:
        raise CoachError(
            Message(
                "{name}: no joint angle was measured for long enough to write a motion.",
                name=data.name,
            ),
            HINT,
        )
    path.write_text("".join(_format_mot(samples, names)), encoding="utf-8", newline="\n")


def _choose_columns(
    times_s: Array, columns: Mapping[str, Array]
) -> tuple[list[str], UniformSamples | None]:
    """Return the columns whose stretch without gaps holds the most numbers, in their order."""
    by_share = sorted(columns, key=lambda name: -int(np.isfinite(columns[name]).sum()))
    best: tuple[list[str], UniformSamples | None] = ([], None)
    for count in range(1, len(by_share) + 1):
        names = [name for name in columns if name in by_share[:count]]
        samples = sample_evenly(times_s, np.stack([columns[name] for name in names], axis=1))
        if samples is not None and (best[1] is None or samples.values.size >= best[1].values.size):
            best = names, samples
    return best


def _format_mot(samples: UniformSamples, names: list[str]) -> Iterator[str]:
    rows, left_out = len(samples.times_s), [name for name in COORDINATES if name not in names]
    yield f"Coordinates\nversion=1\nnRows={rows}\nnColumns={len(names) + 1}\ninDegrees=yes\n\n"
    yield (
        "Names and signs as in gait2392: knee_angle is negative in "
        "flexion, pelvis_tilt is minus "
        "the forward lean of the whole trunk.\n"
    )
    yield (
        "The hips are measured against the trunk; leave the lumbar joint neutral. Time is in "
        "seconds since the recording began.\n"
    )
    yield (
        f"Resampled to {samples.rate_hz:.6g} frames a second; gaps of up to {GAP_S:g} s are "
        "bridged by straight lines.\n"
    )
    yield f"Not measured for long enough and left out: {', '.join(left_out) or 'nothing'}.\n\n"
    yield "endheader\ntime\t" + "\t".join(names) + "\n"
    for time_s, row in zip(samples.times_s, samples.values, strict=True):
        yield f"{time_s:.6f}\t" + "\t".join(f"{value:.4f}" for value in row) + "\n"
