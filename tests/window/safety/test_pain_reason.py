"""The red flags say why they appear after an answer on pain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain, PainPlace
from coach.window.main_window import MainWindow
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_reason import NOT_LESS, describe_reason
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import MOVED, STRONG, UNCOMPARED, WORSE, EarlierPain
from coach.window.safety.red_flags_page import RedFlagsPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import MAX_WIDE_TEXT, Theme, choose_scale
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.flows.pain_window import answer
from tests.window.home.window import show_home

Answer = tuple[int, PainPlace]
LONG_REASON: Final = (
    "Stopped today because of pain: 7 of 10, Leg below the knee, Hip-flexor stretch on the bed. "
    "Leave this exercise out."
)

REASONS = [
    pytest.param((8, "back"), None, f"You reported pain: 8 of 10, The back. {STRONG}", id="strong"),
    pytest.param((6, ""), 6, f"You reported pain: 6 of 10. {STRONG}", id="strong as before"),
    pytest.param(
        (2, "lower_leg"),
        2,
        f"You reported new or stronger pain in the leg: 2 of 10, Leg below the knee. {MOVED}",
        id="moved into the leg",
    ),
    pytest.param(
        (4, "hip"),
        2,
        f"You reported more pain than before: 4 of 10, Hip. {WORSE}",
        id="more than before",
    ),
    pytest.param(
        (5, "back"), 5, f"You reported pain: 5 of 10, The back. {NOT_LESS}", id="not less"
    ),
]


@pytest.mark.parametrize(("answer", "earlier", "reason"), REASONS)
def test_what_was_reported(answer: Answer, earlier: int | None, reason: str) -> None:
    session = PainSession().note(*answer)
    compared = None if earlier is None else EarlierPain(earlier, "back")
    assert describe_reason(session, answer[0], compared) == reason


def test_pain_in_the_leg_that_cannot_be_compared_is_reported_as_such() -> None:
    session = PainSession().note(3, "lower_leg")
    assert describe_reason(session, 3, EarlierPain(None)) == (
        f"You reported pain in the leg that may be new: 3 of 10, Leg below the knee. {UNCOMPARED}"
    )


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True))
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


def find_flags(window: MainWindow) -> RedFlagsPage:
    page = window.navigator.find("red_flags")
    assert isinstance(page, RedFlagsPage)
    return page


def test_before_an_exercise_it_is_shown_spoken_and_accessible(window: MainWindow) -> None:
    spoken: list[str] = []
    find_flags(window).reading_requested.connect(spoken.append)
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    flags = find_flags(window)
    assert window.navigator.route.page == "red_flags"
    assert flags.reason.isVisible()
    assert flags.reason.text().startswith("You reported pain: 8 of 10, The back.")
    assert flags.accessibleDescription() == flags.reason.text()
    assert spoken == [f"{flags.reason.text()} {flags.emergency.text()}"]


def test_during_and_after_an_exercise_it_is_shown_too(qtbot: QtBot, window: MainWindow) -> None:
    window.start_flow.start("lunge")
    answer(window, 2, "back")
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    window.start_flow.ask_pain()
    answer(window, 2, "lower_leg")
    reported = "You reported new or stronger pain in the leg: 2 of 10, Leg below the knee."
    assert find_flags(window).reason.text().startswith(reported)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)


def test_a_later_start_on_the_same_day_says_it_again(window: MainWindow) -> None:
    library = window.context.exercises.library
    stop = Pain(0.0, before=True, score=5, place="hip", stopped=True)
    for name in ("couch-stretch", "lunge"):
        stops = {"": stop}
        window.context.exercises.show(type(library)(library.exercises, stops=stops))
        window.start_flow.start(name)
        page = window.navigator.find("pain")
        assert isinstance(page, PainPage)
        assert page.reason.text() == "Stopped today because of pain: 5 of 10, Hip."
        answer(window, 5, "hip")
        reason = find_flags(window).reason
        assert reason.text() == f"You reported pain: 5 of 10, Hip. {NOT_LESS}"
        window.navigator.home()


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_H])
def test_whoever_opens_the_page_later_sees_no_reason(
    qtbot: QtBot, window: MainWindow, leave: Qt.Key
) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    window.navigator.open("help")
    window.navigator.back()
    assert find_flags(window).reason.isVisible(), "the page was not left"
    qtbot.keyClick(find_flags(window), leave)
    assert window.navigator.route.page == "home"
    window.navigator.open("red_flags")
    assert not find_flags(window).reason.isVisible()
    assert find_flags(window).accessibleDescription() == ""


def test_the_reason_stays_when_the_language_changes(window: MainWindow) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    before = find_flags(window)
    window._retranslate()
    assert find_flags(window) is not before
    assert find_flags(window).reason.text().startswith("You reported pain: 8 of 10")


@pytest.mark.parametrize("text", [1.0, MAX_WIDE_TEXT, 2.0])
@pytest.mark.parametrize("value", [5, 8])
def test_question_reason_and_advice_have_room(qtbot: QtBot, text: float, value: int) -> None:
    theme = Theme(DARK, choose_scale(1366, 768), text)
    page = PainPage(theme)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.ask(before=True, reason=LONG_REASON)
    page.show()
    layout = page.layout()
    assert layout is not None
    page.choose(value)
    assert layout.minimumHeightForWidth(page.width()) <= page.height()
    page.accept()
    assert page.asks_place
    assert layout.minimumHeightForWidth(page.width()) <= page.height()
