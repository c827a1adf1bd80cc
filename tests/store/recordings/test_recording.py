"""A recording has a folder of its own, and whatever fails while it is written is reported."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import stat
from pathlib import Path

import pytest

from coach.body.pose import Pose
from coach.errors import CoachError, RecordingError
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder, start_recording
from coach.store.settings import folders
from tests.store.recordings.film import EVENTS, FILM, HEADER, FullDisk, bits

pytestmark = pytest.mark.slow


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
    def fail(profile: str | None) -> Path:
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
    for moved in (True, False):
        monkeypatch.setenv("COACH_DATA", str(tmp_path if moved else tmp_path / "elsewhere"))
        with pytest.raises(RecordingError, match="cannot be written") as caught:
            Recorder(tmp_path / "r", HEADER)
        assert f"Make {tmp_path / 'r'} writable" in caught.value.hint
        assert ("COACH_DATA" in caught.value.hint) is moved


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
