"""The printed plan of a prescription: drawings, steps, doses, cautions, and a table to tick."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.contraindication_text import list_cautions
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import DAYS_A_WEEK, Item, Programme, Routine
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.dose.prescribed_dose import prescribe_dose
from coach.exercise.dose.requirement_text import format_minutes, list_pain_limits
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.dose.suitability import Person, drop_allowed
from coach.exercise.dose.suitability_text import format_replacement
from coach.message import join_label, translatable
from coach.report.language import format_date, ntr, tr
from coach.report.plots.drawing import Drawing
from coach.report.plots.figure import draw_exercise
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.hip_limits import describe_hip_limit
from coach.store.prescriptions.suitability import adapt_prescription, find_person

DRAWING: Final = (250.0, 104.0)
"""Width and height of the drawing of an exercise, in points."""
TICK_DAYS: Final = 14
STOP: Final = translatable(
    (
        "Stop an exercise that makes the pain worse, and tell whoever gave you this plan.",
        "See a doctor at once if you cannot pass water or cannot hold it, if it is numb between "
        "the legs, or if a leg becomes weak.",
    )
)
"""When to stop."""


@dataclass(frozen=True, slots=True)
class PlanExercise:
    """One exercise of the plan."""

    title: str
    dose: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    drawing: Drawing | None
    ticked: str
    """What is ticked: its title, and the side that is done alone."""


@dataclass(frozen=True, slots=True)
class PlanRoutine:
    """Exercises that are done together."""

    heading: str
    """What it is and when it is done."""
    exercises: tuple[PlanExercise, ...]
    times_a_day: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in the language in use."""

    title: str
    head: tuple[str, ...]
    note: str
    left_out: tuple[str, ...]
    """What does not fit the patient, why, and what takes its place."""
    cautions: tuple[str, ...]
    stop: tuple[str, ...]
    routines: tuple[PlanRoutine, ...]
    tick_title: str
    origin: str

    @property
    def exercises(self) -> tuple[PlanExercise, ...]:
        """Each exercise once, in order, with every dose in which it is done."""
        found: dict[str, PlanExercise] = {}
        doses: dict[str, dict[str, None]] = {}
        for routine in self.routines:
            for each in routine.exercises:
                found.setdefault(each.title, each)
                doses.setdefault(each.title, {})[each.dose] = None
        return tuple(
            dataclasses.replace(each, dose=" · ".join(doses[title]))
            for title, each in found.items()
        )


def make_plan(loaded: LoadedPrescription) -> Plan:
    """Return the plan of a prescription, in the language in use."""
    head, adapted = loaded.prescription, adapt_prescription(loaded)
    programme, person = adapted.programme, find_person(head)
    left_out = [format_replacement(each, adapted.exercises) for each in adapted.replacements]
    people = " · ".join(filter(None, (head.patient, head.number)))
    lines = (
        people and tr("For: {patient}", patient=people),
        head.clinician and tr("From: {clinician}", clinician=head.clinician),
        format_date(head.issued),
    )
    general = [*_list_hip_limits(head)]
    general += [each.text for each in head.precautions if not each.exercise]
    return Plan(
        title=tr(programme.title),
        head=tuple(line for line in lines if line),
        note=head.note,
        left_out=tuple(tr(text) for text in left_out),
        cautions=(*general, *(tr(caution) for caution in programme.cautions)),
        stop=tuple(tr(text) for text in STOP),
        routines=(
            *(_make_routine(each, adapted.exercises, person) for each in programme.routines),
            *_make_tests(programme, adapted.exercises, person),
        ),
        tick_title=tr("Tick what you have done"),
        origin=tr(
            "coach is not a medical device: it measures angles from a picture and does not "
            "diagnose."
        ),
    )


def _list_hip_limits(head: Prescription) -> Iterator[str]:
    yield from (tr(describe_hip_limit(*each)) for each in head.hip_limits.items())


def describe_dose(item: Item, exercise: Exercise) -> str:
    """Return what is prescribed, as people write it: ``2 sets of 8``, ``2 × 30 s``, each side.

    A prescribed rest between sets follows, and on which pain answers it depends.
    """
    words = [_describe_amount(item, exercise)]
    if item.rest_s is not None and prescribe_dose(item, exercise.dose).sets > 1:
        words.append(tr("{seconds:g} s rest", seconds=item.rest_s))
    return "; ".join([*words, *(tr(limit) for limit in list_pain_limits(item))])


