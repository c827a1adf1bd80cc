"""What stands in a recording, message by message: poses and events as JSON, the header as text.

JSON keeps a number exactly: Python writes the shortest decimal that reads back as the same float64. So a pose comes back bit for
bit, whatever it was, and any MCAP viewer can plot it. `coach.body.pose.round_for_storage` makes the numbers short; it is what keeps a
recording small, not what keeps it exact. A landmark that is not seen is ``null``; where nobody was found the lists are empty.
"""

from __future__ import annotations

import dataclasses
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, get_type_hints

import numpy as np
import pydantic
import pydantic_core

from coach.body import landmarks
from coach.body.pose import Array, Pose, empty_pose
from coach.body.sides import SideChoice
from coach.exercise.tracking.events import KINDS, Event, from_dict, to_dict

SCHEMA_VERSION: Final = 1
POSES: Final = "/poses"
EVENTS: Final = "/events"
CHECKSUM: Final = "crc32"
"""Name of the text that guards the others of a header; MCAP itself guards all but these."""

LARGEST: Final = 100_000
"""Width and height of a picture, pixels: no camera gives more."""
LONGEST_S: Final = 1e9
"""No time, and no other number of an event, is larger."""

IMAGE: Final = ("image_x", "image_y")
WORLD: Final = ("world_x", "world_y", "world_z")
COLUMNS: Final = (*IMAGE, *WORLD, "visibility")
"""Names of the lists in which the landmarks stand."""


@dataclass(frozen=True, slots=True)
class Header:
    """What was recorded, with what."""

    exercise: str
    """Name of the exercise."""
    exercise_text: str
    """The exercise's file as it was."""
    side: SideChoice
    """The side that was asked for."""
    started_utc: str
    """When the recording began, ISO 8601, UTC."""
    coach_version: str
    python_version: str
    libraries: Mapping[str, str]
    """Name -> version of the libraries that the result depends on."""
    camera: str
    """Name of the camera or video file."""
    model_sha256: str
    """Checksum of the pose model."""
    width: int
    """Width of the picture in pixels, when the recording began."""
    height: int
    """Height of the picture in pixels, when the recording began."""
    schema_version: int = SCHEMA_VERSION
    """Version of all that stands in this module."""


def header_to_texts(header: Header) -> dict[str, str]:
    """The header as names and texts, without the exercise's file; what is not a text is written as JSON. `CHECKSUM` is one of them."""
    fields = {
        field.name: getattr(header, field.name)
        for field in dataclasses.fields(header)
        if field.name != "exercise_text"
    }
    texts = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in fields.items()
    }
    texts = {name: text.encode(errors="replace").decode() for name, text in texts.items()}
    return {**texts, CHECKSUM: _sum_up(texts)}


def header_from_texts(texts: Mapping[str, str], exercise_text: str) -> Header:
    """The header that `header_to_texts` wrote. Raises ValueError where it is not one, or its checksum is wrong; older ones have none."""
    said = {name: text for name, text in texts.items() if name != CHECKSUM}
    if texts.get(CHECKSUM, _sum_up(said)) != _sum_up(said):
        raise ValueError("the checksum is wrong")
    fields = {
        **said,
        "libraries": _parse(texts.get("libraries", "{}")),
        "exercise_text": exercise_text,
    }
    return _find_adapter().validate_python(fields)


def is_time(text: str) -> bool:
    """Whether this is a time in ISO 8601, and one that every time zone has."""
    try:
        return 1 < datetime.fromisoformat(text).year < 9999
    except ValueError:
        return False


@cache
def _find_adapter() -> pydantic.TypeAdapter[Header]:
    """Made once: making it takes longer than to read a header."""
    return pydantic.TypeAdapter(Header)


def _sum_up(texts: Mapping[str, str]) -> str:
    return f"{zlib.crc32(json.dumps(sorted(texts.items())).encode()):08x}"


def pose_to_json(pose: Pose) -> bytes:
    """The pose as UTF-8 JSON; `POSE_SCHEMA` says how. Raises ValueError for an infinite number."""
    message: dict[str, Any] = {
        "time_s": float(pose.time_s),
        "width": int(pose.width),
        "height": int(pose.height),
    }
    if not math.isnan(pose.brightness):
        message["brightness"] = float(pose.brightness)
    empty = not (
        np.isfinite(pose.image).any() or np.isfinite(pose.world).any() or pose.visibility.any()
    )
    for names, array in (
        (IMAGE, pose.image),
        (WORLD, pose.world),
        (("visibility",), pose.visibility[:, None]),
    ):
        for column, name in enumerate(names):
            message[name] = [] if empty else _known(array[:, column])
    return json.dumps(message, separators=(",", ":"), allow_nan=False).encode()


