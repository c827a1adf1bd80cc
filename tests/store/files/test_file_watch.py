from __future__ import annotations

import os
from pathlib import Path

from coach.store.files.file_watch import WatchedFile


def save(path: Path, text: str, seconds: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (seconds, seconds))


def test_a_change_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    save(path, "one", 100)
    watched = WatchedFile(path)
    assert not watched.changed()
    save(path, "two", 200)
    assert watched.changed()
    assert not watched.changed()


def test_saving_the_same_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    save(path, "one", 100)
    watched = WatchedFile(path)
    save(path, "one", 200)
    assert not watched.changed()


def test_a_file_that_is_gone_for_an_instant_has_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    save(path, "one", 100)
    watched = WatchedFile(path)
    path.unlink()
    assert not watched.changed()
    save(path, "one", 300)
    assert not watched.changed()
    path.unlink()
    save(path, "other", 400)
    assert watched.changed()


def test_a_file_that_comes_later_has_changed(tmp_path: Path) -> None:
    watched = WatchedFile(tmp_path / "mine.toml")
    assert not watched.changed()
    save(tmp_path / "mine.toml", "one", 100)
    assert watched.changed()
