"""`coach recordings check` and `repair`: find damaged recordings and save what is readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.arguments import RecordingArgument, find_recording, format_examples
from coach.cli.output import count_events
from coach.message import join_label
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.recordings.integrity import IntegrityResult


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command(epilog=format_examples("coach recordings check", "coach recordings check last"))(
        check
    )
    group.command(epilog=format_examples("coach recordings repair 2026-01-31_18-05-00Z_lunge"))(
        repair
    )


def check(
    recordings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECORDING...", help="Folders or names; without any, every recording."
        ),
    ] = None,
) -> None:
    """Read recordings to the last byte and compare every checksum."""
    from coach.store.recordings.integrity import check_recording
    from coach.store.recordings.search import find_folders
    from coach.store.settings.folders import recordings_folder

    folders = [find_recording(each) for each in recordings] if recordings else find_folders()
    if not folders:
        typer.echo(
            tr(
                "There is no recording in {folder} yet. `coach live` makes one while you exercise.",
                folder=recordings_folder(),
            )
        )
    damaged = 0
    for folder in folders:
        checked = check_recording(folder)
        damaged += bool(checked.problems)
        typer.echo(
            tr(join_label(folder.name, _describe_check(checked))), err=bool(checked.problems)
        )
    if damaged:
        typer.echo(
            tr("What can be read of a damaged one is saved by: coach recordings repair NAME"),
            err=True,
        )
        raise typer.Exit(2)


def repair(recording: RecordingArgument) -> None:
    """Save all that can be read of a damaged or interrupted recording into a new one.

    The old one does not change.
    """
    from coach.store.recordings.repair import repair_recording

    repaired = repair_recording(find_recording(recording))
    typer.echo(
        tr(
            "{path}: {poses} poses in {duration_s:.1f} s and {events} saved.",
            path=repaired.path,
            poses=repaired.poses,
            duration_s=repaired.duration_s,
            events=count_events(repaired.events),
        )
    )
    if repaired.header_lost:
        typer.echo(
            tr(
                "What it was recorded with is lost; exercise and time are those of the "
                "folder's name."
            )
        )
    if repaired.exercise_lost:
        typer.echo(
            tr(
                "The exercise's file as it was is lost: name one for a replay, with "
                "--exercise NAME."
            )
        )


def _describe_check(checked: IntegrityResult) -> str:
    if checked.problems:
        return " ".join(tr(problem) for problem in checked.problems)
    values = {
        "poses": checked.poses,
        "events": count_events(checked.events),
        "duration_s": checked.duration_s,
    }
    if checked.finished:
        return tr("all is well, {poses} poses, {events}, {duration_s:.1f} s", **values)
    return tr(
        "all is well, {poses} poses, {events}, {duration_s:.1f} s; it was cut off, all that came "
        "before is there",
        **values,
    )