def _describe_amount(item: Item, exercise: Exercise) -> str:
    dose = prescribe_dose(item, exercise.dose)
    requirement = find_requirement(item, exercise)
    if exercise.kind == "guided":
        amount = tr(format_minutes(requirement.amount))
        if exercise.dose.per_side:
            amount = tr("{amount}, both sides together", amount=amount)
    elif exercise.kind == "range-of-motion":
        amount = tr("one test")
    elif exercise.kind == "hold":
        count = dose.sets * (dose.repetitions or 1)
        seconds = tr("{seconds:g} s", seconds=dose.hold_s or DEFAULT_HOLD_S)
        amount = f"{count} × {seconds}" if count > 1 else seconds
    else:
        repetitions = dose.repetitions or 1
        amount = ntr("{n} repetition", "{n} repetitions", repetitions)
        if dose.sets > 1:
            amount = tr("{sets} sets of {repetitions}", sets=dose.sets, repetitions=repetitions)
        if dose.hold_s is not None:
            amount = tr("{amount}, {seconds:g} s each", amount=amount, seconds=dose.hold_s)
    sides = requirement.sides
    if len(sides) == 2:
        return tr("{amount}, each side", amount=amount)
    if requirement.only_side == "left":
        return tr("{amount}, left side", amount=amount)
    if requirement.only_side == "right":
        return tr("{amount}, right side", amount=amount)
    return amount


def describe_schedule(routine: Routine) -> str:
    """Return when a routine is done."""
    return ", ".join(_list_schedule(routine))


def _list_schedule(routine: Routine) -> Iterator[str]:
    yield ntr("once a day", "{n} times a day", routine.times_a_day)
    if len(routine.days) < DAYS_A_WEEK:
        yield ntr(
            "{n} day a week (day {days}, counted from the first day)",
            "{n} days a week (days {days}, counted from the first day)",
            len(routine.days),
            days=", ".join(map(str, routine.days)),
        )
    else:
        yield tr("every day")
    if routine.weeks:
        first, last = routine.weeks
        only = tr("week {week}", week=first)
        yield only if first == last else tr("weeks {first} to {last}", first=first, last=last)


def _make_routine(
    routine: Routine, exercises: Mapping[str, Exercise], person: Person
) -> PlanRoutine:
    items = [(item, exercises[item.exercise]) for item in routine.items]
    return PlanRoutine(
        tr(join_label(tr(routine.title), describe_schedule(routine))),
        tuple(_make_exercise(item, exercise, person) for item, exercise in items),
        routine.times_a_day,
    )


def _make_tests(
    programme: Programme, exercises: Mapping[str, Exercise], person: Person
) -> Iterator[PlanRoutine]:
    """Yield what is measured again and again, together if it is measured as often."""
    for days in dict.fromkeys(test.every_days for test in programme.retest):
        items = [Item(exercise=test.exercise) for test in programme.retest
                 if test.every_days == days]  # fmt: skip
        found = tuple(_make_exercise(item, exercises[item.exercise], person) for item in items)
        heading = ntr("Measure every day", "Measure every {n} days", days)
        yield PlanRoutine(heading, found, 1)


def _make_exercise(item: Item, exercise: Exercise, person: Person) -> PlanExercise:
    title = tr(exercise.title)
    cautions = list_cautions(drop_allowed(exercise, person, item.exercise))
    return PlanExercise(
        title,
        describe_dose(item, exercise),
        tuple(tr(step) for step in exercise.steps),
        tuple(tr(caution) for caution in cautions),
        draw_exercise(exercise, *DRAWING, title),
        _name_side(title, item, exercise),
    )


def _name_side(title: str, item: Item, exercise: Exercise) -> str:
    """Return the title of an exercise, and the side if it is prescribed alone."""
    side = find_requirement(item, exercise).only_side
    if side == "left":
        return tr("{title}, left side", title=title)
    return tr("{title}, right side", title=title) if side == "right" else title
