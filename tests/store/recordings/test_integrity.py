"""Damage is found, cut recordings keep what was before, repair saves what is readable."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.errors import NewerVersionError, RecordingError
from coach.exercise.tracking.events import BodyFound, ExerciseDone
from coach.store.files import checksums
from coach.store.files.file_lock import is_locked
from coach.store.recordings import repair
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.messages import SCHEMA_VERSION
from coach.store.recordings.recording import open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.writer import Recorder
from tests.store.recorded import COUNTED, HEADER, keep, make_pose

POSES = [make_pose(second / 4) for second in range(17)]
"""Four seconds, so five chunks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return keep(poses=POSES, parent=tmp_path / "kept")


def times_of(path: Path) -> list[float]:
    return [pose.time_s for pose in open_recording(path).poses()]


def test_a_whole_one_is_well(folder: Path) -> None:
    checked = check_recording(folder)
    assert checked.problems == ()
    assert (checked.finished, checked.poses, checked.events, checked.duration_s) == (
        True,
        17,
        5,
        4.0,
    )


@pytest.mark.parametrize("sums", [True, False], ids=["with its checksums", "without"])
def test_any_damaged_byte_is_found(sums: bool, folder: Path) -> None:
    file = folder / FILE_NAME
    if not sums:
        (folder / checksums.FILE_NAME).unlink()
    content = file.read_bytes()
    for place in range(0, len(content), 97):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        checked = check_recording(folder)
        assert checked.problems or not checked.finished, place


def test_damaged_checksums_are_found_too(folder: Path) -> None:
    file = folder / checksums.FILE_NAME
    content = file.read_bytes()
    for place in range(len(content)):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x01]) + content[place + 1 :])
        assert check_recording(folder).problems, place


def test_a_missing_video_is_told_and_the_poses_stay(folder: Path) -> None:
    (folder / "video.mp4").write_bytes(b"pictures")
    checksums.write_checksums(folder, (FILE_NAME, "video.mp4"))
    assert check_recording(folder).problems == ()
    (folder / "video.mp4").unlink()
    assert check_recording(folder).problems == ("video.mp4 is missing.",)
    assert len(times_of(folder)) == len(POSES)


def test_without_a_recording_there_is_nothing_to_check_or_repair(tmp_path: Path) -> None:
    for look in (check_recording, repair_recording):
        for path in (tmp_path, tmp_path / "none"):
            with pytest.raises(RecordingError):
                look(path)


def test_cut_off_at_any_byte_nothing_readable_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    poses = [empty_pose(float(second), 64, 48) for second in range(3)]
    cut = keep([BodyFound(0.0)], poses, parent=tmp_path, exercise_text="", libraries={})
    file = cut / FILE_NAME
    content = file.read_bytes()
    ends = [0, *(end for _, end in chunks(content)), len(content)]
    whole = 3
    near = {
        end + offset for end in records(content) for offset in range(-12, 13)
    }  # Within a record every length is like the next.
    for length in sorted(
        {*range(0, len(content), 7), *near} & set(range(len(content))), reverse=True
    ):
        os.truncate(file, length)
        kept = count_poses(file)
        assert kept <= whole
        whole = kept
        if length % 211 == 0 or any(abs(length - end) <= 1 for end in ends):
            assert not check_recording(cut).finished
            if not kept and length < ends[1]:
                with pytest.raises(RecordingError, match="nothing in it can be read"):
                    repair_recording(cut)
            else:
                repaired = repair_recording(cut)
                assert times_of(repaired.path) == [pose.time_s for pose in poses[:kept]]
                assert check_recording(repaired.path).problems == ()
            assert file.read_bytes() == content[:length]
    for end, kept in zip(ends[1:4], (2, 3, 3), strict=True):
        file.write_bytes(content[:end])
        assert count_poses(file) == kept


def count_poses(file: Path) -> int:
    """How many poses a recording gives; 0 where it is refused."""
    try:
        return sum(1 for _ in open_recording(file).poses())
    except RecordingError:
        return 0


# Repair


