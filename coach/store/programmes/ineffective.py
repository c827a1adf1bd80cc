"""What is valid in a programme and changes nothing, as warnings with places and lines."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.exercise.dose.ineffective import find_ineffective
from coach.message import Message
from coach.store.programmes.loader import KIND, LoadedProgramme
from coach.store.toml.error_messages import to_toml
from coach.store.toml.line_numbers import add_line_numbers
from coach.store.toml.reader import locate


def list_warnings(loaded: LoadedProgramme) -> list[Message]:
    """Return what is valid in a programme's file and changes nothing, with lines; often nothing.

    Raises:
        ProgrammeError: The file can no longer be read.
    """
    text = KIND.read(loaded.path)
    data = KIND.parse(text, loaded.path)
    own = KIND.validate(data, loaded.path, "", text)  # without the programmes that it includes
    return locate(
        describe_ineffective(own, loaded.exercises), loaded.path, add_line_numbers(text, data)
    )


def describe_ineffective(programme: Programme, exercises: Mapping[str, Exercise]) -> list[Message]:
    """Return what is valid in a programme and changes nothing, one line each, its place first.

    exercises: every exercise that it names, by name.
    """
    return [
        Message(
            "{place} = {value}: {rule}.",
            place=found.key,
            value=to_toml(found.value),
            rule=found.rule,
        )
        for found in find_ineffective(programme, exercises)
    ]
