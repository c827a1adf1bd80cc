"""`coach replay`: stored poses through today's rules."""

from __future__ import annotations

from typing import Annotated

import typer

from coach.cli.arguments import LAST, Side, find_exercise, find_recording, write_examples

EXAMPLES = write_examples(
    "coach replay",
    "coach replay last --window",
    "coach replay 2026-01-31_18-05-00Z_lunge --exercise lunge",
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog=EXAMPLES)(replay)


def replay(
    recording: Annotated[str, typer.Argument(metavar="RECORDING", help="A recording's folder or its name; `last` for the newest.")] = LAST,
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", metavar="NAME", help="Judge by this exercise's file instead of the one that was recorded."),
    ] = None,
    side: Side = "auto",
    window: Annotated[bool, typer.Option("--window/--no-window", help="Show it in the window, at its own pace.")] = False,
) -> None:
    """Judge a recording anew: the stored points of the body, with today's rules. It says whether anything comes out otherwise."""
    from coach.cli.headless import analyse_recording
    from coach.cli.summary import print_summary
    from coach.store.recordings import open_recording

    opened = open_recording(find_recording(recording))
    loaded = find_exercise(exercise, opened)
    if window:
        from coach.cli.display import require_display

        require_display()
        from coach.cli.playback import show_recording

        raise typer.Exit(show_recording(opened, loaded, side))
    outcome = analyse_recording(opened, loaded, side)
    print_summary(outcome.summarise())
    if not opened.finished:
        typer.echo("The recording was cut off; all that came before is in it.")
    told, now = opened.events(), outcome.analysis.events
    same = now == told if opened.finished else now[: len(told)] == told  # one that was cut off lacks the events of the end
    typer.echo(
        "The same events as when it was recorded." if same else "Not the same events as when it was recorded: the rules have changed."
    )
