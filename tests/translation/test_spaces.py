"""The spaces before the punctuation of French, at which no line may end."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from coach.message import Message, join_label
from coach.translation import load_translations
from scripts.languages.catalogues import LOCALE

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


@pytest.mark.parametrize("domain", ["coach", "exercises"])
def test_no_line_of_french_begins_with_punctuation(domain: str) -> None:
    french = load_translations("fr")
    with (LOCALE / "fr" / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        texts = [message.id for message in read_po(file) if isinstance(message.id, str)]
    said = [french.translate(text) for text in texts if text]
    assert any("\u00a0:" in words for words in said)
    assert [words for words in said if any(sign in words for sign in (" : ", " ; ", " ?"))] == []
