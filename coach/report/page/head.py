"""Who, when, under which conditions, and pain: the head of the report of a recording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from coach.dates import DAYS
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.pain_places import describe_score
from coach.exercise.tracking.range_test.result import ASYMMETRY_DEG
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
    before, after = find_pain(data)
    if before is not None or after is not None:
        yield tr(
            "Pain: {before} before, {after} after, of 10.",
            before=_name_score(before),
            after=_name_score(after),
        )
    yield from (_describe_answer(pain) for pain in data.recording.pains() if pain.place)
    for pain in data.recording.pains():
        if pain.stopped:
            words = describe_score(pain.score, pain.place)
            yield (
                tr("The exercise was not begun because of pain: {pain}.", pain=words)
                if pain.before
                else tr("The exercise was stopped because of pain: {pain}.", pain=words)
            )
    if sentence := compare_sides(data.summary):
        yield sentence


def find_pain(data: ReportData) -> tuple[int | None, int | None]:
    """Return the worst answers before, and during or after, 0 to 10; None if not asked."""
    found: dict[bool, list[int]] = {True: [], False: []}
    for pain in data.recording.pains():
        found[pain.before].append(pain.score)
    return max(found[True], default=None), max(found[False], default=None)


def _describe_answer(pain: Pain) -> str:
    """Say how much and where it hurt, and when."""
    words = describe_score(pain.score, pain.place)
    if pain.before:
        return tr("Pain before the exercise: {pain}.", pain=words)
    return tr("Pain after {seconds:.0f} s: {pain}.", seconds=pain.time_s, pain=words)


def compare_sides(summary: dict[str, Any]) -> str:
    """Say which side goes further, and whether that is more than the error; or nothing."""
    test = summary["range_test"]
    compared = test and test["left_against_right"]
    if not compared:
        return ""
    difference = compared["difference_deg"]
    downward = test["direction"] == "down"
    further = "left" if (difference > 0) != downward else "right"
    verdict = (
        tr("That is more than the error of the measurement.")
        if compared["real"]
        else tr("That is within the error of the measurement.")
    )
    words = (
        tr("The left side goes {degrees:.0f}° further than the right.", degrees=abs(difference))
        if further == "left"
        else tr(
            "The right side goes {degrees:.0f}° further than the left.", degrees=abs(difference)
        )
    )
    rule = tr("Differences from {degrees:.0f}° on count.", degrees=ASYMMETRY_DEG)
    return f"{words} {verdict} {rule}"


def format_time(moment: datetime) -> str:
    """Return day and time with the zone: ``01 March 2026, 10:08 UTC+01:00``."""
    day = Message(DAYS[moment.month - 1], day=f"{moment:%d}")
    values = {"day": day, "year": moment.year, "time": f"{moment:%H:%M}"}
    if not moment.utcoffset():
        return tr("{day} {year}, {time} UTC", **values)
    offset = f"{moment:%z}"
    return tr("{day} {year}, {time} UTC{offset}", **values, offset=f"{offset[:3]}:{offset[3:5]}")


def _name_score(score: int | None) -> str:
    return tr("not asked") if score is None else str(score)
