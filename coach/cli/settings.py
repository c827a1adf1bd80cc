"""`coach settings`: show and change settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.arguments import format_examples
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.settings.settings import Settings

group = typer.Typer(
    help="Show or change your settings: camera, language, units, colours, voice and more.",
    epilog=format_examples(
        "coach settings show",
        "coach settings path",
        "coach settings set model pose_landmarker_heavy.task",
    ),
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="settings")


@group.command(epilog=format_examples("coach settings show"))
def show() -> None:
    """Show every setting, what it is for, and whether it is as shipped."""
    from coach.store.settings.settings import (
        Settings,
        find_settings_file,
        is_as_shipped,
        load_settings,
    )

    settings = load_settings()
    for key, field in Settings.model_fields.items():
        if key != "schema_version":
            mark = tr("  (as shipped)") if is_as_shipped(settings, key) else ""
            typer.echo(f"{key} = {_format_value(settings, key)}{mark}")
            typer.echo(f"  {tr(str(field.description))}")
    path = find_settings_file()
    typer.echo()
    typer.echo(
        tr("File: {path}", path=path) if path.exists() else tr("File: {path} (none yet)", path=path)
    )


@group.command(epilog=format_examples("coach settings path", 'nano "$(coach settings path)"'))
def path() -> None:
    """Print the path of the settings file. It is made when something is set."""
    from coach.store.settings.settings import find_settings_file

    typer.echo(find_settings_file())


@group.command(
    "set",
    context_settings={"ignore_unknown_options": True},  # a value may begin with a hyphen
    epilog=format_examples(
        "coach settings set model pose_landmarker_heavy.task",
        'coach settings set model ""',
        "coach settings set norm_hip_flexion_deg 125",
        'coach settings set norm_hip_flexion_source "Our clinic, 2026"',
    ),
)
def change(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="A name that `coach settings show` lists.")
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help='The new value; "" resets it.'),
    ],
) -> None:
    """Change a setting permanently. The value is checked first; a model is opened."""
    from coach.store.settings.pose_model import find_whole_path, open_landmarker
    from coach.store.settings.settings import (
        change_setting,
        find_settings_file,
        load_settings,
        update_settings,
    )

    before = load_settings()
    if key == "model" and value:
        value = str(find_whole_path(value, Path.cwd()))
    checked = change_setting(before, key, value)
    if checked.model != before.model:
        open_landmarker(checked).close()
    changed = update_settings(lambda settings: change_setting(settings, key, value))
    kept = tr("  (kept in {file})", file=find_settings_file().resolve())
    typer.echo(f"{key} = {_format_value(changed, key)}{kept}")


def _format_value(settings: Settings, key: str) -> str:
    """Return a value as in the file, but without the password of a camera."""
    from coach.capture.cameras.address import hide_secrets
    from coach.store.toml.error_messages import to_toml

    value = getattr(settings, key)
    return to_toml(hide_secrets(value) if key == "camera" else value)
