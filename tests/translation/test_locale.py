"""Every text of the program and of the shipped exercises is translated, and says the same."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from babel.dates import format_skeleton, get_month_names
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol

from coach.dates import DAYS, MONTHS
from coach.message import Message as Text
from coach.message import Origin
from coach.translation import load_translations
from scripts.languages.catalogues import LOCALE, extract_exercises, extract_program, list_languages
from scripts.languages.exercise_texts import SPOKEN_MAX

ROOT: Final = Path(__file__).parents[2]
LANGUAGES: Final = list_languages()
DOMAINS: Final = ("coach", "exercises")
FORMAL: Final = {
    "de": r"\b(Ihnen|Ihre[nmrs]?)\b",
    "es": r"\b([Uu]sted(es)?)\b",
    "fr": r"\b([Vv]ous|[Vv]otre|[Vv]os)\b",
    "zh": "您",
}
"""How one speaks to strangers; coach does not, in any language."""
WORDS: Final = {
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "thirty": 30.0,
    "ninety": 90.0,
}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")


SAME: Final = {
    "de": {
        "Arm",
        "Editor",
        "Enter",
        "L",
        "Name",
        "Pause",
        "R",
        "Status",
        "Tempo",
        "Video",
        "coach",
        "{day} August",
        "{day} April",
        "{day} September",
        "{day} November",
        "April",
        "August",
        "September",
        "November",
        "Norm {degrees}",
        "  Norm {norm}: {words}.",
        "Norm",
        "Patient",
        "Tests",
        "{day} {year}, {time} UTC",
        "{day} {year}, {time} UTC{offset}",
        "{seconds:.1f} s",
    },
    "es": {
        "Editor",
        "Enter",
        "No",
        "Pelvis",
        "coach",
        "no",
        "osteoporosis",
        "{seconds:.1f} s",
        "{size} bytes",
    },
    "fr": {
        "Angle",
        "Angles",
        "angles",
        "Conditions",
        "Distance",
        "Dose",
        "Patient",
        "Patients",
        "Pause",
        "Prescription",
        "Programme",
        "Squat",
        "Tempo",
        "Tests",
        "Volume",
        "angle",
        "coach",
        "source",
        "{day} {year}, {time} UTC",
        "{day} {year}, {time} UTC{offset}",
        "prescription",
        "programme",
        "{n} patient",
        "{n} patients",
        "{amount:g} minutes",
        "{n} minute",
        "{n} minutes",
        "{count} minutes",
        "{seconds:.1f} s",
    },
    "zh": {"Del", "PgDn", "coach", "{seconds:.1f} s"},
}
"""Texts of the program that are the same in English."""


@pytest.fixture(
    scope="module",
    params=[(code, domain) for code in LANGUAGES for domain in DOMAINS],
    ids=lambda one: "-".join(one),
)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(*request.param)


def test_there_are_languages() -> None:
    assert set(LANGUAGES) >= {"de", "es", "fr", "zh"}


def test_a_translation_is_right(catalogue: Catalog) -> None:
    mistakes = [
        f"{message.context or catalogue.domain}: {message.id!r}: {message.string!r}: {mistake}"
        for message in catalogue
        if message.id
        for mistake in list_mistakes(str(catalogue.locale), message)
    ]
    assert not mistakes, "\n".join(mistakes)


def test_a_catalogue_has_the_texts_of_the_files_and_no_others(catalogue: Catalog) -> None:
    """`make languages` brings it up to date; with DROP=1 it drops what is obsolete."""
    assert list_keys(catalogue) == list_keys(extract(str(catalogue.domain)))
    assert not catalogue.obsolete


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_template_is_up_to_date(domain: str) -> None:
    with (LOCALE / f"{domain}.pot").open("rb") as file:
        assert list_keys(read_po(file)) == list_keys(extract(domain))


EXTRACTED: Final = (
    "Home",
    "Set {number} of {count}",
    "Turn around: the {leg} must be towards the camera.",
    "Turn around",
    "{angle} is not seen well enough",
    "{seconds} of {time} held",
    "{day} March",
    "Left knee",
    "Halfway",
    "Enough light",
    "Left side",
    "Rules of {name}",
    "Knee flexion, {side}",
    "{label}: {text}",
    "{day} {year}",
)


@pytest.mark.parametrize("text", EXTRACTED)
def test_a_text_of_the_program_is_extracted(text: str) -> None:
    assert text in extract("coach")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_program_is_left_in_english(language: str) -> None:
    same = {
        text
        for message in read(language, "coach")
        for text, said in list_forms(message)
        if text == said and re.search(r"[^\W\d_]{2}", re.sub(r"\{[^}]*\}", "", text))
    }
    assert same <= SAME.get(language, same)


def test_chinese_is_written_in_chinese() -> None:
    latin = {
        text
        for message in read("zh", "coach")
        for text, said in list_forms(message)
        if re.search("[A-Za-z]{2}", re.sub(r"\{[^}]*\}|min", "", said))
        and not re.search("[\u4e00-\u9fff]", said)
    }
    assert latin - {""} == {"Del", "PgDn", "coach"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_has_the_same_translation_in_every_exercise(language: str) -> None:
    """Two may differ where they must; then they are named here."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for message in read(language, "exercises"):
        if message.id:
            found[str(message.id)].add(str(message.string))
    assert {text: said for text, said in found.items() if len(said) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_say_what_the_files_say(language: str) -> None:
    """`make setup` compiles them."""
    translations = load_translations(language)
    assert [
        message.id
        for domain in DOMAINS
        for message in read(language, domain)
        if message.id
        and not isinstance(message.id, tuple)
        and translations.translate(
            Text(message.id, origin=message.context and Origin(message.context))
        )
        != translations.set_spaces(str(message.string))
    ] == []


def test_shipped_files_are_english_only() -> None:
    assert [
        path.name
        for path in (ROOT / "poses").rglob("*.toml")
        if "translations" in tomllib.loads(path.read_text(encoding="utf-8"))
    ] == []


SPOKEN = f"spoken: at most {SPOKEN_MAX} characters"
MISTAKES: Final = [
    pytest.param("Knee up", "", [], "not translated", id="missing"),
    pytest.param("Knee up", "Knie hoch", [], "", id="right"),
    pytest.param("Knee up", "Knie, " * 9 + "Knie", [SPOKEN], "too long", id="long and spoken"),
    pytest.param("Knee up", "Knie, " * 9 + "Knie", [], "", id="long and not spoken"),
    pytest.param("Hold {s} s", "Halten", [], "placeholders", id="a placeholder lost"),
    pytest.param("Your knee", "Ihre Knie", [], "formal", id="formal"),
    pytest.param("2.5 metres, 90 degrees", "90 Grad, 2,5 Meter", [], "", id="other order, comma"),
    pytest.param("10 to 20", "10 bis 30", [], "numbers", id="another number"),
    pytest.param("10 seconds, 10 times", "10 Sekunden", [], "numbers", id="one less"),
    pytest.param("10 seconds", "10 Sekunden, 2-mal", [], "numbers", id="one more"),
    pytest.param("For two seconds", "2 Sekunden", [], "", id="a word in figures"),
    pytest.param("For two seconds", "3 Sekunden", [], "numbers", id="a word in other figures"),
]


@pytest.mark.parametrize(("text", "said", "comments", "mistake"), MISTAKES)
def test_a_mistake_is_found(text: str, said: str, comments: list[str], mistake: str) -> None:
    found = list(list_mistakes("de", Message(text, said, auto_comments=comments)))
    assert [mistake] * bool(mistake) == [one.partition(":")[0] for one in found]


def test_a_fuzzy_translation_is_a_mistake() -> None:
    message = Message("Knee up", "Knie hoch", flags=["fuzzy"])
    assert list(list_mistakes("de", message)) == ["fuzzy"]


def read(language: str, domain: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, domain=domain)


@cache
def extract(domain: str) -> Catalog:
    """Return the texts that are to be translated."""
    return extract_program() if domain == "coach" else extract_exercises()


def list_keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(str(message.context), str(message.id)) for message in catalogue if message.id}


