"""What a prescription contains, as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coach.exercise.tracking.range_test.whole_degrees import format_whole
from coach.message import join_label
from coach.report.language import format_date, tr
from coach.report.plan.content import make_plan
from coach.store.exercises.loader import list_exercises, parse_exercise
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.conditions import list_conditions
from coach.store.prescriptions.installed import Effect
from coach.store.prescriptions.suitability import describe_left_out
from coach.store.settings.person import APPROACH_TEXTS, CONDITION_TEXTS, ConditionName
from coach.translation import name_languages


def describe_prescription(loaded: LoadedPrescription) -> Iterator[str]:
    """Yield the lines that tell everything that is in a prescription, without line ends."""
    head, programme, plan = loaded.prescription, loaded.programme.programme, make_plan(loaded)
    number = tr(
        "Prescription {revision}, dated {day}", revision=head.revision, day=format_date(head.issued)
    )
    yield " · ".join((number, *plan.head[:-1]))
    if head.language:
        language = name_languages().get(head.language, head.language)
        yield tr("Language: {language}", language=language)
    if head.note:
        yield head.note
    yield plan.title
    yield tr("Weeks: {weeks}", weeks=programme.weeks)
    for routine in plan.routines:
        yield routine.heading
        yield from (f"  {tr(join_label(each.title, each.dose))}" for each in routine.exercises)
    for caution in plan.cautions:
        yield tr("Take care: {caution}", caution=caution)
    for precaution in head.precautions:
        if precaution.exercise:
            known = loaded.programme.exercises.get(precaution.exercise)
            title = tr(known.title) if known else precaution.exercise
            yield tr("Take care: {caution}", caution=join_label(title, precaution.text))
    for condition in describe_conditions(list_conditions(head)):
        yield tr("Condition: {condition}", condition=condition)
    if head.allowed:
        named = loaded.programme.exercises
        titles = [tr(named[name].title) if name in named else name for name in head.allowed]
        yield tr("Allowed: {exercises}", exercises=", ".join(titles))
    yield from plan.left_out
    for norm in head.norms:
        title = tr(_find_title(loaded, norm.exercise))
        yield tr(
            "Norm of {exercise}: {norm} degrees", exercise=title, norm=format_whole(norm.norm_deg)
        )
    yield from _describe_own(loaded)
    yield tr("Source: {source}", source=programme.source.text)


def describe_conditions(conditions: Mapping[ConditionName, str]) -> Iterator[str]:
    """Yield the conditions; a replaced hip with how it was operated."""
    for name, approach in conditions.items():
        text = tr(CONDITION_TEXTS[name])
        how = APPROACH_TEXTS[approach] if approach in ("posterior", "anterior") else ""  # type: ignore[index]
        yield tr(join_label(text, tr(how))) if how else text


def describe_effect(effect: Effect) -> Iterator[str]:
    """Yield what taking a prescription changes, without line ends."""
    if effect.known:
        yield tr("You follow this prescription already.")
        return
    if effect.adds:
        yield tr(
            "It adds to your profile: {conditions}.",
            conditions=", ".join(describe_conditions(effect.adds)),
        )
    if effect.replaces:
        head = effect.replaces.prescription
        yield tr(
            "It takes the place of prescription {revision}, dated {day}.",
            revision=head.revision,
            day=format_date(head.issued),
        )
    if effect.ends:
        yield tr("It ends the programme {programme}, which you follow now.", programme=effect.ends)
    yield (
        tr("The programme goes on; it began on {day}.", day=format_date(effect.started))
        if effect.goes_on
        else tr("The programme begins on {day}.", day=format_date(effect.started))
    )


def make_prescription_json(loaded: LoadedPrescription) -> dict[str, Any]:
    """Return everything in a prescription as plain values."""
    return {
        **loaded.prescription.model_dump(mode="json"),
        "left_out": [str(text) for text in describe_left_out(loaded)],
        "programme": loaded.programme.programme.model_dump(mode="json"),
        "own_exercises": sorted(loaded.own),
        "sha256": loaded.sha256,
    }


def _find_title(loaded: LoadedPrescription, name: str) -> str:
    """Return the title of a test that may be no part of the programme."""
    known = loaded.programme.exercises.get(name)
    text = loaded.own.get(name)
    if known is None and text is not None:
        known = parse_exercise(text, name).exercise
    return known.title if known else name


def _describe_own(loaded: LoadedPrescription) -> Iterator[str]:
    """Yield the exercises that come with a prescription, besides those that it only changes."""
    head, known = loaded.prescription, list_exercises()
    changed = {norm.exercise for norm in head.norms}
    changed |= {precaution.exercise for precaution in head.precautions}
    for name in (name for name in loaded.own if name not in changed):
        yield (
            tr("With its own exercise {name}, in place of the one that you have.", name=name)
            if name in known
            else tr("With its own exercise {name}.", name=name)
        )
