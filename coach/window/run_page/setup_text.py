"""Texts for getting ready, for the progress of the dose, and for guided exercises. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.body.debounced_problems import Check
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.set_counter import Working, has_anonymous_sides
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN
from coach.exercise.tracking.session import Session
from coach.message import Message, join_label, shorten, translatable
from coach.window.run.cues import choose_cue
from coach.window.run.state import RunState, Step
from coach.window.run_page.text import IconText, LabelledValue
from coach.window.translation.translate import tr

TICKS: Final[Mapping[str, str]] = translatable(
    {
        "somebody": "I can see you",
        "view": "From the side",
        "whole_body": "Head to feet in view",
        "distance": "Distance",
        "light": "Enough light",
        "level": "Camera level",
    }
)
"""Name of a check -> its text."""
FROM_THE_FRONT: Final = translatable("From the front")


def list_check_lines(exercise: Exercise, checks: tuple[Check, ...]) -> tuple[IconText, ...]:
    """Return a line for each check, with what to do if it fails. Unknown checks are open."""
    known: dict[str, Check] = {check.name: check for check in checks}
    return tuple(
        _make_check_line(exercise, name, name_text, known)
        for name, name_text in TICKS.items()
        if name in known or name != "level"
    )


def _make_check_line(
    exercise: Exercise, name: str, name_text: str, known: Mapping[str, Check]
) -> IconText:
    check = known.get(name)
    if name == "view" and "side" not in exercise.view.kinds:
        name_text = FROM_THE_FRONT
    if check is None or check.ok is None:
        return IconText("open", tr(name_text))
    if check.ok:
        return IconText("good", tr(name_text))
    return IconText("problem", tr(shorten(check.problem) or name_text))


def describe_plan(exercise: Exercise, guidance: Guidance | None) -> str:
    """Describe what will happen: the first side, and that it starts without hands."""
    if exercise.kind == "guided":
        return tr("No hands needed: it starts by itself.")
    side = guidance.side if guidance is not None else None
    first_side = (
        ""
        if side is None or guidance is None or guidance.sets < 2 or exercise.side == "none"
        else tr("First the left side." if side == "left" else "First the right side.")
    )
    start = tr(
        "It starts when you have been in position for 2 seconds."
        if exercise.kind == "hold"
        else "It starts when you keep still there for 2 seconds."
    )
    return " ".join(part for part in (first_side, start) if part)


def name_side(exercise: Exercise, side: Working) -> str:
    """Return the name of a side, like ``Left leg in front``; empty if there is none."""
    if side is None or exercise.side == "none":
        return ""
    if exercise.side_words == "side":
        return tr("Left side" if side == "left" else "Right side")
    return tr("Left {leg}" if side == "left" else "Right {leg}", leg=Message(exercise.side_words))


def list_progress(state: RunState) -> tuple[LabelledValue, ...]:
    """Return set, side and tempo, which are shown beside the count."""
    guidance, opened = state.guidance, state.opened
    if guidance is None or opened is None:
        return ()
    exercise = opened.exercise
    values = [LabelledValue(tr("Dose"), tr("Half"))] if state.eased else []
    if exercise.kind == "guided":
        step = min(guidance.repetitions + 1, guidance.target_repetitions or 1)
        return (*values, LabelledValue(tr("Step"), f"{step} / {guidance.target_repetitions}"))
    values.append(LabelledValue(tr("Set"), f"{guidance.set_of_side} / {guidance.sets_of_side}"))
    if exercise.side != "none":
        values.append(
            LabelledValue(tr("Side"), tr(guidance.side.capitalize()) if guidance.side else UNKNOWN)
        )
    elif has_anonymous_sides(exercise) and opened.side != "auto":  # prescribed, not seen
        values.append(LabelledValue(tr("Side"), tr(opened.side.capitalize())))
    elif guidance.sets > guidance.sets_of_side:  # the sides have no names
        values.append(LabelledValue(tr("Side"), f"{2 - guidance.set_number % 2} / 2"))
    if exercise.kind == "repetitions":
        values.append(LabelledValue(tr("Tempo"), _format_tempo(state.session)))
    elif guidance.target_repetitions is not None:
        current = min(guidance.repetitions + 1, guidance.target_repetitions)
        values.append(
            LabelledValue(
                tr("Hold" if exercise.kind == "hold" else "Trial"),
                f"{current} / {guidance.target_repetitions}",
            )
        )
    return tuple(values)


def _format_tempo(session: Session) -> str:
    if not session.repetitions:
        return UNKNOWN
    last = session.repetitions[-1]
    return tr("{seconds:.1f} s", seconds=last.time_s - last.start_s)


def describe_rest(exercise: Exercise, guidance: Guidance) -> tuple[str, str]:
    """Return the title of a rest, and what comes next."""
    second = guidance.unnamed_change and guidance.set_number % 2 == 1
    number = guidance.set_of_side if second else guidance.set_of_side + 1
    following = name_side(exercise, guidance.next_side) or tr(
        "Set {number} of {count}", number=number, count=guidance.sets_of_side
    )
    return tr("Change sides" if guidance.changes_side else "Rest"), following


def describe_waiting(state: RunState, *, arms: bool) -> tuple[str, str] | None:
    """Return why a guided exercise or a rest waits, and how it goes on; None while it runs.

    Args:
        state: The state of the run.
        arms: True if the user wants raised arms to be followed.

    """
    waits = state.step is Step.PAUSED or state.source_problem
    cue = choose_cue(state, arms=arms) if waits else None
    return None if cue is None else (tr(cue.text), tr(cue.detail))


def describe_guided(exercise: Exercise, guidance: Guidance | None) -> tuple[str, str]:
    """Return the current step of a guided exercise, and the next one."""
    steps = [tr(step.text) for step in exercise.guide]
    index = guidance.repetitions if guidance is not None else 0
    if index >= len(steps):
        return tr(exercise.praise), ""
    if index + 1 == len(steps):
        return steps[index], ""
    return steps[index], tr(join_label(tr("Next"), steps[index + 1]))
