"""The summary of the page on accuracy repeats figures of its own tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "accuracy.md").read_text(encoding="utf-8")
ROWS = ("hip flexion", "thigh elevation", "knee flexion", "shin lean", "trunk lean")
VIDEO, LIVE = "The second look at a video", "The second look in a live run"
COLUMNS = (
    (VIDEO, "error, two looks"),
    (LIVE, "error, second look"),
    (VIDEO, "error, one look"),
    (VIDEO, "given, two looks"),
    (LIVE, "given, second look"),
    (VIDEO, "given, one look"),
    (VIDEO, "the same, two looks"),
    (LIVE, "the same, second look"),
    (VIDEO, "more than 15 degrees wrong, of those given, one look"),
)
"""Sections and rows of their tables, in the order of the columns of the summary."""

STATEMENTS = {
    "Counts on real people": r"\*\*Counts\*\* .*?: (\d+ of 37) exact with one look, (\d+) with two",
    "The range test's uncertainty": (
        r"mean error ([\d.]+), plus-minus usually (\d+) \(([\d.]+ to \d+)\)"
    ),
}


def find_section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def read_row(section: str, name: str) -> list[str]:
    line = next(row for row in section.splitlines() if row.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


@pytest.mark.parametrize(("column", "place"), list(enumerate(COLUMNS)))
def test_the_summary_has_the_figures_of_its_sections(column: int, place: tuple[str, str]) -> None:
    title, name = place
    section, summary = find_section(title), find_section("In short")
    told = [read_row(summary, row)[column] for row in ROWS]
    assert told == read_row(section, name)
    [head] = [line for line in section.splitlines() if line.startswith("| the nine other bodies")]
    assert [cell.strip() for cell in head.strip("|").split("|")][1:] == [
        row.partition(" ")[0] for row in ROWS
    ]


@pytest.mark.parametrize("title", STATEMENTS)
def test_the_summary_repeats_what_its_section_says(title: str) -> None:
    told = re.search(STATEMENTS[title], find_section("In short"))
    assert told is not None
    assert not [figure for figure in told.groups() if figure not in find_section(title)]


NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")


def test_the_summary_counts_the_targets_that_are_missed() -> None:
    missed = find_section("Distance to the targets").count("(missed)")
    assert f"**{NUMBERS[missed]} targets are missed**" in find_section("In short")
    words = (DOCS / "physiotherapists.md").read_text(encoding="utf-8")
    assert f"the {NUMBERS[missed].lower()} that were missed" in words
