"""A key has one name in each language: on its button and in every text."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.translation import load_translations, name_languages
from coach.window.help.keys import KEYS
from coach.window.help.page import HelpPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.languages import use_language
from coach.window.widgets.buttons import KEY_NAMES, KeyButton
from tests.translation.marked_texts import Marked

LANGUAGES = tuple(name_languages())


@pytest.mark.parametrize("key", KEY_NAMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_button_shows_the_name_of_its_key(qtbot: QtBot, code: str, key: str) -> None:
    use_language(code)
    button = KeyButton(Theme(DARK), key)
    qtbot.addWidget(button)
    shown = button.key
    use_language("en")
    assert shown == load_translations(code).translate(key)


@pytest.mark.parametrize("key", ["L", "R"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_is_its_own_name_though_it_also_stands_for_a_side(
    qtbot: QtBot, code: str, key: str
) -> None:
    use_language(code)
    button, page = KeyButton(Theme(DARK), key), HelpPage(Theme(DARK), str)
    qtbot.addWidget(button)
    qtbot.addWidget(page)
    shown = {label.text() for label in page.findChildren(QLabel)}
    use_language("en")
    assert button.key == key
    letters = {key for _, keys in KEYS for key, _ in keys if len(key) == 1}
    assert letters <= shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_call_enter_as_its_button_does(code: str) -> None:
    translations = load_translations(code)
    name = translations.translate("Enter")
    texts = [text for text in Marked().known if "Enter" in re.findall(r"[A-Z]\w+", text)]
    assert texts
    assert not [text for text in texts if name not in translations.translate(text)]
