"""List the mistakes of an exercise file: wrong values, contradictions and implausible rules."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import pydantic

from coach.exercise.authoring.figure_check import find_mismatched_figures
from coach.exercise.authoring.ineffective import find_ineffective
from coach.exercise.authoring.plausibility import find_implausible_rules
from coach.exercise.definition.consistency import Contradiction, ExerciseStructure, FaultStructure
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.texts import find_blank_texts, find_unknown_texts
from coach.message import Message
from coach.store.toml.error_messages import (
    choose_example,
    describe_model_errors,
    describe_values,
    suggest_similar,
    to_toml,
)


def list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    """Return one line for each mistake: wrong values in order, then contradictions."""
    contradictions = [
        _describe_contradiction(found) for found in read_outline(data).contradictions()
    ]
    return [
        *describe_values(error, data, Exercise),
        *(contradictions or describe_model_errors(error)),
    ]


def list_implausible_rules(exercise: Exercise) -> list[str]:
    """List rules that are valid by themselves but cannot work together, one line each."""
    contradictions = (
        *find_implausible_rules(exercise),
        *find_mismatched_figures(exercise),
        *find_unknown_texts(exercise),
    )
    return [_describe_contradiction(contradiction) for contradiction in contradictions]


def list_blank_texts(exercise: Exercise) -> list[str]:
    """List the texts that consist of blanks, one line each."""
    return [_describe_contradiction(found) for found in find_blank_texts(exercise)]


def list_ineffective(exercise: Exercise, name: str) -> list[str]:
    """List what is valid and changes nothing, one line each. name: that of its file."""
    return [_describe_contradiction(found) for found in find_ineffective(exercise, name)]


def read_outline(data: Mapping[str, Any]) -> ExerciseStructure:
    """Return the structure of a file that may contain any mistake, as far as it can be read."""
    phases = [phase.get("name") for phase in _tables(data.get("phases", []))]
    known = tuple(name for name in phases if isinstance(name, str))
    faults = tuple(
        FaultStructure(fault["name"], _texts(fault.get("during")), str(fault.get("judged", "")))
        for fault in _tables(data.get("faults", []))
        if isinstance(fault.get("name"), str)
    )
    whole = len(known) == len(phases) and isinstance(data.get("phases", []), list)
    test = data.get("range_of_motion")
    guide = data.get("guide")
    return ExerciseStructure(
        str(data.get("kind", "")),
        known if whole else None,
        hold="hold" in data,
        range_of_motion="range_of_motion" in data,
        faults=faults,
        downward=isinstance(test, Mapping) and "lowered_below" in test,
        main_angle=bool(data.get("main_angle")),
        target="target" in data,
        guide=len(guide) if isinstance(guide, list) else int(guide is not None),
        figures=tuple(
            figure["name"]
            for figure in _tables(data.get("figures"))
            if isinstance(figure.get("name"), str)
        ),
        figures_of_steps=tuple(_texts(step.get("figures")) for step in _tables(guide)),
        contraindications=tuple(
            each["condition"]
            for each in _tables(data.get("contraindications"))
            if isinstance(each.get("condition"), str)
        ),
    )


def _describe_contradiction(found: Contradiction) -> str:
    value = "" if found.value is None else f" = {to_toml(found.value)}"
    key = found.key.rpartition(".")[2]
    field = Exercise.model_fields.get(found.key)
    if found.choices:
        near = get_close_matches(str(found.value), found.choices, n=1) or found.choices[:1]
        advice = Message(
            "{suggestion} There are: {names}. For example: {key} = {example}",
            suggestion=suggest_similar(str(found.value), found.choices),
            names=", ".join(found.choices),
            key=key,
            example=to_toml(list(near) if key in ("during", "figures") else near[0]),
        )
    elif found.kind == "repeated-name":
        advice = Message(" For example: {example}", example=f'{key} = "{found.value}_2"')
    elif field and found.kind != "ignored":
        example = f"{key} = {to_toml(choose_example(field))}"
        advice = Message(" For example: {example}", example=example)
    else:
        advice = Message("")
    return Message(
        "{place}{value}: {rule}.{advice}",
        place=found.key,
        value=value,
        rule=found.rule,
        advice=advice,
    )


def _tables(value: Any) -> list[Mapping[str, Any]]:
    return (
        [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
    )


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
