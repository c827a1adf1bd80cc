"""The texts of exercise and programme files, with the place of each for translators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.exercise.definition.texts import NOT_FOR_PEOPLE
from coach.store.exercises.loader import KIND as EXERCISE_FILE
from coach.store.programmes.loader import KIND as PROGRAMME_FILE
from coach.store.toml.line_numbers import Place, find_lines

SPOKEN_MAX: Final = 45
"""Number of characters that fit on one line of the screen."""
SPOKEN: Final = frozenset(
    {"cue", "start", "praise", "rest_cue", "raise_cue", "switch_cue", "done_cue", "baseline_cue"}
)
"""Keys of the texts that are spoken, and shown on one line."""
CITATIONS: Final = frozenset({"source"})
"""Keys at the top of a file whose texts name books and articles: they are not translated."""


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A text and where it is."""

    text: str
    line: int
    """Its line in the file; 1 if the file leaves it to its default."""
    place: str
    """As in ``faults[knee_past_toes].cue``."""

    def list_comments(self) -> list[str]:
        """Return what a translator must know: the place, and the limit of spoken texts."""
        spoken = re.split(r"[.\[]", self.place)[-1] in SPOKEN
        return [self.place, *([f"spoken: at most {SPOKEN_MAX} characters"] if spoken else [])]


def list_located_texts(path: Path) -> list[LocatedText]:
    """Return the texts to translate of a file, in its order. Raises CoachError."""
    lines = find_lines(path.read_text(encoding="utf-8"))
    found = [
        LocatedText(text, lines.get(place, 1), _format_place(labels))
        for place, labels, text in _walk(read_definition(path).model_dump())
        if text and place[0] not in CITATIONS
    ]
    return sorted(found, key=lambda located: located.line)


def read_definition(path: Path) -> Exercise | Programme:
    """Read an exercise, or a programme from the folder of programmes. Raises CoachError."""
    kind = PROGRAMME_FILE if path.parent.name == "programmes" else EXERCISE_FILE
    text = kind.read(path)
    definition: Exercise | Programme = kind.validate(kind.parse(text, path), path, "", text)
    return definition


def _walk(
    value: Any, place: Place = (), labels: tuple[str, ...] = ()
) -> Iterator[tuple[Place, tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, labels, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in NOT_FOR_PEOPLE:
                yield from _walk(inner, (*place, key), (*labels, key))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            name = inner.get("name", index) if isinstance(inner, Mapping) else index
            yield from _walk(inner, (*place, index), (*labels, f"[{name}]"))


def _format_place(labels: tuple[str, ...]) -> str:
    """Return the place as in ``faults[knee_past_toes].cue``."""
    return ".".join(labels).replace(".[", "[")
