"""Everything that a command does can be done in the window, or there is a reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
import typer
from PySide6.QtWidgets import QApplication

from coach.cli.app import app
from coach.window.application import make_application
from coach.window.main_window import MainWindow
from coach.window.navigation import PageName
from coach.window.pages import PAGES
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend

AUTOMATION = "for scripts and other programs, which have no window"
FILES = "for those who write files by hand; the window writes them itself"

PLACES: dict[str, tuple[PageName, str]] = {
    "live": ("home", "grid"),
    "replay": ("recordings", "open_button"),
    "export": ("recordings", "save_as"),
    "cameras": ("home", "camera"),
    "doctor": ("help", "checking"),
    "history show": ("history", "calendar"),
    "recordings list": ("recordings", "list"),
    "recordings show": ("recordings", "open_button"),
    "recordings repair": ("recordings", "repair_button"),
    "recordings delete": ("recordings", "delete_button"),
    "recordings pack": ("recordings", "save_as"),
    "recordings unpack": ("recordings", "take_files"),
    "results pack": ("recordings", "save_as"),
    "profiles delete": ("profiles", "delete"),
    "profiles list": ("profiles", "cards"),
    "profiles new": ("profiles", "name"),
    "profiles show": ("conditions", "person"),
    "profiles set": ("conditions", "change"),
    "profiles use": ("profiles", "cards"),
    "programmes list": ("programme", "show_programme"),
    "programmes show": ("programme", "show_programme"),
    "programmes start": ("programme", "show_programme"),
    "programmes today": ("programme", "ticks"),
    "programmes pause": ("programme", "pause"),
    "programmes resume": ("programme", "pause"),
    "programmes stop": ("programme", "stop"),
    "exercises list": ("home", "grid"),
    "exercises show": ("introduction", "steps"),
    "exercises new": ("own_exercises", "list"),
    "exercises check": ("own_exercises", "list"),
    "exercises try": ("own_exercises", "list"),
    "settings show": ("settings", "editors"),
    "settings set": ("settings", "editors"),
    "prescription open": ("prescription", "follow_button"),
    "prescription show": ("prescription", "list"),
    "prescription print": ("prescription", "print_button"),
    "prescription new": ("clinic", "new_button"),
    "clinic list": ("clinic", "list"),
    "clinic receive": ("clinic", "receive_button"),
    "clinic show": ("patient", "list"),
    "clinic report": ("patient", "report_button"),
    "results show": ("patient", "list"),
    "results report": ("patient", "report_button"),
}
"""Command -> page, and the member of the page that does it."""
REASONS: dict[str, str] = {
    "analyze": AUTOMATION,
    "screenshots": AUTOMATION,
    "exercises schema": FILES,
    "exercises draft": FILES,
    "prescription check": FILES,
    "settings path": "the settings page names the file",
    "history rebuild": "the history is built again by itself when it is damaged",
    "recordings check": "for archives; the list of recordings says which of them cannot be read",
    "results unpack": "results are unpacked when they are received",
    "demo": "it shows a sample without a camera, before anything is set up",
    "prescription remove": "another prescription replaces it, and a programme can be ended",
}
"""Command -> why the window has no place for it."""

LED_TO: dict[PageName, str] = {
    "home": "H, from everywhere",
    "run": "the introduction",
    "pain": "the start of an exercise, and P during it",
    "introduction": "a card of the home page",
    "replay": "the recordings",
    "routine": "the programme, between two exercises",
    "prescription": "a file that is opened, or dropped on the window",
    "prescribe": "the patients",
    "patient": "the patients",
    "first_start": "the first start, and the help page",
}
"""Page without a key -> what leads to it."""


def list_commands(group: Any, before: str = "") -> Iterator[str]:
    """Yield the full name of every command."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from list_commands(command, f"{before}{name} ")
        elif not command.hidden:
            yield f"{before}{name}"


COMMANDS = sorted(list_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_place_or_a_reason(command: str) -> None:
    assert (command in PLACES) != (command in REASONS), f"where in the window is `coach {command}`?"


def test_nothing_is_listed_that_is_no_command() -> None:
    assert sorted({*PLACES, *REASONS}) == COMMANDS


@pytest.fixture(scope="module")
def window() -> Iterator[MainWindow]:
    app = QApplication.instance() or make_application()
    window = MainWindow(RunController(RunRequest("", "0"), FakeBackend()))
    yield window
    window.close()
    window.deleteLater()
    app.processEvents()


@pytest.mark.parametrize("command", sorted(PLACES))
def test_the_place_is_there(command: str, window: MainWindow) -> None:
    page, member = PLACES[command]
    assert hasattr(window.navigator.find(page), member)


def test_every_page_is_reached_without_a_command() -> None:
    """By a key, by a button, or by another page that leads to it."""
    keyed = {spec.name for spec in PAGES if spec.keys}
    assert keyed | LED_TO.keys() == set(get_args(PageName))
