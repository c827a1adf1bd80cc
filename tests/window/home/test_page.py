from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import list_exercises, load_exercise
from coach.translation import Translations, load_translations
from coach.window.exercises import ExerciseLibrary, ExerciseList
from coach.window.flows.start import RUN
from coach.window.home.card_filter import WISHES, CardFilter
from coach.window.home.cards import list_sections
from coach.window.home.filter_row import FilterRow
from coach.window.home.page import ADDRESS, MORE_KEY, HomePage
from coach.window.main_window import MainWindow
from coach.window.pages import find_page
from coach.window.programme.page import ProgrammePage
from coach.window.programme.today import PlanView
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.translate import CURRENT
from tests.window.fakes import FakeBackend, FakeSource, make_home

DAY = dt.date(2026, 3, 2)
SECTIONS = list_sections(
    ExerciseLibrary({name: load_exercise(name).exercise for name in list_exercises()}), DAY
)


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    page = make_home()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.grid.show_sections(SECTIONS)
    page.show()
    page.grid.focus_current()
    return page


def focused(home: HomePage) -> int:
    return next(index for index, card in enumerate(home.grid.cards) if card is home.focusWidget())


@pytest.mark.parametrize(("text", "folded"), [(1.0, False), (1.4, False), (1.5, True), (2.0, True)])
def test_with_large_texts_one_button_stands_for_the_others(
    qtbot: QtBot, home: HomePage, text: float, folded: bool
) -> None:
    home.set_theme(Theme(DARK, text=text))
    assert home.more.isVisible() is folded
    assert home.links.isVisible() is home.filters.isVisible() is not folded
    qtbot.keyClick(home, Qt.Key.Key_O)
    assert home.links.isVisible()
    assert home.filters.isVisible()
    qtbot.keyClick(home, Qt.Key.Key_O)
    assert home.links.isVisible() is not folded


def test_the_key_of_a_filter_shows_it_first(qtbot: QtBot, home: HomePage) -> None:
    home.set_theme(Theme(DARK, text=2.0))
    qtbot.keyClick(home, Qt.Key.Key_W)
    assert home.filters.isVisible()
    for menu in home.findChildren(QMenu):
        menu.close()


def test_a_whole_card_is_seen_with_large_texts(qtbot: QtBot, home: HomePage) -> None:
    home.set_theme(Theme(DARK, text=2.0))
    qtbot.waitUntil(lambda: home.grid.height() > home.height() / 2)


def test_the_menu_of_cameras_leads_to_where_an_address_is_given(qtbot: QtBot) -> None:
    page = make_home()
    qtbot.addWidget(page)
    entries = page.camera._list_entries()
    assert list(entries)[-1] == ADDRESS
    before = page._runs.state.request.source
    with qtbot.waitSignal(page.page_requested) as opened:
        page.camera.chosen.emit(ADDRESS)
    assert opened.args == ["settings"]
    assert page._runs.state.request.source == before


WAYS = [
    ([Qt.Key.Key_Right], 1),
    ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
    ([Qt.Key.Key_Down], 3),
    ([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up], 1),
    ([Qt.Key.Key_Left], 0),
    ([Qt.Key.Key_Up], 0),
]


@pytest.mark.parametrize(("keys", "index"), WAYS)
def test_arrows_move(qtbot: QtBot, home: HomePage, keys: list[Qt.Key], index: int) -> None:
    assert focused(home) == 0
    for key in keys:
        qtbot.keyClick(home.focusWidget(), key)
    assert focused(home) == index


def test_last_card_is_reached_and_seen(qtbot: QtBot, home: HomePage) -> None:
    for _ in home.grid.cards:
        qtbot.keyClick(home.focusWidget(), Qt.Key.Key_Right)
    assert focused(home) == len(home.grid.cards) - 1
    card = home.grid.cards[-1]
    assert card.visibleRegion().boundingRect().height() > card.height() / 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_2], ids=["Enter", "its digit"])
def test_one_key_starts(qtbot: QtBot, home: HomePage, key: Qt.Key) -> None:
    home.grid.cards[1].setFocus()
    with qtbot.waitSignal(home.exercise_requested) as chosen:
        qtbot.keyClick(home.grid.cards[1], key)
    assert chosen.args == [home.grid.cards[1].card.name]


def test_cards_are_told_to_who_does_not_see(home: HomePage) -> None:
    assert len(home.grid.cards) > 1
    for card in home.grid.cards:
        assert card.accessibleName()
        assert card.card.dose in card.accessibleDescription()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), flags_read=False)
    runs, exercises = RunController(RunRequest("", "0"), backend), ExerciseList(backend)
    window = MainWindow(runs, exercises=exercises, today=lambda: DAY)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    with qtbot.waitSignal(exercises.changed):
        exercises.load()
    yield window
    window.close()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.focusWidget() or window, key)


