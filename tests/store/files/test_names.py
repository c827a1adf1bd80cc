"""Names of files are made of what people enter."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from coach.store.files.names import list_new_paths, make_file_name

NAMES = [
    ("Ada Adler", "Ada Adler"),
    ("A/B", "A-B"),
    ('a\\b:c*d?"<>|', "a-b-c-d"),
    ("Zoë 李", "Zoë 李"),
    ("../../etc", "etc"),
    ("Dr. A.", "Dr. A"),
    ("a\nb\x00", "a-b"),
    ("con", "con-"),
    ("NUL.x", "NUL.x-"),
    ("", "patient"),
    (" .-/ ", "patient"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_text_is_a_name_on_every_system(text: str, name: str, tmp_path: Path) -> None:
    assert make_file_name(text, "patient") == name
    (tmp_path / f"{name}.coach").touch()


def test_a_long_text_fits_into_a_name(tmp_path: Path) -> None:
    (tmp_path / f"{make_file_name('🏋' * 80, 'x')}-plan-10.html").touch()


def test_new_files_are_numbered(tmp_path: Path) -> None:
    paths = islice(list_new_paths(tmp_path, "a", ".pdf"), 3)
    assert [path.name for path in paths] == ["a.pdf", "a-2.pdf", "a-3.pdf"]
