"""What to draw on a picture of the user: lines, arcs and labels as data, with their styles.

The window paints it with Qt, an annotated clip with OpenCV. All points are in pixels of the
unmirrored picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, other
from coach.body.pose import Pose
from coach.body.sides import Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.report.annotation.angle_arc import Arc, draw_arc
from coach.report.annotation.limbs import (
    Limb,
    find_roles,
    list_faulty,
    list_watched,
)
from coach.report.annotation.line_styles import Line, Point, Role, find_point

PLUMB_LENGTH: Final = 0.34
"""As a share of the picture height."""
ORDER: Final[tuple[Role, ...]] = ("faint", "other", "unjudged", "right", "wrong")
"""Drawing order: later roles cover earlier ones."""
STRONG: Final[tuple[Role, ...]] = ("unjudged", "right", "wrong")

_LEG: Final = (("hip", "knee"), ("knee", "ankle"), ("ankle", "foot_index"))
_REST: Final = (("shoulder", "elbow"), ("elbow", "wrist"), ("shoulder", "hip"))
_TORSO: Final = ("nose", *(f"{s}_{n}" for n in ("ear", "shoulder", "hip") for s in SIDES))
REST: Final[Mapping[Limb, Role]] = {
    **{(f"{side}_{one}", f"{side}_{two}"): "faint" for side in SIDES for one, two in _REST},
    **{(f"{side}_{one}", f"{side}_{two}"): "other" for side in SIDES for one, two in _LEG},
}
"""Limbs besides those that matter."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything to draw on a picture, from back to front."""

    lines: tuple[Line, ...] = ()
    joints: tuple[Point, ...] = ()
    arc: Arc | None = None
    badges: tuple[Point, ...] = ()
    """Where limbs at fault are marked with a symbol."""


def draw_overlay(exercise: Exercise, pose: Pose, feedback: Feedback) -> Overlay:
    """Return what to draw for one instant, without lines to missing landmarks."""
    if not feedback.present or not pose.found:
        return Overlay()
    roles = find_roles(exercise, feedback)
    faulty, plumbs = list_faulty(exercise, roles, feedback.faults)
    judged: Role = "right" if feedback.view.ok else "unjudged"
    backend: dict[Limb, Role] = dict(REST)
    backend |= dict.fromkeys(sorted(_list_strong(exercise, roles)), judged) | dict.fromkeys(
        sorted(faulty), "wrong"
    )
    references = (_draw_plumb(pose, landmark) for landmark in plumbs)
    lines = [
        line
        for role in ORDER
        for line in _draw_limbs(pose, (limb for limb, is_ in backend.items() if is_ == role), role)
    ]
    badges = tuple(_find_middle(line) for line in lines if line.role == "wrong")
    joints = dict.fromkeys(
        name for limb, role in backend.items() if role in STRONG for name in limb
    )
    dots = (find_point(pose, name) for name in joints)
    return Overlay(
        (*(line for line in references if line), *lines),
        tuple(dot for dot in dots if dot),
        draw_arc(pose, feedback),
        badges,
    )


def list_torso(pose: Pose) -> Iterator[Line]:
    """Yield head, neck, shoulders and hips, which a body without a picture behind it needs."""
    known = {name: point for name in _TORSO if (point := find_point(pose, name))}
    for one, two in (
        ("left_shoulder", "right_shoulder"),
        ("left_hip", "right_hip"),
        ("nose", "left_ear"),
        ("nose", "right_ear"),
    ):
        if one in known and two in known:
            yield Line(known[one], known[two], "faint")
    if known.keys() >= {"left_ear", "right_ear", "left_shoulder", "right_shoulder"}:
        ears = _find_middle(Line(known["left_ear"], known["right_ear"], "faint"))
        shoulders = _find_middle(Line(known["left_shoulder"], known["right_shoulder"], "faint"))
        yield Line(ears, shoulders, "faint")


def _list_strong(exercise: Exercise, roles: Roles) -> Iterator[Limb]:
    """Yield the limbs that matter, without those of the other leg; the shin brings the foot."""
    for limb in list_watched(exercise, roles):
        if (
            roles.working is not None
            and limb[0].startswith(other(roles.working))
            and limb[1].startswith(other(roles.working))
        ):
            continue
        yield limb
        if limb[1].endswith("_ankle"):
            yield limb[1], limb[1].replace("ankle", "foot_index")


def _draw_limbs(pose: Pose, limbs: Iterator[Limb], role: Role) -> Iterator[Line]:
    for one, two in limbs:
        start, end = find_point(pose, one), find_point(pose, two)
        if start and end:
            yield Line(start, end, role)


def _find_middle(line: Line) -> Point:
    return (line.start[0] + line.end[0]) / 2, (line.start[1] + line.end[1]) / 2


def _draw_plumb(pose: Pose, landmark: str) -> Line | None:
    point = find_point(pose, landmark)
    if point is None:
        return None
    # from a little below the landmark upward
    length = PLUMB_LENGTH * pose.height
    return Line((point[0], point[1] - length), (point[0], point[1] + length / 8), "reference")
