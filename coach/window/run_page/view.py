"""What fills the page of a run, and what is beside the picture. No Qt."""

from __future__ import annotations

from typing import Literal

from coach.body.debounced_problems import Check
from coach.window.run.state import RunState, Step

PageView = Literal["opening", "failed", "ready", "camera", "guided", "rest", "summary"]
"""What fills the run page."""

DetailsView = Literal["plot", "view", "none"]
"""What is shown beside the picture, besides the count."""


def choose_view(state: RunState) -> PageView:
    """Return what fills the run page in this state."""
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
        return "camera"
    if guidance.step == "resting":
        return "rest"
    return (
        "ready"
        if guidance.step in ("getting_ready", "starting") and guidance.set_number == 1
        else "camera"
    )


def is_seen(state: RunState) -> bool:
    """Return True if the camera sees somebody who gets ready."""
    return any(check.name == "somebody" and check.ok is True for check in find_checks(state))


def find_checks(state: RunState) -> tuple[Check, ...]:
    """Return the results of the checks; none while the camera gives no picture."""
    if state.guidance is None or state.source_problem:
        return ()
    return state.guidance.checks


def choose_details(state: RunState) -> DetailsView:
    """Return what is shown beside the picture, besides the count.

    It is the angle plot, or the view of the body if that matters more.
    """
    if state.opened is None or state.feedback is None:
        return "view"
    exercise, feedback = state.opened.exercise, state.feedback
    bad_view = not feedback.present or bool(feedback.view.problems) or not feedback.view.ok
    if exercise.kind == "guided":
        return "none"
    return "view" if bad_view or (exercise.kind == "hold" and exercise.not_watched) else "plot"