def test_from_home_to_an_exercise_and_back_without_a_mouse(
    qtbot: QtBot, window: MainWindow
) -> None:
    controller = window.context.runs
    assert window.navigator.route.page == "home"
    press(qtbot, window, Qt.Key.Key_1)
    assert window.navigator.route.page == "red_flags", "the red flags come first, once"
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(controller.backend.knows_red_flags)
    assert window.navigator.route.page == "pain"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "introduction"
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: controller.state.step is Step.RUNNING and controller.state.guidance is not None
    )
    assert controller.state.request.exercise == window.home.grid.cards[0].card.name
    press(qtbot, window, Qt.Key.Key_S)
    assert window.navigator.route.page == "settings"
    assert controller.state.step is Step.PAUSED
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "run"
    press(qtbot, window, Qt.Key.Key_Space)
    press(qtbot, window, Qt.Key.Key_H)
    assert window.navigator.route.page == "home"
    qtbot.waitUntil(lambda: controller.state.step is Step.ENDED)
    assert isinstance(window.focusWidget(), type(window.home.grid.cards[0]))


def test_another_camera_at_home_opens_nothing(window: MainWindow) -> None:
    window.home.camera.chosen.emit("1")
    assert window.context.runs.state.request.source == "1"
    assert window.context.runs.state.step is Step.OPENING
    assert window.home.camera.accessibleName() == "Camera: Camera 1"


def test_a_test_asks_for_pain_before_and_after(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.context.runs
    window.start_flow.note_red_flags()
    window.start_flow.start("hip-flexion-test")
    qtbot.waitUntil(lambda: window.navigator.route.page == "pain")
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_1)  # it hurts in the back
    press(qtbot, window, Qt.Key.Key_Return)  # begins on the page that introduces the exercise
    qtbot.waitUntil(lambda: controller.state.guidance is not None)
    assert controller.state.request.pain == 3
    controller.stop()
    qtbot.waitUntil(lambda: controller.state.awaiting_pain_score)
    assert window.run.summary.isVisible()
    press(qtbot, window, Qt.Key.Key_H)
    assert window.navigator.route.page == "pain"
    press(qtbot, window, Qt.Key.Key_4)
    with qtbot.waitSignal(controller.finished):
        press(qtbot, window, Qt.Key.Key_Return)
        press(qtbot, window, Qt.Key.Key_2)
    assert window.navigator.route.page == "home"
    recorder = controller.backend.recorder  # type: ignore[attr-defined]
    assert [
        (event.before, event.score, event.place)
        for event in recorder.events
        if type(event).__name__ == "Pain"
    ] == [(True, 3, "back"), (False, 4, "hip")]


def test_closing_while_pain_is_asked_ends_every_thread(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.context.runs
    controller.backend.note_red_flags()
    window.context.runs.choose_exercise("hip-flexion-test")
    window.navigator.follow(RUN)
    qtbot.waitUntil(lambda: controller.state.guidance is not None)
    controller.stop()
    qtbot.waitUntil(lambda: controller.state.awaiting_pain_score)
    window.close()
    assert controller.backend.recorder.closed  # type: ignore[attr-defined]


def test_keyboard_comes_back_to_the_card_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Right)
    assert window.focusWidget() is window.home.grid.cards[1]
    press(qtbot, window, Qt.Key.Key_S)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.home.grid.cards[1]


