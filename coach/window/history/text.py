"""The history in sentences: range of motion, sides, form, days, and pain. Pure."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator, Sequence
from typing import Final

from coach.body.landmarks import Side
from coach.exercise.tracking.pain_places import PLACES, describe_consequence
from coach.exercise.tracking.range_test.result import Comparison
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.message import translatable
from coach.store.history.daily_results import group_by_day
from coach.store.history.trends import Day, FormPoint, PainPoint, RangeProgress, SidesPoint
from coach.window.translation.dates import format_day
from coach.window.translation.format import count_repetitions, format_duration
from coach.window.translation.norm import describe_norm
from coach.window.translation.translate import ntr, tr

WEEK: Final = 7
TEXTS: Final = translatable(
    {
        "left": "Left",
        "right": "Right",
        "both": "Both sides",
        "result": "{side}: {degrees} ± {error} on {day}, {norm}.",
        "first": "There is no earlier day to compare with yet.",
        "more": "A real change: {degrees} more than the median of earlier days ({since}), "
        "larger than the {needed} needed.",
        "less": "A real change: {degrees} less than the median of earlier days ({since}), "
        "larger than the {needed} needed.",
        "further": "A real change: {degrees} further down than the median of earlier days "
        "({since}), larger than the {needed} needed.",
        "less_far": "A real change: {degrees} less far down than the median of earlier days "
        "({since}), larger than the {needed} needed.",
        "within": "No clear change: {degrees} from the median of earlier days ({since}), {needed}"
        " are needed.",
        "sides_left": "{degrees} apart on {day}: the left side bends less. {needed} are needed "
        "to tell.",
        "sides_right": "{degrees} apart on {day}: the right side bends less. {needed} are needed "
        "to tell.",
        "sides_down_left": "{degrees} apart on {day}: the left side goes down less. {needed} are "
        "needed to tell.",
        "sides_down_right": "{degrees} apart on {day}: the right side goes down less. {needed} "
        "are needed to tell.",
        "sides_within": "{degrees} apart on {day}: no clear difference, {needed} are needed.",
        "form": "{title}, {day}: {done}, {good} in good form.",
        "form_was": "The time before {good}.",
        "held": "held for {time}",
        "often": "Most often: {fault}.",
        "no_faults": "Nothing to correct.",
        "days_none": "Nothing in the last {weeks} weeks. You can begin again any day; nothing "
        "is lost.",
        "pain_both": "{day}: {before} before, {after} after.",
        "pain_during": "{day}: {before} before, {during} during, {after} after.",
        "pain_before": "{day}: {before} before, no answer after.",
        "pain_after": "{day}: {after} after, no answer before.",
        "pain_less": "In {less} of {count} sessions it hurt less after than before, in {more} "
        "more.",
    }
)


def describe_range(progress: RangeProgress, today: dt.date) -> Iterator[str]:
    """Compare the newest result of a side, if there is one, with the norm and earlier days."""
    if not progress.points:
        return
    point = progress.points[-1]
    norm = describe_norm(
        point.against_norm,
        progress.norm_deg,
        progress.band_deg if progress.typical else None,
        downward=progress.downward,
    )
    result = point.result
    degrees, error = format_degrees(result.peak_deg), round(result.uncertainty_deg)
    yield tr(
        "{side}: {degrees} ± {error} on {day}, {norm}.",
        side=_name_side(progress.side),
        degrees=degrees,
        error=error,
        day=format_day(point.began),
        norm=norm,
    )
    earlier = point.against_earlier
    if earlier is None:
        yield tr("There is no earlier day to compare with yet.")
        return
    yield tr(
        TEXTS[_name_change(earlier, progress.downward)],
        degrees=format_degrees(abs(earlier.shown_deg)),
        needed=format_degrees(earlier.shown_needed_deg),
        since=describe_since(progress, today),
    )


def _name_change(earlier: Comparison, downward: bool) -> str:
    """Return the key of the text that compares a result with earlier days."""
    if not earlier.real:
        return "within"
    if downward:
        return "less_far" if earlier.less else "further"
    return "less" if earlier.less else "more"


def describe_since(progress: RangeProgress, today: dt.date) -> str:
    """Describe when the earlier results were measured, whose median is the reference."""
    days = [point.began.date() for point in progress.points]
    first, last = days[0], max(day for day in days if day < days[-1])
    return (
        describe_ago(first, today)
        if first == last
        else f"{describe_ago(first, today)} – {describe_ago(last, today)}"
    )


def describe_ago(day: dt.date, today: dt.date) -> str:
    """Describe the distance of a day: ``3 weeks ago``."""
    days = (today - day).days
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 2 * WEEK:
        return ntr("{n} day ago", "{n} days ago", days)
    return ntr("{n} week ago", "{n} weeks ago", round(days / WEEK))


def find_change_band(progress: RangeProgress) -> tuple[float, float] | None:
    """Return the band, in degrees, in which the next result is not a change; or None."""
    needed_deg = progress.smallest_change_deg
    if needed_deg is None:
        return None
    days = group_by_day((point.began.date(), point.result) for point in progress.points)
    usual_deg = statistics.median(day.peak_deg for day in days)
    return usual_deg - needed_deg, usual_deg + needed_deg


def describe_sides(points: Sequence[SidesPoint]) -> str:
    """Compare left with right when both were last measured; empty if they never were."""
    if not points:
        return ""
    compared, downward = points[-1].compared, points[-1].downward
    kind = "sides_within"
    if compared.real:
        less = "left" if compared.less else "right"
        kind = f"sides_down_{less}" if downward else f"sides_{less}"
    degrees = format_degrees(abs(compared.shown_deg))
    return tr(
        TEXTS[kind],
        degrees=degrees,
        day=format_day(points[-1].began),
        needed=format_degrees(compared.shown_needed_deg),
    )


def describe_form(points: Sequence[FormPoint], title: str, names: dict[str, str]) -> str:
    """Describe the last session of an exercise, and the form of the session before.

    Args:
        points: Of this exercise, one for each side of a session.
        names: Name -> title of its faults.
    """
    if not points:
        return ""
    last = [point for point in points if point.name == points[-1].name]
    before = [point for point in points if point.name != points[-1].name]
    before = [point for point in before if point.name == before[-1].name] if before else []
    words = [
        tr(
            "{title}, {day}: {done}, {good} in good form.",
            title=title,
            day=format_day(last[-1].began),
            done=_describe_done(last),
            good=describe_share(last),
        )
    ]
    if before:
        words.append(tr("The time before {good}.", good=describe_share(before)))
    if last[-1].faults:
        words.append(
            tr(
                "Most often: {fault}.",
                fault=tr(names.get(last[-1].faults[0][0], last[-1].faults[0][0].replace("_", " "))),
            )
        )
    else:
        words.append(tr("Nothing to correct."))
    return " ".join(words)


def describe_share(points: Sequence[FormPoint]) -> str:
    """Describe the share in good form: ``8 of 10``."""
    done = sum(point.repetitions + point.holds for point in points)
    good = sum((point.form or 0.0) * (point.repetitions + point.holds) for point in points)
    return tr("{good} of {count}", good=round(good), count=done)


def _describe_done(points: Sequence[FormPoint]) -> str:
    repetitions = sum(point.repetitions for point in points)
    held = sum(point.held_s for point in points)
    parts = [count_repetitions(repetitions)] if repetitions else []
    return ", ".join(
        [*parts, *([tr("held for {time}", time=format_duration(held))] if held else [])]
    )


def describe_days(days: Sequence[Day], today: dt.date, weeks: int) -> str:
    """Describe on how many days there was a session."""
    since = today - dt.timedelta(days=WEEK * weeks)
    total = sum(since < day.day <= today for day in days)
    recent = sum(today - dt.timedelta(days=WEEK) < day.day <= today for day in days)
    if not total:
        return tr(TEXTS["days_none"], weeks=weeks)
    return ntr(
        "{recent} of the last 7 days, {n} day in the last {weeks} weeks.",
        "{recent} of the last 7 days, {n} days in the last {weeks} weeks.",
        total,
        recent=recent,
        weeks=weeks,
    )


def describe_pain(points: Sequence[PainPoint]) -> Iterator[str]:
    """Describe the last pain scores, and how often pain was less after than before."""
    if not points:
        return
    last = points[-1]
    yield _describe_scores(last)
    if last.stop is not None:
        yield tr(describe_consequence(last.stop))
    if place := {str(key): words for key, words in PLACES.items()}.get(last.place):
        yield tr("Where: {place}.", place=tr(place))
    pairs = [
        (point.before, point.after)
        for point in points
        if point.before is not None and point.after is not None
    ]
    if len(pairs) > 1:
        less, more = (
            sum(after < before for before, after in pairs),
            sum(after > before for before, after in pairs),
        )
        yield tr(
            "In {less} of {count} sessions it hurt less after than before, in {more} more.",
            less=less,
            more=more,
            count=len(pairs),
        )


def _describe_scores(point: PainPoint) -> str:
    """Say how much it hurt before, during and after a session."""
    day, before, after = format_day(point.began), point.before, point.after
    if point.during is not None:
        asked = [tr("no answer") if score is None else score for score in (before, after)]
        return tr(
            TEXTS["pain_during"], day=day, before=asked[0], during=point.during, after=asked[1]
        )
    both = None not in (before, after)
    name = "pain_both" if both else "pain_after" if before is None else "pain_before"
    return tr(TEXTS[name], day=day, before=before, after=after)


def _name_side(side: Side | None) -> str:
    return tr(TEXTS[side or "both"])
