"""The text is part of the program: what there is, is told of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from coach import __version__
from coach.cli.app import app
from coach.store.exercises import list_exercises, load_exercise
from coach.store.places import VARIABLE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def list_commands() -> list[str]:
    root = typer.main.get_command(app)
    names = []
    for name, command in root.commands.items():
        names += [f"{name} {below}" for below in getattr(command, "commands", {})] or [name]
    return names


def list_options() -> list[tuple[str, str]]:
    root = typer.main.get_command(app)
    return [
        (name, option) for name, command in root.commands.items() for part in command.params for option in part.opts if option[:2] == "--"
    ]


@pytest.mark.parametrize("command", list_commands())
def test_readme_tells_of_every_command(command: str) -> None:
    assert f"`coach {command}" in README


@pytest.mark.parametrize(("command", "option"), list_options())
def test_every_option_is_explained(command: str, option: str) -> None:
    parts = [part for part in typer.main.get_command(app).commands[command].params if option in part.opts]
    assert all(part.help for part in parts)


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_readme_tells_of_every_exercise(name: str) -> None:
    assert f"`{name}`" in README
    assert load_exercise(name).exercise.title in README


def test_readme_tells_how_to_begin_and_where_files_are() -> None:
    assert "make demo" in README
    assert "make test" in README
    assert VARIABLE in README


@pytest.mark.parametrize("folder", sorted(path.name for path in (ROOT / "coach").iterdir() if (path / "__init__.py").is_file()))
def test_architecture_tells_of_every_layer(folder: str) -> None:
    assert f"`{folder}`" in ARCHITECTURE


def test_changelog_tells_of_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]
