"""Reads, starts, pauses and ends the user's programme, in a background thread. No Qt."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.errors import CoachError
from coach.exercise.dose.duration import sum_activity
from coach.exercise.dose.suitability_text import format_replacement
from coach.message import Message
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.installed import load_installed
from coach.store.programmes.beginning import begin_following
from coach.store.programmes.enrolment import (
    Following,
    delete_enrolment,
    explain_followed,
    load_enrolment,
    read_records,
    update_enrolment,
)
from coach.store.programmes.loader import (
    LoadedProgramme,
    ProgrammeError,
    list_programmes,
    load_adapted_programme,
    load_programme,
)
from coach.window.programme.today import PlanView, make_plan
from coach.window.translation.translate import tr

END_IT: Final = Message("End it before you start another one.")
EnrolmentAction = Literal["pause", "resume", "stop"]


@dataclass(frozen=True, slots=True)
class AvailableProgramme:
    """A programme that can be started."""

    name: str
    title: str
    summary: str
    weeks: int
    cautions: tuple[str, ...]
    problem: str = ""
    """Why it cannot be read; empty if it can."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The content of the programme page."""

    plan: PlanView | None
    """The current programme; None if there is none."""
    offers: tuple[AvailableProgramme, ...] = ()
    active_minutes: float = 0.0
    """Minutes of activity on the day, of this programme or not."""
    prescribed: bool = False
    """Whether a prescription is followed, whose clinic waits for results."""


def find_common_cautions(offers: Sequence[AvailableProgramme]) -> tuple[str, ...]:
    """Return the cautions that every programme has, if there are several that can be read."""
    readable = [offer for offer in offers if not offer.problem]
    if len(readable) < 2:
        return ()
    return tuple(
        caution
        for caution in readable[0].cautions
        if all(caution in offer.cautions for offer in readable)
    )


def read_programme(day: dt.date) -> ProgrammeView:
    """Read the current programme, or the available ones if there is none.

    Raises:
        CoachError: The current programme cannot be read.
    """
    plan = read_plan(day)
    return ProgrammeView(
        plan,
        ()
        if plan is not None and not plan.finished
        else tuple(_describe_available(name) for name in list_programmes()),
        read_activity(day),
        load_installed() is not None,
    )


def read_activity(day: dt.date) -> float:
    """Return the minutes of activity on a day, over all exercises.

    Raises:
        CoachError: As `History`.
    """
    records = [record for record in read_records(day) if record.day == day]
    exercises = {}
    for name in {record.exercise for record in records if record.exercise}:
        with contextlib.suppress(CoachError):  # a file that is gone counts as activity
            exercises[name] = load_exercise(name).exercise
    return sum_activity(records, exercises, day)


def read_plan(day: dt.date) -> PlanView | None:
    """Return what the current programme requires on a day; None if there is none.

    Raises:
        CoachError: The programme cannot be read.
    """
    enrolment = load_enrolment()
    return None if enrolment is None else _plan(enrolment, day)


def _plan(enrolment: Following, day: dt.date) -> PlanView:
    """Return what a programme requires on a day."""
    loaded = load_adapted_programme(enrolment.programme)
    plan = make_plan(
        loaded.programme,
        loaded.exercises,
        enrolment.enrolment(),
        read_records(enrolment.started),
        day,
    )
    return dataclasses.replace(plan, left_out=describe_replacements(loaded))


def describe_replacements(loaded: LoadedProgramme) -> tuple[str, ...]:
    """Return what is left out of a programme, why, and what takes its place."""
    return tuple(tr(format_replacement(each, loaded.exercises)) for each in loaded.replacements)


def _describe_available(name: str) -> AvailableProgramme:
    try:
        programme = load_programme(name).programme
    except CoachError as error:
        return AvailableProgramme(name, name, "", 0, (), error.message)
    return AvailableProgramme(
        name, programme.title, programme.summary, programme.weeks, programme.cautions
    )


def start(name: str, day: dt.date) -> None:
    """Start a programme on this day. It replaces one that is finished.

    Raises:
        CoachError: It cannot be read, the enrolment cannot be saved, or a programme is followed
            that is not finished, such as one that was started elsewhere meanwhile.
    """
    loaded = load_programme(name)
    kept = name if name.endswith(".toml") else loaded.name
    new = begin_following(kept, day)
    finished = load_enrolment()
    if finished is not None and not _plan(finished, day).finished:
        raise explain_followed(finished, END_IT)
    update_enrolment(lambda followed: _replace(followed, finished, new))


def _replace(followed: Following | None, finished: Following | None, new: Following) -> Following:
    """Return the new one, unless another program has started one since the finished one."""
    if followed is not None and followed != finished:
        raise explain_followed(followed, END_IT)
    return new


def change(action: EnrolmentAction, day: dt.date) -> None:
    """Pause, resume or end the current programme.

    Raises:
        CoachError: There is no current programme, or the enrolment cannot be saved.
    """
    if action == "stop":
        delete_enrolment()
        return
    update_enrolment(lambda followed: _pause_or_resume(followed, action, day))


def _pause_or_resume(
    followed: Following | None, action: Literal["pause", "resume"], day: dt.date
) -> Following:
    if followed is None:
        raise ProgrammeError(
            Message("You have not started a programme."), Message("Choose one to start.")
        )
    return followed.pause(day) if action == "pause" else followed.resume(day)
