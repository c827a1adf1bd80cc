"""What to draw on a picture of the user: lines, arcs and labels as data, with their styles.

The window paints it with Qt, an annotated clip with OpenCV. All points are in pixels of the
unmirrored picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.pose import Pose
from coach.body.sides import Roles, split_angle
from coach.colours import ON_PICTURE
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.report.limbs import (
    SHAPES,
    Limb,
    find_roles,
    list_faulty,
    list_watched,
    with_side,
)

Role = Literal["right", "wrong", "unjudged", "other", "faint", "reference"]
"""``right`` and ``wrong`` are limbs that matter, ``unjudged`` while the view does not allow to say, ``other`` is the other leg,
``faint`` the rest, ``reference`` what a limb at fault is compared with."""

PENS: Final[Mapping[Role, tuple[str, float, float]]] = {
    "right": (ON_PICTURE.good, 9, 1.0),
    "wrong": (ON_PICTURE.fault, 10, 1.0),
    "unjudged": (ON_PICTURE.text, 7, 0.9),
    "other": (ON_PICTURE.info, 6, 0.85),
    "faint": (ON_PICTURE.text, 3, 0.35),
    "reference": (ON_PICTURE.text, 3, 0.9),
}
"""Colour, width in pixels of a window of 720 lines, and opacity."""
EDGED: Final[tuple[Role, ...]] = ("right", "wrong", "unjudged")
"""Lines with a dark edge."""

Point = tuple[float, float]
ARC_POINTS: Final = 24
ARC_RADIUS: Final = 0.085
"""Of the picture's height."""
ZONE_EDGES: Final = (1.12, 1.5)
"""Inner and outer edge of the target zone, of the arc's radius."""
ZONE_AGREES_DEG: Final = 15.0
"""The zone is drawn where the angle in the picture and the measured one differ by less than this."""
ZONE_WIDEST_DEG: Final = 170.0
ZONE_LEAST_DEG: Final = 12.0
PLUMB_LENGTH: Final = 0.34
"""Of the picture's height."""
ORDER: Final[tuple[Role, ...]] = ("faint", "other", "unjudged", "right", "wrong")
"""What is drawn first is covered by what comes later."""
STRONG: Final[tuple[Role, ...]] = ("unjudged", "right", "wrong")

_LEG: Final = (("hip", "knee"), ("knee", "ankle"), ("ankle", "foot_index"))
_REST: Final = (("shoulder", "elbow"), ("elbow", "wrist"), ("shoulder", "hip"))
_TORSO: Final = ("nose", *(f"{s}_{n}" for n in ("ear", "shoulder", "hip") for s in SIDES))
REST: Final[Mapping[Limb, Role]] = {
    **{(f"{side}_{one}", f"{side}_{two}"): "faint" for side in SIDES for one, two in _REST},
    **{(f"{side}_{one}", f"{side}_{two}"): "other" for side in SIDES for one, two in _LEG},
}
"""What is drawn of the body besides the limbs that matter."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it means."""

    start: Point
    end: Point
    role: Role


@dataclass(frozen=True, slots=True)
class Arc:
    """The main angle at its joint."""

    points: tuple[Point, ...]
    """A curve from the reference to the limb."""
    reference: Line
    """Where the angle is counted from; it starts at the joint."""
    middle: float
    """Direction from the joint to the middle of the curve, radians, clockwise from the picture's right."""
    zone: tuple[Point, ...] = ()
    """Where the limb is to be: a piece of a ring around the joint, as an outline; empty where it cannot be drawn."""
    good: bool = False
    """Whether the angle is in its zone."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that is drawn on the picture, what lies behind first."""

    lines: tuple[Line, ...] = ()
    joints: tuple[Point, ...] = ()
    arc: Arc | None = None
    badges: tuple[Point, ...] = ()
    """Where limbs at fault are marked with a symbol."""


def draw_overlay(exercise: Exercise, pose: Pose, feedback: Feedback) -> Overlay:
    """What to draw for one instant: nothing while nobody is there, no line to a landmark that was not found."""
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
    dots = (_find(pose, name) for name in joints)
    return Overlay(
        (*(line for line in references if line), *lines),
        tuple(dot for dot in dots if dot),
        draw_arc(pose, feedback),
        badges,
    )


def list_torso(pose: Pose) -> Iterator[Line]:
    """Yield head, neck, shoulders and hips, which a body without a picture behind it needs."""
    known = {name: point for name in _TORSO if (point := _find(pose, name))}
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
    """The limbs that matter, without those of the other leg; with the shin goes the foot."""
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


def _find(pose: Pose, name: str) -> Point | None:
    x, y = pose.image[INDEX[name]]
    return (float(x), float(y)) if np.isfinite(x) and np.isfinite(y) else None


def _draw_limbs(pose: Pose, limbs: Iterator[Limb], role: Role) -> Iterator[Line]:
    for one, two in limbs:
        start, end = _find(pose, one), _find(pose, two)
        if start and end:
            yield Line(start, end, role)


def _find_middle(line: Line) -> Point:
    return (line.start[0] + line.end[0]) / 2, (line.start[1] + line.end[1]) / 2


def _draw_plumb(pose: Pose, landmark: str) -> Line | None:
    point = _find(pose, landmark)
    if point is None:
        return None
    # From a little below the landmark upward, as a plumb line hangs over it.
    length = PLUMB_LENGTH * pose.height
    return Line((point[0], point[1] - length), (point[0], point[1] + length / 8), "reference")


