"""The states that the screens of a run show, made from the shipped samples."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from coach.body.debounced_problems import CHECKS, Check
from coach.body.view import TOO_FAR, View
from coach.errors import SourceError
from coach.exercise.dose.guide import Guide
from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.feedback import Cue
from coach.exercise.tracking.range_test.result import RangeResult
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.window.run.state import PreviousResults, RunInfo, RunRequest, RunResult, RunState, Step
from coach.window.run.transitions import after_end
from coach.window.screenshots.page_screens import PAGE_SCREENS
from coach.window.screenshots.samples import EARLIER_STATES, add_picture, load_all, play_sample

SCREENS: Final = (
    "home", "ready", "countdown", "repetitions", "fault", "hold", "hold-paused", "rest", "guided",
    "measure", "range-test", "summary", "opening", "error", *PAGE_SCREENS,
)  # fmt: skip
"""Names of all screens."""
FAR_AWAY: Final = Check("distance", False, TOO_FAR)


def _change(
    state: RunState,
    *,
    step: Step | None = None,
    feedback: Mapping[str, object] = {},
    guidance: Mapping[str, object] = {},
) -> RunState:
    """Return the state with changed fields of its feedback and guidance."""
    assert state.live_frame is not None
    assert state.feedback is not None
    assert state.guidance is not None
    new_feedback = dataclasses.replace(state.feedback, **feedback)  # type: ignore[arg-type]
    new_guidance = dataclasses.replace(state.guidance, **guidance)  # type: ignore[arg-type]
    live_frame = dataclasses.replace(state.live_frame, feedback=new_feedback, guidance=new_guidance)
    return dataclasses.replace(
        state,
        step=step or state.step,
        live_frame=live_frame,
        feedback=new_feedback,
        guidance=new_guidance,
    )


def _make_checks(*failed: Check) -> tuple[Check, ...]:
    wrong = {check.name: check for check in failed}
    return tuple(wrong.get(name, Check(name, True)) for name in CHECKS)


def make_ready() -> RunState:
    """Show getting ready for the range test, too far away."""
    state = play_sample("hip-flexion-test", lambda feedback, *_: feedback.time_s > 1.0)
    view = View(
        "side", "left", 4.0, ok=True, problems=(FAR_AWAY.problem,), checks=_make_checks(FAR_AWAY)
    )
    cue = Cue("view", "Come closer to the camera")
    feedback = {"view": view, "cue": cue}
    return _change(
        state,
        feedback=feedback,
        guidance={
            "step": "getting_ready",
            "checks": view.checks,
            "seconds_left": None,
            "side": "left",
        },
    )


def make_countdown() -> RunState:
    """Show the countdown of a lunge."""
    state = play_sample("lunge", lambda feedback, *_: feedback.time_s > 0.8)
    return _change(
        state,
        guidance={
            "step": "starting",
            "seconds_left": 1.8,
            "checks": _make_checks(),
            "side": state.guidance and "left",
        },
    )


def make_repetitions() -> RunState:
    """Show the third repetition at the bottom, in good form."""
    return _start_first_set(
        play_sample(
            "lunge",
            lambda feedback, _, session: len(session.repetitions) == 2 and feedback.progress >= 1.0,
        )
    )


def make_fault() -> RunState:
    """Show the fault of a knee past the toes."""
    return _start_first_set(
        play_sample(
            "lunge",
            lambda feedback, *_: bool(
                feedback.cue and feedback.cue.kind == "fault" and feedback.progress >= 1.0
            ),
        )
    )


FIRST_SET: Final = {"set_number": 1, "sets": 4, "set_of_side": 1, "sets_of_side": 2}


def _start_first_set(state: RunState) -> RunState:
    assert state.guidance is not None
    return _change(state, guidance={"step": "doing", "seconds_left": None, **FIRST_SET})


def make_hold() -> RunState:
    """Show a couch stretch whose clock runs."""
    return play_sample(
        "couch-stretch",
        lambda feedback, *_: feedback.hold is not None and feedback.hold.held_s > 9.0,
    )


def make_paused_hold() -> RunState:
    """Show a knee that is let go: the clock is paused and says why."""
    return play_sample(
        "knee-to-chest",
        lambda feedback, *_: feedback.hold is not None and bool(feedback.hold.why_paused),
    )


def make_rest() -> RunState:
    """Show the rest between the left and the right leg."""
    changed = {
        "step": "resting",
        "seconds_left": 7.4,
        "side": "left",
        "next_side": "right",
        "repetitions": 10,
        **FIRST_SET,
    }
    return _change(make_repetitions(), guidance=changed)


def make_guided() -> RunState:
    """Show an exercise that the camera does not watch."""
    name = next(
        name
        for name, exercise in load_all().items()
        if exercise.kind == "guided" and exercise.guide
    )
    exercise = load_all()[name]
    state = add_picture(play_sample("lunge", lambda *_: True), "lunge")
    assert state.live_frame is not None
    trainer, guide = Trainer(exercise), Guide(exercise)
    assert state.live_frame.pose is not None
    for tenth in range(200):
        feedback = trainer.update(dataclasses.replace(state.live_frame.pose, time_s=tenth / 10))
        guidance = guide.update(feedback)
    live_frame = dataclasses.replace(state.live_frame, feedback=feedback, guidance=guidance)
    opened = RunInfo(exercise, name, "HD camera", True, None, recording=True)
    return RunState(RunRequest(name, "0"), Step.RUNNING, opened, live_frame, feedback, guidance)


def make_range_test() -> RunState:
    """Show the middle of the range test."""
    return play_sample(
        "hip-flexion-test",
        lambda feedback, _, session: len(session.trials) == 4 and feedback.progress > 0.9,
    )


def make_measure() -> RunState:
    """Show the end of the range test, with results of earlier days."""
    state = play_sample("hip-flexion-test")
    assert state.opened is not None
    before = PreviousResults(
        state.session,
        "2026-02-09T18:00:00+00:00",
        {
            "left": [RangeResult(peak, 7.0, 2.0, 3) for peak in (108.0, 110.0, 112.0)],
            "right": [RangeResult(peak, 7.0, 2.0, 3) for peak in (88.0, 90.0, 96.0)],
        },
    )
    return after_end(
        dataclasses.replace(state, opened=dataclasses.replace(state.opened, before=before)),
        RunResult(),
    )


def make_summary() -> RunState:
    """Show the end of a set of lunges, compared with last time."""
    state = play_sample("lunge")
    assert state.opened is not None
    last_time = fold_all(
        [
            RepetitionDone(time, time - 3, time - 1, "left", 90.0, ("too_shallow",) * (time % 2))
            for time in range(3, 12)
        ]
    )
    opened = dataclasses.replace(
        state.opened, before=PreviousResults(last_time, "2026-02-27T18:00:00+00:00")
    )
    return after_end(dataclasses.replace(state, opened=opened), RunResult())


def make_error() -> RunState:
    """Show the error after a camera was unplugged."""
    error = SourceError(
        Message("{name} stopped giving pictures.", name="HD camera"),
        Message("Check its cable, and whether another program took it; then start again."),
    )
    return after_end(make_repetitions(), RunResult(error))


def make_opening() -> RunState:
    """Show that the camera is being opened."""
    return RunState(RunRequest("lunge", "0"))


RUN_SCREENS: Final[Mapping[str, Callable[[], RunState]]] = {
    "ready": make_ready,
    "countdown": make_countdown,
    "repetitions": make_repetitions,
    "fault": make_fault,
    "hold": make_hold,
    "hold-paused": make_paused_hold,
    "rest": make_rest,
    "guided": make_guided,
    "measure": make_measure,
    "range-test": make_range_test,
    "summary": make_summary,
    "opening": make_opening,
    "error": make_error,
}
"""Screen -> function that makes its state."""


@functools.cache
def make_states(name: str) -> tuple[RunState, ...]:
    """Return the states before the state of a screen, and that state last."""
    EARLIER_STATES.clear()
    state = RUN_SCREENS[name]()
    return (*EARLIER_STATES, state)


def list_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Iterate over (screen, file of its picture) of all screens."""
    for name in SCREENS:
        yield name, folder / f"{name}.png"
