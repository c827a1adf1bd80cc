"""Begin to follow a programme, on a day and by a name that can be kept."""

from __future__ import annotations

from datetime import date

from coach.errors import CoachError
from coach.message import Message
from coach.store.programmes.enrolment import FIRST_DAY, LONGEST, VERSION, Following


def require_right_clock(day: date) -> None:
    """Refuse a day before coach was made: the clock of the computer was not set.

    Raises:
        CoachError: It is before `FIRST_DAY`.
    """
    if day < FIRST_DAY:
        raise CoachError(
            Message("The clock of this computer is wrong: it says {day}.", day=day),
            Message("Set it, and try again."),
        )


def begin_following(programme: str, day: date) -> Following:
    """Return a programme that is followed from this day on.

    Args:
        programme: Its name, or the path of its file.
        day: Its first day.

    Raises:
        CoachError: The path is too long to be kept, or the clock is wrong.
    """
    require_right_clock(day)
    if len(programme) > LONGEST:
        raise CoachError(
            Message(
                "{path}: this path has more than {longest} characters.",
                path=programme,
                longest=LONGEST,
            ),
            Message("Move the file to a folder with a shorter path."),
        )
    return Following(schema_version=VERSION, programme=programme, started=day)
