"""The one thing that the window tells during a run. No Qt."""

from __future__ import annotations

import math
from typing import Final

from coach.body.landmarks import Side
from coach.body.presence import FOUND_DELAY_S
from coach.exercise.tracking.feedback import Cue
from coach.message import Message
from coach.window.run.state import RunState, Step

GONE_DETAIL: Final = Message(
    "What you did is kept. "
    "Check the cable or the network: as soon as the camera is back, you go on."
)
CONFIRM_CUE: Final = Cue(
    "pause",
    Message("It hurts? One arm. End? Both arms."),
    Message("Otherwise it goes on by itself."),
)
ANSWER: Final = Message("Raise an arm to say how much it hurts. The camera is still on for that.")
"""Told after the exercise, while a raised arm is seen."""
CAMERA_OFF: Final = Message("The camera is off now.")
"""Told once no raised arm is seen after the exercise, and the camera is closed."""
ANSWERS_BY_KEY: Final[dict[str, Message]] = {
    "P": Message("The camera is off now. P lets you say how much it hurts."),
    "Enter": Message("The camera is off now. Enter lets you say how much it hurts."),
}
"""Key that asks how much it hurts -> what is told in place of `ANSWER` once no arm is seen."""
WRONG_SIDES: Final[dict[Side, Cue]] = {
    "left": Cue("view", Message("That is the left side. Now the right.")),
    "right": Cue("view", Message("That is the right side. Now the left.")),
}
"""Side that has no set left -> what is told in place of praise."""
PAUSED_CUE: Final = Cue("pause", Message("Paused"), Message("Press Space to go on."))
ARMS_PAUSED_CUE: Final = Cue(
    "pause",
    Message("Paused. A raised arm goes on."),
    Message("Space goes on, too. If it hurts, or to end: raise both arms."),
)


def describe_answer(state: RunState, key: str, *, arms: bool) -> Message | None:
    """Return how to say how much it hurts after the exercise; None if nothing is to be told.

    Args:
        state: The state of the run.
        key: Asks for it on the page that is shown.
        arms: True if the user wants raised arms to be followed.

    """
    if state.watches_arms:
        return ANSWER if arms else None
    return ANSWERS_BY_KEY[key] if state.needs_key else None


def find_wrong_side(state: RunState) -> Cue | None:
    """Return what to tell somebody who exercises a side that has no set left."""
    side = None if state.guidance is None else state.guidance.wrong_side
    return None if side is None else WRONG_SIDES[side]


def is_credited(state: RunState) -> bool:
    """Return True if the hold in progress already counts, with earlier parts if it broke off.

    What is missing of the position is then nothing to correct: the user lets go.
    """
    guidance, feedback = state.guidance, state.feedback
    if guidance is None or feedback is None or feedback.hold is None:
        return False
    counted = guidance.step == "doing" and guidance.repetitions > 0 and guidance.held_s == 0
    return counted and guidance.wrong_side is None


def is_looked_for(state: RunState) -> bool:
    """Return True for as long as a person who is there is only about to be found.

    That is so at the beginning and after a pause, in which nobody was followed.
    """
    since_s = state.away_since_s
    return since_s is not None and state.time_s - since_s < FOUND_DELAY_S


def choose_pause_cue(state: RunState, *, arms: bool = False) -> Cue:
    """Return what to tell during a pause; for the parameters see `choose_cue`."""
    if state.confirms_end:
        return CONFIRM_CUE
    return ARMS_PAUSED_CUE if arms and state.sees_arms else PAUSED_CUE


def choose_cue(state: RunState, *, arms: bool = False) -> Cue | None:
    """Return the one thing to tell the user now; None if there is nothing.

    Args:
        state: The state of the run.
        arms: True if the user wants raised arms to be followed.

    """
    if state.step is Step.PAUSED:
        return choose_pause_cue(state, arms=arms)
    if state.source_problem and state.step is Step.RUNNING:
        return Cue("lost", state.source_problem, GONE_DETAIL)
    if state.step is not Step.RUNNING or state.feedback is None:
        return None
    guidance, cue = state.guidance, state.feedback.cue
    if cue is not None and cue.kind == "limit":
        return cue
    wrong = find_wrong_side(state)
    if wrong is not None:
        return wrong
    if cue is not None and cue.kind == "tip" and state.request.ease:
        return None
    if guidance is not None and guidance.step == "starting" and guidance.seconds_left is not None:
        return Cue(
            "instruction",
            Message("Starts in {seconds}", seconds=max(1, math.ceil(guidance.seconds_left))),
        )
    if guidance is not None and guidance.step == "resting":
        return None
    if cue is not None and cue.kind == "lost" and is_looked_for(state):
        return None
    return None if cue is not None and cue.kind == "pause" and is_credited(state) else cue
