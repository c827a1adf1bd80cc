"""`coach prescription new`: a prescription from a programme or a list of exercises."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from coach.cli.arguments import ClinicOption, ForceOption, format_examples
from coach.cli.prescription.limits import read_limits
from coach.cli.prescription.options import (
    AfterOption,
    AllowOption,
    ClinicianOption,
    ConditionOption,
    DaysOption,
    DoseOption,
    ExerciseOption,
    HipLimitOption,
    NewFileArgument,
    NormOption,
    NoteOption,
    NumberOption,
    PatientLanguageOption,
    PatientOfClinicOption,
    PatientOption,
    PrecautionOption,
    ProgrammeOption,
    RestartOption,
    TimesADayOption,
    WeeksOption,
    WithoutOption,
)
from coach.errors import CoachError
from coach.message import Message
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.prescriptions.archive import LoadedPrescription
    from coach.store.prescriptions.definition import Prescription
    from coach.store.programmes.loader import LoadedProgramme

EXAMPLES = format_examples(
    "coach prescription new ada.coach --programme hip-flexors-4-weeks --patient Ada",
    "coach prescription new ben.coach -e bridge -e lunge --dose bridge=sets:2,repetitions:8",
    'coach prescription new ada-2.coach --for Ada --dose bridge=sets:3 --note "Well done."',
)


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command(epilog=EXAMPLES)(new)


def new(
    file: NewFileArgument,
    programme: ProgrammeOption = "",
    exercise: ExerciseOption = None,
    after: AfterOption = None,
    patient_of_clinic: PatientOfClinicOption = "",
    clinic: ClinicOption = None,
    dose: DoseOption = None,
    without: WithoutOption = None,
    weeks: WeeksOption = None,
    times_a_day: TimesADayOption = None,
    days: DaysOption = None,
    patient: PatientOption = None,
    number: NumberOption = None,
    clinician: ClinicianOption = None,
    language: PatientLanguageOption = None,
    note: NoteOption = None,
    precaution: PrecautionOption = None,
    norm: NormOption = None,
    condition: ConditionOption = None,
    hip_limit: HipLimitOption = None,
    allow: AllowOption = None,
    restart: RestartOption = False,
    force: ForceOption = False,
) -> None:
    """Make a prescription: a programme or exercises with the doses of one patient.

    With --after or --for it is the patient's next one, which takes the place of the one before.
    If there is a folder of patients, it is kept there too.
    """
    from coach.store.prescriptions.exercise_files import read_files
    from coach.store.prescriptions.programme_changes import change_schedule, read_days

    folder = _find_clinic(clinic)
    before = _find_last(after, patient_of_clinic, folder)
    people = {"patient": patient, "number": number, "clinician": clinician, "language": language}
    files = read_files(exercise or ())
    limits = read_limits(before, precaution, norm, condition, allow, hip_limit, tuple(files))
    head = _make_head(before, note=note, restart=restart, **people, **limits)
    chosen = _choose_programme(head, programme, exercise or [], before)
    planned = change_schedule(chosen, weeks, times_a_day, read_days(days))
    built = _build(head, planned, dose, without, before, files, kept=allow is None)
    _check(built, before, tuple(built.programme.exercises) if exercise else (), allow or ())
    _keep(built, file, force, folder)


def _find_clinic(chosen: Path | None) -> Path | None:
    """Return the folder of patients; None if there is none."""
    from coach.store.clinic.folder import find_clinic_folder
    from coach.store.settings.settings import load_settings

    return find_clinic_folder(chosen) if chosen or load_settings().clinic_folder else None


def _find_last(after: Path | None, patient: str, clinic: Path | None) -> LoadedPrescription | None:
    """Return the patient's last prescription; None for a new patient."""
    from coach.store.clinic.folder import find_clinic_folder
    from coach.store.clinic.search import find_patient
    from coach.store.prescriptions.archive import read_prescription

    if patient:
        return find_patient(clinic or find_clinic_folder(), patient).read_newest_prescription()
    return read_prescription(after) if after else None


