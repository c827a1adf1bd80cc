"""A day with its year is written as each language does, in lists and inside of sentences."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest

from coach.dates import describe_date
from coach.exercise.tracking.pain_places import describe_score
from coach.store.clinic.pain import PainStop, describe_stop
from coach.translation import load_translations

DAY: Final = dt.date(2026, 4, 9)
WRITTEN = {
    "en": "9 April 2026",
    "de": "9. April 2026",
    "es": "9 de abril de 2026",
    "fr": "9 avril 2026",
    "zh": "2026年4月9日",
}


@pytest.mark.parametrize(("language", "words"), WRITTEN.items())
def test_a_day_is_written_as_the_language_does(language: str, words: str) -> None:
    assert load_translations(language).translate(describe_date(DAY)) == words


@pytest.mark.parametrize(("language", "words"), WRITTEN.items())
@pytest.mark.parametrize("moment", [{}, {"before": True}, {"after": True}])
def test_a_stop_tells_its_day_so(language: str, words: str, moment: dict[str, bool]) -> None:
    stop = PainStop(day=DAY, score=8, place="", title="Lunge", **moment)
    translations = load_translations(language)
    said = translations.translate(describe_stop(stop))
    assert words in said
    assert translations.translate(describe_score(8, "")) in said
