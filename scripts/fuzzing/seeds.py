"""Valid inputs to start from."""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from coach.batch.result_store import InputFile, ResultStore
from coach.store.history.index import History
from coach.store.recordings.messages import event_to_json, pose_to_json
from coach.store.recordings.recording import Recording, open_recording
from coach.store.recordings.writer import Recorder
from coach.store.recordings.zip_archive import pack_recording

from .layers import ROOT, TEXTS_OF_HEADER

ODD_TOML: Final = b"""\
# every way to write a value
"quoted key" = 'literal'
dotted.'key'.deep = { a = 1, b = [1, 2, [3]], c = { d = "e" } }
text = \"\"\"
over = "lines"
\"\"\"
other = '''
[not] a = table'''
list = [
  "a # no note", # a note
  1_000, 0xff, -inf, nan,
]
when = 2026-02-03T04:05:06Z
[table.inner]
x = 1
[[many]]
name = "a"
[[many.more]]
y = 2
[[many]]
"""
SETTINGS: Final = (
    b"schema_version = 1\nvoice = false\nnorm_hip_flexion_deg = 110.0\ncamera = "
    b'"0"\n# a note\ntext_size = 1.5 # large\n'
)
PLACES: Final = (
    b'recordings_folder = "elsewhere"\nmodel = "~/mine.task"\nlanguage = '
    b'"de"\nretention_days = 30\ncolours = "dark"\nunits = "imperial"\n'
)
PERSON: Final = b"""\
schema_version = 1
asked = true
conditions = ["osteoporosis", "pregnancy"]
hip_replacement_left = "posterior"
hip_replacement_right = ""
allowed = ["lunge", "couch-stretch"]
norm_hip_flexion_deg = 105.0
norm_hip_flexion_source = "Agreed with the physiotherapist"
"""
COURSE: Final = b"""\
schema_version = 1
programme = "hip-flexors-4-weeks"
started = 2026-01-31
[[pauses]]
since = 2026-02-03
until = 2026-02-05
[[pauses]]
since = 2026-02-20
"""
ROWS: Final = (
    ["sessions", "a", 5, 6, "lunge", "2026-03-01T09:08:07+00:00", 1, 30.0, 25.5, None, 3, 2, ""],
    [
        "sessions",
        "b",
        5,
        6,
        "hip-flexion-test",
        "2026-03-02T09:08:07",
        0,
        30.0,
        25.5,
        120.0,
        None,
        None,
        "",
    ],
    ["sides", "a", "left", 8, 6, 0, 0, 0.0, 0.0, None, None, None, None],
    ["sides", "b", "left", 0, 0, 1, 1, 20.0, 12.0, 101.5, 4.0, 2.0, 3],
    ["sides", "b", "right", 0, 0, 1, 1, 20.0, 12.0, 95.0, 4.0, 2.0, 3],
    ["faults", "a", "trunk_leaning", 2],
)
FEW: Final = ("lunge", "plank", "hip-flexion-test", "thomas-test", "high-knees", "heat")


def read_files(*patterns: str) -> list[bytes]:
    """Return the content of these files of the checkout."""
    return [
        path.read_bytes()
        for pattern in patterns
        for path in sorted(ROOT.glob(pattern))
        if path.is_file()
    ]


def read_exercises() -> list[bytes]:
    """Return exercises without translations, which are most of a file, and one with them."""
    return [
        *read_files("poses/*.toml"),
        *read_files("tests/reliability/versions/1/exercise.toml"),
    ]


def read_few() -> list[bytes]:
    """Return an exercise of each kind, without translations."""
    return [_cut_translations(text) for name in FEW for text in read_files(f"poses/{name}.toml")]


def read_programmes() -> list[bytes]:
    """Return programmes, without and with translations."""
    whole = read_files("poses/programmes/*.toml")
    return [*(_cut_translations(text) for text in whole), *whole]


def _cut_translations(text: bytes) -> bytes:
    return text.partition(b"\n[translations")[0] + b"\n"


def read_pieces() -> list[bytes]:
    """Return single tables of exercises, including some that no shipped file has."""
    return [
        ODD_TOML,
        SETTINGS,
        COURSE,
        *(b"[[" + piece for text in read_few() for piece in text.split(b"\n[[")[1:]),
    ]


def read_tables(pattern: str) -> Callable[[], list[bytes]]:
    """Return TOML files as JSON."""

    def read() -> list[bytes]:
        """Read the files of the pattern."""
        tables = [tomllib.loads(text.decode()) for text in read_files(pattern)]
        return [json.dumps(table).encode() for table in tables]

    return read