def _make_head(before: LoadedPrescription | None, **changes: Any) -> Prescription:
    """Return today's head; `changes` are fields of `Prescription`, None keeps what was before."""
    from datetime import datetime

    from coach.store.prescriptions.authoring import make_head
    from coach.store.prescriptions.definition import HIP_LIMIT_KEYS

    options = {key: f"--hip-limit {side}" for side, keys in HIP_LIMIT_KEYS.items() for key in keys}
    return make_head(
        datetime.now().astimezone().date(),
        before.prescription if before else None,
        names=options,
        **changes,
    )


def _choose_programme(
    head: Prescription,
    programme: str,
    exercises: list[str],
    before: LoadedPrescription | None,
) -> LoadedProgramme:
    """Return the programme that is named, made of the exercises, or followed before.

    Raises:
        CoachError: There is none of them, or both a programme and exercises are given.
    """
    from coach.store.prescriptions.programme_changes import choose_exercises
    from coach.store.programmes.loader import load_programme

    if programme and exercises:
        raise CoachError(
            Message("--programme and --exercise cannot be given together."),
            Message("Leave one of them out."),
        )
    if programme:
        return load_programme(programme)
    if twice := [name for name in exercises if exercises.count(name) > 1]:
        raise CoachError(
            Message("--exercise {name} is given twice.", name=twice[0]),
            Message("Give it once; --dose {name}=sets:2 makes it two sets.", name=twice[0]),
        )
    if exercises:
        return choose_exercises(exercises, head.language, head.clinician)
    if before is not None:
        return before.programme
    raise CoachError(
        Message("What is prescribed?"),
        Message("Add --programme NAME, or --exercise NAME for each exercise."),
    )


def _build(
    head: Prescription,
    programme: LoadedProgramme,
    doses: list[str] | None,
    without: list[str] | None,
    before: LoadedPrescription | None,
    files: dict[str, str],
    *,
    kept: bool,
) -> LoadedPrescription:
    """Return the prescription; `kept` is True if what it allows is that of the one before."""
    from coach.store.prescriptions.authoring import (
        build_next,
        build_prescription,
        drop_precautions,
    )
    from coach.store.prescriptions.doses import change_doses, read_doses

    changed = change_doses(programme, read_doses(doses or ()), without or ())
    if before is not None and head.precautions == before.prescription.precautions:
        head = drop_precautions(head, changed)
    build = build_next if kept else build_prescription
    return build(head, changed, before, files)


def _check(
    built: LoadedPrescription,
    before: LoadedPrescription | None,
    chosen: Sequence[str],
    allowed: Sequence[str],
) -> None:
    """Print what changes nothing, and what a hip was allowed before and is no longer.

    Raises:
        CoachError: An exercise of `allowed` is not prescribed, or one does not fit the patient.
    """
    from coach.store.prescriptions.hip_limits import list_ended
    from coach.store.prescriptions.suitability import require_part, require_suitable
    from coach.store.programmes.ineffective import describe_ineffective

    require_part(built, allowed)
    require_suitable(built, chosen)
    for warning in describe_ineffective(built.programme.programme, built.programme.exercises):
        typer.echo(f"coach: {tr(warning)}", err=True)
    for ended in list_ended(before.prescription, built.prescription) if before is not None else ():
        typer.echo(f"coach: {tr(ended)}", err=True)


def _keep(built: LoadedPrescription, file: Path, force: bool, clinic: Path | None) -> None:
    """Write the file, keep it in the clinic's folder if there is one, and print what is in it.

    It is kept there only if the file can be written.
    """
    from coach.report.output import open_output
    from coach.report.plan.prescription import describe_prescription
    from coach.store.clinic.folder import add_prescription

    _require_ending(file)
    with open_output(file, force) as part:
        part.write_bytes(built.content)
        if clinic is not None:
            add_prescription(clinic, built)
    for line in describe_prescription(built):
        typer.echo(line)
    typer.echo("\n" + tr("Written: {file}", file=file))
    if clinic is not None:
        typer.echo(tr("Kept in the folder of patients: {folder}", folder=clinic))


def _require_ending(file: Path) -> None:
    from coach.store.prescriptions.archive import ENDING

    if file.suffix != ENDING:
        raise CoachError(
            Message(
                "{file}: the name of a prescription ends in {ending}.", file=file, ending=ENDING
            ),
            Message("For example: {name}{ending}", name=file.stem, ending=ENDING),
        )
