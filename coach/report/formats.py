"""Export formats: the files of each and their writers, which are loaded when needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, get_args

from coach.report.output import open_output
from coach.report.report_data import ReportData

Format = Literal["csv", "json", "parquet", "trc", "mot", "mp4", "html", "pdf", "fhir"]


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of a format."""

    ending: str
    """Suffix after the recording's name."""
    module: str
    """Of the writer, within `coach.report`."""
    function: str

    def write(self, data: ReportData, path: Path) -> None:
        """Write the file.

        Raises:
            CoachError: The recording cannot be written in this format.
        """
        write: Callable[[ReportData, Path], None] = getattr(
            import_module(f"coach.report.{self.module}"), self.function
        )
        write(data, path)


PARTS: Final[dict[Format, tuple[OutputFile, ...]]] = {
    "csv": (
        OutputFile(".csv", "series.columns", "write_angles_csv"),
        OutputFile(".events.csv", "series.columns", "write_events_csv"),
    ),
    "json": (OutputFile(".json", "series.columns", "write_json"),),
    "parquet": (
        OutputFile(".parquet", "series.columns", "write_angles_parquet"),
        OutputFile(".events.parquet", "series.columns", "write_events_parquet"),
    ),
    "trc": (OutputFile(".trc", "series.motion", "write_trc"),),
    "mot": (OutputFile(".mot", "series.motion", "write_mot"),),
    "mp4": (OutputFile(".annotated.mp4", "annotation.clip", "write_clip"),),
    "html": (OutputFile(".html", "page.html", "write_html"),),
    "pdf": (OutputFile(".pdf", "page.pdf", "write_pdf"),),
    "fhir": (OutputFile(".fhir.json", "fhir.bundle", "write_fhir"),),
}
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


def list_targets(output_format: Format, folder: Path, name: str) -> list[tuple[OutputFile, Path]]:
    """Return the files of a format, named after the recording, in this folder."""
    return [(part, folder / f"{name}{part.ending}") for part in PARTS[output_format]]


def list_named_targets(output_format: Format, path: Path) -> list[tuple[OutputFile, Path]]:
    """Return the files of a format: the first is `path`, the others are beside it."""
    first, *others = PARTS[output_format]
    return [
        (first, path),
        *((part, path.with_name(f"{path.stem}{part.ending}")) for part in others),
    ]


def export(data: ReportData, targets: list[tuple[OutputFile, Path]], force: bool) -> None:
    """Write each file completely or not at all.

    Raises:
        CoachError: A file cannot be written; the files after it are not written.
    """
    for part, path in targets:
        with open_output(path, force) as written:
            part.write(data, written)
