"""Small valid exercises as data, for tests that change one thing."""

from __future__ import annotations

from typing import Any

from coach.exercise.definition.exercise import Condition, Exercise

BASE: dict[str, Any] = {
    "schema_version": 1,
    "title": "Knee bend",
    "summary": "Bends the knees.",
    "kind": "repetitions",
    "position": "standing",
    "main_angle": "knee_bend_left",
    "target": [80.0, 110.0],
    "dose": {"text": "Ten times"},
    "steps": ["Bend the knees."],
    "placement": "Beside you.",
    "source": {"text": "Nobody, never."},
}
DEEP = {"name": "down", "when": [{"angle": "knee_bend_left", "above": 60.0, "leave": 5.0}]}
TALL = {"name": "up", "when": [{"angle": "knee_bend_left", "below": 20.0, "leave": 5.0}]}
HALF = {"name": "half", "when": [{"angle": "knee_bend_left", "above": 30.0, "below": 50.0}]}
LEANING = {
    "name": "leaning",
    "title": "Leaning",
    "when": [{"angle": "trunk_lean", "above": 20.0, "leave": 4.0}],
    "cue": "Trunk upright",
    "fix": "Lean less.",
    "lasting_s": 0.3,
}
SHALLOW = {
    "name": "shallow",
    "title": "Shallow",
    "when": [{"angle": "knee_bend_left", "below": 70.0}],
    "judged": "turning-point",
    "severity": 1,
    "cue": "Deeper",
    "fix": "Go deeper.",
}
KNEE_BEND = {
    **BASE,
    "phases": [TALL, DEEP],
    "min_s": 0.5,
    "max_s": 10.0,
    "faults": [LEANING, SHALLOW],
}
PLANK = {
    **BASE,
    "kind": "hold",
    "side": "raised",
    "main_angle": "thigh_elevation_working",
    "hold": {
        "when": [
            {"angle": "thigh_elevation_either", "above": 100.0, "leave": 5.0, "why": "Knee closer"}
        ],
        "begin_s": 0.5,
        "grace_s": 2.0,
    },
    "dose": {"text": "Three seconds", "hold_s": 3.0},
    "faults": [LEANING],
}
RAISE = {
    **BASE,
    "kind": "range-of-motion",
    "side": "raised",
    "main_angle": "thigh_elevation_working",
    "range_of_motion": {
        "angle": "thigh_elevation_working",
        "baseline_s": 0.0,
        "norm_deg": 120.0,
        "norm_source": "A book",
        "definition": "Thigh against the floor",
        "credit": [
            {"angle": "knee_flexion_working", "above": 60.0, "why": "The knee was not bent."}
        ],
    },
    "faults": [LEANING],
}

GUIDED = {
    **{key: value for key, value in BASE.items() if key not in ("main_angle", "target")},
    "kind": "guided",
    "guide": [
        {"text": "Roll the left thigh.", "seconds": 3.0},
        {"text": "Roll the right thigh.", "seconds": 2.0},
    ],
}

OF_KIND: dict[str, dict[str, Any]] = {
    words["kind"]: words for words in (KNEE_BEND, PLANK, RAISE, GUIDED)
}
"""Kind -> the exercise of that kind."""


def make(changed: dict[str, Any] | None = None, **changes: Any) -> Exercise:
    """An exercise of this data, the knee bend by default."""
    return Exercise.model_validate({**(changed or KNEE_BEND), **changes})


def condition(angle: str = "trunk_lean", **bounds: Any) -> Condition:
    """A condition of this data."""
    return Condition.model_validate({"angle": angle, **bounds})
