"""The geometry of each angle as data: its limbs, its arc and its reference line. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, Side, other
from coach.body.sides import Roles, resolve, split_angle
from coach.exercise.definition.conditions import list_conditions
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback

Limb = tuple[str, str]
"""The full names of two landmarks that are connected by a line."""


@dataclass(frozen=True, slots=True)
class AngleShape:
    """How to draw an angle. Landmarks are named without their side."""

    limbs: tuple[Limb, ...]
    joint: str = ""
    """The landmark at the centre of the arc; empty for an angle without an arc."""
    from_: str = ""
    """Where the arc begins: at the extended line from this landmark through the joint, or at ``up``
    or ``forward``."""
    to: str = ""
    """The landmark at whose line from the joint the arc ends."""
    turn: int = 0
    """Direction in which the limb turns as the angle grows, in a side view of a person who faces
    right: 1 is clockwise, -1 is counterclockwise, 0 if unknown."""
    plumb: str = ""
    """The landmark through which a vertical reference line is drawn during a fault."""


TRUNK: Final = ("shoulder", "hip")
THIGH: Final = ("hip", "knee")
SHIN: Final = ("knee", "ankle")
FOOT: Final = ("heel", "foot_index")
NECK: Final = ("ear", "shoulder")

SHAPES: Final[Mapping[str, AngleShape]] = {
    "hip_flexion": AngleShape((TRUNK, THIGH), "hip", "shoulder", "knee", -1),
    "hip_bend": AngleShape((TRUNK, THIGH), "hip", "shoulder", "knee", -1),
    "shoulder_bend": AngleShape((TRUNK, ("shoulder", "elbow")), "shoulder", "ear", "elbow"),
    "knee_flexion": AngleShape((THIGH, SHIN), "knee", "hip", "ankle", 1),
    "knee_bend": AngleShape((THIGH, SHIN), "knee", "hip", "ankle", 1),
    "leg_elevation": AngleShape((THIGH, SHIN), "hip", "forward", "ankle"),
    "thigh_elevation": AngleShape((THIGH,), "hip", "forward", "knee", -1),
    "shin_lean": AngleShape((SHIN,), "ankle", "up", "knee", 1, plumb="ankle"),
    "shin_tilt": AngleShape((SHIN,), "ankle", "up", "knee", 1, plumb="ankle"),
    "knee_past_toes": AngleShape((SHIN,), plumb="foot_index"),
    "knee_valgus": AngleShape((THIGH, SHIN), plumb="ankle"),
    "ankle_dorsiflexion": AngleShape((SHIN, FOOT)),
    "elbow_flexion": AngleShape(
        (("shoulder", "elbow"), ("elbow", "wrist")), "elbow", "shoulder", "wrist", -1
    ),
    "trunk_lean": AngleShape((TRUNK,), "hip", "up", "shoulder", 1, plumb="hip"),
    "trunk_tilt": AngleShape((TRUNK,), "hip", "up", "shoulder", 1, plumb="hip"),
    "head_lift": AngleShape((NECK,), "shoulder", "hip", "ear", 1),
    "pelvis_obliquity": AngleShape((("left_hip", "right_hip"),)),
    "shoulder_obliquity": AngleShape((("left_shoulder", "right_shoulder"),)),
}


def with_side(landmark: str, side: Side) -> str:
    """Return the full name of a landmark. A landmark that already has a side keeps it."""
    return landmark if landmark.startswith(("left_", "right_")) else f"{side}_{landmark}"


def find_roles(exercise: Exercise, feedback: Feedback) -> Roles:
    """Return the roles of the legs, from the exercised side and the direction the person faces."""
    facing, side = feedback.view.facing, feedback.side
    near = facing if facing == "left" or facing == "right" else None
    front = None if side is None else {"front": side, "rear": other(side)}.get(exercise.side)
    return Roles(front=front, near=near, working=side)


def list_limbs(name: str, roles: Roles) -> Iterator[Limb]:
    """Iterate over the limbs of an angle. There are none while its side is unknown."""
    base, word = split_angle(name)
    shape = SHAPES.get(base)
    if shape is None:
        return
    for side in find_sides(name, roles) if word else (roles.working or roles.near or "left",):
        for one, two in shape.limbs:
            yield with_side(one, side), with_side(two, side)


def find_sides(name: str, roles: Roles) -> tuple[Side, ...]:
    """Return the sides that the name of an angle refers to now; empty while unknown."""
    if split_angle(name)[1] in ("either", "both"):
        return SIDES
    full = resolve(name, roles)
    return tuple(side for side in SIDES if full is not None and full.endswith(f"_{side}"))


def list_watched(exercise: Exercise, roles: Roles) -> frozenset[Limb]:
    """Return the limbs that are relevant for this exercise now."""
    judged = (
        condition
        for part, _, condition in list_conditions(exercise)
        if part not in ("in_position", "levels")
    )
    names = {exercise.main_angle, *(condition.angle for condition in judged)}
    return frozenset(limb for name in names for limb in list_limbs(name, roles))


def list_faulty(
    exercise: Exercise, roles: Roles, faults: tuple[str, ...]
) -> tuple[frozenset[Limb], tuple[str, ...]]:
    """Return the limbs at fault and the landmarks that get a vertical reference line.

    Unknown faults are ignored. If a fault names other angles besides the main one, the main angle
    only says when to look for the fault, so its limbs are not included.
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
