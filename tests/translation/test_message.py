"""A message is its English text, and remembers template and values."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from coach.message import Message, Origin, join_and, join_with, shorten

TILTED = Message(
    "Level the camera: tilted by about {degrees:.0f} degrees.",
    short="Level the camera",
    origin=Origin("lunge"),
    degrees=12.4,
)


@pytest.mark.parametrize(
    ("message", "english"),
    [
        pytest.param(Message("Nobody is seen"), "Nobody is seen", id="without values"),
        pytest.param(Message("{odd} braces"), "{odd} braces", id="braces without values"),
        pytest.param(
            TILTED, "Level the camera: tilted by about 12 degrees.", id="a number, rounded"
        ),
        pytest.param(
            Message("The {leg} is far", leg=Message("leg in front")),
            "The leg in front is far",
            id="a message in a message",
        ),
        pytest.param(
            Message("{n} trial", plural="{n} trials", n=1), "1 trial", id="one of something"
        ),
        pytest.param(
            Message("{n} trial", plural="{n} trials", n=3), "3 trials", id="several of something"
        ),
        pytest.param(join_and(["head"]), "head", id="one word joined"),
        pytest.param(
            join_and(["head", "hips", "feet"]), "head and hips and feet", id="three words"
        ),
    ],
)
def test_it_is_its_english_text(message: Message, english: str) -> None:
    assert message == english
    assert hash(message) == hash(english)
    assert str(message) == english
    assert json.dumps({"why": message}) == json.dumps({"why": english})


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (TILTED, "Level the camera"),
        (Message("Nobody is seen"), "Nobody is seen"),
        ("A plain text: as from a recording", "A plain text: as from a recording"),
    ],
)
def test_short_form(text: str, short: str) -> None:
    assert shorten(text) == short


@pytest.mark.parametrize("duplicate", [lambda one: pickle.loads(pickle.dumps(one)), copy.deepcopy])
def test_a_copy_remembers_the_same(duplicate) -> None:  # type: ignore[no-untyped-def]
    again = duplicate(TILTED)
    assert again == TILTED
    assert (again.template, again.values, again.plural, again.short, again.origin) == (
        TILTED.template,
        TILTED.values,
        TILTED.plural,
        TILTED.short,
        TILTED.origin,
    )


def test_a_message_of_a_message_is_that_message() -> None:
    assert Message(TILTED) is TILTED


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sentences_are_joined_and_each_is_translated(count: int) -> None:
    texts = ["Lunge", Message("{n} trial", plural="{n} trials", n=2), "Stand tall."][:count]
    joined = join_with(" ", texts)
    assert joined == " ".join(texts)
    assert joined.values == {f"text{number}": text for number, text in enumerate(texts)}
