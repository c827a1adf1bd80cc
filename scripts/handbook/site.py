"""Collects all made pages, and their places in the navigation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from . import commands, exercises, roots, vocabulary

Navigation = list[Any]
"""As in mkdocs.yml: paths, and tables of a heading and the entries below it."""


@cache
def make_pages() -> dict[str, str]:
    """Return all made pages by path within the documentation.

    Raises:
        CoachError: A shipped file is invalid.

    """
    shipped = exercises.load_shipped()
    return {
        **exercises.write_pages(shipped),
        **vocabulary.write_pages(),
        **roots.write_pages(),
        commands.PATH: commands.write_page(),
    }


def list_exercise_pages() -> Navigation:
    """Return the exercises by group."""
    groups = exercises.group_exercises(exercises.load_shipped())
    return [
        {heading: [f"{exercises.FOLDER}/{one.name}.md" for one in found]}
        for heading, found in groups.items()
    ]


def fill_navigation(navigation: Navigation, marker: str, pages: Iterable[Any]) -> Navigation:
    """Return the navigation with these pages after the entry `marker`, wherever it is."""
    filled: Navigation = []
    for entry in navigation:
        below = entry.items() if isinstance(entry, dict) else ()
        inner = {
            title: fill_navigation(part, marker, pages) if isinstance(part, list) else part
            for title, part in below
        }
        filled.append(inner or entry)
        if entry == marker:
            filled += pages
    return filled
