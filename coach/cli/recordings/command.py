"""`coach recordings`: list, show and delete recordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from coach.cli.arguments import (
    LAST,
    JsonOption,
    RecordingArgument,
    YesOption,
    find_recording,
    format_examples,
)
from coach.cli.output import format_size, format_start, print_json, print_removed
from coach.cli.recordings import repair as recordings_repair
from coach.cli.recordings import zip as recordings_zip
from coach.cli.recordings.state import describe_state
from coach.exercise.tracking.range_test.whole_degrees import format_whole
from coach.message import Message, join_with, translatable
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.store.history.entry import Entry, SideEntry
    from coach.store.recordings.messages import Header
    from coach.store.recordings.recording import ListedRecording, Recording

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
STOPS: Final = translatable(
    {
        "before": "  Not begun because of pain: {pain}",
        "during": "  Stopped because of pain: {pain}",
        "after": "  Too much pain after the exercise: {pain}",
    }
)
"""When an answer was given that was a reason to stop -> what followed from it."""


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
def list_all(json: JsonOption = False) -> None:
    """List every recording, the newest first."""
    from coach.report.text import pad_column
    from coach.store.recordings.copies import find_superseded_names
    from coach.store.recordings.recording import list_recordings
    from coach.store.settings.folders import recordings_folder

    listed = list_recordings()
    if json:
        print_json([describe(each) for each in listed])
        return
    if not listed:
        typer.echo(
            tr(
                "There is no recording in {folder} yet. `coach live` makes one while you exercise.",
                folder=recordings_folder(),
            )
        )
        return
    superseded = find_superseded_names(listed)
    opened = [each.recording for each in listed]
    columns = (
        pad_column([each.name for each in listed]),
        pad_column([format_start(each.started) if each else "" for each in opened]),
        pad_column([each.header.exercise if each else "" for each in opened]),
    )
    for each, *cells in zip(listed, *columns, strict=True):
        typer.echo(_format_listed(each, cells, superseded=each.name in superseded))
    total = sum(each.size for each in listed)
    typer.echo(
        "\n"
        + ntr(
            "{n} recording, {size}, in {folder}",
            "{n} recordings, {size}, in {folder}",
            len(listed),
            size=format_size(total),
            folder=recordings_folder(),
        )
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
    from coach.store.recordings.recording import open_recording

    opened = open_recording(find_recording(recording))
    entry, header = summarise_recording(opened), opened.header
    if json:
        import dataclasses

        print_json({**dataclasses.asdict(entry), "header": dataclasses.asdict(header)})
        return
    for line in _format_recording(opened, entry):
        typer.echo(line)


def _format_listed(listed: ListedRecording, cells: Sequence[str], *, superseded: bool) -> str:
    """Return the line of a recording in the list, which begins with these cells."""
    video = tr("video") if listed.recording and listed.recording.video else ""
    state = describe_state(listed, superseded=superseded)
    rest = f"{format_size(listed.size):>8}  {video:<5}  {state}"
    return "  ".join((*cells, rest)).rstrip()


def _format_recording(opened: Recording, entry: Entry) -> Iterator[str]:
    from coach.cli.analyze.summary import name_fault, name_faults
    from coach.store.history.entry import find_recorded_exercise
    from coach.store.recordings.recording import list_recordings

    header = opened.header
    cut_off = "" if opened.finished else tr("  (cut off: all that came before is in it)")
    yield f"{opened.name}{cut_off}"
    yield tr("  Exercise: {exercise}, side: {side}", exercise=header.exercise, side=tr(header.side))
    yield tr(
        "  Began: {started}, {duration_s:.1f} s, somebody was seen for {tracked_s:.1f} s",
        started=format_start(opened.started),
        duration_s=entry.duration_s,
        tracked_s=entry.tracked_s,
    )
    yield from (_format_side(side) for side in entry.sides)
    names = name_faults(find_recorded_exercise(header))
    for name, count in entry.faults.items():
        yield ntr(
            "  Fault: {name}, {n} time",
            "  Fault: {name}, {n} times",
            count,
            name=name_fault(name, names),
        )
    yield from _format_pain(entry)
    yield _describe_camera(header)
    listed = list_recordings(opened.path.resolve().parent.parent)
    size = format_size(sum(each.size for each in listed if each.name == opened.name))
    folder = opened.path.parent
    yield (
        tr("  Files: {size} in {folder}, with video", size=size, folder=folder)
        if opened.video
        else tr("  Files: {size} in {folder}, without video", size=size, folder=folder)
    )


def _describe_camera(header: Header) -> str:
    if not header.begun:
        return tr(
            "  No picture: only the pain was asked; coach {version}",
            version=header.coach_version,
        )
    return tr(
        "  Camera: {camera}, {width} x {height}; coach {version}, model {model}",
        camera=header.camera,
        width=header.width,
        height=header.height,
        version=header.coach_version,
        model=" + ".join(
            sha256[:12] for sha256 in (header.model_sha256, header.larger_model_sha256) if sha256
        ),
    )


def _format_pain(entry: Entry) -> Iterator[str]:
    if entry.pain_before is not None:
        yield tr("  Pain before: {score} of 10", score=entry.pain_before)
    if entry.pain_during is not None:
        yield tr("  Pain during: {score} of 10", score=entry.pain_during)
    if entry.pain_after is not None:
        yield tr("  Pain after: {score} of 10", score=entry.pain_after)
    if entry.pain_place:
        yield tr("  Where it hurts: {place}", place=_name_place(entry.pain_place))
    if entry.stop is not None:
        from coach.exercise.tracking.pain_places import describe_score

        words = describe_score(entry.stop.score, entry.stop.place)
        yield tr(STOPS[entry.stop.moment], pain=words)


def _format_side(side: SideEntry) -> str:
    counted = [
        Message("{n} repetition", plural="{n} repetitions", n=side.repetitions),
        Message(
            "{n} hold of {held_s:.1f} s in all",
            plural="{n} holds of {held_s:.1f} s in all",
            n=side.holds,
            held_s=side.held_s,
        ),
    ]
    if result := side.range_result:
        counted.append(
            Message(
                "range of motion {peak} +/- {error:.0f} degrees",
                peak=format_whole(result.peak_deg),
                error=result.uncertainty_deg,
            )
        )
    return tr(
        "  {side}: {counted}",
        side=tr((side.side or "both sides").capitalize()),
        counted=join_with(", ", counted),
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
    from coach.store.files.deletion import DeletedFiles
    from coach.store.history.index import remove_from_history
    from coach.store.recordings.recording import delete_recording

    folders = [find_recording(recording) for recording in recordings]
    for folder in folders:
        typer.echo(folder, err=True)
    if not yes:
        typer.confirm(
            ntr(
                "Delete {n} recording permanently?",
                "Delete {n} recordings permanently?",
                len(folders),
            ),
            abort=True,
            err=True,
        )
    removed = DeletedFiles()
    for folder in folders:
        removed += delete_recording(folder)
        remove_from_history(folder)
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


def _name_place(place: str) -> str:
    from coach.exercise.tracking.pain_places import PLACES

    return tr({str(key): words for key, words in PLACES.items()}.get(place, place))
