"""The pose model of the settings is opened; a wrong one is reported with file and key."""

from __future__ import annotations

import gc
import hashlib
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.capture.pose_model import SHIPPED_SHA256, find_shipped_model
from coach.errors import ModelError
from coach.store.settings.pose_model import find_configured_model, open_landmarker
from coach.store.settings.settings import Settings, find_settings_file, save_settings
from coach.store.toml.error_messages import to_toml

HOME_TASK = Path("~/heavy.task")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A model as good as the shipped one, and another file: the bundle's comment differs."""
    content = find_shipped_model().read_bytes()
    assert content.endswith(b"\0\0"), "the bundle has a comment already"
    path = tmp_path / "own.task"
    path.write_bytes(content[:-2] + len(b"own").to_bytes(2, "little") + b"own")
    return path


def test_by_default_it_is_the_shipped_one() -> None:
    assert find_configured_model(Settings()) is None
    landmarker = open_landmarker()
    landmarker.close()
    assert landmarker.model_sha256 == SHIPPED_SHA256


def test_the_named_one_is_used_and_its_checksum_told(own: Path) -> None:
    save_settings(Settings(model=str(own)))
    landmarker = open_landmarker()
    landmarker.close()
    assert landmarker.model_sha256 == hashlib.sha256(own.read_bytes()).hexdigest() != SHIPPED_SHA256


def test_paths_begin_at_the_settings_or_at_home(tmp_path: Path) -> None:
    assert (
        find_configured_model(Settings(model="heavy.task"))
        == find_settings_file().parent / "heavy.task"
    )
    assert find_configured_model(Settings(model=str(HOME_TASK))) == HOME_TASK.expanduser()
    assert (
        find_configured_model(Settings(model=str(tmp_path / "heavy.task")))
        == tmp_path / "heavy.task"
    )
    assert find_configured_model(Settings(model="~nobody-of-that-name/heavy.task")) is not None


def write_nothing(path: Path) -> None:
    """Leaves the path without a file."""


def write_text(path: Path) -> None:
    path.write_bytes(b"no model" * 100)


def write_other_bundle(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("hand_detector.tflite", b"none")


def refuse() -> ModelError:
    """Return an error without its traceback, which would keep a thread of MediaPipe alive."""
    try:
        open_landmarker().close()
    except ModelError as error:
        return ModelError(error.message, error.hint)
    pytest.fail("the model was taken")


@pytest.mark.parametrize(
    ("write", "words"),
    [
        pytest.param(write_nothing, "cannot be read: No such file", id="missing"),
        pytest.param(Path.mkdir, "cannot be read", id="a folder"),
        pytest.param(write_text, "is not a pose model", id="no bundle"),
        pytest.param(write_other_bundle, "is not a pose model", id="another bundle"),
    ],
)
def test_one_that_cannot_be_used_is_told_with_settings_file_key_and_path(
    write: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "heavy.task"
    write(path)
    file = save_settings(Settings(model=str(path)))
    error = refuse()
    gc.collect()
    for thread in threading.enumerate():
        if thread.name.startswith("ThreadPoolExecutor"):
            thread.join(10)
    assert error.message.startswith(f"{file}: model = {to_toml(str(path))}: ")
    assert words in error.message
    assert str(path) in error.message
    assert 'coach settings set model ""' in error.hint
