"""A prescription that is being made: chosen exercises, doses, and whom it is for. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.message import Message, join_label
from coach.report.language import use_language
from coach.report.output import open_output
from coach.report.plan.content import describe_dose
from coach.store.clinic.folder import PatientFolder, add_prescription, find_clinic_folder
from coach.store.exercises.loader import load_readable
from coach.store.prescriptions import authoring, programme_changes
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.hip_limits import describe_allowed_flexion
from coach.store.prescriptions.suitability import describe_left_out
from coach.store.programmes.loader import LoadedProgramme, list_programmes, load_programme
from coach.store.settings.settings import load_settings
from coach.window.prescription.entries import read_entry
from coach.window.translation.translate import CURRENT, tr

NUMBERS: Final = ("sets", "repetitions", "hold_s", "rest_s")
"""Fields of a dose that are numbers."""
LAST: Final = "."
"""Stands for the patient's last prescription among what one can begin with; no programme has this
name."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An exercise that can be prescribed."""

    name: str
    exercise: Exercise
    chosen: bool
    item: Item
    """Its dose; of an exercise that occurs several times that of the first."""
    given: Item
    """The same before it was changed here."""

    @property
    def changes(self) -> dict[str, Any]:
        """The fields of the dose that were changed here, for every item of the exercise."""
        before = self.given.model_dump()
        return {key: value for key, value in self.item.model_dump().items() if value != before[key]}

    @property
    def words(self) -> str:
        """The row in the list."""
        with use_language(CURRENT.translations):
            dose = describe_dose(self.item, self.exercise)
        title = tr(self.exercise.title)
        return f"✓ {tr(join_label(title, dose))}" if self.chosen else f"– {title}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A prescription that is being made."""

    rows: tuple[DraftRow, ...]
    base: LoadedProgramme | None = None
    """The programme that it began with; None for a list of exercises."""
    beginning: str = ""
    """What it began with: name of a programme, `LAST`, or empty for a list of exercises."""
    before: LoadedPrescription | None = None
    """The patient's last prescription."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """Fields of `Prescription`, and the identifier of a new patient."""
    weeks: int = programme_changes.WEEKS
    """Weeks of the programme."""
    times_a_day: int | None = 1
    """How often the routine is done on each of its days; None for a programme of several."""

    def toggle(self, name: str) -> Draft:
        """Choose an exercise, or leave it out."""
        return self._change(name, lambda row: replace(row, chosen=not row.chosen))

    def change_dose(self, name: str, key: str, value: str) -> Draft:
        """Change a field of an exercise's dose; an empty text means the exercise's own.

        Raises:
            CoachError: The value is invalid.
        """
        row = self._find(name)
        number = read_entry(key, value, row.exercise) if key in NUMBERS else value
        fields = {name: {key: number}}
        loaded = programme_changes.choose_exercises([name], "", "")
        item = loaded.programme.routines[0].items[0].model_copy(update=row.item.model_dump())
        routine = loaded.programme.routines[0].model_copy(update={"items": (item,)})
        programme = loaded.programme.model_copy(update={"routines": (routine,)})
        changed = programme_changes.change_doses(replace(loaded, programme=programme), fields)
        new = changed.programme.routines[0].items[0]
        return self._change(name, lambda row: replace(row, item=new, chosen=True))

    def list_precautions(self, exercise: str) -> str:
        """Return the precautions on an exercise, or on all if it is empty, one a line."""
        care = self.head.get("precautions", ())
        return "\n".join(each["text"] for each in care if each["exercise"] == exercise)

    def change_precautions(self, exercise: str, text: str) -> Draft:
        """Replace the precautions on an exercise, or on all if it is empty.

        Args:
            exercise: Its name; it is chosen if it now has a precaution.
            text: The precautions, one a line.
        """
        kept = [each for each in self.head.get("precautions", ()) if each["exercise"] != exercise]
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        new = [{"exercise": exercise, "text": line} for line in lines]
        changed = self._change(exercise, lambda row: replace(row, chosen=row.chosen or bool(new)))
        return replace(changed, head={**self.head, "precautions": (*kept, *new)})

    def find_norm(self, exercise: str) -> str:
        """Return the norm of a test for this patient as text; empty for the test's own."""
        for norm in self.head.get("norms", ()):
            if norm["exercise"] == exercise:
                return f"{norm['norm_deg']:g}"
        return ""

    def change_norm(self, exercise: str, text: str) -> Draft:
        """Replace the norm of a test; an empty text means the test's own.

        Raises:
            CoachError: The text is not a number, or outside of the limits.
        """
        norm_deg = read_entry("norm_deg", text, self._find(exercise).exercise)
        known = self.head.get("norms", ())
        kept = [each for each in known if each["exercise"] != exercise]
        new = [] if norm_deg is None else [{"exercise": exercise, "norm_deg": float(norm_deg)}]
        return replace(self, head={**self.head, "norms": (*kept, *new)})

    def change_schedule(self, key: str, text: str) -> Draft:
        """Replace `weeks` or `times_a_day`; an empty text changes nothing.

        Raises:
            CoachError: The text is not a whole number, or outside of the limits.
        """
        value = read_entry(key, text)
        if value is None:
            return self
        value = int(value)
        return replace(self, weeks=value) if key == "weeks" else replace(self, times_a_day=value)

    def build(self, today: dt.date) -> LoadedPrescription:
        """Return the prescription.

        Raises:
            CoachError: Nothing was chosen, or a value is invalid.
        """
        chosen = {row.name: row for row in self.rows if row.chosen}
        if not chosen:
            raise CoachError(
                Message("Nothing was chosen."), Message("Choose an exercise with the space bar.")
            )
        last = self.before.prescription if self.before else None
        head = authoring.make_head(today, last, **self.head)
        if self.base is None:
            programme = programme_changes.choose_exercises(
                list(chosen), head.language, head.clinician
            )
        else:
            named = {item.exercise for each in self.base.programme.routines for item in each.items}
            programme = programme_changes.change_doses(self.base, {}, sorted(named - set(chosen)))
            added = [name for name in chosen if name not in named]
            programme = programme_changes.add_exercises(programme, added, head.language)
        doses = {name: row.changes for name, row in chosen.items()}
        planned = programme_changes.change_schedule(programme, self.weeks, self.times_a_day)
        changed = programme_changes.change_doses(planned, doses)
        kept = authoring.drop_precautions(head, changed)
        return authoring.build_next(kept, changed, self.before)

    def _find(self, name: str) -> DraftRow:
        return next(row for row in self.rows if row.name == name)

    def _change(self, name: str, change: Any) -> Draft:
        rows = tuple(change(row) if row.name == name else row for row in self.rows)
        return replace(self, rows=rows)


