"""Recordings read back exactly, are listed and deleted; damaged or foreign ones are refused."""

from __future__ import annotations

import dataclasses
import errno
import io
import json
import math
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from mcap.reader import make_reader
from mcap.writer import Writer

from coach.body import landmarks
from coach.body.pose import Pose, empty_pose, round_for_storage
from coach.errors import CoachError, RecordingError
from coach.exercise.tracking.events import (
    BodyFound,
    Event,
    ExerciseDone,
    FaultBegan,
    HoldEnded,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.store.recordings.message_schemas import EVENT_SCHEMA, POSE_SCHEMA
from coach.store.recordings.messages import header_to_texts, pose_from_json, pose_to_json
from coach.store.recordings.recording import (
    FILE_NAME,
    Header,
    Recorder,
    Recording,
    open_recording,
    start_recording,
)
from coach.store.settings import folders

pytestmark = pytest.mark.slow

HEADER = Header(
    exercise="knee-bend",
    exercise_text='schema_version = 1\ntitle = "Kniebeuge ü"\n',
    side="auto",
    started_utc="2025-03-01T09:08:07Z",
    coach_version="0.1.0",
    python_version="3.11.7",
    libraries={"mediapipe": "0.10.33", "numpy": "2.0"},
    camera="Kamera ü 0",
    model_sha256="ab" * 32,
    width=640,
    height=480,
)
EVENTS: tuple[Event, ...] = (
    BodyFound(0.1),
    ViewChanged(0.2, False, ("Turn sideways.", "Step back.")),
    FaultBegan(0.3, "knee_past_toes", "left"),
    RepetitionDone(1 / 3, 0.1, 0.2, None, 92.123456789, ("knee_past_toes",)),
    HoldEnded(2.0, 0.5, 1.9, 1.4, "right", ()),
    TrialDone(3.0, 2.0, 2.9, "left", None, (), "The knee was not bent."),
)


def make_pose(time_s: float, seed: int = 0) -> Pose:
    """Somebody, somewhere, unlike at any other time."""
    random = np.random.default_rng([seed, round(time_s * 1000)])
    image, world = (
        random.uniform(0, 640, (landmarks.COUNT, 2)),
        random.normal(0, 0.5, (landmarks.COUNT, 3)),
    )
    return round_for_storage(
        Pose(time_s, image, world, random.uniform(0, 1, landmarks.COUNT), 640, 480, 0.5)
    )


def bits(pose: Pose) -> tuple[bytes, ...]:
    """Everything of a pose, to be compared to the last bit; all NaN are alike."""
    numbers = [
        np.float64(pose.time_s),
        pose.image,
        pose.world,
        pose.visibility,
        np.float64(pose.brightness),
    ]
    return (
        *(np.where(np.isnan(part), np.nan, part).tobytes() for part in numbers),
        bytes([pose.width % 251, pose.height % 251]),
    )


def record(folder: Path, poses: list[Pose], events: tuple[Event, ...] = EVENTS) -> Path:
    with Recorder(folder, HEADER) as recorder:
        for index, pose in enumerate(poses):
            recorder.write(pose, events if index == 0 else ())
        recorder.write_events([ExerciseDone(poses[-1].time_s)])
    return recorder.path


FILM = [make_pose(index / 30) for index in range(100)]
"""A little more than three seconds."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("film") / "recording", FILM)


# Exactness

ANY = st.floats(allow_infinity=False, width=64)
POSE = st.builds(
    Pose,
    time_s=st.floats(0, 1e9, width=64),
    image=arrays(np.float64, (landmarks.COUNT, 2), elements=ANY),
    world=arrays(np.float64, (landmarks.COUNT, 3), elements=ANY),
    visibility=arrays(np.float64, (landmarks.COUNT,), elements=ANY),
    width=st.integers(1, 8000),
    height=st.integers(1, 8000),
    brightness=st.floats(0, 1) | st.just(math.nan),
)


@given(POSE)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_pose_at_all_comes_back_bit_for_bit(pose: Pose) -> None:
    back = pose_from_json(pose_to_json(pose))
    assert bits(back) == bits(pose)
    assert all(
        array.flags.c_contiguous and array.dtype == np.float64
        for array in (back.image, back.world, back.visibility)
    )


@pytest.mark.parametrize("brightness", [0.25, math.nan])
def test_nobody_comes_back_and_is_short(brightness: float) -> None:
    pose = empty_pose(1.5, 640, 480, brightness)
    data = pose_to_json(pose)
    assert bits(pose_from_json(data)) == bits(pose)
    assert len(data) < 200


def test_an_infinite_number_is_a_bug_and_flies() -> None:
    with pytest.raises(ValueError, match="JSON"):
        pose_to_json(
            dataclasses.replace(empty_pose(0.0, 1, 1), visibility=np.full(landmarks.COUNT, np.inf))
        )


def test_a_recording_comes_back_whole(film: Path) -> None:
    recording = open_recording(film.parent)
    assert recording.header == HEADER
    assert recording.finished
    assert [bits(pose) for pose in recording.poses()] == [bits(pose) for pose in FILM]
    assert recording.events() == [*EVENTS, ExerciseDone(FILM[-1].time_s)]


def test_poses_can_be_read_again_and_from_the_file_itself(film: Path) -> None:
    recording = open_recording(film)
    assert len(list(recording.poses())) == len(list(recording.poses())) == len(FILM)


def test_the_pictures_size_may_change_on_the_way(tmp_path: Path) -> None:
    poses = [make_pose(0.0), dataclasses.replace(make_pose(0.1), width=480, height=640)]
    path = record(tmp_path / "r", poses)
    assert [(pose.width, pose.height) for pose in open_recording(path).poses()] == [
        (640, 480),
        (480, 640),
    ]


def test_any_other_reader_of_mcap_understands_it(film: Path) -> None:
    with film.open("rb") as file:
        reader = make_reader(file, validate_crcs=True)
        messages = [
            (schema, channel, message)
            for schema, channel, message in reader.iter_messages()
            if schema
        ]
        assert [attachment.data.decode() for attachment in reader.iter_attachments()] == [
            HEADER.exercise_text
        ]
        assert [metadata.metadata["exercise"] for metadata in reader.iter_metadata()] == [
            "knee-bend"
        ]
    assert {channel.topic for _, channel, _ in messages} == {"/poses", "/events"}
    assert {(schema.name, schema.encoding) for schema, _, _ in messages} == {
        ("coach.Pose", "jsonschema"),
        ("coach.Event", "jsonschema"),
    }
    times = [message.log_time for _, channel, message in messages if channel.topic == "/poses"]
    assert times == [round(pose.time_s * 1e9) for pose in FILM]


@pytest.mark.parametrize("topic", ["/poses", "/events"])
def test_every_message_is_as_its_schema_says(topic: str, film: Path) -> None:
    types: dict[str, Any] = {
        "number": int | float,
        "integer": int,
        "array": list,
        "string": str,
        "boolean": bool,
    }
    schema = POSE_SCHEMA if topic == "/poses" else EVENT_SCHEMA
    with film.open("rb") as file:
        for _, _, message in make_reader(file).iter_messages(topics=[topic]):
            values = json.loads(message.data)
            assert set(schema["required"]) <= set(values) <= set(schema["properties"])
            assert all(
                value is None or isinstance(value, types[schema["properties"][key]["type"]])
                for key, value in values.items()
            )


# Cut off


def read(path: Path) -> tuple[Recording | None, list[tuple[bytes, ...]], str]:
    """The recording and the bits of its poses, or why there is none."""
    try:
        recording = open_recording(path)
        return recording, [bits(pose) for pose in recording.poses()], ""
    except RecordingError as error:
        return None, [], str(error)


def test_what_is_older_than_a_second_is_on_disk_while_it_records(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "r", HEADER)
    for pose in FILM:
        recorder.write(pose)
        seen = open_recording(recorder.path)
        times = [each.time_s for each in seen.poses()]
        assert not seen.finished
        assert pose.time_s - (times[-1] if times else 0.0) <= 1.05
    recorder.close()


def test_a_file_cut_off_anywhere_gives_what_was_before(film: Path, tmp_path: Path) -> None:
    whole, path = film.read_bytes(), tmp_path / FILE_NAME
    expected = [bits(pose) for pose in FILM]
    most = 0
    for length in sorted(
        {
            *range(0, 1200, 7),
            *range(1200, len(whole), 997),
            *range(len(whole) - 1500, len(whole), 11),
        }
    ):
        path.write_bytes(whole[:length])
        recording, poses, refusal = read(path)
        if recording is None:
            assert "cut off before" in refusal
            assert most == 0
            continue
        assert not recording.finished
        assert poses == expected[: len(poses)]
        assert len(poses) >= most
        assert set(recording.events()) <= {*EVENTS, ExerciseDone(FILM[-1].time_s)}
        most = len(poses)
    assert most == len(FILM)


@pytest.mark.parametrize(
    "tail",
    [b"\0" * 5000, b"\x06" + b"\xff" * 8 + b"junk", b"\x06\x04\0\0\0\0\0\0\0junk"],
    ids=["zeros", "longer", "junk"],
)
def test_rubbish_behind_a_cut_does_not_hide_what_was_before(
    tail: bytes, film: Path, tmp_path: Path
) -> None:
    whole, path = film.read_bytes(), tmp_path / FILE_NAME
    lengths = chunk_ends(whole)
    path.write_bytes(whole[: lengths[1]] + tail)
    recording = open_recording(path)
    assert not recording.finished
    assert [bits(pose) for pose in recording.poses()] == [
        bits(pose) for pose in FILM[: len(list(recording.poses()))]
    ]
    assert next(recording.poses()).time_s == 0.0


def chunk_ends(content: bytes) -> list[int]:
    """Where each chunk of an MCAP file ends."""
    place, ends = 8, []
    while place < len(content) - 8:
        opcode, length = content[place], int.from_bytes(content[place + 1 : place + 9], "little")
        place += 9 + length
        if opcode == 0x06:
            ends.append(place)
    return ends


# Damaged, foreign, newer


def test_any_single_damaged_byte_is_told_or_harmless(film: Path, tmp_path: Path) -> None:
    whole, path = film.read_bytes(), tmp_path / FILE_NAME
    expected = [bits(pose) for pose in FILM]
    for place in range(0, len(whole), len(whole) // 400):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        recording, poses, refusal = read(path)
        if recording is None:
            assert str(path) in refusal
        else:
            assert poses == (expected if recording.finished else expected[: len(poses)])


def write_mcap(
    path: Path, change: Callable[[dict[str, str]], None] | None, message: bytes | None = None
) -> Path:
    """An MCAP file with a header that was changed, or without one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = Writer(file)
        writer.start()
        if change is not None:
            texts = header_to_texts(HEADER)
            change(texts)
            writer.add_attachment(0, 0, "exercise.toml", "application/toml", b"schema_version = 1")
            writer.add_metadata("coach", texts)
        for topic in ("/poses", "/events"):
            channel = writer.register_channel(topic, "json", 0)
            writer.add_message(channel, 0, message or b"{}", 0)
        writer.finish()
    return path


HEADERS = [
    pytest.param(None, "not recorded by coach", id="of another program"),
    pytest.param(
        lambda texts: texts.update(schema_version="2"),
        "newer coach .*schema_version 2; this coach reads up to 1",
        id="newer",
    ),
    pytest.param(
        lambda texts: texts.update(schema_version="0"),
        "names no schema_version that ever was",
        id="older than the first",
    ),
    pytest.param(
        lambda texts: texts.update(schema_version="x"),
        "names no schema_version that ever was",
        id="version not a number",
    ),
    pytest.param(
        lambda texts: texts.pop("schema_version"),
        "names no schema_version that ever was",
        id="version missing",
    ),
    pytest.param(lambda texts: texts.pop("camera"), "not as coach writes it", id="field missing"),
    pytest.param(
        lambda texts: texts.update(side="both"), "not as coach writes it", id="side unknown"
    ),
    pytest.param(
        lambda texts: texts.update(width="wide"), "not as coach writes it", id="width not a number"
    ),
    pytest.param(
        lambda texts: texts.update(libraries="{"), "not as coach writes it", id="libraries not JSON"
    ),
]


@pytest.mark.parametrize(("change", "words"), HEADERS)
def test_a_header_that_cannot_be_trusted_is_refused(
    change: Callable[[dict[str, str]], None] | None, words: str, tmp_path: Path
) -> None:
    path = write_mcap(tmp_path / FILE_NAME, change)
    with pytest.raises(RecordingError, match=words) as caught:
        open_recording(path)
    assert str(path) in caught.value.message
    assert caught.value.hint


MESSAGES = [
    b"{}",
    b"[]",
    b"null",
    b"not json",
    b'{"kind": "SomethingNew", "time_s": 1}',
    b'{"kind": "BodyFound"}',
    b"\xff",
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.decode(errors="replace"))
def test_a_message_that_coach_does_not_write_is_refused(message: bytes, tmp_path: Path) -> None:
    recording = open_recording(write_mcap(tmp_path / FILE_NAME, lambda texts: None, message))
    with pytest.raises(RecordingError, match="/poses is not as coach writes it"):
        list(recording.poses())
    with pytest.raises(RecordingError, match="/events is not as coach writes it"):
        recording.events()


@pytest.mark.parametrize("count", [0, 32, 34])
def test_a_pose_of_another_model_is_refused(count: int, tmp_path: Path) -> None:
    values = json.loads(pose_to_json(FILM[0]))
    values["world_z"] = [0.0] * count
    recording = open_recording(
        write_mcap(tmp_path / FILE_NAME, lambda texts: None, json.dumps(values).encode())
    )
    with pytest.raises(RecordingError, match="/poses"):
        list(recording.poses())


FOREIGN = [
    pytest.param(b"", "cut off before", id="empty"),
    pytest.param(b"\x89MCA", "cut off before", id="four bytes"),
    pytest.param(b"\x89MCAP0\r\n", "cut off before", id="nothing but the magic bytes"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "not a recording", id="a picture"),
    pytest.param(b"time,angle\n", "not a recording", id="a table"),
]


@pytest.mark.parametrize(("content", "words"), FOREIGN)
def test_a_foreign_file_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=words):
        open_recording(tmp_path)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no such file"):
        open_recording(tmp_path / "none")
    with pytest.raises(RecordingError, match=f"holds no {FILE_NAME}"):
        open_recording(tmp_path)


