from __future__ import annotations

from pathlib import Path

import pytest

from coach.capture import landmarker
from coach.errors import ModelError
from coach.store.settings.settings import Settings, find_settings_file, load_settings, save_settings
from tests.cli.helpers import Say


class Opened:
    """A landmarker that accepts what is called a model."""

    made: list[Path | None]
    closed = 0

    def __init__(self, model: Path | None) -> None:
        if model is not None and model.suffix != ".task":
            raise ModelError(f"{model} is not a pose model.")
        Opened.made.append(model)

    def close(self) -> None:
        Opened.closed += 1


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> type[Opened]:
    monkeypatch.setattr(landmarker, "MediaPipeLandmarker", Opened)
    Opened.made, Opened.closed = [], 0
    return Opened


def test_show_tells_of_every_key_and_what_is_as_shipped(coach: Say) -> None:
    save_settings(Settings(norm_hip_flexion_deg=125.0))
    said = coach("settings", "show")
    assert said.code == 0
    assert 'model = ""  (as shipped)\n' in said.out
    assert "norm_hip_flexion_deg = 125.0\n" in said.out
    assert all(
        str(field.description) in said.out
        for key, field in Settings.model_fields.items()
        if key != "schema_version"
    )
    assert said.out.endswith(f"File: {find_settings_file()}\n")


def test_show_without_a_file(coach: Say, data_folder: Path) -> None:
    said = coach("settings", "show")
    assert said.code == 0
    assert "(none yet)" in said.out
    assert list(data_folder.iterdir()) == []


def test_path_prints_nothing_else(coach: Say) -> None:
    said = coach("settings", "path")
    assert (said.code, said.out, said.err) == (0, f"{find_settings_file()}\n", "")


def test_set_keeps_a_value(coach: Say) -> None:
    assert coach("settings", "set", "norm_hip_flexion_deg", "125").code == 0
    said = coach("settings", "set", "norm_hip_flexion_source", "Our clinic, 2026")
    assert (
        said.out
        == f'norm_hip_flexion_source = "Our clinic, 2026"  (kept in {find_settings_file()})\n'
    )
    assert load_settings() == Settings(
        norm_hip_flexion_deg=125.0, norm_hip_flexion_source="Our clinic, 2026"
    )


def test_set_model_opens_it_and_keeps_its_whole_path(
    coach: Say, opened: type[Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert coach("settings", "set", "model", "heavy.task").code == 0
    assert load_settings().model == str(tmp_path / "heavy.task")
    assert (opened.made, opened.closed) == ([tmp_path / "heavy.task"], 1)
    assert coach("settings", "set", "model", "").code == 0
    assert load_settings().model == ""


def test_set_refuses_what_is_no_model(coach: Say, opened: type[Opened], tmp_path: Path) -> None:
    said = coach("settings", "set", "model", str(tmp_path / "lunge.mp4"))
    assert said.code == 2
    assert all(
        word in said.err
        for word in (
            str(find_settings_file()),
            "model = ",
            "lunge.mp4 is not a pose model",
            "shipped one",
        )
    )
    assert not find_settings_file().exists()


def test_set_leaves_a_model_alone_that_has_gone_since(coach: Say, opened: type[Opened]) -> None:
    save_settings(Settings(model="/gone.mp4"))
    assert coach("settings", "set", "norm_hip_flexion_deg", "125").code == 0
    assert opened.made == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["modl", "x"], "Did you mean model?", id="unknown key"),
        pytest.param(["norm_hip_flexion_deg", "wide"], "must be a number", id="no number"),
    ],
)
def test_set_says_what_would_pass(coach: Say, words: list[str], told: str) -> None:
    said = coach("settings", "set", *words)
    assert said.code == 2
    assert told in said.err
    assert not find_settings_file().exists()


@pytest.mark.parametrize(
    "words", [["show"], ["set", "norm_hip_flexion_deg", "125"]], ids=["show", "set"]
)
def test_a_newer_file_is_refused_and_left_untouched(coach: Say, words: list[str]) -> None:
    save_settings(Settings())
    find_settings_file().write_text("schema_version = 2\n", encoding="utf-8")
    said = coach("settings", *words)
    assert said.code == 2
    assert "newer coach" in said.err
    assert find_settings_file().read_text(encoding="utf-8") == "schema_version = 2\n"


SECRETIVE = "rtsp://ann:secret@phone/live?token=secret"


@pytest.mark.parametrize("command", [["show"], ["set", "camera", SECRETIVE]])
def test_the_password_of_a_camera_is_not_shown(coach: Say, command: list[str]) -> None:
    save_settings(Settings(camera=SECRETIVE))
    said = coach("settings", *command)
    assert 'camera = "rtsp://phone/live?token=***"' in said.out
    assert "secret" not in said.out
    assert load_settings().camera == SECRETIVE


@pytest.mark.parametrize(
    "line", [f"camera = '''{SECRETIVE}\\n'''", f"camera = ['{SECRETIVE}']", f"camera = {SECRETIVE}"]
)
def test_the_password_of_a_camera_is_not_shown_in_a_mistake(coach: Say, line: str) -> None:
    path = find_settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line.encode().decode("unicode_escape"))
    said = coach("settings", "show")
    assert said.code == 2
    assert "camera" in said.err
    assert "secret" not in said.err
