"""No text is cut off on any screen, for any size of texts."""

from __future__ import annotations

import importlib
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.safety.pain_page import PainPage
from coach.window.screenshots.capture import open_screen
from coach.window.screenshots.run_screens import SCREENS
from coach.window.theme.palette import DARK
from coach.window.theme.theme import make_font
from coach.window.widgets.buttons import KeyButton
from tests.window.screenshots.clipped_text import find_clip, is_inside, list_labels

pytestmark = pytest.mark.slow

CASES = [
    *(pytest.param(name, (1280, 720), 1.0, id=f"{name}") for name in SCREENS),
    *(pytest.param(name, (1280, 720), 2.0, id=f"{name}, texts at 200 %") for name in SCREENS),
    *(
        pytest.param(name, (640, 360), 1.0, id=f"{name}, Qt at 200 %")
        for name in ("home", "ready", "fault", "summary", "pain")
    ),
]


def list_unreachable(window: QWidget) -> list[str]:
    """What can be pressed but has no name, or is out of reach of the keyboard."""
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    nameless = [
        f"{type(button).__name__} without a name"
        for button in buttons
        if not button.accessibleName() and not button.text()
    ]
    return nameless + [
        button.accessibleName()
        for button in buttons
        if not button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.fixture(scope="module", autouse=True)
def _plot_is_loaded() -> None:
    importlib.import_module("pyqtgraph")


@pytest.mark.parametrize(("name", "size", "text"), CASES)
def test_words_are_whole_and_buttons_have_names_and_take_the_keyboard(
    qtbot: QtBot, name: str, size: tuple[int, int], text: float
) -> None:
    window = open_screen(name, size, DARK, text)
    qtbot.addWidget(window)

    def check() -> None:  # waits for the layout
        assert not [problem for label in list_labels(window) if (problem := find_clip(label))]
        shown = [
            *list_labels(window),
            *(button for button in window.findChildren(QAbstractButton) if button.isVisible()),
        ]
        outside = [
            widget.accessibleName() or widget.text()
            for widget in shown
            if not is_inside(widget, window)
        ]
        assert not outside

    qtbot.waitUntil(check, timeout=2000)
    assert (window.width(), window.height()) == size
    assert list_unreachable(window) == []
    window.close()


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_texts_of_the_buttons_fit(qtbot: QtBot, text: float) -> None:
    window = open_screen("repetitions", (1280, 720), DARK, text)
    qtbot.addWidget(window)
    for button in (window.run.controls.pause, window.run.controls.stop, window.run.controls.sound):
        assert isinstance(button, KeyButton)
        assert button.height() >= make_font(window.context.theme.current, 18).pixelSize() * 1.2
    window.close()


def list_pushed(window: QWidget) -> list[KeyButton]:
    return [button for button in window.findChildren(KeyButton) if button.isVisible()]


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("name", SCREENS)
def test_no_button_is_cut_short_or_covers_another(
    qtbot: QtBot, painted: list[str], name: str, text: float
) -> None:
    window = open_screen(name, (1280, 720), DARK, text)
    qtbot.addWidget(window)
    qtbot.wait(50)
    buttons = list_pushed(window)
    painted.clear()
    for button in buttons:
        button.grab()
    covered = [
        (one.accessibleName(), other.accessibleName())
        for one, other in combinations(buttons, 2)
        if one.parentWidget() is other.parentWidget()
        and one.geometry().intersects(other.geometry())
    ]
    window.close()
    assert {button.toolTip() for button in buttons} <= set(painted)
    assert ([words for words in painted if words.endswith("…")], covered) == ([], [])


FROM_AFAR = [
    pytest.param("repetitions", "2", id="count"),
    pytest.param("rest", "10", id="count of two digits"),
    pytest.param("hold", "9", id="clock"),
    pytest.param("hold-paused", "1", id="clock that waits"),
    pytest.param("repetitions", "Good. Stay tall", id="cue"),
    pytest.param("fault", "Front knee above the", id="cue in two lines"),
    pytest.param("countdown", "2", id="countdown"),
    pytest.param("rest", "8", id="rest"),
    pytest.param("rest", "Change sides", id="what follows"),
    pytest.param("repetitions", "2.4 s", id="progress"),
]


def measure_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, text: float
) -> dict[str, int]:
    """Return every painted text and the size of its letters in pixels."""
    sizes: dict[str, int] = {}
    real = QPainter.drawText

    def draw(self: QPainter, *given: Any) -> Any:
        words = [each for each in given if isinstance(each, str)]
        sizes.update({each: max(self.font().pixelSize(), sizes.get(each, 0)) for each in words})
        return real(self, *given)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", draw)
        window = open_screen(name, (1280, 720), DARK, text)
        qtbot.addWidget(window)
        qtbot.wait(50)
        window.grab()
        window.close()
    return sizes


@pytest.mark.parametrize(("name", "words"), FROM_AFAR)
def test_large_texts_enlarge_what_is_read_from_the_mat(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    usual, large = (
        next(
            size
            for painted, size in measure_painted(qtbot, monkeypatch, name, text).items()
            if painted == words or painted.startswith(f"{words} ")
        )
        for text in (1.0, 2.0)
    )
    assert large > usual * 1.05


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_nothing_disappears_with_large_texts(qtbot: QtBot, text: float) -> None:
    for name, parts in (
        ("repetitions", ("count", "progress", "plot")),
        ("countdown", ("placement", "checks")),
        ("hold", ("count", "progress", "view" if text == 1.0 else "not_watched")),
    ):
        window = open_screen(name, (1280, 720), DARK, text)
        qtbot.addWidget(window)
        qtbot.wait(50)
        shown = [getattr(window.run, part) for part in parts]
        assert [part.isVisible() and part.height() > 40 for part in shown] == [True] * len(parts)
        window.close()


CAMERA = (
    "introduction", "introduction-next", "guided", "rest", "summary", "measure", "routine", "pain",
    "settings", "first-start", "first-start-camera", "author", "opening", "error",
)  # fmt: skip
"""Screens that say in their corner whether a camera is on."""


class Camera:
    live = True


@pytest.mark.parametrize("text", [1.0, 1.4, 2.0])
@pytest.mark.parametrize("name", [*CAMERA, "pain by arm"])
def test_what_says_that_the_camera_is_on_covers_no_words(
    qtbot: QtBot, name: str, text: float
) -> None:
    OPEN_CAMERAS.add(name, Camera())
    try:
        window = open_screen(name.removesuffix(" by arm"), (1280, 720), DARK, text)
        qtbot.addWidget(window)
        if name == "pain by arm":
            page = window.navigator.find("pain")
            assert isinstance(page, PainPage)
            page.ask(before=False, by_arm=True)
            page.choose(4)
        qtbot.wait(50)
        window.context.runs._camera.changed.emit()
        qtbot.waitUntil(window.camera.isVisible)
    finally:
        OPEN_CAMERAS.remove(name)
    covers = window.camera.geometry()
    covered = [
        label.text() for label in list_labels(window) if find_words(label).intersects(covers)
    ]
    window.close()
    assert covered == []
    assert window.rect().contains(covers)


def find_words(label: QLabel) -> QRect:
    """Where the words of a label are in the window."""
    flags = int(label.alignment()) | (int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0)
    words = label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())
    return QRect(label.mapTo(label.window(), words.topLeft()), words.size())
