"""Postures as joint angles, and the interpolation between them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Final, Literal, Protocol

RestsOn = Literal["feet", "knees", "seat", "back", "front", "side", "forearms"]
HandPlace = Literal["", "object", "belly", "hip", "thigh"]
"""What a hand lies on; empty if the angles of its arm say where it is."""
ObjectKind = Literal[
    "ball",
    "roller",
    "stick",
    "warm_pack",
    "cold_pack",
    "band",
    "spot",
    "muscle",
    "bones",
    "chair",
    "table",
    "wall",
]
BodyPart = Literal[
    "trunk", "thigh_working", "thigh_other", "shin_working", "shin_other", "foot_working"
]
Face = Literal["front", "back"]
SeenFrom = Literal["", "side", "half_front", "front", "back", "above"]
"""From where a body is drawn; empty for the view of the exercise. Its right side is on the left
if it is seen from the front."""


class DrawnObject(Protocol):
    """An object that is drawn with a body, and where it touches it."""

    @property
    def kind(self) -> ObjectKind:
        """What it is."""

    @property
    def on(self) -> BodyPart:
        """The part of the body that it touches."""

    @property
    def along(self) -> float:
        """Share of the way along the part, from hip, knee or heel to its other end."""

    @property
    def across(self) -> float:
        """Share of half the width of the part; the working side positive."""

    @property
    def face(self) -> Face:
        """Whether it touches the front or the back of the part."""

    def __hash__(self) -> int:
        """Equal positions are drawn once."""


@dataclass(frozen=True, slots=True)
class PlacedObject:
    """A drawn object as values. See `DrawnObject` for their meaning."""

    kind: ObjectKind
    on: BodyPart = "trunk"
    along: float = 0.0
    across: float = 0.0
    face: Face = "front"


class Joints(Protocol):
    """The joint angles of a body in degrees, flexion positive.

    Of two numbers the first is of the working leg or the arm of that side.
    """

    @property
    def trunk_lean(self) -> float:
        """Trunk against gravity, forward positive; -90 is lying on the back, 90 on the front."""

    @property
    def head_lift(self) -> float:
        """Head against the trunk, chin to the chest positive."""

    @property
    def hip_flexion(self) -> tuple[float, float]:
        """Thigh against the trunk, extension negative."""

    @property
    def hip_abduction(self) -> tuple[float, float]:
        """Leg to the side, outward positive."""

    @property
    def knee_flexion(self) -> tuple[float, float]:
        """Shin against the thigh, 0 straight."""

    @property
    def ankle_dorsiflexion(self) -> tuple[float, float]:
        """Toes up positive, 0 is a right angle between foot and shin."""

    @property
    def shoulder_flexion(self) -> tuple[float, float]:
        """Upper arm against the trunk, forward positive."""

    @property
    def elbow_flexion(self) -> tuple[float, float]:
        """Forearm against the upper arm, 0 straight."""

    @property
    def hip_rotation(self) -> tuple[float, float]:
        """Thigh about its own axis, outward positive: a bent knee then moves the foot inward."""

    @property
    def spine_flexion(self) -> float:
        """Pelvis against the chest, a rounded back positive, a hollow back negative."""

    @property
    def trunk_rotation(self) -> float:
        """Chest against the pelvis, turned to the working side positive."""

    @property
    def rests_on(self) -> RestsOn:
        """What the body rests on."""

    @property
    def hands_on(self) -> tuple[HandPlace, HandPlace]:
        """What the hands lie on; the angles of such an arm are not used."""

    @property
    def seen_from(self) -> SeenFrom:
        """From where it is drawn."""

    @property
    def detail(self) -> bool:
        """Whether only the pelvis and its surroundings are drawn, to show a place on them."""

    @property
    def objects(self) -> tuple[DrawnObject, ...]:
        """What is drawn with the body."""

    def __hash__(self) -> int:
        """Equal positions are drawn once."""


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles as values; standing by default. See `Joints` for their meaning."""

    trunk_lean: float = 0.0
    head_lift: float = 0.0
    hip_flexion: tuple[float, float] = (0.0, 0.0)
    hip_abduction: tuple[float, float] = (0.0, 0.0)
    knee_flexion: tuple[float, float] = (0.0, 0.0)
    ankle_dorsiflexion: tuple[float, float] = (0.0, 0.0)
    shoulder_flexion: tuple[float, float] = (0.0, 0.0)
    elbow_flexion: tuple[float, float] = (0.0, 0.0)
    hip_rotation: tuple[float, float] = (0.0, 0.0)
    spine_flexion: float = 0.0
    trunk_rotation: float = 0.0
    rests_on: RestsOn = "feet"
    hands_on: tuple[HandPlace, HandPlace] = ("", "")
    seen_from: SeenFrom = ""
    detail: bool = False
    objects: tuple[DrawnObject, ...] = ()


STEPWISE: Final = ("rests_on", "hands_on", "seen_from", "detail")
"""What changes at the end of the way between two postures."""


def interpolate(before: Joints, after: Joints, share: float) -> Posture:
    """Return a posture between two others; a share of 0 is before, 1 is after.

    What has no values between (`STEPWISE`, objects of different kinds) changes at the end.
    """
    values: dict[str, object] = {}
    for field in dataclasses.fields(Posture):
        first, last = getattr(before, field.name), getattr(after, field.name)
        if field.name in STEPWISE:
            values[field.name] = first if share < 1 else last
        elif field.name == "objects":
            values[field.name] = _interpolate_objects(first, last, share)
        elif isinstance(first, tuple):
            values[field.name] = tuple(
                _mix(one, two, share) for one, two in zip(first, last, strict=True)
            )
        else:
            values[field.name] = _mix(first, last, share)
    return Posture(**values)  # type: ignore[arg-type]


def can_interpolate(before: Joints, after: Joints) -> bool:
    """Return True if a drawing can move from one of two positions to the other.

    It cannot if they are seen from different sides, or if the objects differ.
    """
    return (before.seen_from, before.detail, _list_places(before)) == (
        after.seen_from,
        after.detail,
        _list_places(after),
    )


def _list_places(figure: Joints) -> list[tuple[str, ...]]:
    return [(each.kind, each.on, each.face) for each in figure.objects]


def _interpolate_objects(
    before: tuple[DrawnObject, ...], after: tuple[DrawnObject, ...], share: float
) -> tuple[DrawnObject, ...]:
    if [each.kind for each in before] != [each.kind for each in after]:
        return before if share < 1 else after
    return tuple(
        PlacedObject(
            one.kind,
            one.on,
            _mix(one.along, two.along, share),
            _mix(one.across, two.across, share),
            one.face,
        )
        for one, two in zip(before, after, strict=True)
    )


def _mix(first: float, last: float, share: float) -> float:
    """Return the value between these two at the share of the way."""
    return first + share * (last - first)
