"""Templates for own exercises: a small valid exercise of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from coach.exercise.definition.exercise import Kind

Data = dict[str, Any]

OPEN_SUMMARY: Final = "Say in one sentence what it"
"""How the summary of a template begins: who writes the exercise still has to replace it."""

COMMON: Final[Mapping[str, Any]] = {
    "position": "standing",
    "start": "Stand tall",
    "praise": "Good",
    "placement": (
        "Beside you, about 3 metres away, at the height of your hips, so that it sees you from "
        "the side from head to foot."
    ),
    "cautions": ["Stop when it hurts."],
    "view": {"kinds": ["side"], "max_yaw_deg": 27.0},
    "source": {"text": "My own. Write here who advised it: a name, a book, a year."},
}

RAISED_LEG: Final[Mapping[str, Any]] = {
    "side": "raised",
    "side_words": "leg raised",
    "main_angle": "thigh_elevation_working",
    "rest_deg": -85.0,
}
"""Standing on one leg, the other raised: the common part of several templates."""

STARTERS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "repetitions": {
        "summary": f"{OPEN_SUMMARY} is for.",
        **RAISED_LEG,
        "target": [-10.0, 40.0],
        "min_s": 0.5,
        "max_s": 15.0,
        "steps": [
            "Stand tall.",
            "Raise one knee to the height of your hip.",
            "Put the foot down again. That is one.",
        ],
        "group": "strength",
        "phases": [
            {
                "name": "down",
                "when": [{"angle": "thigh_elevation_both", "below": -60.0, "leave": 5.0}],
            },
            {
                "name": "up",
                "when": [{"angle": "thigh_elevation_either", "above": -30.0, "leave": 5.0}],
            },
        ],
        "dose": {
            "sets": 2,
            "repetitions": 10,
            "per_side": True,
            "days_a_week": 3,
            "text": "10 with each leg, twice, 3 days a week.",
        },
    },
    "hold": {
        "summary": f"{OPEN_SUMMARY} is for.",
        **RAISED_LEG,
        "target": [-10.0, 40.0],
        "steps": [
            "Stand tall beside a chair and hold on to it.",
            "Raise one knee to the height of your hip and hold it there.",
        ],
        "group": "strength",
        "hold": {
            "when": [
                {
                    "angle": "thigh_elevation_either",
                    "above": -20.0,
                    "leave": 5.0,
                    "why": "Raise the knee",
                },
                {
                    "angle": "trunk_lean",
                    "above": -20.0,
                    "below": 25.0,
                    "leave": 4.0,
                    "why": "Trunk upright",
                },
            ],
            "begin_s": 0.5,
            "grace_s": 2.0,
        },
        "dose": {
            "sets": 1,
            "repetitions": 3,
            "hold_s": 15.0,
            "per_side": True,
            "days_a_week": 7,
            "text": "15 seconds, 3 times each leg.",
        },
    },
    "range-of-motion": {
        "summary": f"{OPEN_SUMMARY} measures.",
        **RAISED_LEG,
        "target": [-10.0, 60.0],
        "steps": [
            "Stand tall and still for two seconds.",
            "Raise one knee as high as it goes and hold it there for two seconds.",
        ],
        "group": "test",
        "range_of_motion": {
            "angle": "thigh_elevation_working",
            "rest_below": -60.0,
            "raised_above": -40.0,
            "plateau_s": 0.5,
            "trials": 3,
            "norm_deg": 20.0,
            "norm_source": "Write here where the norm comes from.",
            "definition": "Thigh against the horizontal; standing it is -90.",
            "rest_cue": "Stand tall",
            "raise_cue": "Raise one knee",
        },
        "dose": {
            "sets": 1,
            "repetitions": 3,
            "per_side": True,
            "days_a_week": 1,
            "text": "Three times each leg, once a week.",
        },
    },
    "guided": {
        "summary": f"{OPEN_SUMMARY} is for.",
        "steps": ["Get a ball or a roller.", "Follow the voice."],
        "group": "release",
        "placement": "No camera is needed: nothing is watched.",
        "start": "Get ready",
        "guide": [
            {"text": "Roll slowly over the front of the right thigh.", "seconds": 60.0},
            {"text": "Now the left thigh.", "seconds": 60.0},
        ],
        "dose": {"sets": 1, "per_side": False, "days_a_week": 7, "text": "Once a day."},
    },
}


def start_exercise(title: str, kind: Kind) -> Data:
    """Return a new file of this kind. title: its name for people, up to 60 characters."""
    data = {"schema_version": 1, "title": title, "kind": kind, **COMMON, **STARTERS[kind]}
    if kind == "guided":
        del data["view"]
    return data
