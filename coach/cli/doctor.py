"""`coach doctor`: whether everything that coach needs is there, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from coach.cli.arguments import format_examples
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.cli.doctor_checks import CheckResult

EXAMPLES = format_examples("coach doctor")
SIGNS = {"good": "ok  ", "warning": "look", "bad": "BAD "}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog=EXAMPLES)(doctor)


def doctor() -> None:
    """Check this computer: libraries, model, cameras, screen, voice, speed, folders. Ends with 2 if coach cannot work here."""
    bad = False
    for finding in examine():
        bad = bad or finding.grade == "bad"
        typer.echo(f"{SIGNS[finding.grade]}  {finding.subject}: {finding.text}")
        if finding.hint:
            typer.echo(f"      {finding.hint}")
    if bad:
        raise typer.Exit(2)


def examine() -> Iterator[CheckResult]:
    """Every finding, as soon as it is made. What OpenCV or the pose model is needed for is left out where they cannot be loaded."""
    from coach.cli import doctor_checks as checks
    from coach.cli.doctor_fonts import check_fonts
    from coach.cli.system_libraries import find_missing

    yield from checks.check_python()
    yield from checks.check_packages()
    yield from checks.check_libraries()
    yield from _guard("Folders", checks.check_folders)
    yield from checks.check_display()
    yield from _guard("Voice", checks.check_voice)
    yield from _guard("Fonts", check_fonts)
    if find_missing(["pose"]):
        yield checks.CheckResult(
            "Cameras, model, speed",
            "bad",
            "not tried, since shared libraries are missing",
            "Install them, then run this again.",
        )
        return
    yield from _guard("Cameras", checks.check_cameras)
    yield from _guard("Pose model", checks.check_model)
    yield from _guard("Speed", checks.check_speed)


def _guard(subject: str, check: Callable[[], Iterator[CheckResult]]) -> Iterator[CheckResult]:
    """The findings of a check; what it says the user can mend becomes one of them."""
    from coach.cli.doctor_checks import CheckResult

    try:
        yield from check()
    except CoachError as error:
        yield CheckResult(subject, "bad", error.message, error.hint)
