"""The report on a patient's weeks: what was prescribed, what was done, tests, pain and faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coach import __version__
from coach.body.landmarks import SIDES, Side
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.message import Message
from coach.report.clinic.patients import name_fault
from coach.report.language import format_date, ntr, tr
from coach.report.page.document import Figure, Notes, Page, Plot
from coach.report.page.head import format_time
from coach.report.page.tables import Table
from coach.report.plots.progress import draw_days, draw_test, format_day
from coach.store.clinic.hold_tests import list_hold_tests
from coach.store.clinic.overview import TestPoint, find_change_needed, list_points
from coach.store.clinic.pain import describe_stop, list_pain, list_stops
from coach.store.clinic.progress import (
    Week,
    count_faults,
    list_adherence,
    list_left_out,
    list_weeks,
    measure_share,
)
from coach.store.clinic.record import PatientRecord
from coach.store.prescriptions.hip_limits import describe_allowed_flexion

TESTS: Final = 2
"""Number of tests that are drawn, so that the report fits two pages."""
FAULTS: Final = 5
WEEKS: Final = 13
"""Number of weeks in the table, the latest ones."""


@dataclass(frozen=True, slots=True)
class _Test:
    exercise: str
    title: str
    points: Mapping[Side, Sequence[TestPoint]]
    norm_deg: float | None
    downward: bool


def write_progress(record: PatientRecord, patient: str, now: dt.datetime) -> Page:
    """Return the report on a patient's weeks, in the language in use.

    Args:
        record: Everything of the patient.
        patient: What the report calls the patient; may be empty.
        now: The time now, with its zone.
    """
    head = record.newest.prescription
    days = {session.day for session in record.sessions} | {day.day for day in record.days}
    first, last = (min(days), max(days)) if days else (head.issued, head.issued)
    tests = list(_list_tests(record))
    plots = [
        Plot(tr(test.title), draw_test(test.points, test.norm_deg, first, last))
        for test in tests[:TESTS]
    ]
    if days:
        active = sorted({session.day for session in record.sessions if session.tracked_s > 0})
        pain = list_pain(record.sessions)
        drawing = draw_days(active, record.counted_days, pain, first, last)
        plots.append(Plot(tr("Pain and days"), drawing))
    weeks = list_weeks(record)
    return Page(
        title=tr("Progress"),
        subtitle=tr(
            "{first} to {last} {year}; written {time}",
            first=format_day(first),
            last=format_day(last),
            year=last.year,
            time=format_time(now),
        ),
        figures=tuple(_list_figures(record, weeks)),
        tables=tuple(_list_tables(record, weeks)),
        plots=tuple(plots),
        notes=(_explain(), _describe_prescriptions(record)),
        origin=_describe_origin(record),
        head=tuple(_list_head(record, patient, now.date())),
        sentences=tuple(_list_sentences(record, tests, weeks)),
    )


def write_progress_file(
    record: PatientRecord,
    patient: str,
    now: dt.datetime,
    output_format: Literal["html", "pdf"],
    path: Path,
) -> None:
    """Write the report on a patient's weeks.

    Args:
        record: Everything of the patient.
        patient: How the report calls the patient; may be empty.
        now: The time now, with its zone.
        output_format: How it is written.
        path: The file.
    """
    from coach.report.page.html import write_html_page
    from coach.report.page.pdf import write_pdf_page

    if output_format == "html":
        write_html_page(write_progress(record, patient, now), path)
    else:
        write_pdf_page(lambda: write_progress(record, patient, now), now, path)


def _list_head(record: PatientRecord, patient: str, today: dt.date) -> Iterator[tuple[str, str]]:
    head = record.newest.prescription
    if patient:
        yield tr("Patient"), patient
    if head.clinician:
        yield tr("Clinician"), head.clinician
    programme = tr(record.newest.programme.programme.title)
    yield tr("Prescribed"), f"{programme}, {format_date(head.issued)}"
    for side, allowed in head.hip_limits.items():
        yield tr("Take care"), tr(describe_allowed_flexion(side, allowed, today))
    for precaution in head.precautions:
        yield tr("Take care"), precaution.text


def _list_figures(record: PatientRecord, weeks: Sequence[Week]) -> Iterator[Figure]:
    active = sum(week.active_days for week in weeks)
    yield Figure(str(active), ntr("day with exercise", "days with exercise", active))
    count = len(record.begun)
    yield Figure(str(count), ntr("session", "sessions", count))
    if (share := measure_share(record.counted_days)) is not None:
        yield Figure(f"{share:.0%}", tr("of what was prescribed"))
    scores = [week.pain for week in weeks if week.pain is not None]
    if scores:
        several = len(scores) > 1
        yield Figure(
            f"{scores[0]:g} → {scores[-1]:g}" if several else f"{scores[0]:g}",
            tr("median pain of 10, first and last week")
            if several
            else tr("median pain of 10 in one week"),
        )


def _list_sentences(
    record: PatientRecord, tests: Sequence[_Test], weeks: Sequence[Week]
) -> Iterator[str]:
    if not record.sessions:
        yield tr("No results have come yet.")
        return
    for stop in list_stops(record.sessions, record.titles):
        yield tr(describe_stop(stop))
    yield from map(tr, list_left_out(record.left_out, record.titles))
    for test in tests:
        for side in SIDES:
            points = test.points.get(side, ())
            if len(points) > 1:
                yield _compare(test, side, points)
    for held in list_hold_tests(record):
        if len(held.longest) > 1:
            yield tr(
                "{title}, {side}: held {first:.0f} s at first, {last:.0f} s last.",
                title=Message(held.title),
                side=Message(held.side),
                first=held.longest[0][1],
                last=held.longest[-1][1],
            )
    pains = [week.pain for week in weeks if week.pain is not None]
    if len(pains) > 1:
        yield tr(
            "Pain: median {before:g} of 10 in the first week, {now:g} in the last.",
            before=pains[0],
            now=pains[-1],
        )


def _compare(test: _Test, side: Side, points: Sequence[TestPoint]) -> str:
    """Say how the last result differs from the first, and whether that is more than the error."""
    first, last = points[0], points[-1]
    change = last.value_deg - first.value_deg
    further = (change < 0) == test.downward
    error = find_change_needed(points[:-1], last)
    values = {
        "title": Message(test.title),
        "side": Message(side),
        "first": format_degrees(first.value_deg),
        "last": format_degrees(last.value_deg),
    }
    if error is None:
        return tr("{title}, {side}: {first} to {last}; the error is not known.", **values)
    if abs(change) <= error:
        return tr("{title}, {side}: {first} to {last}, within the error.", **values)
    if further:
        return tr("{title}, {side}: {first} to {last}, further than at first.", **values)
    return tr("{title}, {side}: {first} to {last}, less far than at first.", **values)


def _list_tables(record: PatientRecord, weeks: Sequence[Week]) -> Iterator[Table]:
    if adherence := list_adherence(record.counted_days):
        rows = tuple(
            (
                tr(record.titles.get(each.exercise, each.exercise)),
                str(each.prescribed),
                str(each.done),
                f"{each.share:.0%}",
            )
            for each in adherence
        )
        columns = (tr("exercise"), tr("times prescribed"), tr("done in full"), tr("of the amount"))
        yield Table(tr("Prescribed and done"), columns, rows)
    if weeks:
        of_weeks = tuple(
            (
                tr("week {number}, from {day}", number=week.number, day=format_day(week.first)),
                str(week.active_days),
                str(week.sessions),
                "–" if week.share is None else f"{week.share:.0%}",
                "–" if week.pain is None else f"{week.pain:g}",
            )
            for week in weeks[-WEEKS:]
        )
        names = (tr("week"), tr("days"), tr("sessions"), tr("done"), tr("pain"))
        yield Table(tr("Week by week"), names, of_weeks)
    if faults := count_faults(record):
        seen = tuple(
            (tr(record.titles.get(exercise, exercise)), name_fault(record, exercise, name), f"{n}")
            for exercise, name, n in faults[:FAULTS]
        )
        heading = tr("Most frequent faults of the last four weeks")
        yield Table(heading, (tr("exercise"), tr("fault"), tr("seen")), seen, words=(0, 1))


def _list_tests(record: PatientRecord) -> Iterator[_Test]:
    for exercise in dict.fromkeys(session.exercise for session in record.sessions):
        sessions = [each for each in record.sessions if each.exercise == exercise]
        points = {side: tuple(list_points(sessions, side)) for side in SIDES}
        if any(points.values()):
            norms = [each.norm_deg for each in sessions if each.norm_deg is not None]
            yield _Test(
                exercise,
                record.titles.get(exercise, exercise),
                points,
                norms[-1] if norms else None,
                any(each.downward for each in sessions),
            )


def _explain() -> Notes:
    return Notes(
        tr("What the numbers are"),
        (
            (
                tr("Done"),
                tr(
                    "The share of the prescribed repetitions or seconds that the camera saw; "
                    "parts count. What is due on some days of a week is counted by the week."
                ),
            ),
            (tr("Pain"), tr("As entered, 0 to 10; the worst of each day, the median of a week.")),
            (
                "±",
                tr(
                    "The bars hold the true value in 95 of 100 cases; smaller changes do not count."
                ),
            ),
        ),
    )


def _describe_prescriptions(record: PatientRecord) -> Notes:
    items = []
    for loaded in record.prescriptions[-4:]:
        head = loaded.prescription
        routines = loaded.programme.programme.routines
        count = len({item.exercise for routine in routines for item in routine.items})
        words = ntr("{n} exercise", "{n} exercises", count)
        day = format_date(head.issued)
        items.append((f"{head.revision}, {day}", f"{words}. {' '.join(head.note.split())[:160]}"))
    return Notes(tr("What was prescribed"), tuple(items))


def _describe_origin(record: PatientRecord) -> str:
    made = ntr(
        "Made by coach {version} from {n} file of results.",
        "Made by coach {version} from {n} files of results.",
        len(record.received),
        version=__version__,
    )
    warning = tr(
        "coach is not a medical device: it measures angles from a picture and does not diagnose."
    )
    return f"{made} {warning}"
