"""What the user reads and hears before an exercise. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.message import translatable
from coach.window.translation.translate import tr

MAX_FIGURES: Final = 2
"""Maximum number of key positions that are drawn."""
CONTRAINDICATION: Final = re.compile(r"(?:^|: )(?:not|never) |^after an? |^only ", re.IGNORECASE)
"""How an English caution begins that tells who must not do the exercise, or when."""
TEXTS: Final = translatable(
    {
        "cautions": "Take care",
        "pain": "If it hurts during the exercise, press P.",
        "steps": "How to do it",
        "camera": "Where the camera stands",
        "begin": "Begin",
        "read": "Read aloud",
        "back": "Back",
        "end": "End",
        "skip": "Skip",
        "before": "One back",
        "confirm": "End? Raise both arms again",
    }
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The texts before an exercise, in the user's language."""

    title: str
    cautions: tuple[str, ...]
    """Contra-indications first; at the end, the key for pain."""
    steps: tuple[str, ...]
    placement: str

    @property
    def first_caution(self) -> str:
        """The caution that is read aloud by itself."""
        return self.cautions[0]

    @property
    def spoken(self) -> str:
        """Everything, in the order in which it is read aloud."""
        return " ".join((*self.cautions, *self.steps, self.placement))


def introduce(exercise: Exercise) -> Introduction:
    """Return the texts to show before an exercise."""
    return Introduction(
        tr(exercise.title),
        tuple(tr(text) for text in (*order_cautions(exercise.cautions), TEXTS["pain"])),
        tuple(tr(step) for step in exercise.steps),
        tr(exercise.placement),
    )


def is_contraindication(caution: str) -> bool:
    """Return True if an English caution says who must not do the exercise, or when."""
    return CONTRAINDICATION.search(caution) is not None


def order_cautions(cautions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cautions of an exercise file, contra-indications first."""
    return tuple(sorted(cautions, key=lambda caution: not is_contraindication(caution)))


def choose_figures(exercise: Exercise) -> tuple[Figure, ...]:
    """Return the key positions to draw, in the order of the file, without faults."""
    faults = {fault.name for fault in exercise.faults}
    proper = tuple(figure for figure in exercise.figures if figure.name not in faults)
    return proper[:MAX_FIGURES]