@cache
def _open_long() -> Recording:
    return open_recording(ROOT / "recordings" / "samples" / "lunge")


def write_poses() -> list[bytes]:
    """Return single poses."""
    return [pose_to_json(pose) for pose in islice(_open_long().poses(60), 20)] + [
        b'{"time_s":1,"width":4,"height":4,"brightness":0.5}'
    ]


def write_events() -> list[bytes]:
    """Return an event of every kind in the samples."""
    samples = sorted((ROOT / "recordings" / "samples").glob("*/session.mcap"))
    kinds = {type(event): event for sample in samples for event in open_recording(sample).events()}
    return [event_to_json(event) for event in kinds.values()] + [
        b'{"kind":"Pain","time_s":1.0,"before":true,"score":3}'
    ]


def write_motions() -> list[bytes]:
    """Return seconds of poses, one pose a line."""
    poses = [pose_to_json(pose) for pose in islice(_open_long().poses(6), 60)]
    return [b"\n".join(poses[begin : begin + 12]) for begin in range(0, len(poses), 12)]


def write_messages() -> list[bytes]:
    """Return a header, poses and events, one a line."""
    head, exercise = json.dumps(TEXTS_OF_HEADER).encode(), read_few()[0].decode()
    with_text = json.dumps(
        {**TEXTS_OF_HEADER, "exercise_text": exercise, "started_utc": "2026-02-28"}
    ).encode()
    pairs = list(zip(write_poses() * 2, write_events(), strict=False))
    lines = [line for pair in pairs for line in pair]
    return [
        b"\n".join((head, *lines[:8])),
        b"\n".join((with_text, *lines[8:])),
        b"\n".join((b"schema_version = 1", *lines[:2])),
    ]


def _make_sample(folder: Path) -> Path:
    with Recorder(folder / "small", _open_long().header) as recorder:
        for pose in islice(_open_long().poses(), 40):
            recorder.write(pose)
        recorder.write_events(_open_long().events()[:8])
    return folder / "small"


def write_recordings() -> list[bytes]:
    """Return a small recording, and the same truncated."""
    with tempfile.TemporaryDirectory() as name:
        content = (_make_sample(Path(name)) / "session.mcap").read_bytes()
    return [content, content[: len(content) * 2 // 3]]


def write_checksums() -> list[bytes]:
    """Return the checksums of a recording."""
    with tempfile.TemporaryDirectory() as name:
        return [(_make_sample(Path(name)) / "SHA256SUMS").read_bytes()]


def write_zips() -> list[bytes]:
    """Return a packed recording."""
    with tempfile.TemporaryDirectory() as name:
        return [pack_recording(_make_sample(Path(name)), Path(name) / "packed.zip").read_bytes()]


def write_history() -> list[bytes]:
    """Return the index over a recording."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "recordings").mkdir()
        _make_sample(Path(name) / "recordings")
        with History(Path(name) / "history.sqlite", Path(name) / "recordings") as history:
            history.refresh()
        return [(Path(name) / "history.sqlite").read_bytes()]


def write_rows() -> list[bytes]:
    """Return rows of an index."""
    return [b"\n".join(json.dumps(row).encode() for row in ROWS)]


def write_ledger() -> list[bytes]:
    """Return a stored result."""
    with tempfile.TemporaryDirectory() as name:
        item, ledger = InputFile("a.mp4", 5, "1"), ResultStore(Path(name), "task")
        ledger.write(
            item,
            {"file": "a.mp4", "exercise": "lunge", "frames": 30, "duration_s": 1.0, "error": ""},
        )
        return [next(Path(name).iterdir()).read_bytes()]


def write_videos() -> list[bytes]:
    """Return a small video of each kind."""
    kinds = (
        ("mp4", "libx264"),
        ("matroska", "libx264"),
        ("avi", "mjpeg"),
        ("gif", "gif"),
        ("mpegts", "mpeg2video"),
    )
    with tempfile.TemporaryDirectory() as name:
        return [_film(Path(name) / kind, kind, codec).read_bytes() for kind, codec in kinds]


def _film(path: Path, kind: str, codec: str) -> Path:
    import av
    import numpy as np

    with av.open(str(path), "w", format=kind) as container:
        stream: Any = container.add_stream(codec, rate=25)
        stream.width, stream.height = 32, 32
        stream.pix_fmt = {"gif": "rgb8", "mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        for shade in range(8):
            container.mux(
                stream.encode(
                    av.VideoFrame.from_ndarray(
                        np.full((32, 32, 3), shade * 30, np.uint8), format="rgb24"
                    )
                )
            )
        container.mux(stream.encode(None))
    return path
