"""`coach replay`: stored poses evaluated with today's rules, in the window or as a summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.body.sides import SideChoice
from coach.cli.arguments import (
    LAST,
    JudgedByOption,
    RecordingArgument,
    SideOption,
    find_exercise,
    find_recording,
    format_examples,
)
from coach.errors import CoachError, DisplayError
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.exercises.loader import LoadedExercise
    from coach.store.recordings.recording import Recording

EXAMPLES = format_examples(
    "coach replay",
    "coach replay last --no-window",
    "coach replay 2026-01-31_18-05-00Z_lunge --beside last",
    "coach replay 2026-01-31_18-05-00Z_lunge --exercise lunge",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(replay)


def replay(
    recording: RecordingArgument = LAST,
    exercise: JudgedByOption = None,
    side: SideOption = "auto",
    beside: Annotated[
        str,
        typer.Option(
            "--beside",
            metavar="RECORDING",
            help="Another recording to its right, aligned by repetition; in the window.",
        ),
    ] = "",
    window: Annotated[
        bool | None,
        typer.Option(
            "--window/--no-window",
            help="Show it in the window; without one the summary is printed.",
        ),
    ] = None,
) -> None:
    """Replay a recording, evaluated with today's rules beside what was reported then.

    Without a screen it prints the summary. Without a terminal, as after a double click, the window
    says what is wrong with a file.
    """
    from coach.store.files.locations import expand_home
    from coach.store.recordings.begun import require_begun
    from coach.store.recordings.recording import open_recording

    try:
        opened = open_recording(find_recording(recording))
        loaded = find_exercise(exercise, opened)
    except CoachError:
        if window is not False and _is_double_clicked(recording):
            _show_in_window(expand_home(recording), exercise or "", side, None)
        raise
    if window or (window is None and (beside or _has_screen())):
        from coach.cli.display import require_display

        require_display()
        other = open_recording(find_recording(beside)) if beside else None
        raise typer.Exit(_show_in_window(opened.path, exercise or "", side, other))
    require_begun(opened)
    _print(opened, loaded, side)


def _is_double_clicked(text: str) -> bool:
    """Return True for a file of a recording, opened without a terminal."""
    from coach.cli.display import shows_window_only

    return Path(text).suffix == ".mcap" and shows_window_only()


def _show_in_window(path: Path, exercise: str, side: SideChoice, other: Recording | None) -> int:
    """Open the window on one recording, or on two side by side, and return its exit code."""
    from coach.window.app import open_window
    from coach.window.replay.recording import ReplayRequest
    from coach.window.run.state import RunRequest

    request = ReplayRequest(path, exercise, side)
    beside = ReplayRequest(other.path) if other else None
    return open_window(
        RunRequest("", "0", record=False),
        opening=lambda window: window.show_recording(request, beside),
    )


def _has_screen() -> bool:
    """Return True if a window can be opened; otherwise print why not."""
    from coach.cli.display import require_display

    try:
        require_display()
    except DisplayError as error:
        typer.echo(f"coach: {tr(error.message)}", err=True)
        return False
    return True


def _print(opened: Recording, loaded: LoadedExercise, side: SideChoice) -> None:
    """Print the summary, and whether the events are those of the recording."""
    from coach.cli.analyze.headless import analyse_recording
    from coach.cli.analyze.summary import print_summary

    outcome = analyse_recording(opened, loaded, side)
    print_summary(outcome.summarise(), outcome.loaded.exercise)
    if not opened.finished:
        typer.echo(tr("The recording was cut off; all that came before is in it."))
    recorded, current = opened.events(), outcome.analysis.events
    same = (
        current == recorded if opened.finished else current[: len(recorded)] == recorded
    )  # an interrupted one lacks the last events
    typer.echo(
        tr("The same events as when it was recorded.")
        if same
        else tr("Not the same events as when it was recorded: the rules have changed.")
    )
