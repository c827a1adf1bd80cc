"""What is entered in the fields beside the list of exercises, as a part of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from coach.errors import CoachError
from coach.window.prescription.author_form import AuthorForm
from coach.window.prescription.draft import Draft
from coach.window.prescription.draft_row import DraftRow

Entered = tuple[object, ...]
"""All that was entered, to compare."""
Choices = tuple[tuple[DraftRow, ...], tuple[str, ...]]
"""The exercises with their doses, and their order, to compare."""


class WrongEntryError(CoachError):
    """A field is wrong; the message says how."""

    def __init__(self, key: str, error: CoachError) -> None:
        super().__init__(error.message, error.hint)
        self.key = key
        """Of the field."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft that a new page goes on with."""

    identifier: str
    """Of the patient; empty for a new one."""
    draft: Draft | None
    """None if it was still being read."""
    begun: Choices
    """The exercises as they were begun or saved."""
    kept: Entered | None
    """What was entered when it was begun or saved."""
    row: int
    """Number of the selected exercise."""


def read_form(draft: Draft, form: AuthorForm) -> Draft:
    """Return the draft with what was entered about the patient."""
    entered = replace(draft, head={**draft.head, **form.read_head()})
    return entered.change_precautions("", form.precautions.toPlainText())


def read_all(draft: Draft, form: AuthorForm) -> Entered:
    """Return all that was entered, to compare."""
    entered = read_form(draft, form)
    return entered.rows, entered.order, entered.head, form.read_schedule(), form.read_unfinished()


def change_dose(draft: Draft, row: DraftRow, key: str, value: str) -> Draft:
    """Return the draft with a field of an exercise; the same one if nothing was changed.

    What is only looked at so keeps its source.

    Raises:
        WrongEntryError: The field is wrong.
    """
    if key == "allowed":
        return draft.allow(row.name, allowed=bool(value))
    norm = key == "norm_deg"
    before = draft.find_norm(row.name) if norm else _describe(getattr(row.item, key))
    if key == "sides":
        before = row.sides
    if value == before:
        return draft
    try:
        if norm:
            return draft.change_norm(row.name, value)
        return draft.change_dose(row.key, key, value)
    except CoachError as error:
        raise WrongEntryError(key, error) from error


def change_schedule(draft: Draft, schedule: Mapping[str, str]) -> Draft:
    """Return the draft with fields of its programme.

    Raises:
        WrongEntryError: A field is wrong.
    """
    for key, text in schedule.items():
        try:
            draft = draft.change_schedule(key, text)
        except CoachError as error:
            raise WrongEntryError(key, error) from error
    return draft


def finish(draft: Draft, row: DraftRow | None, form: AuthorForm) -> Draft:
    """Return the draft with all that was entered, also what is still being typed.

    Args:
        draft: The draft.
        row: The selected exercise.
        form: The fields.

    Raises:
        WrongEntryError: A field is wrong.
    """
    if row is not None:
        for key, text in form.read_unfinished().items():
            draft = change_dose(draft, row, key, text)
    return change_schedule(read_form(draft, form), form.read_schedule())


def finish_readable(draft: Draft, row: DraftRow | None, form: AuthorForm) -> Draft:
    """Do as `finish`, but leave out fields that are wrong."""
    if row is not None:
        for key, text in form.read_unfinished().items():
            with suppress(WrongEntryError):
                draft = change_dose(draft, row, key, text)
    draft = read_form(draft, form)
    for key, text in form.read_schedule().items():
        with suppress(WrongEntryError):
            draft = change_schedule(draft, {key: text})
    return draft


def _describe(value: object) -> str:
    """Return the text of a field of a dose."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, int | float) else str(value)
