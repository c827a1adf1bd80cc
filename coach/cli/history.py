"""`coach history`: results over weeks and months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from coach.cli.arguments import JsonOption, format_examples
from coach.cli.output import format_start, print_json
from coach.dates import describe_date
from coach.exercise.tracking.range_test.whole_degrees import format_whole
from coach.message import join_label, translatable
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.store.history.entry import Entry, SideEntry
    from coach.store.history.index import IndexChanges

group = typer.Typer(
    help="Show your results over time, or rebuild the index over your recordings.",
    epilog=format_examples(
        "coach history show",
        "coach history show --exercise hip-flexion-test",
        "coach history rebuild",
    ),
    no_args_is_help=True,
)
STOPS: Final = translatable(
    {
        "before": "not begun because of pain: {pain}",
        "during": "stopped because of pain: {pain}",
        "after": "too much pain after the exercise: {pain}",
    }
)
"""When an answer was given that was a reason to stop -> what followed from it."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="history")


@group.command(epilog=format_examples("coach history rebuild"))
def rebuild() -> None:
    """Rebuild the index from the recordings; nothing is lost."""
    from coach.store.history.index import History

    with History() as history:
        refreshed = history.rebuild()
        _report_problems(history.problem, refreshed)
        typer.echo(
            ntr(
                "{n} recording in {file}",
                "{n} recordings in {file}",
                refreshed.added,
                file=history.file,
            )
        )


@group.command(
    epilog=format_examples(
        "coach history show", "coach history show --exercise hip-flexion-test --json"
    )
)
def show(
    exercise: Annotated[
        str | None, typer.Option("--exercise", "-e", metavar="NAME", help="Only this exercise.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show every session, range of motion over time, and the days on which you exercised."""
    import dataclasses

    from coach.store.history.index import History

    with History() as history:
        _report_problems(history.problem, history.refresh())
        entries = history.read(exercise)
    if exercise is not None and not entries:
        _require_known(exercise)
    if json:
        print_json([dataclasses.asdict(entry) for entry in entries])
        return
    if not entries:
        typer.echo(
            tr("Nothing was recorded yet.")
            if exercise is None
            else tr("Nothing was recorded of {exercise} yet.", exercise=exercise)
        )
    for line in format_history(entries):
        typer.echo(line)


def _require_known(exercise: str) -> None:
    """Raise ExerciseError if there is no exercise of this name."""
    from coach.store.exercises.loader import list_exercises, load_exercise

    if exercise not in list_exercises():
        load_exercise(exercise)


def format_history(entries: Sequence[Entry], *, own: bool = True) -> Iterator[str]:
    """Yield the lines of the history, without line ends.

    Args:
        entries: In order of time, the oldest first.
        own: Whether they are of this computer's user, whose norms of today they are compared with;
            otherwise each test is compared with the norm that was recorded with it.

    """
    from coach.report.text import pad_column
    from coach.store.history.trends import list_days, read_time

    starts = pad_column([format_start(read_time(entry)) for entry in entries])
    for entry, start in zip(entries, starts, strict=True):
        yield f"{start}  {entry.exercise:<20}  {_format_results(entry)}".rstrip()
    yield from _format_ranges(entries, own)
    if days := list_days(entries):
        yield "\n" + tr(
            "Days: {count}, from {first} to {last}.",
            count=len(days),
            first=describe_date(days[0].day),
            last=describe_date(days[-1].day),
        )


def _format_results(entry: Entry) -> str:
    parts = []
    for side in entry.sides:
        words = ", ".join(_format_side(side))
        parts.append(tr(join_label(tr(side.side), words)) if side.side else words)
    if not parts and entry.begun:
        parts.append(tr("nothing was counted"))
    elif not parts and entry.stop is None and entry.pain_during is entry.pain_after is None:
        parts.append(tr("not begun"))
    if entry.worst_pain is not None:
        parts.append(_format_pain(entry))
    if entry.stop is not None:
        from coach.exercise.tracking.pain_places import describe_score

        pain = describe_score(entry.stop.score, entry.stop.place)
        parts.append(tr(STOPS[entry.stop.moment], pain=pain))
    return "; ".join(parts)


def _format_pain(entry: Entry) -> str:
    before, after = (
        tr("no answer") if score is None else score
        for score in (entry.pain_before, entry.pain_after)
    )
    if entry.pain_during is None:
        return tr("pain {before} before, {after} after", before=before, after=after)
    return tr(
        "pain {before} before, {during} during, {after} after",
        before=before,
        during=entry.pain_during,
        after=after,
    )


def _format_side(side: SideEntry) -> Iterator[str]:
    if side.repetitions:
        yield ntr(
            "{n} repetition ({clean} without a fault)",
            "{n} repetitions ({clean} without a fault)",
            side.repetitions,
            clean=side.clean_repetitions,
        )
    if side.holds:
        yield tr("{held_s:.0f} s held", held_s=side.held_s)
    if result := side.range_result:
        yield tr(
            "{peak} +/- {error:.0f} degrees",
            peak=format_whole(result.peak_deg),
            error=result.uncertainty_deg,
        )


def _format_ranges(entries: Sequence[Entry], own: bool) -> Iterator[str]:
    from coach.body.landmarks import SIDES
    from coach.store.exercises.recorded_test import load_recorded_test
    from coach.store.history.trends import follow_range
    from coach.store.prescriptions.own_test import load_own_test

    today = datetime.now().astimezone().date()
    for exercise in dict.fromkeys(entry.exercise for entry in entries):
        of_test = [entry for entry in entries if entry.exercise == exercise]
        norms = [entry.norm_deg for entry in of_test if entry.norm_deg is not None]
        recorded = norms[-1] if norms else None
        rule = load_own_test(exercise, today) if own else load_recorded_test(exercise, recorded)
        for side in SIDES:
            progress = follow_range(of_test, side, rule=rule)
            if not progress.points:
                continue
            last = progress.points[-1]
            yield "\n" + tr(
                "{exercise}, {side}: {peaks} degrees",
                exercise=exercise,
                side=tr(side),
                peaks=" ".join(format_whole(point.result.peak_deg) for point in progress.points),
            )
            yield tr(
                "  Norm {norm}: {words}.",
                norm=format_whole(progress.norm_deg),
                words=tr(last.against_norm.words),
            )
            if last.against_earlier:
                yield tr(
                    "  Against earlier days: {difference} degrees, {words}.",
                    difference=format_whole(last.against_earlier.shown_deg, signed=True),
                    words=tr(last.against_earlier.words),
                )
            yield tr(
                "  A change counts from {degrees:.0f} degrees on.",
                degrees=progress.smallest_change_deg,
            )


def _report_problems(problem: str, refreshed: IndexChanges) -> None:
    if problem:
        typer.echo(f"coach: {tr(problem)}", err=True)
    for name, why in refreshed.unreadable:
        typer.echo(tr("coach: {name} is left out: {why}", name=name, why=why), err=True)
