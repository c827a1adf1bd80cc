"""Reads and changes which programme is followed. No Qt: all of it is called in a thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from coach.errors import CoachError
from coach.message import Message
from coach.store.programmes.enrolment import (
    Following,
    delete_enrolment,
    load_enrolment,
    read_records,
    save_enrolment,
)
from coach.store.programmes.loader import (
    ProgrammeError,
    list_programmes,
    load_programme,
)
from coach.window.programme.today import PlanView, make_plan

Step = Literal["pause", "resume", "stop"]


@dataclass(frozen=True, slots=True)
class AvailableProgramme:
    """A programme that can be started."""

    name: str
    title: str
    summary: str
    weeks: int
    cautions: tuple[str, ...]
    problem: str = ""
    """Why it cannot be read."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """All that the page shows."""

    plan: PlanView | None
    """Of the programme that is followed; None where none is."""
    offers: tuple[AvailableProgramme, ...] = ()


def read_programme(day: dt.date) -> ProgrammeView:
    """The programme that is followed, or those that there are. Raises CoachError where what is followed cannot be read."""
    plan = read_plan(day)
    return ProgrammeView(
        plan,
        ()
        if plan is not None and not plan.finished
        else tuple(_offer(name) for name in list_programmes()),
    )


def read_plan(day: dt.date) -> PlanView | None:
    """What the programme that is followed asks for on a day; None where none is. Raises CoachError."""
    followed = load_enrolment()
    if followed is None:
        return None
    loaded = load_programme(followed.programme)
    return make_plan(
        loaded.programme, loaded.exercises, followed.course(), read_records(followed.started), day
    )


def _offer(name: str) -> AvailableProgramme:
    try:
        programme = load_programme(name).programme
    except CoachError as error:
        return AvailableProgramme(name, name, "", 0, (), error.message)
    return AvailableProgramme(
        name, programme.title, programme.summary, programme.weeks, programme.cautions
    )


def start(name: str, day: dt.date) -> None:
    """Follow this programme from this day on, in place of one that is over. Raises CoachError."""
    loaded = load_programme(name)
    save_enrolment(
        Following(
            schema_version=1, programme=name if name.endswith(".toml") else loaded.name, started=day
        )
    )


def change(step: Step, day: dt.date) -> None:
    """Pause, go on, or end. Raises CoachError where nothing is followed."""
    if step == "stop":
        delete_enrolment()
        return
    followed = load_enrolment()
    if followed is None:
        raise ProgrammeError(Message("You follow no programme."), Message("Choose one to start."))
    save_enrolment(followed.pause(day) if step == "pause" else followed.resume(day))
