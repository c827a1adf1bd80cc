"""What the pages need from the rest of the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from coach.window.exercises import ExerciseList
from coach.window.navigation import Navigator
from coach.window.run.arm_control import ArmControl
from coach.window.run.backend import Backend
from coach.window.run.controller import RunController
from coach.window.safety.person import PersonStorage
from coach.window.settings.storage import SettingsStorage
from coach.window.speech.controller import SpeechController
from coach.window.theme.provider import ThemeProvider


@dataclass(frozen=True, slots=True)
class AppContext:
    """The services of the window."""

    backend: Backend
    runs: RunController
    exercises: ExerciseList
    theme: ThemeProvider
    navigator: Navigator
    settings: SettingsStorage
    person: PersonStorage
    speech: SpeechController | None
    """None if nothing is spoken."""
    today: Callable[[], dt.date]
    arms: ArmControl

    def close(self) -> None:
        """Wait for the background threads, and store what may not be stored yet."""
        self.person.close()
        self.settings.close()
        self.exercises.close()
