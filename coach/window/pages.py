"""The pages of the window: their names, their keys, and what creates each.

To add a page, add a name to `PageName` in `navigation.py`, a function to `page_factories.py`, a
line to `PAGES` and, for a button on the home page, a line to `LINKS` in `home/page_links.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coach.window import page_factories as factories
from coach.window.context import AppContext
from coach.window.navigation import PageName
from coach.window.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How to create and to reach a page."""

    name: PageName
    create: Callable[[AppContext], Page]
    keys: tuple[str, ...] = ()
    """Keys that open it from the home page."""
    keys_work_everywhere: bool = False
    """True if the keys also work on all other pages."""


PAGES: Final = (
    PageSpec("home", lambda context: factories.create_home(context, list_keys())),
    PageSpec("run", factories.create_run),
    PageSpec("settings", factories.create_settings, ("S",), keys_work_everywhere=True),
    PageSpec("red_flags", factories.create_red_flags, ("F1", "?"), keys_work_everywhere=True),
    PageSpec("pain", factories.create_pain),
    PageSpec("introduction", factories.create_introduction),
    PageSpec("routine", factories.create_routine),
    PageSpec("conditions", factories.create_conditions, ("F3",), keys_work_everywhere=True),
    PageSpec("programme", factories.create_programme, ("P",)),
    PageSpec("history", factories.create_history, ("Y",)),
    PageSpec("recordings", factories.create_recordings, ("R",)),
    PageSpec("replay", factories.create_replay),
    PageSpec("own_exercises", factories.create_own_exercises, ("E",)),
    PageSpec("profiles", factories.create_profiles, ("U",)),
    PageSpec("prescription", factories.create_prescription),
    PageSpec("prescribe", factories.create_prescribe),
    PageSpec("clinic", factories.create_clinic, ("K",)),
    PageSpec("patient", factories.create_patient),
    PageSpec("learning", factories.create_learning, ("G",), keys_work_everywhere=True),
    PageSpec("first_start", factories.create_first_start),
    PageSpec("help", factories.create_help, ("F2",), keys_work_everywhere=True),
)


def list_keys() -> dict[PageName, str]:
    """Return page -> first key that opens it."""
    return {spec.name: spec.keys[0] for spec in PAGES if spec.keys}


def create_page(name: PageName, context: AppContext) -> Page:
    """Create the page of a name."""
    return next(spec for spec in PAGES if spec.name == name).create(context)


def find_page(key: str, shown: PageName) -> PageName | None:
    """Return the page that a key opens while another one is shown; None if it opens none."""
    for spec in PAGES:
        if key in spec.keys and (spec.keys_work_everywhere or shown == "home"):
            return spec.name
    return None
