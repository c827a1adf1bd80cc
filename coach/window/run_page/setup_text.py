"""What is said while somebody gets ready, and how far the dose is: pure functions of what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.view import Check
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import Guidance
from coach.exercise.dose.set_counter import Working
from coach.exercise.tracking.session import Session
from coach.message import Message, shorten, translatable
from coach.window.run.state import RunState
from coach.window.run_page.text import Fact
from coach.window.translation.format import UNKNOWN
from coach.window.translation.translate import tr

TICKS: Final[Mapping[str, str]] = translatable(
    {
        "somebody": "You are seen",
        "view": "From the side",
        "whole_body": "Head to feet in view",
        "distance": "Distance",
        "light": "Enough light",
        "level": "Camera level",
    }
)
"""Check -> how it is called."""
FROM_THE_FRONT: Final = translatable("From the front")


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the list: a symbol and words."""

    kind: Literal["good", "problem", "open"]
    text: str


def list_ticks(exercise: Exercise, checks: tuple[Check, ...]) -> tuple[Tick, ...]:
    """Every check with what to do where it fails; without any known, all open."""
    known: dict[str, Check] = {check.name: check for check in checks}
    return tuple(
        _make_tick(exercise, name, words, known)
        for name, words in TICKS.items()
        if name in known or name != "level"
    )


def _make_tick(exercise: Exercise, name: str, words: str, known: Mapping[str, Check]) -> Tick:
    check = known.get(name)
    if name == "view" and "side" not in exercise.view.kinds:
        words = FROM_THE_FRONT
    if check is None or check.ok is None:
        return Tick("open", tr(words))
    if check.ok:
        return Tick("good", tr(words))
    return Tick("problem", tr(shorten(check.problem) or words))


def describe_plan(exercise: Exercise, guidance: Guidance | None) -> str:
    """What will happen, in two sentences: the side, and that no hands are needed."""
    if exercise.kind == "guided":
        return tr("No hands needed: it starts by itself.")
    side = guidance.side if guidance is not None else None
    first = (
        ""
        if side is None or guidance is None or guidance.sets < 2 or exercise.side == "none"
        else tr("First the left side." if side == "left" else "First the right side.")
    )
    begins = tr(
        "It starts when you have been in position for 2 seconds."
        if exercise.kind == "hold"
        else "It starts when you keep still there for 2 seconds."
    )
    return " ".join(part for part in (first, begins) if part)


def name_side(exercise: Exercise, side: Working) -> str:
    """The side for people: ``Left leg in front``; empty where there is none."""
    if side is None or exercise.side == "none":
        return ""
    if exercise.side_words == "side":
        return tr("Left side" if side == "left" else "Right side")
    return tr("Left {leg}" if side == "left" else "Right {leg}", leg=Message(exercise.side_words))


def list_progress(state: RunState) -> tuple[Fact, ...]:
    """Set, side and tempo: what is worth a glance beside the count."""
    guidance, opened = state.guidance, state.opened
    if guidance is None or opened is None:
        return ()
    exercise = opened.exercise
    facts = []
    if exercise.kind == "guided":
        step = min(guidance.repetitions + 1, guidance.target_repetitions or 1)
        return (Fact(tr("Step"), f"{step} / {guidance.target_repetitions}"),)
    facts.append(Fact(tr("Set"), f"{guidance.set_number} / {guidance.sets}"))
    if exercise.side != "none":
        facts.append(Fact(tr("Side"), tr(guidance.side.capitalize()) if guidance.side else UNKNOWN))
    if exercise.kind == "repetitions":
        facts.append(Fact(tr("Tempo"), _measure_tempo(state.session)))
    elif guidance.target_repetitions is not None:
        facts.append(
            Fact(
                tr("Hold" if exercise.kind == "hold" else "Trial"),
                f"{min(guidance.repetitions + 1, guidance.target_repetitions)} / {guidance.target_repetitions}",
            )
        )
    return tuple(facts)


def _measure_tempo(session: Session) -> str:
    if not session.repetitions:
        return UNKNOWN
    last = session.repetitions[-1]
    return tr("{seconds:.1f} s", seconds=last.time_s - last.start_s)


def describe_rest(exercise: Exercise, guidance: Guidance) -> tuple[str, str]:
    """What the rest is for, and what comes next."""
    changes = guidance.next_side is not None and guidance.next_side != guidance.side
    following = name_side(exercise, guidance.next_side) or tr(
        "Set {number} of {count}", number=guidance.set_number + 1, count=guidance.sets
    )
    return tr("Change sides" if changes else "Rest"), following


def describe_guided(exercise: Exercise, guidance: Guidance | None) -> tuple[str, str]:
    """What to do in the step of a guided exercise now, and what comes after it."""
    steps = [tr(step.text) for step in exercise.guide]
    at = guidance.repetitions if guidance is not None else 0
    if at >= len(steps):
        return tr(exercise.praise), ""
    return steps[at], f"{tr('Next')}: {steps[at + 1]}" if at + 1 < len(steps) else ""
