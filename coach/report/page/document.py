"""A report as data, for the HTML page and the PDF."""

from __future__ import annotations

from dataclasses import dataclass

from coach.report.page.tables import Table
from coach.report.plots.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its heading."""

    heading: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Notes:
    """Short paragraphs, each with its subject."""

    heading: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The report."""

    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    plots: tuple[Plot, ...]
    notes: tuple[Notes, ...]
    origin: str
    head: tuple[tuple[str, str], ...] = ()
    """Who and when: a name and its value."""
    sentences: tuple[str, ...] = ()
    """What matters most, in plain sentences."""
