"""The pain of a patient: the worst of each day, and what was stopped because of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from coach.exercise.definition.fields import Model
from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import describe_score
from coach.message import Message
from coach.store.results.document import Session

Day = Annotated[dt.date, Field(strict=False)]


class PainDay(Model):
    """The worst pain of a day."""

    day: Day
    score: Annotated[int, Field(ge=0, le=10)]


class PainStop(Model):
    """An exercise that was stopped because of pain, or not begun."""

    day: Day
    score: Annotated[int, Field(ge=0, le=10)]
    place: PainPlace
    """Empty if unknown."""
    title: str
    """Of the exercise."""
    before: bool = False
    """Whether the pain was asked before the exercise, which was then not begun."""


def list_pain(sessions: Iterable[Session]) -> list[PainDay]:
    """Return the worst pain of each day on which it was asked, oldest first."""
    worst: dict[dt.date, int] = {}
    for session in sessions:
        score = session.to_entry().worst_pain
        if score is not None:
            worst[session.day] = max(score, worst.get(session.day, 0))
    return [PainDay(day=day, score=score) for day, score in sorted(worst.items())]


def list_stops(sessions: Iterable[Session], titles: Mapping[str, str]) -> Iterator[PainStop]:
    """Yield what was stopped because of pain, or not begun, oldest first.

    Of each session the worst answer counts.

    Args:
        sessions: The sessions.
        titles: Name of an exercise -> its title.
    """
    for session in sorted(sessions, key=lambda session: session.day):
        stop = session.to_entry().stop
        if stop is not None:
            title = titles.get(session.exercise, session.exercise)
            yield PainStop(
                day=session.day,
                score=stop.score,
                place=stop.place,
                title=title,
                before=stop.before,
            )


def describe_stop(stop: PainStop) -> Message:
    """Say when, how much and where it hurt, and what was stopped or not begun."""
    return Message(
        "Pain before the exercise on {day}: {pain}. Not begun: {title}."
        if stop.before
        else "Stopped because of pain on {day}: {pain}, {title}.",
        day=stop.day,
        pain=describe_score(stop.score, stop.place),
        title=Message(stop.title),
    )
