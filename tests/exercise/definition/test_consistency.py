"""Contradictions between the parts of an exercise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.exercise.definition.consistency import Contradiction, ExerciseStructure, FaultStructure

RIGHT = ExerciseStructure(
    "repetitions",
    ("up", "down"),
    hold=False,
    range_of_motion=False,
    faults=(FaultStructure("leaning", ("down",), "turning-point"),),
)
HOLD = ExerciseStructure(
    "hold",
    (),
    hold=True,
    range_of_motion=False,
    faults=(FaultStructure("leaning", ("hold", "pause"), "throughout"),),
)
RANGE = ExerciseStructure(
    "range-of-motion",
    (),
    hold=False,
    range_of_motion=True,
    faults=(FaultStructure("leaning", ("rest", "raised"), "throughout"),),
)
GUIDED = ExerciseStructure(
    "guided",
    (),
    hold=False,
    range_of_motion=False,
    faults=(),
    main_angle=False,
    target=False,
    guide=2,
)


@pytest.mark.parametrize(
    "structure", [RIGHT, HOLD, RANGE, GUIDED], ids=lambda structure: structure.kind
)
def test_a_right_one_has_no_contradiction(structure: ExerciseStructure) -> None:
    assert list(structure.contradictions()) == []


def test_while_the_phases_are_not_known_nothing_is_said_of_them() -> None:
    assert list(replace(RIGHT, phases=None).contradictions()) == []


CASES = [
    pytest.param(replace(RIGHT, phases=("down",)), [("phases", None, ())], id="one phase"),
    pytest.param(replace(HOLD, hold=False, faults=()), [("hold", None, ())], id="no hold"),
    pytest.param(
        replace(RANGE, range_of_motion=False, faults=()),
        [("range_of_motion", None, ())],
        id="no range of motion",
    ),
    pytest.param(
        replace(RIGHT, phases=("up", "down", "up", "up")),
        [("phases.up.name", "up", ())],
        id="a phase thrice is told once",
    ),
    pytest.param(
        replace(HOLD, faults=HOLD.faults * 2),
        [("faults.leaning.name", "leaning", ())],
        id="a fault twice",
    ),
    pytest.param(
        replace(HOLD, faults=(FaultStructure("a", (), "turning-point"),)),
        [("faults.a.judged", "turning-point", ("throughout",))],
        id="a turning point in a hold",
    ),
    pytest.param(
        replace(RIGHT, faults=(FaultStructure("a", ("up", "hold"), "throughout"),)),
        [("faults.a.during", "hold", ("up", "down"))],
        id="a phase of another kind",
    ),
    pytest.param(
        replace(GUIDED, figures=("low", "high"), figures_of_steps=(("low",), ("hihg",))),
        [("guide[1].figures", "hihg", ("low", "high"))],
        id="a step that shows a position that is not there",
    ),
    pytest.param(
        replace(RIGHT, phases=("up",), faults=(FaultStructure("a", ("down",), "throughout"),)),
        [("phases", None, ()), ("faults.a.during", "down", ("up",))],
        id="all are told at once",
    ),
]


@pytest.mark.parametrize(("structure", "expected"), CASES)
def test_contradictions_are_told(
    structure: ExerciseStructure, expected: list[tuple[str, str | None, tuple[str, ...]]]
) -> None:
    found: list[Contradiction] = list(structure.contradictions())
    assert [(item.key, item.value, item.choices) for item in found] == expected
    assert all(item.rule for item in found)