def test_a_disk_that_fails_while_reading_is_told(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = open_recording(film)

    def fail(*_: object) -> Iterator[tuple[int, bytes]]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("coach.store.recordings.mcap_reader._records", fail)
    with pytest.raises(RecordingError, match="cannot be read: Input/output error"):
        list(recording.poses())


# Writing


def test_a_new_recording_lies_in_a_sample_folder_its_own_named_for_time_and_exercise() -> None:
    with start_recording(HEADER) as first, start_recording(HEADER) as second:
        pass
    assert first.path == folders.recordings_folder() / "2025-03-01_09-08-07Z_knee-bend" / FILE_NAME
    assert second.path.parent.name == "2025-03-01_09-08-07Z_knee-bend_2"
    assert open_recording(first.path).finished
    assert list(open_recording(first.path).poses()) == []


@pytest.mark.parametrize(
    ("started", "name"),
    [
        ("2025-03-01T09:08:07.250+02:00", "2025-03-01_07-08-07Z"),
        ("2025-03-01T09:08:07", "2025-03-01_09-08-07Z"),
    ],
)
def test_the_folder_bears_the_time_in_utc(started: str, name: str) -> None:
    with start_recording(dataclasses.replace(HEADER, started_utc=started)) as recorder:
        assert recorder.path.parent.name == f"{name}_knee-bend"


@pytest.mark.parametrize("exercise", ["../../etc", "a b:c?", "\udcff", "ü" * 300, "CON"])
def test_no_name_of_an_exercise_leads_astray(exercise: str) -> None:
    with start_recording(dataclasses.replace(HEADER, exercise=exercise)) as recorder:
        recorder.write(FILM[0])
    assert recorder.path.parent.parent == folders.recordings_folder()
    assert (
        open_recording(recorder.path).header.exercise == exercise.encode(errors="replace").decode()
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_it() -> None:
    mask = os.umask(0)
    try:
        with start_recording(HEADER) as recorder:
            recorder.write(FILM[0])
    finally:
        os.umask(mask)
    modes = {
        path: stat.S_IMODE(path.stat().st_mode)
        for path in (recorder.path, *recorder.path.parents[:2])
    }
    assert list(modes.values()) == [0o600, 0o700, 0o700]


def test_an_older_recording_is_never_written_over(film: Path) -> None:
    before = film.read_bytes()
    with pytest.raises(RecordingError, match="cannot be written") as caught:
        Recorder(film.parent, HEADER)
    assert "name a new one" in caught.value.hint
    assert film.read_bytes() == before


def test_a_file_in_the_way_of_the_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setenv("COACH_DATA", str(tmp_path / "data"))
    with pytest.raises(RecordingError, match="cannot be made") as caught:
        start_recording(HEADER)
    assert "COACH_DATA" in caught.value.hint


def test_without_a_home_the_recording_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise CoachError("no home", "Set HOME.")

    monkeypatch.setattr(folders, "recordings_folder", fail)
    with pytest.raises(RecordingError, match=r"no home\nSet HOME"):
        start_recording(HEADER)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_an_unwritable_folder_is_told(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr("coach.store.recordings.writer._create", refuse)
    with pytest.raises(RecordingError, match="cannot be written") as caught:
        Recorder(tmp_path / "r", HEADER)
    assert "COACH_DATA" in caught.value.hint


class FullDisk(io.RawIOBase):
    """A file on a disk with so many bytes left."""

    def __init__(self, path: Path, left: int) -> None:
        self._file = path.open("xb", buffering=0)
        self._left = left

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def write(self, data: Any) -> int:
        if self._left <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._file.write(bytes(data)[: self._left]) or 0
        self._left -= written
        return written

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()
        super().close()


@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_a_full_disk_is_told_and_what_was_written_is_kept(
    share: float, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = round(film.stat().st_size * share)
    monkeypatch.setattr(
        "coach.store.recordings.writer._create",
        lambda path: io.BufferedWriter(FullDisk(path, left)),
    )
    recorder = Recorder(tmp_path / "r", HEADER)
    with pytest.raises(RecordingError, match="No space left") as caught:
        record_on(recorder, FILM)
    assert "Free some space" in caught.value.hint
    with pytest.raises(RecordingError, match="No space left"):
        recorder.write(FILM[0])
    recorder.close()
    recording = open_recording(recorder.path)
    kept = [bits(pose) for pose in recording.poses()]
    assert not recording.finished
    assert len(kept) > 25
    assert kept == [bits(pose) for pose in FILM[: len(kept)]]


def record_on(recorder: Recorder, poses: list[Pose]) -> None:
    with recorder:
        for pose in poses:
            recorder.write(pose)


def test_a_disk_full_from_the_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "coach.store.recordings.writer._create", lambda path: io.BufferedWriter(FullDisk(path, 10))
    )
    with pytest.raises(RecordingError, match="No space left"):
        Recorder(tmp_path / "r", HEADER)


def test_an_error_while_recording_flies_and_the_recording_is_whole(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "r", HEADER)
    recorder.write(FILM[0], EVENTS)
    with pytest.raises(ZeroDivisionError), recorder:
        raise ZeroDivisionError
    recording = open_recording(recorder.path)
    assert recording.finished
    assert recording.events() == list(EVENTS)


def test_closing_twice_does_nothing_and_writing_after_it_is_a_bug(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "r", HEADER)
    recorder.close()
    recorder.close()
    with pytest.raises(ValueError, match="closed"):
        recorder.write(FILM[0])
