"""The pages of the window: their names, their keys, and how each is created.

To add a page, add a line to `PAGES`, a name to `PageName`, and, for a button on the home page, a
line to `LINKS` in `home/page_links.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.window.context import AppContext
from coach.window.navigation import PageName
from coach.window.widgets.page import Page

if TYPE_CHECKING:
    from coach.window.replay.recording import ReplayRequest


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How to create and to reach a page."""

    name: PageName
    create: Callable[[AppContext], Page]
    keys: tuple[str, ...] = ()
    """Keys that open it from the home page."""
    keys_work_everywhere: bool = False
    """True if the keys also work on all other pages."""


def create_home(context: AppContext) -> Page:
    """Create the page of exercise cards."""
    from coach.window.home.page import HomePage

    page = HomePage(context.theme.current, context.runs, list_keys(), context.today)
    page.page_requested.connect(context.navigator.open)
    page.links.show_clinic(context.settings.current)
    context.settings.changed.connect(page.links.show_clinic)
    context.exercises.changed.connect(page.show_library)
    context.exercises.failed.connect(page.show_error)
    return page


def create_run(context: AppContext) -> Page:
    """Create the page of a run."""
    from coach.window.run_page.page import RunPage

    runs = context.runs
    page = RunPage(context.theme.current, runs.list_sources, find_cameras=runs.find_cameras)
    controls = page.controls
    controls.pause_requested.connect(runs.toggle_pause)
    controls.stop_requested.connect(page.back_requested)
    controls.source_requested.connect(runs.choose_source)
    controls.source.found.connect(runs.note_cameras)
    if context.speech is not None:
        controls.mute_requested.connect(context.speech.toggle_mute)
        context.speech.heard_changed.connect(controls.show_heard)
        controls.show_heard(context.speech.heard)
        context.speech.heard_changed.connect(page.screen_reader.show_heard)
        page.screen_reader.show_heard(context.speech.heard)
    return page


def create_settings(context: AppContext) -> Page:
    """Create the page of all settings, with a preview of the camera."""
    from coach.store.settings.settings import save_settings
    from coach.window.settings.camera_preview import CameraPreview
    from coach.window.settings.page import SettingsPage

    backend = context.backend
    page = SettingsPage(
        context.theme.current,
        backend.load_settings,
        save_settings,
        settings=context.settings.current,
        list_cameras=backend.list_cameras,
        delete_everything=backend.delete_everything,
    )
    page.saved.connect(context.settings.update)
    page.deleted.connect(context.settings.deleted)
    page.conditions_requested.connect(lambda: context.navigator.open("conditions"))
    preview = CameraPreview(backend, page)
    preview.changed.connect(page.show_preview)
    page.preview_requested.connect(preview.open)
    page.preview_requested.connect(lambda camera: context.runs.set_source(camera or FIRST_CAMERA))
    context.navigator.page_changed.connect(preview.close)
    return page


def create_red_flags(context: AppContext) -> Page:
    """Create the page that says when to see a professional."""
    from PySide6.QtCore import QLocale

    from coach.window.safety.emergency import find_emergency_number
    from coach.window.safety.red_flags_page import RedFlagsPage

    def find_number() -> str:
        country = QLocale.territoryToCode(QLocale.system().territory())
        return find_emergency_number(country, context.settings.current.emergency_number)

    page = RedFlagsPage(context.theme.current, find_number)
    page.learning_requested.connect(lambda: context.navigator.open("learning"))
    page.help_requested.connect(lambda: context.navigator.open("help"))
    if context.speech is not None:
        page.reading_requested.connect(context.speech.read)
    return page


def create_pain(context: AppContext) -> Page:
    """Create the page that asks for pain."""
    from coach.window.safety.pain_page import PainPage

    return PainPage(context.theme.current)