def list_forms(message: Message) -> list[tuple[str, str]]:
    """English and translation of a message; of one with plurals, of every form."""
    if not isinstance(message.id, tuple):
        return [(str(message.id), str(message.string))]
    forms = list(message.string)
    english = [message.id[0] if len(forms) > 1 else message.id[1], *message.id[1:] * len(forms)]
    return list(zip(english, forms, strict=False))


def list_mistakes(language: str, message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    for text, said in list_forms(message):
        yield from list_mistakes_of_form(language, message, text, said)


def list_mistakes_of_form(language: str, message: Message, text: str, said: str) -> Iterator[str]:
    if not said:
        yield "not translated"
        return
    if SPOKEN in message.auto_comments and len(said) > SPOKEN_MAX:
        yield f"too long: {len(said)} characters"
    if text.strip() == text and said.strip() != said:
        yield "spaces: at an end"
    if set(re.findall(r"\{[^}]*\}", text)) != set(re.findall(r"\{[^}]*\}", said)):
        yield "placeholders: not the same ones"
    if re.search(FORMAL.get(language, r"(?!)"), said):
        yield "formal"
    if not say_the_same_numbers(text, said):
        yield "numbers: not the same ones"


def say_the_same_numbers(text: str, said: str) -> bool:
    """Return True if the figures are the same. Numbers in words may be figures."""
    text, said = (re.sub(r"\{[^}]*\}", "", each) for each in (text, said))
    if text.strip() in (*MONTHS, *(month[:3] for month in MONTHS)):
        return True  # in Chinese the months are numbers
    figures, others = count_numbers(text), count_numbers(said)
    words = Counter(WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS)
    return figures <= others <= figures + words


def count_numbers(text: str) -> Counter[float]:
    """How often each number occurs in a text in figures."""
    return Counter(float(number.replace(",", ".")) for number in _NUMBER.findall(text))


@pytest.mark.parametrize("code", LANGUAGES)
def test_dates_and_numbers_are_those_of_the_unicode_consortium(code: str) -> None:
    translations = load_translations(code)
    assert [translations.translate(month) for month in MONTHS] in [
        list(get_month_names(width, "stand-alone", locale=code).values())
        for width in ("wide", "abbreviated")
    ]
    for number, day in enumerate(DAYS, 1):
        written = format_skeleton("MMMMd", date(2026, number, 9), locale=code)
        assert translations.translate(Text(day, day=9)) == written
    assert translations.format_number("2.5") == f"2{get_decimal_symbol(locale=code)}5"