def pose_from_json(data: bytes) -> Pose:
    """The pose that `pose_to_json` wrote, bit for bit. Raises KeyError, TypeError or ValueError where it is not one."""
    message = _parse(data)
    try:
        time_s, width, height = (
            float(message["time_s"]),
            int(message["width"]),
            int(message["height"]),
        )
        brightness = float(message.get("brightness", math.nan))
    except (AttributeError, OverflowError) as error:
        raise ValueError("a number is beyond measure, or this is no table") from error
    if not (
        abs(time_s) <= LONGEST_S and 0 < width <= LARGEST and 0 < height <= LARGEST
    ) or math.isinf(brightness):
        raise ValueError("no picture was ever taken at such a time or of such a size")
    columns = [message[name] for name in COLUMNS]
    if not any(columns):
        return empty_pose(time_s, width, height, brightness)
    rows = _stack(columns)
    image, world = (
        np.ascontiguousarray(rows[:2].T),
        np.ascontiguousarray(rows[2:5].T),
    )  # row by row in memory, as sums depend on it
    return Pose(time_s, image, world, rows[5], width, height, brightness)


def event_to_json(event: Event) -> bytes:
    """The event as UTF-8 JSON; ``kind`` says which it is."""
    return json.dumps(
        to_dict(event), separators=(",", ":"), allow_nan=False, ensure_ascii=False
    ).encode()


def event_from_json(data: bytes) -> Event:
    """The event that `event_to_json` wrote. Raises KeyError, TypeError or ValueError where it is not one."""
    message = _parse(data)
    if not isinstance(message, dict):
        raise TypeError("an event is a table")
    event = from_dict(message)
    _find_event_adapter(message["kind"]).validate_json(data, strict=True)
    if not all(
        abs(value) <= LONGEST_S for value in message.values() if isinstance(value, int | float)
    ):
        raise ValueError("a number is beyond measure")
    return event


@cache
def _find_event_adapter(kind: str) -> pydantic.TypeAdapter[Event]:
    """What looks whether each field of an event of this kind is of its type."""
    return pydantic.TypeAdapter(KINDS[kind])


def _parse(data: str | bytes) -> Any:
    """What this JSON says. Raises ValueError where it is none."""
    return pydantic_core.from_json(data)  # four times as fast as `json`, and as exact


def _known(column: Array) -> list[float | None]:
    values: list[float | None] = column.tolist()
    return [None if value != value else value for value in values]


def _stack(columns: Sequence[Any]) -> Array:
    """(len(columns), 33) these lists, ``null`` as NaN. Raises TypeError or ValueError where they are none of 33 numbers each."""
    try:
        rows = np.array(columns, dtype=np.float64)
    except OverflowError as error:
        raise ValueError("a number is beyond measure") from error
    if rows.shape != (len(columns), landmarks.COUNT):
        raise ValueError(f"{', '.join(COLUMNS)}: {landmarks.COUNT} numbers are wanted")
    if np.isinf(rows).any():
        raise ValueError("a number is beyond measure")
    return rows


def _list_of_numbers(description: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "number"}, "description": description}


POSE_SCHEMA: Final[Mapping[str, Any]] = {
    "title": "coach.Pose",
    "description": "The measurement of one instant. Lists hold a number a landmark, null where it is not seen; empty: nobody found. "
    "Landmarks in order: " + ", ".join(landmarks.NAMES),
    "type": "object",
    "properties": {
        "time_s": {"type": "number", "description": "Seconds since the recording began"},
        "width": {"type": "integer", "description": "Width of the picture, pixels"},
        "height": {"type": "integer", "description": "Height of the picture, pixels"},
        "brightness": {
            "type": "number",
            "description": "Mean of the picture, 0 black to 1 white; absent where not known",
        },
        "image_x": _list_of_numbers("Pixels to the right"),
        "image_y": _list_of_numbers("Pixels downward"),
        "world_x": _list_of_numbers("Metres to the picture's right, from between the hips"),
        "world_y": _list_of_numbers("Metres downward"),
        "world_z": _list_of_numbers("Metres away from the camera"),
        "visibility": _list_of_numbers("0 to 1, the model's own belief"),
    },
    "required": ["time_s", "width", "height", *IMAGE, *WORLD, "visibility"],
}
"""JSON Schema of a message on `POSES`; plain lists only, since viewers do not plot lists of lists."""


def _event_schema() -> dict[str, Any]:
    """One table for all kinds of events: the union of their fields."""
    hints = {name: hint for kind in KINDS.values() for name, hint in get_type_hints(kind).items()}
    types = {
        float: "number",
        float | None: "number",
        int: "integer",
        bool: "boolean",
        tuple[str, ...]: "array",
    }
    fields: dict[str, Any] = {
        name: {"type": types.get(hint, "string")} for name, hint in hints.items()
    }
    for field in fields.values():
        if field["type"] == "array":
            field["items"] = {"type": "string"}
    kind = {
        "type": "string",
        "enum": list(KINDS),
        "description": "Which event it is; the other fields are those of its kind",
    }
    return {
        "title": "coach.Event",
        "type": "object",
        "properties": {"kind": kind, **fields},
        "required": ["kind", "time_s"],
    }


EVENT_SCHEMA: Final[Mapping[str, Any]] = _event_schema()
"""JSON Schema of a message on `EVENTS`."""
