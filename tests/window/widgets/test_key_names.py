"""A key has one name in each language: on its button and in every text."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from coach.translation import load_translations, name_languages
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


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_call_enter_as_its_button_does(code: str) -> None:
    translations = load_translations(code)
    name = translations.translate("Enter")
    texts = [text for text in Marked().known if "Enter" in re.findall(r"[A-Z]\w+", text)]
    assert texts
    assert not [text for text in texts if name not in translations.translate(text)]
