"""Say why no exercise can be read off a demonstration: what was seen instead, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np

from coach.body.limits import MAX_GAP_S, MAX_STEP_S, ROUNDING_S
from coach.body.sides import name_angle
from coach.errors import ExerciseError
from coach.exercise.authoring.movement_choice import (
    MIN_DWELL_S,
    MIN_POSES,
    MIN_RANGE_DEG,
    PREFERENCES,
)
from coach.exercise.authoring.movements import Movement
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.message import Message, join_with

ShownKind = Literal["repetitions", "hold"]
Ranked = Sequence[tuple[float, str, Movement]]
"""Score, angle and movement, the best first."""

MIN_DEMONSTRATION_S: Final = 2.0
"""Minimum duration of a demonstration, in seconds."""
MIN_SEEN_SHARE: Final = 0.5
"""Minimum share of a demonstration in which somebody must be seen."""
HINT: Final = Message(
    "Stand still for two seconds, do it three times in the same way with a "
    "short rest between, and stand still again; or hold one position for at "
    "least five seconds. The camera must see you from the side, from head to "
    "foot."
)


def refuse_pictures(observed: ObservedAngles) -> ExerciseError | None:
    """Return the error that there are too few pictures to see a movement; None if there are not."""
    count = len(observed.times)
    if count == 0:
        return None
    step_s = float(np.median(np.diff(observed.times))) if count > 1 else 0.0
    if step_s > MAX_STEP_S + ROUNDING_S:
        seen = Message(
            "There are {rate:.1f} pictures a second: at least {least:.0f} are needed.",
            rate=1 / step_s,
            least=1 / MAX_STEP_S,
        )
    elif count < MIN_POSES and observed.present_s < MIN_DEMONSTRATION_S:
        seen = Message(
            "Number of pictures: {count}. At least {least} are needed.",
            count=count,
            least=MIN_POSES,
        )
    else:
        return None
    hint = Message("Show it in front of the camera, or in a video with 15 pictures a second.")
    return _refuse_whole(seen, hint)


def refuse_leg() -> ExerciseError:
    """Return the error that it is unclear which leg an exercise is for."""
    return _refuse_whole(
        Message(
            "One leg moved, but coach cannot tell it from the other one: most of the time it was "
            "not raised, in front, behind or near the camera."
        ),
        Message("Show it with the leg that is near the camera."),
    )


def refuse(
    observed: ObservedAngles, ranked: Ranked, regular: tuple[str, Movement] | None
) -> ExerciseError:
    """Return the error that says what was seen instead.

    Args:
        observed: The angles that were observed.
        ranked: Every movement that was measured.
        regular: A movement that would make repetitions, if a hold was asked for.
    """
    if (unseen := _describe_unseen(observed, ranked)) is not None:
        return _refuse_whole(unseen, HINT)
    if regular is not None:
        return _refuse_hold(*regular)
    _, name, movement = max(ranked, key=lambda one: one[2].range_deg * PREFERENCES[one[1]])
    return ExerciseError(
        Message(
            "No regular movement and no hold was found in this demonstration. {seen}",
            seen=_describe_movement(observed, name, movement),
        ),
        HINT,
    )


def _refuse_whole(seen: Message, hint: Message) -> ExerciseError:
    return ExerciseError(
        Message("No exercise can be read off this demonstration. {seen}", seen=seen), hint
    )


def _refuse_hold(name: str, movement: Movement) -> ExerciseError:
    seen = Message(
        "{angle} moved {count} times between {low:.0f} and {high:.0f} degrees.",
        angle=name_angle(name).capitalize(),
        count=len(movement.cycles),
        low=movement.low,
        high=movement.high,
    )
    return ExerciseError(
        Message(
            "No position was held for {least:.0f} seconds in this demonstration. {seen}",
            least=MIN_DWELL_S,
            seen=seen,
        ),
        Message("Hold the position longer, or draft it as repetitions."),
    )


def _describe_unseen(observed: ObservedAngles, ranked: Ranked) -> Message | None:
    """Say that too little was seen; None if it was enough."""
    present_s = observed.present_s
    if present_s <= 0:
        return Message("Nobody was seen.")
    if present_s < MIN_DEMONSTRATION_S:
        return Message("Somebody was seen for only {present_s:.1f} seconds.", present_s=present_s)
    if ranked:
        return None
    whole_s = float(observed.times[-1] - observed.times[0])
    if present_s < MIN_SEEN_SHARE * whole_s:
        return Message(
            "Somebody was seen for only {present_s:.0f} of {whole_s:.0f} seconds.",
            present_s=present_s,
            whole_s=whole_s,
        )
    seen = Message(
        "Somebody was seen for {present_s:.0f} seconds, but in most of them no angle could be "
        "measured.",
        present_s=present_s,
    )
    return join_with(" ", [seen, observed.problem]) if observed.problem else seen


def _describe_movement(observed: ObservedAngles, name: str, movement: Movement) -> Message:
    """Say what moved most, how often, and for how long nobody was seen."""
    angle = name_angle(name).capitalize()
    if movement.range_deg < MIN_RANGE_DEG:
        seen = Message(
            "{angle} moved most, by only {degrees:.0f} degrees.",
            angle=angle,
            degrees=movement.range_deg,
        )
    else:
        seen = Message(
            "{angle} moved most, between {low:.0f} and {high:.0f} degrees, {times}.",
            angle=angle,
            low=movement.low,
            high=movement.high,
            times=_count(movement),
        )
    if observed.unseen_s <= MAX_GAP_S:
        return seen
    return Message(
        "{seen} Nobody was seen for about {unseen_s:.0f} seconds in between.",
        seen=seen,
        unseen_s=observed.unseen_s,
    )


def _count(movement: Movement) -> Message:
    """Say how often a movement was made that is no exercise yet."""
    whole = sum(one.complete for one in movement.cycles)
    if whole > 1:
        return Message("{count} times, each time differently", count=whole)
    if whole == 1:
        return Message("there and back once")
    return (
        Message("there, and not seen to come back")
        if movement.cycles
        else Message("never there and back")
    )
