"""A prescription that is being made: chosen exercises, doses, and whom it is for. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.message import Message
from coach.store.clinic.folder import PatientFolder, find_clinic_folder
from coach.store.prescriptions import authoring, programme_changes
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.conditions import drop_hip_limits
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.doses import change_doses
from coach.store.programmes.loader import LoadedProgramme, list_programmes, load_programme
from coach.window.prescription.draft_order import can_sort, keep_order, move, sort_items
from coach.window.prescription.draft_row import DraftRow, change_sides, collect_doses, make_rows
from coach.window.prescription.entries import (
    EVERY_DAY,
    LIMITS,
    describe_days,
    describe_limit,
    read_days,
    read_entry,
    read_limit,
)
from coach.window.translation.translate import tr

LAST: Final = "."
"""Stands for the patient's last prescription among what one can begin with; no programme has this
name."""


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
    given: frozenset[str] = frozenset()
    """Exercises that were allowed here."""
    order: tuple[str, ...] = ()
    """The chosen exercises, in the order in which they are done."""
    weeks: int = programme_changes.WEEKS
    """Weeks of the programme."""
    times_a_day: int | None = 1
    """How often the routine is done on each of its days; None for a programme of several."""
    days: tuple[int, ...] | None = EVERY_DAY
    """The days of a week on which it is done, 1 to 7; None for a programme of several."""

    def toggle(self, key: str) -> Draft:
        """Choose the row with this key, or leave it out."""
        return self._change(key, lambda row: replace(row, chosen=not row.chosen))

    @property
    def can_be_ordered(self) -> bool:
        """True if the order can be changed: there is one routine, with each exercise once."""
        return self.base is None or can_sort(self.base.programme.routines)

    def find_place(self, exercise: str) -> int | None:
        """Return the place of an exercise in the order, from 1; None if it has none."""
        if not self.can_be_ordered or exercise not in self.order:
            return None
        return self.order.index(exercise) + 1

    def move(self, exercise: str, step: int) -> Draft:
        """Move a chosen exercise in the order; at its ends nothing changes.

        Args:
            exercise: Its name.
            step: -1 for earlier, 1 for later.
        """
        if self.find_place(exercise) is None:
            return self
        return replace(self, order=move(self.order, exercise, step))

    def change_dose(self, row_key: str, key: str, value: str) -> Draft:
        """Change a field of a row's dose; an empty text means the exercise's own.

        Raises:
            CoachError: The value is invalid.
        """
        row = next(row for row in self.rows if row.key == row_key)
        if key == "sides":
            return self._show(change_sides(self.rows, row, value))
        fields = {row.name: {key: read_entry(key, value, row.exercise)}}
        loaded = programme_changes.choose_exercises([row.name], "", "")
        item = loaded.programme.routines[0].items[0].model_copy(update=row.item.model_dump())
        routine = loaded.programme.routines[0].model_copy(update={"items": (item,)})
        programme = loaded.programme.model_copy(update={"routines": (routine,)})
        changed = change_doses(replace(loaded, programme=programme), fields)
        new = changed.programme.routines[0].items[0]
        return self._change(row.key, lambda row: replace(row, item=new, chosen=True))

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
        rows = tuple(
            replace(row, chosen=row.chosen or bool(new)) if row.name == exercise else row
            for row in self.rows
        )
        return replace(self._show(rows), head={**self.head, "precautions": (*kept, *new)})

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
        norm_deg = read_entry("norm_deg", text, self._find(exercise))
        known = self.head.get("norms", ())
        kept = [each for each in known if each["exercise"] != exercise]
        new = [] if norm_deg is None else [{"exercise": exercise, "norm_deg": float(norm_deg)}]
        return replace(self, head={**self.head, "norms": (*kept, *new)})

    def allow(self, exercise: str, *, allowed: bool) -> Draft:
        """Allow the patient an exercise about which one must ask first, or no longer."""
        others = tuple(name for name in self.head.get("allowed", ()) if name != exercise)
        new = (*others, exercise) if allowed else others
        given = self.given | {exercise} if allowed else self.given - {exercise}
        return replace(self, head={**self.head, "allowed": new}, given=given)

    def describe_schedule(self, key: str) -> str | None:
        """Return what a field of `SCHEDULE` or `LIMITS` shows; None if nothing can be entered."""
        if key in LIMITS:
            return describe_limit(self.head.get(key))
        value = getattr(self, key)
        if key == "days":
            return None if value is None else describe_days(value)
        return None if value is None else str(value)

    def change_schedule(self, key: str, text: str) -> Draft:
        """Replace a field of `SCHEDULE` or `LIMITS`.

        An empty text means every day, no end of a limit, no limit of a hip, or changes nothing.

        Raises:
            CoachError: The text cannot be understood, or is outside of the limits.
        """
        if key in LIMITS:
            return replace(self, head={**self.head, key: read_limit(key, text)})
        if key == "days":
            return replace(self, days=read_days(text))
        value = read_entry(key, text)
        changed: dict[str, Any] = {} if value is None else {key: int(value)}
        return replace(self, **changed)

    def build(self, today: dt.date) -> LoadedPrescription:
        """Return the prescription.

        Raises:
            CoachError: Nothing was chosen, or a value is invalid.
        """
        chosen = [row for row in self.rows if row.chosen]
        if not chosen:
            raise CoachError(
                Message("Nothing was chosen."), Message("Choose an exercise with the space bar.")
            )
        last = self.before.prescription if self.before else None
        allowed = tuple(name for name in self.head.get("allowed", ()) if name in self.order)
        fields = {**drop_hip_limits(self.head), "allowed": allowed}
        head = authoring.make_head(today, last, names=LIMITS, **fields)
        programme = programme_changes.change_schedule(
            self._choose(head), self.weeks, self.times_a_day, self.days
        )
        changed = change_doses(programme, collect_doses(chosen))
        kept = authoring.drop_precautions(head, changed)
        return authoring.build_next(kept, changed, self.before, given=self.given)

    def _choose(self, head: Prescription) -> LoadedProgramme:
        """Return what the draft began with, with the chosen exercises in their order."""
        if self.base is None:
            return programme_changes.choose_exercises(self.order, head.language, head.clinician)
        named = {item.exercise for each in self.base.programme.routines for item in each.items}
        added = [name for name in self.order if name not in named]
        programme = programme_changes.add_exercises(self.base, added, head.language)
        programme = change_doses(programme, {}, sorted(named - set(self.order)))
        return sort_items(programme, self.order) if self.can_be_ordered else programme

    def _find(self, name: str) -> Exercise:
        return next(row.exercise for row in self.rows if row.name == name)

    def _change(self, key: str, change: Callable[[DraftRow], DraftRow]) -> Draft:
        return self._show(tuple(change(row) if row.key == key else row for row in self.rows))

    def _show(self, rows: Sequence[DraftRow]) -> Draft:
        """Return the draft with these rows; what is newly chosen becomes the last one."""
        chosen = dict.fromkeys(row.name for row in rows if row.chosen)
        return replace(self, rows=tuple(rows), order=keep_order(self.order, chosen))


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
    rows = make_rows(base)
    order = tuple(dict.fromkeys(row.name for row in rows if row.chosen))
    head: dict[str, Any] = {"identifier": authoring.new_identifier()}
    if before is not None:
        head = before.prescription.model_dump(include=set(HEAD))
    draft = Draft(rows, base, beginning, before, head, order=order)
    if base is None:
        return draft
    routines = base.programme.routines
    only = routines[0] if len(routines) == 1 else None
    times_a_day, days = (only.times_a_day, only.days) if only else (None, None)
    return replace(draft, weeks=base.programme.weeks, times_a_day=times_a_day, days=days)


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
    "allowed",
    *LIMITS,
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
