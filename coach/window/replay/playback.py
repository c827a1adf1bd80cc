"""Playing a recording: where it is, how fast, what is in sight. Pure: time that has passed is given in, nothing here reads a clock."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SPEEDS: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
ZOOMS: Final = (1.0, 3.0, 10.0, 30.0)
"""By how much the timeline is enlarged."""
PREVIOUS_MARK_S: Final = 0.3
"""A mark so near before now is the one that was just gone to, not the one before, seconds."""


@dataclass(frozen=True, slots=True)
class Playback:
    """The state of playing."""

    times: tuple[float, ...]
    """Of all instants, seconds, rising; at least one."""
    position_s: float = 0.0
    speed: float = 1.0
    playing: bool = False
    zoom: float = 1.0

    @property
    def end_s(self) -> float:
        """Time of the last instant."""
        return self.times[-1]

    @property
    def index(self) -> int:
        """The instant that is shown: the last one at the position or before it."""
        return max(0, bisect.bisect_right(self.times, self.position_s + 1e-6) - 1)

    @property
    def span(self) -> tuple[float, float]:
        """First and last second of the timeline that is in sight: around the position, never beyond the ends."""
        length = max(self.end_s / self.zoom, 1e-3)
        start = min(max(self.position_s - length / 2, 0.0), max(0.0, self.end_s - length))
        return start, start + length

    def advance(self, elapsed_s: float) -> Playback:
        """So many seconds later; at the end it stands still."""
        if not self.playing:
            return self
        position = self.position_s + elapsed_s * self.speed
        return dataclasses.replace(
            self, position_s=min(position, self.end_s), playing=position < self.end_s
        )

    def toggle(self) -> Playback:
        """Play, or stand still; from the end it begins anew."""
        start = 0.0 if not self.playing and self.position_s >= self.end_s else self.position_s
        return dataclasses.replace(self, playing=not self.playing, position_s=start)

    def seek(self, time_s: float) -> Playback:
        """Go to a time; it goes on playing if it did."""
        return dataclasses.replace(self, position_s=min(max(time_s, 0.0), self.end_s))

    def step(self, count: int) -> Playback:
        """So many instants on, or back, standing still."""
        index = min(max(self.index + count, 0), len(self.times) - 1)
        return dataclasses.replace(self, position_s=self.times[index], playing=False)

    def change_speed(self, by: int) -> Playback:
        """So many steps faster, or slower."""
        return dataclasses.replace(self, speed=_shift(SPEEDS, self.speed, by))

    def change_zoom(self, by: int) -> Playback:
        """So many steps closer, or further away."""
        return dataclasses.replace(self, zoom=_shift(ZOOMS, self.zoom, by))

    def jump(self, starts: Sequence[float], by: int) -> Playback:
        """To the next beginning of a mark (by = 1), or the one before (by = -1); beyond the last to the end, before the first to 0."""
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
"""What can be wished of the playing -> what it does."""


def apply_action(playback: Playback, action: str, starts: Sequence[float]) -> Playback | None:
    """The state after an action; None for one that is none of the playing's. starts: of all marks, seconds."""
    if action in ("previous", "next"):
        return playback.jump(starts, 1 if action == "next" else -1)
    return ACTIONS[action](playback) if action in ACTIONS else None


def _shift(steps: tuple[float, ...], now: float, by: int) -> float:
    index = min(range(len(steps)), key=lambda index: abs(steps[index] - now))
    return steps[min(max(index + by, 0), len(steps) - 1)]
