"""Kills a program that records, at random moments, and looks at what is left: ``python -m scripts.kill_recordings --kills 200``.

The program records made-up poses twenty times as fast as live, one recording after the other, each taken into the history as it ends.
After each kill every recording must open and be readable up to a second before the last pose that was handed over, be repairable to as
much, and the history must come up whole and know every recording that can be read.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import numpy as np

from coach.body.landmarks import COUNT
from coach.body.pose import Pose, round_for_storage
from coach.errors import RecordingError
from coach.exercise.tracking.events import BodyFound, RepetitionDone
from coach.store.history.index import History, add_to_history
from coach.store.recordings.recording import Header, open_recording, start_recording
from coach.store.recordings.repair import repair_recording

RATE: Final = 30
"""Poses a second of recorded time."""
SPEED: Final = 20
"""So many times faster than live they come."""
LASTS_S: Final = 12.0
"""Recorded seconds, then a recording is closed and the next begins."""
LONGEST_S: Final = 2.0
"""So long after its first pose a program is killed at the latest, seconds; otherwise with --longest."""
LOST_S: Final = 1.0 + 2 / RATE
"""Recorded time that may be missing: what is handed to the system once a second, and the pose that is being written."""


@dataclass
class Tally:
    """What all kills did."""

    kills: int = 0
    recordings: int = 0
    empty: int = 0
    """Killed before the first second: nothing could be read, and coach said so."""
    closed: int = 0
    """Of the recordings those that had been closed in order."""
    most_lost_s: float = 0.0
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.recordings} recordings ({self.closed} closed in order, {self.empty} killed within their first "
            f"second), at most {self.most_lost_s:.2f} s lost, {len(self.problems)} problems"
        )

    def look(self, folder: Path, told: dict[str, float]) -> None:
        """Looks at everything that is left in this data folder. told: time of the last pose of each recording."""
        readable = {
            name
            for name, last_s in told.items()
            if self._look_at(folder / "recordings" / name, last_s)
        }
        with History(folder / "history.sqlite", folder / "recordings") as history:
            self._demand(not history.problem, history.problem)
            history.refresh()
            missing = readable - {entry.name for entry in history.read()}
            self._demand(not missing, f"the history misses {', '.join(sorted(missing))}")
        self.kills += 1

    def _look_at(self, place: Path, last_s: float) -> bool:
        """Whether this recording can be read."""
        self.recordings += 1
        try:
            recording = open_recording(place)
            times = [pose.time_s for pose in recording.poses()]
            recording.events()
        except RecordingError as error:
            self.empty += 1
            self._demand(
                last_s < LOST_S and "first second" in error.message,
                f"{place.name}: {error.message}",
            )
            return False
        self.closed += recording.finished
        lost_s = last_s - (times[-1] if times else 0.0)
        self.most_lost_s = max(self.most_lost_s, lost_s)
        self._demand(
            lost_s <= LOST_S and times == sorted(times),
            f"{place.name}: {lost_s:.2f} s lost of {last_s:.2f}",
        )
        if times and not recording.finished:
            self._demand(
                repair_recording(place).poses == len(times), f"{place.name}: the repair lost poses"
            )
        return True

    def _demand(self, true: bool, otherwise: str) -> None:
        if not true:
            self.problems += (otherwise,)


def kill_one(folder: Path, after_s: float) -> dict[str, float]:
    """Lets a program record in this data folder and kills it; the time of the last pose of each recording that was handed over."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(
        target=_record_for_ever, args=(folder, theirs), name="recording"
    )
    child.start()
    theirs.close()
    told: dict[str, float] = {}
    timer = threading.Timer(after_s, child.kill)
    try:
        while True:
            name, time_s = ours.recv()
            if not told:
                timer.start()
            told[name] = time_s
    except EOFError:
        pass
    timer.join()
    child.join()
    ours.close()
    if child.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"the program that records ended by itself with {child.exitcode}")
    return told


def kill(kills: int, chance: random.Random, longest_s: float = LONGEST_S) -> Tally:
    """Kills so many programs, each in a data folder of its own, after times taken by chance."""
    tally = Tally()
    for _ in range(kills):
        with tempfile.TemporaryDirectory(prefix="coach-kill-") as name:
            folder = Path(name)
            tally.look(folder, kill_one(folder, chance.uniform(0.0, longest_s)))
    return tally


def _record_for_ever(folder: Path, tell: Connection) -> None:
    os.environ["COACH_DATA"] = str(folder)
    pace = threading.Event()
    for number in itertools.count():
        _record(number, tell, pace)


def _record(number: int, tell: Connection, pace: threading.Event) -> None:
    """One recording from beginning to end; tells the time of each pose as it is handed over."""
    with start_recording(_make_header(number)) as recorder:
        recorder.on_closed = add_to_history
        for index in range(round(LASTS_S * RATE)):
            time_s = index / RATE
            event = (
                BodyFound(0.0)
                if index == 0
                else RepetitionDone(time_s, time_s - 1, time_s, "left", 90.0, ())
            )
            recorder.write(_make_pose(time_s), (event,) if index % RATE == 0 else ())
            tell.send((recorder.path.parent.name, time_s))
            pace.wait(1 / (RATE * SPEED))


def _make_header(number: int) -> Header:
    return Header(
        exercise="lunge", exercise_text="", side="auto", started_utc=f"2026-03-01T09:{number % 60:02d}:07+00:00",
        coach_version="0", python_version="3", libraries={}, camera="made up", model_sha256="ab" * 32, width=640, height=480,
    )  # fmt: skip


def _make_pose(time_s: float) -> Pose:
    """Somebody, unlike at any other time."""
    chance = np.random.default_rng(round(time_s * 1000))
    image, world = chance.uniform(0, 480, (COUNT, 2)), chance.normal(0, 0.5, (COUNT, 3))
    return round_for_storage(Pose(time_s, image, world, chance.uniform(0, 1, COUNT), 640, 480, 0.5))


def main() -> int:
    """Prints what came of it; exit code 1 where anything was lost that must not be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--longest", type=float, default=LONGEST_S, help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = kill(options.kills, random.Random(options.seed), options.longest)
    print(tally)
    print(*tally.problems, sep="\n")
    return 1 if tally.problems else 0


if __name__ == "__main__":
    sys.exit(main())
