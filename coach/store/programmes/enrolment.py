"""The programme that the user follows: ``programme.toml`` in the folder of the profile."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Self

import pydantic
from pydantic import Field, model_validator

from coach.errors import CoachError, find_reason
from coach.exercise.definition.fields import Model, Version1
from coach.exercise.dose.programme_records import DoneSession, Enrolment, Pause
from coach.message import Message
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.files.file_lock import hold_folder
from coach.store.history.entry import Entry
from coach.store.history.halved import find_halved
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.store.settings import profiles
from coach.store.toml.error_messages import describe_values, to_toml
from coach.store.toml.reader import FileKind

FILE_NAME: Final = "programme.toml"
VERSION: Final = 1
FIRST_DAY: Final = date(2000, 1, 1)
"""The earliest day on which a programme may begin."""
LONGEST: Final = 400
"""Maximum length of the name or the path of a programme, in characters."""
HEAD: Final = (
    "# The programme that you follow. `coach programmes start, pause, resume, "
    "stop` rewrite this file."
)


class PausedDays(Model):
    """Days on which the programme is paused."""

    since: date = Field(description="The first of them", examples=[date(2026, 1, 31)])
    until: date | None = Field(
        None, description="The first day on which it goes on", examples=[date(2026, 2, 3)]
    )


class Following(Model):
    """What the user follows."""

    schema_version: Version1 = Field(description="Version of this vocabulary", examples=[1])
    programme: str = Field(
        min_length=1,
        max_length=LONGEST,
        description="Name of the programme",
        examples=["hip-flexors-4-weeks"],
    )
    started: date = Field(ge=FIRST_DAY, description="Its first day", examples=[date(2026, 1, 31)])
    pauses: Annotated[tuple[PausedDays, ...], Field(strict=False)] = Field(
        (), description="When it was paused, in order", examples=[[{"since": date(2026, 2, 3)}]]
    )

    @model_validator(mode="after")
    def _order(self) -> Self:
        for index, pause in enumerate(self.pauses):
            if pause.until is None and index + 1 < len(self.pauses):
                raise ValueError(Message("pauses: only the last pause may be without an end"))
            if pause.until is not None and pause.until < pause.since:
                raise ValueError(
                    Message(
                        "pauses: a pause cannot end before it began: until = {day}",
                        day=pause.until,
                    )
                )
        return self

    @property
    def paused(self) -> bool:
        """True if it is paused without an end."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def enrolment(self) -> Enrolment:
        """Return it in the form that planning takes."""
        return Enrolment(
            self.started, tuple(Pause(pause.since, pause.until) for pause in self.pauses)
        )

    def pause(self, day: date) -> Following:
        """Return the same, paused from this day on.

        Raises:
            CoachError: It is paused already.
        """
        if self.paused:
            raise CoachError(
                Message(
                    "{programme} is paused already, since {since}.",
                    programme=self.programme,
                    since=self.pauses[-1].since,
                ),
                Message("`coach programmes resume` continues it."),
            )
        return self.model_copy(
            update={"pauses": (*self.pauses, PausedDays(since=max(day, self.started)))}
        )

    def resume(self, day: date) -> Following:
        """Return the same, resumed on this day.

        Raises:
            CoachError: It is not paused.
        """
        if not self.paused:
            raise CoachError(
                Message("{programme} is not paused.", programme=self.programme),
                Message("`coach programmes today` shows what is due."),
            )
        *before, last = self.pauses
        ended = PausedDays(since=last.since, until=max(day, last.since))
        return self.model_copy(
            update={"pauses": tuple(before) if ended.until == ended.since else (*before, ended)}
        )


def explain_followed(following: Following, hint: Message) -> CoachError:
    """Return the error for another programme that is to be started beside this one."""
    return CoachError(
        Message(
            "You follow {programme} since {started}.",
            programme=following.programme,
            started=following.started,
        ),
        hint,
    )


def find_enrolment_file() -> Path:
    """Return the path of the file; it may not exist.

    Raises:
        CoachError: The home folder is unknown.
    """
    return profiles.find_profile_folder() / FILE_NAME