def test_card_that_has_the_keyboard_is_framed(qtbot: QtBot, home: HomePage) -> None:
    with_keyboard, without = (
        card.grab().toImage().pixelColor(card.width() // 2, 1).name()
        for card in home.grid.cards[:2]
    )
    assert with_keyboard == DARK.on_focus.lower()
    assert without == DARK.card.lower()


LIBRARY = ExerciseLibrary({name: load_exercise(name).exercise for name in list_exercises()})


@pytest.fixture
def full(home: HomePage) -> HomePage:
    """The home page of a newcomer, with every card."""
    home.show_library(LIBRARY)
    return home


MENUS = [
    (Qt.Key.Key_W, ["My back is sore", "My hips are tight", "I sit all day",
                    "I cannot get to the floor", "Just look around"]),
    (Qt.Key.Key_A, ["Anywhere", "Standing", "On the floor", "On a chair", "In bed"]),
    (Qt.Key.Key_D, ["Any time", "Up to 2 minutes", "Up to 5 minutes", "Up to 10 minutes"]),
    (Qt.Key.Key_F, ["All kinds", "Stretch", "Strengthen", "Move", "Release", "Measure"]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "entries"), MENUS)
def test_a_key_opens_each_menu(
    qtbot: QtBot, full: HomePage, key: Qt.Key, entries: list[str]
) -> None:
    qtbot.keyClick(full.focusWidget(), key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == entries
    menu.close()


def test_a_choice_shows_fewer_cards_with_digits_and_the_keyboard(
    qtbot: QtBot, full: HomePage
) -> None:
    full.filters.place.chosen.emit("chair")
    full.filters.kind.chosen.emit("strength")
    names = [card.card.name for card in full.grid.cards]
    assert set(names) == {"seated-glute-squeeze", "sit-to-stand"}
    assert full.filters.place.accessibleName() == "Where: On a chair"
    assert [card.card.key for card in full.grid.cards] == ["1", "2"]
    assert focused(full) == 0
    with qtbot.waitSignal(full.exercise_requested) as chosen:
        qtbot.keyClick(full.focusWidget(), Qt.Key.Key_2)
    assert chosen.args == [names[1]]


def test_a_choice_that_nothing_fits_can_be_undone(full: HomePage) -> None:
    full.filters.show_filter(CardFilter("bed", 2, "release"))
    assert not full.grid.cards
    headings = [label.text() for label in full.grid.findChildren(QLabel)]
    assert "No exercise fits this choice" in headings
    full.filters.wish.chosen.emit("look")
    assert len(full.grid.cards) == len(LIBRARY.exercises)


@pytest.mark.parametrize("wish", [name for name, wish in WISHES.items() if wish.programme])
def test_a_wish_filters_and_suggests_a_programme(qtbot: QtBot, full: HomePage, wish: str) -> None:
    with qtbot.waitSignal(full.programme_suggested) as suggested:
        full.filters.wish.chosen.emit(wish)
    assert suggested.args == [WISHES[wish].programme]
    assert full.filters.chosen == WISHES[wish].cards


def test_who_follows_a_programme_gets_no_other_one(qtbot: QtBot, full: HomePage) -> None:
    full.show_library(dataclasses.replace(LIBRARY, plan=PlanView("Mine", "Day 1", (), (), 0.0)))
    with qtbot.assertNotEmitted(full.programme_suggested):
        full.filters.wish.chosen.emit("sore_back")


def test_the_hint_speaks_to_newcomers(full: HomePage) -> None:
    assert full._hint.text() == "New here? Press W and say what you would like."
    full.show_library(dataclasses.replace(LIBRARY, done={"lunge": DAY}))
    assert full._hint.text() == "Arrow keys choose, Enter or the number starts"


def test_page_keys_go_through_the_sections(qtbot: QtBot, full: HomePage) -> None:
    starts = [0]
    for section in full.grid._sections[:-1]:
        starts.append(starts[-1] + len(section.cards))
    seen = [focused(full)]
    for _ in starts:
        qtbot.keyClick(full.focusWidget(), Qt.Key.Key_PageDown)
        seen.append(focused(full))
    assert seen == [*starts, starts[-1]]
    qtbot.keyClick(full.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(full.focusWidget(), Qt.Key.Key_PageUp)
    assert focused(full) == starts[-1]


def test_a_wish_leads_to_its_programme(qtbot: QtBot, window: MainWindow) -> None:
    window.home.filters.wish.chosen.emit("no_floor")
    assert window.navigator.route.page == "programme"
    page = window.navigator.find("programme")
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(lambda: bool(page.ticks))
    assert page.focusWidget().accessibleName() == "Four weeks on a chair"


@pytest.mark.parametrize("code", ["en", "de", "es", "fr", "zh"])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_menus_fit_in_every_language_and_with_large_text(
    qtbot: QtBot, code: str, text: float
) -> None:
    CURRENT.choose(load_translations(code))
    try:
        row = FilterRow(Theme(DARK, 1.0, text))
        qtbot.addWidget(row)
        row.resize(1240, 200)
        row.show()
        for cards in (CardFilter(), CardFilter("floor", 10, "strength")):
            row.show_filter(cards)
            qtbot.waitUntil(
                lambda: all(menu.width() >= menu.measure_width() for menu in row.menus.values())
            )
    finally:
        CURRENT.choose(Translations())


def test_more_has_a_key_of_its_own_beside_those_of_notices_and_pages(home: HomePage) -> None:
    taken = {"H", "M", "T", "C", "N", "L", *home.filters.menus}
    assert MORE_KEY not in taken
    assert find_page(MORE_KEY, "home") is None
