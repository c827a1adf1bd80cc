"""Find the longest time in which a body was seen to keep still."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from coach.body.limits import MAX_GAP_S, ROUNDING_S


class _Spread:
    """The spread of one column in a window that moves on, each value looked at once."""

    def __init__(self, values: Sequence[float]) -> None:
        self._values = values
        self._falling: deque[tuple[int, float]] = deque()
        self._rising: deque[tuple[int, float]] = deque()

    def add(self, index: int) -> None:
        """Take the next value into the window; NaN is left out."""
        value = self._values[index]
        if value != value:
            return
        while self._falling and self._falling[-1][1] <= value:
            self._falling.pop()
        while self._rising and self._rising[-1][1] >= value:
            self._rising.pop()
        self._falling.append((index, value))
        self._rising.append((index, value))

    def measure(self, first: int) -> float:
        """Return highest minus lowest value from index `first` on; 0 if there is none."""
        for ordered in (self._falling, self._rising):
            while ordered and ordered[0][0] < first:
                ordered.popleft()
        return self._falling[0][1] - self._rising[0][1] if self._falling else 0.0


def find_longest_still(
    times: Sequence[float], columns: Sequence[Sequence[float]], band: float
) -> tuple[int, int]:
    """Return the first and last index of the longest part in which every column is still.

    It takes time in proportion to the number of instants. A gap of more than `MAX_GAP_S` between
    two instants ends a part: nobody saw whether the body kept still.

    Args:
        times: (n,) seconds, rising; only instants in which the body was measured.
        columns: (k, n) degrees, NaN where one of them was not measured.
        band: Maximum spread of a column that is still, in degrees.
    """
    spreads = [_Spread(column) for column in columns]
    best, first = (0, 0), 0
    for last, time_s in enumerate(times):
        if last and time_s - times[last - 1] > MAX_GAP_S + ROUNDING_S:
            first = last
        for spread in spreads:
            spread.add(last)
        while first < last and any(spread.measure(first) > band for spread in spreads):
            first += 1
        if time_s - times[first] > times[best[1]] - times[best[0]]:
            best = (first, last)
    return best
