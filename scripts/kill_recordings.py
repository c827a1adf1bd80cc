"""Kill a recording program at random moments, and check what is left.

``python -m scripts.kill_recordings --kills 200``

The program records synthetic poses twenty times as fast as live, one recording after the other, and
adds each to the history when it ends. After each kill every recording must open, be readable up to
a second before the last pose that was handed over, and be repairable to the same extent. The
history must open completely and contain every readable recording, or its repair.
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
from coach.store.recordings.folders import REPAIRED
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.writer import start_recording

RATE: Final = 30
"""Poses per second of recorded time."""
SPEED: Final = 20
"""Factor by which the poses arrive faster than live."""
LASTS_S: Final = 12.0
"""Duration of a recording, in recorded seconds; then the next begins."""
LONGEST_S: Final = 2.0
"""Maximum time from its first pose until a program is killed, in seconds, without --longest."""
LOST_S: Final = 1.0 + 2 / RATE
"""Recorded time that may be lost: data is handed to the system once a second, plus one pose."""


@dataclass
class Tally:
    """Totals over all kills."""

    kills: int = 0
    recordings: int = 0
    empty: int = 0
    """Killed before the first second: nothing was readable, and coach reported it."""
    closed: int = 0
    """Number of recordings that had been closed properly."""
    most_lost_s: float = 0.0
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.recordings} recordings ({self.closed} closed in order, "
            f"{self.empty} killed within their first "
            f"second), at most {self.most_lost_s:.2f} s lost, {len(self.problems)} problems"
        )

    def look(self, folder: Path, told: dict[str, float]) -> None:
        """Check everything that is left in this data folder.

        Args:
            folder: The data folder.
            told: Time of the last pose of each recording.

        """
        readable = {
            name
            for name, last_s in told.items()
            if self._look_at(folder / "recordings" / name, last_s)
        }
        with History(folder / "history.sqlite", folder / "recordings") as history:
            self._demand(not history.problem, history.problem)
            history.refresh()
            known = {entry.name for entry in history.read()}
            missing = {name for name in readable if not known & {name, name + REPAIRED}}
            self._demand(not missing, f"the history misses {', '.join(sorted(missing))}")
        self.kills += 1

    def _look_at(self, place: Path, last_s: float) -> bool:
        """Return True if this recording can be read."""
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
    """Let a program record in this data folder, and kill it.

    Returns:
        For each recording the time of the last pose that was handed over.

    """
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
    """Kill `kills` programs after random times, each in its own data folder."""
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
    """Record one recording and print the time of each pose as it is handed over."""
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
        exercise="lunge",
        exercise_text="",
        side="auto",
        started_utc=f"2026-03-01T09:{number % 60:02d}:07+00:00",
        coach_version="0",
        python_version="3",
        libraries={},
        camera="made up",
        model_sha256="ab" * 32,
        width=640,
        height=480,
    )


def _make_pose(time_s: float) -> Pose:
    """Return the synthetic pose of a time; no two are alike."""
    chance = np.random.default_rng(round(time_s * 1000))
    image, world = chance.uniform(0, 480, (COUNT, 2)), chance.normal(0, 0.5, (COUNT, 3))
    return round_for_storage(Pose(time_s, image, world, chance.uniform(0, 1, COUNT), 640, 480, 0.5))


def main() -> int:
    """Print the result; return 1 if more was lost than allowed."""
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
