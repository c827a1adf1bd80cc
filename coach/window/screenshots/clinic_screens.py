"""The screens of prescriptions and patients, with made-up people."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.body.landmarks import SIDES
from coach.store.clinic.folder import add_prescription, add_results
from coach.store.files import locations
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses
from coach.store.programmes.loader import load_programme
from coach.store.results.archive import pack_results, parse_results
from coach.store.results.document import Results, Session, SideResult
from coach.store.settings.settings import update_settings
from coach.window.screenshots.wait import wait

if TYPE_CHECKING:
    from coach.window.main_window import MainWindow

PATIENTS: Final = (
    ("Ada Adler", "1948", 1, 0),
    ("Ben Brown", "2001", 0, 9),
    ("Zoë Chen", "77", -1, 1),
)
"""Name, number, degrees a week, and days since the last session."""
PROGRAMME: Final = "hip-flexors-4-weeks"
TEST: Final = "hip-flexion-test"


def show_clinic(window: MainWindow, today: dt.date) -> None:
    """Show the list of patients."""
    from coach.window.clinic.page import ClinicPage

    folder = locations.data_folder() / "clinic"
    update_settings(lambda settings: settings.model_copy(update={"clinic_folder": str(folder)}))
    for name, number, gain, quiet in PATIENTS:
        made = _prescribe(name, number, today - dt.timedelta(days=30))
        add_prescription(folder, made)
        _send(folder, made, today - dt.timedelta(days=quiet), gain)
    page = window.navigator.open("clinic")
    assert isinstance(page, ClinicPage)
    wait(page.reading)


def show_prescription(window: MainWindow, today: dt.date) -> None:
    """Show what is in a prescription."""
    from coach.window.prescription.page import PrescriptionPage

    file = locations.make_private(locations.data_folder()) / "ada.coach"
    file.write_bytes(_prescribe("Ada Adler", "1948", today).content)
    page = window.navigator.open("prescription")
    assert isinstance(page, PrescriptionPage)
    page.open(file)
    wait(page.reading)


def show_author(window: MainWindow) -> None:
    """Show the page on which a prescription is made."""
    from coach.window.prescription.author_page import AuthorPage

    page = window.navigator.open("prescribe")
    assert isinstance(page, AuthorPage)
    page.open("")
    wait(page.reading)
    page.toggle()


def _prescribe(name: str, number: str, issued: dt.date) -> LoadedPrescription:
    head = make_head(issued, patient=name, number=number, clinician="Physiotherapy, Sun Street")
    programme = change_doses(load_programme(PROGRAMME), {"bridge": {"sets": 2, "repetitions": 8}})
    return build_prescription(head, programme)


def _send(clinic: Path, made: LoadedPrescription, last: dt.date, gain: int) -> None:
    sessions = []
    for back in range(28, -1, -1):
        day = last - dt.timedelta(days=back)
        weeks = 4 - back / 7
        if back % 7 == 0:
            sides = tuple(
                SideResult(
                    side=side,
                    peak_deg=start + gain * 3.0 * weeks,
                    uncertainty_deg=7.0,
                    spread_deg=2.0,
                )
                for side, start in zip(SIDES, (108.0, 102.0), strict=True)
            )
        else:
            sides = ()
        sessions.append(
            Session(
                name=f"{day}_17-00-00Z",
                exercise=TEST if sides else "couch-stretch",
                started=f"{day}T18:00:00+01:00",
                duration_s=180.0,
                tracked_s=170.0,
                sides=sides,
                pain_after=max(0, round(4 - gain * weeks)),
            )
        )
    results = Results(
        version=1,
        identifier=made.prescription.identifier,
        revision=1,
        packed=f"{last}T20:00:00+01:00",
        coach_version="0.1.0",
        sessions=tuple(sessions),
    )
    file = Path("results")
    add_results(clinic, parse_results(pack_results(results, {}), file), file)
