"""Catalogues of translations: the templates, and each language's files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import coach
from coach.translation import LANGUAGE_NAME

from .exercise_texts import list_located_texts
from .program_texts import list_program_texts, list_vocabulary

ROOT: Final = Path(__file__).parents[2]
LOCALE: Final = ROOT / "locale"
WIDTH: Final = 100
REPORTS: Final = "see CONTRIBUTING.md"


def extract_exercises() -> Catalog:
    """Extract the texts of all shipped exercises and programmes."""
    template = _make_template("exercises", "exercises and programmes")
    for path in sorted((ROOT / "poses").rglob("*.toml")):
        name = path.relative_to(ROOT).as_posix()
        for found in list_located_texts(path):
            template.add(
                found.text,
                locations=[(name, found.line)],
                auto_comments=found.list_comments(),
                context=path.stem,
            )
    return template


def extract_program() -> Catalog:
    """Extract the texts of the program."""
    template = _make_template("coach", "window and voice")
    template.add(LANGUAGE_NAME, auto_comments=["for example Deutsch"])
    for path in sorted((ROOT / "coach").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for found in sorted(list_program_texts(path), key=lambda found: found.line):
            identity = (found.text, found.plural) if found.plural else found.text
            template.add(identity, locations=[(name, found.line)])
    for text in list_vocabulary():
        if text not in template:
            template.add(text, auto_comments=["made of words of exercise files, or of a setting"])
    return template


def _make_template(domain: str, subject: str) -> Catalog:
    """Return a template without texts; its first line says what it is about."""
    return Catalog(
        domain=domain,
        project="coach",
        version=coach.__version__,
        msgid_bugs_address=REPORTS,
        header_comment=f"# Texts of coach's {subject}. See docs/translating.md.",
        fuzzy=False,
    )


def list_languages() -> list[str]:
    """List the codes of the languages that have a folder in ``locale``."""
    return sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))


def read(path: Path) -> Catalog:
    """Read a catalogue; an empty one if the file does not exist."""
    code = path.parent.parent.name
    if not path.exists():
        return Catalog(
            locale=code,
            domain=path.stem,
            project="coach",
            version=coach.__version__,
            msgid_bugs_address=REPORTS,
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=code, domain=path.stem, abort_invalid=True)


def update(path: Path, template: Catalog, drop_obsolete: bool = False) -> Catalog:
    """Bring a language's file up to date, and return it.

    If a text has changed, its translation is kept and marked as fuzzy. If it is gone, its
    translation is kept as obsolete.
    """
    catalogue = read(path)
    catalogue.update(template, update_header_comment=True, update_creation_date=False)
    if drop_obsolete:
        catalogue.obsolete.clear()
    write(path, catalogue)
    return catalogue


def write(path: Path, catalogue: Catalog) -> None:
    """Write a template or a language's file, unless only its date would change."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH)
    new, old = buffer.getvalue(), path.read_bytes() if path.exists() else b""
    if _cut_dates(new) != _cut_dates(old):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new)


def list_unfinished(catalogue: Catalog) -> Iterator[str]:
    """Yield each text that has no translation, or only a fuzzy one."""
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(said)):
            yield str(message.id)


def _cut_dates(content: bytes) -> bytes:
    return re.sub(rb'"(POT-Creation|PO-Revision)-Date: [^"]*"\n', b"", content)
