"""The texts of an exercise or a programme for people, and checks of their translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from coach.exercise.definition.consistency import Contradiction
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.message import Message

NOT_FOR_PEOPLE: Final = frozenset(
    {"name", "kind", "kinds", "position", "side", "main_angle", "angle", "also", "near", "during",
    "judged", "view", "figures", "group", "place", "level", "variant_of",
     "measure", "rests_on", "condition", "conditions", "advice", "substitute",
     "translations", "exercise", "include", "sides"}
)  # fmt: skip
"""Keys whose texts are words of the vocabulary. Tables ``view`` and ``figures`` have no
texts for people either."""


def list_texts(definition: Exercise | Programme) -> tuple[str, ...]:
    """Return every text that is shown or spoken, once, in the order of the definition."""
    return tuple(dict.fromkeys(text for text in _walk(definition.model_dump()) if text))


def find_unknown_texts(definition: Exercise | Programme) -> Iterator[Contradiction]:
    """Find translations of texts that the exercise or programme does not contain."""
    texts = list_texts(definition)
    for language, table in definition.translations.items():
        for key in table:
            if key not in texts:
                near = get_close_matches(key, texts, n=1, cutoff=0.4)
                hint = Message("; the nearest is {name!r}", name=near[0]) if near else ""
                yield Contradiction(
                    f"translations.{language}.{key}",
                    None,
                    Message("is not a text of this file{hint}", hint=hint),
                )


def find_blank_texts(definition: Exercise | Programme) -> Iterator[Contradiction]:
    """Find texts that consist of blanks: nothing of them would be seen or heard."""
    for key, text in _walk_with_keys(definition.model_dump()):
        if text and not text.strip():
            yield Contradiction(key, None, Message("consists of blanks only"))


def _walk_with_keys(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the place of each text, such as ``steps[1]``, and the text."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk_with_keys(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            named = isinstance(inner, Mapping) and "name" in inner
            entry = f"{place}.{inner['name']}" if named else f"{place}[{number}]"
            yield from _walk_with_keys(inner, entry)


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in NOT_FOR_PEOPLE:
                yield from _walk(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _walk(inner)
