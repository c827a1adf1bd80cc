"""The printed plan as PDF in A4."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final, cast

from fpdf.enums import MethodReturnValue

from coach.colours import ON_PAPER
from coach.message import join_label
from coach.report.language import tr, use_drawable_language
from coach.report.page.pdf import explain_english
from coach.report.page.sheet import MARGIN, WIDTH, Sheet
from coach.report.plan.content import DRAWING, TICK_DAYS, Plan, PlanExercise, PlanRoutine, make_plan
from coach.store.prescriptions.archive import LoadedPrescription

TOP: Final = 36.0
BOTTOM: Final = 812.0
"""Where a page ends, in points."""
GAP: Final = 20.0
SIZES: Final = (8.6, 7.8, 7.0, 6.2, 5.6)
"""Sizes of the text in a quarter of a page; the largest that fits is taken."""
BOX: Final = 9.0
"""Width of a box to tick, in points."""


def write_plan_pdf(loaded: LoadedPrescription, compact: bool, path: Path) -> None:
    """Write the plan of a prescription as PDF.

    Args:
        loaded: The prescription.
        compact: Whether four exercises share a page.
        path: The file.
    """
    issued = loaded.prescription.issued
    with use_drawable_language() as missing:
        plan = make_plan(loaded)
        sheet = Sheet(plan.title)
        sheet.pdf.set_creation_date(
            dt.datetime(issued.year, issued.month, issued.day, tzinfo=dt.UTC)
        )
        _write_head(sheet, plan)
        for routine in plan.routines:
            _write_routine(sheet, routine)
        _write_ticks(sheet, plan)
        _write_exercises(sheet, plan, compact)
        note = f"{explain_english(missing)} " if missing else ""
        sheet.rule(6)
        sheet.write_words(f"{note}{plan.origin}", 6.2, ON_PAPER.quiet, line=8)
        path.write_bytes(sheet.output())


def _write_head(sheet: Sheet, plan: Plan) -> None:
    sheet.write_words(plan.title, 20, ON_PAPER.text, bold=True, line=25)
    sheet.write_words(" · ".join(plan.head), 8.5, ON_PAPER.quiet)
    for line in plan.note.split("\n"):
        sheet.write_words(line, 10, ON_PAPER.text, line=14)
    sheet.pdf.set_y(sheet.pdf.get_y() + 4)
    for caution in (*plan.left_out, *plan.cautions):
        sheet.write_words(f"! {caution}", 8.5, ON_PAPER.caution, line=12)
    for text in plan.stop:
        sheet.write_words(f"! {text}", 8.5, ON_PAPER.fault, line=12)


def _write_routine(sheet: Sheet, routine: PlanRoutine) -> None:
    sheet.begin(routine.heading, 13.0 * len(routine.exercises))
    for each in routine.exercises:
        sheet.write_words(tr(join_label(each.title, each.dose)), 9, ON_PAPER.text, line=13)


def _write_ticks(sheet: Sheet, plan: Plan) -> None:
    """Write a box for each exercise, each time and each of fourteen days."""
    rows = [(each.ticked, routine.times_a_day) for routine in plan.routines
            for each in routine.exercises]  # fmt: skip
    sheet.begin(plan.tick_title, 14.0 * min(len(rows) + 1, 20))
    pdf, left = sheet.pdf, MARGIN + 150.0
    step = (MARGIN + WIDTH - left) / TICK_DAYS
    for number in range(TICK_DAYS):
        pdf.set_xy(left + number * step, pdf.get_y())
        sheet.set_font(7, ON_PAPER.quiet)
        pdf.cell(step, 12, str(number + 1), align="C")
    pdf.ln(12)
    for title, times in rows:
        if pdf.will_page_break(15):
            pdf.add_page()
        top = pdf.get_y()
        sheet.set_font(8, ON_PAPER.text)
        pdf.set_xy(MARGIN, top)
        pdf.cell(146, 14, sheet.fit(title, 146))
        pdf.set_draw_color(ON_PAPER.quiet)
        pdf.set_line_width(0.5)
        box = min(BOX, (step - 4) / times)
        for number in range(TICK_DAYS):
            x = left + number * step + (step - times * box) / 2
            for time in range(times):
                pdf.rect(x + time * box, top + 3, box - 1, box - 1)
        pdf.set_xy(MARGIN, top + 14)


def _write_exercises(sheet: Sheet, plan: Plan, compact: bool) -> None:
    sheet.pdf.add_page()
    if not compact:
        for each in plan.exercises:
            _write_wide(sheet, each)
        return
    width, height = (WIDTH - GAP) / 2, (BOTTOM - TOP - GAP) / 2
    place = 0
    for each in plan.exercises:
        size = _choose_size(sheet, each, width, height)
        if size is None:
            _write_alone(sheet, each, place)
            place = 0
            continue
        if place == 4:
            sheet.pdf.add_page()
            place = 0
        x = MARGIN + (place % 2) * (width + GAP)
        _write_narrow(sheet, each, x, TOP + (place // 2) * (height + GAP), width, size)
        place += 1
    sheet.pdf.set_xy(MARGIN, TOP + height if place <= 2 else BOTTOM - GAP)


def _write_alone(sheet: Sheet, each: PlanExercise, place: int) -> None:
    """Write an exercise that does not fit a quarter of a page on a page of its own."""
    if place:
        sheet.pdf.add_page()
        sheet.pdf.set_xy(MARGIN, TOP)
    _write_wide(sheet, each)
    sheet.pdf.add_page()


def _list_paragraphs(each: PlanExercise) -> list[tuple[str, str]]:
    """Return text and colour of what is below the drawing."""
    cautions = [(f"! {caution}", ON_PAPER.fault) for caution in each.cautions]
    steps = [(f"{n}. {step}", ON_PAPER.text) for n, step in enumerate(each.steps, start=1)]
    return [*cautions, *steps]


def _measure(sheet: Sheet, each: PlanExercise, width: float, size: float) -> float:
    sheet.set_font(size, ON_PAPER.text)
    return sum(
        cast(
            "float",
            sheet.pdf.multi_cell(
                width,
                size * 1.4,
                sheet.known(text),
                dry_run=True,
                output=MethodReturnValue.HEIGHT,
                align="L",
            ),
        )
        for text, _ in _list_paragraphs(each)
    )


def _choose_size(sheet: Sheet, each: PlanExercise, width: float, height: float) -> float | None:
    """Return the largest size of text that fits a quarter of a page; None if none does."""
    room = height - 40.0 - (DRAWING[1] * width / DRAWING[0] if each.drawing else 0.0)
    fitting = (size for size in SIZES if _measure(sheet, each, width, size) <= room)
    return next(fitting, None)


def _write_narrow(
    sheet: Sheet, each: PlanExercise, x: float, y: float, width: float, size: float
) -> None:
    pdf = sheet.pdf
    pdf.set_auto_page_break(False)
    pdf.set_xy(x, y)
    sheet.write_words(each.title, 11, ON_PAPER.text, bold=True, line=15, width=width)
    sheet.write_words(each.dose, 9.5, ON_PAPER.info, bold=True, line=14, width=width)
    if each.drawing:
        sheet.draw(each.drawing, x, width)
        pdf.set_xy(x, pdf.get_y() + 4)
    for text, colour in _list_paragraphs(each):
        sheet.write_words(text, size, colour, width=width)
    pdf.set_auto_page_break(True, 30)


def _write_wide(sheet: Sheet, each: PlanExercise) -> None:
    """Write an exercise across the page: the drawing left, cautions and steps right."""
    pdf = sheet.pdf
    left = DRAWING[0] + GAP if each.drawing else 0.0
    width = WIDTH - left
    height = max(DRAWING[1] if each.drawing else 0.0, _measure(sheet, each, width, 8.6))
    sheet.begin(tr(join_label(each.title, each.dose)), min(height, BOTTOM - TOP - 60.0))
    top = pdf.get_y()
    if each.drawing:
        sheet.draw(each.drawing, MARGIN, DRAWING[0])
    pdf.set_xy(MARGIN + left, top)
    for text, colour in _list_paragraphs(each):
        sheet.write_words(text, 8.6, colour, width=width)
    pdf.set_xy(MARGIN, max(pdf.get_y(), top + (DRAWING[1] if each.drawing else 0.0)) + 8)
