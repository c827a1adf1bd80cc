"""The report on a patient's weeks, which the clinic and the patient can write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.cli.arguments import ReportFormat
from coach.cli.language import load_language, tell_english

if TYPE_CHECKING:
    from coach.store.clinic.record import PatientRecord


def write_report(
    record: PatientRecord,
    called: str,
    to: ReportFormat,
    file: Path,
    language: str | None,
    force: bool,
) -> None:
    """Write the report on a patient's weeks, and print its path."""
    from datetime import datetime

    from coach.report.clinic.progress import write_progress_file
    from coach.report.language import use_language
    from coach.report.output import open_output

    translations = load_language(language)
    with use_language(translations), open_output(file, force) as part:
        now = datetime.now().astimezone()
        write_progress_file(record, called, now, to.value, part)
    typer.echo(file)
    tell_english(to, translations)
