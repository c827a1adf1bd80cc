"""`coach doctor`: checks that this computer has everything that coach needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from coach.cli.arguments import format_examples
from coach.errors import CoachError
from coach.message import Message, join_label, translatable
from coach.translation import tr

if TYPE_CHECKING:
    from coach.cli.doctor.checks import CheckResult

EXAMPLES = format_examples("coach doctor")
SIGNS = translatable({"good": "ok", "warning": "look", "bad": "BAD"})


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(doctor)


def doctor() -> None:
    """Check this computer: libraries, model, cameras, screen, voice, speed, folders.

    Ends with 2 if coach cannot work here.
    """
    bad = False
    for result in examine():
        bad = bad or result.grade == "bad"
        sign = tr(SIGNS[result.grade])
        typer.echo(f"{sign:<4}  {tr(join_label(tr(result.subject), tr(result.text)))}")
        if result.hint:
            typer.echo(f"      {tr(result.hint)}")
    if bad:
        raise typer.Exit(2)


def examine() -> Iterator[CheckResult]:
    """Yield each result as soon as it is known.

    Checks that need OpenCV or the pose model are skipped if these cannot be loaded.
    """
    from coach.cli.doctor import checks, speed
    from coach.cli.doctor.fonts import check_fonts
    from coach.cli.system_libraries import find_missing

    yield from checks.check_python()
    yield from checks.check_packages()
    yield from checks.check_libraries()
    yield from _guard(Message("Folders"), checks.check_folders)
    yield from checks.check_display()
    yield from _guard(Message("Voice"), checks.check_voice)
    yield from _guard(Message("Fonts"), check_fonts)
    if find_missing(["pose"]):
        yield checks.CheckResult(
            Message("Cameras, model, speed"),
            "bad",
            Message("not tried, since shared libraries are missing"),
            Message("Install them, then run this again."),
        )
        return
    yield from _guard(Message("Cameras"), checks.check_cameras)
    yield from _guard(Message("Pose model"), checks.check_model)
    yield from checks.check_larger_model()
    yield from _guard(Message("Speed"), speed.check_speed)


def _guard(subject: str, check: Callable[[], Iterator[CheckResult]]) -> Iterator[CheckResult]:
    """Yield the results of a check; a CoachError becomes a result."""
    from coach.cli.doctor.checks import CheckResult

    try:
        yield from check()
    except CoachError as error:
        yield CheckResult(subject, "bad", error.message, error.hint)