def records(content: bytes) -> list[int]:
    """Where each record of an MCAP file begins."""
    found = [8]
    while found[-1] < len(content) - 8:
        found.append(
            found[-1] + 9 + int.from_bytes(content[found[-1] + 1 : found[-1] + 9], "little")
        )
    return found


def chunks(content: bytes) -> list[tuple[int, int]]:
    """Where each chunk of an MCAP file begins and ends."""
    return [(begin, end) for begin, end in pairwise(records(content)) if content[begin] == 0x06]


def spoil(folder: Path, *places: int) -> None:
    file = folder / FILE_NAME
    content = bytearray(file.read_bytes())
    for place in places:
        content[place] ^= 0x55
    file.write_bytes(content)


def test_one_damaged_chunk_costs_that_second_only(folder: Path) -> None:
    begin, end = chunks((folder / FILE_NAME).read_bytes())[1]
    spoil(folder, (begin + end) // 2)
    repaired = repair_recording(folder)
    assert repaired.path == folder.with_name(folder.name + "_repaired")
    assert repaired.poses == 17 - 4
    assert open_recording(repaired.path).header == HEADER
    assert open_recording(repaired.path).events() == [*COUNTED, ExerciseDone(4.0)]
    assert (repaired.header_lost, repaired.exercise_lost) == (False, False)
    assert check_recording(repaired.path).problems == ()
    assert check_recording(folder).problems


@pytest.mark.parametrize(
    "offset", [0, 1, 5, 8], ids=["kind", "length", "length, high", "length, highest"]
)
def test_a_damaged_length_hides_nothing_behind_it(offset: int, folder: Path) -> None:
    spoil(folder, chunks((folder / FILE_NAME).read_bytes())[1][0] + offset)
    assert repair_recording(folder).poses == 17


def test_with_the_first_chunk_lost_the_rest_is_understood_all_the_same(folder: Path) -> None:
    begin, end = chunks((folder / FILE_NAME).read_bytes())[0]
    spoil(folder, (begin + end) // 2)
    repaired = repair_recording(folder)
    assert (repaired.poses, repaired.events) == (17 - 5, 5)


def test_a_lost_header_is_guessed_from_the_folder(folder: Path) -> None:
    content = (folder / FILE_NAME).read_bytes()
    spoil(folder, content.index(b"Kamera"))
    repaired = repair_recording(folder)
    header = open_recording(repaired.path).header
    assert repaired.header_lost
    assert (header.exercise, header.started_utc, header.width, header.height) == (
        "lunge",
        HEADER.started_utc,
        64,
        48,
    )
    assert repaired.poses == 17


def test_a_recording_of_a_newer_coach_is_not_repaired_as_if_its_header_were_lost() -> None:
    folder = keep(schema_version=SCHEMA_VERSION + 1)
    with pytest.raises(NewerVersionError, match="newer coach"):
        repair_recording(folder)


def test_a_lost_exercise_leaves_the_header(folder: Path) -> None:
    spoil(folder, (folder / FILE_NAME).read_bytes().index(b"title"))
    repaired = repair_recording(folder)
    assert (repaired.header_lost, repaired.exercise_lost) == (False, True)
    assert open_recording(repaired.path).header.camera == HEADER.camera


def test_nothing_is_left_of_a_repair_that_does_not_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.parent.iterdir())
    (folder / VIDEO_NAME).write_bytes(b"a video")

    def fail(*_: object) -> None:
        raise RecordingError("No space left on device")

    monkeypatch.setattr(repair, "_copy_video", fail)
    with pytest.raises(RecordingError, match="No space left"):
        repair_recording(folder)
    assert sorted(folder.parent.iterdir()) == before


def test_repair_never_writes_over_anything_and_takes_the_video_along(folder: Path) -> None:
    (folder / "video.mp4").write_bytes(b"pictures")
    first, second = repair_recording(folder), repair_recording(folder)
    assert second.path.name == first.path.name + "_2"
    assert (second.path / "video.mp4").read_bytes() == b"pictures"
    assert check_recording(second.path).problems == ()


def test_one_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    with Recorder(tmp_path / "r", HEADER) as recorder:
        assert is_locked(recorder.path)
        with pytest.raises(RecordingError, match="being written"):
            repair_recording(recorder.path)
    assert not is_locked(recorder.path)
