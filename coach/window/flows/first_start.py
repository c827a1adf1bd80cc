"""Connects the page of the first start with settings, camera, voice and programmes."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from coach.capture.frame import Rotation
from coach.store.settings.camera_rotations import find_rotation, set_rotation, turn_further
from coach.store.settings.profiles import bind_profile
from coach.store.settings.settings import Settings
from coach.window.background.task import BackgroundTask
from coach.window.context import AppContext
from coach.window.first_start.page import FirstStartPage
from coach.window.flows.start import StartFlow
from coach.window.navigation import PageName, Route
from coach.window.programme import service
from coach.window.settings.camera_preview import CameraPreview
from coach.window.widgets.page import Page

FIRST_START: Final = Route(("home", "first_start"))
TEXT_SIZES: Final = (1.0, 1.25, 1.5, 2.0)
"""Sizes of texts among which the user chooses with one key."""


class FirstStartFlow(QObject):
    """Shows the page once, and does what the user chooses on it; nothing blocks the window."""

    def __init__(
        self,
        context: AppContext,
        start_flow: StartFlow,
        parent: QObject | None = None,
    ) -> None:
        """Wait for the page to be opened.

        Args:
            context: The services of the window.
            start_flow: Starts the first exercise.
            parent: The owner in Qt.

        """
        super().__init__(parent)
        self._context, self._start_flow = context, start_flow
        self._check, self._notes = BackgroundTask(self), BackgroundTask(self)
        self._turning = BackgroundTask(self)
        self._check.finished.connect(self._on_checked)
        self._turning.finished.connect(lambda turned: self._reopen(*turned))
        self._preview: CameraPreview | None = None
        context.navigator.page_created.connect(self._on_page_created)

    def welcome(self) -> None:
        """Show the page if this is the first start."""
        self._check.run(self._context.backend.is_first_start)

    def close(self) -> None:
        """Wait until every thread has ended."""
        for task in (self._check, self._notes, self._turning):
            task.cancel_and_wait()

    def _on_checked(self, first: bool) -> None:
        if first and self._context.navigator.route == Route():
            self._context.navigator.follow(FIRST_START)

    def _on_page_created(self, name: PageName, page: Page) -> None:
        if not isinstance(page, FirstStartPage):
            return
        context = self._context
        page.language.chosen.connect(lambda code: context.settings.change(language=code))
        page.language.enlarged.connect(self._enlarge_texts)
        context.settings.failed.connect(page.show_error)
        page.language_accepted.connect(partial(self._start_flow.show_red_flags, lambda: None))
        page.conditions_requested.connect(lambda: context.navigator.open("conditions"))
        page.first_exercise_requested.connect(self._start_flow.try_out)
        page.ended.connect(lambda: self._notes.run(context.backend.note_first_start))
        self._connect_sound(page)
        self._connect_camera(page)
        self._connect_programmes(page)

    def _enlarge_texts(self) -> None:
        settings = self._context.settings
        larger = (size for size in TEXT_SIZES if size > settings.current.text_size)
        settings.change(text_size=next(larger, TEXT_SIZES[0]))

    def _connect_sound(self, page: FirstStartPage) -> None:
        speech = self._context.speech
        if speech is None:
            return
        page.sound.played.connect(speech.test)
        page.sound.stopped.connect(speech.stop_reading)
        speech.heard_changed.connect(page.sound.show_state)
        page.sound.show_state(speech.heard)

    def _connect_camera(self, page: FirstStartPage) -> None:
        runs, step = self._context.runs, page.camera
        self._preview = preview = CameraPreview(self._context.backend, page)
        preview.changed.connect(step.show_picture)
        step.opened.connect(lambda: preview.open(runs.state.request.source))
        step.closed.connect(preview.close)
        step.camera.found.connect(runs.note_cameras)
        step.turned.connect(self._turn)
        self._turning.failed.connect(page.show_error)

        def choose(camera: str) -> None:
            """Use this camera, remember it, and show its picture."""
            runs.set_source(camera)
            self._context.settings.change(camera=camera)
            preview.open(camera)

        step.camera_chosen.connect(choose)

    def _connect_programmes(self, page: FirstStartPage) -> None:
        today, profile = self._context.today, self._context.person.profile
        reading, starting = BackgroundTask(page), BackgroundTask(page)
        reading.finished.connect(lambda found: page.wish.show_offers(found.offers))
        starting.finished.connect(lambda _: self._context.exercises.load())
        starting.finished.connect(lambda _: page.try_exercise())
        starting.failed.connect(page.show_error)
        page.programme_requested.connect(
            lambda name: starting.run(bind_profile(profile, partial(service.start, name, today())))
        )
        reading.run(bind_profile(profile, partial(service.read_programme, today())))

    def _turn(self) -> None:
        """Turn the picture by a quarter, from now on."""
        name = self._preview.source_name if self._preview is not None else ""
        if not name:
            return
        backend, camera = self._context.backend, self._context.runs.state.request.source

        def turn(settings: Settings) -> Settings:
            """Return the settings with the next rotation of this camera."""
            before = settings.camera_rotations
            after = set_rotation(before, name, turn_further(find_rotation(before, name)))
            return settings.model_copy(update={"camera_rotations": after})

        def work() -> tuple[str, Rotation]:
            """Remember the next rotation of the camera; return the camera and the rotation."""
            return camera, find_rotation(backend.update_settings(turn).camera_rotations, name)

        self._turning.run(work)

    def _reopen(self, camera: str, rotation: Rotation) -> None:
        if self._preview is not None:
            self._preview.open(camera, rotation)
