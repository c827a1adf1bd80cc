"""How the camera sees the body, and what is wrong with that, in words with what to do.

The line through both shoulders of the world landmarks is the best clue to how far the body is turned: seen exactly from the side
it points at the camera. That holds upright and lying alike. It is averaged over time, since it does not jump.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from coach.body.camera_tilt import CameraTiltEstimator
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features
from coach.message import Message, join_and

ViewKind = Literal["side", "front", "back", "unknown"]
CheckName = Literal["somebody", "view", "whole_body", "distance", "light", "level"]
CHECKS: Final[tuple[CheckName, ...]] = get_args(CheckName)
"""What is looked at, in the order in which to mend it."""
Facing = Literal["left", "right", "front", "back"]

AVERAGED_S: Final = 1.0
"""Time constant of the average over the shoulders' direction, seconds."""
PROBLEM_AFTER_S: Final = 0.5
"""A problem is told when it has been there this long, and taken back when it was gone this long, seconds."""
FRONT_ABOVE_DEG: Final = 55.0
"""Turned further than this from the side view the body is taken to be seen from the front or the back."""
MIN_PIXELS_A_METRE: Final = 0.17
"""Smallest believable size of the body, as pixels a metre over the picture's longer side."""
MIN_BRIGHTNESS: Final = 0.12
NOBODY: Final = Message(
    "Nobody is seen: step or lie down where the camera sees your whole body.",
    short="Nobody is seen",
)
COMPANY: Final = Message(
    "Somebody else is in the picture: only you should be seen.",
    short="Somebody else is in the picture",
)
TOO_FAR: Final = Message(
    "Come closer to the camera: you are small in the picture.", short="Come closer to the camera"
)
DARK: Final = Message("Turn on a light: the picture is too dark.", short="Turn on a light")
LEAVE_DEG: Final = 4.0
"""Hysteresis: a view that was good enough stays so until the body is turned this much further."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be right before anything can be measured, for the list of ticks."""

    name: CheckName
    ok: bool | None
    """None while it cannot be told."""
    problem: str = ""
    """What is wrong and what to do, in words; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class View:
    """How the camera sees the body, and what is wrong with that."""

    kind: ViewKind
    """The view in which the body is seen."""
    facing: Facing | None
    """Where the person faces in the unmirrored picture; lying on the back, where the feet are. None while not known."""
    yaw_deg: float
    """How far the body is turned from the exact side view (0 side-on, 90 facing the camera or away); for `kind` front and back, from
    that exact view. NaN while not known."""
    ok: bool
    """Whether the exercise's angles can be measured so."""
    problems: tuple[str, ...] = ()
    """Each problem in words with what to do."""
    checks: tuple[Check, ...] = ()
    """Everything that was looked at, in the order in which to mend it."""
    cut_off: bool = False
    """Whether hips or knees are outside the picture: no angle of a leg is more than the landmarker's guess then."""


_LEGS: Final = frozenset({"hips", "knees"})
"""Parts without which nothing is known of a leg."""
UNKNOWN: Final = View("unknown", None, float("nan"), False)
"""Before anybody was seen."""


def make_empty_view(brightness: float, company: bool = False) -> View:
    """The view while nobody is there: only the light can be told.

    brightness: mean of the picture, 0 to 1, NaN where not known. company: whether somebody else is seen than the one who exercises.
    """
    return _see_nobody(None if math.isnan(brightness) else brightness >= MIN_BRIGHTNESS, company)


@cache
def _see_nobody(light: bool | None, company: bool) -> View:
    known = {
        "somebody": Check("somebody", False, COMPANY if company else NOBODY),
        "light": Check("light", light, DARK if light is False else ""),
    }
    return dataclasses.replace(
        UNKNOWN, checks=tuple(known.get(name, Check(name, None)) for name in CHECKS)
    )


def add_problem(view: View, name: CheckName, words: str) -> View:
    """The view with one more problem, told after those that are there; the check of that name is no longer ok."""
    checks = tuple(
        Check(name, False, check.problem or words) if check.name == name else check
        for check in view.checks
    )
    return dataclasses.replace(view, problems=(*view.problems, words), checks=checks)


