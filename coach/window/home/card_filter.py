"""Which cards the home page shows, and what newcomers would like. No Qt.

To add a wish, add a line to `WISHES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.duration import estimate_minutes
from coach.message import translatable
from coach.window.translation.translate import tr

PLACES: Final[Mapping[str, str]] = translatable(
    {
        "": "Anywhere",
        "standing": "Standing",
        "floor": "On the floor",
        "chair": "On a chair",
        "bed": "In bed",
    }
)
"""Place of an exercise -> its name; empty for every place."""
KINDS: Final[Mapping[str, str]] = translatable(
    {
        "": "All kinds",
        "stretch": "Stretch",
        "strength": "Strengthen",
        "mobility": "Move",
        "release": "Release",
        "test": "Measure",
    }
)
"""Group of an exercise -> its name; empty for every group."""
MINUTES: Final = (0, 2, 5, 10)
"""Limits in minutes to choose from; 0 for none."""


@dataclass(frozen=True, slots=True)
class CardFilter:
    """What the user chose to see; everything by default."""

    place: str = ""
    minutes: int = 0
    """The longest that one exercise may take; 0 for any time."""
    group: str = ""

    def accepts(self, exercise: Exercise) -> bool:
        """Return True if the exercise is shown."""
        return (
            (not self.place or self.place in exercise.place)
            and (not self.group or exercise.group == self.group)
            and (not self.minutes or estimate_minutes(exercise) <= self.minutes)
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """What a newcomer would like, and where that leads."""

    text: str
    cards: CardFilter = CardFilter()
    """What the home page shows."""
    programme: str = ""
    """The programme to suggest; empty for none."""


WISHES: Final[Mapping[str, Wish]] = {
    "sore_back": Wish(
        translatable("My back is sore"), CardFilter(group="mobility"), "sore-back-gentle-start"
    ),
    "tight_hips": Wish(
        translatable("My hips are tight"), CardFilter(group="stretch"), "hip-flexors-4-weeks"
    ),
    "sitting": Wish(
        translatable("I sit all day"), CardFilter(place="standing", minutes=5), "sitting-all-day"
    ),
    "no_floor": Wish(
        translatable("I cannot get to the floor"), CardFilter(place="chair"), "on-a-chair"
    ),
    "look": Wish(translatable("Just look around")),
}
"""Name of a wish -> what it is, in the order of the menu."""


def name_minutes(minutes: int) -> str:
    """Name a limit in minutes; 0 for none."""
    return tr("Up to {minutes} minutes", minutes=minutes) if minutes else tr("Any time")
