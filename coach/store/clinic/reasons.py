"""Why somebody should look at a patient: pain, quiet days, little that is done, a worse test."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator
from typing import Final

from coach.exercise.dose.pain_limits import STOP_FROM, WORSE_BY
from coach.message import Message
from coach.store.clinic.overview import RECENT_DAYS, Overview
from coach.store.clinic.pain import describe_stop
from coach.store.prescriptions.hip_limits import describe_allowed_flexion

QUIET_DAYS: Final = 7
"""After so many days without a session, somebody should look."""
ENDS_DAYS: Final = 7
"""So many days before the limit of a hip ends, and `RECENT_DAYS` after it, somebody should look."""
LITTLE_DONE: Final = 0.25
"""Below this share of what was prescribed, somebody should look."""


def compare_pain(overview: Overview) -> tuple[float, float] | None:
    """Return the median pain of the last week with answers, and of the three weeks before it.

    None if one of the two has no answer.
    """
    if not overview.pain:
        return None
    last = overview.pain[-1].day
    recent = [each.score for each in overview.pain if (last - each.day).days < 7]
    before = [each.score for each in overview.pain if 7 <= (last - each.day).days < 28]
    if not before:
        return None
    return statistics.median(recent), statistics.median(before)


def find_reasons(overview: Overview, today: dt.date) -> Iterator[Message]:
    """Yield why somebody should look at a patient; nothing if all is well."""
    for stop in reversed(overview.stops):
        if (today - stop.day).days < RECENT_DAYS:
            yield describe_stop(stop)
    pain = compare_pain(overview)
    if pain and pain[0] - pain[1] >= WORSE_BY:
        yield Message("Pain rose from {before:g} to {now:g}.", before=pain[1], now=pain[0])
    elif overview.pain and overview.pain[-1].score >= STOP_FROM:
        yield Message("Pain was {score} of 10.", score=overview.pain[-1].score)
    quiet = (today - (overview.last_active or overview.issued)).days
    if quiet >= QUIET_DAYS and overview.last_active:
        yield Message("Nothing for {n} day.", plural="Nothing for {n} days.", n=quiet)
    elif quiet >= QUIET_DAYS:
        yield Message(
            "No results yet, {n} day after the prescription.",
            plural="No results yet, {n} days after the prescription.",
            n=quiet,
        )
    elif overview.done is not None and overview.done < LITTLE_DONE:
        yield Message(
            "Little is done: {share:.0%} of what was prescribed in two weeks.", share=overview.done
        )
    for line in overview.tests:
        change, error = line.change_deg, line.error_of_change_deg
        if change is not None and error is not None and -change > error:
            yield Message(
                "{title}, {side}: {degrees:.0f}° worse than the time before.",
                title=Message(line.title),
                side=Message(line.side),
                degrees=-(line.shown_change_deg or 0),
            )
    yield from _list_ends(overview, today)
    if overview.problems:
        yield Message(
            "{n} file cannot be read.",
            plural="{n} files cannot be read.",
            n=len(overview.problems),
        )


def _list_ends(overview: Overview, today: dt.date) -> Iterator[Message]:
    """Yield which limits of hips end soon, or have ended lately."""
    for limit in overview.hip_limits:
        if -RECENT_DAYS < (limit.until - today).days < ENDS_DAYS:
            yield describe_allowed_flexion(limit.side, limit.allowance, today)
