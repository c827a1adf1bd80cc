"""Every text is printed, whatever the encoding of standard output and the names of files."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.cli.streams import print_every_text
from coach.report.output import format_json_for_stdout
from coach.store.files.locations import samples_folder

SAMPLE = samples_folder() / "lunge"
NAME = "lat\udce9.toml"
"""A file's name that is no UTF-8, as Python reads it."""

PRINTED = {
    "letters of the encoding": ("latin-1", "Übung", b"\xdcbung"),
    "other letters": ("latin-1", "练习", b"\\u7ec3\\u4e60"),
    "a minus": ("cp1252", "−9°", b"-9\xb0"),
    "an emoji": ("ascii", "a😀b", b"a\\U0001f600b"),
    "a name that is no text": ("utf-8", NAME, b"lat\xe9.toml"),
    "both": ("cp1252", f"练{NAME}", b"\\u7ec3lat\xe9.toml"),
}


@pytest.mark.parametrize("name", PRINTED)
def test_every_text_is_printed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    encoding, text, expected = PRINTED[name]
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    print_every_text()
    sys.stdout.write(text)
    sys.stdout.flush()
    assert written.getvalue() == expected


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "latin-1", "cp1252", None])
@pytest.mark.parametrize("text", ["练习", "Übung", NAME])
def test_json_is_json_in_every_encoding(
    encoding: str | None, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding) if encoding else None
    monkeypatch.setattr(sys, "stdout", stream)
    formatted = format_json_for_stdout({"name": text})
    assert json.loads(formatted.encode().decode()) == {"name": text}
    if stream is not None:
        assert formatted.encode(stream.encoding)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names of text only")
@pytest.mark.parametrize("encoding", ["utf-8:strict", "latin-1:strict"])
def test_a_command_names_any_file_in_any_language(
    encoding: str, tmp_path: Path, data_folder: Path
) -> None:
    command = [sys.executable, "-m", "coach", "--language", "zh"]
    made = subprocess.run(
        [*command, "prescription", "new", os.fsencode(tmp_path / "lat\udce9.coach"), "-e", "lunge"],
        env={**os.environ, "COACH_DATA": str(data_folder), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (0, b"")
    assert b"lat\xe9.coach" in made.stdout


UNWRITTEN = {
    "a full disk": ("recordings list > /dev/full", 2, "disk is full"),
    "a full disk for JSON": ("recordings list --json > /dev/full", 2, "disk is full"),
    "the help on a full disk": ("--help > /dev/full", 2, "disk is full"),
    "closed": ("recordings list >&-", 0, ""),
    "closed for JSON": (f"analyze {SAMPLE} --json - >&-", 2, "Standard output is closed"),
    "closed for a table": (f"analyze {SAMPLE} --csv - >&-", 2, "Standard output is closed"),
    "no place for the error": ("recordings show none 2> /dev/full", 2, ""),
    "nobody reads the error": ("recordings show none 2>&-", 2, ""),
}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has /dev/full")
@pytest.mark.parametrize("name", UNWRITTEN)
def test_what_cannot_be_printed_is_told_once(name: str, data_folder: Path) -> None:
    command, code, words = UNWRITTEN[name]
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m coach {command}"],
        env={**os.environ, "COACH_DATA": str(data_folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "Exception ignored" not in done.stderr
    assert "Traceback" not in done.stderr
