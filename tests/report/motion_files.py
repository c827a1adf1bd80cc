"""Strict readers of TRC and MOT, written from the public descriptions of the formats.

They accept what OpenSim accepts: the keys of the header in their order, as many labels as the
header says, complete rows, no missing values, even spacing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

TRC_KEYS = [
    "DataRate",
    "CameraRate",
    "NumFrames",
    "NumMarkers",
    "Units",
    "OrigDataRate",
    "OrigDataStartFrame",
    "OrigNumFrames",
]


@dataclass(frozen=True)
class Markers:
    header: dict[str, str]
    names: list[str]
    times_s: np.ndarray
    points: np.ndarray
    """(frames, markers, 3)"""


def read_trc(path: Path) -> Markers:
    lines = path.read_text(encoding="ascii").split("\n")
    assert lines[0].split("\t")[:3] == ["PathFileType", "4", "(X/Y/Z)"]
    assert lines[1].split("\t") == TRC_KEYS
    header = dict(zip(TRC_KEYS, lines[2].split("\t"), strict=True))
    count, frames = int(header["NumMarkers"]), int(header["NumFrames"])
    assert header["Units"] in ("m", "mm")
    labels = lines[3].rstrip("\t").split("\t")
    assert labels[:2] == ["Frame#", "Time"]
    names = labels[2::3]
    assert len(names) == count == len(set(names))
    assert not any(labels[3::3] + labels[4::3])
    assert lines[4].split() == [f"{axis}{number + 1}" for number in range(count) for axis in "XYZ"]
    assert lines[5] == ""
    assert lines[6 + frames :] == [""]
    rows = np.array([[float(cell) for cell in line.split("\t")] for line in lines[6 : 6 + frames]])
    assert rows.shape == (frames, 2 + 3 * count)
    assert np.isfinite(rows).all()
    assert (rows[:, 0] == np.arange(1, frames + 1)).all()
    np.testing.assert_allclose(np.diff(rows[:, 1]), 1 / float(header["DataRate"]), atol=2e-5)
    return Markers(header, names, rows[:, 1], rows[:, 2:].reshape(frames, count, 3))


@dataclass(frozen=True)
class Motion:
    header: dict[str, str]
    comments: str
    times_s: np.ndarray
    columns: dict[str, np.ndarray]


def read_mot(path: Path) -> Motion:
    head, separator, body = path.read_text(encoding="ascii").partition("endheader\n")
    assert separator
    first, *rest = head.splitlines()
    assert first
    header = dict(line.split("=", 1) for line in rest if "=" in line)
    assert header["version"] == "1"
    assert header["inDegrees"] in ("yes", "no")
    labels, *lines = body.splitlines()
    names = labels.split("\t")
    assert names[0] == "time"
    assert len(names) == int(header["nColumns"]) == len(set(names))
    assert len(lines) == int(header["nRows"])
    rows = np.array([[float(cell) for cell in line.split("\t")] for line in lines])
    assert rows.shape == (len(lines), len(names))
    assert np.isfinite(rows).all()
    steps = np.diff(rows[:, 0])
    np.testing.assert_allclose(steps, np.median(steps), atol=2e-6)
    return Motion(header, head, rows[:, 0], dict(zip(names[1:], rows.T[1:], strict=True)))
