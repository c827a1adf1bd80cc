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
from coach.window.speech.controller import SpeechController
from coach.window.theme.provider import ThemeProvider


class SettingsNotifier(QObject):
    """Reports changed settings to all who follow them."""

    changed = Signal(Settings)


@dataclass(frozen=True, slots=True)
class AppContext:
    """The services of the window."""

    backend: Backend
    runs: RunController
    exercises: ExerciseList
    theme: ThemeProvider
    navigator: Navigator
    settings: SettingsNotifier
    speech: SpeechController | None
    """None if nothing is spoken."""
    today: Callable[[], dt.date]
    arms: ArmControl