def load_enrolment() -> Following | None:
    """Return what the user follows; None for nothing.

    Raises:
        CoachError: Lists every mistake in the file.
    """
    path = find_enrolment_file()
    if not path.exists():
        return None
    text = KIND.read(path)
    return KIND.validate(
        KIND.parse(text, path),
        path,
        Message("Correct them in an editor, or delete the file: then nothing is followed."),
        text,
    )


def save_enrolment(following: Following) -> Path:
    """Save what the user follows, and return the path. What changes it calls `update_enrolment`.

    Raises:
        CoachError: The file cannot be written.
    """
    path = find_enrolment_file()
    with hold_folder(locations.make_private(path.parent)):
        write_atomically(path, "\n".join([HEAD, *_write_lines(following), ""]))
    return path


@profiles.using_profile()
def update_enrolment(update: Callable[[Following | None], Following | None]) -> Following | None:
    """Load what the user follows, change it by this function, save the result, and return it.

    None stands for nothing, before and afterwards. Of several threads and programs that do so at
    the same time, none loses the change of another.

    Raises:
        CoachError: The file has mistakes, or cannot be written or deleted.
    """
    with hold_folder(locations.make_private(find_enrolment_file().parent)):
        before = load_enrolment()
        after = update(before)
        if after is None:
            delete_enrolment()
        elif after != before:
            save_enrolment(after)
    return after


def delete_enrolment() -> None:
    """Stop following a programme; the history keeps what was done.

    Raises:
        CoachError: The file cannot be deleted.
    """
    path = find_enrolment_file()
    try:
        with hold_folder(path.parent):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be removed: {reason}.", path=path, reason=find_reason(error)),
            Message("Make the folder writable."),
        ) from error


def read_records(since: date) -> list[DoneSession]:
    """Return the sessions since this day from the history of the current profile, oldest first.

    Raises:
        CoachError: As `History`.
    """
    with History() as history:
        history.refresh()
        entries = history.read()
    halved = find_halved(entries)
    return [
        dataclasses.replace(record, eased=entry.name in halved)
        for entry in entries
        for record in select_records([entry], since)
    ]


def select_records(entries: Iterable[Entry], since: date) -> list[DoneSession]:
    """Return what these sessions count for, of those since this day, with no half dose as whole.

    Args:
        entries: All sessions, oldest first.
        since: The first day.
    """
    return [record for entry in entries for record in list_records(entry) if record.day >= since]


def list_records(entry: Entry) -> Iterator[DoneSession]:
    """Yield what a session counts for: a record for each side, or one without numbers.

    If the exercise was not begun, only the pain counts, and the record names no exercise.
    """
    day = read_time(entry).date()
    pain = entry.worst_pain
    if not entry.begun:
        yield DoneSession(day, "", None, pain=pain)
        return
    for index, side in enumerate(entry.sides):
        yield DoneSession(
            day,
            entry.exercise,
            side.side,
            side.repetitions,
            side.held_s,
            side.range_result.peak_deg if side.range_result else None,
            lasted_s=0.0 if index else entry.duration_s,
            longest_s=side.longest_s or None,
            pain=pain,
        )
    if not entry.sides:
        yield DoneSession(day, entry.exercise, None, lasted_s=entry.duration_s, pain=pain)


def _write_lines(following: Following) -> Iterator[str]:
    yield f"schema_version = {VERSION}"
    yield f"programme = {to_toml(following.programme)}"
    yield f"started = {following.started.isoformat()}"
    for pause in following.pauses:
        yield "\n[[pauses]]"
        yield f"since = {pause.since.isoformat()}"
        if pause.until:
            yield f"until = {pause.until.isoformat()}"


def _list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    whole = [
        str(detail["ctx"]["error"])
        for detail in error.errors(include_url=False)
        if not detail["loc"] and "error" in detail["ctx"]
    ]
    return [*describe_values(error, data, Following), *whole]


KIND: Final = FileKind(
    Following,
    VERSION,
    Message("a programme's state"),
    "started = 2026-01-31",
    Message("Make it a file that you may read."),
    CoachError,
    _list_mistakes,
)