class ViewChecker:
    """Follows how the body is seen. One pose in, a `View` out."""

    def __init__(self, kinds: tuple[Literal["side", "front"], ...], max_yaw_deg: float) -> None:
        """kinds: views from which the exercise can be measured, the best first. max_yaw_deg: how far from them is still allowed."""
        self.kinds = kinds
        self.max_yaw_deg = max_yaw_deg
        self.forward = 0
        """+1 where the person faces the picture's right, -1 where left, 0 while not known."""
        self.turned_deg = math.nan
        """How far the body is turned from the side view, positive towards the front, up to 90 degrees."""
        self._across: tuple[float, float] | None = None
        """Average direction of the shoulders: see `Glimpse.across`."""
        self._time_s = 0.0
        self._allowed = False
        self._level = CameraTiltEstimator()
        self._notes = DebouncedProblems()

    def update(self, pose: Pose) -> View:
        """How the body is seen at this instant; the pose must be of somebody who is there."""
        return self.update_from_features(extract_features(pose))

    def update_from_features(self, features: PoseFeatures) -> View:
        """The same for a pose that was looked at."""
        time_s = features.pose.time_s
        turned, kind, facing = self._turn(self._average(time_s, features.across))
        self.turned_deg = turned
        self._level.update_from_features(features, turned, self.forward)
        deviation = abs(turned) if kind == "side" else 90.0 - abs(turned)
        allowed = kind in self.kinds and deviation <= self.max_yaw_deg + (
            LEAVE_DEG if self._allowed else 0.0
        )
        self._allowed = allowed
        self._notes.update(
            time_s,
            self._find_problems(features, kind, turned, allowed),
            self._find_untold(features.pose),
        )
        yaw = turned if kind == "side" else math.copysign(deviation, turned)
        whole = not self._notes.shows("whole_body")
        cut_off = not whole and not _LEGS.isdisjoint(features.outside)
        ok = allowed and whole and not (self._notes.shows("level") and self._level.misleading)
        return View(kind, facing, yaw, ok, self._notes.problems, self._notes.checks, cut_off)

    def reset(self) -> None:
        """Somebody else may come: start anew."""
        self._across, self._allowed = None, False
        self._level.reset()
        self._notes.reset()

    def _average(self, time_s: float, across: Sequence[float]) -> tuple[float, float]:
        x, z = across
        if self._across is None or not math.isfinite(sum(self._across)):
            self._across = x, z
        elif math.isfinite(x + z):
            share = 1.0 - math.exp(-max(0.0, time_s - self._time_s) / AVERAGED_S)
            before_x, before_z = self._across
            self._across = before_x + share * (x - before_x), before_z + share * (z - before_z)
        self._time_s = time_s
        return self._across

    def _turn(self, across: tuple[float, float]) -> tuple[float, ViewKind, Facing]:
        """Degrees from the side view (positive towards the front, up to 90), the kind of view, and where the person faces."""
        angle = math.degrees(math.atan2(*across))
        self.forward = 1 if abs(angle) <= 90.0 else -1
        turned = -angle if self.forward > 0 else (180.0 - abs(angle)) * (1 if angle < 0 else -1)
        if abs(turned) <= FRONT_ABOVE_DEG:
            return turned, "side", "right" if self.forward > 0 else "left"
        return turned, "front" if turned > 0 else "back", "front" if turned > 0 else "back"

    def _find_problems(
        self, features: PoseFeatures, kind: ViewKind, turned: float, allowed: bool
    ) -> dict[CheckName, str]:
        found: dict[CheckName, str] = {}
        pose = features.pose
        if not allowed:
            found["view"] = self._say_turn(kind, turned)
        if features.outside:
            found["whole_body"] = Message(
                "Move back or tilt the camera: your {parts} must be in the picture.",
                short="Move back or tilt the camera",
                parts=join_and(features.outside),
            )
        if features.scale < MIN_PIXELS_A_METRE * max(pose.width, pose.height):
            found["distance"] = TOO_FAR
        if pose.brightness < MIN_BRIGHTNESS:
            found["light"] = DARK
        if self._level.tilt_deg:
            found["level"] = Message(
                "Level the camera: tilted by about {degrees:.0f} degrees.",
                short="Level the camera",
                degrees=abs(self._level.tilt_deg),
            )
        return found

    def _find_untold(self, pose: Pose) -> set[CheckName]:
        """What cannot be told of this pose, or not yet."""
        untold: set[CheckName] = {"light"} if math.isnan(pose.brightness) else set()
        return untold | {"level"} if self._level.tilt_deg is None else untold

    def _say_turn(self, kind: ViewKind, turned: float) -> str:
        if "side" in self.kinds and not (self.kinds[0] == "front" and kind != "side"):
            return Message(
                "Turn the camera so that it sees you from the side: now about {degrees} degrees off.",
                short="Turn the camera so that it sees you from the side",
                degrees=round(abs(turned)),
            )
        off = round(90.0 - abs(turned)) if kind != "back" else 180
        return Message(
            "Turn the camera so that it sees you from the front: now about {degrees} degrees off.",
            short="Turn the camera so that it sees you from the front",
            degrees=off,
        )


_ALL: Final = frozenset(CHECKS)


class DebouncedProblems:
    """What is wrong, settled over time so that nothing flickers: told after `PROBLEM_AFTER_S`, taken back after as long."""

    def __init__(self) -> None:
        self.checks: tuple[Check, ...] = ()
        """All checks, in the order of `CHECKS`."""
        self._shown: dict[CheckName, tuple[str, float]] = {}
        """Check that failed -> (what is wrong, when that was last seen)."""
        self._pending: dict[CheckName, float] = {}
        """Check that fails -> since when."""
        self._passed: set[CheckName] = set()
        """Checks that were seen to be right and have not been told to fail since."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What is told to be wrong, in the order in which to mend it."""
        return tuple(self._shown[name][0] for name in CHECKS if name in self._shown)

    def shows(self, name: CheckName) -> bool:
        """Whether this check is told to fail."""
        return name in self._shown

    def update(self, time_s: float, found: Mapping[CheckName, str], untold: Set[CheckName]) -> None:
        """Take one instant; times must rise. found: what is wrong by check. untold: checks that nothing can be said of."""
        if (
            not (found or self._shown or self._pending)
            and self.checks
            and self._passed == _ALL - untold
        ):
            return  # all is as it was
        for name in [name for name in self._pending if name not in found]:
            del self._pending[name]
        for name, words in found.items():
            since = self._pending.setdefault(name, time_s)
            if name in self._shown or time_s - since >= PROBLEM_AFTER_S:
                self._shown[name] = (words, time_s)
        for name in [
            name for name, (_, seen) in self._shown.items() if time_s - seen >= PROBLEM_AFTER_S
        ]:
            del self._shown[name]
        self._passed |= set(CHECKS) - set(found) - set(self._shown) - untold
        self._passed -= set(self._shown) | untold
        self.checks = tuple(self._tick(name) for name in CHECKS)

    def reset(self) -> None:
        """Start anew."""
        self._shown.clear()
        self._pending.clear()
        self._passed.clear()
        self.checks = ()

    def _tick(self, name: CheckName) -> Check:
        if name in self._shown:
            return Check(name, False, self._shown[name][0])
        return Check(name, True if name in self._passed else None)
