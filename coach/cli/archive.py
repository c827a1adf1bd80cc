"""Many videos and recordings at once: one row each in a table, resumable, here or on a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from coach import __version__
from coach.cli.arguments import SideChoice
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.batch.run import Done
    from coach.exercise.definition import Exercise

ON_CLUSTER: Final = 512
"""So many files are given to a cluster ahead of time."""
AUTO: Final = "auto"


@dataclass(frozen=True)
class Analysis:
    """The work on one file. It goes to other processes and machines, so it carries all that the result depends on."""

    exercises: Mapping[str, Exercise]
    """By name: the one to judge by, or all among which it is to be found."""
    side: SideChoice = "auto"

    def __call__(self, url: str) -> dict[str, Any]:
        """The file's row. Raises CoachError where it cannot be read."""
        from coach.batch.files import RECORDING, fetch

        with fetch(url) as path:
            return self._analyse_recording(path) if path.name == RECORDING else self._analyse_video(path)

    def _analyse_recording(self, path: Path) -> dict[str, Any]:
        from coach.store.recordings import open_recording

        recording = open_recording(path)
        side = self.side if self.side != "auto" else recording.header.side
        return self._judge(list(recording.poses()), side, path.name, recording.header.model_sha256)

    def _analyse_video(self, path: Path) -> dict[str, Any]:
        from contextlib import closing

        from coach.capture.video import VideoFile
        from coach.pipeline import detect
        from coach.store.chosen_model import open_landmarker

        with VideoFile(path) as source, closing(open_landmarker()) as landmarker:
            poses = list(detect(source.frames(), landmarker, []))
            return self._judge(poses, self.side, path.name, landmarker.model_sha256)

    def _judge(self, poses: Sequence[Any], side: SideChoice, source: str, model_sha256: str) -> dict[str, Any]:
        from coach.exercise.trainer import Trainer
        from coach.pipeline import analyse
        from coach.report.archive import make_row
        from coach.report.table import summarise

        [(name, exercise)] = self.exercises.items()
        summary = summarise(analyse(poses, Trainer(exercise, side)), name, exercise, source)
        return make_row(summary, exercise, model_sha256, __version__)


def analyse_archive(patterns: Sequence[str], exercise: str, side: SideChoice, out: Path, jobs: int, scheduler: str | None) -> bool:
    """Works through all files, writes table and page into `out`, and tells whether every file could be analysed.

    Raises CoachError where there is nothing to do, or where the results cannot be written.
    """
    from coach.batch.files import list_items
    from coach.batch.ledger import Ledger
    from coach.batch.run import Batch

    loaded, task = _load(exercise, side)
    items = list_items(patterns)
    ledger = Ledger(out / "done", task)
    with ExitStack() as stack:
        make_executor, at_once = stack.enter_context(_open_executor(scheduler, min(jobs, len(items))))
        tell = stack.enter_context(_show_progress(len(items)))
        results: dict[str, Done] = {}
        for done in Batch(Analysis(loaded, side), make_executor, ledger, at_once).run(items):
            results[done.item.url] = done
            tell(done)
    rows = [_write_row(results[item.url]) for item in items]
    _write_results(rows, out)
    _sum_up(list(results.values()), out)
    return all(row["status"] == "done" for row in rows)


def _load(exercise: str, side: SideChoice) -> tuple[dict[str, Exercise], str]:
    """The exercises to judge by, and a text that changes when anything does that the results depend on."""
    from coach.capture.landmarker import SHIPPED_SHA256
    from coach.store.chosen_exercise import apply_settings
    from coach.store.exercises import load_exercise
    from coach.store.settings import load_settings

    settings = load_settings()
    loaded = apply_settings(load_exercise(exercise), settings)
    parts = (__version__, settings.model or SHIPPED_SHA256, side, loaded.name, loaded.exercise.model_dump_json())
    return {loaded.name: loaded.exercise}, "\n".join(parts)


@contextmanager
def _open_executor(scheduler: str | None, jobs: int) -> Iterator[tuple[Callable[[], Executor], int]]:
    if scheduler is None:
        # Fresh processes: neither MediaPipe's nor OpenCV's threads survive a fork.
        yield lambda: ProcessPoolExecutor(jobs, mp_context=get_context("spawn")), 2 * jobs
        return
    from coach.batch.cluster import connect

    with connect(scheduler) as make_executor:
        yield make_executor, ON_CLUSTER


@contextmanager
def _show_progress(total: int) -> Iterator[Callable[[Done], None]]:
    """A bar with an estimate where standard error is a terminal; failures are told as they come, everywhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("Analysing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("files", total=total)

        def tell(done: Done) -> None:
            progress.advance(task)
            if done.error:
                typer.echo(f"coach: {done.item.url}: {done.error}", err=True)

        yield tell


def _write_row(done: Done) -> dict[str, Any]:
    head = {"file": done.item.url, "status": "done" if done.row is not None else "failed", "error": done.error}
    return {**head, **(done.row or {})}


def _write_results(rows: Sequence[Mapping[str, Any]], out: Path) -> None:
    from coach.batch.ledger import write_whole
    from coach.report.archive import write_csv, write_index, write_parquet

    write_whole(out / "results.parquet", write_parquet(rows))
    write_whole(out / "results.csv", write_csv(rows))
    write_whole(out / "index.html", write_index(rows))


def _sum_up(results: Sequence[Done], out: Path) -> None:
    failed = [done for done in results if done.row is None]
    known = sum(done.known for done in results)
    typer.echo(f"{len(results) - len(failed)} of {len(results)} files analysed, {known} of them before; {len(failed)} failed.")
    typer.echo(f"Table: {out / 'results.parquet'} and results.csv; page: {out / 'index.html'}")
    if any(done.bug for done in failed):
        typer.echo("coach: some failed by a fault in coach, not yours. Please report it with the lines above.", err=True)


def choose_jobs(jobs: int | None) -> int:
    """How many processes: as wished, or one a core. Raises CoachError for less than one."""
    if jobs is not None and jobs < 1:
        raise CoachError(f"--jobs {jobs}: there must be at least one.", "For example --jobs 2.")
    return jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
