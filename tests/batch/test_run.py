"""Batches resume, survive dead workers, and report files that fail."""

from __future__ import annotations

import json
import os
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.batch.result_store import InputFile, ResultStore, write_result_file
from coach.batch.run import Batch
from coach.errors import CoachError, SourceError

pytestmark = pytest.mark.slow

ITEMS = [InputFile(f"/clips/{name}.mp4", 10, "1") for name in "abcdef"]


def measure(url: str) -> dict[str, Any]:
    """Work that fails in every way a file can."""
    match Path(url).stem:
        case "cut":
            raise SourceError("cut.mp4 is empty.", "Copy it again.")
        case "bug":
            raise ZeroDivisionError("division by zero")
        case "deadly":
            os._exit(9)
        case name:
            return {"name": name, "value": len(url)}


def make_threads() -> Executor:
    return ThreadPoolExecutor(2)


def run(
    items: list[InputFile],
    folder: Path,
    task: str = "task",
    make: Any = make_threads,
    at_once: int = 3,
) -> dict[str, Any]:
    return {
        done.item.url: done
        for done in Batch(measure, make, ResultStore(folder, task), at_once).run(items)
    }


def test_every_file_is_done_once(tmp_path: Path) -> None:
    first = run(ITEMS, tmp_path)
    assert {url: done.row for url, done in first.items()} == {
        item.url: measure(item.url) for item in ITEMS
    }
    assert not any(done.known for done in first.values())
    again = run(ITEMS, tmp_path, make=None)  # nobody is asked to work
    assert {url: done.row for url, done in again.items()} == {
        url: done.row for url, done in first.items()
    }
    assert all(done.known for done in again.values())


@pytest.mark.parametrize(
    "changed",
    [InputFile("/clips/a.mp4", 11, "1"), InputFile("/clips/a.mp4", 10, "2")],
    ids=["size", "time"],
)
def test_changed_file_is_done_again(tmp_path: Path, changed: InputFile) -> None:
    run(ITEMS[:1], tmp_path)
    assert not run([changed], tmp_path)[changed.url].known


def test_another_task_is_done_again(tmp_path: Path) -> None:
    run(ITEMS[:1], tmp_path)
    assert not run(ITEMS[:1], tmp_path, task="other rules")[ITEMS[0].url].known


@given(cut=st.integers(min_value=0))
def test_half_a_result_is_not_believed(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    run(ITEMS[:1], folder)
    [entry] = folder.glob("*.json")
    whole = entry.read_bytes()
    entry.write_bytes(whole[: cut % len(whole)])
    assert not run(ITEMS[:1], folder)[ITEMS[0].url].known


def test_altered_result_is_not_believed(tmp_path: Path) -> None:
    run(ITEMS[:1], tmp_path)
    [entry] = tmp_path.glob("*.json")
    content = json.loads(entry.read_text())
    content["row"]["value"] = 99
    entry.write_text(json.dumps(content))
    assert not run(ITEMS[:1], tmp_path)[ITEMS[0].url].known


def test_failures_are_named_and_the_rest_is_done(tmp_path: Path) -> None:
    items = [InputFile("/clips/cut.mp4", 0, "1"), *ITEMS, InputFile("/clips/bug.mp4", 1, "1")]
    results = run(items, tmp_path)
    assert results["/clips/cut.mp4"].error == "cut.mp4 is empty. Copy it again."
    assert not results["/clips/cut.mp4"].bug
    assert results["/clips/bug.mp4"].error == "ZeroDivisionError: division by zero"
    assert results["/clips/bug.mp4"].bug
    assert sum(done.row is not None for done in results.values()) == len(ITEMS)
    assert not run(items, tmp_path)["/clips/cut.mp4"].known, "what failed is tried again"


def make_processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("forkserver"))


def test_worker_that_dies_costs_only_its_own_file(tmp_path: Path) -> None:
    items = [ITEMS[0], InputFile("/clips/deadly.mp4", 1, "1"), *ITEMS[1:]]
    results = run(items, tmp_path, make=make_processes)
    assert "died" in results["/clips/deadly.mp4"].error
    assert {url for url, done in results.items() if done.row is not None} == {
        item.url for item in ITEMS
    }


class Refusing(ThreadPoolExecutor):
    """Breaks as soon as it is given something."""

    def submit(self, *arguments: Any, **keywords: Any) -> Future[Any]:
        from concurrent.futures.process import BrokenProcessPool

        raise BrokenProcessPool("gone")


def test_executor_that_is_broken_when_asked_is_made_anew(tmp_path: Path) -> None:
    made: list[Executor] = []

    def make() -> Executor:
        made.append(Refusing(1) if not made else ThreadPoolExecutor(1))
        return made[-1]

    assert len(run(ITEMS, tmp_path, make=make)) == len(ITEMS)
    assert len(made) == 2


def test_closing_early_keeps_what_is_done(tmp_path: Path) -> None:
    results = Batch(measure, make_threads, ResultStore(tmp_path, "task"), 1).run(ITEMS)
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert run(ITEMS, tmp_path)[first.item.url].known
    assert not [
        thread for thread in threading.enumerate() if thread.name.startswith("ThreadPoolExecutor")
    ]


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CoachError, match="file"):
        ResultStore(tmp_path / "file" / "done", "task")
    with pytest.raises(CoachError, match=r"none/table\.csv"):
        write_result_file(tmp_path / "none" / "table.csv", b"")
