"""Read TOML files strictly: completely or not at all, with all mistakes reported together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import pydantic

from coach.errors import CoachError
from coach.message import Origin
from coach.store.toml.line_numbers import add_line_numbers, find_line

SIZE_LIMIT: Final = 256 * 1024
"""Maximum size of a file, in bytes."""

Table = TypeVar("Table", bound=pydantic.BaseModel)


@dataclass(frozen=True, slots=True)
class FileKind(Generic[Table]):
    """A kind of file: its model and how messages name it."""

    table: type[Table]
    """Model of the whole file."""
    version: int
    """Newest `schema_version` that can be read."""
    name: str
    """Name with its article: "an exercise"."""
    example: str
    """An example line of such a file."""
    hint: str
    """What to do if the file is missing or unreadable."""
    error: type[CoachError]
    """Exception that all methods raise."""
    list_mistakes: Callable[[pydantic.ValidationError, Mapping[str, Any]], list[str]]
    """Returns one line for each mistake in the tables of a file."""

    @property
    def noun(self) -> str:
        """The name without its article."""
        return self.name.partition(" ")[2]

    def read(self, path: Path) -> str:
        """Return the text of a file."""
        try:
            if path.exists() and not path.is_file():
                raise self.error(f"{path}: this is not a file.", self.hint)
            with path.open("rb") as file:
                content = file.read(SIZE_LIMIT + 1)
        except (OSError, ValueError) as error:  # ValueError: a null character in the path
            problem = getattr(error, "strerror", None) or error
            raise self.error(
                f"{path}: the {self.noun} cannot be read: {problem}.", self.hint
            ) from error
        if len(content) > SIZE_LIMIT:
            raise self.error(
                f"{path}: this file is larger than {SIZE_LIMIT // 1024} KiB; "
                f"{self.name} is a page of text."
            )
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = (
                f"{path}: line {line}: this is not UTF-8 text (byte 0x{content[error.start]:02x})."
            )
            raise self.error(message, "Save the file as UTF-8 in your editor.") from error

    def parse(self, text: str, path: Path) -> dict[str, Any]:
        """Return the tables of a text.

        Args:
            text: Content of the file.
            path: Used in error messages, which name line and column of a syntax error.
        """
        try:
            return tomllib.loads(text)
        except RecursionError as error:
            raise self.error(f"{path}: lists or tables are nested too deeply.") from error
        except ValueError as error:  # TOMLDecodeError, and numbers with thousands of digits
            raise self._explain_syntax(str(error), text, path) from error

    def validate(
        self, data: Mapping[str, Any], path: Path, hint: str = "", text: str = ""
    ) -> Table:
        """Return the model of these tables.

        Args:
            data: The tables.
            path: Used in error messages only.
            hint: What to do about mistakes.
            text: Content of the file, for line numbers.
        """
        version = data.get("schema_version")
        if type(version) is int and version > self.version:
            raise self.error(
                f"{path}: this {self.noun} was written for a newer coach (schema_version = "
                f"{version}; this coach reads {self.version}).",
                f"Update coach, or write the file anew with schema_version = {self.version}.",
            )
        try:
            return self.table.model_validate(
                data, context=Origin(path.name.removesuffix(".toml"), data.get("translations", {}))
            )
        except pydantic.ValidationError as error:
            raise self.refuse(
                self.list_mistakes(error, data), path, hint, add_line_numbers(text, data)
            ) from error

    def refuse(
        self,
        mistakes: Iterable[str],
        path: Path,
        hint: str = "",
        lines: Mapping[str, int] | None = None,
    ) -> CoachError:
        """Return the error that lists all mistakes, sorted by line if the lines are known.

        Args:
            mistakes: One line each.
            path: The file.
            hint: What to do about them.
            lines: Place -> line, from `add_line_numbers`.
        """
        located = [(find_line(mistake, lines or {}), mistake) for mistake in mistakes]
        located.sort(key=lambda one: (one[0] is None, one[0] or 0))
        messages = [
            f"  {path.name}: {f'line {line}: ' if line else ''}{mistake}"
            for line, mistake in located
        ]
        count = "one mistake" if len(messages) == 1 else f"{len(messages)} mistakes"
        return self.error("\n".join([f"{path}: {count} in this {self.noun}.", *messages]), hint)

    def _explain_syntax(self, problem: str, text: str, path: Path) -> CoachError:
        lines = text.splitlines() or [""]
        place = re.search(r"\(at line (\d+), column (\d+)\)", problem)
        line, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
        rule = re.sub(r"\s*\(at .*\)$", "", problem)
        shown = lines[min(line, len(lines)) - 1].strip()[:80]
        message = f"{path}: line {line}, column {column}: {rule}. The line reads: {shown}"
        return self.error(
            message,
            f"A key, an equals sign and a value stand on a line; texts in quotes: {self.example}",
        )
