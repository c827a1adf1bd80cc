"""Reads the report of a recording as HTML, and lists the texts of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from coach.report.page.document import Page
from coach.report.page.html import write_html
from coach.report.report_data import ReportData

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """Collects elements, attributes and texts; fails if an element is not closed properly."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    def finish(self) -> str:
        assert not self._open
        return " ".join(" ".join(self.words).split())


def read_html(data: ReportData, folder: Path) -> tuple[Reader, str]:
    write_html(data, folder / "page.html")
    reader = Reader()
    reader.feed((folder / "page.html").read_text(encoding="utf-8"))
    return reader, reader.finish()


def list_words(page: Page) -> list[str]:
    words = [page.title, page.subtitle, page.origin, *page.sentences]
    words += [text for item in page.head for text in item]
    words += [text for figure in page.figures for text in (figure.value, figure.label)]
    words += [
        cell
        for table in page.tables
        for row in (table.columns, *table.rows, (table.heading, table.more))
        for cell in row
    ]
    words += [
        text for notes in page.notes for item in notes.items for text in (notes.heading, *item)
    ]
    return [word for word in words if word]
