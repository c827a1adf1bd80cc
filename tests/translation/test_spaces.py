"""The spaces before the punctuation of French, at which no line may end."""

from __future__ import annotations

import pytest

from coach.message import Message, join_label
from coach.translation import load_translations
from tests.translation.test_locale import DOMAINS, list_forms, read

WRITTEN = [
    pytest.param("{label}: {text}", "Vitesse\u00a0: 2 ×", id="a colon from joined texts"),
    pytest.param("Pause: {text}", "Pause: 2 ×", id="a text that nobody translated"),
]


@pytest.mark.parametrize(("template", "words"), WRITTEN)
def test_joined_texts(template: str, words: str) -> None:
    message = Message(template, label="Vitesse", text="2 ×")
    assert load_translations("fr").translate(message) == words


LABELS = {"en": "a : b: c", "de": "a : b: c", "es": "a : b: c", "fr": "a : b\u00a0: c"}


@pytest.mark.parametrize(("language", "words"), LABELS.items())
def test_what_is_filled_in_stays_as_it_is(language: str, words: str) -> None:
    assert load_translations(language).translate(join_label("a : b", "c")) == words


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_line_of_french_begins_with_punctuation(domain: str) -> None:
    french = load_translations("fr")
    texts = [text for message in read("fr", domain) for text, said in list_forms(message) if said]
    said = [french.translate(text) for text in texts if text]
    assert any("\u00a0:" in words for words in said)
    assert [words for words in said if any(sign in words for sign in (" : ", " ; ", " ?"))] == []
