"""Write the printed plan of a prescription as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from coach.message import join_label
from coach.report.language import tr
from coach.report.page.html import render_template
from coach.report.plan.content import TICK_DAYS, make_plan
from coach.report.plan.pdf import write_plan_pdf
from coach.store.prescriptions.archive import LoadedPrescription


def write_plan(
    loaded: LoadedPrescription, output_format: Literal["html", "pdf"], compact: bool, path: Path
) -> None:
    """Write the plan of a prescription, in the language in use.

    Args:
        loaded: The prescription.
        output_format: How it is written.
        compact: Whether four exercises share a page.
        path: The file.
    """
    if output_format == "pdf":
        write_plan_pdf(loaded, compact, path)
        return
    text = render_template(
        "plan.html",
        plan=make_plan(loaded),
        days=TICK_DAYS,
        colon=tr(join_label("", "")),
        compact=compact,
    )
    path.write_text(text.encode(errors="replace").decode(), encoding="utf-8")
