"""The exercises as cards in sections. No Qt.

To add a section to the home page, add a function to `SECTIONS`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.exercise.definition.camera_height import find_camera_height
from coach.exercise.definition.contraindication_text import describe_contraindication
from coach.exercise.definition.exercise import Exercise, Figure, choose_figure
from coach.exercise.dose.suitability import find_contraindications
from coach.message import join_label, translatable
from coach.window.exercises import ExerciseLibrary
from coach.window.home.card_filter import CardFilter
from coach.window.programme.today import PlanView, describe_activity, merge_due
from coach.window.translation.translate import ntr, tr

TODAY: Final = 3
"""Number of exercises that are offered for today."""
DIGITS: Final = 9
"""Number of cards that a digit starts."""
LEVELS: Final = ("gentle", "moderate", "strong")
"""Levels of exercises in the order of the page."""
GROUPS: Final[Mapping[str, str]] = translatable(
    {
        "stretch": "Stretch",
        "strength": "Strengthen",
        "mobility": "Move",
        "release": "Release",
        "test": "Measure",
    }
)
"""Group of an exercise -> title of its section, in the order of the page."""

CAMERAS: Final = translatable(
    {
        ("side", "hip"): "Camera from the side, hip high",
        ("side", "seat"): "Camera from the side, seat high",
        ("side", "bed"): "Camera from the side, bed high",
        ("front", "hip"): "Camera from the front, hip high",
        ("front", "seat"): "Camera from the front, seat high",
        ("front", "bed"): "Camera from the front, bed high",
    }
)
"""View and height -> where to put the camera."""


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise on the home page."""

    name: str
    title: str
    summary: str
    dose: str
    camera: str
    """Where to put the camera."""
    since: str
    """When it was last done; empty if unknown."""
    figure: Figure | None
    view: Literal["side", "front"] = "side"
    """Side from which it is drawn."""
    key: str = ""
    """The digit that starts it; empty if there is none."""
    warning: str = ""
    """Why it does not fit the person; empty if it does."""
    tick: Literal["", "open", "partly", "done"] = ""
    """How much of it is done today, if the programme asks for it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading."""

    title: str
    cards: tuple[Card, ...]


def list_sections(
    library: ExerciseLibrary, today: dt.date, chosen: CardFilter | None = None
) -> tuple[Section, ...]:
    """Return all sections: every exercise is in one; the first `DIGITS` cards have a digit.

    Args:
        library: The exercises, what was done, and what is due.
        today: The local day.
        chosen: What the user chose to see; None for everything.

    """
    chosen = chosen or CardFilter()
    left = {name: each for name, each in library.exercises.items() if chosen.accepts(each)}
    sections: list[Section] = []
    count = 0
    for make in SECTIONS:
        for title, names in make(left, library, today):
            cards = []
            for name in names:
                count += 1
                card = make_card(
                    name,
                    left.pop(name),
                    library.done.get(name),
                    today,
                    str(count) if count <= DIGITS else "",
                )
                card = mark_unsuitable(card, library)
                cards.append(mark_due(card, library.plan) if make is list_due else card)
            sections.append(Section(title, tuple(cards)))
    return tuple(sections)


def make_card(
    name: str, exercise: Exercise, done: dt.date | None, today: dt.date, key: str = ""
) -> Card:
    """Create the card of an exercise."""
    return Card(
        name=name,
        title=tr(exercise.title),
        summary=tr(exercise.summary),
        dose=tr(exercise.dose.text),
        camera=describe_camera(exercise),
        since=describe_since(done, today),
        figure=choose_figure(exercise),
        view=exercise.view.kinds[0],
        key=key,
    )


def mark_unsuitable(card: Card, library: ExerciseLibrary) -> Card:
    """Add to a card why the exercise does not fit the person, if it does not."""
    exercise = library.exercises[card.name]
    reasons = find_contraindications(exercise, library.person, card.name)
    if not reasons:
        return card
    return dataclasses.replace(card, warning=tr(describe_contraindication(reasons[0])))


def describe_camera(exercise: Exercise) -> str:
    """Describe where to put the camera."""
    if exercise.kind == "guided":
        return tr("No camera needed")
    return tr(CAMERAS[exercise.view.kinds[0], find_camera_height(exercise)])


def describe_since(done: dt.date | None, today: dt.date) -> str:
    """Describe when an exercise was last done; empty if unknown."""
    if done is None:
        return ""
    days = (today - done).days
    if days <= 0:
        return tr("Done today")
    if days == 1:
        return tr("Last done yesterday")
    return ntr("Last done {n} day ago", "Last done {n} days ago", days)


TitledNames = Iterator[tuple[str, tuple[str, ...]]]


def list_due(left: Mapping[str, Exercise], library: ExerciseLibrary, today: dt.date) -> TitledNames:  # noqa: ARG001
    """Yield what the programme asks for today, in its order; done exercises stay."""
    plan = library.plan
    names = tuple(name for name in merge_due(plan.due) if name in left) if plan is not None else ()
    if plan is not None and (names or plan.paused or plan.finished or plan.headline):
        yield _add_activity(tr(join_label(plan.title, plan.headline)), library), names


def mark_due(card: Card, plan: PlanView | None) -> Card:
    """Add to a card what the programme asks for, and how much of that is done."""
    due = merge_due(plan.due).get(card.name) if plan is not None else None
    if due is None:
        return card
    return dataclasses.replace(card, dose=due.amount, since=due.words or card.since, tick=due.state)


def choose_today(
    left: Mapping[str, Exercise], library: ExerciseLibrary, today: dt.date
) -> TitledNames:
    """Yield what is due: the longest ago first, gentle before strong, and one of each group first.

    Tests and guided exercises are not done every day.
    """
    if library.plan is not None and not library.plan.finished:
        return
    due = [
        name
        for name, exercise in left.items()
        if _is_due(exercise, library.done.get(name), today)
        and not find_contraindications(exercise, library.person, name)
    ]
    due.sort(
        key=lambda name: (
            library.done.get(name, dt.date.min),
            LEVELS.index(left[name].level),
            -left[name].dose.days_a_week,
        )
    )
    first = {left[name].group: name for name in reversed(due)}
    ordered = [name for name in due if name in first.values()] + [
        name for name in due if name not in first.values()
    ]
    if ordered:
        yield _add_activity(tr("For today"), library), tuple(ordered[:TODAY])


def _add_activity(title: str, library: ExerciseLibrary) -> str:
    """Add to a title how much of the half hour of activity is done, if that is known."""
    if library.active_minutes is None:
        return title
    return f"{title.rstrip('.。')} · {describe_activity(library.active_minutes)}"


def _is_due(exercise: Exercise, done: dt.date | None, today: dt.date) -> bool:
    if exercise.group == "test" or exercise.kind == "guided":
        return False
    return done is None or (today - done).days >= 7 // exercise.dose.days_a_week


def list_groups(
    left: Mapping[str, Exercise],
    library: ExerciseLibrary,  # noqa: ARG001
    today: dt.date,  # noqa: ARG001
) -> TitledNames:
    """Yield the rest by group, gentle ones first."""
    for group, title in GROUPS.items():
        names = [name for name, exercise in left.items() if exercise.group == group]
        if names:
            yield tr(title), tuple(sorted(names, key=lambda name: LEVELS.index(left[name].level)))


SECTIONS: Final[
    tuple[Callable[[Mapping[str, Exercise], ExerciseLibrary, dt.date], TitledNames], ...]
] = (
    list_due,
    choose_today,
    list_groups,
)
"""The sections in order; each gets the exercises that no earlier one took."""
