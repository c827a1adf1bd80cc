"""Nothing of a report is cut off, or printed beside the sheet."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from coach.pipeline import UncountedInterval
from coach.report.page.content import write_page
from coach.report.page.document import Figure
from coach.report.page.pdf import write_pdf
from coach.report.page.sheet import MARGIN, WIDTH, Sheet, find_limit
from coach.report.page.tables import Table, list_tables
from tests.report.helpers import judge_sample

RIGHT = MARGIN + WIDTH + 0.5


@dataclass(frozen=True)
class Print:
    """A text on a sheet, and its edges in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> list[Print]:
    """Collect all that is written into PDF files."""
    found: list[Print] = []
    measuring: list[str] = []
    paragraph, single = FPDF.multi_cell, FPDF.text

    def write_paragraph(pdf: FPDF, w: float, h: float, text: str, **options: Any) -> Any:
        left, top, page = pdf.get_x(), pdf.get_y(), pdf.page
        if measuring or options.get("dry_run"):
            measuring.append(text)
            try:
                return paragraph(pdf, w, h, text, **options)
            finally:
                measuring.pop()
        lines = write_paragraph(pdf, w, h, text, dry_run=True, output="LINES", align="L")
        done = paragraph(pdf, w, h, text, **options)
        found.append(Print(text, left, left + w, top, top + h * len(lines), page))
        return done

    def write_single(pdf: FPDF, x: float, y: float, text: str) -> None:
        found.append(Print(text, x, x + pdf.get_string_width(text), y, y, pdf.page))
        single(pdf, x, y, text)

    monkeypatch.setattr(FPDF, "multi_cell", write_paragraph)
    monkeypatch.setattr(FPDF, "text", write_single)
    return found


def find_print(prints: list[Print], text: str) -> Print:
    (found,) = [each for each in prints if each.text.startswith(text)]
    return found


def test_every_note_is_on_the_sheet(prints: list[Print], tmp_path: Path) -> None:
    sample = judge_sample("lunge")
    uncounted = [UncountedInterval(1.0, 2.0, "Not far enough down.")]
    analysis = dataclasses.replace(sample.analysis, uncounted=uncounted)
    data = dataclasses.replace(sample, analysis=analysis)
    notes = write_page(data).notes
    assert len(notes) == 3
    write_pdf(data, tmp_path / "page.pdf")
    for note in notes:
        printed = find_print(prints, note.heading)
        assert printed.left >= MARGIN
        assert printed.right <= RIGHT
    first, _, third = (find_print(prints, note.heading) for note in notes)
    assert (third.page, third.left) == (first.page, first.left) or third.page > first.page
    assert third.top > first.bottom


FINDING = {
    "meaning": "The hanging knee bends less than about 80 degrees: short rectus femoris, the "
    "thigh's two-joint flexor, which also straightens the knee.",
    "source": "Kendall, Muscles: testing and function. Only with a flat lower back. The mean of "
    "athletes was 52.5 degrees, so that this alone is common.",
    "value_deg": 60.0,
    "above_deg": None,
    "below_deg": 80.0,
}


@pytest.mark.parametrize(
    ("found", "words"), [(True, "yes"), (False, "no"), (None, "too near to 80 degrees to tell")]
)
def test_every_finding_is_printed_with_its_answer_and_its_whole_source(
    prints: list[Print], found: bool | None, words: str
) -> None:
    sample = judge_sample("hip-flexion-test")
    left = sample.summary["range_of_motion"]["left"]
    motion = {"left": {**left, "findings": [{**FINDING, "found": found}]}, "right": None}
    data = dataclasses.replace(sample)
    data.__dict__["summary"] = {**sample.summary, "range_of_motion": motion}
    (table,) = [each for each in list_tables(data) if each.heading == "What the results mean"]
    sheet = Sheet("page")
    sheet.write_table(table)
    sheet.output()
    cells = [each for each in prints if each.text in table.rows[0]]
    assert [each.text for each in cells] == [
        "left", FINDING["meaning"], words, "60°", FINDING["source"]
    ]  # fmt: skip
    assert all(each.right <= RIGHT for each in cells)
    assert len({each.top for each in cells}) == 1


def test_a_row_stays_whole_at_the_end_of_a_page(prints: list[Print]) -> None:
    long = "a word and another one " * 30
    sheet = Sheet("page")
    table = Table("", ("name", "text"), tuple((f"row {n}", long) for n in range(30)), words=(0, 1))
    assert sheet.measure_table(table) > 800
    sheet.write_table(table)
    sheet.output()
    rows = [each for each in prints if each.text.startswith("row")]
    texts = [each for each in prints if each.text.startswith("a word")]
    assert [(each.page, each.top) for each in rows] == [(each.page, each.top) for each in texts]
    for above, below in pairwise(texts):
        assert below.top >= above.bottom or below.page > above.page


def test_large_numbers_go_on_in_the_next_row(prints: list[Print]) -> None:
    sheet = Sheet("page")
    sheet.write_figures([Figure(f"{n}°", "too near to the range to tell " * 2) for n in "1234"])
    sheet.output()
    assert all(each.right <= RIGHT for each in prints)
    assert len({each.top for each in prints if each.text.endswith("°")}) > 1


@pytest.mark.parametrize(
    ("needed", "limit"),
    [
        pytest.param([10.0, 20.0], 20.0, id="all fit"),
        pytest.param([10.0, 200.0], 90.0, id="one is too wide"),
        pytest.param([20.0, 200.0, 60.0], 40.0, id="two are too wide"),
        pytest.param([], 100.0, id="none"),
    ],
)
def test_only_the_widest_columns_are_made_narrower(needed: list[float], limit: float) -> None:
    assert find_limit(needed, 100.0) == limit
