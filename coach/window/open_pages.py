"""Open pages with something to show: a patient, a prescription, a recording, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.window.context import AppContext

if TYPE_CHECKING:
    from coach.window.replay.recording import ReplayRequest

PRESCRIPTION_ENDING: Final = ".coach"


def open_patient(context: AppContext, identifier: str) -> None:
    """Show everything of a patient."""
    from coach.window.clinic.patient_page import PatientPage

    page = context.navigator.open("patient")
    assert isinstance(page, PatientPage)
    page.open(identifier)


def open_author(context: AppContext, identifier: str) -> None:
    """Begin a prescription, for a new patient if there is no identifier.

    One that was left without being saved is shown first.
    """
    from coach.window.prescription.author_page import AuthorPage

    page = context.navigator.open("prescribe")
    assert isinstance(page, AuthorPage)
    if page.may_leave():
        page.open(identifier)


def suggest_programme(context: AppContext, name: str) -> None:
    """Show the programme that fits what the user has said."""
    from coach.window.programme.page import ProgrammePage

    page = context.navigator.find("programme")
    assert isinstance(page, ProgrammePage)
    page.suggest(name)
    context.navigator.open("programme")


def open_files(context: AppContext, files: Sequence[Path]) -> None:
    """Show a prescription or a recording, add packed recordings, or keep results of patients."""
    from coach.window.clinic.page import ClinicPage
    from coach.window.prescription.page import PrescriptionPage
    from coach.window.recordings.page import RecordingsPage
    from coach.window.replay.recording import ReplayRequest

    zips = [file for file in files if file.suffix == ".zip"]
    opened = [file for file in files if file.suffix == ".mcap"]
    if zips:
        recordings = context.navigator.open("recordings")
        assert isinstance(recordings, RecordingsPage)
        recordings.take_files(zips)
    elif opened:
        open_replay(context, ReplayRequest(opened[0]))
    elif len(files) == 1 and files[0].suffix == PRESCRIPTION_ENDING:
        page = context.navigator.open("prescription")
        assert isinstance(page, PrescriptionPage)
        page.open(files[0])
    elif files:
        clinic = context.navigator.open("clinic")
        assert isinstance(clinic, ClinicPage)
        clinic.receive(files)


def open_replay(
    context: AppContext, request: ReplayRequest, beside: ReplayRequest | None = None
) -> None:
    """Show a recording to who exercises, with another one beside it if that is given."""
    from coach.window.replay.page import ReplayPage

    page, profile = context.navigator.open("replay"), context.person.profile
    assert isinstance(page, ReplayPage)
    page.open(replace(request, profile=profile), beside and replace(beside, profile=profile))
