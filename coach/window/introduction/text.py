"""What the user reads and hears before an exercise. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.contraindication_text import (
    describe_contraindication,
    list_condition_cautions,
)
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person, find_contraindications
from coach.exercise.tracking.arm_signal import ArmUse, find_arm_use
from coach.message import translatable
from coach.window.translation.translate import tr

KNOWN_DAYS: Final = 28
"""Days after which somebody needs to read again how an exercise is done."""
TEXTS: Final = translatable(
    {
        "cautions": "Take care",
        "limits": "coach warns before a replaced hip bends beyond 90 degrees. From the side it "
        "cannot see whether your legs cross: do not cross them.",
        "pain": "If it hurts during the exercise, press P.",
        "pain_arms": "If it hurts during the exercise, press P, or raise both arms, then one.",
        "pain_long": "If it hurts during the exercise, press P, or raise both arms for three "
        "seconds, then one.",
        "pain_upright": "If it hurts during the exercise, press P, or sit or kneel up and raise "
        "both arms, then one.",
        "pain_none": "If it hurts during the exercise, press P, or leave the picture, come back "
        "and raise both arms, then one.",
        "pause_long": "To pause, raise an arm for three seconds.",
        "pause_upright": "To pause, sit or kneel up and raise an arm.",
        "pause_none": "To pause, leave the picture for three seconds.",
        "conditions": "Not for everybody",
        "below": "Not for everybody: see below.",
        "steps": "How to do it",
        "camera": "Where the camera stands",
        "begin": "Begin",
        "read": "Read aloud",
        "back": "Back",
        "end": "End",
        "skip": "Skip",
        "before": "One back",
        "confirm": "End? Raise both arms again",
        "allow": "I have asked: it is fine",
    }
)
PAIN: Final[Mapping[ArmUse, str]] = {
    "free": "pain_arms",
    "long": "pain_long",
    "upright": "pain_upright",
    "none": "pain_none",
}
"""When a raised arm is a signal -> name of the text how to say that it hurts."""
PAUSE: Final[Mapping[ArmUse, str]] = {
    "long": "pause_long",
    "upright": "pause_upright",
    "none": "pause_none",
}
"""When a raised arm is a signal -> name of the text how to pause, if that is not the usual way."""
NOBODY: Final = Person()
"""A person of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The texts before an exercise, in the user's language."""

    title: str
    cautions: tuple[str, ...]
    """What speaks against it first, then the cautions of its file; at the end, how to say that
    it hurts. No text stands there twice."""
    steps: tuple[str, ...]
    placement: str
    fits: bool = True
    """Whether nothing speaks against it for this person: otherwise it does not begin by itself."""
    asks_first: bool = False
    """Whether the person should only do it if a professional agrees."""
    conditions: tuple[str, ...] = ()
    """Those of the cautions that stand at the end of the page, for somebody who answered
    the questions about conditions: what the person has stays above."""
    pause: str = ""
    """How to pause without a key, one of the cautions; empty if a raised arm does as usual."""
    with_limits: tuple[str, ...] = ()
    """What is watched of replaced hips, and the first caution that concerns the person: a
    physiotherapist's comes first. Empty without replaced hips."""

    @property
    def shown_cautions(self) -> tuple[str, ...]:
        """The cautions above the steps: one line stands for those at the end of the page."""
        if not self.conditions:
            return self.cautions
        first = self.cautions.index(self.conditions[0])
        kept = (caution for caution in self.cautions[first:] if caution not in self.conditions)
        return (*self.cautions[:first], tr(TEXTS["below"]), *kept)

    @property
    def first_caution(self) -> str:
        """The caution that is read aloud by itself: none that only others need."""
        if self.with_limits and self.cautions[0] == self.with_limits[0]:
            return " ".join(self.with_limits)
        return next(each for each in self.cautions if each not in self.conditions)

    @property
    def spoken(self) -> str:
        """Everything, in the order in which it is read aloud."""
        return " ".join((*self.shown_cautions, *self.steps, self.placement))


@dataclass(frozen=True, slots=True)
class FarText:
    """A text that is shown large and by itself, in the user's language."""

    heading: str
    text: str
    caution: bool = False


def list_far_texts(introduction: Introduction) -> tuple[FarText, ...]:
    """Return the texts of an introduction in the order in which they are read aloud."""
    cautions, count = introduction.shown_cautions, len(introduction.steps)
    below = tr(TEXTS["below"])
    return (
        *(FarText(tr(TEXTS["cautions"]), text, True) for text in cautions if text != below),
        *(
            FarText(f"{tr(TEXTS['steps'])}  {number} / {count}", text)
            for number, text in enumerate(introduction.steps, 1)
        ),
        FarText(tr(TEXTS["camera"]), introduction.placement),
    )


def is_known(done: dt.date | None, today: dt.date) -> bool:
    """Return True if an exercise was done lately, so that its steps need not be read again.

    Args:
        done: The day on which it was last done; None if never.
        today: The local day.

    """
    return done is not None and (today - done).days <= KNOWN_DAYS


def introduce(
    exercise: Exercise,
    person: Person = NOBODY,
    name: str = "",
    *,
    arms: bool = True,
    answered: bool = False,
) -> Introduction:
    """Return the texts to show before an exercise.

    Args:
        exercise: The exercise.
        person: Who is going to do it: what does not fit comes first.
        name: Name of the exercise's file.
        arms: Whether raised arms are followed.
        answered: Whether the person answered the questions about conditions.

    """
    reasons = find_contraindications(exercise, person, name)
    use = find_arm_use(exercise)
    pain = TEXTS[PAIN[use] if arms else "pain"]
    pause = tr(TEXTS[PAUSE[use]]) if arms and use in PAUSE else ""
    limits = tuple(tr(limit) for limit in _list_limits(exercise, person))
    own = [tr(caution.text) for caution in exercise.cautions if person.needs(caution)]
    told = [
        *((tr("{reason}.", reason=describe_contraindication(each)), True) for each in reasons),
        *((limit, True) for limit in limits),
        *_list_cautions(exercise, person),
        *([(pause, True)] if pause else []),
        (tr(pain), True),
    ]
    needed = {text for text, needs in told if needs}
    cautions = tuple(dict.fromkeys(text for text, _ in told))
    others = tuple(text for text in cautions if text not in needed)
    return Introduction(
        tr(exercise.title),
        cautions,
        tuple(tr(step) for step in exercise.steps),
        tr(exercise.placement),
        fits=not reasons,
        asks_first=bool(reasons) and all(each.advice == "ask first" for each in reasons),
        conditions=others if answered else (),
        pause=pause,
        with_limits=(*limits, *own[:1]) if limits else (),
    )


def _list_limits(exercise: Exercise, person: Person) -> Iterator[str]:
    """Yield what is watched of replaced hips, and what the prescription allows them."""
    if person.replaced_hips and exercise.kind != "guided":
        yield TEXTS["limits"]
    for side in person.replaced_hips:
        if side in person.hip_notes:
            yield person.hip_notes[side]


def _list_cautions(exercise: Exercise, person: Person) -> Iterator[tuple[str, bool]]:
    """Yield each caution, and whether the person needs it.

    Nobody needs the lists of conditions: those that the person has are told before.
    """
    for text in list_condition_cautions(exercise):
        yield tr(text), False
    for caution in exercise.cautions:
        yield tr(caution.text), person.needs(caution)
