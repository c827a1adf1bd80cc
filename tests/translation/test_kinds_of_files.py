"""How messages name a kind of file, and what they advise, is in the catalogues."""

from __future__ import annotations

from typing import Any

import pytest

from coach.store.exercises.loader import KIND as EXERCISE
from coach.store.prescriptions.archive import PACKAGE as PRESCRIPTION
from coach.store.programmes.enrolment import KIND as FOLLOWED
from coach.store.programmes.loader import KIND as PROGRAMME
from coach.store.results.archive import PACKAGE as RESULTS
from coach.store.settings.person import KIND as PERSON
from coach.store.settings.settings import KIND as SETTINGS
from scripts.languages.catalogues import extract_program

KINDS = (EXERCISE, PROGRAMME, SETTINGS, PERSON, FOLLOWED, PRESCRIPTION, RESULTS)
TEXTS = sorted({str(text) for kind in KINDS for text in (kind.noun, kind.hint)})


@pytest.fixture(scope="module")
def extracted() -> set[Any]:
    return {message.id for message in extract_program()}


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_translated(text: str, extracted: set[Any]) -> None:
    assert text in extracted
