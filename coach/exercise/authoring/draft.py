"""Draft an exercise file from a demonstration."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from coach.body.angles import PAIRED, is_frontal, is_sagittal
from coach.body.landmarks import SIDES, Side, other
from coach.body.limits import LYING_DEG
from coach.body.posture import RestsOn
from coach.exercise.authoring.demonstration import Demonstration
from coach.exercise.authoring.figure_check import find_mismatched_figures
from coach.exercise.authoring.observed_angles import ObservedAngles, list_full
from coach.exercise.authoring.templates import OPEN_SUMMARY
from coach.exercise.definition.exercise import Exercise, SideRule
from coach.exercise.definition.positions import Position

Data = dict[str, Any]

SIDE_WORDS: Final[dict[SideRule, str]] = {
    "front": "leg in front", "rear": "leg behind", "raised": "leg raised",
    "near": "leg near the camera", "none": "side",
}  # fmt: skip
RESTS_ON: Final[Mapping[Position, RestsOn]] = {
    "supine": "back",
    "prone": "front",
    "side-lying": "side",
    "seated": "seat",
    "kneeling": "knees",
    "half-kneeling": "knees",
    "all-fours": "knees",
}
TRUNK: Final[Mapping[Position, tuple[str, float, str]]] = {
    "supine": ("below", -LYING_DEG, "Lie down on your back"),
    "prone": ("above", LYING_DEG, ""),
    "all-fours": ("above", LYING_DEG, "Go on your hands and knees"),
}
"""Position -> bound of the lean of the trunk, and what to tell the user. A plank is prone, too, and
nobody lies down for it."""
MIN_YAW_DEG, MAX_YAW_DEG = 27.0, 40.0
"""Limits of the turn from the view of the demonstration up to which it is measured, in degrees."""
MAX_REPETITIONS: Final = 200
MAX_HOLD_S: Final = 1800.0
MAX_MIN_S: Final = 60.0
MAX_MAX_S: Final = 600.0
"""Limits of exercise files."""
FIGURE_ANGLES: Final = ("hip_flexion", "knee_flexion", "ankle_dorsiflexion", "elbow_flexion")
FIGURE_LIMITS: Final = {"trunk_lean": 180.0, "head_lift": 90.0}


def draft_exercise(title: str, demonstration: Demonstration, observed: ObservedAngles) -> Data:
    """Return the draft of an exercise file, as `Exercise` reads it.

    It passes the check of exercise files: figures that would not are left out.

    Args:
        title: Its name for people, 1 to 60 characters.
        demonstration: The demonstrated repetitions or hold.
        observed: The angles of the demonstration.
    """
    position = demonstration.position.position
    view = _find_view(demonstration, observed)
    data: Data = {
        "schema_version": 1,
        "title": title,
        "summary": f"{OPEN_SUMMARY} is for.",
        "kind": demonstration.kind,
        "position": position,
        "side": demonstration.side,
        "side_words": _name_leg(demonstration),
        "main_angle": _name_main_angle(demonstration),
        "target": _find_target(demonstration),
        "steps": ["Say here how to begin.", "Say what to do.", "Say when it is done."],
        "group": "strength" if demonstration.kind == "repetitions" else "stretch",
        "start": "Lie down on your side" if position == "side-lying" else "Get into position",
        "praise": "Good",
        "placement": (
            f"About 3 metres away, so that it sees you from the {view}, from head to foot."
        ),
        "cautions": ["Stop when it hurts."],
        "view": {"kinds": [view], "max_yaw_deg": _find_max_yaw(observed)},
    }
    if demonstration.moved:
        data["rest_deg"] = float(round(demonstration.rest_deg))
    if conditions := _make_in_position(demonstration, observed):
        data["in_position"] = conditions
    data |= (
        _make_repetitions(demonstration)
        if demonstration.kind == "repetitions"
        else _make_hold(demonstration, observed)
    )
    data["dose"] = _make_dose(demonstration)
    data["figures"] = _make_figures(demonstration, observed)
    data["source"] = {"text": "Shown in front of the camera. Write here who advised it."}
    return _drop_mismatched_figures(data)


def _name_leg(demonstration: Demonstration) -> str:
    kneels = demonstration.position.position == "half-kneeling"  # the raised thigh is in front
    return SIDE_WORDS["front" if kneels and demonstration.side == "raised" else demonstration.side]


def _drop_mismatched_figures(data: Data) -> Data:
    """Return the data without figures that do not show what their name says."""
    exercise = Exercise.model_validate(data)
    wrong = {found.key.removeprefix("figures.") for found in find_mismatched_figures(exercise)}
    kept = [figure for figure in data["figures"] if figure["name"] not in wrong]
    return {**data, "figures": kept} if kept else {k: v for k, v in data.items() if k != "figures"}


def _find_view(demonstration: Demonstration, observed: ObservedAngles) -> Literal["side", "front"]:
    """Return the view from which it was seen; of the main angle, if only one view shows it."""
    full = list_full(demonstration.angle)[0]
    return "side" if is_sagittal(full) else "front" if is_frontal(full) else observed.view


def _find_max_yaw(observed: ObservedAngles) -> float:
    if math.isnan(observed.yaw_deg):
        return MIN_YAW_DEG
    return float(max(MIN_YAW_DEG, min(MAX_YAW_DEG, round(observed.yaw_deg + 7))))


def _make_in_position(demonstration: Demonstration, observed: ObservedAngles) -> list[Data]:
    """Return the condition of the trunk of somebody who lies or is on all fours."""
    found = demonstration.position
    if not found.sure or found.position not in TRUNK or not observed.sees("trunk_lean"):
        return []
    bound, degrees, why = TRUNK[found.position]
    condition = {"angle": "trunk_lean", bound: degrees, "leave": 10.0}
    return [{**condition, "why": why} if why else condition]


def _name_main_angle(demonstration: Demonstration) -> str:
    if demonstration.angle not in PAIRED:
        return demonstration.angle
    if demonstration.side == "none":
        return f"{demonstration.angle}_near"
    word = "front" if demonstration.side == "front" else "working"
    return f"{demonstration.angle}_{word}"


def _make_dose(demonstration: Demonstration) -> Data:
    """Return the dose that was shown; of two legs, that of the one that did more."""
    per_side = demonstration.side != "none"
    count = min(MAX_REPETITIONS, demonstration.times_a_side)
    times = "Once" if count == 1 else f"{count} times"
    words = f"{times} with each leg" if per_side else times
    dose: Data = {"sets": 1, "repetitions": count, "per_side": per_side}
    if demonstration.kind != "hold":
        return {**dose, "text": f"{words}."}
    held_s = float(max(1, min(MAX_HOLD_S, round(_usual_held(demonstration)))))
    seconds = "1 second" if held_s == 1 else f"{held_s:g} seconds"
    return {**dose, "text": f"{words}, held for {seconds}.", "hold_s": held_s}


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
        "min_s": min(MAX_MIN_S, max(0.3, round(0.4 * min(durations), 1))),
        "max_s": min(MAX_MAX_S, float(max(5, math.ceil(4 * max(durations))))),
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
        conditions = list(_make_held_conditions(observed, demonstration)) or [
            _make_held_condition(_name_main_angle(demonstration), demonstration.peak_deg)
        ]
    return {"hold": {"when": conditions, "begin_s": 0.5, "grace_s": 2.0}}


def _make_held_conditions(observed: ObservedAngles, demonstration: Demonstration) -> Iterator[Data]:
    """Yield the conditions that a position stays as shown: trunk, hip and knee, where seen.

    Of a position of one leg, both legs; of one in which both are alike, the near one.
    """
    index = demonstration.peak
    seen = [name for name in ("trunk_lean", "hip_flexion", "knee_flexion") if observed.sees(name)]
    leg = demonstration.parts[0].side
    near: Side = observed.sides["near"][index] or "left"
    words = {leg: "working", other(leg): "other"} if leg else {near: "near", other(near): "far"}
    for name in seen or [demonstration.angle]:
        if name not in PAIRED:
            yield _make_held_condition(name, observed.near(name, index))
            continue
        measured = {
            word: observed.near(f"{name}_{side}", index)
            for side, word in words.items()
            if observed.sees_side(name, side)
        }
        for word, degrees in measured.items() if leg else list(measured.items())[:1]:
            yield _make_held_condition(f"{name}_{word}", degrees)


def _make_held_condition(angle: str, degrees: float) -> Data:
    """Return the condition that an angle stays as it was shown."""
    return {
        "angle": angle,
        "above": float(round(degrees - 15)),
        "below": float(round(degrees + 15)),
        "leave": 5.0,
        "why": "Stay as shown",
    }


def _usual_held(demonstration: Demonstration) -> float:
    """Return the median time of the holds, in seconds; of two in the middle the shorter one."""
    held = sorted(part.dwell_s for part in demonstration.parts)
    return held[(len(held) - 1) // 2]


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
    return figure | {"rests_on": _find_support(demonstration, observed)}


def _find_support(demonstration: Demonstration, observed: ObservedAngles) -> RestsOn:
    """Return what the body rests on; elbows bent at a right angle below the trunk carry it."""
    position = demonstration.position.position
    elbows = [observed.near(f"elbow_flexion_{side}", demonstration.peak) for side in SIDES]
    if position == "prone" and any(60.0 < elbow < 120.0 for elbow in elbows):
        return "forearms"
    return RESTS_ON.get(position, "feet")
