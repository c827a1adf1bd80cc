"""Translations have one term for one thing, and no word that means something else."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest
from babel.messages.pofile import read_po

from scripts.languages.catalogues import LOCALE, list_languages
from tests.translation.terms import has_any, has_term, read_rows, read_terms, read_words_to_avoid

CATALOGUES: Final = [
    (language, domain) for language in list_languages() for domain in ("coach", "exercises")
]

OTHER_MEANINGS: Final = {
    "coach: some failed by a fault in coach, not yours. Please report it with the lines above.": (
        "fault"
    ),
    "this is a fault in coach, not yours. Please report it with the lines above.": "fault",
    "This is a fault in coach, not yours. Please report it.": "fault",
    "kind 'repetitions' needs at least two [[phases]], rest first": "repetition",
    "only an exercise of kind 'repetitions' has turning points": "repetition",
}
"""English texts in which a term is a fault of the program, or a key; with that term."""


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_a_term_is_always_the_same_word(language: str, domain: str) -> None:
    mistakes = [
        f"{text!r}: {said!r} has none of {words}"
        for term, words in read_terms(language).items()
        for text, said in read_texts(language, domain)
        if has_term(text, term) and OTHER_MEANINGS.get(text) != term and not has_any(said, words)
    ]
    assert not mistakes, "\n".join(mistakes)


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_no_word_means_something_else(language: str, domain: str) -> None:
    never = read_words_to_avoid(language)
    found = [said for _, said in read_texts(language, domain) if has_any(said, never)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in read_rows("Terms")[1:]])
def test_a_term_of_the_table_is_in_use(row: list[str]) -> None:
    texts = [text for domain in ("coach", "exercises") for text, _ in read_texts("de", domain)]
    assert any(has_term(text, row[0]) for text in texts)


@pytest.mark.parametrize(("text", "term"), OTHER_MEANINGS.items())
def test_a_text_with_another_meaning_is_in_use(text: str, term: str) -> None:
    assert has_term(text, term)
    assert text in [text for text, _ in read_texts("de", "coach")]


TERMS: Final = [
    pytest.param("Front shins up", "shin", True, id="plural"),
    pytest.param("Shining", "shin", False, id="part of a word"),
    pytest.param("Most often: {fault}.", "fault", False, id="placeholder"),
    pytest.param("Start: coach programmes start", "programme", False, id="command"),
    pytest.param("Add --programme NAME", "programme", False, id="option"),
    pytest.param("Rest", '"Rest"', True, id="text of its own"),
    pytest.param("Rest and breathe", '"Rest"', False, id="not a text of its own"),
]


@pytest.mark.parametrize(("text", "term", "has"), TERMS)
def test_a_text_has_a_term(text: str, term: str, has: bool) -> None:
    assert has_term(text, term) is has


@cache
def read_texts(language: str, domain: str) -> list[tuple[str, str]]:
    """Return English text and translation of each message; of one with plurals, the last form."""
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, domain=domain)
    return [
        (pick_last(message.id), pick_last(message.string)) for message in catalogue if message.id
    ]


def pick_last(text: str | list[str] | tuple[str, ...]) -> str:
    """Return the last form of a text with plurals, or the text."""
    return text if isinstance(text, str) else text[-1]
