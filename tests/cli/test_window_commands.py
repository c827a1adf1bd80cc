"""`live`, `demo` and `replay`: how they open the window, and what they do without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.cli import display
from coach.cli.analyze import headless
from coach.cli.demo import command as demo
from coach.cli.demo.backend import SampleBackend
from coach.cli.demo.samples import find_sample
from coach.errors import DisplayError
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations as places
from coach.store.settings.settings import Settings, save_settings
from coach.window import app
from coach.window.run.state import RunRequest
from tests.cli.helpers import Say

CLOSED_WITH = 3
LIVE = [
    pytest.param(
        [], RunRequest("", "0", "auto", True), id="without words: home, the first camera, recorded"
    ),
    pytest.param(
        [
            "-e",
            "couch-stretch",
            "-s",
            "http://phone/video",
            "--side",
            "left",
            "--no-record",
            "--rotate",
            "270",
        ],
        RunRequest("couch-stretch", "http://phone/video", "left", False, rotation=270),
        id="every word",
    ),
]


@pytest.fixture
def wishes(monkeypatch: pytest.MonkeyPatch) -> list[RunRequest]:
    """The requests to open the window, which closes at once."""
    wished: list[RunRequest] = []

    def open_window(request: RunRequest, **_: Any) -> int:
        wished.append(request)
        return CLOSED_WITH

    monkeypatch.setattr(app, "open_window", open_window)
    return wished


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lunge.mp4").touch()
    monkeypatch.setattr(places, "samples_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise DisplayError("No screen.", "Find one.")

    monkeypatch.setattr(display, "require_display", refuse)


@pytest.mark.parametrize(("words", "run_request"), LIVE)
def test_live_opens_the_window(
    coach: Say, wishes: list[RunRequest], words: list[str], run_request: RunRequest
) -> None:
    assert coach("live", *words).code == CLOSED_WITH
    assert wishes == [run_request]


def test_live_uses_the_camera_of_the_settings(coach: Say, wishes: list[RunRequest]) -> None:
    save_settings(Settings(camera="2"))
    coach("live")
    assert wishes[0].source == "2"


@pytest.mark.usefixtures("no_screen")
def test_live_without_a_screen(coach: Say, wishes: list[RunRequest]) -> None:
    said = coach("live")
    assert (said.code, said.err) == (2, "coach: No screen.\nFind one.\n")
    assert not wishes


def test_live_tells_of_a_misspelt_exercise_before_any_window(
    coach: Say, wishes: list[RunRequest]
) -> None:
    said = coach("live", "-e", "lung")
    assert said.code == 2
    assert "Did you mean lunge?" in said.err
    assert not wishes


def test_demo_opens_the_window_on_the_sample_and_keeps_nothing(
    coach: Say, wishes: list[RunRequest], samples: Path
) -> None:
    assert coach("demo").code == CLOSED_WITH
    assert wishes == [RunRequest("lunge", str(samples / "lunge.mp4"), "auto", record=False)]
    backend = SampleBackend()
    assert list(backend.load_exercises()[0]) == ["lunge"]
    (samples / "lunge.mp4").unlink()
    assert backend.choose_source("lunge", "0") == str(samples / "lunge.mp4"), "no drive is asked"
    assert backend.knows_red_flags()


def test_a_picture_that_cannot_be_turned_so(coach: Say, wishes: list[RunRequest]) -> None:
    said = coach("live", "--rotate", "45")
    assert (said.code, wishes) == (2, [])
    assert "90, 180 or 270" in said.err


@pytest.mark.usefixtures("no_screen")
def test_demo_without_a_screen_prints_the_summary(
    coach: Say, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    class Outcome:
        loaded = load_exercise("lunge")

        def summarise(self) -> dict[str, Any]:
            return {
                "exercise": "lunge",
                "source": "lunge.mp4",
                "duration_s": 1.0,
                "tracked_s": 1.0,
                "view": {"problems": []},
                "repetitions": [],
                "holds": [],
                "faults": [],
                "range_of_motion": None,
                "not_measured": [],
            }

    def analyse(text: str, exercise: str, side: str) -> Outcome:
        seen.append(text)
        return Outcome()

    monkeypatch.setattr(headless, "analyse_source", analyse)
    said = coach("demo")
    assert said.code == 0
    assert seen == [str(samples / "lunge.mp4")]
    assert said.out.startswith("lunge in lunge.mp4")
    assert "No screen." in said.err


def test_demo_without_a_sample(coach: Say, samples: Path) -> None:
    said = coach("demo", "-e", "couch-stretch")
    assert said.code == 2
    assert "lunge" in said.err


def test_default_sample_ships() -> None:
    assert find_sample(demo.DEFAULT_EXERCISE).is_file()


SHOWN = [
    pytest.param([], "", "auto", False, id="by today's rules"),
    pytest.param(
        ["-e", "couch-stretch", "--side", "left", "--beside", "last"],
        "couch-stretch",
        "left",
        True,
        id="every word",
    ),
]


@pytest.mark.parametrize(("words", "exercise", "side", "beside"), SHOWN)
def test_replay_looks_at_a_recording(
    coach: Say,
    make_recording: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    exercise: str,
    side: str,
    beside: bool,
) -> None:
    from coach.window.replay.recording import ReplayRequest

    opened: list[Any] = []

    class Window:
        @staticmethod
        def show_recording(request: ReplayRequest, beside: ReplayRequest | None) -> None:
            opened.append((request, beside))

    def open_window(request: RunRequest, *, opening: Callable[[Any], object]) -> int:
        assert request.exercise == ""
        opening(Window)
        return CLOSED_WITH

    monkeypatch.setattr("coach.window.app.open_window", open_window)
    file = make_recording("couch-stretch") / "session.mcap"
    assert coach("replay", "--window", *words).code == CLOSED_WITH
    [(request, other)] = opened
    assert request == ReplayRequest(file, exercise, side)  # type: ignore[arg-type]
    assert (other == ReplayRequest(file)) is beside


@pytest.mark.parametrize("there", [True, False], ids=["damaged", "vanished"])
@pytest.mark.parametrize("window_only", [True, False])
def test_a_double_clicked_recording_that_is_unreadable_opens_the_window(
    coach: Say,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,
    window_only: bool,
) -> None:
    from coach.window.replay.recording import ReplayRequest

    opened: list[Any] = []

    class Window:
        @staticmethod
        def show_recording(request: ReplayRequest, beside: ReplayRequest | None) -> None:
            opened.append(request)

    def open_window(request: RunRequest, *, opening: Callable[[Any], object]) -> int:
        opening(Window)
        return 0

    monkeypatch.setattr("coach.window.app.open_window", open_window)
    monkeypatch.setattr("coach.cli.display.shows_window_only", lambda: window_only)
    file = tmp_path / "mine.mcap"
    if there:
        file.write_bytes(b"nothing")
    said = coach("replay", str(file))
    assert said.code == 2
    assert "mine.mcap" in said.err
    assert opened == ([ReplayRequest(file)] if window_only else [])
    assert coach("replay", str(file), "--no-window").code == 2
    assert len(opened) == window_only


@pytest.mark.parametrize("terminal", [True, False, None])
@pytest.mark.parametrize("screen", [True, False])
def test_a_window_alone_has_a_screen_and_no_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool | None, screen: bool
) -> None:
    class Input:
        @staticmethod
        def isatty() -> bool | None:
            return terminal

    def require_display() -> None:
        if not screen:
            raise DisplayError("There is no screen.")

    monkeypatch.setattr("sys.stdin", None if terminal is None else Input)
    monkeypatch.setattr(display, "require_display", require_display)
    assert display.shows_window_only() is (screen and not terminal)
