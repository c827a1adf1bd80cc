"""What a prescription contains and changes, and its plan to print. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coach.message import Message
from coach.report.language import can_draw, use_language
from coach.report.output import open_output
from coach.report.plan.file import write_plan
from coach.report.plan.prescription import describe_effect, describe_prescription
from coach.store.files.names import list_new_paths, make_file_name
from coach.store.prescriptions.archive import LoadedPrescription, read_prescription
from coach.store.prescriptions.installed import foresee, install
from coach.translation import load_translations
from coach.window.translation.translate import CURRENT, tr


@dataclass(frozen=True, slots=True)
class PrescriptionView:
    """The content of the page of a prescription."""

    loaded: LoadedPrescription
    path: Path
    rows: tuple[str, ...]
    effect: str
    """What following it changes."""
    known: bool
    """Whether it is followed already."""
    adds: bool = False
    """Whether it adds conditions to the profile."""


def read_view(path: Path, today: dt.date) -> PrescriptionView:
    """Read a prescription, without changing anything.

    Raises:
        CoachError: It is refused, with the reason.
    """
    loaded = read_prescription(path)
    effect = foresee(loaded, today)
    with use_language(CURRENT.translations):
        rows = tuple(describe_prescription(loaded))
        words = " ".join(describe_effect(effect))
    return PrescriptionView(loaded, path, rows, words, effect.known, bool(effect.adds))


def follow(view: PrescriptionView, today: dt.date, *, with_conditions: bool = True) -> str:
    """Follow a prescription, and say so.

    Args:
        view: The prescription.
        today: The local day.
        with_conditions: Whether its conditions are added to the profile.

    Raises:
        CoachError: It cannot be followed; nothing is then changed.
    """
    install(view.loaded, today, with_conditions=with_conditions)
    return tr("You follow it now.")


def print_plan(loaded: LoadedPrescription, folder: Path, name: str) -> str:
    """Write the plan to print into a new file, in the prescription's language, and say where it is.

    In a language that the font of PDF files cannot show, it is a page for the browser.

    Args:
        loaded: The prescription.
        folder: Where the plan is written.
        name: The file is named by it.

    Raises:
        CoachError: It cannot be written.
    """
    code = loaded.prescription.language or CURRENT.code
    translations = load_translations(code)
    ending = "pdf" if can_draw(translations) else "html"
    stem = f"{make_file_name(name, 'patient')}-plan"
    paths = list_new_paths(folder, stem, f".{ending}")
    file = next(path for path in paths if not path.exists())
    with use_language(translations), open_output(file) as part:
        write_plan(loaded, "pdf" if ending == "pdf" else "html", False, part)
    return tr(Message("The plan to print: {file}", file=str(file)))
