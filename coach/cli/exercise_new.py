"""`coach exercises new`, `draft` and `schema`: a file to begin from, a file made by showing, and help for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from coach.cli.arguments import NewExerciseArgument, format_examples
from coach.cli.pose_stream import CAMERA, PoseStream, open_poses

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.exercise.definition.exercise import Exercise

KindChoice = Literal["repetitions", "hold", "range-of-motion", "guided"]
ShownChoice = Literal["auto", "repetitions", "hold"]
LIMIT_S: Final = 180.0
"""Longer than this nobody is watched who shows an exercise to a camera, seconds."""
LOOK_S: Final = 2.0
"""So often it is tried whether enough was shown, seconds."""

TitleOption = Annotated[
    str,
    typer.Option(
        "--title", metavar="TEXT", help="Its name for people; made from NAME if not given."
    ),
]


def register(group: typer.Typer) -> None:
    """Adds the commands."""
    group.command(
        epilog=format_examples(
            "coach exercises new standing-march", "coach exercises new my-stretch --kind hold"
        )
    )(new)
    drafts = (
        "coach exercises draft standing-march --from camera",
        "coach exercises draft standing-march --from march.mp4 --times 4",
    )
    group.command(epilog=format_examples(*drafts))(draft)
    group.command(epilog=format_examples("coach exercises schema > exercise.schema.json"))(schema)


def new(
    name: NewExerciseArgument,
    kind: Annotated[KindChoice, typer.Option("--kind", help="How it is measured.")] = "repetitions",
    title: TitleOption = "",
) -> None:
    """Write a commented file to begin an exercise of your own from. It works as it is; change it bit by bit."""
    from coach.store.exercises.drafts import find_new_file, name_title, render_template, save_new

    path = find_new_file(name)
    save_new(path, render_template(title or name_title(name), kind, name))
    typer.echo(f"{path}\nOpen it in an editor, then: coach exercises check {name}")


def draft(
    name: NewExerciseArgument,
    shown: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="SOURCE",
            help="`camera`, a camera's number or address, a video, or a recording.",
        ),
    ] = CAMERA,
    times: Annotated[
        int,
        typer.Option(
            "--times", min=2, max=20, help="How often it is shown; a camera is watched for so long."
        ),
    ] = 3,
    kind: Annotated[
        ShownChoice,
        typer.Option(
            "--kind", help="Whether it is repeated or held, if that should not be found out."
        ),
    ] = "auto",
    title: TitleOption = "",
) -> None:
    """Show an exercise, three times or held for a while, and get a file that counts it, to be looked through and changed."""
    from coach.exercise.authoring.demonstration import demonstrate
    from coach.exercise.authoring.observed_angles import observe_angles
    from coach.store.exercises.drafts import (
        check_draft,
        find_new_file,
        name_title,
        render_draft,
        save_new,
    )

    path, called = find_new_file(name), title or name_title(name)
    with open_poses(shown) as stream:
        if stream.live:
            typer.echo(
                f"Step back, stand still, do it {times} times, stand still again. Ctrl-C when you are done."
            )
        poses = _collect(stream, times, kind)
    showing = observe_angles(poses)
    found = demonstrate(showing, None if kind == "auto" else kind, times)
    said = _compare(
        count_parts(check_draft(called, found, showing), poses), len(found.parts), times, found.kind
    )
    save_new(path, render_draft(called, found, showing, name, said))
    typer.echo(
        "\n".join(
            [
                str(path),
                *said,
                f"Open it in an editor, look through it, then: coach exercises try {name} --source {shown}",
            ]
        )
    )


def schema() -> None:
    """Print the JSON Schema of exercise files; editors complete and check with it. `new` and `draft` put it beside your files."""
    from coach.store.exercises.json_schema import render_schema

    typer.echo(render_schema(), nl=False)


def count_parts(exercise: Exercise, poses: list[Pose]) -> int:
    """How many repetitions or holds an exercise counts in these poses."""
    from coach.exercise.tracking.trainer import Trainer
    from coach.pipeline import analyse

    session = analyse(poses, Trainer(exercise)).session
    return len(session.repetitions if exercise.kind == "repetitions" else session.holds)


def _compare(counted: int, found: int, times: int, kind: str) -> list[str]:
    noun = "repetitions" if kind == "repetitions" else "holds"
    said = [f"Seen in the demonstration: {found} {noun}. This draft counts {counted} of them."]
    if kind == "repetitions" and found != times:
        said.append(
            f"Expected were {times}: see whether the numbers below are of the right movement, or show it again."
        )
    return said


def _collect(stream: PoseStream, times: int, kind: ShownChoice) -> list[Pose]:
    """All poses; of a camera, until it was shown often enough and rest was seen, or Ctrl-C. Holds end with Ctrl-C."""
    from coach.exercise.authoring.demonstration import is_enough

    poses: list[Pose] = []
    looked_s = 0.0
    try:
        for pose in stream.poses:
            poses.append(pose)
            if stream.live and pose.time_s - looked_s >= LOOK_S:
                looked_s = pose.time_s
                if pose.time_s >= LIMIT_S or (kind != "hold" and is_enough(poses, times)):
                    break
    except KeyboardInterrupt:
        typer.echo("Stopped.")
    return poses
