"""Angles, degrees, times and distances as the window shows them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.angles import is_ratio
from coach.body.sides import split_angle
from coach.exercise.tracking.range_test.whole_degrees import format_degrees, use_minus
from coach.window.translation.imperial import METRES_A_FOOT
from coach.window.translation.translate import CURRENT, ntr, tr

ANGLES: Final[Mapping[str, str]] = {
    "hip_flexion": "hip",
    "hip_bend": "hip",
    "knee_flexion": "knee",
    "knee_bend": "knee",
    "shoulder_bend": "arm",
    "leg_elevation": "leg",
    "thigh_elevation": "thigh",
    "shin_lean": "shin",
    "shin_tilt": "shin",
    "knee_past_toes": "knee past toes",
    "knee_valgus": "knee inward",
    "ankle_dorsiflexion": "ankle",
    "elbow_flexion": "elbow",
    "trunk_lean": "trunk lean",
    "trunk_tilt": "trunk tilt",
    "head_lift": "head",
    "pelvis_obliquity": "pelvis",
    "shoulder_obliquity": "shoulders",
}
"""What people call an angle; the side comes before it."""


WORDS_FOR_SIDES: Final[Mapping[str, str]] = {
    "working": "",
    "either": "",
    "both": "",
    "near": "",
    "far": "far",
    "other": "other",
}
"""Words of exercise files that are said otherwise to people; the rest is said as it is."""


def format_angle(name: str, value: float) -> str:
    """Format the value of an angle with its unit; ratios have none."""
    if is_ratio(name) and math.isfinite(value):
        return use_minus(f"{value:.2f}")
    return format_degrees(value)


def format_seconds(seconds: float) -> str:
    """Format whole seconds that are over: ``38``, from 100 on ``1:40``."""
    whole = int(seconds)
    return str(whole) if whole < 100 else f"{whole // 60}:{whole % 60:02d}"


def format_duration(seconds: float) -> str:
    """Format a duration with its unit: ``38 s``, ``1:40 min``."""
    return f"{format_seconds(seconds)} {'s' if int(seconds) < 100 else 'min'}"


def name_angle(name: str) -> str:
    """Name an angle for people: ``knee_flexion_left`` is ``Left knee``; empty stays empty."""
    base, word = split_angle(name)
    noun = ANGLES.get(base, base.replace("_", " "))
    said = f"{WORDS_FOR_SIDES.get(word, word)} {noun}".strip()
    return tr(said[:1].upper() + said[1:])


def count_repetitions(count: int) -> str:
    """Count repetitions in words: ``1 repetition``, ``2 repetitions``."""
    return ntr("{n} repetition", "{n} repetitions", count)


def format_clock_time(time_s: float, *, tenths: bool = False) -> str:
    """Format seconds as on a clock: ``1:05``, or ``1:05.3``."""
    whole, tenth = divmod(round(time_s * 10), 10) if tenths else (int(time_s), 0)
    return f"{whole // 60}:{whole % 60:02d}" + (f".{tenth}" if tenths else "")


def format_distance_range(low_m: float, high_m: float) -> str:
    """Format a range of metres: ``2 to 3 m``, or ``7 to 10 ft`` if the user chose feet."""
    if CURRENT.units == "imperial":
        low, high = (round(metres / METRES_A_FOOT) for metres in (low_m, high_m))
        return tr("{low} to {high} ft", low=low, high=high)
    return tr("{low:g} to {high:g} m", low=low_m, high=high_m)
