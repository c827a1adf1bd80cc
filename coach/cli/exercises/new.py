"""`coach exercises new`, `draft` and `schema`: templates, drafts and help for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coach.cli.arguments import NewExerciseArgument, format_examples
from coach.cli.exercises.pose_stream import CAMERA, PoseStream, open_poses
from coach.message import Message
from coach.translation import tr

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.exercise.definition.exercise import Exercise

KindChoice = Literal["repetitions", "hold", "range-of-motion", "guided"]
ShownChoice = Literal["auto", "repetitions", "hold"]
ShownOption = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="SOURCE",
        help="`camera`, a camera's number or address, a video, a recording's folder or `last`.",
    ),
]
TimesOption = Annotated[
    int,
    typer.Option(
        "--times", min=2, max=20, help="How often it is shown; a camera is watched until then."
    ),
]
ShownKindOption = Annotated[
    ShownChoice,
    typer.Option("--kind", help="Whether it is repeated or held; `auto` finds out."),
]
TitleOption = Annotated[
    str,
    typer.Option(
        "--title", metavar="TEXT", help="Its name for people; made from NAME if not given."
    ),
]


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command(
        epilog=format_examples(
            "coach exercises new my-march", "coach exercises new my-stretch --kind hold"
        )
    )(new)
    drafts = (
        "coach exercises draft my-march --from camera",
        "coach exercises draft my-march --from march.mp4 --times 4",
    )
    group.command(epilog=format_examples(*drafts))(draft)
    group.command(epilog=format_examples("coach exercises schema > exercise.schema.json"))(schema)


def new(
    name: NewExerciseArgument,
    kind: Annotated[KindChoice, typer.Option("--kind", help="How it is measured.")] = "repetitions",
    title: TitleOption = "",
) -> None:
    """Write a commented file as the start of your own exercise.

    It works as it is; change it step by step.
    """
    from coach.store.exercises.drafts import choose_title, find_new_file, render_template, save_new

    path = find_new_file(name)
    save_new(path, render_template(choose_title(title, name), kind, name))
    typer.echo(
        tr("{path}\nOpen it in an editor, then: coach exercises check {name}", path=path, name=name)
    )


def draft(
    name: NewExerciseArgument,
    shown: ShownOption = CAMERA,
    times: TimesOption = 3,
    kind: ShownKindOption = "auto",
    title: TitleOption = "",
) -> None:
    """Show an exercise, three times or held for a while, and get a draft file that counts it."""
    from coach.exercise.authoring.demonstration import demonstrate
    from coach.exercise.authoring.observed_angles import observe_angles
    from coach.store.exercises.drafts import (
        check_draft,
        choose_title,
        find_new_file,
        render_draft,
        save_new,
    )

    path, exercise_title = find_new_file(name), choose_title(title, name)
    poses = _watch(shown, times, kind)
    angles = observe_angles(poses)
    demonstration = demonstrate(angles, None if kind == "auto" else kind, times)
    notes = _compare(
        count_parts(check_draft(exercise_title, demonstration, angles), poses),
        len(demonstration.parts),
        times,
        demonstration.kind,
    )
    save_new(path, render_draft(exercise_title, demonstration, angles, name, notes))
    for line in (str(path), *(tr(note) for note in notes)):
        typer.echo(line)
    typer.echo(
        tr(
            "Open it in an editor, review it, then: coach exercises try {name} --source {shown}",
            name=name,
            shown=shown,
        )
    )


def schema() -> None:
    """Print the JSON Schema of exercise files, with which editors complete and check.

    `new` and `draft` put it beside your files.
    """
    from coach.store.exercises.json_schema import render_schema

    typer.echo(render_schema(), nl=False)


def count_parts(exercise: Exercise, poses: list[Pose]) -> int:
    """Return the number of repetitions or holds that an exercise counts in these poses."""
    from coach.exercise.tracking.trainer import Trainer
    from coach.pipeline import analyse

    session = analyse(poses, Trainer(exercise)).session
    return len(session.repetitions if exercise.kind == "repetitions" else session.holds)


def _compare(counted: int, seen: int, times: int, kind: str) -> list[str]:
    from coach.exercise.authoring.notes import describe_counted

    notes: list[str] = [describe_counted(kind, seen, counted)]
    if kind == "repetitions" and seen != times:
        notes.append(
            Message(
                "You meant to show it {times} times: see whether the numbers below are of the "
                "right movement, or show it again.",
                times=times,
            )
        )
    return notes


def _watch(source: str, times: int, kind: ShownChoice) -> list[Pose]:
    """Return all poses of a demonstration; a person in front of a camera is told what to do."""
    with open_poses(source) as stream:
        if stream.live:
            typer.echo(
                tr(
                    "Step back, stand still, do it {times} times, stand still again. Ctrl-C "
                    "when you are done.",
                    times=times,
                )
            )
        return _collect(stream, times, kind)


def _collect(stream: PoseStream, times: int, kind: ShownChoice) -> list[Pose]:
    """Return all poses of a demonstration.

    With a camera it ends when the exercise was shown often enough and the person rests, or with
    Ctrl-C; a hold ends with Ctrl-C.
    """
    from coach.exercise.authoring.demonstration_recorder import DemonstrationRecorder

    recorder = DemonstrationRecorder(times, ends_itself=kind != "hold")
    poses: list[Pose] = []
    try:
        for pose in stream.poses:
            poses.append(pose)
            if stream.live and recorder.add(pose):
                break
    except KeyboardInterrupt:
        typer.echo(tr("Stopped."))
    return poses
