"""The page before an exercise, and the order of its cautions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.exercise.definition.contraindication_text import list_cautions
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import (
    choose_figures,
    introduce,
    is_contraindication,
    order_cautions,
)
from coach.window.theme.palette import CONTRAST, DARK, LIGHT, Palette
from coach.window.theme.theme import Theme
from tests.window.colours import compute_contrast

CAUTIONS = [
    pytest.param("Not with osteoporosis.", True, id="not with"),
    pytest.param("After a hip operation: ask first.", True, id="after"),
    pytest.param("Never on bare skin.", True, id="never"),
    pytest.param("A strong exercise: not in pregnancy.", True, id="not in the middle"),
    pytest.param("Only when the bridge is easy.", True, id="only"),
    pytest.param("Stop when it hurts.", False, id="stop"),
    pytest.param("Do not pull at the head.", False, id="do not"),
    pytest.param("Put a cushion under the knee. Stop when it hurts.", False, id="cushion"),
]


@pytest.mark.parametrize(("caution", "expected"), CAUTIONS)
def test_contraindication(caution: str, expected: bool) -> None:
    assert is_contraindication(caution) is expected


def test_contraindications_come_first() -> None:
    assert order_cautions(("Stop.", "Gently.", "Not in pregnancy.")) == (
        "Not in pregnancy.",
        "Stop.",
        "Gently.",
    )


@pytest.fixture
def page(qtbot: QtBot) -> IntroductionPage:
    page = IntroductionPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


@pytest.mark.parametrize("name", list_exercises())
def test_every_caution_and_step_is_shown(page: IntroductionPage, name: str) -> None:
    exercise = load_exercise(name).exercise
    page.show_exercise(exercise)
    QCoreApplication.processEvents()  # layouts show new labels later
    shown = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    missing = [
        text
        for text in (*list_cautions(exercise), *exercise.steps, exercise.placement, exercise.title)
        if text not in shown
    ]
    assert missing == []
    assert len(page.drawings.figures) == min(1, len(choose_figures(exercise)))


def test_cautions_are_read_aloud_before_the_steps() -> None:
    introduction = introduce(load_exercise("iliacus-release").exercise)
    assert introduction.first_caution.startswith("Not suitable with: pregnancy")
    assert introduction.cautions[1].startswith("Ask your doctor or physiotherapist first with: ")
    assert introduction.spoken.startswith(introduction.first_caution)
    assert introduction.steps[0] in introduction.spoken


KEYS = [
    pytest.param(Qt.Key.Key_Return, "begun", id="Enter"),
    pytest.param(Qt.Key.Key_Enter, "begun", id="Enter of the number pad"),
    pytest.param(Qt.Key.Key_Space, "reading_requested", id="Space"),
    pytest.param(Qt.Key.Key_Escape, "back_requested", id="Escape"),
]


@pytest.mark.parametrize(("key", "signal"), KEYS)
def test_keys(qtbot: QtBot, page: IntroductionPage, key: Qt.Key, signal: str) -> None:
    page.show_exercise(load_exercise("lunge").exercise)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(page, key)


def test_click_begins(qtbot: QtBot, page: IntroductionPage) -> None:
    with qtbot.waitSignal(page.begun):
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)


def test_a_long_page_scrolls_by_arrows(qtbot: QtBot, page: IntroductionPage) -> None:
    page.set_theme(Theme(DARK, text=2.0))
    page.show_exercise(load_exercise("iliacus-release").exercise)
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    for _ in range(100):
        qtbot.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])
def test_cautions_have_enough_contrast(palette: Palette) -> None:
    assert compute_contrast(palette.caution, palette.card) >= 4.5
