"""What the pages need from the rest of the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coach.store.settings.settings import Settings
from coach.window.exercises import ExerciseList
from coach.window.navigation import Navigator
from coach.window.run.arm_control import ArmControl
from coach.window.run.backend import Backend
from coach.window.run.controller import RunController
from coach.window.safety.person import PersonStorage
from coach.window.speech.controller import SpeechController
from coach.window.theme.provider import ThemeProvider


class SettingsNotifier(QObject):
    """Holds the settings, and reports changed ones to all who follow them.

    The file is read before the window opens, and again by the page of settings: a drive that never
    answers must not stop the window later.
    """

    changed = Signal(Settings)
    deleted = Signal()
    """Everything of the user was deleted."""

    def __init__(self, current: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = current

    def update(self, settings: Settings) -> None:
        """Use these settings from now on."""
        self.current = settings
        self.changed.emit(settings)


@dataclass(frozen=True, slots=True)
class AppContext:
    """The services of the window."""

    backend: Backend
    runs: RunController
    exercises: ExerciseList
    theme: ThemeProvider
    navigator: Navigator
    settings: SettingsNotifier
    person: PersonStorage
    speech: SpeechController | None
    """None if nothing is spoken."""
    today: Callable[[], dt.date]
    arms: ArmControl
