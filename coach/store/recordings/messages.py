"""The messages in a recording: poses and events as JSON, the header as text.

JSON stores a number exactly: Python writes the shortest decimal that reads back as the same
float64. So a pose is read back bit for bit, and any MCAP viewer can plot it.
`coach.body.pose.round_for_storage` makes the numbers short, which keeps recordings small. A
landmark that is not visible is ``null``; if nobody was found, the lists are empty.
"""

from __future__ import annotations

import dataclasses
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import numpy as np
import pydantic
import pydantic_core

from coach.body import landmarks
from coach.body.pose import Array, Pose, empty_pose
from coach.body.sides import SideChoice
from coach.exercise.tracking.events import KINDS, Event, from_dict, to_dict

FIRST_VERSION: Final = 1
SCHEMA_VERSION: Final = 3
"""Newest version of the messages in this module.

The first one has no `HoldStarted`, the second one no `rest_start_s` of it.
"""
POSES: Final = "/poses"
EVENTS: Final = "/events"
CHECKSUM: Final = "crc32"
"""Name of the checksum of the header, the only part that MCAP does not protect."""

LARGEST: Final = 100_000
"""Maximum width and height of a picture, in pixels: no camera gives more."""
LONGEST_S: Final = 1e9
"""Maximum time, and maximum of all numbers of an event."""

IMAGE: Final = ("image_x", "image_y")
WORLD: Final = ("world_x", "world_y", "world_z")
COLUMNS: Final = (*IMAGE, *WORLD, "visibility")
"""Names of the lists with the coordinates of the landmarks."""


@dataclass(frozen=True, slots=True)
class Header:
    """What was recorded, and with what."""

    exercise: str
    """Name of the exercise."""
    exercise_text: str
    """The exercise's file as it was."""
    side: SideChoice
    """The side that was asked for."""
    started_utc: str
    """Start of the recording, ISO 8601, UTC."""
    coach_version: str
    python_version: str
    libraries: Mapping[str, str]
    """Name -> version of the libraries that the result depends on."""
    camera: str
    """Name of the camera or video file."""
    model_sha256: str
    """Checksum of the pose model that looked at every picture."""
    width: int
    """Width of the first picture, in pixels; 0 if there was none: only the pain was asked."""
    height: int
    """Height of the first picture, in pixels; 0 if there was none."""
    schema_version: int = FIRST_VERSION
    """Version of the messages in this module, see `find_version`."""
    larger_model_sha256: str = ""
    """Checksum of the larger pose model, which looked again if legs were in doubt and the computer
    was fast enough; empty without one, and in recordings of earlier versions, which ignore it."""

    @property
    def begun(self) -> bool:
        """Whether the exercise was begun, and not only the pain before or after it was asked."""
        return self.width > 0


def find_version(kind: str, sets: int) -> int:
    """Return the oldest version that can hold a live recording of an exercise.

    Earlier versions of coach read it, or say that coach is to be updated.

    Args:
        kind: The kind of the exercise.
        sets: Number of sets, all sides counted.
    """
    if kind != "hold":
        return FIRST_VERSION
    return 2 if sets == 1 else 3


def header_to_texts(header: Header) -> dict[str, str]:
    """Return the header without the exercise file as names and texts, including `CHECKSUM`.

    Values that are not texts are written as JSON.
    """
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
    """Return the header that `header_to_texts` wrote. Older headers have no checksum.

    Raises:
        ValueError: The header is invalid, or its checksum is wrong.
    """
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
    """Return True if this is an ISO 8601 time that exists in every time zone."""
    try:
        return 1 < datetime.fromisoformat(text).year < 9999
    except ValueError:
        return False


def parse_start(started_utc: str) -> datetime:
    """Return the start that a header names, with its time zone; without one it is UTC."""
    began = datetime.fromisoformat(started_utc)
    return began if began.tzinfo else began.replace(tzinfo=UTC)


@cache
def _find_adapter() -> pydantic.TypeAdapter[Header]:
    """Create the adapter once: that takes longer than reading a header."""
    return pydantic.TypeAdapter(Header)


def _sum_up(texts: Mapping[str, str]) -> str:
    return f"{zlib.crc32(json.dumps(sorted(texts.items())).encode()):08x}"


def pose_to_json(pose: Pose) -> bytes:
    """Return the pose as UTF-8 JSON according to `POSE_SCHEMA`.

    Raises:
        ValueError: A number is infinite.
    """
    message: dict[str, Any] = {
        "time_s": float(pose.time_s),
        "width": int(pose.width),
        "height": int(pose.height),
    }
    if not math.isnan(pose.brightness):
        message["brightness"] = float(pose.brightness)
    arrays = pose.image, pose.world, pose.visibility
    known = math.isfinite(pose.time_s) and not math.isinf(pose.brightness)
    if not known or any(np.isinf(array).any() for array in arrays):
        raise ValueError("JSON has no infinite numbers")
    empty = not (any(np.isfinite(array).any() for array in arrays[:2]) or pose.visibility.any())
    for names, array in zip((IMAGE, WORLD, ("visibility",)), arrays, strict=True):
        columns = [[] for _ in names] if empty else np.atleast_2d(array.T).tolist()
        message.update(zip(names, columns, strict=True))
    # Four times as fast as `json`; a number that is not known becomes null.
    return pydantic_core.to_json(message, inf_nan_mode="null")


def pose_from_json(data: bytes) -> Pose:
    """Return the pose that `pose_to_json` wrote, bit for bit.

    Raises:
        KeyError, TypeError, ValueError: This is not a pose.
    """
    message = _parse(data)
    try:
        time_s = _read_number(message["time_s"])
        width = int(_read_number(message["width"]))
        height = int(_read_number(message["height"]))
        brightness = _read_number(message.get("brightness", math.nan))
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
    # Row by row in memory: the order affects the last bit of sums.
    image, world = np.ascontiguousarray(rows[:2].T), np.ascontiguousarray(rows[2:5].T)
    return Pose(time_s, image, world, rows[5], width, height, brightness)


def event_to_json(event: Event) -> bytes:
    """Return the event as UTF-8 JSON; ``kind`` names its class."""
    return json.dumps(
        to_dict(event), separators=(",", ":"), allow_nan=False, ensure_ascii=False
    ).encode()


def event_from_json(data: bytes) -> Event:
    """Return the event that `event_to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: This is not an event.
    """
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
    """Return an adapter that checks the type of each field of such an event."""
    return pydantic.TypeAdapter(KINDS[kind])


def _parse(data: str | bytes) -> Any:
    """Return what this JSON contains.

    Raises:
        ValueError: It is not JSON.
    """
    return pydantic_core.from_json(data)  # four times as fast as `json`, and as exact


def _read_number(value: Any) -> float:
    """Return a number. Raises TypeError for a text or ``true``, which Python takes for numbers."""
    if type(value) not in (int, float):
        raise TypeError("a text or a truth is no number")
    return float(value)


def _stack(columns: Sequence[Any]) -> Array:
    """Return the lists as an array (len(columns), 33), with ``null`` as NaN.

    Raises:
        TypeError, ValueError: A list does not hold 33 numbers.
    """
    try:
        rows = np.array(columns, dtype=np.float64)
    except OverflowError as error:
        raise ValueError("a number is beyond measure") from error
    if rows.shape != (len(columns), landmarks.COUNT):
        raise ValueError(f"{', '.join(COLUMNS)}: {landmarks.COUNT} numbers are wanted")
    if np.count_nonzero(np.isinf(rows)):  # which takes a third of the time of `any`
        raise ValueError("a number is beyond measure")
    return rows
