"""The patients of a clinic as rows of a list, and one patient in lines. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError, find_reason
from coach.message import Message, join_label
from coach.report.clinic.patients import describe_record, format_pain, format_test_short
from coach.report.clinic.progress import write_progress_file
from coach.report.language import can_draw, use_language
from coach.report.output import open_output
from coach.store.clinic import folder
from coach.store.clinic.folder import PatientFolder, expand_files, find_clinic_folder
from coach.store.clinic.overview import Overview, read_overviews, summarise
from coach.store.clinic.reasons import find_reasons
from coach.store.clinic.record import read_record
from coach.window.translation.dates import format_short_day
from coach.window.translation.translate import CURRENT, describe_error, ntr, tr

REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A patient in the list."""

    identifier: str
    words: str
    urgent: bool
    """Whether somebody should look."""


@dataclass(frozen=True, slots=True)
class PatientView:
    """The content of the page of a patient."""

    identifier: str
    name: str
    reasons: str
    rows: tuple[str, ...]


def list_rows(today: dt.date) -> tuple[PatientRow, ...]:
    """List all patients, those first who need a look.

    Raises:
        CoachError: There is no folder of patients.
    """
    with use_language(CURRENT.translations):
        rows = [_make_row(each, today) for each in read_overviews(find_clinic_folder())]
    return tuple(sorted(rows, key=lambda row: not row.urgent))


def read_view(identifier: str, today: dt.date) -> PatientView:
    """Return everything of a patient.

    Raises:
        CoachError: There is no such patient, or nothing of them can be read.
    """
    record = read_record(PatientFolder(find_clinic_folder() / identifier))
    overview = summarise(identifier, record)
    with use_language(CURRENT.translations):
        lines = tuple(describe_record(overview, record))
    reasons = " ".join(tr(reason) for reason in find_reasons(overview, today))
    return PatientView(identifier, overview.name, reasons, lines)


def receive(files: Sequence[Path]) -> str:
    """Keep files with their patients, and say what became of them.

    Raises:
        CoachError: There is no folder of patients, or every file is refused.
    """
    clinic = find_clinic_folder()
    new, problems = 0, []
    for file in sorted(expand_files(files), key=lambda path: path.suffix != ".coach"):
        try:
            new += folder.receive(clinic, file)[0] == "new"
        except CoachError as error:
            problems.append(error)
    words = ntr("{n} new file was kept.", "{n} new files were kept.", new)
    return " ".join((words, *map(describe_error, problems)))


def write_report(identifier: str, now: dt.datetime) -> str:
    """Write the report on a patient into the patient's folder, and say where it is.

    Raises:
        CoachError: It cannot be written.
    """
    patient = PatientFolder(find_clinic_folder() / identifier)
    record = read_record(patient)
    reports = patient.path / REPORTS
    try:
        reports.mkdir(exist_ok=True)
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=reports, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error
    ending = "pdf" if can_draw(CURRENT.translations) else "html"
    file = reports / f"progress-{now:%Y-%m-%d}.{ending}"
    name = summarise(identifier, record).name
    with use_language(CURRENT.translations), open_output(file, force=True) as part:
        write_progress_file(record, name, now, "pdf" if ending == "pdf" else "html", part)
    return tr("The report: {file}", file=str(file))


def _make_row(found: Overview | CoachError, today: dt.date) -> PatientRow:
    if isinstance(found, CoachError):
        return PatientRow("", f"✗ {tr(found.message)}", True)
    reasons = " ".join(tr(reason) for reason in find_reasons(found, today))
    last = format_short_day(found.last_active) if found.last_active else "–"
    parts = [
        tr("last active {day}", day=last),
        tr("{days} of the last 14 days", days=found.count_recent_days(today)),
        tr("pain {pain}", pain=format_pain(found)),
        *(format_test_short(line) for line in found.tests[:2]),
    ]
    mark = "!" if reasons else "✓"
    words = f"{mark} {tr(join_label(found.name, ' · '.join(parts)))}"
    return PatientRow(found.identifier, f"{words}\n{reasons}" if reasons else words, bool(reasons))
