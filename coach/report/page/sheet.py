"""A sheet of paper as PDF, written from top to bottom, with the shipped font.

Characters that the font lacks become question marks.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from coach import __version__
from coach.colours import ON_PAPER
from coach.report.language import get_language
from coach.report.page.document import Figure, Notes
from coach.report.page.tables import Table
from coach.report.plots.drawing import Drawing, Text, render_svg
from coach.store.files.locations import assets_folder

MARGIN: Final = 42.5
WIDTH: Final = 595.28 - 2 * MARGIN
COLUMN_GAP: Final = 24.0
CELL_GAP: Final = 14.0
ROW_LINE: Final = 10.0
"""Height of a line of a table, in points."""
FONT: Final = "inter"
FONTS: Final = {"": "Inter-Regular.otf", "B": "Inter-SemiBold.otf"}


class Sheet:
    """The PDF page, written from top to bottom."""

    def __init__(self, title: str) -> None:
        """Begin with an empty sheet.

        Args:
            title: Title of the file.
        """
        self.pdf = FPDF(format="A4", unit="pt")
        for style, name in FONTS.items():
            self.pdf.add_font(FONT, style, str(assets_folder() / "fonts" / name))
        self.pdf.set_margins(MARGIN, 36, MARGIN)
        self.pdf.c_margin = 0
        self.pdf.set_auto_page_break(True, 30)
        self.pdf.set_title(self.known(title))
        self.pdf.set_creator(f"coach {__version__}")
        self.pdf.set_producer("coach")
        self.pdf.set_lang(get_language().code)
        self.pdf.add_page()

    def output(self) -> bytes:
        """Return the whole file."""
        return bytes(self.pdf.output())

    def known(self, text: str) -> str:
        """Return the text with a question mark for every character that the font lacks."""
        font = self.pdf.fonts[FONT]
        has = font.cmap if isinstance(font, TTFFont) else {}
        return "".join(
            character if ord(character) in has else "?" for character in " ".join(text.split())
        )

    def set_font(self, size: float, colour: str, bold: bool = False) -> None:
        """Use letters of this size and colour from now on."""
        self.pdf.set_font(FONT, "B" if bold else "", size)
        self.pdf.set_text_color(colour)

    def write_words(
        self,
        text: str,
        size: float,
        colour: str,
        bold: bool = False,
        line: float = 0.0,
        width: float = WIDTH,
    ) -> None:
        """Write a paragraph below what is there, from the current left edge.

        Args:
            text: The paragraph.
            size: Of the letters, in points.
            colour: Of the letters.
            bold: Whether they are bold.
            line: Height of a line, in points; by default what the letters need.
            width: Of the paragraph, in points.
        """
        self.set_font(size, colour, bold)
        self.pdf.multi_cell(
            width,
            line or size * 1.4,
            self.known(text),
            align="L",
            new_x=XPos.LEFT,
            new_y=YPos.NEXT,
        )

    def rule(self, room: float) -> None:
        """Draw a line across, with so much room above and below, in points."""
        y = self.pdf.get_y() + room
        self.pdf.set_draw_color(ON_PAPER.track)
        self.pdf.set_line_width(0.6)
        self.pdf.line(MARGIN, y, MARGIN + WIDTH, y)
        self.pdf.set_y(y + room)

    def begin(self, heading: str, height: float) -> None:
        """Write a heading, on the next page if what follows does not fit on this one.

        Args:
            heading: The heading.
            height: Of what follows, in points.
        """
        if self.pdf.will_page_break(height + 24):
            self.pdf.add_page()
        self.pdf.set_y(self.pdf.get_y() + 8)
        self.write_words(heading, 9.5, ON_PAPER.text, bold=True, line=15)

    def write_figures(self, figures: Sequence[Figure]) -> None:
        """Write large numbers side by side, in as many rows as they need."""
        self.rule(6)
        top, x = self.pdf.get_y(), MARGIN
        for figure in figures:
            value, label = self.known(figure.value), self.known(figure.label)
            self.set_font(8, ON_PAPER.quiet)
            wide = self.pdf.get_string_width(label)
            self.set_font(19, ON_PAPER.text, bold=True)
            wide = max(wide, self.pdf.get_string_width(value))
            if x > MARGIN and x + wide > MARGIN + WIDTH:
                top, x = top + 34, MARGIN
            self.pdf.text(x, top + 16, value)
            self.set_font(8, ON_PAPER.quiet)
            self.pdf.text(x, top + 28, label)
            x += wide + 30
        self.pdf.set_y(top + 29)
        self.rule(5)

    def measure_table(self, table: Table) -> float:
        """Return the height of a table's rows, in points."""
        widths = self._measure_columns(table)
        return sum(self._measure_row(row, widths) for row in (table.columns, *table.rows))

    def write_table(self, table: Table) -> None:
        """Write a table across the sheet, without its heading. No text is cut: it is wrapped."""
        widths = self._measure_columns(table)
        for number, row in enumerate((table.columns, *table.rows)):
            self.set_font(8, ON_PAPER.text if number else ON_PAPER.quiet)
            height = self._measure_row(row, widths)
            if self.pdf.will_page_break(height):
                self.pdf.add_page()
            top, left = self.pdf.get_y() + 1.5, MARGIN
            for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
                self.pdf.set_xy(left, top)
                self.pdf.multi_cell(
                    width - CELL_GAP,
                    ROW_LINE,
                    self.known(cell),
                    align="L" if index in table.words else "R",
                )
                left += width
            self.pdf.set_xy(MARGIN, top - 1.5 + height)
            self.pdf.set_draw_color(ON_PAPER.track)
            self.pdf.set_line_width(0.5 if number == 0 else 0.2)
            self.pdf.line(MARGIN, self.pdf.get_y(), MARGIN + WIDTH, self.pdf.get_y())
        if table.more:
            self.pdf.set_y(self.pdf.get_y() + 3)
            self.write_words(table.more, 8, ON_PAPER.quiet)

    def _measure_row(self, row: Sequence[str], widths: Sequence[float]) -> float:
        heights = [
            self._measure_text(cell, width - CELL_GAP, ROW_LINE)
            for cell, width in zip(row, widths, strict=True)
        ]
        return 3.0 + max(heights)

    def _measure_text(self, text: str, width: float, line: float) -> float:
        """Return the height of a text in the font in use, at least that of a line."""
        height = self.pdf.multi_cell(
            width, line, self.known(text), dry_run=True, output=MethodReturnValue.HEIGHT, align="L"
        )
        return max(line, cast("float", height))

    def _measure_columns(self, table: Table) -> list[float]:
        """Return widths that share the page's width: only the widest columns are made narrower."""
        self.set_font(8, ON_PAPER.text)
        needed = [
            max(self.pdf.get_string_width(self.known(cell)) for cell in cells) + CELL_GAP + 0.1
            for cells in zip(table.columns, *table.rows, strict=True)
        ]
        room = WIDTH + CELL_GAP
        limit = find_limit(needed, room)
        widths = [min(width, limit) for width in needed]
        spare = (room - sum(widths)) / max(1, len(widths) - 1)
        return [widths[0], *(width + spare for width in widths[1:])]

    def fit(self, text: str, width: float) -> str:
        """Return as much of the text as fits into a cell."""
        text = whole = self.known(text)
        while (
            text and self.pdf.get_string_width(text + ("…" if text != whole else "")) > width + 0.1
        ):
            text = text[:-1]
        return text if text == whole else f"{text}…"

    def write_notes(self, notes: Sequence[Notes]) -> None:
        """Write the notes, two side by side."""
        for pair in (notes[index : index + 2] for index in range(0, len(notes), 2)):
            self._write_pair(pair)

    def _write_pair(self, notes: Sequence[Notes]) -> None:
        width = (WIDTH - COLUMN_GAP) / 2
        height = max(self._measure_notes(part, width) for part in notes)
        if self.pdf.will_page_break(height):
            self.pdf.add_page()
        top, bottom = self.pdf.get_y() + 8, 0.0
        for index, part in enumerate(notes):
            left = MARGIN + index * (width + COLUMN_GAP)
            self.pdf.set_xy(left, top)
            self.write_words(part.heading, 9.5, ON_PAPER.text, bold=True, line=15, width=width)
            for name, words in part.items:
                self.write_words(f"{name}. {words}", 7.2, ON_PAPER.quiet, line=9.4, width=width)
                self.pdf.set_xy(left, self.pdf.get_y() + 1.6)
            bottom = max(bottom, self.pdf.get_y())
        self.pdf.set_xy(MARGIN, bottom)

    def _measure_notes(self, notes: Notes, width: float) -> float:
        self.set_font(7.2, ON_PAPER.quiet)
        heights = [
            self._measure_text(f"{name}. {words}", width, 9.4) for name, words in notes.items
        ]
        return 23 + 1.6 * len(heights) + sum(heights)

    def draw(self, drawing: Drawing, left: float = MARGIN, width: float = WIDTH) -> None:
        """Draw below what is there.

        Args:
            drawing: The drawing.
            left: Its left edge, in points.
            width: Its width, in points.
        """
        height = drawing.height * width / drawing.width
        top = self.pdf.get_y()
        shapes = tuple(
            replace(shape, text=self.known(shape.text)) if isinstance(shape, Text) else shape
            for shape in drawing.shapes
        )
        known = replace(drawing, shapes=shapes, alt_text=self.known(drawing.alt_text))
        svg = io.BytesIO(render_svg(known, font=FONT).encode())
        self.pdf.image(svg, left, top, width, height)
        self.pdf.set_y(top + height)


def find_limit(needed: Sequence[float], room: float) -> float:
    """Return the width that no column may exceed, so that all of them fit into the room.

    Args:
        needed: The width that each column would like to have.
        room: The width of all.
    """
    left = room
    for index, width in enumerate(sorted(needed)):
        share = left / (len(needed) - index)
        if width > share:
            return share
        left -= width
    return max(needed, default=room)
