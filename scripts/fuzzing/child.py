"""Tries inputs in a process that may crash, hang or request all memory."""

from __future__ import annotations

import faulthandler
import hashlib
import mmap
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from coach.store.programmes import loader as programmes

from .target import Target

ROOT: Final = Path(__file__).resolve().parents[2]
CASES: Final = ROOT / "tests" / "reliability" / "cases"
LONGEST_S: Final = 5.0
"""Processor time after which an input counts as hanging, in seconds."""
DEAD_S: Final = 60
"""Time without any Python code running after which the child is killed, in seconds."""
MEMORY_MB: Final = 1024
"""Maximum growth of memory since the start, in bytes."""
MOST_FOUND: Final = 20
LARGEST: Final = 2**20
"""Maximum size of an input, in bytes."""


class Board:
    """State of a child, which its parent can read even after it died."""

    _HEAD: Final = struct.Struct("<4Q")

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, self._HEAD.size + LARGEST)
        self.executions, self.found, self.grown_kb = 0, 0, 0

    def put(self, content: bytes, count: int = 1) -> None:
        """Count an input and store it for the parent."""
        self.executions += count
        self._HEAD.pack_into(
            self._memory, 0, self.executions, self.found, self.grown_kb, len(content)
        )
        self._memory[self._HEAD.size : self._HEAD.size + len(content)] = content

    def look(self) -> bytes:
        """Add the child's count, and return its last input."""
        self.executions, self.found, self.grown_kb, length = self._HEAD.unpack_from(self._memory)
        return self._memory[self._HEAD.size : self._HEAD.size + length]


def keep_case(name: str, content: bytes, problem: str) -> None:
    """Write an input that broke something, and report it."""
    CASES.mkdir(exist_ok=True)
    case = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    (CASES / case).write_bytes(content)
    print(f"{case}: {problem[:300]}", flush=True)


class Child:
    """Try inputs; end the process when the time is over."""

    def __init__(
        self, name: str, target: Target, board: Board, seconds: float, folder: Path
    ) -> None:
        self.name, self.target, self.board, self.folder = name, target, board, folder
        self._end_s = time.monotonic() + seconds
        self._began_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._seen = (0, time.process_time(), time.monotonic())
        self._reading = False
        os.fsync = lambda _: None  # type: ignore[assignment]  # nothing needs to reach the disk
        programmes.load_exercise = cache(programmes.load_exercise)  # type: ignore[attr-defined]  # each named exercise once
        pages = (
            int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            if Path("/proc/self/statm").is_file()
            else 0
        )
        if pages:
            resource.setrlimit(
                resource.RLIMIT_AS, (pages * resource.getpagesize() + 4 * MEMORY_MB * 2**20,) * 2
            )
        signal.signal(signal.SIGALRM, self._tick)
        signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)

    def try_next(self, content: bytes) -> None:
        """Try one input."""
        self.board.put(content)
        self._reading = True
        try:
            self.target.try_once(content, self.folder)
        except Exception as error:  # noqa: BLE001 - every exception is a find
            self.board.found += 1
            keep_case(self.name, content, f"{type(error).__name__}: {error}")
            if self.board.found >= MOST_FOUND:
                self._end()
        finally:
            self._reading = False

    def hunt_guided(self, seeds: Sequence[bytes], atheris: Any, corpus: Path) -> None:
        """Let atheris search for new coverage, and never return.

        Its own mutations and ours take turns.
        """
        for seed in seeds:
            (corpus / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
        largest = min(LARGEST, max([4096, *(2 * len(seed) for seed in seeds)]))
        mix = self.target.mix(list(seeds))

        def mutate(content: bytes, most: int, number: int) -> bytes:
            """Return the content changed by us if the number is odd, else by atheris."""
            chance = Random(number)
            mixed: bytes = (
                mix(content, chance)[:most] if number & 1 else atheris.Mutate(content, most)
            )
            return mixed

        options = [
            f"-max_len={largest}",
            "-len_control=0",
            "-timeout=0",
            "-rss_limit_mb=0",
            "-reload=0",
            "-verbosity=0",
        ]
        artifacts = f"-artifact_prefix={self.folder}/"
        atheris.Setup(
            [sys.argv[0], str(corpus), *options, artifacts], self.try_next, custom_mutator=mutate
        )
        atheris.Fuzz()

    def hunt_by_chance(self, seeds: Sequence[bytes]) -> None:
        """Mutate valid inputs at random; never return."""
        chance = Random(time.time_ns())
        mix = self.target.mix(list(seeds))
        while True:
            content = chance.choice(seeds)
            for _ in range(chance.choice((1, 1, 2))):
                content = mix(content, chance)
            self.try_next(content[:LARGEST])

    def _tick(self, *_: object) -> None:
        """Check once a second whether the time is over, memory grew, or an input hangs."""
        faulthandler.dump_traceback_later(DEAD_S, exit=True)
        self.board.grown_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - self._began_kb
        if self.board.grown_kb > MEMORY_MB * 1024:
            print(f"{self.name}: memory grew by {self.board.grown_kb // 1024} MB", flush=True)
            os._exit(2)
        now = (self.board.executions, time.process_time(), time.monotonic())
        if now[2] >= self._end_s:
            self._end()
        if now[0] != self._seen[0]:
            self._seen = now
        elif self._reading and now[1] - self._seen[1] > LONGEST_S:
            self._seen = now
            raise TimeoutError(f"it takes longer than {LONGEST_S} s")

    def _end(self) -> None:
        """End the process: atheris has no other way to stop."""
        self.board.put(b"", 0)
        sys.stdout.flush()
        os._exit(0)
