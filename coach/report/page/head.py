"""Who, when, under which conditions, and pain: the head of the report of a recording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from coach.body.landmarks import SIDES
from coach.dates import DAYS
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.pain_places import describe_consequence, describe_score
from coach.exercise.tracking.range_test.whole_degrees import show_needed, subtract_shown
from coach.message import Message, translatable
from coach.report.language import tr
from coach.report.report_data import ReportData

POSITIONS: Final = translatable(
    {
        "standing": "standing",
        "half-kneeling": "half kneeling",
        "kneeling": "kneeling",
        "all-fours": "on hands and knees",
        "seated": "sitting",
        "supine": "lying on the back",
        "prone": "lying face down",
        "side-lying": "lying on the side",
    }
)
"""Position of an exercise -> what people call it."""


def list_head(data: ReportData) -> Iterator[tuple[str, str]]:
    """Yield who did it, for whom the report is, and the conditions."""
    if data.patient:
        yield tr("Patient"), data.patient
    if data.clinician:
        yield tr("Clinician"), data.clinician
    yield (
        tr("How it was measured"),
        tr(
            "{position}; not known: surface, shoes, clothes, warming up",
            position=Message(POSITIONS[data.exercise.position]),
        ),
    )


def list_sentences(data: ReportData) -> Iterator[str]:
    """Yield pain, and left against right, in plain sentences."""
    yield from _list_scores(data)
    yield from (_describe_answer(pain) for pain in data.recording.pains() if pain.place)
    for pain in data.recording.pains():
        if pain.stopped:
            yield tr(describe_consequence(pain))
    if sentence := compare_sides(data.summary):
        yield sentence


def _list_scores(data: ReportData) -> Iterator[str]:
    """Say how much it hurt before, during and after the exercise, at worst; nothing if unknown."""
    found: dict[str, int] = {}
    for pain in data.recording.pains():
        found[pain.moment] = max(pain.score, found.get(pain.moment, 0))
    before, during, after = (found.get(each) for each in ("before", "during", "after"))
    if during is not None:
        yield tr(
            "Pain: {before} before, {during} during, {after} after, of 10.",
            before=_name_score(before),
            during=during,
            after=_name_score(after),
        )
    elif found:
        yield tr(
            "Pain: {before} before, {after} after, of 10.",
            before=_name_score(before),
            after=_name_score(after),
        )


def _describe_answer(pain: Pain) -> str:
    """Say how much and where it hurt, and when."""
    words = describe_score(pain.score, pain.place)
    if pain.before:
        return tr("Pain before the exercise: {pain}.", pain=words)
    if not pain.during:
        return tr("Pain after the exercise: {pain}.", pain=words)
    return tr("Pain after {seconds:.0f} s: {pain}.", seconds=pain.time_s, pain=words)


def compare_sides(summary: dict[str, Any]) -> str:
    """Say which side goes further, and whether that is more than the error; or nothing."""
    test = summary["range_test"]
    compared = test and test["left_against_right"]
    if not compared:
        return ""
    left, right = (summary["range_of_motion"][side]["peak_deg"] for side in SIDES)
    shown, downward = subtract_shown(left, right), test["direction"] == "down"
    further = "left" if (compared["difference_deg"] > 0) != downward else "right"
    verdict = (
        tr("That is more than the error of the measurement.")
        if compared["real"]
        else tr("That is within the error of the measurement.")
    )
    words = (
        tr("The left side goes {degrees:.0f}° further than the right.", degrees=abs(shown))
        if further == "left"
        else tr("The right side goes {degrees:.0f}° further than the left.", degrees=abs(shown))
    )
    least = show_needed(shown, compared["needed_deg"], real=compared["real"])
    rule = tr("Differences from {degrees:.0f}° on count.", degrees=least)
    return f"{words} {verdict} {rule}"


def format_time(moment: datetime) -> str:
    """Return day and time with the zone: ``1 March 2026, 10:08 UTC+01:00``."""
    day = Message(DAYS[moment.month - 1], day=moment.day)
    values = {"day": day, "year": moment.year, "time": f"{moment:%H:%M}"}
    if not moment.utcoffset():
        return tr("{day} {year}, {time} UTC", **values)
    offset = f"{moment:%z}"
    return tr("{day} {year}, {time} UTC{offset}", **values, offset=f"{offset[:3]}:{offset[3:5]}")


def _name_score(score: int | None) -> str:
    return tr("no answer") if score is None else str(score)
