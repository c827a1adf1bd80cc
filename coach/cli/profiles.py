"""`coach profiles`: several people on one computer, each with separate recordings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from coach.cli.arguments import ProfileArgument, YesOption, format_examples
from coach.message import join_label
from coach.translation import tr

group = typer.Typer(
    help="Several people on one computer: each has separate recordings and a separate history.",
    epilog=format_examples(
        "coach profiles list",
        "coach profiles new ada",
        "coach profiles use ada",
        "coach profiles set hip_replacement_left posterior",
        "coach --profile ada live",
    ),
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="profiles")


@group.command("list", epilog=format_examples("coach profiles list"))
def list_all() -> None:
    """List the profiles; a star marks the one in use."""
    from coach.store.settings.folders import recordings_folder
    from coach.store.settings.profile_names import read_profile_name
    from coach.store.settings.profiles import find_current_profile, list_profiles

    current = find_current_profile()
    for name in list_profiles():
        shown = read_profile_name(name)
        title = name if shown == name else f"{name} ({shown})"
        typer.echo(f"{'*' if name == current else ' '} {title}  {recordings_folder(profile=name)}")


@group.command(epilog=format_examples("coach profiles new ada"))
def new(name: ProfileArgument) -> None:
    """Make a profile.

    Use it with `coach profiles use NAME`, or for one command with `coach --profile NAME`.
    """
    from coach.store.settings.profiles import find_profile_folder, make_profile

    profile = make_profile(name)
    typer.echo(
        tr(
            "{profile}: made in {folder}. Use it: coach profiles use {profile}",
            profile=profile,
            folder=find_profile_folder(profile),
        )
    )


@group.command(epilog=format_examples("coach profiles use ada", "coach profiles use default"))
def use(name: ProfileArgument) -> None:
    """Use a profile from now on."""
    from coach.store.settings.profiles import choose_profile

    typer.echo(tr("{name} is in use from now on.", name=choose_profile(name)))


@group.command(epilog=format_examples("coach profiles show", "coach --profile ada profiles show"))
def show() -> None:
    """Show what the profile in use says about its person: conditions and the person's own norm."""
    from coach.store.settings.person import PersonSettings, find_person_file, load_person
    from coach.store.toml.error_messages import to_toml

    person = load_person()
    for key, field in PersonSettings.model_fields.items():
        if key != "schema_version":
            typer.echo(f"{key} = {to_toml(getattr(person, key))}")
            typer.echo(f"  {tr(str(field.description))}")
    typer.echo("\n" + tr("File: {path}", path=find_person_file()))


@group.command(
    "set",
    epilog=format_examples(
        "coach profiles set conditions osteoporosis,pregnancy",
        "coach profiles set hip_replacement_left posterior",
        "coach profiles set allowed half-kneeling-stretch",
        "coach profiles set norm_hip_flexion_deg 110",
    ),
)
def change(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="A name that `coach profiles show` lists.")
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help='The new value, several with commas; "" resets it.'),
    ],
) -> None:
    """Change what the profile in use says about its person. The value is checked first."""
    from coach.store.settings.person import change_person, find_person_file, update_person
    from coach.store.toml.error_messages import to_toml

    changed = update_person(lambda person: change_person(person, key, value))
    for unknown in _list_unknown(changed.allowed) if key == "allowed" else ():
        typer.echo(tr(join_label(key, tr(unknown))), err=True)
    kept = tr("  (kept in {file})", file=find_person_file())
    typer.echo(f"{key} = {to_toml(getattr(changed, key))}{kept}")


def _list_unknown(names: Sequence[str]) -> list[str]:
    """Return what to say of each name that no exercise on this computer has."""
    from coach.store.exercises.loader import explain_unknown, list_exercises

    known = list_exercises()
    return [explain_unknown(name, known) for name in names if name not in known]


@group.command(epilog=format_examples("coach profiles delete ada"))
def delete(name: ProfileArgument, yes: YesOption = False) -> None:
    """Delete a profile with all its recordings permanently, and list what was deleted."""
    from coach.cli.output import print_removed
    from coach.store.recordings.search import find_folders
    from coach.store.settings.folders import delete_profile_data, recordings_folder
    from coach.store.settings.profiles import DEFAULT, find_profile

    profile = find_profile(name)
    if not yes and profile != DEFAULT:
        count = len(find_folders(recordings_folder(profile=profile)))
        typer.confirm(
            tr(
                "Delete the profile {profile} with {count} recordings permanently?",
                profile=profile,
                count=count,
            ),
            abort=True,
            err=True,
        )
    print_removed(delete_profile_data(profile))
