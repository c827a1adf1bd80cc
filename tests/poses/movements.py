"""What exercises ask of the body: movements that decide on conditions."""

from __future__ import annotations

import re
from typing import Final

from coach.exercise.definition.contraindication import HealthCondition
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.store.exercises.loader import list_exercises, load_exercise

ALL: Final = {name: load_exercise(name).exercise for name in sorted(list_exercises())}
"""Every shipped exercise by its name."""
STRICTNESS: Final[dict[str, int]] = {"": 0, "caution": 1, "ask first": 2, "not": 3}
RESTS: Final = {"rest", "pause"}
HEAD_DOWN_DEG: Final = 100.0
"""Lean of the trunk beyond which the head of somebody on their feet is below the hips."""
ONE_SIDED_DEG: Final = 25.0
"""Difference of the two hips or knees that loads the pelvis unevenly."""
SPREAD_DEG: Final = 20.0
"""Abduction of a hip that pulls at the groin and at the pubic bone."""
DEEP_KNEE_DEG: Final = 60.0
"""Bend of both knees of a standing person that loads a knee more than a mini squat."""
STEP_SIDEWAYS_DEG: Final = 25.0
"""Abduction of a hip that is a wide step to the side."""
BACKWARD_DEG: Final = -10.0
FAR_BACKWARD_DEG: Final = -20.0
"""Hip flexion: extension is negative."""
BRIDGED_LEAN_DEG: Final = -95.0
"""Lean of the trunk of a person on the back whose hips are raised."""


def list_words(exercise: Exercise) -> str:
    """Return everything that an exercise tells the person who does it, in one text."""
    texts = [*exercise.steps, *(each.text for each in exercise.cautions)]
    texts += [exercise.start, exercise.praise, *(step.text for step in exercise.guide)]
    return " ".join(texts).lower()


def list_steps(exercise: Exercise) -> str:
    return " ".join(exercise.steps).lower()


def list_figures(exercise: Exercise) -> list[Figure]:
    """Return the proper positions, without those between two and without mistakes."""
    wrong = {fault.name for fault in exercise.faults} | RESTS
    return [figure for figure in exercise.figures if figure.name not in wrong]


def find_answer(exercise: Exercise, condition: HealthCondition) -> str:
    """Return the strictest that an exercise says about a condition; empty if nothing."""
    either = {condition}
    if condition in ("hip_replacement_posterior", "hip_replacement_anterior"):
        either.add("hip_replacement")
    answers = [str(each.advice) for each in exercise.contraindications if each.condition in either]
    answers += ["caution" for each in exercise.cautions if either & {*each.conditions}]
    return max(answers, key=STRICTNESS.__getitem__, default="")


def kneels(exercise: Exercise) -> bool:
    return exercise.position in ("half-kneeling", "all-fours") or bool(
        re.search(r"hands and knees|\bkneel", list_steps(exercise).replace("or half-kneel", ""))
        or any(figure.rests_on == "knees" for figure in list_figures(exercise))
    )


def bends_a_loaded_knee(exercise: Exercise) -> bool:
    standing = exercise.position == "standing"
    return standing and any(
        min(figure.knee_flexion) >= DEEP_KNEE_DEG
        or (max(figure.hip_abduction) >= STEP_SIDEWAYS_DEG and max(figure.knee_flexion) > 60.0)
        for figure in list_figures(exercise)
    )


def gets_up_from_a_chair(exercise: Exercise) -> bool:
    return exercise.position == "seated" and "stand up" in list_steps(exercise)


def pulls_the_shin_back(exercise: Exercise) -> bool:
    return "heel to the glute" in list_steps(exercise)


def draws_a_knee_to_the_chest(exercise: Exercise) -> bool:
    pulls = r"(with|by) (both|the) hands.*to the chest|to the chest with both|knee with both hands"
    return bool(re.search(pulls, list_steps(exercise)))


def sits(exercise: Exercise) -> bool:
    return exercise.position == "seated"


def lies_on_the_side(exercise: Exercise) -> bool:
    return exercise.position == "side-lying"


def is_on_all_fours(exercise: Exercise) -> bool:
    return exercise.position == "all-fours"


def crosses_a_leg(exercise: Exercise) -> bool:
    return bool(re.search(r"ankle on the other knee", list_steps(exercise)))


def takes_a_leg_back(exercise: Exercise) -> bool:
    return takes_hip_back(exercise, BACKWARD_DEG)


def takes_hip_back(exercise: Exercise, least_deg: float) -> bool:
    return any(min(figure.hip_flexion) <= least_deg for figure in list_figures(exercise))


def holds_a_leg_far_back(exercise: Exercise) -> bool:
    return exercise.group == "stretch" and takes_hip_back(exercise, FAR_BACKWARD_DEG)


def turns_the_rear_leg_out(exercise: Exercise) -> bool:
    return "rear leg is turned out" in list_steps(exercise)


def raises_the_hips(exercise: Exercise) -> bool:
    return any(
        figure.rests_on == "back" and figure.trunk_lean < BRIDGED_LEAN_DEG
        for figure in list_figures(exercise)
    )


def is_one_sided(exercise: Exercise) -> bool:
    upright = exercise.position in ("standing", "half-kneeling")
    if not upright or exercise.level == "gentle" or exercise.group in ("test", "release"):
        return False
    return any(
        abs(figure.hip_flexion[0] - figure.hip_flexion[1]) >= ONE_SIDED_DEG
        or abs(figure.knee_flexion[0] - figure.knee_flexion[1]) >= ONE_SIDED_DEG
        or max(figure.hip_abduction) >= SPREAD_DEG
        for figure in list_figures(exercise)
    )


def puts_the_head_down(exercise: Exercise) -> bool:
    return any(
        figure.trunk_lean > HEAD_DOWN_DEG and figure.rests_on == "feet"
        for figure in exercise.figures
    )


def lies_on_the_back(exercise: Exercise) -> bool:
    return any(figure.rests_on == "back" for figure in list_figures(exercise))


def lets_the_back_sink(exercise: Exercise) -> bool:
    return exercise.position == "all-fours" and "let the back sink" in list_steps(exercise)


def warms(exercise: Exercise) -> bool:
    return "bath" in exercise.summary.lower()


def presses_on_soft_parts(exercise: Exercise) -> bool:
    pressed = re.search(r"\b(ball|roller|press)\b", list_steps(exercise))
    return exercise.group == "release" and bool(pressed)


def raises_a_knee_by_itself(exercise: Exercise) -> bool:
    return "raise one knee" in list_steps(exercise) and exercise.group == "mobility"


def spreads_or_crosses_the_legs(exercise: Exercise) -> bool:
    spread = any(
        max(figure.hip_abduction) >= SPREAD_DEG and figure.rests_on == "feet"
        for figure in list_figures(exercise)
    )
    return spread or (crosses_a_leg(exercise) and exercise.group == "stretch")
