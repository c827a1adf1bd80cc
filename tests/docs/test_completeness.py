"""The texts agree with the program: everything is documented, and every command line parses."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from coach import __version__
from coach.cli.export import Format
from coach.exercise.definition.exercise import Exercise
from coach.report.formats import PARTS
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import VARIABLE, poses_folder
from scripts.handbook.commands import PATH as COMMANDS_PAGE
from scripts.handbook.commands import list_commands
from scripts.handbook.site import make_pages
from scripts.handbook.words import KINDS
from tests.docs.command_lines import explain, find_lines

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SHIPPED = sorted(path.stem for path in poses_folder().glob("[!.]*.toml"))
EXERCISES_PAGE = "exercises/index.md"
VOCABULARY = "the vocabulary"
MADE = [
    *(f"exercises/{name}.md" for name in ("index", *SHIPPED)),
    *(f"reference/{name}.md" for name in ("commands", "exercise-files", "programme-files")),
    *("reference/settings.md", "architecture.md", "contributing.md", "changelog.md"),
]
TEXTS = [*(page.name for page in PAGES), *MADE, VOCABULARY]
WRONG = [
    "coach liv",
    "coach live --exercize lunge",
    "coach recordings remove last",
    "coach exercises try",
    "coach replay last --window --to pdf",
]


@pytest.mark.parametrize("command", list_commands())
def test_the_reference_lists_every_command(command: str) -> None:
    table = make_pages()[COMMANDS_PAGE].partition("\n## ")[0]
    assert f"| [`coach {command}`](#coach-{command.replace(' ', '-')}) | " in table


@pytest.mark.parametrize("command", list_commands())
def test_every_option_is_explained_with_an_example(command: str) -> None:
    assert all(part.help for part in list_commands()[command].params)
    assert f"coach {command}" in (list_commands()[command].epilog or "")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_exercise_page_lists_every_exercise(name: str) -> None:
    rows = [line for line in make_pages()[EXERCISES_PAGE].splitlines() if f"| `{name}` |" in line]
    assert len(rows) == 1
    exercise = load_exercise(name).exercise
    told = [exercise.title, KINDS[exercise.kind], *(fault.title for fault in exercise.faults)]
    assert not [text for text in told if text.lower() not in rows[0].lower()]


@pytest.mark.parametrize("format_name", [one.value for one in Format])
def test_the_export_page_describes_every_format(format_name: str) -> None:
    lines = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(rf"\| .*`{format_name}`.* \| `NAME\.", line)]
    assert len(rows) == 1
    endings = [part.ending for part in PARTS[Format(format_name).value]]
    assert not [ending for ending in endings if f"`NAME{ending}`" not in rows[0]]


def test_readme_is_one_page() -> None:
    assert len(README.split()) < 900
    assert not [row for row in README.splitlines() if re.match(r"\| `", row)], "tables are made"


def test_readme_begins_with_how_to_try_it() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    assert [line.partition("#")[0].strip() for line in blocks[0].splitlines()] == [
        "make demo",
        "make test",
    ]
    assert VARIABLE in README


@pytest.mark.parametrize(
    "folder",
    sorted(path.name for path in (ROOT / "coach").iterdir() if (path / "__init__.py").is_file()),
)
def test_architecture_tells_of_every_layer(folder: str) -> None:
    assert f"`{folder}`" in ARCHITECTURE


def test_architecture_names_only_what_is_there() -> None:
    named = set(
        re.findall(
            r"`((?:body|exercise|capture|store|report|batch|window|cli)[./][a-z_./]+)", ARCHITECTURE
        )
    )
    modules = {name.removesuffix(".py").replace(".", "/").rstrip("/") for name in named}
    assert modules
    assert not [name for name in modules if not _is_part(ROOT / "coach" / name)]


def _is_part(path: Path) -> bool:
    """Return True if the path is a package or a module, or a name in a module."""
    return (
        path.is_dir()
        or path.with_suffix(".py").is_file()
        or path.parent.with_suffix(".py").is_file()
    )


def test_changelog_tells_of_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def find_anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    made = {ROOT / "docs" / path for path in make_pages()} if page.parent.name == "docs" else set()
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if "://" in link or target in made:
            continue
        if not target.exists() or (anchor and anchor not in find_anchors(target)):
            lost.append(link)
    assert not lost


@cache
def list_texts() -> dict[str, str]:
    """Return all texts with command lines by name: pages, and the program's own help."""
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    texts |= {path: text for path, text in make_pages().items() if path.endswith(".md")}
    fields = "\n".join(str(field.description) for field in Exercise.model_fields.values())
    return texts | {VOCABULARY: fields}


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_line_is_understood(name: str) -> None:
    text = list_texts()[name]
    told = [(line, explain(line, whole=whole)) for line, whole in find_lines(text)]
    assert not [(line, why) for line, why in told if why]


def test_every_text_is_looked_at() -> None:
    assert set(list_texts()) == set(TEXTS)


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_is_found(line: str) -> None:
    assert explain(line, whole=True)


def test_every_make_target_is_there() -> None:
    targets = set(
        re.findall(
            r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE
        )
    )
    told = set(
        re.findall(r"(?:^|`)make ([a-z]+)", "\n".join(list_texts().values()), flags=re.MULTILINE)
    )
    assert {"demo", "test", "docs"} <= told
    assert told <= targets
