"""Every screen in other languages: nothing is untranslated or cut off, a change shows at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.translation import Translations, load_translations
from coach.window.exercises import ExerciseList
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.screenshots.capture import open_screen
from coach.window.screenshots.page_screens import PAGE_SCREENS, sample_data_folder
from coach.window.screenshots.run_screens import SCREENS
from coach.window.settings.page import SettingsPage
from coach.window.speech.controller import SpeechController
from coach.window.theme.palette import DARK
from coach.window.translation.translate import CURRENT
from scripts.languages.catalogues import LOCALE, read
from tests.translation.marked_texts import find_unmarked, mark_texts
from tests.window.fakes import FakeBackend
from tests.window.screenshots.clipped_text import find_clip, is_inside, list_labels

pytestmark = pytest.mark.slow

SIZE = (1280, 720)
NAMES = re.compile(
    "|".join(
        (
            r"HD camera|http://192\.168\.1\.20:8080/video",
            r"[!✓] \w+ \w+ · \d+:|(Ada Adler|Physiotherapy, Sun Street)( · 1948)?",
            r"\d+°±\d+( \([+-]\d+\))?",
            r"QL Claw|Many Lives|Trivo|Spine Institute NY|T\. Lucas, Physiomentum",
            r"(Vigotsky|Roach|NICE) 20\d\d",
            r"[✓✗…] [\w-]+:",
            r"ada\b",
            r"/[\w/.-]+",
            r"[\w-]+\.(toml|mp4)",
            r"\d{4}-\d\d-\d\d[\w.-]*",
            "English|Deutsch|Español|Français|简体中文",
            r"\b(Enter|Esc|PgDn|Tab|F[12]|Space)\b",
            r"\d( s| min|°| m)\b",
            "coach",
        )
    )
)
"""What is not translated: names of cameras, people, files, keys and languages, and units."""
FILE_MISTAKE = re.compile(r"^(line \d+: |[✓▸!] )?[\w.\[\]-]+( = \S+)?: ")
"""What is wrong with an exercise file is said as in a terminal."""


@pytest.fixture(autouse=True)
def _folder(request: pytest.FixtureRequest) -> Iterator[None]:
    """A user's folder with recordings, for the screens that show some."""
    with (
        sample_data_folder()
        if set(request.node.callspec.params.values() if hasattr(request.node, "callspec") else ())
        & set(PAGE_SCREENS)
        else nullcontext()
    ):
        yield


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    CURRENT.choose(Translations())


LIKE_OTHERS = {
    "countdown",
    "repetitions",
    "hold-paused",
    "opening",
    "today",
    "replay-sides",
    "history-days",
    "programmes",
    "profiles",
}
"""Screens whose words others show as well."""
FITTED = [
    *((code, name) for code in ("de", "es", "fr") for name in SCREENS if name not in LIKE_OTHERS),
    *(("zh", name) for name in ("home", "ready", "measure", "settings")),
]
"""(language, screen); Chinese is shorter than English."""


def list_shown(window: QWidget) -> Iterator[str]:
    """All that a screen shows in widgets, and tells a screen reader."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QListWidget):
            yield from (widget.item(row).text() for row in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            yield from (widget.placeholderText(), widget.text())


def handle_events() -> None:
    """Handle what Qt has posted, such as new layouts, and what follows from it."""
    for _ in range(3):
        QCoreApplication.processEvents()


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_visible_is_untranslated(qtbot: QtBot, painted: list[str], name: str) -> None:
    CURRENT.choose(mark_texts())
    window = open_screen(name, SIZE, DARK, 1.0)
    qtbot.addWidget(window)
    handle_events()
    window.grab()
    shown = [*list_shown(window), *painted]
    window.close()
    told = [text for text in shown if not (name == "author" and FILE_MISTAKE.search(text))]
    assert {text: left for text in told if (left := find_unmarked(text, NAMES))} == {}


@functools.cache
def list_translated() -> set[str]:
    """Every translation that ends as a text that was cut short does."""
    return {
        str(message.string)
        for path in LOCALE.glob("*/*/coach.po")
        for message in read(path)
        if str(message.string).endswith("…")
    }


def list_elided(painted: list[str]) -> list[str]:
    """Whatever was painted cut short."""
    return [text for text in painted if text.endswith("…") and text not in list_translated()]


@pytest.mark.parametrize(("code", "name"), FITTED)
def test_words_fit_in_every_language(
    qtbot: QtBot, painted: list[str], code: str, name: str
) -> None:
    CURRENT.choose(load_translations(code))
    window = open_screen(name, SIZE, DARK, 1.0)
    qtbot.addWidget(window)
    handle_events()
    window.grab()
    handle_events()
    labels = list_labels(window)
    problems = [problem for label in labels if (problem := find_clip(label))] + list_elided(painted)
    problems += [label.text() for label in labels if not is_inside(label, window)]
    window.close()
    assert problems == []


def test_a_change_of_the_language_is_seen_and_heard_at_once(qtbot: QtBot) -> None:
    backend = FakeBackend()
    runs, exercises = RunController(RunRequest("", "0"), backend), ExerciseList(backend)
    speech = SpeechController(Settings(voice=False), runs)
    window = MainWindow(runs, exercises=exercises, speech=speech)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    with qtbot.waitSignal(exercises.changed):
        exercises.load()
    window.navigator.open("settings")
    page = window.navigator.pages["settings"]
    assert isinstance(page, SettingsPage)
    for code, title in (("de", "Einstellungen"), ("zh", "设置"), ("en", "Settings")):
        window.context.settings.change(language=code)
        qtbot.waitUntil(lambda page=page: window.navigator.pages["settings"] is not page)
        page = window.navigator.pages["settings"]
        assert isinstance(page, SettingsPage)
        assert title in [label.text() for label in list_labels(page)]
        assert window._stack.currentWidget() is page
    window.context.settings.change(language="de")
    qtbot.waitUntil(lambda: window.navigator.pages["settings"] is not page)
    window.go_back()
    qtbot.waitUntil(  # headings are shown when Qt lays them out
        lambda: any(label.text().startswith("Für heute") for label in list_labels(window))
    )
    assert speech._announcer._translate("Halfway") == "Halbzeit"
    window.navigator.open("settings")
    page = window.navigator.pages["settings"]
    window.context.settings.change(units="imperial")
    qtbot.waitUntil(lambda: window.navigator.pages["settings"] is not page)
    assert speech._announcer._translate("2 bis 3 Meter") == "7 bis 10 Fuß"
    window.close()
