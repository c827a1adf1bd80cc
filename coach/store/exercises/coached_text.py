"""Write what is coached into the text of an exercise, for its recording."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.definition.tables import Dose

NUMBERS: Final = ("sets", "repetitions", "hold_s", "rest_s", "change_s")
"""Fields of a dose that may differ from those of the file."""


def rewrite_dose(text: str, before: Dose, after: Dose) -> str:
    """Return the text of an exercise file with another dose.

    Args:
        text: A file that could be read.
        before: The dose of the file.
        after: The dose to write.

    """
    import tomlkit  # takes a while to load

    document = tomlkit.parse(text)
    table = document["dose"]
    for name in NUMBERS:
        value = getattr(after, name)
        if value != getattr(before, name) and value is not None:
            table[name] = value
    return tomlkit.dumps(document)


def rewrite_range_limit(text: str, rule: RangeOfMotion) -> str:
    """Return the text of a test with another cue and norm, and without a typical range.

    Args:
        text: A file that could be read.
        rule: The test as it is coached.

    """
    import tomlkit  # takes a while to load

    document = tomlkit.parse(text)
    table = document["range_of_motion"]
    write_norm(table, rule.norm_deg, str(rule.norm_source))
    table["raise_cue"] = str(rule.raise_cue)
    return tomlkit.dumps(document)


def remove_faults(text: str, names: Collection[str]) -> str:
    """Return the text of an exercise file without some faults, and without their key positions.

    Args:
        text: A file that could be read.
        names: Names of the faults.

    """
    import tomlkit  # takes a while to load

    document = tomlkit.parse(text)
    for key in ("faults", "figures"):
        tables = document.get(key, [])
        for index in reversed(range(len(tables))):
            if tables[index]["name"] in names:
                del tables[index]
        if key in document and not tables:
            del document[key]
    return tomlkit.dumps(document)


def write_norm(table: Any, norm_deg: float, source: str) -> None:
    """Write what `RangeOfMotion.replace_norm` gives into the table of a test.

    Args:
        table: The table ``range_of_motion`` of a file, which is changed.
        norm_deg: The norm, in degrees.
        source: Where it comes from.

    """
    table["norm_deg"] = norm_deg
    table["norm_source"] = source
    table.pop("typical", None)
