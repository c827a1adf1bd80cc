"""`coach recordings`: what was kept, looked at, deleted, checked, saved, and carried to another computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.arguments import LAST, find_recording, format_examples

if TYPE_CHECKING:
    from coach.store.files.deletion import Removed
    from coach.store.recordings.integrity import Checked
    from coach.store.recordings.recording import ListedRecording

group = typer.Typer(
    help="List what was recorded, show it, check or delete it, or carry it to another computer.",
    epilog=format_examples(
        "coach recordings list",
        "coach recordings show last",
        "coach recordings delete last",
        "coach recordings check",
    ),
    no_args_is_help=True,
)

Name = Annotated[
    str,
    typer.Argument(
        metavar="RECORDING", help="A recording's folder or its name; `last` for the newest."
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(group, name="recordings")


@group.command(
    "list",
    epilog=format_examples(
        "coach recordings list", "coach recordings list --json | jq '.[0].name'"
    ),
)
def list_all(
    json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON and nothing else.")
    ] = False,
) -> None:
    """List every recording, the newest first."""
    from coach.store.recordings.recording import list_recordings
    from coach.store.settings.folders import recordings_folder

    listed = list_recordings()
    if json:
        _print_json([describe(each) for each in listed])
        return
    if not listed:
        typer.echo(
            f"There is no recording in {recordings_folder()} yet. `coach live` makes one while you exercise."
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
            f"{each.name:<{width}}  {what}  {format_size(each.size):>8}  {video:<5}  {_say_state(each)}".rstrip()
        )
    total = sum(each.size for each in listed)
    typer.echo(
        f"\n{format_count(len(listed), 'recording')}, {format_size(total)}, in {recordings_folder()}"
    )


@group.command(
    epilog=format_examples(
        "coach recordings show", "coach recordings show 2026-01-31_18-05-00Z_lunge --json"
    )
)
def show(
    recording: Name = LAST,
    json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON and nothing else.")
    ] = False,
) -> None:
    """Show what a recording holds, and what was counted then."""
    from coach.store.history.entry import summarise_recording
    from coach.store.recordings.recording import list_recordings, open_recording

    opened = open_recording(find_recording(recording))
    entry, header = summarise_recording(opened), opened.header
    if json:
        import dataclasses

        _print_json({**dataclasses.asdict(entry), "header": dataclasses.asdict(header)})
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
        f"  Began: {header.started_utc}, {entry.duration_s:.1f} s, somebody was seen for {entry.tracked_s:.1f} s"
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
        f"  Camera: {header.camera}, {header.width} x {header.height}; coach {header.coach_version}, model {header.model_sha256[:12]}"
    )
    typer.echo(
        f"  Files: {format_size(size)} in {opened.path.parent}{', with video' if opened.video else ', without video'}"
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
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete recordings from the disk for good, and say what went."""
    from coach.store.files.deletion import Removed
    from coach.store.history.index import remove_from_history
    from coach.store.recordings.recording import delete_recording

    folders = [find_recording(recording) for recording in recordings]
    for folder in folders:
        typer.echo(folder, err=True)
    if not yes:
        typer.confirm(
            f"Delete {format_count(len(folders), 'recording')} for good?", abort=True, err=True
        )
    removed = Removed()
    for folder in folders:
        removed += delete_recording(folder)
        remove_from_history(folder.resolve().name)
    say_removed(removed)


@group.command(epilog=format_examples("coach recordings check", "coach recordings check last"))
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
    from coach.store.recordings.recording import find_folders

    folders = [find_recording(each) for each in recordings] if recordings else find_folders()
    damaged = 0
    for folder in folders:
        checked = check_recording(folder)
        damaged += bool(checked.problems)
        typer.echo(f"{folder.name}: {_say_checked(checked)}", err=bool(checked.problems))
    if damaged:
        typer.echo(
            "What can be read of a damaged one is saved by: coach recordings repair NAME", err=True
        )
        raise typer.Exit(2)


@group.command(epilog=format_examples("coach recordings repair 2026-01-31_18-05-00Z_lunge"))
def repair(recording: Name) -> None:
    """Save all that can be read of a damaged recording, or one that was cut off, into a new one; the old one stays as it is."""
    from coach.store.recordings.repair import repair_recording

    repaired = repair_recording(find_recording(recording))
    typer.echo(
        f"{repaired.path}: {repaired.poses} poses in {repaired.duration_s:.1f} s and {format_count(repaired.events, 'event')} saved."
    )
    if repaired.header_lost:
        typer.echo(
            "What it was recorded with is lost; exercise and time are those of the folder's name."
        )
    if repaired.exercise_lost:
        typer.echo(
            "The exercise's file as it was is lost: name one for a replay, with --exercise NAME."
        )


@group.command(
    epilog=format_examples(
        "coach recordings pack last", "coach recordings pack last --to /media/stick"
    )
)
def pack(
    recording: Name = LAST,
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="The zip to write, or a folder for it.")
    ] = Path(),
) -> None:
    """Put a recording into one zip, to be carried to another computer. The same recording gives the same bytes."""
    from coach.store.files.checksums import sum_up_file
    from coach.store.recordings.zip_archive import pack_recording

    file = pack_recording(find_recording(recording), to)
    typer.echo(f"{file}: {format_size(file.stat().st_size)}, SHA-256 {sum_up_file(file)}")


@group.command(epilog=format_examples("coach recordings unpack 2026-01-31_18-05-00Z_lunge.zip"))
def unpack(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A zip that `coach recordings pack` wrote.")
    ],
) -> None:
    """Put the recording of a zip among yours, after it was checked to the last byte."""
    from coach.store.history.index import add_to_history
    from coach.store.recordings.zip_archive import unpack_recording

    folder = unpack_recording(file)
    add_to_history(folder)
    typer.echo(f"{folder.name} is among your recordings now: {folder}")


def describe(listed: ListedRecording) -> dict[str, Any]:
    """A recording in a list, as plain values for JSON; null where it cannot be read."""
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


def say_removed(removed: Removed) -> None:
    """Prints what was deleted, and what was left alone."""
    for file in removed.files:
        typer.echo(f"deleted {file}")
    for path in removed.left:
        typer.echo(f"left alone {path}")
    typer.echo(f"{format_count(len(removed.files), 'file')} deleted, {format_size(removed.size)}.")


def format_count(count: int, noun: str) -> str:
    """A number with its noun: 1 file, 2 files."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def format_size(size: int) -> str:
    """A number of bytes for people."""
    return (
        f"{size / 1e6:.1f} MB"
        if size >= 1e6
        else f"{size / 1e3:.1f} kB"
        if size >= 1e3
        else f"{size} bytes"
    )


def _say_state(listed: ListedRecording) -> str:
    if listed.recording is None:
        return f"cannot be read: {listed.problem.rpartition('.mcap: ')[2]}"
    return "being written" if listed.locked else "" if listed.recording.finished else "cut off"


def _say_checked(checked: Checked) -> str:
    if checked.problems:
        return " ".join(checked.problems)
    ending = "" if checked.finished else "; it was cut off, all that came before is there"
    return f"all is well, {checked.poses} poses, {format_count(checked.events, 'event')}, {checked.duration_s:.1f} s{ending}"


def _print_json(values: Any) -> None:
    import json

    typer.echo(json.dumps(values, indent=2, ensure_ascii=False))
