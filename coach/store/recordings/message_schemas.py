"""JSON Schemas of the messages in a recording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_type_hints

from coach.body import landmarks
from coach.exercise.tracking.events import KINDS
from coach.store.recordings.messages import IMAGE, WORLD


def _list_of_numbers(description: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "number"}, "description": description}


POSE_SCHEMA: Final[Mapping[str, Any]] = {
    "title": "coach.Pose",
    "description": "The measurement of one instant. Lists hold a number a landmark, null where it "
    "is not seen; empty: nobody found. Landmarks in order: " + ", ".join(landmarks.NAMES),
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
"""JSON Schema of a message on `POSES`; only plain lists, since viewers cannot plot nested ones."""


def _event_schema() -> dict[str, Any]:
    """Return one table for all kinds of events: the union of their fields."""
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
