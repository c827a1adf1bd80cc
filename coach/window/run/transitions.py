"""How the state of a run changes. No Qt."""

from __future__ import annotations

import dataclasses

from coach.errors import CoachError
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.session import fold
from coach.window.run.events import Opening, PainQuestion, SourceProblem, WatchEnded
from coach.window.run.state import (
    EndedBy,
    LiveFrame,
    RunInfo,
    RunRequest,
    RunResult,
    RunState,
    Step,
)


def after_forget(state: RunState) -> RunState:
    """Return a state that knows nothing of the last exercise; camera and recording stay chosen."""
    return RunState(RunRequest("", state.request.source, record=state.request.record))


def after_opened(state: RunState, opened: RunInfo) -> RunState:
    """Return the state once source and exercise are open; a stop in the meantime stays."""
    began = Step.INTRODUCING if state.request.introduce else Step.RUNNING
    step = began if state.step is Step.OPENING else state.step
    return dataclasses.replace(state, step=step, opened=opened)


def after_begin(state: RunState) -> RunState:
    """Return the state after the user began; the camera may still be opening."""
    step = Step.RUNNING if state.step is Step.INTRODUCING else state.step
    request = dataclasses.replace(state.request, introduce=False)
    return dataclasses.replace(state, step=step, request=request)


def after_frame(
    state: RunState, live_frame: LiveFrame | None, events: tuple[Event, ...]
) -> RunState:
    """Return the state after a newer frame, if any, and all events since the last one."""
    session = state.session
    for event in events:
        session = fold(session, event)
    if live_frame is None:
        return dataclasses.replace(state, session=session)
    feedback = live_frame.feedback or state.feedback
    told = None if feedback is None else feedback.uncounted
    guidance = live_frame.guidance or state.guidance
    rests = guidance is not None and guidance.step == "resting"
    away = None if feedback is None or feedback.present or rests else feedback.time_s
    return dataclasses.replace(
        state,
        session=session,
        live_frame=live_frame,
        feedback=feedback,
        away_since_s=away if away is None or state.away_since_s is None else state.away_since_s,
        uncounted=state.uncounted if told is None else told.why,
        guidance=guidance,
    )


def after_pause(state: RunState, paused: bool) -> RunState:
    """Return the state after the user paused or resumed; unchanged without an active run."""
    if not state.active:
        return state
    step = Step.PAUSED if paused else Step.RUNNING
    return dataclasses.replace(state, step=step, confirms_end=False, away_since_s=None)


def after_end_request(state: RunState) -> RunState:
    """Return the state once the user has to say again that the run should end."""
    return dataclasses.replace(after_pause(state, paused=True), confirms_end=True)


def after_stop(state: RunState, ended_by: EndedBy = "user") -> RunState:
    """Return the state after the user stopped the run; nothing waits for the pain after it.

    What was ended by pain stays so.
    """
    cause = "pain" if state.ended_by == "pain" else ended_by
    return dataclasses.replace(
        state,
        step=Step.STOPPING,
        ended_by=cause,
        awaiting_pain_score=False,
        watches_arms=False,
        confirms_end=False,
    )


def after_report(
    state: RunState, event: Opening | SourceProblem | PainQuestion | WatchEnded
) -> RunState:
    """Return the state after a report that changes nothing else."""
    match event:
        case Opening(text):
            return dataclasses.replace(state, loading_text=text)
        case SourceProblem(text):
            return dataclasses.replace(state, source_problem=text)
        case PainQuestion(arms):
            return after_question(state, arms=arms)
    return after_watch(state, over=state.awaiting_pain_score)


def after_answer(state: RunState) -> RunState:
    """Return the state once the pain after the run is answered."""
    return dataclasses.replace(after_watch(state), awaiting_pain_score=False)


def after_question(state: RunState, *, arms: bool = False) -> RunState:
    """Return the state once only the user's pain is missing in the recording.

    Args:
        state: The state before.
        arms: True if the camera stays open, so that a raised arm can answer.

    """
    return dataclasses.replace(state, step=Step.ENDED, awaiting_pain_score=True, watches_arms=arms)


def after_watch(state: RunState, *, over: bool = False) -> RunState:
    """Return the state once no raised arm is seen any more; `over` if none has answered."""
    return dataclasses.replace(state, watches_arms=False, watch_over=over)


def after_end(state: RunState, result: RunResult) -> RunState:
    """Return the state after the end of the run, also if an error ended it."""
    if isinstance(result.error, CoachError):
        return dataclasses.replace(after_watch(state), step=Step.FAILED, error=result.error)
    return dataclasses.replace(
        after_watch(state), step=Step.ENDED, problem=result.problem, awaiting_pain_score=False
    )
