"""Read TOML files strictly: completely or not at all, with all mistakes reported together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import pydantic

from coach.capture.cameras.address import hide_secrets_in_text
from coach.errors import CoachError, find_reason
from coach.message import Message, Origin, join_with, translatable
from coach.store.toml.line_numbers import add_line_numbers, find_line

SIZE_LIMIT: Final = 256 * 1024
"""Maximum size of a file, in bytes."""
MAX_DEPTH: Final = 50
"""Maximum number of tables and lists inside each other; no kind of file needs ten."""

TWICE: Final = translatable(
    {
        "Cannot overwrite a value": "this key is in the file twice",
        "Duplicate inline table key": "this key is in the table twice",
        "Cannot declare": "this table is in the file twice",
    }
)
"""Beginning of a reason of tomllib -> the same in words for people who write TOML."""

NOUNS: Final = translatable(
    {
        "an exercise": "exercise",
        "a programme": "programme",
        "a settings file": "settings file",
        "a programme's state": "programme's state",
        "the settings of a profile": "profile's settings",
        "a prescription": "prescription",
    }
)
"""Name of a kind of file with its article -> the name alone."""

MARKS: Final = {"kind": "an exercise", "routines": "a programme", "issued": "a prescription"}
"""Key that only one kind of file has -> its name with its article."""

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
        return NOUNS[self.name]

    def read(self, path: Path) -> str:
        """Return the text of a file.

        Raises:
            CoachError: It cannot be read, is too large, or is not UTF-8 text; of type `error`.
        """
        try:
            if path.exists() and not path.is_file():
                raise self.error(Message("{path}: this is not a file.", path=path), self.hint)
            with path.open("rb") as file:
                content = file.read(SIZE_LIMIT + 1)
        except (OSError, ValueError) as error:  # ValueError: a null character in the path
            raise self.error(
                Message(
                    "{path}: the {noun} cannot be read: {reason}.",
                    path=path,
                    noun=Message(self.noun),
                    reason=find_reason(error),
                ),
                self.hint,
            ) from error
        if len(content) > SIZE_LIMIT:
            raise self.error(
                Message(
                    "{path}: this file is larger than {size} KiB; {name} is a page of text.",
                    path=path,
                    size=SIZE_LIMIT // 1024,
                    name=Message(self.name),
                )
            )
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = Message(
                "{path}: line {line}: this is not UTF-8 text (byte 0x{byte:02x}).",
                path=path,
                line=line,
                byte=content[error.start],
            )
            raise self.error(message, Message("Save the file as UTF-8 in your editor.")) from error

    def parse(self, text: str, path: Path) -> dict[str, Any]:
        """Return the tables of a text.

        Args:
            text: Content of the file.
            path: Used in error messages, which name line and column of a syntax error.
        """
        try:
            tables = tomllib.loads(text)
            _require_shallow(tables)
        except RecursionError as error:
            raise self.error(
                Message("{path}: lists or tables are nested too deeply.", path=path)
            ) from error
        except ValueError as error:  # TOMLDecodeError, and numbers with thousands of digits
            raise self._explain_syntax(str(error), text, path) from error
        return tables

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
        self._require_kind(data, path)
        version = data.get("schema_version")
        if type(version) is int and version > self.version:
            raise self.error(
                Message(
                    "{path}: this {noun} was written for a newer coach (schema_version = "
                    "{version}; this coach reads {newest}).",
                    path=path,
                    noun=Message(self.noun),
                    version=version,
                    newest=self.version,
                ),
                Message(
                    "Update coach, or write the file again with schema_version = {newest}.",
                    newest=self.version,
                ),
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
        located = locate(mistakes, path, lines or {})
        head = Message(
            "{path}: one mistake in this {noun}.",
            plural="{path}: {n} mistakes in this {noun}.",
            n=len(located),
            path=path,
            noun=Message(self.noun),
        )
        return self.error(join_with("\n", [head, *located]), hint)

    def _require_kind(self, data: Mapping[str, Any], path: Path) -> None:
        """Raise the error of this kind for a file of another one."""
        fields = self.table.model_fields
        if any(key in data and key in fields for key in MARKS):
            return
        for key, name in MARKS.items():
            if key in data and key not in fields:
                raise self.error(
                    Message(
                        "{path}: this is {other}, not {name}.",
                        path=path,
                        other=Message(name),
                        name=Message(self.name),
                    ),
                    self.hint,
                )

    def _explain_syntax(self, problem: str, text: str, path: Path) -> CoachError:
        lines = text.splitlines() or [""]
        place = re.search(r"\(at line (\d+), column (\d+)\)", problem)
        line, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
        rule = re.sub(r"\s*\(at .*\)$", "", problem)
        twice = next((text for start, text in TWICE.items() if rule.startswith(start)), "")
        shown = hide_secrets_in_text(lines[min(line, len(lines)) - 1].strip())[:80]
        message = Message(
            "{path}: line {line}, column {column}: {rule}. The line reads: {shown}",
            path=path,
            line=line,
            column=column,
            rule=Message(twice or rule),
            shown=shown,
        )
        if twice:
            return self.error(message, Message("Delete one of the two."))
        return self.error(
            message,
            Message(
                "A key, an equals sign and a value stand on a line; texts in quotes: {example}",
                example=self.example,
            ),
        )


def _require_shallow(tables: Mapping[str, Any]) -> None:
    """Raise RecursionError if there are more than `MAX_DEPTH` tables or lists inside each other.

    tomllib limits the depth of brackets, but not that of keys with dots.
    """
    level: list[Any] = [tables]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    if level:
        raise RecursionError


def locate(mistakes: Iterable[str], path: Path, lines: Mapping[str, int]) -> list[Message]:
    """Return what is said of places in a file with file and line in front, sorted by line.

    Args:
        mistakes: One line each; it begins with its place.
        path: The file.
        lines: Place -> line, from `add_line_numbers`.
    """
    located = [(find_line(mistake, lines), mistake) for mistake in mistakes]
    located.sort(key=lambda one: (one[0] is None, one[0] or 0))
    return [_format_mistake(path, line, mistake) for line, mistake in located]


def _format_mistake(path: Path, line: int | None, mistake: str) -> Message:
    if line is None:
        return Message("  {name}: {mistake}", name=path.name, mistake=mistake)
    return Message("  {name}: line {line}: {mistake}", name=path.name, line=line, mistake=mistake)
