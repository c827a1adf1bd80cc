"""Draft an exercise file from a demonstration, with a note on every measured number."""

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
    "front": "leg in front", "rear": "leg behind", "raised": "leg raised",
    "near": "leg near the camera", "none": "side",
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


def draft_exercise(title: str, demonstration: Demonstration, observed: ObservedAngles) -> Data:
    """Return the draft of an exercise file, as `Exercise` reads it. title: its name for people."""
    data: Data = {
        "schema_version": 1,
        "title": title,
        "summary": "Say in one sentence what it is for.",
        "kind": demonstration.kind,
        "position": observed.position,
        "side": demonstration.side,
        "side_words": SIDE_WORDS[demonstration.side],
        "main_angle": _name_main_angle(demonstration),
        "target": _find_target(demonstration),
        "rest_deg": float(round(demonstration.rest_deg)),
        "steps": ["Say here how to begin.", "Say what to do.", "Say when it is done."],
        "group": "strength" if demonstration.kind == "repetitions" else "stretch",
        "start": "Get into position",
        "praise": "Good",
        "placement": (
            f"About 3 metres away, so that it sees you from the {observed.view}, from head to foot."
        ),
        "cautions": ["Stop when it hurts."],
        "view": {
            "kinds": [observed.view],
            "max_yaw_deg": float(max(27, min(40, round(observed.yaw_deg + 7)))),
        },
    }
    if lying := LYING.get(observed.position):
        data["in_position"] = [
            {"angle": "trunk_lean", lying[0]: lying[1], "leave": 10.0, "why": lying[2]}
        ]
    data |= (
        _make_repetitions(demonstration)
        if demonstration.kind == "repetitions"
        else _make_hold(demonstration, observed)
    )
    data["dose"] = _make_dose(demonstration)
    data["figures"] = _make_figures(demonstration, observed)
    data["source"] = {"text": "Shown in front of the camera. Write here who advised it."}
    return data


def _name_main_angle(demonstration: Demonstration) -> str:
    if demonstration.angle not in PAIRED:
        return demonstration.angle
    if demonstration.side == "none":
        return f"{demonstration.angle}_near"
    word = "front" if demonstration.side == "front" else "working"
    return f"{demonstration.angle}_{word}"


def _make_dose(demonstration: Demonstration) -> Data:
    count = len(demonstration.parts)
    dose: Data = {"sets": 1, "repetitions": count, "per_side": demonstration.side != "none"}
    if demonstration.kind != "hold":
        return {**dose, "text": f"{count} times, as it was shown."}
    held_s = max(5.0, round(_usual_held(demonstration) / 5) * 5.0)
    text = f"{held_s:g} seconds, {count} times, as it was shown."
    return {**dose, "text": text, "hold_s": held_s}


def note_measured(demonstration: Demonstration) -> dict[str, str]:
    """Return key -> what was measured, for the comment above it."""
    peaks = ", ".join(f"{part.peak_deg:.0f}" for part in demonstration.parts)
    durations = ", ".join(f"{part.end_s - part.start_s:.1f}" for part in demonstration.parts)
    notes = {
        "main_angle": (
            "The angle that matters, shown large. It moved most, and most alike from one time to "
            "the next."
        ),
        "target": f"The zone in which the main angle is good, degrees. Shown were: {peaks}.",
        "rest_deg": "The main angle at rest, degrees, as it was shown.",
        "min_s": f"A quicker repetition is a twitch, seconds. Shown were: {durations}.",
        "max_s": "A slower repetition is none, seconds.",
        "phases.rest.when": (
            "At rest: half of the way from rest to the bound below. At rest it was "
            f"{demonstration.rest_deg:.0f} degrees."
        ),
        "phases.turn.when": (
            "At the turning point: two thirds of the way that was shown, to "
            f"{demonstration.peak_deg:.0f} degrees, or less if one "
            "went less far.\nMake it easier or harder to reach here."
        ),
        "hold.when": f"The clock runs while all of this is true. Held were {peaks} degrees.",
    }
    return (
        notes
        if demonstration.kind == "repetitions"
        else {key: note for key, note in notes.items() if key not in ("min_s", "max_s")}
    )


def _find_target(demonstration: Demonstration) -> list[float]:
    peaks = [part.peak_deg for part in demonstration.parts]
    margin = max(5.0, 0.1 * abs(demonstration.peak_deg - demonstration.rest_deg))
    return [float(math.floor(min(peaks) - margin)), float(math.ceil(max(peaks) + margin))]


