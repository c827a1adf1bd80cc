"""A full or read-only disk, no home, no screen or a clock set back gives a clear message."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import CoachError
from coach.store.files import locations
from coach.store.history.index import History
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.recording import list_recordings, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.writer import Recorder
from coach.store.recordings.zip_archive import pack_recording, unpack_recording
from coach.store.settings import folders
from coach.store.settings.settings import Settings, save_settings
from tests.store.recorded import HEADER, keep, make_pose

MOUNT = ("mount", "-t", "tmpfs", "-o")


def mount(place: Path, options: str) -> None:
    """Mount a small disk, or skip the test."""
    place.mkdir(exist_ok=True)
    if (
        sys.platform != "linux"
        or subprocess.run(
            [*MOUNT, options, "coach-test", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("this computer does not let the test make a small disk")


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder on a disk of 256 KiB."""
    place = tmp_path / "disk"
    mount(place, "size=256k")
    monkeypatch.setenv(locations.VARIABLE, str(place))
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def locked_disk(small_disk: Path) -> Iterator[Path]:
    """The data folder with one recording on a read-only disk."""
    keep(poses=[make_pose(number / 10) for number in range(40)])
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    yield small_disk
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)


def fill(disk: Path) -> None:
    """Leaves not a byte."""
    with (disk / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(os.urandom(4096))
        except OSError:
            pass


def test_a_disk_that_fills_up_ends_the_recording_and_nothing_else(small_disk: Path) -> None:
    with Recorder(small_disk / "recordings" / "full", HEADER, tolerate_failures=True) as recorder:
        recorder.write(make_pose(0.0))
        for number in range(1, 900):
            recorder.write(make_pose(number / 30))
    assert recorder.problem is not None
    assert "Free some space" in recorder.problem.hint
    recording = open_recording(recorder.path)
    times = [pose.time_s for pose in recording.poses()]
    assert len(times) > 60
    assert times == [round(number / 30, 12) for number in range(len(times))] or times == sorted(
        times
    )
    assert not recording.finished
    (small_disk / "recordings" / "full" / "session.mcap").stat()
    assert main(["recordings", "list"]) == 0


@dataclass(frozen=True)
class Case:
    """An action that fails, and a part of its message."""

    name: str
    do: Callable[[Path], object]
    says: str = "No space left"


FULL = [
    Case("a recording", lambda disk: Recorder(disk / "recordings" / "new", HEADER)),
    Case("settings", lambda _: save_settings(Settings(norm_hip_flexion_deg=90))),
    Case("a packed recording", lambda disk: pack_recording(find(disk), disk / "packed.zip")),
    Case(
        "an unpacked recording",
        lambda disk: unpack_recording(disk.parent / "packed.zip"),
        "not enough space",
    ),
    Case("a repair", lambda disk: repair_recording(find(disk))),
]


def find(disk: Path) -> Path:
    """The one recording."""
    return next((disk / "recordings").iterdir())


@pytest.mark.parametrize("case", FULL, ids=lambda case: case.name)
def test_on_a_full_disk_it_is_said_and_what_was_there_stays(case: Case, small_disk: Path) -> None:
    folder = keep(poses=[make_pose(number / 10) for number in range(40)])
    pack_recording(keep(parent=small_disk.parent / "elsewhere"), small_disk.parent / "packed.zip")
    fill(small_disk)
    with pytest.raises(CoachError, match=case.says):
        case.do(small_disk)
    assert check_recording(folder).problems == ()
    assert not [
        path
        for path in small_disk.rglob("*")
        if path.name.startswith((".unpacking", ".settings", "packed"))
    ]


@dataclass(frozen=True)
class Kept:
    """A file that is rewritten while the disk is full, and how."""

    name: str
    first: Callable[[], object]
    again: Callable[[], object]


KEPT = [
    Kept(
        "settings.toml",
        lambda: save_settings(Settings(volume=0.5)),
        lambda: save_settings(Settings(volume=0.25)),
    ),
    Kept(
        "programme.toml",
        lambda: main(["programmes", "start", "hip-flexors-4-weeks"]),
        lambda: main(["programmes", "pause"]),
    ),
]


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_a_file_that_cannot_be_written_anew_stays_as_it_was(case: Kept, small_disk: Path) -> None:
    case.first()
    (file,) = small_disk.rglob(case.name)
    before = file.read_bytes()
    fill(small_disk)
    with contextlib.suppress(CoachError):
        assert case.again() == 2
    assert file.read_bytes() == before
    assert [path for path in small_disk.rglob(f"*{case.name}*") if path != file] == []
    (small_disk / "filling").unlink()
    case.again()
    assert file.read_bytes() != before


def test_a_history_that_finds_no_room_for_more_keeps_what_it_has(small_disk: Path) -> None:
    keep()
    with History() as history:
        assert history.refresh().added == 1
        before = list(history.read())
    others = [keep(started_utc=f"2026-03-0{day}T09:08:07+00:00") for day in (2, 3)]
    fill(small_disk)
    with pytest.raises(CoachError, match="the disk is full"), History() as history:  # noqa: PT012
        for _ in range(200):
            history.rebuild()
    (small_disk / "filling").unlink()
    with History() as history:
        assert [entry for entry in history.read() if entry in before] == before
        history.refresh()
        assert len(list(history.read())) == 1 + len(others)


def test_without_room_for_a_history_it_is_said(small_disk: Path) -> None:
    keep()
    fill(small_disk)
    with pytest.raises(CoachError, match="the disk is full"), History() as history:
        history.refresh()
    (small_disk / "filling").unlink()
    with History() as history:
        assert history.refresh().added == 1


LOCKED = [
    Case("a recording", lambda disk: Recorder(disk / "recordings" / "new", HEADER), "Read-only"),
    Case("settings", lambda _: save_settings(Settings(norm_hip_flexion_deg=90)), "Read-only"),
    Case("a repair", lambda disk: repair_recording(find(disk)), "Read-only"),
    Case("a history", lambda _: History(), "history"),
]


@pytest.mark.parametrize("case", LOCKED, ids=lambda case: case.name)
def test_on_a_disk_that_is_read_only_it_is_said(case: Case, locked_disk: Path) -> None:
    with pytest.raises(CoachError, match=case.says) as error:
        case.do(locked_disk)
    assert error.value.hint


READING = [
    ["recordings", "list"],
    ["analyze", "RECORDING", "--exercise", "lunge"],
    ["exercises", "list"],
    ["settings", "show"],
]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_on_a_disk_that_is_read_only_one_can_still_look(
    command: list[str], locked_disk: Path
) -> None:
    assert main([str(find(locked_disk)) if word == "RECORDING" else word for word in command]) == 0


def test_a_clock_that_is_set_back_mixes_nothing_up() -> None:
    """The second run seems earlier than the first, the third is in the same second as the first."""
    starts = [f"2026-03-01T{time}+00:00" for time in ("09:00:00.2", "08:00:00.3", "09:00:00.1")]
    names = [keep(started_utc=start).name for start in starts]
    assert len(set(names)) == 3
    assert {listed.name for listed in list_recordings()} == set(names)
    with History() as history:
        assert history.refresh().added == 3
        assert [entry.started_utc[11:13] for entry in history.read()] == ["08", "09", "09"]
        assert history.is_fresh()


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a new process with only this environment."""
    program = "import sys; from coach.cli import main; sys.exit(main())"
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", locations.VARIABLE)
        if name in os.environ
    }
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(
        command,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_is_said() -> None:
    answer = run("live", "--exercise", "lunge")
    assert answer.returncode == 2
    assert "display" in answer.stderr.lower() or "screen" in answer.stderr.lower()
    assert "Traceback" not in answer.stderr


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(locations.VARIABLE)
    monkeypatch.setattr("platformdirs.user_data_path", fail)
    monkeypatch.setattr("platformdirs.user_config_path", fail)


@pytest.mark.usefixtures("homeless")
def test_without_a_home_exercises_are_listed_and_a_recording_asks_for_a_place() -> None:
    assert main(["exercises", "list"]) == 0
    with pytest.raises(CoachError, match="home folder is unknown"):
        folders.recordings_folder(Settings())


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("name", ["couch-stretch", "hip-flexion-test"])
def test_without_a_home_a_recording_is_analysed_and_exported(name: str, tmp_path: Path) -> None:
    sample = str(locations.samples_folder() / name)
    assert main(["analyze", sample]) == 0
    assert main(["export", sample, "--to", "csv", "--out", str(tmp_path)]) == 0


def test_a_recording_of_a_moment_is_a_recording() -> None:
    """Two sessions within a second, each of one pose: both are kept."""
    folders = [keep(poses=[replace(make_pose(0.0))]) for _ in range(2)]
    assert [len(list(open_recording(folder).poses())) for folder in folders] == [1, 1]