def draw_arc(pose: Pose, feedback: Feedback) -> Arc | None:
    """The main angle at its joint; None where it is not measured or has no joint."""
    base, word = split_angle(feedback.main_angle)
    shape = SHAPES.get(base)
    if shape is None or not shape.joint or not np.isfinite(feedback.main_value):
        return None
    side: Side = "left" if (word or feedback.side or "left") == "left" else "right"
    joint, to = (_find(pose, with_side(name, side)) for name in (shape.joint, shape.to))
    if joint is None or to is None:
        return None
    start = _find_reference(pose, joint, shape.from_, side, feedback.view.facing)
    if start is None:
        return None
    radius = ARC_RADIUS * pose.height
    first = float(np.arctan2(start[1], start[0]))
    sweep = (float(np.arctan2(to[1] - joint[1], to[0] - joint[0])) - first + np.pi) % (
        2 * np.pi
    ) - np.pi
    turns = first + np.linspace(0.0, sweep, ARC_POINTS)
    points = tuple(
        (float(joint[0] + radius * np.cos(turn)), float(joint[1] + radius * np.sin(turn)))
        for turn in turns
    )
    far = (
        float(joint[0] + 1.3 * radius * np.cos(first)),
        float(joint[1] + 1.3 * radius * np.sin(first)),
    )
    zone = _draw_zone(pose, feedback, joint, first, sweep)
    good = feedback.view.ok and feedback.target[0] <= feedback.main_value <= feedback.target[1]
    return Arc(points, Line(joint, far, "reference"), first + sweep / 2, zone, good)


def _draw_zone(
    pose: Pose, feedback: Feedback, joint: Point, first: float, sweep: float
) -> tuple[Point, ...]:
    """The zone of the main angle around its joint; empty where the angle in the picture is not the one that is measured.

    first: direction from which the angle is counted; sweep: from there to the limb; both in radians.
    """
    value, facing = feedback.main_value, feedback.view.facing
    turn = SHAPES[split_angle(feedback.main_angle)[0]].turn * {"right": 1, "left": -1}.get(
        facing or "", 0
    )
    if not turn or not feedback.view.ok or abs(np.degrees(sweep) * turn - value) > ZONE_AGREES_DEG:
        return ()
    low, high = (
        max(feedback.target[0], value - ZONE_WIDEST_DEG),
        min(feedback.target[1], value + ZONE_WIDEST_DEG),
    )
    if low >= high:  # the zone is open on a side, and far away
        near = feedback.target[0] if np.isfinite(feedback.target[0]) else feedback.target[1]
        low, high = near - ZONE_LEAST_DEG / 2, near + ZONE_LEAST_DEG / 2
    turns = first + turn * np.radians(np.linspace(low, high, ARC_POINTS))
    inner, outer = (share * ARC_RADIUS * pose.height for share in ZONE_EDGES)
    outline = [(outer, each) for each in turns] + [(inner, each) for each in turns[::-1]]
    return tuple(
        (float(joint[0] + radius * np.cos(each)), float(joint[1] + radius * np.sin(each)))
        for radius, each in outline
    )


def _find_reference(
    pose: Pose, joint: Point, from_: str, side: Side, facing: str | None
) -> Point | None:
    """The direction from which the angle is counted, as (x, y) of any length."""
    if from_ == "up":
        return 0.0, -1.0
    if from_ == "forward":
        return (-1.0, 0.0) if facing == "left" else (1.0, 0.0)
    origin = _find(pose, with_side(from_, side))
    return (
        None if origin is None or origin == joint else (joint[0] - origin[0], joint[1] - origin[1])
    )


DIRECTIONS: Final = 8
LABEL_DISTANCE: Final = 0.17
"""From the joint to the middle of the value, of the picture's height."""
WALK: Final = 12
"""Points along a limb at which is looked whether it is hidden."""


def choose_label(
    arc: Arc,
    lines: tuple[Line, ...],
    picture: tuple[int, int],
    size: tuple[float, float],
    now: int | None,
) -> int:
    """The direction, in eighths of a turn, in which the value stands beside its joint and hides the least of the body.

    picture and size (of the value) are (width, height) in pixels of the picture. It stays where it is as long as nothing is hidden there.
    """
    limbs = [
        point
        for line in lines
        if line.role != "reference"
        for point in np.linspace(line.start, line.end, WALK)
    ]
    body = np.array([*limbs, *arc.points])

    def count_hidden(direction: int) -> int:
        x, y = place_label(arc, direction, picture[1])
        beyond = not (
            size[0] / 2 <= x <= picture[0] - size[0] / 2
            and size[1] / 2 <= y <= picture[1] - size[1] / 2
        )
        inside = (np.abs(body[:, 0] - x) < size[0] / 2) & (np.abs(body[:, 1] - y) < size[1] / 2)
        return int(inside.sum()) + 1000 * beyond

    if now is not None and count_hidden(now) == 0:
        return now
    return min(
        range(DIRECTIONS),
        key=lambda direction: (count_hidden(direction), -np.cos(_turn(direction) - arc.middle)),
    )


def place_label(arc: Arc, direction: int, height: int) -> Point:
    """Where the middle of the value stands, in the picture of this height."""
    x, y = arc.reference.start
    return (
        float(x + LABEL_DISTANCE * height * np.cos(_turn(direction))),
        float(y + LABEL_DISTANCE * height * np.sin(_turn(direction))),
    )


def _turn(direction: int) -> float:
    return direction * 2 * np.pi / DIRECTIONS
