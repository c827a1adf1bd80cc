from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from coach.capture import pose_model as model
from coach.capture.pose_model import (
    CHECKSUMS,
    FILE_NAME,
    LARGER_FILE_NAME,
    LARGER_SHA256,
    SHIPPED_SHA256,
    find_shipped_model,
    read_model,
)
from coach.errors import ModelError


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        pytest.param(None, SHIPPED_SHA256, id="full"),
        pytest.param(find_shipped_model(LARGER_FILE_NAME), LARGER_SHA256, id="larger"),
    ],
)
def test_a_shipped_model_is_the_one_that_the_sums_name(path: Path | None, needed: str) -> None:
    content, checksum = read_model(path)
    assert hashlib.sha256(content).hexdigest() == checksum == needed


def test_the_sums_name_both_shipped_models() -> None:
    sums = (find_shipped_model().parent / "SHA256SUMS").read_text()
    assert sums == "".join(f"{checksum}  {name}\n" for name, checksum in CHECKSUMS.items())


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
    monkeypatch.setattr(
        model, "find_shipped_model", lambda file_name=FILE_NAME: tmp_path / file_name
    )
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


def test_an_altered_larger_one_is_refused_by_its_name(shipped: Path) -> None:
    larger = shipped.with_name(LARGER_FILE_NAME)
    larger.write_bytes(b"altered")
    with pytest.raises(ModelError, match=LARGER_SHA256) as error:
        read_model(larger)
    assert f"assets/{LARGER_FILE_NAME}" in error.value.hint


def test_a_users_own_may_be_any_and_its_checksum_is_told(shipped: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.task"
    own.write_bytes(b"mine")
    assert read_model(own) == (b"mine", hashlib.sha256(b"mine").hexdigest())


def test_a_users_own_that_is_missing(shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"own\.task cannot be read") as error:
        read_model(tmp_path / "own.task")
    assert "path of your model" in error.value.hint
