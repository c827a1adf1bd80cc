"""Which sessions had half the dose, by the answers on pain of their day."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.exercise.tracking.events import Pain
from coach.store.history.entry import Entry
from coach.store.history.halved import find_halved


def make(number: int, *pains: Pain, day: int = 1, **changed: int) -> Entry:
    """The n-th session of a day, at which these answers were given."""
    started = f"2026-03-{day:02}T12:{number:02}:00+00:00"
    name = f"{day}.{number}"
    return Entry(name, "lunge", started, True, 60.0, 50.0, pains=pains, **changed)


def before(score: int) -> Pain:
    return Pain(0.0, before=True, score=score)


def later(score: int, *, stopped: bool = False) -> Pain:
    return Pain(9.0, before=False, score=score, stopped=stopped)


CASES = [
    pytest.param([make(1, before(3)), make(2)], [], id="little pain"),
    pytest.param([make(1, before(4)), make(2)], ["1.1", "1.2"], id="from 4 on, for what follows"),
    pytest.param([make(1, before(1), later(5)), make(2)], ["1.2"], id="said during the first one"),
    pytest.param([make(1, before(4), later(3)), make(2)], ["1.1"], id="less again"),
    pytest.param(
        [make(1, before(1), later(2, stopped=True)), make(2, before(1))],
        ["1.2"],
        id="something was stopped",
    ),
    pytest.param([make(1, before(5)), make(1, day=2)], ["1.1"], id="only on that day"),
    pytest.param(
        [make(1, pain_before=4, pain_after=1), make(2)],
        ["1.1"],
        id="only the last answers are known",
    ),
]


@pytest.mark.parametrize(("entries", "names"), CASES)
def test_the_last_answer_of_the_day_halves_what_follows(
    entries: Sequence[Entry], names: list[str]
) -> None:
    assert sorted(find_halved(entries)) == names
