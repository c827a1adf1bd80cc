"""Many videos and recordings: one table row each, resumable, here or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from coach.body.sides import SideChoice
from coach.cli.analyze.progress_bar import show_progress
from coach.cli.analyze.work import make_fingerprint, plan
from coach.message import join_label
from coach.translation import tr

if TYPE_CHECKING:
    from coach.batch.result_store import InputFile
    from coach.batch.run import Batch, FileOutcome

MIN_AHEAD_ON_CLUSTER: Final = 512
"""Minimum number of files given to a cluster in advance; at most two per thread beyond that.

More workers may join while it works.
"""


def analyse_archive(
    patterns: Sequence[str],
    exercise: str | None,
    side: SideChoice,
    out: Path,
    jobs: int,
    scheduler: str | None,
    quick: bool = False,
) -> bool:
    """Analyse all files, write the table and the page into `out`, and return True if none failed.

    Without an exercise each recording is judged by its own. `quick` leaves legs in doubt that the
    larger pose model might see.

    Raises:
        CoachError: There are no files, or the results cannot be written.

    """
    from coach.batch.files import list_items
    from coach.batch.result_store import ResultStore
    from coach.batch.run import Batch

    work = plan(exercise, side, quick)
    items = list_items(patterns)
    store = ResultStore(out / "done", make_fingerprint(work))
    with _open_executor(scheduler, min(jobs, len(items))) as (make_executor, at_once):
        results = _follow(Batch(work, make_executor, store, at_once), items)
    rows = [_make_result_row(results[item.url]) for item in items]
    _write_results(rows, out)
    _print_totals(list(results.values()), out)
    return all(row["status"] == "done" for row in rows)


def _follow(batch: Batch, items: Sequence[InputFile]) -> dict[str, FileOutcome]:
    """Analyse the files with a progress bar and return the outcome of each, by its address."""
    results: dict[str, FileOutcome] = {}
    with show_progress(tr("Analysing"), len(items), "files") as advance:
        try:
            for done in batch.run(items):
                results[done.item.url] = done
                advance(len(results))
                if done.error:
                    reason = tr(done.error).replace("\n", " ")
                    typer.echo(f"coach: {tr(join_label(done.item.url, reason))}", err=True)
        except (KeyboardInterrupt, SystemExit):  # Ctrl-C, or another signal that ends commands
            typer.echo(
                tr(
                    "coach: stopped; {done} of {count} files are done. The same command goes "
                    "on from there.",
                    done=len(results),
                    count=len(items),
                ),
                err=True,
            )
            raise
    return results


@contextmanager
def _open_executor(
    scheduler: str | None, jobs: int
) -> Iterator[tuple[Callable[[], Executor], int]]:
    if scheduler is None:
        from coach.batch.processes import Processes

        yield lambda: Processes(jobs), 2 * jobs
        return
    from coach.batch.cluster import connect

    with connect(scheduler) as (make_executor, threads):
        yield make_executor, max(MIN_AHEAD_ON_CLUSTER, 2 * threads)


def _make_result_row(done: FileOutcome) -> dict[str, Any]:
    head = {
        "file": done.item.url,
        "status": "done" if done.row is not None else "failed",
        "error": done.error.replace("\n", " "),
    }
    named = {
        name: text.encode(errors="backslashreplace").decode()  # a name that is not UTF-8
        for name, text in head.items()
    }
    return {**named, **(done.row or {})}


def _write_results(rows: Sequence[Mapping[str, Any]], out: Path) -> None:
    from coach.batch.result_store import write_result_file
    from coach.report.results.archive import render_csv, render_index, render_parquet

    write_result_file(out / "results.parquet", render_parquet(rows))
    write_result_file(out / "results.csv", render_csv(rows))
    write_result_file(out / "index.html", render_index(rows))


def _print_totals(results: Sequence[FileOutcome], out: Path) -> None:
    failed = [done for done in results if done.row is None]
    known = sum(done.known for done in results)
    typer.echo(
        tr(
            "{analysed} of {done} files analysed, {known} of them before; {failed} failed.",
            analysed=len(results) - len(failed),
            done=len(results),
            known=known,
            failed=len(failed),
        )
    )
    typer.echo(
        tr(
            "Table: {table} and results.csv; page: {page}",
            table=out / "results.parquet",
            page=out / "index.html",
        )
    )
    if any(done.bug for done in failed):
        typer.echo(
            tr(
                "coach: some failed by a fault in coach, not yours. Please report it "
                "with the lines above."
            ),
            err=True,
        )
