"""What a prescription contains, as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from coach.cli.programme_text import describe_programme
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.prescriptions.archive import LoadedPrescription
    from coach.store.prescriptions.installed import Effect


def describe_prescription(loaded: LoadedPrescription) -> Iterator[str]:
    """Yield the lines that tell everything that is in a prescription, without line ends."""
    from coach.store.exercises.loader import list_exercises

    head = loaded.prescription
    yield tr("Prescription {revision} of {day}", revision=head.revision, day=head.issued)
    if head.patient or head.number:
        yield tr("For: {patient}", patient=" · ".join(filter(None, (head.patient, head.number))))
    if head.clinician:
        yield tr("From: {clinician}", clinician=head.clinician)
    if head.language:
        yield tr("Language: {language}", language=head.language)
    if head.note:
        yield "\n" + head.note
    for precaution in head.precautions:
        about = f"{precaution.exercise}: " if precaution.exercise else ""
        yield "\n" + tr("Take care: {caution}", caution=f"{about}{precaution.text}")
    yield ""
    lines = list(describe_programme(loaded.programme))
    yield from lines[:-1]  # not the path of the file
    for norm in head.norms:
        yield "\n" + tr(
            "Norm of {exercise}: {norm:.0f} degrees", exercise=norm.exercise, norm=norm.norm_deg
        )
    known = list_exercises()
    changed = {norm.exercise for norm in head.norms}
    changed |= {precaution.exercise for precaution in head.precautions}
    for name in (name for name in loaded.own if name not in changed):
        yield "\n" + (
            tr("With its own exercise {name}, in place of the one that you have.", name=name)
            if name in known
            else tr("With its own exercise {name}.", name=name)
        )


def describe_effect(effect: Effect) -> Iterator[str]:
    """Yield what taking a prescription changes, without line ends."""
    if effect.known:
        yield tr("You follow this prescription already.")
        return
    if effect.replaces:
        head = effect.replaces.prescription
        yield tr(
            "It takes the place of prescription {revision} of {day}.",
            revision=head.revision,
            day=head.issued,
        )
    if effect.ends:
        yield tr("It ends the programme {programme}, which you follow now.", programme=effect.ends)
    yield (
        tr("The programme goes on; it began on {day}.", day=effect.started)
        if effect.goes_on
        else tr("The programme begins on {day}.", day=effect.started)
    )


def make_prescription_json(loaded: LoadedPrescription) -> dict[str, Any]:
    """Return everything in a prescription as plain values."""
    return {
        **loaded.prescription.model_dump(mode="json"),
        "programme": loaded.programme.programme.model_dump(mode="json"),
        "own_exercises": sorted(loaded.own),
        "sha256": loaded.sha256,
    }
