"""Exercises that do not fit a person are found, and replaced in programmes."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.exercise.dose.suitability import (
    Person,
    adapt_programme,
    find_contraindications,
    list_substitutes,
)
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.programmes.loader import list_programmes, load_programme
from tests.exercise.dose.programmes import make_programme
from tests.exercise.examples import KNEE_BEND, RAISE, make

POSTERIOR = Person(replaced_hips={"left": "posterior"})
ANTERIOR = Person(replaced_hips={"left": "anterior"})
UNKNOWN = Person(replaced_hips={"right": "unknown"})

CONDITIONS = [
    pytest.param(Person(), "hip_replacement", False, id="nothing known"),
    pytest.param(POSTERIOR, "hip_replacement", True, id="any approach"),
    pytest.param(POSTERIOR, "hip_replacement_posterior", True, id="from behind"),
    pytest.param(POSTERIOR, "hip_replacement_anterior", False, id="not from the front"),
    pytest.param(ANTERIOR, "hip_replacement_anterior", True, id="from the front"),
    pytest.param(ANTERIOR, "hip_replacement_posterior", False, id="not from behind"),
    pytest.param(UNKNOWN, "hip_replacement_posterior", True, id="unknown counts as behind"),
    pytest.param(UNKNOWN, "hip_replacement_anterior", True, id="unknown counts as front"),
    pytest.param(Person(frozenset({"pregnancy"})), "pregnancy", True, id="pregnancy"),
    pytest.param(Person(frozenset({"pregnancy"})), "osteoporosis", False, id="another one"),
]


@pytest.mark.parametrize(("person", "condition", "has"), CONDITIONS)
def test_a_person_has_a_condition(person: Person, condition: Any, has: bool) -> None:
    assert person.has(condition) is has


NEEDS = [
    pytest.param(Person(), [], True, id="everybody"),
    pytest.param(Person(), ["pregnancy"], False, id="nothing known"),
    pytest.param(Person(frozenset({"pregnancy"})), ["pregnancy"], True, id="the same"),
    pytest.param(Person(frozenset({"pregnancy"})), ["aneurysm"], False, id="another one"),
    pytest.param(
        Person(frozenset({"pregnancy"})), ["aneurysm", "pregnancy"], True, id="one of several"
    ),
    pytest.param(UNKNOWN, ["hip_replacement_anterior"], True, id="approach unknown"),
    pytest.param(POSTERIOR, ["hip_replacement_anterior"], False, id="another approach"),
    pytest.param(POSTERIOR, ["hip_replacement"], True, id="approach of any hip"),
]


@pytest.mark.parametrize(("person", "conditions", "needs"), NEEDS)
def test_a_person_needs_a_caution_unless_it_is_for_other_conditions(
    person: Person, conditions: list[Any], needs: bool
) -> None:
    table = {"text": "Slowly.", "conditions": conditions} if conditions else "Slowly."
    (caution,) = make(KNEE_BEND, cautions=[table]).cautions
    assert person.needs(caution) is needs


def load(*names: str) -> dict[str, Exercise]:
    return {name: load_exercise(name).exercise for name in names}


def test_the_strictest_reason_comes_first() -> None:
    person = Person(frozenset({"stenosis_or_spondylolisthesis", "knee_replacement"}))
    exercise = load_exercise("couch-stretch").exercise
    reasons = find_contraindications(exercise, person)
    assert [each.advice for each in reasons] == ["not", "ask first"]


def test_what_a_professional_allowed_fits_but_never_what_must_not_be_done() -> None:
    name = "half-kneeling-stretch"
    exercise = load_exercise(name).exercise
    person = Person(replaced_hips={"left": "anterior"}, allowed=frozenset({name, "knee-to-chest"}))
    assert find_contraindications(exercise, person, name) == ()
    strict = load_exercise("knee-to-chest").exercise
    assert find_contraindications(strict, person, "knee-to-chest") != ()


def adapt(person: Person, name: str = "hip-flexors-4-weeks") -> Any:
    loaded = load_programme(name)
    others = load(*list_substitutes(loaded.programme, loaded.exercises))
    return adapt_programme(loaded.programme, {**others, **loaded.exercises}, person)


def list_names(programme: Programme) -> set[str]:
    return {item.exercise for routine in programme.routines for item in routine.items}


def test_nothing_changes_for_a_person_without_conditions() -> None:
    adapted = adapt(Person())
    assert adapted.programme == load_programme("hip-flexors-4-weeks").programme
    assert adapted.replacements == ()


@pytest.mark.parametrize("programme", sorted(list_programmes()))
@pytest.mark.parametrize("person", [POSTERIOR, UNKNOWN], ids=["posterior", "unknown"])
def test_a_programme_for_a_replaced_hip_has_nothing_that_does_not_fit(
    person: Person, programme: str
) -> None:
    adapted = adapt(person, programme)
    for name in {*list_names(adapted.programme), *adapted.programme.tests}:
        assert find_contraindications(adapted.exercises[name], person, name) == ()
    assert all(routine.items for routine in adapted.programme.routines)


def test_a_replaced_hip_leaves_something_out() -> None:
    assert adapt(POSTERIOR).replacements


@pytest.mark.parametrize("pain", [None, 1, 8])
def test_a_substitute_stands_for_every_pain_answer(pain: int | None) -> None:
    """The last week names a stretch for much and one for little pain: each has a substitute."""
    person = Person(frozenset({"knee_replacement"}))
    adapted = adapt(person)
    (routine,) = [each for each in adapted.programme.routines if each.name == "long"]
    names = [item.exercise for item in routine.items if item.allows(pain)]
    assert "standing-hip-flexor-stretch" in names
    assert len(names) == len(set(names))


def test_a_substitute_takes_the_place_with_the_dose_if_it_is_of_the_same_kind() -> None:
    exercises = load(
        "couch-stretch", "standing-hip-flexor-stretch", "crunch", "bridge", "foam-roll"
    )
    programme = Programme.model_validate(
        {
            "schema_version": 1,
            "title": "Test",
            "summary": "Test.",
            "weeks": 1,
            "routines": [
                {
                    "name": "one",
                    "title": "One",
                    "items": [
                        {"exercise": "couch-stretch", "hold_s": 44.0},
                        {"exercise": "foam-roll"},
                    ],
                },
                {"name": "two", "title": "Two", "items": [{"exercise": "squat-toe-touch"}]},
            ],
            "source": {"text": "Test"},
        }
    )
    exercises |= load("squat-toe-touch", "posterior-pelvic-tilt", "standing-march")
    person = Person(frozenset({"knee_replacement", "osteoporosis"}), {"left": "posterior"})
    adapted = adapt_programme(programme, exercises, person)
    assert [
        (item.exercise, item.hold_s)
        for routine in adapted.programme.routines
        for item in routine.items
    ] == [("standing-hip-flexor-stretch", 44.0), ("standing-march", None)]
    assert [(each.exercise, each.substitute) for each in adapted.replacements] == [
        ("couch-stretch", "standing-hip-flexor-stretch"),
        ("foam-roll", None),
        ("squat-toe-touch", "standing-march"),
    ]


SUBSTITUTES = [
    (name, each.condition, str(each.substitute))
    for name in list_exercises()
    for each in load_exercise(name).exercise.contraindications
    if each.substitute is not None
]


@pytest.mark.parametrize(("name", "condition", "substitute"), SUBSTITUTES)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_substitute_is_done_with_the_same_side_and_rest(
    name: str, condition: Any, substitute: str, side: str
) -> None:
    hips: Any = {}
    if condition.startswith("hip_replacement"):
        hips = {side: condition.removeprefix("hip_replacement").strip("_") or "unknown"}
    person = Person(frozenset() if hips else frozenset({condition}), hips)
    item = {"exercise": name, "sides": side, "rest_s": 60.0, "if_pain_at_most": 4, "sets": 7}
    programme = make_programme(item)
    exercises = load(name, *list_substitutes(programme, load(name)))
    (replacement,) = adapt_programme(programme, exercises, person).replacements
    adapted = adapt_programme(programme, exercises, person).programme
    if replacement.substitute is None:  # it does not fit either
        assert adapted.routines == ()
        return
    (found,) = adapted.routines[0].items
    assert (found.sides, found.rest_s, found.if_pain_at_most) == (side, 60.0, 4)
    same = exercises[found.exercise].kind == exercises[name].kind
    assert found.sets == (7 if same else None)
    if replacement.reason.condition == condition:
        assert found.exercise == substitute


KNEES = load("knee-to-chest", "both-knees-to-chest", "posterior-pelvic-tilt", "hip-flexion-test")
ONE, BOTH, TILT = list(KNEES)[:3]
PAIN = ("exercise", "if_pain_at_most", "if_pain_above")
ONCE = [
    pytest.param([{"exercise": ONE}, {"exercise": TILT}], [(TILT, None, None)], id="there already"),
    pytest.param([{"exercise": ONE}, {"exercise": BOTH}], [(TILT, None, None)], id="of two"),
    pytest.param(
        [{"exercise": ONE, "if_pain_at_most": 3}, {"exercise": BOTH, "if_pain_at_most": 5}],
        [(TILT, 3, None)],
        id="of two for little pain",
    ),
    pytest.param(
        [{"exercise": ONE, "if_pain_at_most": 3}, {"exercise": BOTH, "if_pain_above": 3}],
        [(TILT, 3, None), (TILT, None, 3)],
        id="one for little pain and one for much",
    ),
    pytest.param(
        [{"exercise": ONE, "if_pain_above": 9}, {"exercise": TILT, "if_pain_above": 5}],
        [(TILT, None, 5)],
        id="both for much pain",
    ),
]


@pytest.mark.parametrize(("items", "expected"), ONCE)
def test_a_substitute_is_not_done_twice(
    items: list[dict[str, Any]], expected: list[tuple[Any, ...]]
) -> None:
    adapted = adapt_programme(make_programme(*items, tests=("hip-flexion-test",)), KNEES, POSTERIOR)
    (routine,) = adapted.programme.routines
    assert [tuple(getattr(item, key) for key in PAIN) for item in routine.items] == expected
    assert adapted.programme.retest == ()


def test_a_substitute_that_is_not_known_takes_no_place() -> None:
    known = {name: KNEES[name] for name in (ONE, "hip-flexion-test")}
    adapted = adapt_programme(make_programme({"exercise": ONE}), known, POSTERIOR)
    assert adapted.programme.routines == ()
    assert [(each.exercise, each.substitute) for each in adapted.replacements] == [(ONE, None)]


def give_substitute(name: str, substitute: str) -> Exercise:
    reason = {"condition": "hip_replacement", "advice": "not", "substitute": substitute}
    return make(RAISE, title=name, contraindications=[reason])


TESTS = {
    "lift": give_substitute("lift", "other"),
    "raise": give_substitute("raise", "other"),
    "other": make(RAISE),
    "bend": give_substitute("bend", "knee"),
    "knee": make(KNEE_BEND),
}
RETESTS = [
    pytest.param(("lift",), ("other",), id="a test for a test"),
    pytest.param(("lift", "raise"), ("other",), id="one for two"),
    pytest.param(("other", "lift"), ("other",), id="it is there already"),
    pytest.param(("bend",), (), id="no exercise for a test"),
]


@pytest.mark.parametrize(("tests", "expected"), RETESTS)
def test_a_test_is_replaced_by_a_test_and_once(
    tests: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    programme = make_programme({"exercise": "knee"}, tests=tests)
    assert adapt_programme(programme, TESTS, POSTERIOR).programme.tests == expected


def test_substitutes_of_tests_are_listed_too() -> None:
    assert list_substitutes(
        make_programme({"exercise": "knee"}, tests=("lift", "bend")), TESTS
    ) == (
        "other",
        "knee",
    )


BY_SIDE = [
    pytest.param(["left", "right"], ["left", "right"], id="each side its own dose"),
    pytest.param(["left", "left"], ["left"], id="a side twice"),
    pytest.param(["both", "right"], ["both"], id="both, and one again"),
]


@pytest.mark.parametrize(("sides", "expected"), BY_SIDE)
def test_a_substitute_is_done_with_every_side(sides: list[str], expected: list[str]) -> None:
    programme = make_programme(*({"exercise": ONE, "sides": side} for side in sides))
    (routine,) = adapt_programme(programme, KNEES, POSTERIOR).programme.routines
    assert [(item.exercise, item.sides) for item in routine.items] == [
        (TILT, side) for side in expected
    ]
