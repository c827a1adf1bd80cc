"""Distances in feet, as they are shown and spoken in every language; other numbers stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.definition.texts import list_texts
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.translation import list_languages, load_translations
from coach.window.translation.imperial import LONG, SHORT, format_in_feet
from coach.window.translation.translate import Language

LANGUAGES = list_languages()
SAID = [
    pytest.param("en", "2 to 3 m", "7 to 10 ft", id="a range"),
    pytest.param("en", "2.5 m", "8 ft", id="a tenth"),
    pytest.param("en", "1 metre", "3 feet", id="one"),
    pytest.param("en", "about 0.3 metres away", "about 1 foot away", id="one foot"),
    pytest.param("en", "0.5 m", "1.5 ft", id="little, in halves"),
    pytest.param("en", "0.05 m", "0.5 ft", id="never nothing"),
    pytest.param("en", "0 m", "0 ft", id="nothing"),
    pytest.param("en", "2.4 to 2.5 metres", "8 feet", id="a range that becomes one number"),
    pytest.param("en", "2-3 meters", "7–10 feet", id="a hyphen between"),
    pytest.param("en", "2 or 3 metres", "7–10 feet", id="one or the other"),
    pytest.param("en", "a 2-metre strap", "a 7-foot strap", id="before a noun"),
    pytest.param("en", "30 cm above, 3 m away.", "12 in above, 10 ft away.", id="two, at the end"),
    pytest.param("en", "2 centimetres", "1 inch", id="an inch"),
    pytest.param("de", "2 bis 3 m", "7 bis 10 Fuß", id="German"),
    pytest.param("de", "etwa 2,5 Meter entfernt", "etwa 8 Fuß entfernt", id="German, comma"),
    pytest.param(
        "de", "in 0,5 Metern, 30 Zentimeter hoch", "in 1,5 Fuß, 12 Zoll hoch", id="German, dative"
    ),
    pytest.param("es", "a entre 2 y 3 metros", "a entre 7 y 10 pies", id="Spanish"),
    pytest.param("es", "0,3 m", "1 pie", id="Spanish sign"),
    pytest.param("es", "0,3 metros", "1 pie", id="Spanish, one"),
    pytest.param("fr", "à 2 ou 3 mètres", "à 7–10 pieds", id="French"),
    pytest.param("fr", "à 0,5\u00a0mètre", "à 1,5\u00a0pied", id="French, less than two"),
    pytest.param("zh", "2 至 3 m", "7 至 10 英尺", id="Chinese sign"),
    pytest.param("zh", "相距2–3米。", "相距7–10英尺。", id="Chinese without spaces"),
    pytest.param("de", "about 3 metres away", "about 10 feet away", id="nobody translated it"),
    pytest.param("xx", "3 m", "10 ft", id="a language that is not known"),
]
KEPT = [
    "from head to feet",
    "2 min",
    "1:40 min",
    "2 m/s",
    "3 m²",
    "Set 2 of 3",
    "/home/ada/2 m.mp4",
    "v1.2 m",
    "3 mats",
    "5 M",
    "12 Uhr 3",
    "",
    "2 %1 m",
]


@pytest.mark.parametrize(("language", "metric", "said"), SAID)
def test_says(language: str, metric: str, said: str) -> None:
    assert format_in_feet(metric, language) == said


@pytest.mark.parametrize("text", KEPT)
def test_leaves_alone(text: str) -> None:
    assert format_in_feet(text) == text


@given(
    st.text(alphabet=st.sampled_from("0123456789.,- mctoreMètres米bis/%\n"), max_size=30),
    st.sampled_from([*LANGUAGES]),
)
def test_twice_is_once(text: str, language: str) -> None:
    """What was said in feet is not met again, as texts may go through the catalogue twice."""
    once = format_in_feet(text, language)
    assert format_in_feet(once, language) == once


def test_every_language_has_its_units() -> None:
    assert set(LONG) == set(SHORT) >= {"en", "de", "es", "fr", "zh"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_exercise_speaks_of_metres_to_whoever_chose_feet(code: str) -> None:
    metric = re.compile("|".join(name for unit in LONG.values() for name in unit.names))
    language = Language()
    language.choose(load_translations(code), "imperial")
    told = 0
    for name in list_exercises():
        exercise = load_exercise(name).exercise
        for text in list_texts(exercise):
            said = language.translate(text)
            told += any(word in said for word in (LONG[code].one, LONG[code].many)) and bool(
                metric.search(text)
            )
            assert not re.search(rf"\d\s?({metric.pattern})", said), said
    assert told > 20