def create_conditions(context: AppContext) -> Page:
    """Create the page of conditions with which exercises may not fit."""
    from coach.window.safety.conditions_page import ConditionsPage

    return ConditionsPage(context.theme.current, context.person)


def create_introduction(context: AppContext) -> Page:
    """Create the page that introduces an exercise, with cautions and steps."""
    from coach.window.introduction.page import IntroductionPage

    page = IntroductionPage(context.theme.current)
    page.follows_arms = context.arms.enabled
    context.runs.state_changed.connect(page.show_state)
    context.arms.begin_requested.connect(page.begin_by_itself)
    context.arms.end_requested.connect(page.leave_by_itself)
    context.arms.confirmation_requested.connect(page.confirm_leaving)
    if context.speech is not None:
        page.reading_requested.connect(context.speech.read)
        page.reading_stopped.connect(context.speech.stop_reading)
    return page


def create_routine(context: AppContext) -> Page:
    """Create the summary of a routine."""
    from coach.window.routine.page import RoutinePage

    return RoutinePage(context.theme.current)


def create_replay(context: AppContext) -> Page:
    """Create the page that shows a recording."""
    from coach.window.replay.page import ReplayPage

    return ReplayPage(context.theme.current)


def create_recordings(context: AppContext) -> Page:
    """Create the list of recordings."""
    from coach.window.recordings.page import RecordingsPage
    from coach.window.replay.recording import ReplayRequest

    page = RecordingsPage(context.theme.current)
    page.chosen.connect(lambda folder: open_replay(context, ReplayRequest(folder)))
    return page


def create_history(context: AppContext) -> Page:
    """Create the page of results over weeks."""
    from coach.window.history.page import HistoryPage

    return HistoryPage(context.theme.current, today=context.today)


def create_programme(context: AppContext) -> Page:
    """Create the page of what is due."""
    from coach.window.programme.page import ProgrammePage

    page = ProgrammePage(context.theme.current, today=context.today)
    page.changed.connect(context.exercises.load)
    return page


def create_profiles(context: AppContext) -> Page:
    """Create the page on which the user chooses a profile."""
    from coach.window.settings.profile_page import ProfilePage

    page = ProfilePage(context.theme.current)
    page.chosen.connect(context.person.load)
    page.chosen.connect(context.exercises.load)
    page.chosen.connect(page.back_requested)
    return page


def create_help(context: AppContext) -> Page:
    """Create the page of keys, of the check of this computer, and of the log."""
    from coach.store.run_log import read_logs
    from coach.window.help.page import HelpPage
    from coach.window.translation.translate import CURRENT

    page = HelpPage(context.theme.current, read_logs, CURRENT.code)
    page.settings_requested.connect(lambda: context.navigator.open("settings"))
    page.first_start_requested.connect(lambda: context.navigator.open("first_start"))
    return page


def create_learning(context: AppContext) -> Page:
    """Create the page about the muscles, what is proven, and habits that help."""
    from coach.window.learning.page import LearningPage

    page = LearningPage(context.theme.current)
    if context.speech is not None:
        page.reading_requested.connect(context.speech.read)
        page.reading_ended.connect(context.speech.stop_reading)
    return page


def create_first_start(context: AppContext) -> Page:
    """Create the page of the first start; `coach.window.first_start_flow` connects it."""
    from coach.window.first_start.page import FirstStartPage

    return FirstStartPage(
        context.theme.current,
        context.runs.list_sources,
        find_cameras=context.runs.find_cameras,
    )


def create_own_exercises(context: AppContext) -> Page:
    """Create the page of the user's own exercises."""
    from coach.window.own_exercises.page import OwnExercisesPage

    page = OwnExercisesPage(
        context.theme.current, context.backend, lambda: context.settings.current.camera
    )
    page.changed.connect(context.exercises.load)
    return page


