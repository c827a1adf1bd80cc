"""Check how the camera sees the body, and report problems with the way to fix them.

The line through both shoulders of the world landmarks shows best how far the body is turned: seen
exactly from the side it points at the camera, upright as well as lying. It is averaged over time,
because it does not jump.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from coach.body.camera_tilt import CameraTiltEstimator
from coach.body.debounced_problems import CHECKS, Check, CheckName, DebouncedProblems
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features, measure_yaw
from coach.message import Message, join_and

ViewKind = Literal["side", "front", "back", "unknown"]
Facing = Literal["left", "right", "front", "back"]

AVERAGING_S: Final = 1.0
"""Time constant of the average of the shoulder line, in seconds."""
FRONT_ABOVE_DEG: Final = 55.0
"""Minimum turn from the side view at which the body counts as seen from the front or the back."""
MIN_PIXELS_A_METRE: Final = 0.17
"""Minimum believable size of the body: pixels per metre over the picture's longer side."""
MIN_BRIGHTNESS: Final = 0.12
NOBODY: Final = Message(
    "Nobody is seen: step or lie down where the camera sees your whole body.",
    short="Nobody is seen",
)
COMPANY: Final = Message(
    "Somebody else is in the picture: only you should be seen.",
    short="Somebody else is in the picture",
)
DARK: Final = Message("Turn on a light: the picture is too dark.", short="Turn on a light")
TOO_FAR: Final = Message(
    "Come closer to the camera: you are small in the picture.", short="Come closer to the camera"
)
HYSTERESIS_DEG: Final = 4.0
"""Hysteresis: additional turn at which a view that was good enough stays so."""


@dataclass(frozen=True, slots=True)
class View:
    """How the camera sees the body, and what is wrong with that."""

    kind: ViewKind
    """The direction from which the body is seen."""
    facing: Facing | None
    """Direction that the person faces in the unmirrored picture; for a person on the back, of the
    feet. None while unknown."""
    yaw_deg: float
    """Turn of the body from the exact side view, in degrees: positive towards the front, negative
    towards the back. For `kind` front and back the deviation from that exact view, positive for
    front, negative for back. NaN while unknown."""
    ok: bool
    """Whether the exercise's angles can be measured in this view."""
    problems: tuple[str, ...] = ()
    """Each problem with the way to fix it."""
    checks: tuple[Check, ...] = ()
    """Every check, in the order in which the user should fix it."""
    cut_off: bool = False
    """Whether hips or knees are outside the picture; then angles of the legs are only guessed by
    the landmarker."""


_LEGS: Final = frozenset({"hips", "knees"})
"""Parts without which nothing is known of a leg."""
UNKNOWN: Final = View("unknown", None, float("nan"), False)
"""The view before a body was seen."""


