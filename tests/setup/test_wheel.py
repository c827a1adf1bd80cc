"""The wheel holds all that an installed coach reads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT: Final = Path(__file__).parents[2]
PLACES: Final = {
    "coach": "coach",
    "poses": "coach/_shipped/poses",
    "assets": "coach/_shipped/assets",
    "recordings/samples": "coach/_shipped/samples",
}
"""Folder of the repository -> its place in the wheel."""


@pytest.fixture(scope="module")
def packed() -> set[str]:
    """Return the paths in the wheel, without building it."""
    return {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}


@pytest.mark.parametrize("folder", PLACES)
def test_every_file_of_a_folder_is_packed(folder: str, packed: set[str]) -> None:
    files = [
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    ]
    assert files
    assert [name for name in files if f"{PLACES[folder]}/{name}" not in packed] == []


def test_the_compiled_catalogues_are_packed_and_their_sources_are_not(packed: set[str]) -> None:
    sources = list((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    assert sources
    compiled = {path.with_suffix(".mo").relative_to(ROOT).as_posix() for path in sources}
    assert {name for name in packed if "/locale/" in name} == {
        f"coach/_shipped/{name}" for name in compiled
    }


def test_nothing_else_is_packed(packed: set[str]) -> None:
    assert [name for name in packed if not name.startswith("coach/")] == []
