"""`coach export`: which files, where, and the errors."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from coach.cli.export import Format
from coach.report import formats
from coach.store.files.locations import samples_folder
from tests.cli.helpers import Say

Make = Callable[..., Path]
QUICK = ("csv", "json", "parquet", "html", "pdf", "mp4")
"""Formats that can be written even for an empty room."""


@pytest.fixture
def tested(tmp_path: Path) -> Path:
    """The shipped range-of-motion test, in another file."""
    return Path(
        shutil.copytree(
            samples_folder() / "hip-flexion-test", tmp_path / "recordings" / "hip-flexion-test"
        )
    )


def test_formats_are_the_same_everywhere() -> None:
    assert tuple(Format) == get_args(formats.Format) == tuple(formats.PARTS)


def test_everything_of_a_test_at_once(coach: Say, tested: Path) -> None:
    said = coach(
        "export",
        str(tested),
        *(word for name in Format if name not in ("csv", "mp4") for word in ("--to", name)),
    )
    assert said.code == 0, said.err
    written = [Path(line) for line in said.out.splitlines()]
    assert {path.name for path in written} == {
        "hip-flexion-test.json",
        "hip-flexion-test.parquet",
        "hip-flexion-test.events.parquet",
        "hip-flexion-test.trc",
        "hip-flexion-test.mot",
        "hip-flexion-test.html",
        "hip-flexion-test.pdf",
        "hip-flexion-test.fhir.json",
    }
    assert all(path.parent == tested.parent and path.stat().st_size > 100 for path in written)
    assert sorted(path.name for path in tested.iterdir()) == ["session.mcap"]
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


@pytest.mark.parametrize("name", QUICK)
def test_an_empty_room_can_be_exported(
    coach: Say, make_recording: Make, tmp_path: Path, name: str
) -> None:
    folder = make_recording()
    said = coach("export", "--to", name, "--out", str(tmp_path))
    assert said.code == 0, said.err
    assert all(Path(line).name.startswith(folder.name) for line in said.out.splitlines())
    assert len(list(tmp_path.iterdir())) == len(said.out.splitlines()) > 0


@pytest.mark.parametrize("name", ["trc", "mot", "fhir"])
def test_what_cannot_be_made_is_said_and_leaves_nothing(
    coach: Say, make_recording: Make, tmp_path: Path, name: str
) -> None:
    make_recording()
    said = coach("export", "--to", name, "--out", str(tmp_path))
    assert said.code == 2
    assert said.err.count("\n") >= 2
    assert not list(tmp_path.iterdir())


def test_the_others_are_made_all_the_same(coach: Say, make_recording: Make, tmp_path: Path) -> None:
    folder = make_recording()
    said = coach("export", "--to", "fhir", "--to", "csv", "--out", str(tmp_path))
    assert said.code == 2
    assert "not a test, and pain was not asked" in said.err
    assert (tmp_path / f"{folder.name}.csv").is_file()
    assert not (tmp_path / f"{folder.name}.fhir.json").exists()


def test_a_file_of_a_chosen_name_and_what_goes_with_it(
    coach: Say, make_recording: Make, tmp_path: Path
) -> None:
    make_recording()
    assert coach("export", "--to", "csv", "--out", str(tmp_path / "mine.csv")).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"mine.csv", "mine.events.csv"}


def test_two_formats_do_not_go_into_one_file(
    coach: Say, make_recording: Make, tmp_path: Path
) -> None:
    make_recording()
    said = coach("export", "--to", "csv", "--to", "json", "--out", str(tmp_path / "mine"))
    assert said.code == 2
    assert "is not a folder" in said.err
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over_without_force(
    coach: Say, make_recording: Make, tmp_path: Path
) -> None:
    make_recording()
    path = tmp_path / "mine.events.csv"
    path.write_text("old")
    refused = coach("export", "--to", "csv", "--out", str(tmp_path / "mine.csv"))
    assert (refused.code, path.read_text()) == (2, "old")
    assert "--force" in refused.err
    assert not (tmp_path / "mine.csv").exists()
    assert coach("export", "--to", "csv", "--out", str(tmp_path / "mine.csv"), "--force").code == 0
    assert path.read_text() != "old"


def test_a_damaged_recording_is_refused_and_leaves_nothing(
    coach: Say, tested: Path, tmp_path: Path
) -> None:
    file = tested / "session.mcap"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    said = coach("export", str(tested), "--to", "csv", "--out", str(tmp_path))
    assert said.code == 2
    assert {path.name for path in tmp_path.iterdir()} == {"recordings"}


def test_one_that_was_cut_off_is_exported_as_far_as_it_goes(
    coach: Say, tested: Path, tmp_path: Path
) -> None:
    file = tested / "session.mcap"
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 6 // 10])
    assert (
        coach("export", str(tested), "--to", "html", "--out", str(tmp_path / "it.html")).code == 0
    )
    assert "was cut off" in (tmp_path / "it.html").read_text(encoding="utf-8")


def test_without_a_format_it_says_what_there_is(coach: Say, make_recording: Make) -> None:
    make_recording()
    said = coach("export")
    assert said.code == 2
    assert "--to" in said.err
    assert coach("export", "--to", "docx").code == 2


@pytest.mark.parametrize(
    ("setting", "arguments", "language"),
    [
        pytest.param("", (), "en", id="the system's"),
        pytest.param("de", (), "de", id="that of the settings"),
        pytest.param("de", ("--language", "fr"), "fr", id="another one"),
        pytest.param("de", ("--language", "en"), "en", id="English"),
    ],
)
def test_a_report_is_in_the_user_s_language_or_another_one(
    coach: Say,
    make_recording: Make,
    tmp_path: Path,
    setting: str,
    arguments: tuple[str, ...],
    language: str,
) -> None:
    make_recording()
    if setting:
        assert coach("settings", "set", "language", setting).code == 0
    page, table = tmp_path / "it.html", tmp_path / "it.json"
    assert coach("export", "--to", "html", "--out", str(page), *arguments).code == 0
    assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")
    assert coach("export", "--to", "json", "--out", str(table), *arguments).code == 0
    assert "Nobody was seen." in table.read_text(encoding="utf-8")


def test_a_system_in_another_language_has_reports_in_it(
    coach: Say, make_recording: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_recording()
    for name, language in (("de_AT.UTF-8", "de"), ("nl_NL.UTF-8", "en"), ("C", "en")):
        monkeypatch.setenv("LC_ALL", name)
        page = tmp_path / f"{name}.html"
        assert coach("export", "--to", "html", "--out", str(page)).code == 0
        assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")


def test_an_unknown_language_is_refused_with_those_there_are(
    coach: Say, make_recording: Make, tmp_path: Path
) -> None:
    make_recording()
    said = coach("export", "--to", "html", "--language", "xx", "--out", str(tmp_path))
    assert said.code == 2
    assert "--language xx: there is no such language." in said.err
    for name in ("en (English)", "de (Deutsch)", "zh (简体中文)"):
        assert name in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("formats_", "language", "noted"),
    [(("html",), "zh", False), (("html", "pdf"), "zh", True), (("pdf",), "de", False)],
)
def test_a_format_that_cannot_show_the_language_is_named(
    coach: Say,
    make_recording: Make,
    tmp_path: Path,
    formats_: tuple[str, ...],
    language: str,
    noted: bool,
) -> None:
    make_recording()
    to = [word for name in formats_ for word in ("--to", name)]
    said = coach("export", *to, "--language", language, "--out", str(tmp_path))
    assert said.code == 0
    assert ("pdf and mp4 are in English, since their font cannot show zh." in said.err) is noted


@pytest.mark.parametrize("own", [True, False], ids=["own", "from elsewhere"])
def test_earlier_days_of_the_user_are_in_the_report_on_the_user(
    own: bool, coach: Say, make_recording: Make, tested: Path, tmp_path: Path
) -> None:
    from coach.exercise.tracking.events import TrialDone

    earlier = make_recording(
        "hip-flexion-test",
        "2025-01-31T18:05:00+00:00",
        (TrialDone(1.0, 0.1, 0.9, "left", 99.0, ()),),
    )
    named = shutil.copytree(tested, earlier.with_name("another")) if own else tested
    assert coach("export", str(named), "--to", "html", "--out", str(tmp_path / "it.html")).code == 0
    assert ("1 earlier day" in (tmp_path / "it.html").read_text(encoding="utf-8")) is own
    shown = coach("--language", "en", "replay", str(named), "--no-window").out
    assert ("Against earlier days" in shown) is own