def make_empty_view(brightness: float, company: bool = False) -> View:
    """Return the view without a body: only the light is known.

    Args:
        brightness: Mean of the picture, 0 to 1, NaN if unknown.
        company: Whether a second person is visible.
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
    """Return the view with one more problem at the end, and the check of that name failed."""
    checks = tuple(
        Check(name, False, check.problem or words) if check.name == name else check
        for check in view.checks
    )
    return dataclasses.replace(view, problems=(*view.problems, words), checks=checks)


class ViewChecker:
    """Tracks how the camera sees the body. One pose in, a `View` out."""

    def __init__(self, kinds: tuple[Literal["side", "front"], ...], max_yaw_deg: float) -> None:
        """Start without a body.

        Args:
            kinds: Views in which the exercise can be measured, the best first.
            max_yaw_deg: Maximum turn from these views.
        """
        self.kinds = kinds
        self.max_yaw_deg = max_yaw_deg
        self.forward = 0
        """+1 if the person faces the picture's right, -1 if left, 0 while unknown."""
        self.turned_deg = math.nan
        """Turn from the side view in degrees, positive towards the front, -90 to 90."""
        self._shoulder_line: tuple[float, float] | None = None
        """Average direction of the shoulders, see `PoseFeatures.shoulder_line`."""
        self._time_s = 0.0
        self._allowed = False
        self._camera_tilt = CameraTiltEstimator()
        self._debounced = DebouncedProblems()

    def update(self, pose: Pose) -> View:
        """Return how the body is seen at this instant. The pose must be one that is believed."""
        return self.update_from_features(extract_features(pose))

    def update_from_features(self, features: PoseFeatures) -> View:
        """Do as `update`, with features that were already extracted."""
        time_s = features.pose.time_s
        turned, kind, facing = self._turn(self._average(time_s, features.shoulder_line))
        self.turned_deg = turned
        self._camera_tilt.update_from_features(features, turned, self.forward)
        deviation = abs(turned) if kind == "side" else 90.0 - abs(turned)
        allowed = kind in self.kinds and deviation <= self.max_yaw_deg + (
            HYSTERESIS_DEG if self._allowed else 0.0
        )
        self._allowed = allowed
        self._debounced.update(
            time_s,
            self._find_problems(features, kind, turned, allowed),
            self._find_suppressed(features.pose),
        )
        yaw = turned if kind == "side" else math.copysign(deviation, turned)
        whole = not self._debounced.shows("whole_body")
        cut_off = not whole and not _LEGS.isdisjoint(features.outside)
        ok = (
            allowed
            and whole
            and not (self._debounced.shows("level") and self._camera_tilt.misleading)
        )
        return View(
            kind, facing, yaw, ok, self._debounced.problems, self._debounced.checks, cut_off
        )

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._shoulder_line, self._allowed = None, False
        self._camera_tilt.reset()
        self._debounced.reset()

    def _average(self, time_s: float, shoulder_line: Sequence[float]) -> tuple[float, float]:
        x, z = shoulder_line
        if self._shoulder_line is None or not math.isfinite(sum(self._shoulder_line)):
            self._shoulder_line = x, z
        elif math.isfinite(x + z):
            share = 1.0 - math.exp(-max(0.0, time_s - self._time_s) / AVERAGING_S)
            before_x, before_z = self._shoulder_line
            self._shoulder_line = (
                before_x + share * (x - before_x),
                before_z + share * (z - before_z),
            )
        self._time_s = time_s
        return self._shoulder_line

    def _turn(self, shoulder_line: tuple[float, float]) -> tuple[float, ViewKind, Facing]:
        """Return the turn in degrees, the kind of view, and the direction that the person faces."""
        turned, self.forward = measure_yaw(shoulder_line)
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
        if self._camera_tilt.tilt_deg:
            found["level"] = Message(
                "Level the camera: tilted by about {degrees:.0f} degrees.",
                short="Level the camera",
                degrees=abs(self._camera_tilt.tilt_deg),
            )
        return found

    def _find_suppressed(self, pose: Pose) -> set[CheckName]:
        """Return the checks that this pose cannot decide."""
        suppressed: set[CheckName] = {"light"} if math.isnan(pose.brightness) else set()
        return suppressed | {"level"} if self._camera_tilt.tilt_deg is None else suppressed

    def _say_turn(self, kind: ViewKind, turned: float) -> str:
        if "side" in self.kinds and not (self.kinds[0] == "front" and kind != "side"):
            return describe_turn_problem(turned)
        off = round(90.0 - abs(turned)) if kind != "back" else 180
        return Message(
            "Turn the camera so that it sees you from the front: now about {degrees} degrees off.",
            short="Turn the camera so that it sees you from the front",
            degrees=off,
        )


def describe_turn_problem(turned_deg: float) -> Message:
    """Return the problem of a body that is turned from the side view."""
    return Message(
        "Turn the camera so that it sees you from the side: now about {degrees} degrees off.",
        short="Turn the camera so that it sees you from the side",
        degrees=round(abs(turned_deg)),
    )
