"""View."""

from __future__ import annotations

from typing import Literal

from coach.window.run.state import RunState, Step

View = Literal["opening", "failed", "ready", "stage", "guided", "rest", "summary"]


DetailsView = Literal["plot", "view", "none"]
"""What the run's page shows."""


def choose_view(state: RunState) -> View:
    """What the run's page shows in this state."""
    if state.step is Step.FAILED or (state.step is Step.ENDED and state.opened is None):
        return "failed"
    if state.step is Step.ENDED:
        return "summary"
    if state.live_frame is None:
        return "opening"
    guidance = state.guidance
    if state.opened is not None and state.opened.exercise.kind == "guided":
        return "guided"
    if guidance is None:
        return "stage"
    if guidance.step == "resting":
        return "rest"
    return (
        "ready"
        if guidance.step in ("getting_ready", "starting") and guidance.set_number == 1
        else "stage"
    )


def choose_aside(state: RunState) -> DetailsView:
    """What stands beside the picture besides the count: the curve, or, where it matters more, what the camera sees and what it cannot."""
    if state.opened is None or state.feedback is None:
        return "view"
    exercise, feedback = state.opened.exercise, state.feedback
    unseen = not feedback.present or bool(feedback.view.problems) or not feedback.view.ok
    if exercise.kind == "guided":
        return "none"
    return "view" if unseen or (exercise.kind == "hold" and exercise.not_watched) else "plot"