def _make_repetitions(demonstration: Demonstration) -> Data:
    rest, turn = ("below", "above") if demonstration.rising else ("above", "below")
    gap = abs(demonstration.peak_bound - demonstration.rest_bound)
    leave = float(max(1, min(8, round(gap / 4))))
    durations = [part.end_s - part.start_s for part in demonstration.parts]
    paired = demonstration.angle in PAIRED
    at_rest = f"{demonstration.angle}_both" if paired else demonstration.angle
    turned = f"{demonstration.angle}_either" if paired else demonstration.angle
    return {
        "min_s": max(0.3, round(0.4 * min(durations), 1)),
        "max_s": float(max(5, math.ceil(4 * max(durations)))),
        "phases": [
            {
                "name": "rest",
                "when": [
                    {"angle": at_rest, rest: float(round(demonstration.rest_bound)), "leave": leave}
                ],
            },
            {
                "name": "turn",
                "when": [
                    {"angle": turned, turn: float(round(demonstration.peak_bound)), "leave": leave}
                ],
                "hold_s": 0.1,
            },
        ],
    }


def _make_hold(demonstration: Demonstration, observed: ObservedAngles) -> Data:
    word = "_either" if demonstration.angle in PAIRED else ""
    bound = float(round(demonstration.peak_bound))
    conditions: list[Data]
    if demonstration.moved:
        why = "Go further" if demonstration.rising else "Go lower"
        conditions = [
            {
                "angle": f"{demonstration.angle}{word}",
                "above" if demonstration.rising else "below": bound,
                "leave": 3.0,
                "why": why,
            }
        ]
    else:
        conditions = [
            _make_held_condition(observed, name, demonstration.peak)
            for name in _list_held(observed, demonstration)
        ]
    return {"hold": {"when": conditions, "begin_s": 0.5, "grace_s": 2.0}}


def _list_held(observed: ObservedAngles, demonstration: Demonstration) -> list[str]:
    """Return the angles that define a position: trunk, hip and knee, if the view shows them."""
    seen = [name for name in ("trunk_lean", "hip_flexion", "knee_flexion") if observed.sees(name)]
    return seen or [demonstration.angle]


def _make_held_condition(observed: ObservedAngles, name: str, index: int) -> Data:
    """Return the condition that an angle stays as it was shown."""
    near: Side = observed.sides["near"][index] or "left"
    full = f"{name}_{near}" if name in PAIRED else name
    value = observed.near(full, index)
    word = f"{name}_near" if name in PAIRED else name
    return {
        "angle": word,
        "above": float(round(value - 15)),
        "below": float(round(value + 15)),
        "leave": 5.0,
        "why": "Stay as shown",
    }


def _usual_held(demonstration: Demonstration) -> float:
    held = sorted(part.dwell_s for part in demonstration.parts)
    return held[len(held) // 2]


def _make_figures(demonstration: Demonstration, observed: ObservedAngles) -> list[Data]:
    """Return the key positions: at rest, and at the turning point or in the hold."""
    names = ("rest", "turn") if demonstration.kind == "repetitions" else ("pause", "hold")
    indices = (
        (demonstration.rest, demonstration.peak)
        if demonstration.moved
        else (demonstration.peak, demonstration.peak)
    )
    figures = [
        _make_figure(observed, demonstration, name, index)
        for name, index in zip(names, indices, strict=True)
    ]
    return figures if demonstration.moved else figures[1:]


def _make_figure(
    observed: ObservedAngles, demonstration: Demonstration, name: str, index: int
) -> Data:
    part = min(
        demonstration.parts, key=lambda one: abs(one.peak_s - observed.times[demonstration.peak])
    )
    working: Side = part.side or observed.sides["near"][index] or "left"
    figure: Data = {"name": name}
    for angle, limit in FIGURE_LIMITS.items():
        if math.isfinite(value := observed.near(angle, index)):
            figure[angle] = float(round(max(-limit, min(limit, value))))
    for angle in FIGURE_ANGLES:
        pair = [observed.near(f"{angle}_{side}", index) for side in (working, other(working))]
        if all(math.isfinite(value) for value in pair):
            figure[angle] = [float(round(value)) for value in pair]
    return figure | {"rests_on": RESTS_ON.get(observed.position, "feet")}
