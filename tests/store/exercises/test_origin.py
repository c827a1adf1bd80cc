"""The texts of a loaded exercise know where they are from, and are the same strings as before."""

from __future__ import annotations

import pickle

import pytest

from coach.exercise.definition.texts import list_texts
from coach.message import Message
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.programmes.loader import list_programmes, load_programme
from coach.translation import load_translations

TABLE = '\n[translations.de]\n"Lunge" = "Ausfall nach vorn"\n'


@pytest.mark.parametrize("name", ["lunge", "thomas-test", "foam-roll"])
def test_texts_of_an_exercise_name_their_file(name: str) -> None:
    exercise = load_exercise(name).exercise
    for text in (exercise.title, exercise.steps[0], exercise.placement, exercise.dose.text):
        assert isinstance(text, Message)
        assert text.origin is not None
        assert text.origin.name == name
    assert (
        exercise.model_dump_json()
        == type(exercise).model_validate(exercise.model_dump()).model_dump_json()
    )
    assert pickle.loads(pickle.dumps(exercise)) == exercise


def test_texts_of_a_programme_name_their_file() -> None:
    assert list_programmes()
    for name in list_programmes():
        title = load_programme(name).programme.title
        assert isinstance(title, Message)
        assert title.origin is not None
        assert title.origin.name == name


def test_a_table_in_a_file_counts_for_its_own_texts_alone() -> None:
    shipped = load_exercise("lunge")
    own = parse_exercise(shipped.text + TABLE, "mine").exercise
    german = load_translations("de")
    assert german.translate(own.title) == "Ausfall nach vorn"
    assert german.translate(shipped.exercise.title) == "Ausfallschritt"
    assert german.translate(own.steps[0]) == german.translate(shipped.exercise.steps[0])
    assert list_texts(own) == list_texts(shipped.exercise)
