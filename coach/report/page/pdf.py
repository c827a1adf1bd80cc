"""The report as a PDF in A4, with the shipped font and the content of the HTML page.

In a language that the font cannot show, the report is English and says so. The date of the file is
that of the recording, so that equal recordings give equal files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coach.colours import ON_PAPER
from coach.message import join_label
from coach.report.language import tr, use_drawable_language
from coach.report.page.content import write_page
from coach.report.page.document import Page
from coach.report.page.sheet import WIDTH, Sheet
from coach.report.report_data import ReportData


def write_pdf(data: ReportData, path: Path) -> None:
    """Write the report of a recording as PDF."""
    write_pdf_page(lambda: write_page(data), data.started, path)


def write_pdf_page(make: Callable[[], Page], created: dt.datetime, path: Path) -> None:
    """Write a report as PDF.

    Args:
        make: Returns the report in the language in use.
        created: Date of the file.
        path: The file.
    """
    with use_drawable_language() as missing:
        page = make()
        if missing:
            page = replace(page, origin=f"{explain_english(missing)} {page.origin}")
        sheet = Sheet(page.title)
        sheet.pdf.set_creation_date(created)
        _write(sheet, page)
        path.write_bytes(sheet.output())


def explain_english(code: str) -> str:
    """Return the note on a PDF that is English because its font lacks a language's letters."""
    return (
        f"This report is in English: the font of PDF files has no letters of the language {code}."
    )


def _write(sheet: Sheet, page: Page) -> None:
    sheet.write_words(page.title, 20, ON_PAPER.text, bold=True, line=25)
    sheet.write_words(page.subtitle, 8.5, ON_PAPER.quiet)
    for name, value in page.head:
        sheet.write_words(tr(join_label(name, value)), 8.5, ON_PAPER.text)
    sheet.write_figures(page.figures)
    for sentence in page.sentences:
        sheet.write_words(sentence, 8.5, ON_PAPER.text, line=12)
    for plot in page.plots:
        sheet.begin(plot.heading, plot.drawing.height * WIDTH / plot.drawing.width)
        sheet.draw(plot.drawing)
    for table in page.tables:
        sheet.begin(table.heading, sheet.measure_table(table))
        sheet.write_table(table)
    if page.notes:
        sheet.write_notes(page.notes)
    sheet.rule(6)
    sheet.write_words(page.origin, 6.2, ON_PAPER.quiet, line=8)
