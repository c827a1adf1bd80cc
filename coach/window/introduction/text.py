"""What the user reads and hears before an exercise. No Qt."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.contraindication_text import (
    describe_contraindication,
    list_cautions,
    list_condition_cautions,
)
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person, find_contraindications
from coach.exercise.tracking.arm_signal import uses_arms
from coach.message import translatable
from coach.window.translation.translate import tr

CONTRAINDICATION: Final = re.compile(
    r"(?:^|: )(?:not|never) |^after an? |^only |^ask ", re.IGNORECASE
)
"""How an English caution begins that tells who must not do the exercise, or when."""
ONLY_IN_PREGNANCY: Final = re.compile(r"^in the second half of pregnancy\b", re.IGNORECASE)
ONLY_WITH_REPLACED_HIP: Final = re.compile(
    r"^(?:never|no|with)\b[^.]*\ba replaced hip\b", re.IGNORECASE
)
"""How an English caution begins that only somebody with this condition needs."""
KNOWN_DAYS: Final = 28
"""Days after which somebody needs to read again how an exercise is done."""
TEXTS: Final = translatable(
    {
        "cautions": "Take care",
        "limits": "coach warns before a replaced hip bends beyond 90 degrees. From the side it "
        "cannot see whether your legs cross: do not cross them.",
        "pain": "If it hurts during the exercise, press P.",
        "pain_arms": "If it hurts during the exercise, press P, or raise both arms, then one.",
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
NOBODY: Final = Person()
"""A person of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The texts before an exercise, in the user's language."""

    title: str
    cautions: tuple[str, ...]
    """Contra-indications first; at the end, how to say that it hurts."""
    steps: tuple[str, ...]
    placement: str
    fits: bool = True
    """Whether nothing speaks against it for this person: otherwise it does not begin by itself."""
    asks_first: bool = False
    """Whether the person should only do it if a professional agrees."""
    conditions: tuple[str, ...] = ()
    """Those of the cautions that stand at the end of the page, for somebody who answered
    the questions about conditions: what the person has stays above."""

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
        return next(each for each in self.cautions if each not in self.conditions)

    @property
    def spoken(self) -> str:
        """Everything, in the order in which it is read aloud."""
        return " ".join((*self.shown_cautions, *self.steps, self.placement))


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
    pain = TEXTS["pain_arms" if arms and not uses_arms(exercise) else "pain"]
    limits = (TEXTS["limits"],) if person.replaced_hips and exercise.kind != "guided" else ()
    ordered = order_cautions(list_cautions(exercise))
    lists = tuple(list_condition_cautions(exercise))
    others = [text for text in ordered if text in lists or is_for_others(text, person)]
    return Introduction(
        tr(exercise.title),
        (
            *(tr("{reason}.", reason=describe_contraindication(each)) for each in reasons),
            *(tr(text) for text in (*limits, *ordered, pain)),
        ),
        tuple(tr(step) for step in exercise.steps),
        tr(exercise.placement),
        fits=not reasons,
        asks_first=bool(reasons) and all(each.advice == "ask first" for each in reasons),
        conditions=tuple(map(tr, others)) if answered else (),
    )


def is_for_others(caution: str, person: Person) -> bool:
    """Return True if only somebody with a condition that the person lacks needs a caution.

    In doubt it is for everybody.

    Args:
        caution: The English text.
        person: Who has answered the questions about conditions.

    """
    if ONLY_IN_PREGNANCY.search(caution):
        return "pregnancy" not in person.conditions
    return not person.replaced_hips and ONLY_WITH_REPLACED_HIP.search(caution) is not None


def is_contraindication(caution: str) -> bool:
    """Return True if an English caution says who must not do the exercise, or when."""
    return CONTRAINDICATION.search(caution) is not None


def order_cautions(cautions: tuple[str, ...]) -> tuple[str, ...]:
    """Return cautions in the same order, but contra-indications first."""
    return tuple(sorted(cautions, key=lambda caution: not is_contraindication(caution)))
