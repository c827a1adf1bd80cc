"""Every text for people in the shipped exercises and programmes is there in every language, and says the same numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from coach.exercise.definition.exercise import Exercise, Language
from coach.exercise.definition.programme import Programme
from coach.exercise.definition.texts import find_unknown_texts, list_texts
from coach.store.exercises.loader import load_exercise
from coach.store.programmes.loader import load_programme

Definition = Exercise | Programme

LANGUAGES: Final = ("de", "es", "fr", "zh")
CITATIONS: Final = ("source", "norm_source")
"""Keys of who says so: names and titles stay as they are."""
SPOKEN: Final = (
    "cue",
    "start",
    "praise",
    "rest_cue",
    "raise_cue",
    "switch_cue",
    "done_cue",
    "baseline_cue",
)
SPOKEN_MAX: Final = 45
"""Characters that fit on one line of the screen."""

POSES: Final = Path(__file__).parents[2] / "poses"
PATHS: Final = sorted([*POSES.glob("*.toml"), *(POSES / "programmes").glob("*.toml")])
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


@pytest.fixture(scope="module", params=PATHS, ids=[path.stem for path in PATHS])
def definition(request: pytest.FixtureRequest) -> Definition:
    path: Path = request.param
    if path.parent.name == "programmes":
        return load_programme(str(path)).programme
    return load_exercise(str(path)).exercise


def test_the_languages_are_all_that_a_file_may_have() -> None:
    assert get_args(Language) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_for_people_has_a_translation(
    definition: Definition, language: Language
) -> None:
    missing = [
        text
        for text in list_translatable(definition)
        if text not in definition.translations.get(language, {})
    ]
    assert not missing


def test_no_translation_is_of_another_text(definition: Definition) -> None:
    assert not list(find_unknown_texts(definition))


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_stay_the_same(definition: Definition, language: Language) -> None:
    other = {
        text: said
        for text, said in definition.translations.get(language, {}).items()
        if not say_the_same_numbers(text, said)
    }
    assert not other


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_spoken_to_as_friends(definition: Definition, language: Language) -> None:
    table = definition.translations.get(language, {})
    assert not [said for said in table.values() if re.search(FORMAL[language], said)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_aloud_fits_one_line(definition: Definition, language: Language) -> None:
    table = definition.translations.get(language, {})
    spoken = [table[text] for text in pick_texts(definition.model_dump(), SPOKEN) if text in table]
    assert not [said for said in spoken if len(said) > SPOKEN_MAX]


@pytest.mark.parametrize(
    ("text", "said", "same"),
    [
        pytest.param(
            "2.5 metres, 90 degrees", "90 Grad, 2,5 Meter", True, id="another order and point"
        ),
        pytest.param("10 to 20", "10 bis 30", False, id="another number"),
        pytest.param("10 seconds, 10 times", "10 Sekunden", False, id="one less"),
        pytest.param("10 seconds", "10 Sekunden, 2-mal", False, id="one more"),
        pytest.param("For two seconds", "2 Sekunden", True, id="a word in figures"),
        pytest.param("For two seconds", "3 Sekunden", False, id="a word in other figures"),
    ],
)
def test_numbers_are_compared(text: str, said: str, same: bool) -> None:
    assert say_the_same_numbers(text, said) == same


def list_translatable(definition: Definition) -> list[str]:
    """The texts of a file for people, without who says so."""
    cited = set(pick_texts(definition.model_dump(), CITATIONS))
    return [text for text in list_texts(definition) if text not in cited]


def say_the_same_numbers(text: str, said: str) -> bool:
    """Whether a translation has all figures of the text, and no other ones but for numbers that the text says in words."""
    figures, others = count_numbers(text), count_numbers(said)
    words = Counter(WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS)
    return figures <= others <= figures + words


def count_numbers(text: str) -> Counter[float]:
    """How often each number stands in a text in figures."""
    return Counter(float(number.replace(",", ".")) for number in _NUMBER.findall(text))


def pick_texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """Every text below one of these keys."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in keys:
                yield from [inner] if isinstance(inner, str) else inner.values()
            elif key != "translations":
                yield from pick_texts(inner, keys)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from pick_texts(inner, keys)
