"""Which limbs an angle is about, as data: what to draw strongly, where its arc stands, what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, Side, other
from coach.body.sides import Roles, resolve, split_angle
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.feedback import Feedback

Limb = tuple[str, str]
"""Two landmarks, by full name, with a line between them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an angle is about. Landmarks are named without their side."""

    limbs: tuple[Limb, ...]
    joint: str = ""
    """Where the arc stands; empty for an angle without one."""
    from_: str = ""
    """The arc begins where the line from this landmark would go on beyond the joint, or at ``up`` or ``forward``."""
    to: str = ""
    """The arc ends at the line from the joint to this landmark."""
    turn: int = 0
    """Which way the limb turns as the angle grows, seen from the side by somebody who faces right: 1 clockwise, -1 the other way."""
    plumb: str = ""
    """A vertical reference through this landmark is drawn while the angle is at fault."""


TRUNK: Final = ("shoulder", "hip")
THIGH: Final = ("hip", "knee")
SHIN: Final = ("knee", "ankle")
FOOT: Final = ("heel", "foot_index")
NECK: Final = ("ear", "shoulder")

SHAPES: Final[Mapping[str, Shape]] = {
    "hip_flexion": Shape((TRUNK, THIGH), "hip", "shoulder", "knee", -1),
    "hip_bend": Shape((TRUNK, THIGH), "hip", "shoulder", "knee", -1),
    "shoulder_bend": Shape((TRUNK, ("shoulder", "elbow")), "shoulder", "ear", "elbow"),
    "knee_flexion": Shape((THIGH, SHIN), "knee", "hip", "ankle", 1),
    "knee_bend": Shape((THIGH, SHIN), "knee", "hip", "ankle", 1),
    "thigh_elevation": Shape((THIGH,), "hip", "forward", "knee", -1),
    "shin_lean": Shape((SHIN,), "ankle", "up", "knee", 1, plumb="ankle"),
    "shin_tilt": Shape((SHIN,), "ankle", "up", "knee", 1, plumb="ankle"),
    "knee_past_toes": Shape((SHIN,), plumb="foot_index"),
    "knee_valgus": Shape((THIGH, SHIN), plumb="ankle"),
    "ankle_dorsiflexion": Shape((SHIN, FOOT)),
    "elbow_flexion": Shape(
        (("shoulder", "elbow"), ("elbow", "wrist")), "elbow", "shoulder", "wrist", -1
    ),
    "trunk_lean": Shape((TRUNK,), "hip", "up", "shoulder", 1, plumb="hip"),
    "trunk_tilt": Shape((TRUNK,), "hip", "up", "shoulder", 1, plumb="hip"),
    "head_lift": Shape((NECK,), "shoulder", "hip", "ear", 1),
    "pelvis_obliquity": Shape((("left_hip", "right_hip"),)),
    "shoulder_obliquity": Shape((("left_shoulder", "right_shoulder"),)),
}


def with_side(landmark: str, side: Side) -> str:
    """Full name of a landmark; one that has its side already keeps it."""
    return landmark if landmark.startswith(("left_", "right_")) else f"{side}_{landmark}"


def find_roles(exercise: Exercise, feedback: Feedback) -> Roles:
    """Which leg does what now, from the side that is exercised and where the person faces."""
    facing, side = feedback.view.facing, feedback.side
    near = facing if facing == "left" or facing == "right" else None
    front = None if side is None else {"front": side, "rear": other(side)}.get(exercise.side)
    return Roles(front=front, near=near, working=side)


def list_limbs(name: str, roles: Roles) -> Iterator[Limb]:
    """The limbs that an angle is about; none while its side is not known."""
    base, word = split_angle(name)
    shape = SHAPES.get(base)
    if shape is None:
        return
    for side in find_sides(name, roles) if word else (roles.working or roles.near or "left",):
        for one, two in shape.limbs:
            yield with_side(one, side), with_side(two, side)


def find_sides(name: str, roles: Roles) -> tuple[Side, ...]:
    """The sides that an angle's name means now; none while not known."""
    if split_angle(name)[1] in ("either", "both"):
        return SIDES
    full = resolve(name, roles)
    return tuple(side for side in SIDES if full is not None and full.endswith(f"_{side}"))


def list_conditions(exercise: Exercise) -> Iterator[Condition]:
    """Every condition by which the exercise is judged."""
    for phase in exercise.phases:
        yield from phase.when
    for fault in exercise.faults:
        yield from fault.when
    yield from exercise.hold.when if exercise.hold else ()
    yield from exercise.range_of_motion.credit if exercise.range_of_motion else ()


def list_watched(exercise: Exercise, roles: Roles) -> frozenset[Limb]:
    """The limbs that matter for this exercise now."""
    names = {exercise.main_angle, *(condition.angle for condition in list_conditions(exercise))}
    return frozenset(limb for name in names for limb in list_limbs(name, roles))


def list_faulty(
    exercise: Exercise, roles: Roles, faults: tuple[str, ...]
) -> tuple[frozenset[Limb], tuple[str, ...]]:
    """The limbs at fault now, and the landmarks through which a vertical reference is drawn. Unknown faults are passed over.

    Where a fault names other angles beside the main one, the main one only tells when it is looked for.
    """
    limbs: set[Limb] = set()
    plumbs: dict[str, None] = {}
    for fault in exercise.faults:
        if fault.name not in faults:
            continue
        names = {condition.angle for condition in fault.when}
        for name in names - {exercise.main_angle} or names:
            limbs.update(list_limbs(name, roles))
            shape = SHAPES.get(split_angle(name)[0])
            if shape is not None and shape.plumb:
                sides = find_sides(name, roles) or (roles.working or roles.near or "left",)
                plumbs.update({with_side(shape.plumb, side): None for side in sides})
    return frozenset(limbs), tuple(plumbs)
