"""A recording for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.recordings.film import FILM, record


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("film") / "recording", FILM)
