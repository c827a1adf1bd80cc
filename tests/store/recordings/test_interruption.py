"""A recording that was cut off or damaged gives what was written before."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import RecordingError
from coach.exercise.tracking.events import (
    ExerciseDone,
)
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import Recording, open_recording
from coach.store.recordings.writer import Recorder
from tests.store.recordings.film import EVENTS, FILM, HEADER, bits

pytestmark = pytest.mark.slow


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


def test_any_single_damaged_byte_is_told_or_harmless(film: Path, tmp_path: Path) -> None:
    whole, path = film.read_bytes(), tmp_path / FILE_NAME
    expected = [bits(pose) for pose in FILM]
    harmless = 0
    for place in range(0, len(whole), len(whole) // 400):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        recording, poses, refusal = read(path)
        if recording is None:
            assert str(path) in refusal
        else:
            assert poses == (expected if recording.finished else expected[: len(poses)])
            harmless += poses == expected
    assert harmless
