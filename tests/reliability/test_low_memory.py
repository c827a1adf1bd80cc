"""Without memory there is a message with a hint, never a traceback, and recordings survive."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.capture.memory_check import require_memory
from coach.cli import app as command_line
from coach.cli import main
from coach.errors import LowMemoryError
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import process_frames
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from coach.window.run.events import Finished
from coach.window.run.state import RunRequest
from coach.window.run.thread import RunThread
from tests.clips import cut_sample
from tests.exercise.sessions import EXERCISES
from tests.reliability.cameras import Clock, FakeLandmarker, FaultyCamera, script_pictures
from tests.reliability.lunges import LUNGES
from tests.store.recorded import HEADER
from tests.synthetic import make_poses
from tests.window.fakes import FakeBackend

pytestmark = [pytest.mark.slow, pytest.mark.waits]

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
from coach.cli import main
sys.exit(main())
"""
RECORD = """
import itertools, pathlib, resource, sys
from coach.capture.videos.file import VideoFile
from coach.exercise.tracking.trainer import Trainer
from coach.capture.landmarker import MediaPipeLandmarker
from coach.pipeline import process_frames
from coach.store.recordings.writer import Recorder
from tests.exercise.sessions import EXERCISES
from tests.store.recorded import HEADER

with VideoFile(pathlib.Path(sys.argv[1])) as video, MediaPipeLandmarker() as landmarker:
    with Recorder(pathlib.Path(sys.argv[2]), HEADER) as recorder:
        trainer = Trainer(EXERCISES["lunge"])
        results = process_frames(video.frames(), landmarker, trainer, recorder)
        for number, result in enumerate(results):
            if number == 60:
                pages = int(pathlib.Path("/proc/self/statm").read_text().split()[0])
                resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize(),) * 2)
                print(result.pose.time_s, flush=True)
                forever = itertools.repeat(None)
                hoard = [bytearray(1 << size) for size in (20, 16, 12) for _ in forever]
"""
"""Records a sample and uses up all memory in the middle of it."""

WINDOW = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
from PySide6.QtWidgets import QLabel
from coach.window.run.state import RunRequest
from coach.window.app import open_window

def print_message(window):
    labels = window.run.message.findChildren
    window.closed.connect(lambda: print(*(label.text() for label in labels(QLabel))))

sys.exit(open_window(RunRequest("lunge", sys.argv[1]), close_when_done=True, opening=print_message))
"""
"""Opens a window that closes at the end of its run, and prints the last message."""

LANDMARKER = """
import pathlib, resource, sys
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.memory_check import MODEL_BYTES
from coach.errors import LowMemoryError

pages = int(pathlib.Path("/proc/self/statm").read_text().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 2 * MODEL_BYTES,) * 2)
try:
    MediaPipeLandmarker()
except LowMemoryError:
    sys.exit("cv2" in sys.modules and "the libraries were loaded")
