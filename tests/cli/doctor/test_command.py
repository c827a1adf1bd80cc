from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.capture import landmarker, pose_model
from coach.capture.pose_model import (
    FILE_NAME,
    LARGER_FILE_NAME,
    LARGER_SHA256,
    SHIPPED_SHA256,
)
from coach.cli.doctor import checks, speed, voice
from coach.cli.doctor import command as doctor
from coach.cli.doctor.checks import CheckResult
from coach.cli.system_libraries import Library
from coach.errors import ModelError, SourceError
from coach.store.settings.settings import Settings, save_settings
from tests.cli.helpers import Say

CHECK_MODEL = checks.check_model
LIBRARY = Library("libnone.so.1", "libnone1", "pose")


def give(*findings: CheckResult) -> Callable[[], Iterator[CheckResult]]:
    return lambda: iter(findings)


@pytest.fixture
def healthy(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A computer without problems; the test adds one."""
    for name in [name for name in vars(checks) if name.startswith("check_")]:
        monkeypatch.setattr(checks, name, give(CheckResult(name, "good", "fine")))
    monkeypatch.setattr(speed, "check_speed", give(CheckResult("check_speed", "good", "fine")))
    monkeypatch.setattr("coach.cli.system_libraries.find_missing", lambda purposes: [])
    return monkeypatch


def test_all_well(coach: Say, healthy: pytest.MonkeyPatch) -> None:
    said = coach("doctor")
    assert said.code == 0
    assert all(line.startswith("ok") for line in said.out.splitlines())


def test_every_check_is_made(coach: Say, healthy: pytest.MonkeyPatch) -> None:
    out = coach("doctor").out
    names = [name for name in vars(checks) if name.startswith("check_")]
    assert len(names) >= 8
    assert [name for name in names if name not in out] == []


def test_warning_says_what_to_do_and_ends_well(coach: Say, healthy: pytest.MonkeyPatch) -> None:
    healthy.setattr(
        checks, "check_cameras", give(CheckResult("Cameras", "warning", "none", "Plug one in."))
    )
    said = coach("doctor")
    assert said.code == 0
    assert "look  Cameras: none\n      Plug one in.\n" in said.out


def test_what_coach_cannot_work_without_ends_with_2(
    coach: Say, healthy: pytest.MonkeyPatch
) -> None:
    def fail() -> Iterator[CheckResult]:
        raise ModelError("The model was altered.", "Install coach again.")
        yield

    healthy.setattr(checks, "check_model", fail)
    said = coach("doctor")
    assert said.code == 2
    assert "BAD   Pose model: The model was altered.\n      Install coach again.\n" in said.out


def test_nothing_is_loaded_that_cannot_be(healthy: pytest.MonkeyPatch) -> None:
    healthy.setattr("coach.cli.system_libraries.find_missing", lambda purposes: [LIBRARY])
    healthy.setattr(checks, "check_model", lambda: pytest.fail("tried all the same"))
    assert [finding.grade for finding in doctor.examine()][-1] == "bad"


def test_missing_library_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks, "find_missing", lambda purposes: [LIBRARY] if "pose" in purposes else []
    )
    [finding] = checks.check_libraries()
    assert finding.grade == "bad"
    assert "libnone" in finding.hint


VERSIONS = [
    pytest.param({}, [], id="as locked"),
    pytest.param({"mediapipe": "0.10.35"}, ["bad"], id="a mediapipe that contacts a server"),
    pytest.param({"opencv-python": "4.12"}, ["warning"], id="a second OpenCV"),
    pytest.param({"mcap": None}, ["bad"], id="a package missing"),
]


@pytest.mark.parametrize(("changed", "grades"), VERSIONS)
def test_packages(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str | None], grades: list[str]
) -> None:
    versions = {**dict.fromkeys(checks.PACKAGES, "1"), "mediapipe": checks.MEDIAPIPE, **changed}
    monkeypatch.setattr(checks, "_find_version", versions.get)
    assert [
        finding.grade for finding in checks.check_packages() if finding.grade != "good"
    ] == grades


def test_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    def refuse(**_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(checks, "TemporaryFile", refuse)
    findings = list(checks.check_folders())
    assert {finding.grade for finding in findings} == {"bad"}
    assert str(data_folder) in findings[0].text


def test_folders_are_not_made(data_folder: Path) -> None:
    assert {finding.grade for finding in checks.check_folders()} == {"good"}
    assert not list(data_folder.iterdir())


SPEEDS = [
    pytest.param([14.9], "warning", "15 pictures a second; 15 are needed", "", id="slow"),
    pytest.param([15.0], "good", "15 pictures a second", "", id="quick enough"),
    pytest.param(
        [9.0, 22.0],
        "warning",
        "9 pictures a second with your own model, 22 with the shipped one",
        "settings set model",
        id="own slow",
    ),
    pytest.param(
        [9.0, 12.0],
        "warning",
        "9 pictures a second with your own model, 12 with the shipped one",
        "",
        id="both slow",
    ),
    pytest.param(
        [30.0, 22.0],
        "good",
        "30 pictures a second with your own model, 22 with the shipped one",
        "",
        id="own quick",
    ),
]


@pytest.mark.parametrize(("speeds", "grade", "text", "hint"), SPEEDS)
def test_speed(
    monkeypatch: pytest.MonkeyPatch, speeds: list[float], grade: str, text: str, hint: str
) -> None:
    monkeypatch.setattr(speed, "find_sample", lambda exercise: Path("sample.mp4"))
    monkeypatch.setattr(speed, "_measure_speeds", lambda video: speeds)
    [finding] = speed.check_speed()
    assert finding.grade == grade
    assert text in finding.text
    assert hint in finding.hint
    assert bool(hint) == ("shipped model" in finding.hint)


class Quick:
    """A landmarker whose checksum is its model's name."""

    def __init__(self, model: Path | None = None) -> None:
        self.model_sha256 = model.stem if model else SHIPPED_SHA256
        self.seen = 0

    def detect(self, frame: object) -> None:
        self.seen += 1

    def close(self) -> None:
        assert self.seen in (0, speed.SPEED_FRAMES)


MODELS = [
    pytest.param("", f"as shipped (SHA-256 {SHIPPED_SHA256[:12]}...)", 1, id="shipped"),
    pytest.param("/heavy.task", "your own, /heavy.task (SHA-256 heavy)", 2, id="own"),
    pytest.param(
        f"/{SHIPPED_SHA256}.task",
        f"as shipped (SHA-256 {SHIPPED_SHA256[:12]}...)",
        1,
        id="a copy of the shipped one",
    ),
]


@pytest.mark.parametrize(("model", "text", "speeds"), MODELS)
def test_the_model_that_is_used_and_its_speed(
    monkeypatch: pytest.MonkeyPatch, model: str, text: str, speeds: int
) -> None:
    monkeypatch.setattr(landmarker, "MediaPipeLandmarker", Quick)
    save_settings(Settings(model=model))
    [finding] = checks.check_model()
    assert finding.text.replace(str(Path("/heavy.task").absolute()), "/heavy.task") == text
    assert len(speed._measure_speeds(speed.find_sample("lunge"))) == speeds


def test_a_missing_own_model_is_a_finding(coach: Say, healthy: pytest.MonkeyPatch) -> None:
    healthy.setattr(checks, "check_model", CHECK_MODEL)
    file = save_settings(Settings(model="/no/heavy.task"))
    said = coach("doctor")
    assert said.code == 2
    assert f'BAD   Pose model: {file}: model = "/no/heavy.task": ' in said.out
    assert 'coach settings set model ""' in said.out


def test_the_larger_model_is_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    [finding] = checks.check_larger_model()
    assert (finding.grade, finding.text) == (
        "good", f"as shipped (SHA-256 {LARGER_SHA256[:12]}...)"
    )  # fmt: skip
    monkeypatch.setattr(
        pose_model, "find_shipped_model", lambda file_name=FILE_NAME: tmp_path / file_name
    )
    [finding] = checks.check_larger_model()
    assert finding.grade == "warning"
    assert LARGER_FILE_NAME in finding.text
    assert f"assets/{LARGER_FILE_NAME}" in finding.hint


def test_missing_sample_is_a_finding(coach: Say, healthy: pytest.MonkeyPatch) -> None:
    def fail() -> Iterator[CheckResult]:
        raise SourceError("There is no sample.")
        yield

    healthy.setattr(speed, "check_speed", fail)
    assert "BAD   Speed: There is no sample." in coach("doctor").out


VOICES = [
    pytest.param(
        {"engine": "speechd", "languages": ["de", "en"], "device": "Speaker"},
        "good",
        "spoken by speechd in de, en",
        id="speaks",
    ),
    pytest.param(
        {"engine": "speechd", "languages": ["fr"], "device": "Speaker"},
        "warning",
        "speechd has no voice for de",
        id="not in German",
    ),
    pytest.param(
        {"engine": "", "languages": [], "device": "Speaker"},
        "warning",
        "beeped on Speaker",
        id="only beeps",
    ),
    pytest.param(
        {"engine": "", "languages": [], "device": ""}, "warning", "not heard", id="silent"
    ),
    pytest.param(None, "warning", "no voice was found", id="Qt ended the process"),
]


@pytest.mark.parametrize(("found", "grade", "words"), VOICES)
def test_voice(
    monkeypatch: pytest.MonkeyPatch, found: dict[str, object] | None, grade: str, words: str
) -> None:
    save_settings(Settings(language="de"))
    monkeypatch.setattr(checks, "ask_qt", lambda program: found)
    [finding] = checks.check_voice()
    assert finding.grade == grade
    assert words in finding.text
    assert bool(finding.hint) == (grade != "good")


@pytest.mark.parametrize(
    ("engine", "installed", "platform", "advice"),
    [
        pytest.param("", False, "linux", "sudo apt-get install", id="nothing installed"),
        pytest.param("", True, "linux", "spd-say hello", id="installed, but silent"),
        pytest.param("speechd", True, "linux", "sudo apt-get install", id="another language"),
        pytest.param("", False, "darwin", "settings of the system", id="not Linux"),
    ],
)
def test_what_is_installed_is_not_advised(
    monkeypatch: pytest.MonkeyPatch, engine: str, installed: bool, platform: str, advice: str
) -> None:
    save_settings(Settings(language="de"))
    found = {"engine": engine, "languages": ["fr"] if engine else [], "device": ""}
    monkeypatch.setattr(checks, "ask_qt", lambda program: found)
    monkeypatch.setattr(voice, "has_speech", lambda: installed)
    monkeypatch.setattr(voice.sys, "platform", platform)
    [finding] = checks.check_voice()
    assert advice in finding.hint


def test_this_computer_speaks_or_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """On any computer the report can be read, and a voice is reported if there is one."""
    report = checks.ask_qt(checks.REPORT_VOICE)
    monkeypatch.setattr(
        checks, "ask_qt", lambda program: report
    )  # a voice may become ready between two queries
    [finding] = checks.check_voice()
    assert set(report) == {"engine", "languages", "device"}
    assert finding.grade == ("good" if report["engine"] else "warning")
    assert report["engine"] in finding.text
    assert bool(finding.hint) == (finding.grade != "good")
