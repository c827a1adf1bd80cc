"""A demonstration in the words of an exercise's file: a draft that is right in itself, with a note on every number that was measured."""

from __future__ import annotations

import math
from typing import Any, Final

from coach.body.angles import PAIRED
from coach.body.landmarks import Side, other
from coach.exercise.authoring.demonstration import Demonstration
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.definition.exercise import SideRule

Data = dict[str, Any]

SIDE_WORDS: Final[dict[SideRule, str]] = {
    "front": "leg in front", "rear": "leg behind", "raised": "leg raised", "near": "leg near the camera", "none": "side",
}  # fmt: skip
RESTS_ON: Final = {
    "supine": "back",
    "prone": "forearms",
    "seated": "seat",
    "kneeling": "knees",
    "half-kneeling": "knees",
}
LYING: Final = {
    "supine": ("below", -50.0, "Lie down on your back"),
    "prone": ("above", 50.0, "Lie down on your front"),
}
FIGURE_ANGLES: Final = ("hip_flexion", "knee_flexion", "ankle_dorsiflexion", "elbow_flexion")
FIGURE_LIMITS: Final = {"trunk_lean": 180.0, "head_lift": 90.0}


def draft_exercise(title: str, shown: Demonstration, showing: ObservedAngles) -> Data:
    """What the file of this demonstration says, as `Exercise` is read from. title: its name for people."""
    word = (
        ""
        if shown.angle not in PAIRED
        else "_near"
        if shown.side == "none"
        else "_front"
        if shown.side == "front"
        else "_working"
    )
    count = len(shown.parts)
    data: Data = {
        "schema_version": 1,
        "title": title,
        "summary": "Say in one sentence what it is for.",
        "kind": shown.kind,
        "position": showing.position,
        "side": shown.side,
        "side_words": SIDE_WORDS[shown.side],
        "main_angle": f"{shown.angle}{word}",
        "target": _find_target(shown),
        "rest_deg": float(round(shown.rest_deg)),
        "steps": ["Say here how to begin.", "Say what to do.", "Say when it is done."],
        "group": "strength" if shown.kind == "repetitions" else "stretch",
        "start": "Get into position",
        "praise": "Good",
        "placement": f"About 3 metres away, so that it sees you from the {showing.view}, from head to foot.",
        "cautions": ["Stop when it hurts."],
        "view": {
            "kinds": [showing.view],
            "max_yaw_deg": float(max(27, min(40, round(showing.yaw_deg + 7)))),
        },
    }
    if lying := LYING.get(showing.position):
        data["in_position"] = [
            {"angle": "trunk_lean", lying[0]: lying[1], "leave": 10.0, "why": lying[2]}
        ]
    data |= (
        _write_repetitions(shown) if shown.kind == "repetitions" else _write_hold(shown, showing)
    )
    held_s = max(5.0, round(_usual_held(shown) / 5) * 5.0)
    data["dose"] = {
        "sets": 1,
        "repetitions": count,
        "per_side": shown.side != "none",
        "text": f"{count} times, as it was shown.",
    }
    if shown.kind == "hold":
        data["dose"] |= {
            "hold_s": held_s,
            "text": f"{held_s:g} seconds, {count} times, as it was shown.",
        }
    data["figures"] = _draw(shown, showing)
    data["source"] = {"text": "Shown in front of the camera. Write here who advised it."}
    return data


def note_measured(shown: Demonstration) -> dict[str, str]:
    """Key -> what was measured, for the comment above it."""
    turns = ", ".join(f"{part.peak_deg:.0f}" for part in shown.parts)
    lasted = ", ".join(f"{part.end_s - part.start_s:.1f}" for part in shown.parts)
    notes = {
        "main_angle": "The angle that matters, shown large. It moved most, and most alike from one time to the next.",
        "target": f"The zone in which the main angle is good, degrees. Shown were: {turns}.",
        "rest_deg": "The main angle at rest, degrees, as it was shown.",
        "min_s": f"A quicker repetition is a twitch, seconds. Shown were: {lasted}.",
        "max_s": "A slower repetition is none, seconds.",
        "phases.rest.when": f"At rest: half of the way from rest to the bound below. At rest it was {shown.rest_deg:.0f} degrees.",
        "phases.turn.when": f"At the turning point: two thirds of the way that was shown, to {shown.peak_deg:.0f} degrees, or less if one "
        "went less far.\nMake it easier or harder to reach here.",
        "hold.when": f"The clock runs while all of this is true. Held were {turns} degrees.",
    }
    return (
        notes
        if shown.kind == "repetitions"
        else {key: note for key, note in notes.items() if key not in ("min_s", "max_s")}
    )


