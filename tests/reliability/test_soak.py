"""The verdict of the soak test, for constructed runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from scripts.soak import NOTE_S, Note, Tally

HOURS = 3600.0


@dataclass(frozen=True)
class Case:
    """The changes per hour, and the expected complaints."""

    name: str
    length_s: float = 2 * HOURS
    memory_mb: float = 0.0
    threads: float = 0.0
    files: float = 0.0
    late_ms: float = 0.0
    base: dict[str, float] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


CASES = [
    Case("as it must be"),
    Case("less memory in the end", memory_mb=-5.0),
    Case("a little more", memory_mb=0.9),
    Case("too much more", memory_mb=1.2, wrong=("memory rises by more than 1 MB an hour",)),
    Case("a short run finds no slow rise", length_s=HOURS / 2, memory_mb=10.0),
    Case(
        "a short run finds a quick one",
        length_s=HOURS / 2,
        memory_mb=40.0,
        wrong=("memory rises by more than 20 MB an hour",),
    ),
    Case(
        "too much from the beginning", base={"memory_mb": 470.0}, wrong=("memory is above 450 MB",)
    ),
    Case("threads", threads=30.0, wrong=("threads become more",)),
    Case("files", files=30.0, wrong=("open files become more",)),
    Case("later and later", late_ms=30.0, wrong=("pictures become later",)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    tally = Tally(case.length_s, began_s=0.0)
    base = {"memory_mb": 350.0, "threads": 13, "files": 14} | case.base
    for number, time_s in enumerate(np.arange(0.0, case.length_s, NOTE_S)):
        wave = (0, 1, 2, 1)[number % 4]
        now: dict[str, Any] = {
            name: value + wave + getattr(case, name) * time_s / HOURS
            for name, value in base.items()
        }
        tally.notes.append(Note(time_s, now["memory_mb"], int(now["threads"]), int(now["files"])))
        monkeypatch.setattr("time.perf_counter", lambda time_s=time_s: time_s)
        tally.note_latency(time_s - (40.0 + case.late_ms * time_s / HOURS) / 1000)
    lines, wrong = tally.report()
    assert tuple(wrong) == case.wrong
    assert f"{len(tally.notes)} pictures painted" in lines[0]


def test_a_note_measures_the_process() -> None:
    tally = Tally(60.0)
    tally.note()
    assert tally.notes[0].memory_mb > 10
    assert tally.notes[0].threads >= 1
    assert tally.notes[0].files >= 3
