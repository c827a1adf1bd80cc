"""`coach exercises try`: every angle and condition of a file, live, to read off thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from coach.body.sides import SideChoice
from coach.cli.arguments import SideOption, format_examples
from coach.cli.call_language import format_error
from coach.cli.exercises.pose_stream import CAMERA, open_poses
from coach.cli.exercises.try_out_text import (
    MARKS,
    describe_condition,
    draw_table,
    format_degrees,
    format_spread,
    format_value,
    name_event,
)
from coach.errors import ExerciseError
from coach.message import Message, join_with, translatable
from coach.translation import tr

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.exercise.authoring.condition_monitor import (
        ConditionMonitor,
        ConditionReading,
    )
    from coach.exercise.tracking.events import Event
    from coach.exercise.tracking.feedback import Feedback

EXAMPLES = format_examples(
    "coach exercises try mine.toml --source camera",
    "coach exercises try mine.toml --source walk.mp4",
    "coach exercises try mine -s last",
)
RELOAD_INTERVAL_S: Final = 0.5
"""Interval at which the file is checked for changes, in seconds of the source."""
REFRESH_RATE: Final = 10


REPETITION: Final = translatable(("repetition to {degrees}", "repetition {side} to {degrees}"))
HOLD: Final = translatable(("hold of {held_s:.1f} s", "hold {side} of {held_s:.1f} s"))
TRIAL: Final = translatable(("trial to {degrees}", "trial {side} to {degrees}"))
HOLD_BEGINS: Final = translatable(("hold begins", "hold {side} begins"))
"""Names of events, without and with a side."""


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("try", epilog=EXAMPLES)(try_out)


def try_out(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file of your own, or an exercise's name.")
    ],
    source: Annotated[
        str,
        typer.Option(
            "--source",
            "-s",
            metavar="SOURCE",
            help="`camera`, a camera's number or address, a video, a recording's folder or `last`.",
        ),
    ] = CAMERA,
    side: SideOption = "auto",
) -> None:
    """Show every angle and condition of a file during the exercise, to read off thresholds.

    A saved file is read again.
    """
    tryout = ExerciseTryout(file, side)
    for warning in tryout.warnings:
        typer.echo(tr(warning), err=True)
    with open_poses(source) as stream:
        typer.echo(
            tr("{title} in {source}. Ctrl-C ends it.", title=tryout.title, source=stream.name)
            if stream.live
            else tr("{title} in {source}.", title=tryout.title, source=stream.name)
        )
        try:
            _show(tryout, stream.poses)
        except KeyboardInterrupt:
            typer.echo(tr("Stopped."))
    tryout.finish()
    for line in tryout.summarise():
        typer.echo(line)


def _show(tryout: ExerciseTryout, poses: Iterable[Pose]) -> None:
    """Update a table in a terminal; otherwise print a line for each change."""
    from rich.console import Console
    from rich.live import Live

    console = Console()
    if not console.is_terminal:
        for pose in poses:
            for line in tryout.update(pose):
                typer.echo(line)
        return
    with Live(console=console, refresh_per_second=REFRESH_RATE) as live:
        for pose in poses:
            for line in tryout.update(pose, changes=False):
                live.console.print(line, markup=False, highlight=False)
            live.update(draw_table(tryout.title, tryout.feedback, tryout.monitor.readings))


class ExerciseTryout:
    """An exercise file that is being tried.

    When it is saved it is read again, and the trainer starts again. If the saved file is invalid,
    the mistakes are printed and the previous version stays in use.
    """

    def __init__(self, file: str, side: SideChoice) -> None:
        """Load the file.

        Raises:
            ExerciseError: Lists every mistake in the file.

        """
        from coach.store.exercises.loader import list_warnings, load_exercise
        from coach.store.files.file_watch import WatchedFile

        loaded = load_exercise(file, check=True)
        self.warnings = list_warnings(loaded)
        """What is valid in the file and changes nothing."""
        self._file, self._side = file, side
        self._watched = WatchedFile(loaded.path) if loaded.path else None
        self._checked_s = 0.0
        self.feedback: Feedback | None = None
        self.title = loaded.exercise.title
        self._met: dict[str, bool | None] = {}
        self._counted: list[Message] = []
        self._start(loaded.exercise)

    def update(self, pose: Pose, *, changes: bool = True) -> Iterator[str]:
        """Process one pose and yield lines about events, and about changes of conditions."""
        if self._watched and pose.time_s - self._checked_s >= RELOAD_INTERVAL_S:
            self._checked_s = pose.time_s
            if self._watched.changed():
                yield self._reload()
        self.feedback = self._trainer.update(pose)
        readings = self.monitor.update(pose, self.feedback)
        if changes:
            yield from self._describe_changes(pose.time_s, readings)
        yield from self._describe_events(self.feedback.events)

    def finish(self) -> None:
        """End the repetition or hold in progress; the source has ended."""
        if self.feedback:
            list(self._describe_events(self._trainer.finish(self.feedback.time_s)))

    def summarise(self) -> Iterator[str]:
        """Yield the lines of the summary."""
        yield ""
        yield tr(
            "Counted: {events}.", events=join_with("; ", self._counted or [Message("nothing")])
        )
        yield "\n" + tr(
            "Angles, in degrees: how low and how high each was. Of two legs the higher counts."
        )
        yield (
            f"  {tr('angle'):<28}{tr('seen'):>6}{tr('least'):>8}{'5 %':>8}{tr('median'):>8}"
            f"{'95 %':>8}{tr('most'):>8}"
        )
        yield from (format_spread(spread) for spread in self.monitor.measure_ranges())
        yield "\n" + tr("Conditions: in how much of the time each was met, not met, and not seen.")
        for reading in self.monitor.readings:
            met, unmet, unseen = self.monitor.shares.get(reading.place, [0, 0, 0])
            whole = max(1, met + unmet + unseen)
            shares = f"{met / whole:>6.0%}{unmet / whole:>7.0%}{unseen / whole:>7.0%}"
            yield f"  {reading.place:<34}{shares}   {tr(describe_condition(reading))}"

    def _start(self, exercise: object) -> None:
        from coach.exercise.authoring.condition_monitor import ConditionMonitor
        from coach.exercise.definition.exercise import Exercise
        from coach.exercise.tracking.trainer import Trainer

        assert isinstance(exercise, Exercise)
        self.monitor: ConditionMonitor = ConditionMonitor(exercise)
        self._trainer = Trainer(exercise, self._side)
        self._counted.clear()
        self._met.clear()

    def _reload(self) -> str:
        from coach.store.exercises.loader import list_warnings, load_exercise

        try:
            loaded = load_exercise(self._file, check=True)
        except ExerciseError as error:
            saved = tr("The saved file has mistakes; the version before it stays in use.")
            return f"{saved}\n{format_error(error)}"
        self._start(loaded.exercise)
        self.warnings = list_warnings(loaded)
        saved = tr("The file was saved and read again.")
        return "\n".join([saved, *map(tr, self.warnings)])

    def _describe_changes(
        self, time_s: float, readings: Iterable[ConditionReading]
    ) -> Iterator[str]:
        for reading in readings:
            if self._met.get(reading.place) is not reading.met or reading.place not in self._met:
                self._met[reading.place] = reading.met
                yield tr(
                    "{time_s:7.1f} s  {place} is now {mark}: {condition}, it is {value}",
                    time_s=time_s,
                    place=reading.place,
                    mark=Message(MARKS[reading.met]),
                    condition=describe_condition(reading),
                    value=format_value(reading),
                )

    def _describe_events(self, events: Iterable[Event]) -> Iterator[str]:
        from coach.exercise.tracking.events import (
            FaultBegan,
            HoldBegan,
            HoldEnded,
            RepetitionDone,
            TrialDone,
        )

        for event in events:
            match event:
                case RepetitionDone():
                    words = name_event(
                        REPETITION, event.side, degrees=format_degrees(event.peak_deg)
                    )
                    self._counted.append(words)
                case HoldEnded():
                    words = name_event(HOLD, event.side, held_s=event.held_s)
                    self._counted.append(words)
                case TrialDone():
                    words = name_event(TRIAL, event.side, degrees=format_degrees(event.peak_deg))
                    self._counted.append(words)
                case HoldBegan():
                    words = name_event(HOLD_BEGINS, event.side)
                case FaultBegan():
                    words = Message("fault {name}", name=event.name)
                case _:
                    continue
            yield tr("{time_s:7.1f} s  {event}", time_s=event.time_s, event=words)