def _find_target(shown: Demonstration) -> list[float]:
    peaks = [part.peak_deg for part in shown.parts]
    margin = max(5.0, 0.1 * abs(shown.peak_deg - shown.rest_deg))
    return [float(math.floor(min(peaks) - margin)), float(math.ceil(max(peaks) + margin))]


def _write_repetitions(shown: Demonstration) -> Data:
    rest, turn = ("below", "above") if shown.rising else ("above", "below")
    gap = abs(shown.peak_bound - shown.rest_bound)
    leave = float(max(1, min(8, round(gap / 4))))
    lasting = [part.end_s - part.start_s for part in shown.parts]
    paired = shown.angle in PAIRED
    at_rest = f"{shown.angle}_both" if paired else shown.angle
    turned = f"{shown.angle}_either" if paired else shown.angle
    return {
        "min_s": max(0.3, round(0.4 * min(lasting), 1)),
        "max_s": float(max(5, math.ceil(4 * max(lasting)))),
        "phases": [
            {
                "name": "rest",
                "when": [{"angle": at_rest, rest: float(round(shown.rest_bound)), "leave": leave}],
            },
            {
                "name": "turn",
                "when": [{"angle": turned, turn: float(round(shown.peak_bound)), "leave": leave}],
                "hold_s": 0.1,
            },
        ],
    }


def _write_hold(shown: Demonstration, showing: ObservedAngles) -> Data:
    word = "_either" if shown.angle in PAIRED else ""
    bound = float(round(shown.peak_bound))
    conditions: list[Data]
    if shown.moved:
        why = "Go further" if shown.rising else "Go lower"
        conditions = [
            {
                "angle": f"{shown.angle}{word}",
                "above" if shown.rising else "below": bound,
                "leave": 3.0,
                "why": why,
            }
        ]
    else:
        conditions = [_keep(showing, name, shown.peak) for name in _list_kept(showing, shown)]
    return {"hold": {"when": conditions, "begin_s": 0.5, "grace_s": 2.0}}


def _list_kept(showing: ObservedAngles, shown: Demonstration) -> list[str]:
    """The angles that make a position: trunk, hip and knee, as the view shows them."""
    seen = [name for name in ("trunk_lean", "hip_flexion", "knee_flexion") if showing.sees(name)]
    return seen or [shown.angle]


def _keep(showing: ObservedAngles, name: str, index: int) -> Data:
    """The condition that an angle stays as it was shown."""
    near: Side = showing.sides["near"][index] or "left"
    full = f"{name}_{near}" if name in PAIRED else name
    value = showing.near(full, index)
    word = f"{name}_near" if name in PAIRED else name
    return {
        "angle": word,
        "above": float(round(value - 15)),
        "below": float(round(value + 15)),
        "leave": 5.0,
        "why": "Stay as shown",
    }


def _usual_held(shown: Demonstration) -> float:
    held = sorted(part.dwell_s for part in shown.parts)
    return held[len(held) // 2]


def _draw(shown: Demonstration, showing: ObservedAngles) -> list[Data]:
    """The key positions as they were shown: at rest, and at the turning point or in the hold."""
    names = ("rest", "turn") if shown.kind == "repetitions" else ("pause", "hold")
    indices = (shown.rest, shown.peak) if shown.moved else (shown.peak, shown.peak)
    figures = [
        _pose(showing, shown, name, index) for name, index in zip(names, indices, strict=True)
    ]
    return figures if shown.moved else figures[1:]


def _pose(showing: ObservedAngles, shown: Demonstration, name: str, index: int) -> Data:
    part = min(shown.parts, key=lambda one: abs(one.peak_s - showing.times[shown.peak]))
    working: Side = part.side or showing.sides["near"][index] or "left"
    figure: Data = {"name": name}
    for angle, limit in FIGURE_LIMITS.items():
        if math.isfinite(value := showing.near(angle, index)):
            figure[angle] = float(round(max(-limit, min(limit, value))))
    for angle in FIGURE_ANGLES:
        pair = [showing.near(f"{angle}_{side}", index) for side in (working, other(working))]
        if all(math.isfinite(value) for value in pair):
            figure[angle] = [float(round(value)) for value in pair]
    return figure | {"rests_on": RESTS_ON.get(showing.position, "feet")}