def create_prescription(context: AppContext) -> Page:
    """Create the page that shows what a prescription contains."""
    from coach.window.prescription.page import PrescriptionPage

    page = PrescriptionPage(context.theme.current, today=context.today)
    page.followed.connect(context.person.load)
    page.followed.connect(context.exercises.load)
    page.followed.connect(lambda: context.navigator.open("programme"))
    return page


def create_prescribe(context: AppContext) -> Page:
    """Create the page on which a prescription is made."""
    from coach.window.prescription.author_page import AuthorPage

    return AuthorPage(context.theme.current, today=context.today)


def create_clinic(context: AppContext) -> Page:
    """Create the list of patients."""
    from coach.window.clinic.page import ClinicPage

    page = ClinicPage(context.theme.current, today=context.today)
    page.chosen.connect(lambda identifier: open_patient(context, identifier))
    page.prescribe_requested.connect(lambda: open_author(context, ""))
    page.settings_changed.connect(context.settings.changed)
    return page


def create_patient(context: AppContext) -> Page:
    """Create the page of one patient."""
    from coach.window.clinic.patient_page import PatientPage

    page = PatientPage(context.theme.current, today=context.today)
    page.prescribe_requested.connect(lambda identifier: open_author(context, identifier))
    return page


def open_patient(context: AppContext, identifier: str) -> None:
    """Show everything of a patient."""
    from coach.window.clinic.patient_page import PatientPage

    page = context.navigator.open("patient")
    assert isinstance(page, PatientPage)
    page.open(identifier)


def open_author(context: AppContext, identifier: str) -> None:
    """Begin a prescription, for a new patient if there is no identifier."""
    from coach.window.prescription.author_page import AuthorPage

    page = context.navigator.open("prescribe")
    assert isinstance(page, AuthorPage)
    page.open(identifier)


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
    """Show a recording, with another one beside it if that is given."""
    from coach.window.replay.page import ReplayPage

    page = context.navigator.open("replay")
    assert isinstance(page, ReplayPage)
    page.open(request, beside)


PRESCRIPTION_ENDING: Final = ".coach"
FIRST_CAMERA: Final = "0"
"""Opens a camera if the user has chosen none."""
PAGES: Final = (
    PageSpec("home", create_home),
    PageSpec("run", create_run),
    PageSpec("settings", create_settings, ("S",), keys_work_everywhere=True),
    PageSpec("red_flags", create_red_flags, ("F1", "?"), keys_work_everywhere=True),
    PageSpec("pain", create_pain),
    PageSpec("introduction", create_introduction),
    PageSpec("routine", create_routine),
    PageSpec("conditions", create_conditions, ("F3",), keys_work_everywhere=True),
    PageSpec("programme", create_programme, ("P",)),
    PageSpec("history", create_history, ("Y",)),
    PageSpec("recordings", create_recordings, ("R",)),
    PageSpec("replay", create_replay),
    PageSpec("own_exercises", create_own_exercises, ("E",)),
    PageSpec("profiles", create_profiles, ("U",)),
    PageSpec("prescription", create_prescription),
    PageSpec("prescribe", create_prescribe),
    PageSpec("clinic", create_clinic, ("K",)),
    PageSpec("patient", create_patient),
    PageSpec("learning", create_learning, ("G",), keys_work_everywhere=True),
    PageSpec("first_start", create_first_start),
    PageSpec("help", create_help, ("F2",), keys_work_everywhere=True),
)


def list_keys() -> dict[PageName, str]:
    """Return page -> first key that opens it."""
    return {spec.name: spec.keys[0] for spec in PAGES if spec.keys}


def create_page(name: PageName, context: AppContext) -> Page:
    """Create the page of a name."""
    return next(spec for spec in PAGES if spec.name == name).create(context)


def find_page(key: str, shown: PageName) -> PageName | None:
    """Return the page that a key opens while another one is shown; None if it opens none."""
    for spec in PAGES:
        if key in spec.keys and (spec.keys_work_everywhere or shown == "home"):
            return spec.name
    return None
