"""Every English text that the window shows or says, gathered from the program. Exercise files are translated in the files."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import coach
from coach.body.angles import PAIRED, SINGLE
from coach.body.sides import WORDS
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.range_test import RangeOfMotion
from coach.exercise.definition.texts import NOT_FOR_PEOPLE
from coach.store.exercises.loader import list_exercises, load_exercise

from .literals import list_given, list_sentences, walk

PACKAGE: Final = Path(coach.__file__).parent
SPEAKING: Final = (
    "body.view",
    "exercise.tracking.cues",
    "exercise.tracking.trainer",
    "exercise.tracking.conditions",
    "exercise.tracking.range_trials",
    "exercise.tracking.range_measure",
    "capture.camera_errors",
    "capture.camera",
    "capture.frame_rate_monitor",
    "window.run.run",
    "window.run.state",
    "window.programme.service",
    "window.replay.recording",
)
"""Modules whose sentences are shown as they are. Errors of files are not among them: they stay English, word for word as in a terminal."""
CONSTANTS: Final = (
    ("window.translation.common_texts", ""),
    ("window.speech.announcements", "TEXTS"),
    ("window.safety.pain_text", "list_texts"),
    ("window.safety.red_flags", "list_texts"),
    ("window.settings.fields", "list_texts"),
    ("window.home.cards", "GROUPS"),
    ("window.run_page.setup_text", "TICKS"),
    ("window.run_page.setup_text", "FROM_THE_FRONT"),
    ("window.history.calendar_view", "WEEKDAYS"),
    ("window.history.page", "TEXTS"),
    ("window.home.page_links", "LINKS"),
    ("window.recordings.rows", "TEXTS"),
    ("window.replay.compare", "TEXTS"),
)
"""(module, name of a constant or of a function that lists texts); all texts of the module without a name."""
WORDS_OF_PLACES: Final = (
    " and ",
    "other leg",
    "head",
    "shoulders",
    "hips",
    "knees",
    "feet",
    *WORDS,
)
"""What stands in the places %parts, %leg and %side of other texts."""
LETTERS: Final = re.compile(r"[^\W\d_]{2}|^[LR]$")


def gather() -> tuple[str, ...]:
    """Every text once, sorted."""
    texts = {
        *_list_window(),
        *_list_said(),
        *_list_constants(),
        *_list_angles(),
        *_list_of_exercises(),
        *WORDS_OF_PLACES,
    }
    return tuple(
        sorted(text for text in texts if LETTERS.search(re.sub(r"%[a-z]+|\{\w+\}", "", text)))
    )


def _list_window() -> Iterator[str]:
    for path in sorted((PACKAGE / "window").rglob("*.py")):
        module = ".".join(("coach", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        yield from list_given(path, importlib.import_module(module))


def _list_said() -> Iterator[str]:
    """Sentences of lower layers, and their first halves, which stand alone where there is little room."""
    for name in SPEAKING:
        for text in list_sentences(
            PACKAGE / f"{name.replace('.', '/')}.py", importlib.import_module(f"coach.{name}")
        ):
            yield text
            if name.startswith(("body", "exercise")) and ":" in text:
                yield text.partition(":")[0]


def _list_constants() -> Iterator[str]:
    for name, member in CONSTANTS:
        module = importlib.import_module(f"coach.{name}")
        if not member:
            yield from walk({key: value for key, value in vars(module).items() if key.isupper()})
            continue
        found = module
        for part in member.split("."):
            found = getattr(found, part)
        yield from (
            text
            for text in walk(found() if callable(found) else found)
            if " " in text or not text.islower()
        )


def _list_angles() -> Iterator[str]:
    """``Left knee`` and so on as they are shown, and ``Knee flexion, %side`` as they are told of."""
    from coach.window.translation.format import name_angle

    for base in PAIRED:
        yield from (name_angle(f"{base}_{word}") for word in WORDS)
        yield f"{base.replace('_', ' ').capitalize()}, %side"
    for base in SINGLE:
        yield name_angle(base)
        yield base.replace("_", " ").capitalize()


def _list_of_exercises() -> Iterator[str]:
    """What an exercise says where its file does not, and its phases."""
    from coach.window.run_page.text import PHASES

    for model in (Exercise, RangeOfMotion):
        yield from (
            field.default
            for name, field in model.model_fields.items()
            if name not in NOT_FOR_PEOPLE and isinstance(field.default, str)
        )
    exercises = [load_exercise(name).exercise for name in list_exercises()]
    phases = {phase.name for exercise in exercises for phase in exercise.phases} | {"hold", "pause"}
    yield from (PHASES.get(name, name.replace("_", " ")).capitalize() for name in phases)
