"""Every shipped exercise decides on each condition as the others do, and its cues are short."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pytest

from coach.body.landmarks import Side
from coach.exercise.definition.contraindication import Advice, HealthCondition
from coach.exercise.definition.contraindication_text import APPROACHES, list_cautions
from coach.exercise.definition.contraindication_text import NAMES as CONDITION_NAMES
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import (
    Approach,
    Person,
    adapt_programme,
    find_contraindications,
    list_substitutes,
)
from coach.exercise.tracking.hip_limits import (
    ELEVATION_ERROR_DEG,
    FLEXION_ERROR_DEG,
    MAX_FLEXION_DEG,
    MAX_SEATED_ELEVATION_DEG,
)
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.programmes.loader import list_programmes, load_programme

NAMES = sorted(list_exercises())
NOT_WALKING: Final = tuple(name for name in NAMES if name != "walking")
SAID: Final = re.compile(
    r"(hip|knee) replacement|pregnan|osteoporosis|blood thinner|aneurysm|after an operation|"
    r"strained|stenosis|spondylolisthesis|narrow spinal canal|slipped vertebra",
    re.IGNORECASE,
)
"""Words of a caution that name a condition of the vocabulary."""
DETAILS: Final = {
    "In the second half of pregnancy do not lie flat on the back for long: raise head and chest, "
    "or lie on the side.",
    "In pregnancy do not lie on the belly: stand and roll a ball with the thigh against a wall.",
    "In pregnancy lay no pack on the belly, and do not lie on the belly: sit, or lie on the side.",
}
"""Cautions that say how somebody with a condition does it, and not whether."""
AFTER_SURGERY: Final = {
    "deep-pelvic-breathing",
    "walking",
    "standing-march",
    "seated-march",
    "seated-glute-squeeze",
    "posture-front",
    "posture-side",
}
"""What may be done after an operation without asking."""
HIP_LIMIT_DEG: Final = MAX_FLEXION_DEG - FLEXION_ERROR_DEG
"""From this flexion on coach warns a person with a replaced hip."""
SEATED_LIMIT_DEG: Final = MAX_SEATED_ELEVATION_DEG - ELEVATION_ERROR_DEG
"""From this elevation of the thigh on coach warns a seated person with a replaced hip."""
KEPT_BEYOND_DEG: Final = MAX_FLEXION_DEG + 15.0
"""A drawing shows a good range, and a hold counts with less: up to 15 degrees less is still the
same stretch. What keeps the hip bent further than this cannot be done below 90 degrees."""
BACKWARD_DEG: Final = -10.0
"""A hip that goes as far back as this is stretched in front."""
KNEES_TO_CHEST: Final = re.compile(
    r"knees? (firmly |slowly )?to the chest|knee with both hands|knees with the hands|"
    r"curl head|raise trunk and legs|reach for the toes",
    re.IGNORECASE,
)
"""Steps that bend the spine under load, or to the end."""
LEG_PAIN: Final = (
    "knee-to-chest",
    "both-knees-to-chest",
    "crunch",
    "jackknife",
    "squat-toe-touch",
    "cat-cow",
    "seated-cat-cow",
    "downward-facing-dog",
    "cobra",
)
"""Exercises that bend the back under load, or to the end."""
HEAD_DOWN: Final = ("downward-facing-dog", "squat-toe-touch")
"""Exercises in which the head is below the heart."""
STRAINING: Final = ("plank", "crunch", "seated-hip-flexion-hold", "resisted-hip-flexion-test")
"""Holds against much resistance, and pressure in the belly, besides strong strength."""
RESISTED_FLEXION: Final = (
    "standing-hip-flexion",
    "seated-hip-flexion-hold",
    "resisted-hip-flexion-test",
    "jackknife",
    "high-knees",
    "knee-raise-hold",
)
EXTENSION: Final = (
    "bed-edge-stretch",
    "cobra",
    "couch-stretch",
    "half-kneeling-lat-stretch",
    "half-kneeling-stretch",
    "kneeling-hip-flexor-stretch",
    "low-lunge-stretch",
    "lunge-stretch",
    "seated-hip-flexor-stretch",
    "side-lying-psoas-stretch",
    "standing-hip-flexor-stretch",
    "standing-hip-extension",
    "standing-quad-stretch",
    "single-leg-bridge",
    "thomas-test",
)
"""Exercises in which the lower back easily bends back."""
LIGHTER: Final = {
    ("seated-cat-cow", "cat-cow"): {"knee_replacement", "stenosis_or_spondylolisthesis"},
    ("seated-figure-four", "figure-four"): {"pregnancy"},
    ("seated-glute-squeeze", "bridge"): {"pregnancy", "recent_surgery"},
    ("seated-hip-flexor-stretch", "half-kneeling-stretch"): {"knee_replacement"},
    ("supported-lunge", "lunge"): {"hip_replacement_posterior", "aneurysm"},
}
"""Variant and its origin -> conditions that do not matter: nobody kneels or lies in it, or it is
shallow and light."""


def load(name: str) -> Exercise:
    return load_exercise(name).exercise


def list_advice(exercise: Exercise) -> dict[HealthCondition, Advice]:
    """Map every condition to the advice; a hip replacement stands for both approaches."""
    advice = {each.condition: each.advice for each in exercise.contraindications}
    if (any_hip := advice.get("hip_replacement")) is not None:
        advice.setdefault("hip_replacement_posterior", any_hip)
        advice.setdefault("hip_replacement_anterior", any_hip)
    return advice


def list_hip_flexions(exercise: Exercise) -> tuple[float, ...]:
    """Return the hip flexions of every proper position, but of those between two."""
    wrong = {fault.name for fault in exercise.faults} | {"rest", "pause"}
    return tuple(
        degrees
        for figure in exercise.figures
        if figure.name not in wrong
        for degrees in figure.hip_flexion
    )


def list_required(exercise: Exercise) -> Iterator[tuple[str, float]]:
    """Yield each angle and its lower bound without which nothing is counted."""
    rules = [rule for phase in exercise.phases for rule in phase.when]
    rules += exercise.hold.when if exercise.hold else []
    yield from ((rule.angle, rule.above) for rule in rules if rule.above is not None)


def list_beyond_limits(exercise: Exercise) -> Iterator[str]:
    """Yield the angles that count only where coach warns of a replaced hip.

    A bent hip that is seen from anywhere is measured as flexion. The trunk of a person who lies is
    level, so that the elevation of the thigh tells the flexion as well.
    """
    for angle, above in list_required(exercise):
        if angle.startswith(("hip_flexion", "hip_bend")) and above >= HIP_LIMIT_DEG:
            yield angle
        if angle.startswith("thigh_elevation"):
            limits = {"seated": SEATED_LIMIT_DEG, "supine": HIP_LIMIT_DEG}
            if above >= limits.get(exercise.position, math.inf):
                yield angle


@dataclass(frozen=True)
class Rule:
    """What exercises of a kind decide on."""

    conditions: Iterable[HealthCondition]
    advice: Advice | None = None
    """What they say; None if they may say either."""
    applies: Callable[[Exercise], bool] = lambda _: True
    names: Iterable[str] = tuple(NAMES)

    def list_names(self) -> list[str]:
        return [name for name in self.names if self.applies(load(name))]

    def is_kept(self, name: str) -> bool:
        advice = list_advice(load(name))
        if self.advice is None:
            return advice.keys() >= set(self.conditions)
        return {advice.get(condition) for condition in self.conditions} == {self.advice}


def bends(exercise: Exercise, limit_deg: float) -> bool:
    return max(list_hip_flexions(exercise), default=0.0) > limit_deg


def goes_back(exercise: Exercise) -> bool:
    return min(list_hip_flexions(exercise), default=0.0) <= BACKWARD_DEG


def lies(exercise: Exercise) -> bool:
    """Return True for an exercise that is done lying flat on the back or on the belly."""
    flat = exercise.position == "supine" and "chair" not in exercise.place
    return flat or exercise.position == "prone"


RULES: Final = {
    "a hip that bends far": Rule(
        APPROACHES, applies=lambda exercise: bends(exercise, HIP_LIMIT_DEG)
    ),
    "a hold with a hip that stays bent": Rule(
        APPROACHES,
        "not",
        lambda exercise: exercise.kind == "hold" and bends(exercise, KEPT_BEYOND_DEG),
    ),
    "what counts only beyond the limit": Rule(
        APPROACHES, "not", lambda exercise: any(list_beyond_limits(exercise))
    ),
    "bending to the toes": Rule(APPROACHES, "not", names=HEAD_DOWN),
    "on all fours near the limit": Rule(["hip_replacement"], "ask first", names=["bird-dog"]),
    "the head below the heart": Rule(["aneurysm"], names=HEAD_DOWN),
    "straining": Rule(["aneurysm"], names=STRAINING),
    "strong strength": Rule(
        ["aneurysm"],
        applies=lambda exercise: exercise.group == "strength" and exercise.level == "strong",
    ),
    "a hip that goes far back": Rule(
        ["hip_replacement_anterior", "hip_flexor_strain"], applies=goes_back, names=NOT_WALKING
    ),
    "a stretch of a hip that goes far back": Rule(
        ["hip_flexor_strain"],
        "not",
        lambda exercise: exercise.group == "stretch" and goes_back(exercise),
        names=[name for name in NOT_WALKING if name != "cobra"],
    ),
    "a hip flexor against a load": Rule(["hip_flexor_strain"], "not", names=RESISTED_FLEXION),
    "bending back": Rule(["stenosis_or_spondylolisthesis"], names=EXTENSION),
    "the end of spinal flexion": Rule(
        ["osteoporosis"],
        "not",
        lambda exercise: KNEES_TO_CHEST.search(" ".join(exercise.steps)) is not None,
    ),
    "lying flat or on the belly": Rule(["pregnancy"], applies=lies),
}
"""What is done -> what is decided on. coach warns after every hip replacement, from whichever side
the hip was operated."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_exercises_of_a_kind_decide_alike(rule: Rule) -> None:
    names = rule.list_names()
    assert names
    assert [name for name in names if not rule.is_kept(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_cautions_leave_the_conditions_to_the_program(name: str) -> None:
    said = {each.text for each in load(name).cautions if SAID.search(each.text)}
    assert said <= DETAILS


@pytest.mark.parametrize("name", NAMES)
def test_readers_are_told_of_every_condition(name: str) -> None:
    exercise = load(name)
    told = " ".join(list_cautions(exercise))
    for each in exercise.contraindications:
        assert CONDITION_NAMES[each.condition].split(" through")[0] in told


@pytest.mark.parametrize("name", NAMES)
def test_after_an_operation_everything_but_the_lightest_is_asked_about(name: str) -> None:
    assert ("recent_surgery" in list_advice(load(name))) is (name not in AFTER_SURGERY)


@pytest.mark.parametrize("name", NAMES)
def test_a_hip_that_may_bend_far_has_its_caution(name: str) -> None:
    exercise = load(name)
    most = max(list_hip_flexions(exercise), default=0.0)
    told = {each for caution in exercise.cautions for each in caution.conditions}
    excluded = {list_advice(exercise).get(approach) for approach in APPROACHES} == {"not"}
    if most > MAX_FLEXION_DEG:
        assert excluded is ("hip_replacement" not in told)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_that_lies_has_its_caution_for_pregnancy(name: str) -> None:
    exercise = load(name)
    rests = {figure.rests_on for figure in exercise.figures}
    prone = "front" in rests or (exercise.position == "prone" and exercise.kind == "guided")
    told = " ".join(each.text for each in exercise.cautions if "pregnancy" in each.conditions)
    if list_advice(exercise).get("pregnancy") == "not":
        return
    assert "back" not in rests or "flat on the back" in told
    assert not prone or "do not lie on the belly" in told


@pytest.mark.parametrize("name", LEG_PAIN)
def test_pain_down_the_leg_ends_it(name: str) -> None:
    assert re.search(r"down (the|a) leg", " ".join(each.text for each in load(name).cautions))


VARIANTS = [(name, load(name).variant_of) for name in NAMES if load(name).variant_of]


@pytest.mark.parametrize(("name", "origin"), VARIANTS)
def test_a_variant_is_as_strict_as_its_origin(name: str, origin: str) -> None:
    own, first = list_advice(load(name)), list_advice(load(origin))
    looser = {
        condition
        for condition, advice in first.items()
        if condition != "hip_replacement"
        and (condition not in own or (advice == "not" and own[condition] != "not"))
    }
    assert looser == LIGHTER.get((name, origin), set())


HIPS: Final[dict[str, Approach]] = {
    "hip_replacement": "unknown",
    "hip_replacement_posterior": "posterior",
    "hip_replacement_anterior": "anterior",
}


def have(condition: HealthCondition) -> Person:
    side: Side = "left"
    if condition in HIPS:
        return Person(replaced_hips={side: HIPS[condition]})
    return Person(frozenset({condition}))


@pytest.mark.parametrize("name", NAMES)
def test_a_substitute_exists_and_fits_the_same_person(name: str) -> None:
    for each in load(name).contraindications:
        if each.substitute is not None:
            assert each.substitute != name
            reasons = find_contraindications(load(each.substitute), have(each.condition))
            assert reasons == (), each.condition


@pytest.mark.parametrize("programme", sorted(list_programmes()))
@pytest.mark.parametrize("condition", CONDITION_NAMES)
def test_a_programme_leaves_something_to_do(programme: str, condition: HealthCondition) -> None:
    loaded = load_programme(programme)
    others = {name: load(name) for name in list_substitutes(loaded.programme, loaded.exercises)}
    adapted = adapt_programme(
        loaded.programme, {**others, **loaded.exercises}, have(condition)
    ).programme
    assert set(range(1, adapted.weeks + 1)) == {
        week
        for routine in adapted.routines
        for week in range(1, adapted.weeks + 1)
        if not routine.weeks or routine.weeks[0] <= week <= routine.weeks[1]
    }


MAX_WORDS = 5
DEPTH = re.compile(r"\b(deeper|(hips|knee) higher|hips lower|reach further)\b", re.IGNORECASE)


def list_cues(exercise: Exercise) -> dict[str, str]:
    rule = exercise.range_of_motion
    cues = {"start": exercise.start, "praise": exercise.praise}
    cues |= {f"faults.{fault.name}": fault.cue for fault in exercise.faults}
    cues |= {f"not_watched.{point.name}": point.cue for point in exercise.not_watched}
    conditions = [*exercise.in_position, *(exercise.hold.when if exercise.hold else ())]
    cues |= {f"why.{number}": one.why for number, one in enumerate(conditions)}
    if rule is not None:
        cues |= {
            name: getattr(rule, name)
            for name in ("rest_cue", "baseline_cue", "raise_cue", "switch_cue", "done_cue")
        }
    return cues


@pytest.mark.parametrize("name", NAMES)
def test_cues_have_at_most_five_words(name: str) -> None:
    cues = list_cues(load(name))
    assert {key: cue for key, cue in cues.items() if len(cue.split()) > MAX_WORDS} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_that_asks_for_more_is_a_tip_and_never_pushes_into_pain(name: str) -> None:
    for fault in load(name).faults:
        if fault.severity == 1 and DEPTH.search(fault.cue):
            assert re.search(r"comfortable|feels fine|easy", fault.cue), fault.cue
