"""A movement decides on a condition: rules that hold for every exercise, also for a new one.

A rule says of which movement it speaks, what an exercise with it must say, and where that comes
from. Exercises decide in their own files; `docs/physiotherapists.md` has the same rules in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import pytest

from coach.exercise.definition.contraindication import HealthCondition
from coach.exercise.definition.exercise import Exercise
from tests.poses.movements import (
    ALL,
    STRICTNESS,
    bends_a_loaded_knee,
    crosses_a_leg,
    draws_a_knee_to_the_chest,
    find_answer,
    gets_up_from_a_chair,
    holds_a_leg_far_back,
    is_on_all_fours,
    is_one_sided,
    kneels,
    lets_the_back_sink,
    lies_on_the_back,
    lies_on_the_side,
    presses_on_soft_parts,
    pulls_the_shin_back,
    puts_the_head_down,
    raises_a_knee_by_itself,
    raises_the_hips,
    sits,
    spreads_or_crosses_the_legs,
    takes_a_leg_back,
    turns_the_rear_leg_out,
    warms,
)

Answer = Literal["not", "ask first", "caution"]
"""How strict an exercise is at least with a condition; a caution says how to do it."""
EVERYDAY: Final = {"walking"}
"""What everybody does every day, and guidelines advise with every condition."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What every exercise with a movement says about a condition."""

    movement: Callable[[Exercise], bool]
    condition: HealthCondition
    answer: Answer
    """The least strict answer."""
    source: str

    @property
    def name(self) -> str:
        return f"{self.movement.__name__}: {self.condition}"


HIP_PRECAUTIONS: Final = "Leeds Teaching Hospitals, Total hip replacement; Sunnybrook; AAOS"
ANTERIOR: Final = "Usual precautions after an anterior approach: no far extension, not turned out"
PELVIC_GIRDLE: Final = "POGP, Pregnancy-related pelvic girdle pain"
AORTA: Final = "ACC/AHA guideline on aortic disease 2022"
BACK_BENT: Final = "Matsuwaka and Liem 2018, Exercise for lumbar spinal stenosis"
RULES: Final = (
    Rule(kneels, "knee_replacement", "ask first", "Kneeling does no harm to most, but hurts many"),
    Rule(bends_a_loaded_knee, "knee_replacement", "ask first", "APTA guideline, Jette 2020"),
    Rule(pulls_the_shin_back, "knee_replacement", "ask first", "Bends the knee to the end"),
    Rule(gets_up_from_a_chair, "knee_replacement", "caution", "APTA guideline, Jette 2020"),
    Rule(draws_a_knee_to_the_chest, "knee_replacement", "caution", "No pull at the shin: ours"),
    Rule(sits, "hip_replacement", "caution", HIP_PRECAUTIONS),
    Rule(gets_up_from_a_chair, "hip_replacement", "ask first", HIP_PRECAUTIONS),
    Rule(is_on_all_fours, "hip_replacement", "ask first", HIP_PRECAUTIONS),
    Rule(
        lies_on_the_side, "hip_replacement", "caution", "Allina Health: a pillow between the legs"
    ),
    Rule(crosses_a_leg, "hip_replacement", "ask first", HIP_PRECAUTIONS),
    Rule(takes_a_leg_back, "hip_replacement_anterior", "ask first", ANTERIOR),
    Rule(holds_a_leg_far_back, "hip_replacement_anterior", "not", ANTERIOR),
    Rule(turns_the_rear_leg_out, "hip_replacement_anterior", "not", ANTERIOR),
    Rule(takes_a_leg_back, "stenosis_or_spondylolisthesis", "caution", BACK_BENT),
    Rule(raises_the_hips, "stenosis_or_spondylolisthesis", "caution", BACK_BENT),
    Rule(is_one_sided, "pregnancy", "caution", PELVIC_GIRDLE),
    Rule(puts_the_head_down, "pregnancy", "ask first", "Dizziness and falls: ours"),
    Rule(lies_on_the_back, "pregnancy", "caution", "NHS, Exercise in pregnancy"),
    Rule(lets_the_back_sink, "pregnancy", "caution", "NHS, Exercise in pregnancy"),
    Rule(warms, "pregnancy", "caution", "ACOG Committee Opinion 804: no overheating"),
    Rule(draws_a_knee_to_the_chest, "aneurysm", "ask first", "No pressure on the belly: ours"),
    Rule(puts_the_head_down, "aneurysm", "ask first", AORTA),
    Rule(presses_on_soft_parts, "blood_thinners", "caution", "Bruises"),
    Rule(spreads_or_crosses_the_legs, "hip_flexor_strain", "ask first", "Stretches the groin"),
    Rule(raises_a_knee_by_itself, "hip_flexor_strain", "caution", "Works the strained muscle"),
)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_exercises_with_a_movement_decide_on_a_condition(rule: Rule) -> None:
    concerned = {
        name: each for name, each in ALL.items() if name not in EVERYDAY and rule.movement(each)
    }
    assert concerned, "the rule speaks of no exercise"
    answers = {name: find_answer(each, rule.condition) for name, each in concerned.items()}
    least = STRICTNESS[rule.answer]
    assert {name for name, said in answers.items() if STRICTNESS[said] < least} == set()


RECOMMENDED: Final[dict[HealthCondition, set[str]]] = {
    "stenosis_or_spondylolisthesis": {
        "bird-dog",
        "both-knees-to-chest",
        "bridge",
        "knee-to-chest",
        "plank",
        "posterior-pelvic-tilt",
        "seated-cat-cow",
        "squat",
    },
    "knee_replacement": {
        "bridge",
        "seated-march",
        "side-lying-leg-raise",
        "sit-to-stand",
        "standing-hip-extension",
        "supported-lunge",
    },
    "hip_replacement": {"bridge", "seated-glute-squeeze", "side-lying-leg-raise", "standing-march"},
    "osteoporosis": {"bird-dog", "lateral-band-walk", "lunge", "plank", "sit-to-stand", "squat"},
    "pregnancy": {"bird-dog", "cat-cow", "side-lying-leg-raise", "sit-to-stand", "squat"},
    "aneurysm": {"bridge", "seated-march", "sit-to-stand", "standing-march"},
    "blood_thinners": {"bird-dog", "bridge", "squat"},
    "hip_flexor_strain": {"bridge", "ice", "positional-release", "standing-march"},
}
"""Condition -> exercises that guidelines and hospitals' programmes recommend with it."""


@pytest.mark.parametrize("condition", RECOMMENDED)
def test_what_guidelines_recommend_is_not_refused(condition: HealthCondition) -> None:
    names = RECOMMENDED[condition] | EVERYDAY
    refused = {"ask first", "not"}
    assert {name for name in names if find_answer(ALL[name], condition) in refused} == set()
