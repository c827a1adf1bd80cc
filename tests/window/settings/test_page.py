"""The pages that ask and tell: pain, red flags, settings; and the cards of the range test and the live plot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.settings import Settings, load_settings, save_settings
from coach.window.range_test.goniometer import GoniometerCard
from coach.window.run.state import Step
from coach.window.run_page.angle_plot import PlotCard
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_text import GENTLE, NOTED, STRONG, WORSE, give_advice, must_stop
from coach.window.safety.red_flags import SECTIONS, list_texts
from coach.window.safety.red_flags_page import RedFlagsPage, choose_colour
from coach.window.settings.fields import SECTIONS as SETTINGS
from coach.window.settings.fields import read_field
from coach.window.settings.page import SettingsPage
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.window.contrast import compute_contrast
from tests.window.fakes import make_state

ANSWERS = [
    pytest.param(None, None, "", False, id="rather not say"),
    pytest.param(0, None, NOTED, False, id="none"),
    pytest.param(4, None, GENTLE, False, id="some"),
    pytest.param(7, None, STRONG, True, id="strong"),
    pytest.param(4, 3, NOTED, False, id="after: about the same"),
    pytest.param(5, 3, WORSE, True, id="after: worse"),
]


@pytest.mark.parametrize(("answer", "before", "advice", "stop"), ANSWERS)
def test_advice(answer: int | None, before: int | None, advice: str, stop: bool) -> None:
    assert (give_advice(answer, before), must_stop(answer, before)) == (advice, stop)


KEYS = [
    pytest.param([Qt.Key.Key_4, Qt.Key.Key_Return], [4], id="digit"),
    pytest.param(
        [Qt.Key.Key_9, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Enter], [10], id="arrow to 10"
    ),
    pytest.param([Qt.Key.Key_0, Qt.Key.Key_Left, Qt.Key.Key_Return], [0], id="arrow at 0"),
    pytest.param([Qt.Key.Key_Return], [], id="nothing chosen yet"),
    pytest.param([Qt.Key.Key_3, Qt.Key.Key_Escape], [None], id="rather not say"),
]


@pytest.mark.parametrize(("keys", "answers"), KEYS)
def test_pain_by_keys(qtbot: QtBot, keys: list[Qt.Key], answers: list[int | None]) -> None:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    got: list[int | None] = []
    page.answered.connect(got.append)
    for key in keys:
        qtbot.keyClick(page, key)
    assert got == answers


def test_every_red_flag_stands_on_the_page_and_enter_goes_on(qtbot: QtBot) -> None:
    page = RedFlagsPage(Theme(LIGHT))
    qtbot.addWidget(page)
    said = {label.text() for label in page.findChildren(QLabel)}
    assert {text for section in SECTIONS for text in (section.title, *section.points)} <= said
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_no_cure_is_promised() -> None:
    told = [text for text in list_texts() if re.search(r"\b(cures?|heals?)\b", text, re.IGNORECASE)]
    assert told == ["It measures and coaches. It does not examine you, and it promises no cure."]


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_headings_can_be_read(palette: Any) -> None:
    assert all(
        compute_contrast(choose_colour(section.urgency, palette), palette.card) >= 4.5
        for section in SECTIONS
    )
    assert compute_contrast(palette.text, palette.track) >= 4.5


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(
        Theme(DARK),
        load_settings,
        save_settings,
        list_cameras=lambda: {"1": "USB camera"},
        delete_everything=lambda: "all",
    )
    qtbot.addWidget(page)
    yield page
    page.hide()


def test_a_change_is_kept_and_told(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    with qtbot.waitSignals([page.saved, page.preview_requested]):
        page.editors["voice"].input.setChecked(False)  # type: ignore[attr-defined]
        page.editors["camera"].input.setCurrentIndex(1)  # type: ignore[attr-defined]
        page.editors["volume"].input.setValue(10)  # type: ignore[attr-defined]
        page.editors["retention_days"].input.setValue(30.0)  # type: ignore[attr-defined]
    assert load_settings() == Settings(voice=False, camera="1", volume=0.5, retention_days=30)


def test_what_was_changed_last_is_kept_when_the_page_goes(page: SettingsPage) -> None:
    page.show()
    page.editors["colours"].input.setCurrentIndex(2)  # type: ignore[attr-defined]
    page.hide()
    assert load_settings().colours == "light"


def test_what_is_set_and_unknown_here_stays(qtbot: QtBot, page: SettingsPage) -> None:
    save_settings(Settings(camera="Unplugged camera", text_size=1.37))
    page.refresh()
    page.show()
    with qtbot.waitSignal(page.saved):
        page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    assert load_settings() == Settings(camera="Unplugged camera", text_size=1.37, mirror=False)


def test_a_file_with_mistakes_is_told_of_and_left_alone(qtbot: QtBot, page: SettingsPage) -> None:
    def fail() -> Settings:
        raise CoachError("one mistake", "Mend it.")

    page._load = fail
    page.refresh()
    assert not page.body.isEnabled()
    assert "one mistake" in page._message.text()


def test_everything_is_deleted_only_after_the_word(qtbot: QtBot, page: SettingsPage) -> None:
    assert not page.delete.isEnabled()
    page.word.setText("del")
    assert not page.delete.isEnabled()
    page.word.setText("Delete ")
    page.delete.click()
    assert page._message.text() == "Deleted: all"
    assert not page.delete.isEnabled()


def test_every_setting_stands_on_the_page_with_its_name(page: SettingsPage) -> None:
    shown = {key for _, keys in SETTINGS for key in keys}
    assert shown == set(Settings.model_fields) - {"schema_version"}
    for key, editor in page.editors.items():
        assert editor.input.accessibleName() == read_field(key).label
        assert editor.input.focusPolicy() & Qt.FocusPolicy.TabFocus


TRIALS = {"left": (112.0, 115.0), "right": (98.0, None)}


@pytest.mark.parametrize("size", [(1232, 640), (380, 300)], ids=["with all around", "dial alone"])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_dial_card(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    card = GoniometerCard(Theme(DARK, 1.0, text))
    qtbot.addWidget(card)
    card.resize(*size)
    card.set_earlier({"left": (100.0,), "right": (97.0,)})
    card.show_state(make_state("hip-flexion-test", step=Step.ENDED, trials=TRIALS))
    card.show()
    assert card.sides["left"].isVisible() == (size[0] > 700)
    assert card.sides["left"].accessibleName() == "Left 114° ± 8"
    assert card.trend.accessibleName() == "Left +14°, a real change; Right +1°, within error"
    assert len(list_colours(card.goniometer)) > 5


def test_plot_card(qtbot: QtBot) -> None:
    card = PlotCard(Theme(DARK))
    qtbot.addWidget(card)
    card.resize(380, 150)
    card.show()
    for time_s in range(8):
        card.show_state(
            make_state(
                time_s=float(time_s),
                main_value=10.0 * time_s,
                faults=("knee_past_toes",) if time_s == 5 else (),
            )
        )
    qtbot.waitUntil(lambda: card._view is not None)
    card.set_theme(Theme(LIGHT))
    assert card.accessibleName() == "Right knee, last 15 s"
    assert LIGHT.fault.lower() in list_colours(card)


def list_colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
