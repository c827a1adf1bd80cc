"""Many videos and recordings: one table row each, resumable, here or on a cluster."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from coach import __version__
from coach.body.sides import SideChoice
from coach.cli.analyze.headless import AUTO
from coach.cli.analyze.progress_bar import show_progress
from coach.errors import CoachError, ExerciseError, ModelError
from coach.message import Message
from coach.translation import tr

if TYPE_CHECKING:
    from coach.batch.run import FileOutcome
    from coach.capture.landmarker import Landmarker
    from coach.exercise.definition.exercise import Exercise
    from coach.store.recordings.messages import Header

MIN_AHEAD_ON_CLUSTER: Final = 512
"""Minimum number of files given to a cluster in advance; at most two per thread beyond that.

More workers may join while it works.
"""


@dataclass(frozen=True)
class Analysis:
    """The work on one file.

    It is sent to other processes and machines, so it carries everything that the result depends on.
    """

    exercises: Mapping[str, Exercise]
    """By name: the exercise to evaluate, or all exercises among which it is recognised."""
    model_sha256: str
    """Required checksum of the pose model, wherever the work is done."""
    side: SideChoice = "auto"
    auto: bool = False
    """True if the exercise is to be recognised."""
    version: str = __version__
    """Required version of coach."""
    norm: tuple[float, str] | None = None
    """Norm of the hip flexion test and its source, if each recording knows its own exercise."""

    @cached_property
    def _packed(self) -> bytes:
        """All fields in a few kilobytes, because they are sent with every file."""
        return zlib.compress(
            pickle.dumps(
                (
                    self.exercises,
                    self.model_sha256,
                    self.side,
                    self.auto,
                    self.version,
                    self.norm,
                )
            )
        )

    def __reduce__(self) -> tuple[Callable[[bytes], Analysis], tuple[bytes]]:
        return _unpack, (self._packed,)

    def __call__(self, url: str) -> dict[str, Any]:
        """Return the row of a file.

        Raises:
            CoachError: The file cannot be read, or this machine would evaluate it differently.

        """
        from coach.batch.files import RECORDING, fetch

        if self.version != __version__:
            raise CoachError(
                Message(
                    "This worker has coach {version} and not {needed}.",
                    version=__version__,
                    needed=self.version,
                ),
                Message("Install the same version everywhere."),
            )
        with fetch(url) as path:
            return (
                self._analyse_recording(path)
                if path.name == RECORDING
                else self._analyse_video(path)
            )

    def _analyse_recording(self, path: Path) -> dict[str, Any]:
        from coach.store.recordings.recording import open_recording

        recording = open_recording(path)
        side = self.side if self.side != "auto" else recording.header.side
        own = self._read_own(recording.header) if self.norm else None
        return self._evaluate(
            list(recording.poses()), side, path.name, recording.header.model_sha256, own
        )

    def _read_own(self, header: Header) -> tuple[str, Exercise]:
        """Return name and exercise as they are stored in a recording."""
        from coach.store.exercises.loader import apply_settings, parse_exercise
        from coach.store.settings.settings import Settings

        assert self.norm is not None
        degrees, source = self.norm
        settings = Settings(norm_hip_flexion_deg=degrees, norm_hip_flexion_source=source)
        loaded = apply_settings(parse_exercise(header.exercise_text, header.exercise), settings)
        return loaded.name, loaded.exercise

    def _analyse_video(self, path: Path) -> dict[str, Any]:
        from coach.capture.video import VideoFile
        from coach.pipeline import detect_poses

        if self.norm:
            raise ExerciseError(
                Message("A video does not know its exercise."),
                Message("Add --exercise NAME, or --exercise auto."),
            )
        with VideoFile(path) as source, closing(self._open_landmarker()) as landmarker:
            poses = list(detect_poses(source.frames(), landmarker))
            return self._evaluate(poses, self.side, path.name, landmarker.model_sha256)

    def _open_landmarker(self) -> Landmarker:
        from coach.store.settings.pose_model import open_landmarker

        landmarker = open_landmarker()
        if landmarker.model_sha256 != self.model_sha256:
            landmarker.close()
            raise ModelError(
                Message(
                    "This worker has the pose model {model} and not {needed}.",
                    model=landmarker.model_sha256[:12],
                    needed=self.model_sha256[:12],
                ),
                Message("Choose the same one everywhere: coach settings set model."),
            )
        return landmarker

    def _evaluate(
        self,
        poses: Sequence[Any],
        side: SideChoice,
        source: str,
        model_sha256: str,
        own: tuple[str, Exercise] | None = None,
    ) -> dict[str, Any]:
        from coach.exercise.recognition.recognise import UNKNOWN, recognise
        from coach.exercise.tracking.trainer import Trainer
        from coach.pipeline import analyse
        from coach.report.results.archive import make_row, make_unknown_row
        from coach.report.results.table import summarise

        if own is not None:
            name, exercise = own
        else:
            name = (
                recognise(poses, self.exercises, side).name
                if self.auto
                else next(iter(self.exercises))
            )
            if name == UNKNOWN:
                return make_unknown_row(poses, model_sha256, self.version)
            exercise = self.exercises[name]
        summary = summarise(analyse(poses, Trainer(exercise, side)), name, exercise, source)
        return make_row(summary, exercise, model_sha256, self.version)


@lru_cache(maxsize=2)
def _unpack(packed: bytes) -> Analysis:
    return Analysis(*pickle.loads(zlib.decompress(packed)))


def analyse_archive(
    patterns: Sequence[str],
    exercise: str | None,
    side: SideChoice,
    out: Path,
    jobs: int,
    scheduler: str | None,
) -> bool:
    """Analyse all files, write the table and the page into `out`, and return True if none failed.

    Without an exercise each recording is judged by its own.

    Raises:
        CoachError: There are no files, or the results cannot be written.

    """
    from coach.batch.files import list_items
    from coach.batch.result_store import ResultStore
    from coach.batch.run import Batch

    work = plan(exercise, side)
    items = list_items(patterns)
    store = ResultStore(out / "done", _make_fingerprint(work))
    results: dict[str, FileOutcome] = {}
    with ExitStack() as stack:
        make_executor, at_once = stack.enter_context(
            _open_executor(scheduler, min(jobs, len(items)))
        )
        advance = stack.enter_context(show_progress(tr("Analysing"), len(items), "files"))
        try:
            for done in Batch(work, make_executor, store, at_once).run(items):
                results[done.item.url] = done
                advance(len(results))
                if done.error:
                    typer.echo(f"coach: {done.item.url}: {done.error}", err=True)
        except KeyboardInterrupt:
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
    rows = [_make_result_row(results[item.url]) for item in items]
    _write_results(rows, out)
    _print_totals(list(results.values()), out)
    return all(row["status"] == "done" for row in rows)


def plan(exercise: str | None, side: SideChoice) -> Analysis:
    """Return the work for each file, with the exercises to evaluate.

    Without an exercise each recording is judged by its own.
    """
    from coach.capture.pose_model import read_model
    from coach.store.exercises.loader import apply_settings, list_exercises, load_exercise
    from coach.store.settings.person import load_own_settings
    from coach.store.settings.pose_model import find_configured_model

    settings = load_own_settings()
    auto = exercise == AUTO
    _, model_sha256 = read_model(find_configured_model(settings))
    if exercise is None:
        norm = settings.norm_hip_flexion_deg, settings.norm_hip_flexion_source
        return Analysis({}, model_sha256, side, norm=norm)
    loaded = [
        apply_settings(load_exercise(name), settings)
        for name in (list_exercises() if auto else [exercise])
    ]
    rules = {one.name: one.exercise.model_copy(update={"translations": {}}) for one in loaded}
    return Analysis(
        {name: one for name, one in rules.items() if one.kind != "guided" or not auto},
        model_sha256,
        side,
        auto,
    )


def _make_fingerprint(work: Analysis) -> str:
    """Return a text that changes with everything that the results depend on."""
    rules = (
        f"{name}\n{exercise.model_dump_json()}" for name, exercise in sorted(work.exercises.items())
    )
    own = [] if work.norm is None else [str(work.norm)]
    return "\n".join((work.version, work.model_sha256, work.side, str(work.auto), *own, *rules))


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
        "error": done.error,
    }
    return {**head, **(done.row or {})}


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
