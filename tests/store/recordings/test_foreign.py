"""Files that coach did not write, and files that cannot be read, are refused."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mcap.writer import Writer

from coach.errors import RecordingError
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.messages import (
    SCHEMA_VERSION,
    header_to_texts,
    pose_from_json,
    pose_to_json,
)
from coach.store.recordings.recording import open_recording
from tests.store.recordings.film import FILM, HEADER

pytestmark = pytest.mark.slow


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
        lambda texts: texts.update(schema_version=str(SCHEMA_VERSION + 1)),
        f"newer coach .*schema_version {SCHEMA_VERSION + 1}; this coach reads up to "
        f"{SCHEMA_VERSION}",
        id="newer",
    ),
    pytest.param(
        lambda texts: texts.update(schema_version="0"),
        "the schema_version of the recording is unknown",
        id="older than the first",
    ),
    pytest.param(
        lambda texts: texts.update(schema_version="x"),
        "the schema_version of the recording is unknown",
        id="version not a number",
    ),
    pytest.param(
        lambda texts: texts.pop("schema_version"),
        "the schema_version of the recording is unknown",
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


@pytest.mark.parametrize("key", ["time_s", "width", "height", "brightness"])
@pytest.mark.parametrize("value", [True, "1"])
def test_a_pose_with_something_else_for_a_number_is_refused(key: str, value: object) -> None:
    values = json.loads(pose_to_json(FILM[0]))
    with pytest.raises(TypeError):
        pose_from_json(json.dumps({**values, key: value}).encode())


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
