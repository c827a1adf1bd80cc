"""How each page of the window is created and connected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.window.context import AppContext
from coach.window.navigation import PageName
from coach.window.open_pages import open_author, open_patient, open_replay
from coach.window.widgets.page import Page

FIRST_CAMERA: Final = "0"
"""Opens a camera if the user has chosen none."""


def create_home(context: AppContext, keys: Mapping[PageName, str]) -> Page:
    """Create the page of exercise cards.

    Args:
        context: What the window consists of.
        keys: Page -> key that opens it.
    """
    from coach.window.home.page import HomePage

    page = HomePage(context.theme.current, context.runs, keys, context.today)
    page.page_requested.connect(context.navigator.open)
    page.links.show_clinic(context.settings.current)
    context.settings.changed.connect(page.links.show_clinic)
    context.exercises.changed.connect(page.show_library)
    context.exercises.failed.connect(page.show_error)
    return page


def create_run(context: AppContext) -> Page:
    """Create the page of a run."""
    from coach.window.run.text import ADDRESS, offer_address
    from coach.window.run_page.page import RunPage

    runs = context.runs

    def list_sources() -> Mapping[str, str]:
        """Return the entries of the menu of cameras."""
        return offer_address(runs.list_sources())

    def choose(source: str) -> None:
        """Use a camera, or show the settings, which take an address."""
        if source == ADDRESS:
            context.navigator.open("settings")
        else:
            runs.choose_source(source)

    page = RunPage(context.theme.current, list_sources, find_cameras=runs.find_cameras)
    controls = page.controls
    controls.stop_requested.connect(page.back_requested)
    controls.source_requested.connect(choose)
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
    from coach.window.settings.camera_preview import CameraPreview
    from coach.window.settings.page import SettingsPage

    backend = context.backend
    page = SettingsPage(
        context.theme.current,
        context.settings,
        list_cameras=backend.list_cameras,
    )
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
        """Return the emergency number of the settings, or of the country of the system."""
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

    page = PainPage(context.theme.current)
    context.runs.state_changed.connect(page.arms.show_state)
    context.arms.chosen.connect(page.arms.choose)
    if context.speech is not None:
        page.arms.reading_requested.connect(context.speech.read)
    return page


def create_conditions(context: AppContext) -> Page:
    """Create the page of conditions that may rule out exercises."""
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

    page = RoutinePage(context.theme.current)
    context.runs.state_changed.connect(page.show_state)
    context.arms.chosen.connect(page.leave_by_arm)
    return page


def create_replay(context: AppContext) -> Page:
    """Create the page that shows a recording."""
    from coach.window.replay.page import ReplayPage

    page = ReplayPage(context.theme.current)
    page.others.find_profile = lambda: context.person.profile
    return page


def create_recordings(context: AppContext) -> Page:
    """Create the list of recordings."""
    from coach.window.recordings.page import RecordingsPage
    from coach.window.replay.recording import ReplayRequest

    page = RecordingsPage(context.theme.current, lambda: context.person.profile)
    page.chosen.connect(lambda folder: open_replay(context, ReplayRequest(folder)))
    return page


def create_history(context: AppContext) -> Page:
    """Create the page of results over weeks."""
    from coach.window.history.page import HistoryPage

    return HistoryPage(
        context.theme.current, today=context.today, find_profile=lambda: context.person.profile
    )


def create_programme(context: AppContext) -> Page:
    """Create the page of what is due."""
    from coach.window.programme.page import ProgrammePage

    page = ProgrammePage(
        context.theme.current,
        today=context.today,
        save_results=_save_results,
        find_profile=lambda: context.person.profile,
    )
    page.changed.connect(context.exercises.load)
    return page


def _save_results() -> str:
    """Save the results for the clinic, and say where; what writes them is imported here."""
    from coach.window.recordings.saving import save_results
    from coach.window.widgets.desktop import find_documents

    return save_results(find_documents()).words


def create_profiles(context: AppContext) -> Page:
    """Create the page on which the user chooses a profile."""
    from coach.window.settings.profile_page import ProfilePage

    page = ProfilePage(context.theme.current, lambda: context.person.profile)
    page.chosen.connect(context.person.choose)
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
    """Create the page of the first start; `coach.window.flows.first_start` connects it."""
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
        context.theme.current, context.backend, lambda: context.runs.state.request.source
    )
    page.find_profile = lambda: context.person.profile
    page.changed.connect(context.exercises.load)
    return page


def create_prescription(context: AppContext) -> Page:
    """Create the page that shows what a prescription contains."""
    from coach.window.prescription.page import PrescriptionPage

    page = PrescriptionPage(
        context.theme.current, today=context.today, find_profile=lambda: context.person.profile
    )
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

    page = ClinicPage(context.theme.current, context.settings, today=context.today)
    page.chosen.connect(lambda identifier: open_patient(context, identifier))
    page.prescribe_requested.connect(lambda: open_author(context, ""))
    return page


def create_patient(context: AppContext) -> Page:
    """Create the page of one patient."""
    from coach.window.clinic.patient_page import PatientPage

    page = PatientPage(context.theme.current, today=context.today)
    page.prescribe_requested.connect(lambda identifier: open_author(context, identifier))
    return page
