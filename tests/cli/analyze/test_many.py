"""An archive of recordings and videos: on this computer, and on a cluster that loses a worker."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from coach.cli import main, termination
from coach.cli.analyze.work import plan
from tests.cli.dask_cluster import start_cluster

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "recordings" / "samples" / "lunge"
COPIES = 3
CLUSTER_COPIES = 6
"""Enough for both workers of a cluster to have some left when one of them dies."""


def copy_sample(folder: Path, copies: int) -> Path:
    for number in range(copies):
        shutil.copytree(SAMPLE, folder / f"visit-{number}")
    return folder


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "clips", COPIES)


def read_rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "results.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(clips: Path, out: Path) -> list[str]:
    """A command line that analyses a folder of lunges."""
    return ["analyze", str(clips), "--exercise", "lunge", "--out", str(out), "--jobs", "1"]


def test_one_row_each_and_nothing_twice(
    clips: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clips / "broken<b>.mp4").write_bytes(b"no video")
    arguments = ask(clips, tmp_path / "out")
    assert main(arguments) == 2, "one failed"
    first = capsys.readouterr()
    assert f"{COPIES} of {COPIES + 1} files analysed, 0 of them before; 1 failed." in first.out
    assert "broken<b>.mp4 cannot be read as a video" in first.err
    rows = read_rows(tmp_path / "out")
    assert [row["status"] for row in rows] == ["failed", *["done"] * COPIES]
    assert {(row["exercise"], row["repetitions"], row["range_left_deg"]) for row in rows[1:]} == {
        ("lunge", "6", "")
    }
    table = pq.read_table(tmp_path / "out" / "results.parquet").to_pylist()
    assert [row["file"] for row in table] == [row["file"] for row in rows]
    assert table[0]["frames"] is None
    assert "broken&lt;b&gt;.mp4" in (tmp_path / "out" / "index.html").read_text()
    assert main(arguments) == 2
    assert f"{COPIES} of them before" in capsys.readouterr().out


def test_names_that_are_not_utf_8_are_written(tmp_path: Path) -> None:
    clips = copy_sample(tmp_path / "clips", 1)
    odd = (clips / "visit-0").rename(clips / os.fsdecode(b"visit-\xff"))
    (clips / os.fsdecode(b"broken\xff.mp4")).write_bytes(b"no video")
    for _ in range(2):
        assert main(ask(clips, tmp_path / "out")) == 2, "one failed"
    rows = read_rows(tmp_path / "out")
    assert [row["status"] for row in rows] == ["failed", "done"]
    assert r"broken\udcff.mp4" in rows[0]["file"]
    assert r"visit-\udcff" in rows[1]["file"]
    summary = tmp_path / "summary.json"
    assert main(["analyze", str(odd), "--json", str(summary)]) == 0
    assert json.loads(summary.read_text(encoding="utf-8"))["source"] == odd.name


def test_an_address_names_an_archive_too(clips: Path, tmp_path: Path) -> None:
    for source, out in ((str(clips), "by-path"), (clips.as_uri(), "by-address")):
        assert (
            main(
                [
                    "analyze",
                    source,
                    "--exercise",
                    "lunge",
                    "--out",
                    str(tmp_path / out),
                    "--jobs",
                    "1",
                ]
            )
            == 0
        )
    by_path, by_address = (read_rows(tmp_path / name) for name in ("by-path", "by-address"))
    assert [row["file"] for row in by_address] == [Path(row["file"]).as_uri() for row in by_path]
    assert [{**row, "file": ""} for row in by_address] == [{**row, "file": ""} for row in by_path]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["clips", "--exercise", "lunge", "--json", "-"],
            "--json and --csv work for one file only.",
        ),
        (["clips", "--exercise", "lunge", "--jobs", "0"], "--jobs 0: there must be at least one."),
        (
            ["clips", "nowhere", "--exercise", "lunge"],
            "nowhere: there is no video and no recording.",
        ),
        (
            ["clips", "--exercise", "lunge", "--scheduler", "tcp://127.0.0.1:9"],
            "tcp://127.0.0.1:9: no scheduler answers",
        ),
        (["clips", "--exercise", "lung"], "lung"),
        (
            ["s4://clinic/tests", "--exercise", "lunge"],
            "s4://clinic/tests: Protocol not known: s4.",
        ),
        (
            ["clips", "--exercise", "lunge", "--language", "xx"],
            "--language xx: there is no such language.",
        ),
        (
            ["clips/visit-0", "--language", "de"],
            "--language works only for the page of several files.",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_be_mended_is_said(
    clips: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(clips.parent)
    monkeypatch.setattr("coach.batch.cluster.CONNECT_S", 0.5)
    assert main(["analyze", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_the_page_is_in_another_language_and_the_tables_are_not(
    clips: Path, tmp_path: Path
) -> None:
    asked = ["analyze", str(clips), "--exercise", "lunge", "--jobs", "1"]
    for language in ("en", "de"):
        out = str(tmp_path / language)
        assert main([*asked, "--language", language, "--out", out]) == 0
    german = (tmp_path / "de" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in german
    assert f"{COPIES} von {COPIES} Dateien ausgewertet" in german
    assert "Das ist nur von vorn zu sehen." in german
    for name in ("results.parquet", "results.csv"):
        assert (tmp_path / "de" / name).read_bytes() == (tmp_path / "en" / name).read_bytes()


def test_cluster_of_which_a_worker_dies_gives_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coach.batch.result_store import ResultStore

    clips = copy_sample(tmp_path / "clips", CLUSTER_COPIES)
    asked = ["analyze", str(clips), "--exercise", "lunge"]
    assert main([*asked, "--out", str(tmp_path / "alone"), "--jobs", "1"]) == 0
    with start_cluster(tmp_path) as (address, workers):
        write = ResultStore.write

        def write_and_kill(self: ResultStore, *arguments: object) -> object:
            if workers[0].poll() is None:
                workers[0].kill()
                workers[0].wait()
            return write(self, *arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(ResultStore, "write", write_and_kill)
        assert main([*asked, "--out", str(tmp_path / "together"), "--scheduler", address]) == 0
        assert workers[0].returncode == -9
    for name in ("results.parquet", "results.csv", "index.html"):
        assert (tmp_path / "together" / name).read_bytes() == (
            tmp_path / "alone" / name
        ).read_bytes()


MIXED = ("lunge", "couch-stretch", "hip-flexion-test", "knee-to-chest")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    for name in MIXED:
        shutil.copytree(ROOT / "recordings" / "samples" / name, folder / name)
    (folder / "film.mp4").write_bytes(b"no video")
    return folder


def check_mixed(rows: list[dict[str, str]]) -> None:
    assert [row["exercise"] for row in rows] == ["couch-stretch", "", *sorted(MIXED)[1:]]
    found = {row["exercise"]: row for row in rows}
    assert found["lunge"]["repetitions"] == "6"
    assert float(found["couch-stretch"]["held_s"]) > 5
    assert float(found["hip-flexion-test"]["range_left_deg"]) > 90
    assert "does not know its exercise" in found[""]["error"]


def test_every_recording_knows_its_own_exercise(mixed: Path, tmp_path: Path) -> None:
    arguments = ["analyze", str(mixed), "--out", str(tmp_path / "out"), "--jobs", "1"]
    assert main(arguments) == 2, "the video is none"
    check_mixed(read_rows(tmp_path / "out"))
    assert main(["settings", "set", "norm_hip_flexion_deg", "90"]) == 0
    assert main(arguments) == 2
    check_mixed(read_rows(tmp_path / "out"))


def test_many_files_may_be_of_many_people(capsys: pytest.CaptureFixture[str]) -> None:
    """They are compared with the norm of the settings, not with that of whoever analyses them."""
    assert main(["settings", "set", "norm_hip_flexion_deg", "125"]) == 0
    assert main(["profiles", "set", "norm_hip_flexion_deg", "90"]) == 0
    test = plan("hip-flexion-test", "auto").exercises["hip-flexion-test"].range_of_motion
    assert test is not None
    assert test.norm_deg == 125.0
    assert plan(None, "auto").norm == (125.0, "")


def test_a_cluster_knows_them_too(mixed: Path, tmp_path: Path) -> None:
    with start_cluster(tmp_path) as (address, _):
        arguments = ["analyze", str(mixed), "--out", str(tmp_path / "out")]
        assert main([*arguments, "--scheduler", address]) == 2
    check_mixed(read_rows(tmp_path / "out"))


def test_exercise_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clips = copy_sample(tmp_path / "clips", 1)
    shutil.copytree(ROOT / "recordings" / "samples" / "couch-stretch", clips / "another")
    assert (
        main(
            [
                "analyze",
                str(clips),
                "--exercise",
                "auto",
                "--out",
                str(tmp_path / "out"),
                "--jobs",
                "1",
            ]
        )
        == 0
    )
    rows = read_rows(tmp_path / "out")
    assert [(row["exercise"], row["repetitions"]) for row in rows] == [
        ("couch-stretch", ""),
        ("lunge", "6"),
    ]
    assert capsys.readouterr().err == ""


def test_table_also_where_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "broken.mp4").write_bytes(b"no video")
    (tmp_path / "clips" / "gone.mp4").symlink_to(tmp_path / "nowhere.mp4")
    out = tmp_path / "out"
    assert (
        main(
            [
                "analyze",
                str(tmp_path / "clips"),
                "--exercise",
                "auto",
                "--out",
                str(out),
                "--jobs",
                "1",
            ]
        )
        == 2
    )
    assert [row["status"] for row in pq.read_table(out / "results.parquet").to_pylist()] == [
        "failed",
        "failed",
    ]
    assert [bool(row["error"]) for row in read_rows(out)] == [True, True]
    assert "0 of 2 files analysed" in (out / "index.html").read_text()


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_interrupted_run_goes_on_from_there(
    clips: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    code: int,
) -> None:
    from coach.batch.result_store import ResultStore

    if not hasattr(signal, name):
        pytest.skip("this system does not have the signal")
    write = ResultStore.write

    def write_two(self: ResultStore, *arguments: object) -> object:
        if len(list((tmp_path / "out" / "done").glob("*.json"))) == 2:
            signal.raise_signal(signal.Signals[name])
        return write(self, *arguments)  # type: ignore[arg-type]

    asked = ask(clips, tmp_path / "out")
    with monkeypatch.context() as patch:
        patch.setattr(ResultStore, "write", write_two)
        patch.setattr(termination, "MAX_ENDING_S", 900)  # however slow this computer is
        assert main(asked) == code
    assert not multiprocessing.active_children()
    assert f"stopped; 2 of {COPIES} files are done" in capsys.readouterr().err
    assert not list((tmp_path / "out" / "done").glob("*.part"))
    assert main(asked) == 0
    assert f"{COPIES} of {COPIES} files analysed, 2 of them before" in capsys.readouterr().out


def test_file_at_an_address_is_judged_as_one_here() -> None:
    import fsspec

    from coach.cli.analyze.work import plan

    memory = fsspec.filesystem("memory")
    memory.put(str(SAMPLE / "session.mcap"), "/clinic/visit/session.mcap")
    work = plan("auto", "auto")
    assert work("memory:///clinic/visit/session.mcap") == work(str(SAMPLE / "session.mcap"))


def test_worker_of_another_version_or_model_says_so(tmp_path: Path) -> None:
    import dataclasses

    from coach.cli.analyze.work import plan
    from coach.errors import CoachError

    work = plan("lunge", "auto")
    with pytest.raises(CoachError, match=r"This worker has coach .*, not 0\.0\.1"):
        dataclasses.replace(work, version="0.0.1")(str(SAMPLE / "session.mcap"))
    with pytest.raises(CoachError, match=r"This worker has the pose model .*, not 0000"):
        dataclasses.replace(work, model_sha256="0000")(str(SAMPLE.with_suffix(".mp4")))
