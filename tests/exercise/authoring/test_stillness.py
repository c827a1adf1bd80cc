"""The longest still part: only what was seen counts, and it is found in one pass."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.authoring.stillness import find_longest_still

NAN = math.nan
STILL_10_S = [0.0] * 11


@pytest.mark.parametrize(
    ("times", "columns", "found"),
    [
        pytest.param(range(0), [[]], (0, 0), id="nothing"),
        pytest.param(range(11), [STILL_10_S], (0, 10), id="all of it"),
        pytest.param(range(11), [STILL_10_S, [0.0] * 4 + [9.0] * 7], (4, 10), id="one moves"),
        pytest.param(range(6), [[0.0, 3.0, 6.0, 3.0, 2.0, 2.0]], (1, 5), id="within the band"),
        pytest.param(range(5), [[NAN, 1.0, NAN, 1.0, NAN]], (0, 4), id="a leg now and then"),
        pytest.param([0, 1, 2, 8, 9, 10, 11], [[0.0] * 7], (3, 6), id="unseen for 6 s"),
    ],
)
def test_the_longest_still_part(
    times: Sequence[float], columns: list[list[float]], found: tuple[int, int]
) -> None:
    assert find_longest_still(times, columns, 4.0) == found


class CountedList(list[float]):
    """Numbers that count how often one of them is read."""

    read = 0

    def __getitem__(self, index: object) -> float:  # type: ignore[override]
        self.read += 1
        return super().__getitem__(index)  # type: ignore[index, no-any-return]


@pytest.mark.parametrize("count", [1000, 2000])
def test_every_instant_is_read_once(count: int) -> None:
    column = CountedList([float(index % 7) for index in range(count)])
    assert find_longest_still([index / 15 for index in range(count)], [column], 8.0) == (
        0,
        count - 1,
    )
    assert column.read == count


def is_still(part: Sequence[float], band: float) -> bool:
    known = [value for value in part if not math.isnan(value)]
    return not known or max(known) - min(known) <= band


@given(st.lists(st.one_of(st.integers(0, 12).map(float), st.just(NAN)), min_size=1, max_size=30))
def test_no_part_is_longer(column: list[float]) -> None:
    count = len(column)
    first, last = find_longest_still(range(count), [column], 5.0)
    assert is_still(column[first : last + 1], 5.0)
    assert last - first == max(
        end - begin
        for begin in range(count)
        for end in range(begin, count)
        if is_still(column[begin : end + 1], 5.0)
    )
