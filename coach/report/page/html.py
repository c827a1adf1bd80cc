"""The report as one HTML file with style and plots and without scripts.

Texts from files are never markup: the template escapes all of them, and the page forbids scripts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coach.colours import ON_PAPER
from coach.report.language import get_language
from coach.report.page.content import write_page
from coach.report.page.document import Page
from coach.report.plots.drawing import render_svg
from coach.report.report_data import ReportData

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
TEMPLATE: Final = "page.html"


def write_html(data: ReportData, path: Path) -> None:
    """Write the report of a recording as HTML, UTF-8."""
    write_html_page(write_page(data), path)


def write_html_page(page: Page, path: Path) -> None:
    """Write a report as HTML, UTF-8."""
    text = render_template(TEMPLATE, page=page)
    path.write_text(text.encode(errors="replace").decode(), encoding="utf-8")


def render_template(name: str, **values: Any) -> str:
    """Render a template of a report with everything escaped.

    Args:
        name: Name of its file.
        values: What it shows, besides the language, the colours and `render_svg`.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(
        language=get_language().code, svg=render_svg, colours=ON_PAPER, **values
    )
