"""Comments on the measured numbers of a draft: what was shown, and what the number does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from coach.exercise.authoring.demonstration import Demonstration
from coach.exercise.definition.positions import Position
from coach.message import Message

SIDE_NOTE: Final = (
    "Which leg a repetition or a hold belongs to: front, rear, raised or near (the "
    "one that is so), or none where both do the same."
)
TARGET_NOTE: Final = "The zone in which the main angle is good, degrees. Shown: {peaks}."


def note_measured(demonstration: Demonstration) -> dict[str, str]:
    """Return key -> what was measured, for the comment above it."""
    peaks = _list_degrees(part.peak_deg for part in demonstration.parts)
    notes = {"side": _note_side(demonstration), "target": TARGET_NOTE.format(peaks=peaks)}
    if not demonstration.position.sure:
        choices = ", ".join(get_args(Position))
        notes["position"] = (
            "The body's position: it looked like this one, but others can look the same. Check it. "
            f"There are: {choices}."
        )
    if demonstration.kind == "repetitions":
        return notes | _note_repetitions(demonstration)
    held = f"The clock runs while all of this is true. Held at: {peaks}."
    if not demonstration.moved:
        return notes | {
            "main_angle": (
                "The angle that matters, shown large. Nothing moved: choose the one that you want "
                "to see."
            ),
            "hold.when": held,
        }
    return notes | {
        "main_angle": "The angle that matters, shown large. It went furthest and stayed there.",
        "rest_deg": "The main angle at rest, degrees, as it was shown.",
        "hold.when": held,
    }


def _note_side(demonstration: Demonstration) -> str:
    if demonstration.legs_known:
        return SIDE_NOTE
    return (
        f"{SIDE_NOTE}\nOnly one leg was measured in the demonstration: check whether the other one "
        "did the same."
    )


def _note_repetitions(demonstration: Demonstration) -> dict[str, str]:
    durations = ", ".join(f"{part.end_s - part.start_s:.1f}" for part in demonstration.parts)
    return {
        "main_angle": (
            "The angle that matters, shown large. It moved most, and most alike from one time to "
            "the next."
        ),
        "rest_deg": "The main angle at rest, degrees, as it was shown.",
        "min_s": f"Faster ones are ignored as twitches, seconds. Shown: {durations}.",
        "max_s": "Slower movements are not counted, seconds.",
        "phases.rest.when": (
            "At rest: half of the way from rest to the bound below. At rest it was "
            f"{demonstration.rest_deg:.0f}°."
        ),
        "phases.turn.when": (
            "At the turning point: two thirds of the way that was shown, to "
            f"{demonstration.peak_deg:.0f}°, or less if one went less far.\n"
            "Make it easier or harder to reach here."
        ),
    }


def _list_degrees(values: Iterable[float]) -> str:
    return ", ".join(f"{value:.0f}°" for value in values)


def describe_counted(kind: str, seen: int, counted: int) -> Message:
    """Say how many repetitions or holds were shown, and how many of them a draft counts."""
    if kind == "repetitions":
        return Message(
            "Seen: {n} repetition. The draft counts {counted}.",
            plural="Seen: {n} repetitions. The draft counts {counted}.",
            n=seen,
            counted=counted,
        )
    return Message(
        "Seen: {n} hold. The draft counts {counted}.",
        plural="Seen: {n} holds. The draft counts {counted}.",
        n=seen,
        counted=counted,
    )