sys.exit("the model was loaded")
"""
"""Leaves memory for the model, but not also for its libraries, which are not loaded yet."""


def run(program: str, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    if sys.platform != "linux":
        pytest.skip("only Linux limits the memory of a process")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(
        command,
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("megabytes", [350, 500, 600, 800, 1000, 4000])
def test_a_video_is_analysed_or_it_is_said_why_not(megabytes: int, tmp_path: Path) -> None:
    clip = cut_sample(tmp_path / "clip.mp4", frames=20)
    words = ("analyze", str(clip), "--exercise", "lunge")
    answer = run(LIMITED.replace("MEGABYTES", str(megabytes)), *words)
    assert "Traceback" not in answer.stderr
    assert answer.returncode == (0 if megabytes == 4000 else 2), answer.stderr
    assert ("memory" in answer.stderr.lower()) is (answer.returncode == 2)


@pytest.mark.parametrize("megabytes", [600, 800, 1000, 1200])
def test_the_window_says_why_it_does_not_begin(megabytes: int, tmp_path: Path) -> None:
    answer = run(
        WINDOW.replace("MEGABYTES", str(megabytes)),
        str(samples_folder() / "lunge.mp4"),
        COACH_DATA=str(tmp_path),
    )
    assert "Traceback" not in answer.stderr
    assert answer.returncode == 2, answer.stderr
    assert "too little memory" in answer.stdout


def test_the_libraries_are_not_loaded_where_memory_would_end_in_their_midst() -> None:
    answer = run(LANDMARKER)
    assert answer.returncode == 0, answer.stderr


def test_a_recording_is_read_to_the_moment_at_which_memory_ended(tmp_path: Path) -> None:
    answer = run(RECORD, str(samples_folder() / "lunge.mp4"), str(tmp_path / "made"))
    assert answer.returncode != 0
    ended_s = float(answer.stdout)
    times = [pose.time_s for pose in open_recording(tmp_path / "made").poses()]
    assert times[-1] > ended_s - 1.1
    assert all(earlier < later for earlier, later in itertools.pairwise(times))


@dataclass(frozen=True)
class Case:
    """An error, and whether it means that memory is short."""

    name: str
    error: Exception
    short: bool = True


CASES = [
    Case("refused by Python", MemoryError()),
    Case("refused by the system", OSError(errno.ENOMEM, "Cannot allocate memory")),
    Case(
        "no room for a library under Linux",
        ImportError("libav.so: failed to map segment from shared object"),
    ),
    Case(
        "no room for a library under Windows",
        ImportError(
            "DLL load failed: The paging file is too small for this operation to complete."
        ),
    ),
    Case("no room for a thread", RuntimeError("can't start new thread")),
    Case("a library that is not there", ImportError("No module named 'cv2'"), short=False),
    Case("a file that is not there", FileNotFoundError(errno.ENOENT, "No such file"), short=False),
    Case("a bug", ValueError("wrong"), short=False),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_command_says(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Sequence[str] | None, *, prog_name: str) -> None:
        raise case.error

    monkeypatch.setattr(command_line, "app", fail)
    assert main([]) == (2 if case.short else 1)
    output = capsys.readouterr().err
    assert ("Close other programs" in output) is case.short
    assert ("Traceback" in output) is not case.short


def test_more_than_there_can_be_is_refused() -> None:
    require_memory(1 << 20)
    with pytest.raises(LowMemoryError):
        require_memory(1 << 62)


class MemoryErrorLandmarker(FakeLandmarker):
    """A landmarker that runs out of memory after a hundred pictures."""

    def detect(self, frame: Frame) -> Pose:
        if frame.time_s > 100 / 15:
            raise MemoryError
        return super().detect(frame)


def test_a_session_without_memory_keeps_what_was_recorded(tmp_path: Path) -> None:
    camera = FaultyCamera(Clock(), script_pictures(15.0, 14.0))
    landmarker = MemoryErrorLandmarker(make_poses(LUNGES))
    taken: list[float] = []
    with pytest.raises(MemoryError), Recorder(tmp_path / "made", HEADER) as recorder:
        taken.extend(
            moment.pose.time_s
            for moment in process_frames(
                camera.frames(), landmarker, Trainer(EXERCISES["lunge"]), recorder
            )
        )
    recording = open_recording(tmp_path / "made")
    assert recording.finished
    assert [pose.time_s for pose in recording.poses()] == pytest.approx(taken)
    assert len(taken) >= 100


def test_a_run_without_memory_ends_with_an_error(qtbot: QtBot) -> None:
    def open_none(_: str) -> FaultyCamera:
        raise MemoryError

    thread = RunThread(RunRequest("lunge", "0"), FakeBackend(open_none))
    with qtbot.waitSignal(
        thread.run_event, check_params_cb=lambda event: isinstance(event, Finished)
    ) as finished:
        thread.start()
    thread.join()
    assert finished.args is not None
    assert isinstance(finished.args[0].result.error, LowMemoryError)
