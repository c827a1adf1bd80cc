"""The state of playing a recording: position, speed and zoom. Pure: it reads no clock."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SPEEDS: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
ZOOMS: Final = (1.0, 3.0, 10.0, 30.0)
"""Factors by which the timeline is enlarged."""
PREVIOUS_MARK_S: Final = 0.3
"""A mark that started less than this ago is skipped when going back, in seconds."""


@dataclass(frozen=True, slots=True)
class Playback:
    """The state of playing."""

    times: tuple[float, ...]
    """Times of all frames in seconds, rising; at least one."""
    position_s: float = 0.0
    speed: float = 1.0
    playing: bool = False
    zoom: float = 1.0

    @property
    def end_s(self) -> float:
        """Time of the last frame, in seconds."""
        return self.times[-1]

    @property
    def index(self) -> int:
        """The shown frame: the last one that is not after the position."""
        return max(0, bisect.bisect_right(self.times, self.position_s + 1e-6) - 1)

    @property
    def span(self) -> tuple[float, float]:
        """First and last visible second: around the position, within the recording."""
        length = max(self.end_s / self.zoom, 1e-3)
        start = min(max(self.position_s - length / 2, 0.0), max(0.0, self.end_s - length))
        return start, start + length

    def advance(self, elapsed_s: float) -> Playback:
        """Advance by a time; stop at the end."""
        if not self.playing:
            return self
        position = self.position_s + elapsed_s * self.speed
        return dataclasses.replace(
            self, position_s=min(position, self.end_s), playing=position < self.end_s
        )

    def toggle(self) -> Playback:
        """Play or pause; at the end, play from the start."""
        start = 0.0 if not self.playing and self.position_s >= self.end_s else self.position_s
        return dataclasses.replace(self, playing=not self.playing, position_s=start)

    def seek(self, time_s: float) -> Playback:
        """Seek to a time, and keep playing or pausing."""
        return dataclasses.replace(self, position_s=min(max(time_s, 0.0), self.end_s))

    def step(self, count: int) -> Playback:
        """Pause, and move by a number of frames."""
        index = min(max(self.index + count, 0), len(self.times) - 1)
        return dataclasses.replace(self, position_s=self.times[index], playing=False)

    def change_speed(self, by: int) -> Playback:
        """Change the speed by a number of steps."""
        return dataclasses.replace(self, speed=_shift(SPEEDS, self.speed, by))

    def change_zoom(self, by: int) -> Playback:
        """Change the zoom by a number of steps."""
        return dataclasses.replace(self, zoom=_shift(ZOOMS, self.zoom, by))

    def jump(self, starts: Sequence[float], by: int) -> Playback:
        """Seek to the next (1) or previous (-1) start of a mark; without one, to the end or 0."""
        ordered = sorted(starts)
        if by > 0:
            return self.seek(
                next((start for start in ordered if start > self.position_s + 1e-3), self.end_s)
            )
        return self.seek(
            next(
                (start for start in reversed(ordered) if start < self.position_s - PREVIOUS_MARK_S),
                0.0,
            )
        )


ACTIONS: Final[Mapping[str, Callable[[Playback], Playback]]] = {
    "play": Playback.toggle,
    "back": lambda playback: playback.step(-1),
    "forward": lambda playback: playback.step(1),
    "slower": lambda playback: playback.change_speed(-1),
    "faster": lambda playback: playback.change_speed(1),
    "closer": lambda playback: playback.change_zoom(1),
    "wider": lambda playback: playback.change_zoom(-1),
    "left": lambda playback: playback.seek(playback.position_s - 1.0),
    "right": lambda playback: playback.seek(playback.position_s + 1.0),
    "start": lambda playback: playback.seek(0.0),
    "end": lambda playback: playback.seek(playback.end_s),
}
"""Action -> what it does."""


def apply_action(playback: Playback, action: str, starts: Sequence[float]) -> Playback | None:
    """Return the state after an action; None if it does not concern playing.

    Args:
        starts: Start times of all marks, in seconds.
    """
    if action in ("previous", "next"):
        return playback.jump(starts, 1 if action == "next" else -1)
    return ACTIONS[action](playback) if action in ACTIONS else None


def _shift(steps: tuple[float, ...], now: float, by: int) -> float:
    index = min(range(len(steps)), key=lambda index: abs(steps[index] - now))
    return steps[min(max(index + by, 0), len(steps) - 1)]
