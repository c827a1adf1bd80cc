from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from coach.capture import pose_model as model
from coach.capture.pose_model import FILE_NAME, SHIPPED_SHA256, find_shipped_model, read_model
from coach.errors import ModelError


def test_the_shipped_model_is_the_one_that_the_sums_name() -> None:
    content, checksum = read_model()
    assert hashlib.sha256(content).hexdigest() == checksum == SHIPPED_SHA256
    assert (
        find_shipped_model().parent / "SHA256SUMS"
    ).read_text() == f"{SHIPPED_SHA256}  {FILE_NAME}\n"


def test_an_installed_package_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.coach, "__file__", str(tmp_path / "coach" / "__init__.py"))
    assert find_shipped_model() == tmp_path / "assets" / FILE_NAME
    inside = tmp_path / "coach" / "_shipped" / "assets"
    inside.mkdir(parents=True)
    (inside / FILE_NAME).touch()
    assert find_shipped_model() == inside / FILE_NAME


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the shipped model; there is none yet."""
    monkeypatch.setattr(model, "find_shipped_model", lambda: tmp_path / FILE_NAME)
    return tmp_path / FILE_NAME


def test_a_missing_one_says_how_to_get_it_back(shipped: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read") as error:
        read_model()
    assert str(shipped) in error.value.message
    assert "git checkout" in error.value.hint


@pytest.mark.parametrize("named", [False, True], ids=["by default", "named by its path"])
def test_an_altered_one_is_refused(shipped: Path, named: bool) -> None:
    shipped.write_bytes(b"altered")
    with pytest.raises(ModelError, match=SHIPPED_SHA256) as error:
        read_model(shipped if named else None)
    assert str(shipped) in error.value.message
    assert "git checkout" in error.value.hint


def test_a_users_own_may_be_any_and_its_checksum_is_told(shipped: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.task"
    own.write_bytes(b"mine")
    assert read_model(own) == (b"mine", hashlib.sha256(b"mine").hexdigest())


def test_a_users_own_that_is_missing(shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"own\.task cannot be read") as error:
        read_model(tmp_path / "own.task")
    assert "path of your model" in error.value.hint
