"""The pain of a patient: the worst of each day, and what was stopped because of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Final

from pydantic import Field

from coach.dates import describe_date
from coach.exercise.definition.fields import Model
from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import describe_score
from coach.message import Message, translatable
from coach.store.results.document import Session

Day = Annotated[dt.date, Field(strict=False)]
STOPS: Final = translatable(
    {
        "before": "Pain before the exercise on {day}: {pain}. Not begun: {title}.",
        "during": "Stopped because of pain on {day}: {pain}, {title}.",
        "after": "Too much pain after the exercise on {day}: {pain}, {title}.",
    }
)
"""When the pain was asked -> what is said of it."""


class PainDay(Model):
    """The worst pain of a day."""

    day: Day
    score: Annotated[int, Field(ge=0, le=10)]


class PainStop(Model):
    """An exercise that pain stopped or kept from being begun, or that hurt too much after it."""

    day: Day
    score: Annotated[int, Field(ge=0, le=10)]
    place: PainPlace
    """Empty if unknown."""
    title: str
    """Of the exercise."""
    before: bool = False
    """Whether the pain was asked before the exercise, which was then not begun."""
    after: bool = False
    """Whether it was asked after the exercise, which was not stopped."""


def list_pain(sessions: Iterable[Session]) -> list[PainDay]:
    """Return the worst pain of each day on which it was asked, oldest first."""
    worst: dict[dt.date, int] = {}
    for session in sessions:
        score = session.to_entry().worst_pain
        if score is not None:
            worst[session.day] = max(score, worst.get(session.day, 0))
    return [PainDay(day=day, score=score) for day, score in sorted(worst.items())]


def list_stops(sessions: Iterable[Session], titles: Mapping[str, str]) -> Iterator[PainStop]:
    """Yield what was stopped because of pain, not begun, or hurt too much after it, oldest first.

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
                after=stop.moment == "after",
            )


def describe_stop(stop: PainStop) -> Message:
    """Say when, how much and where it hurt, and what was stopped, not begun or done."""
    moment = "before" if stop.before else "after" if stop.after else "during"
    return Message(
        STOPS[moment],
        day=describe_date(stop.day),
        pain=describe_score(stop.score, stop.place),
        title=Message(stop.title),
    )
