"""Patients as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from coach.dates import describe_date
from coach.exercise.tracking.range_test.whole_degrees import format_degrees, format_whole
from coach.message import Message, join_label
from coach.report.language import format_date, ntr, tr
from coach.report.plan.prescription import describe_prescription, make_prescription_json
from coach.report.text import format_name, pad_column
from coach.store.clinic.hold_tests import HoldTest, list_hold_tests
from coach.store.clinic.pain import describe_stop
from coach.store.clinic.progress import count_faults, list_adherence, list_left_out, list_weeks
from coach.store.clinic.reasons import compare_pain, find_reasons
from coach.store.exercises.loader import load_shipped

if TYPE_CHECKING:
    from datetime import date

    from coach.store.clinic.overview import Overview, TestLine, TestPoint
    from coach.store.clinic.progress import Adherence, Week
    from coach.store.clinic.record import PatientRecord


def format_list(overviews: Sequence[Overview], today: date) -> Iterator[str]:
    """Yield the list of patients, those who need a look first, without line ends."""
    rows = []
    for each in overviews:
        reasons = " ".join(tr(reason) for reason in find_reasons(each, today))
        last = format_date(each.last_active) if each.last_active else "–"
        days = f"{each.count_recent_days(today)}/14"
        tests = "; ".join(dict.fromkeys(format_test_short(line) for line in each.tests))
        rows.append((each.name, last, days, format_pain(each), tests, reasons))
    head = (
        tr("Patient"),
        tr("Last active"),
        tr("Days of 14"),
        tr("Pain"),
        tr("Last tests"),
        tr("Needs a look"),
    )
    table = (head, *sorted(rows, key=_sort_reasons_first))
    columns = (pad_column(column) for column in zip(*table, strict=True))
    yield from ("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))


def format_pain(overview: Overview) -> str:
    """Return the last pain; with weeks before, the medians: ``3, before 5``."""
    if not overview.pain:
        return "–"
    compared = compare_pain(overview)
    if compared is None:
        return tr("last {score}", score=overview.pain[-1].score)
    return tr("{now:g}, before {before:g}", now=compared[0], before=compared[1])


def format_test_short(line: TestLine) -> str:
    """Return the last result of a side in a test: ``Hip flexion test left 112°±7 (+14)``."""
    change = _format_change(line)
    found = f"{tr(line.title)} {tr(line.side)} {_format_point(line.last)}"
    return f"{found} ({change})" if change else found


def describe_patient(overview: Overview, record: PatientRecord, today: date) -> Iterator[str]:
    """Yield who the patient is and why somebody should look, then `describe_record`."""
    yield f"{overview.name}  {overview.identifier}"
    for reason in find_reasons(overview, today):
        yield tr("Needs a look: {reason}", reason=Message(reason))
    for line in describe_record(overview, record):
        yield line if line.startswith("  ") else f"\n{line}"


def describe_record(overview: Overview, record: PatientRecord) -> Iterator[str]:
    """Yield everything of a patient, newest matters first, without line ends.

    What belongs to a heading begins with two spaces.
    """
    if overview.stops:
        yield tr("Stopped or not begun because of pain, or too much pain after it")
        yield from (f"  {tr(describe_stop(stop))}" for stop in reversed(overview.stops))
    holds = [format_hold_test(each) for each in list_hold_tests(record)]
    if overview.tests or holds:
        yield tr("Tests")
        yield from (*(format_test(line) for line in overview.tests), *holds)
    if weeks := list_weeks(record):
        yield tr("Week by week")
        yield from (format_week(week) for week in reversed(weeks))
    if record.days:
        yield tr("Prescribed and done")
        for each in list_adherence(record.counted_days):
            yield format_adherence(each, record.titles)
        yield from (f"  {tr(words)}" for words in list_left_out(record.left_out, record.titles))
    if faults := count_faults(record):
        yield tr("Most frequent faults of the last four weeks")
        for exercise, name, count in faults[:8]:
            title = tr(record.titles.get(exercise, exercise))
            yield f"  {tr(join_label(title, f'{name_fault(record, exercise, name)}, {count}'))}"
    yield tr("What is prescribed")
    yield from (f"  {line}" for line in describe_prescription(record.newest))
    yield from (tr(problem) for problem in record.problems)


def name_fault(record: PatientRecord, exercise: str, name: str) -> str:
    """Return the title of a fault; its name in words if its exercise is not known.

    The exercise is that of a prescription, or comes with coach.
    """
    known = [each.programme.exercises.get(exercise) for each in reversed(record.prescriptions)]
    if shipped := load_shipped(exercise):
        known.append(shipped.exercise)
    for fault in (fault for each in known if each for fault in each.faults):
        if fault.name == name:
            return tr(fault.title)
    return format_name(name)


def format_week(week: Week) -> str:
    """Return a week in a line."""
    parts = [
        ntr(
            "  {first}: active on {n} day",
            "  {first}: active on {n} days",
            week.active_days,
            first=describe_date(week.first),
        ),
        ntr("{n} session", "{n} sessions", week.sessions),
    ]
    if week.share is not None:
        parts.append(tr("{share:.0%} of what was prescribed", share=week.share))
    if week.pain is not None:
        parts.append(tr("median pain {pain:g}", pain=week.pain))
    return ", ".join(parts)


def format_adherence(each: Adherence, titles: dict[str, str] | Any) -> str:
    """Return prescribed and done of an exercise in a line."""
    return tr(
        "  {title}: {share:.0%} of the amount, {done} of {prescribed} times in full",
        title=Message(titles.get(each.exercise, each.exercise)),
        done=each.done,
        prescribed=each.prescribed,
        share=each.share,
    )


def format_test(line: TestLine) -> str:
    """Return a test of one side in a line: first, before, last, and what changed at last."""
    points = [point for point in (line.first, line.before, line.last) if point]
    values = ", ".join(
        f"{_format_point(point)} ({format_date(point.day)})"
        for point in {point.day: point for point in points}.values()
    )
    if change := _format_change(line):
        changed = line.shown_change_deg != 0
        values += "; " + (tr("last change {change}", change=change) if changed else change)
    return f"  {tr(join_label(f'{tr(line.title)}, {tr(line.side)}', values))}"


def format_hold_test(test: HoldTest) -> str:
    """Return how long one side held a position: the first time, and the last two."""
    values = ", ".join(
        f"{tr('{seconds:.0f} s', seconds=seconds)} ({format_date(day)})"
        for day, seconds in test.shown
    )
    return f"  {tr(join_label(f'{tr(test.title)}, {tr(test.side)}', values))}"


def _format_change(line: TestLine) -> str:
    """Return how much further it goes than the time before; empty after the first.

    It says so if the change is not larger than the error.
    """
    change, shown, error = line.change_deg, line.shown_change_deg, line.error_of_change_deg
    if change is None or shown is None:
        return ""
    if shown == 0:
        return tr("unchanged")
    if error is not None and abs(change) <= error:
        return tr("{change}, within error", change=format_degrees(shown, signed=True))
    return format_degrees(shown, signed=True)


def _format_point(point: TestPoint) -> str:
    error = "?" if point.error_deg is None else format_whole(point.error_deg)
    return f"{format_degrees(point.value_deg)}±{error}"


def make_list_json(overviews: Sequence[Overview], today: date) -> list[dict[str, Any]]:
    """Return the list of patients as plain values."""
    return [
        {
            **each.model_dump(mode="json", exclude={"sources", "version"}),
            "days_of_last_14": each.count_recent_days(today),
            "reasons": list(find_reasons(each, today)),
        }
        for each in overviews
    ]


def make_record_json(overview: Overview, record: PatientRecord, today: date) -> dict[str, Any]:
    """Return everything of a patient as plain values."""
    return {
        **make_list_json([overview], today)[0],
        "prescriptions": [make_prescription_json(each) for each in record.prescriptions],
        "sessions": [each.model_dump(mode="json") for each in record.sessions],
        "days": [each.model_dump(mode="json") for each in record.days],
        "left_out": [each.model_dump(mode="json") for each in record.left_out],
        "received": list(record.received),
    }


def _sort_reasons_first(row: tuple[str, ...]) -> tuple[bool, str]:
    return not row[-1], row[0].casefold()
