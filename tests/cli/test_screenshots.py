from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coach.translation import Translations
from coach.window.screenshots.run_screens import SCREENS
from coach.window.translation.translate import CURRENT
from tests.cli.helpers import Say

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _environment_comes_back(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[None]:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    yield
    CURRENT.choose(Translations())


def test_picture_of_a_screen_and_the_same_again(coach: Say, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        said = coach(
            "screenshots",
            str(tmp_path / folder),
            "--only",
            "home",
            "--size",
            "960x540",
            "--theme",
            "light",
        )
        assert (said.code, said.out.strip()) == (0, str(tmp_path / folder / "home.png"))
    picture = QImage(str(tmp_path / "a" / "home.png"))
    assert (picture.width(), picture.height()) == (960, 540)
    assert (tmp_path / "a" / "home.png").read_bytes() == (tmp_path / "b" / "home.png").read_bytes()


def test_each_screen_is_named_once() -> None:
    assert len(SCREENS) == len(set(SCREENS))


def test_qt_does_not_note_what_it_cannot_do_without_a_screen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "coach", "screenshots", str(tmp_path), "--only", "home"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == str(tmp_path / "home.png")
    assert "propagateSizeHints" not in done.stderr


REFUSED = [
    (["--size", "large"], "For example: --size 1280x720"),
    (["--only", "attic"], f"There are: {', '.join(SCREENS)}."),
]


@pytest.mark.parametrize(("words", "hint"), REFUSED)
def test_refused_with_what_would_pass(
    coach: Say, tmp_path: Path, words: list[str], hint: str
) -> None:
    said = coach("screenshots", str(tmp_path), *words)
    assert said.code == 2
    assert hint in said.err


def test_screens_are_in_the_language_of_the_call(coach: Say, tmp_path: Path) -> None:
    for code, chosen in (("none", ()), ("en", ("--language", "en")), ("de", ("--language", "de"))):
        folder = str(tmp_path / code)
        assert coach(*chosen, "screenshots", folder, "--only", "help").code == 0
    none, english, german = (
        (tmp_path / code / "help.png").read_bytes() for code in ("none", "en", "de")
    )
    assert none == english != german
