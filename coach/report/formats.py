"""What a recording can be exported to: each format's files, and who writes them. Heavy libraries are loaded only where needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, get_args

from coach.report.output import write_whole
from coach.report.report_data import Material

Format = Literal["csv", "json", "parquet", "trc", "mot", "mp4", "html", "pdf", "fhir"]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a format."""

    ending: str
    """What stands behind the recording's name."""
    module: str
    function: str

    def write(self, material: Material, path: Path) -> None:
        """Write the file. Raises CoachError where this recording cannot be written so."""
        write: Callable[[Material, Path], None] = getattr(import_module(f"coach.report.{self.module}"), self.function)
        write(material, path)


PARTS: Final[dict[Format, tuple[Part, ...]]] = {
    "csv": (Part(".csv", "columns", "write_angles_csv"), Part(".events.csv", "columns", "write_events_csv")),
    "json": (Part(".json", "columns", "write_json"),),
    "parquet": (Part(".parquet", "columns", "write_angles_parquet"), Part(".events.parquet", "columns", "write_events_parquet")),
    "trc": (Part(".trc", "motion", "write_trc"),),
    "mot": (Part(".mot", "motion", "write_mot"),),
    "mp4": (Part(".annotated.mp4", "clip", "write_clip"),),
    "html": (Part(".html", "html", "write_html"),),
    "pdf": (Part(".pdf", "pdf", "write_pdf"),),
    "fhir": (Part(".fhir.json", "fhir", "write_fhir"),),
}
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


def list_targets(wanted: Format, folder: Path, name: str) -> list[tuple[Part, Path]]:
    """The files of a format with the recording's name, in this folder."""
    return [(part, folder / f"{name}{part.ending}") for part in PARTS[wanted]]


def list_named_targets(wanted: Format, path: Path) -> list[tuple[Part, Path]]:
    """The files of a format where the first one is to be `path`; the others stand beside it."""
    first, *others = PARTS[wanted]
    return [(first, path), *((part, path.with_name(f"{path.stem}{part.ending}")) for part in others)]


def export(material: Material, targets: list[tuple[Part, Path]], force: bool) -> None:
    """Write these files, each whole or not at all. Raises CoachError at the first that cannot be written."""
    for part, path in targets:
        with write_whole(path, force) as written:
            part.write(material, written)