def begin(identifier: str = "", programme: str = "") -> Draft:
    """Return a new draft.

    Args:
        identifier: Of the patient, whose last prescription is continued; empty for a new one.
        programme: Name of the programme to begin with; by default the last prescription.

    Raises:
        CoachError: The patient, the programme or an exercise cannot be read.
    """
    if not identifier:
        return begin_after(None, programme)
    patient = PatientFolder(find_clinic_folder() / identifier)
    return begin_after(patient.read_newest_prescription(), programme or LAST)


def begin_after(before: LoadedPrescription | None, beginning: str) -> Draft:
    """Return a new draft.

    Args:
        before: The last prescription of the patient; None for a new patient.
        beginning: Name of the programme to begin with, `LAST`, or empty for a list of exercises.

    Raises:
        CoachError: The programme or an exercise cannot be read.
    """
    base = None
    if beginning:
        last = before.programme if before is not None and beginning == LAST else None
        base = last or load_programme(beginning)
    items: dict[str, Item] = {}
    if base is not None:
        for routine in base.programme.routines:
            for item in routine.items:
                items.setdefault(item.exercise, item)
    exercises = {name: base.exercises[name] for name in items} if base else {}
    loaded, _ = load_readable()
    for name, one in loaded.items():
        exercises.setdefault(name, one.exercise)
    given = {name: items.get(name, Item(exercise=name)) for name in exercises}
    rows = tuple(
        DraftRow(name, exercise, name in items, given[name], given[name])
        for name, exercise in exercises.items()
    )
    head: dict[str, Any] = {"identifier": authoring.new_identifier()}
    if before is not None:
        head = before.prescription.model_dump(include=set(HEAD))
    if base is None:
        return Draft(rows, base, beginning, before, head)
    routines = base.programme.routines
    times_a_day = routines[0].times_a_day if len(routines) == 1 else None
    return Draft(rows, base, beginning, before, head, base.programme.weeks, times_a_day)


HEAD: Final[tuple[str, ...]] = (
    "patient",
    "number",
    "clinician",
    "language",
    "note",
    "precautions",
    "norms",
    "conditions",
    "hip_replacement_left",
    "hip_replacement_right",
)
"""Fields of `Prescription` that are entered on the page."""


def list_bases() -> dict[str, str]:
    """Return name -> title of the programmes to begin with."""
    found = {}
    for name in list_programmes():
        try:
            found[name] = tr(load_programme(name).programme.title)
        except CoachError:  # its page tells why
            continue
    return found


@dataclass(frozen=True, slots=True)
class SavedPrescription:
    """A prescription that was written, and what to tell about it."""

    built: LoadedPrescription
    words: str
    """The file, and what does not fit the patient and is therefore left out."""


def save(draft: Draft, path: Path, today: dt.date, force: bool = True) -> SavedPrescription:
    """Write the prescription, and keep it with the patients if there is a folder.

    It is kept with the patients only if the file can be written.

    Args:
        draft: The prescription.
        path: The file.
        today: The day on which it is issued.
        force: Whether a file that is there is replaced.

    Raises:
        CoachError: Something in it is wrong, or it cannot be written.
    """
    built = draft.build(today)
    with open_output(path, force=force) as part:
        part.write_bytes(built.content)
        if load_settings().clinic_folder:
            add_prescription(find_clinic_folder(), built)
    limits = (describe_allowed_flexion(*each) for each in built.prescription.hip_limits.items())
    told = [tr("Written: {file}", file=str(path)), *map(tr, (*limits, *describe_left_out(built)))]
    return SavedPrescription(built, "\n".join(told))
