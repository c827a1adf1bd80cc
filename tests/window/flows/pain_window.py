"""A window in which a lunge is done, and how the question about pain is answered in it."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain, PainPlace
from coach.window.main_window import MainWindow
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from tests.window.fakes import FakeBackend

Moment = Literal["before", "during", "after"]
MOMENTS: Final[tuple[Moment, ...]] = ("before", "during", "after")
KEYS: Final = {str(digit): getattr(Qt.Key, f"Key_{digit}") for digit in range(10)} | {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "F1": Qt.Key.Key_F1,
    "F2": Qt.Key.Key_F2,
    "F3": Qt.Key.Key_F3,
    "?": Qt.Key.Key_Question,
    "Space": Qt.Key.Key_Space,
    **{letter: getattr(Qt.Key, f"Key_{letter}") for letter in "GHPRST"},
}


def shown(window: MainWindow) -> str:
    return window.navigator.route.page


def find_page(window: MainWindow) -> PainPage:
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    return page


def answer(window: MainWindow, score: int | None, place: PainPlace = "") -> None:
    assert shown(window) == "pain"
    find_page(window).answered.emit(score, place)


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Press keys on the page that is shown, one after the other."""
    for key in keys.split():
        qtbot.keyClick(window.navigator.find(window.navigator.route.page), KEYS[key])


def begin(qtbot: QtBot, window: MainWindow, name: str = "lunge") -> None:
    """Begin what is introduced, and wait until it is coached."""
    assert shown(window) == "introduction"
    press(qtbot, window, "Enter")
    runs = window.context.runs
    qtbot.waitUntil(lambda: runs.state.guidance is not None and runs.state.request.exercise == name)


def start(
    qtbot: QtBot, window: MainWindow, score: int | None, place: PainPlace = "", name: str = "lunge"
) -> None:
    """Start an exercise with this answer before it."""
    window.start_flow.start(name)
    answer(window, score, place)
    begin(qtbot, window, name)


def end(qtbot: QtBot, window: MainWindow) -> None:
    """End the exercise; only the pain after it is missing."""
    window.context.runs.stop()
    qtbot.waitUntil(lambda: window.context.runs.state.awaiting_pain_score)


def ask(
    qtbot: QtBot,
    window: MainWindow,
    moment: Moment,
    before: tuple[int | None, PainPlace] = (2, "back"),
    name: str = "lunge",
) -> None:
    """Show the question about pain before, during or after an exercise.

    before: The answer before it, if this is not the question before it.
    """
    if moment == "before":
        window.start_flow.start(name)
    else:
        start(qtbot, window, *before, name)
        if moment == "after":
            end(qtbot, window)
        press(qtbot, window, "P")
    assert shown(window) == "pain"


def stop_lunge(
    qtbot: QtBot,
    window: MainWindow,
    before: tuple[int, PainPlace] = (2, "back"),
    now: tuple[int, PainPlace] = (8, "back"),
) -> None:
    """Tell pain during a lunge that stops it, and close the red flags."""
    ask(qtbot, window, "during", before)
    answer(window, *now)
    assert shown(window) == "red_flags"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    press(qtbot, window, "Enter")


def stop_lunge_and_go_home(qtbot: QtBot, window: MainWindow) -> None:
    """Stop a lunge because of pain; home tells of it."""
    stop_lunge(qtbot, window)
    press(qtbot, window, "H")
    assert shown(window) == "home"
    assert window.home.notices.shown is not None


def list_pains(backend: FakeBackend) -> list[tuple[int, str, bool, bool]]:
    """Return what is recorded: score, place, before the exercise or not, stopped or not."""
    return [describe(pain) for pain in backend.recorder.events if isinstance(pain, Pain)]


def list_kept(backend: FakeBackend) -> list[tuple[int, str, bool, bool]]:
    """Return the same of the answers that no run recorded, all of them of the lunge."""
    assert {name for name, _ in backend.kept} <= {"lunge"}
    return [describe(pain) for _, pain in backend.kept]


def describe(pain: Pain) -> tuple[int, str, bool, bool]:
    return pain.score, pain.place, pain.before, pain.stopped
