"""The built site: no warning, nothing loaded, nothing missing, no broken link."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coach.cli.app import app
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Programme
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import poses_folder
from coach.store.settings.settings import Settings
from scripts.handbook.commands import list_commands
from tests.docs.site import Page, Site

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
EXERCISES = sorted(path.stem for path in poses_folder().glob("[!.]*.toml"))
PROGRAMMES = sorted(path.stem for path in (poses_folder() / "programmes").glob("[!.]*.toml"))
MODELS = {"exercise-files": Exercise, "programme-files": Programme, "settings": Settings}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "COACH_DATA": str(tmp_path_factory.mktemp("nobody")),
    }
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        "Documentation built" in done.stderr
    )  # a quiet build ignores warnings, and is never strict
    assert "WARNING" not in done.stderr
    return Site(folder)


@pytest.fixture(scope="module")
def reached(site: Site) -> dict[str, Page]:
    """Return the pages that can be reached through the navigation, by path within the site."""
    return {page.path.relative_to(site.folder).as_posix(): page for page in site.walk()}


def test_every_page_is_in_the_navigation(site: Site, reached: dict[str, Page]) -> None:
    built = {page.path.relative_to(site.folder).as_posix() for page in site.pages.values()}
    assert built - {"404.html"} == set(reached)


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    lost = []
    for page in site.pages.values():
        for link in page.links + page.loads:
            if ":" in link.partition("/")[0]:
                continue
            file, anchor = site.lead(page, link)
            target = site.pages.get(file)
            if not file.is_file() or (
                anchor and target is not None and anchor not in target.anchors
            ):
                lost.append(f"{page.path.name}: {link}")
    assert not lost


def test_no_page_loads_anything_from_outside(site: Site) -> None:
    outside = [
        f"{page.path.name}: {what}"
        for page in site.pages.values()
        for what in page.loads
        if re.match(r"(\w+:)?//", what)
    ]
    styles = [
        path
        for path in site.folder.rglob("*.css")
        if re.search(r"(url\(|@import)\s*[\"']?(\w+:)?//", path.read_text(encoding="utf-8"))
    ]
    assert not outside
    assert not styles


def test_browsers_are_told_to_load_nothing_from_outside(site: Site) -> None:
    for page in site.pages.values():
        policy = re.search(
            r'Content-Security-Policy" content="([^"]+)"', page.path.read_text(encoding="utf-8")
        )
        assert policy, page.path
        assert not re.search(r"https?:|\*", policy[1])


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_its_page(name: str, reached: dict[str, Page]) -> None:
    exercise, page = (
        load_exercise(str(poses_folder() / f"{name}.toml")).exercise,
        reached[f"exercises/{name}.html"],
    )
    told = [
        exercise.title,
        exercise.summary,
        *exercise.steps,
        exercise.dose.text,
        exercise.placement,
        exercise.source.text,
        *(caution.text for caution in exercise.cautions),
    ]
    told += [text for fault in exercise.faults for text in (fault.title, fault.cue, fault.fix)]
    told += [text for one in exercise.not_watched for text in (one.cue, one.why)]
    told += [step.text for step in exercise.guide]
    assert not [text for text in told if " ".join(text.split()) not in page.words]
    assert page.drawings == len(exercise.figures)
    assert exercise.title in reached["exercises/index.html"].words


@pytest.mark.parametrize("name", list_commands())
def test_every_command_is_told_of(name: str, reached: dict[str, Page]) -> None:
    page = reached["reference/commands.html"]
    assert f"coach-{name.replace(' ', '-')}" in page.anchors
    for parameter in list_commands()[name].params:
        assert all(
            option in page.words
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("-")
        )


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_programme_is_told_of(name: str, reached: dict[str, Page]) -> None:
    assert f"coach programmes start {name}" in reached["programmes.html"].words


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_files_is_told_of(name: str, reached: dict[str, Page]) -> None:
    words = reached[f"reference/{name}.html"].words
    for key, field in MODELS[name].model_fields.items():
        assert f"{key} {' '.join((field.description or '').split())}" in words.replace("`", "")


@pytest.mark.parametrize("page", ["first-steps.html", "physiotherapists.html", "when-to-stop.html"])
def test_red_flags_stand_where_they_are_needed(page: str, reached: dict[str, Page]) -> None:
    words = reached[page].words
    assert "bladder" in words or "passing water" in words
    assert "Mayo Clinic" in words


def test_written_pages_are_complete() -> None:
    missing = set(re.findall(r"- ([\w/-]+\.md)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    made = {"exercises/index.md", "architecture.md", "contributing.md", "changelog.md"}
    missing -= made | {
        page
        for page in missing
        if page.startswith("reference/") or (ROOT / "docs" / page).is_file()
    }
    assert missing == set()


def test_the_app_has_commands() -> None:
    assert app.registered_commands
    assert len(list_commands()) > 10
