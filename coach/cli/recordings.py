"""`coach recordings`: list, show and delete recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli import recordings_repair, recordings_zip
from coach.cli.arguments import (
    LAST,
    JsonOption,
    RecordingArgument,
    YesOption,
    find_recording,
    format_examples,
)
from coach.cli.output import format_count, format_size, print_json, print_removed

if TYPE_CHECKING:
    from coach.store.recordings.recording import ListedRecording

group = typer.Typer(
    help="List, show, check and delete recordings, or carry them to another computer.",
    epilog=format_examples(
        "coach recordings list",
        "coach recordings show last",
        "coach recordings delete last",
        "coach recordings check",
    ),
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    recordings_repair.register(group)
    recordings_zip.register(group)
    app.add_typer(group, name="recordings")


@group.command(
    "list",
    epilog=format_examples(
        "coach recordings list", "coach recordings list --json | jq '.[0].name'"
    ),
)
def list_all(
    json: JsonOption = False,
) -> None:
    """List every recording, the newest first."""
    from coach.store.recordings.recording import list_recordings
    from coach.store.settings.folders import recordings_folder

    listed = list_recordings()
    if json:
        print_json([describe(each) for each in listed])
        return
    if not listed:
        typer.echo(
            f"There is no recording in {recordings_folder()} yet. `coach live` makes one while "
            "you exercise."
        )
        return
    width = max(len(each.name) for each in listed)
    for each in listed:
        header = each.recording.header if each.recording else None
        what = (
            f"{header.started_utc[:16].replace('T', ' ')}  {header.exercise:<20}"
            if header
            else " " * 38
        )
        video = "video" if each.recording and each.recording.video else ""
        typer.echo(
            f"{each.name:<{width}}  {what}  {format_size(each.size):>8}  {video:<5}  "
            f"{_describe_state(each)}".rstrip()
        )
    total = sum(each.size for each in listed)
    typer.echo(
        f"\n{format_count(len(listed), 'recording')}, {format_size(total)}, in "
        f"{recordings_folder()}"
    )


@group.command(
    epilog=format_examples(
        "coach recordings show", "coach recordings show 2026-01-31_18-05-00Z_lunge --json"
    )
)
def show(
    recording: RecordingArgument = LAST,
    json: JsonOption = False,
) -> None:
    """Show what a recording holds, and what was counted then."""
    from coach.store.history.entry import summarise_recording
    from coach.store.recordings.recording import list_recordings, open_recording

    opened = open_recording(find_recording(recording))
    entry, header = summarise_recording(opened), opened.header
    if json:
        import dataclasses

        print_json({**dataclasses.asdict(entry), "header": dataclasses.asdict(header)})
        return
    size = sum(
        each.size
        for each in list_recordings(opened.path.resolve().parent.parent)
        if each.name == opened.name
    )
    typer.echo(
        f"{opened.name}{'' if opened.finished else '  (cut off: all that came before is in it)'}"
    )
    typer.echo(f"  Exercise: {header.exercise}, side: {header.side}")
    typer.echo(
        f"  Began: {header.started_utc}, {entry.duration_s:.1f} s, somebody was seen for "
        f"{entry.tracked_s:.1f} s"
    )
    for side in entry.sides:
        result = side.range_result
        measured = (
            f", range of motion {result.peak_deg:.0f} +/- {result.uncertainty_deg:.0f} degrees"
            if result
            else ""
        )
        counted = (
            f"{side.repetitions} repetitions, {side.holds} holds of {side.held_s:.1f} s in all"
        )
        typer.echo(f"  {(side.side or 'both sides').capitalize()}: {counted}{measured}")
    for name, count in entry.faults.items():
        typer.echo(f"  Fault: {name.replace('_', ' ')}, {format_count(count, 'time')}")
    for words, score in (("before", entry.pain_before), ("after", entry.pain_after)):
        if score is not None:
            typer.echo(f"  Pain {words}: {score} of 10")
    typer.echo(
        f"  Camera: {header.camera}, {header.width} x {header.height}; coach "
        f"{header.coach_version}, model {header.model_sha256[:12]}"
    )
    typer.echo(
        f"  Files: {format_size(size)} in "
        f"{opened.path.parent}{', with video' if opened.video else ', without video'}"
    )


@group.command(
    epilog=format_examples(
        "coach recordings delete last", "coach recordings delete 2026-01-31_18-05-00Z_lunge --yes"
    )
)
def delete(
    recordings: Annotated[
        list[str],
        typer.Argument(metavar="RECORDING...", help="Folders or names; `last` for the newest."),
    ],
    yes: YesOption = False,
) -> None:
    """Delete recordings permanently, and list what was deleted."""
    from coach.store.files.deletion import Removed
    from coach.store.history.index import remove_from_history
    from coach.store.recordings.recording import delete_recording

    folders = [find_recording(recording) for recording in recordings]
    for folder in folders:
        typer.echo(folder, err=True)
    if not yes:
        typer.confirm(
            f"Delete {format_count(len(folders), 'recording')} permanently?", abort=True, err=True
        )
    removed = Removed()
    for folder in folders:
        removed += delete_recording(folder)
        remove_from_history(folder.resolve().name)
    print_removed(removed)


def describe(listed: ListedRecording) -> dict[str, Any]:
    """Return a recording of the list as plain values for JSON; null if it cannot be read."""
    recording = listed.recording
    return {
        "name": listed.name,
        "path": str(listed.folder),
        "exercise": recording.header.exercise if recording else None,
        "started_utc": recording.header.started_utc if recording else None,
        "finished": recording.finished if recording else None,
        "being_written": listed.locked,
        "video": bool(recording and recording.video),
        "bytes": listed.size,
        "problem": listed.problem,
    }


def _describe_state(listed: ListedRecording) -> str:
    if listed.recording is None:
        return f"cannot be read: {listed.problem.rpartition('.mcap: ')[2]}"
    return "being written" if listed.locked else "" if listed.recording.finished else "cut off"
