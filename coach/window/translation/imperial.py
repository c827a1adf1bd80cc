"""Distances in the prose of exercises in feet and inches: "2 to 3 metres" becomes "7 to 10 feet".

Measurements stay metric. Numbers are rounded as people say them: nobody places a camera to a tenth
of a foot. A text of the program has a placeholder instead; see `format.format_distance_range`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

METRES_A_FOOT: Final = 0.3048
METRES_AN_INCH: Final = 0.0254
HALVES_BELOW: Final = 2.0
"""A smaller number of feet or inches is given in halves."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of lengths of one language, and what replaces it."""

    names: tuple[str, ...]
    """As it is written out, every form."""
    scale: float
    """How many of the other one are one of it."""
    one: str
    many: str
    sign: str
    """What replaces ``m`` or ``cm``."""
    comma: bool = False
    """Whether the language writes 1,5."""
    one_below: float = 0.0
    """A number below this has the singular too."""

    def write(self, value: float) -> str:
        """Format a number of the other unit as it is said."""
        said = f"{value:g}"
        return said.replace(".", ",") if self.comma else said

    def name(self, value: float) -> str:
        """Return the name of the other unit after such a number."""
        return self.one if value == 1.0 or value < self.one_below else self.many


FEET: Final = 1.0 / METRES_A_FOOT
INCHES: Final = 0.01 / METRES_AN_INCH
LONG: Final[Mapping[str, Unit]] = {
    "en": Unit(("metres", "metre", "meters", "meter"), FEET, "foot", "feet", "ft"),
    "de": Unit(("Metern", "Meter"), FEET, "Fuß", "Fuß", "Fuß", comma=True),
    "es": Unit(("metros", "metro"), FEET, "pie", "pies", "pies", comma=True),
    "fr": Unit(("mètres", "mètre"), FEET, "pied", "pieds", "pieds", comma=True, one_below=2.0),
    "zh": Unit(("米",), FEET, "英尺", "英尺", "英尺"),
}
"""Language -> metres."""
SHORT: Final[Mapping[str, Unit]] = {
    "en": Unit(
        ("centimetres", "centimetre", "centimeters", "centimeter"), INCHES, "inch", "inches", "in"
    ),
    "de": Unit(("Zentimetern", "Zentimeter"), INCHES, "Zoll", "Zoll", "Zoll", comma=True),
    "es": Unit(
        ("centímetros", "centímetro"), INCHES, "pulgada", "pulgadas", "pulgadas", comma=True
    ),
    "fr": Unit(
        ("centimètres", "centimètre"),
        INCHES,
        "pouce",
        "pouces",
        "pouces",
        comma=True,
        one_below=2.0,
    ),
    "zh": Unit(("厘米",), INCHES, "英寸", "英寸", "英寸"),
}
"""Language -> centimetres."""
SIGNS: Final = {"m": LONG, "cm": SHORT}
"""What all languages write alike."""
NAMES: Final[Mapping[str, Unit]] = {
    name: unit for units in SIGNS.values() for unit in units.values() for name in unit.names
}
"""What is written out tells of which language a text is: one that nobody translated stays whole."""

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_SPACE: Final = "[ \u00a0\u202f]?"
_BETWEEN: Final = f"{_SPACE}(?:to|and|or|bis|und|oder|à|et|ou|a|y|o|u|至|到|或|[-–~～]){_SPACE}"
_EITHER: Final = re.compile(f"{_SPACE}(?:or|oder|ou|o|u|或|-){_SPACE}")
_DISTANCE: Final = re.compile(
    rf"(?<![A-Za-zÀ-ɏ\d_.,/\\%:-])(?P<low>{_NUMBER})(?:(?P<between>{_BETWEEN})(?P<high>{_NUMBER}))?(?P<gap>{_SPACE}|-)"
    rf"(?P<unit>{'|'.join((*NAMES, *SIGNS))})(?![A-Za-zÀ-ɏ\d_/²³]|\.\w)"
)


def format_in_feet(text: str, language: str = "en") -> str:
    """Return the text with every distance in feet or inches.

    Args:
        language: The language of the text, for signs such as ``m``.
    """
    return _DISTANCE.sub(lambda found: _rewrite(found, language), text)


def _rewrite(found: re.Match[str], language: str) -> str:
    sign = SIGNS.get(found["unit"])
    unit = sign.get(language, sign["en"]) if sign is not None else NAMES[found["unit"]]
    values = [_convert(number, unit) for number in (found["low"], found["high"]) if number]
    if values[0] == values[-1]:
        values = values[:1]
    # "7 or 10 feet" would be two places, "2 or 3 metres" are all between them.
    between = "–" if found["between"] and _EITHER.fullmatch(found["between"]) else found["between"]
    said = (between or "").join(unit.write(value) for value in values)
    if found["gap"] == "-":
        return f"{said}-{unit.one}"
    as_sign = sign is not None and unit.sign != unit.many
    return f"{said}{found['gap']}{unit.sign if as_sign else unit.name(values[-1])}"


def _convert(number: str, unit: Unit) -> float:
    """Convert a metric number to the other unit, rounded as it is said."""
    value = float(number.replace(",", ".")) * unit.scale
    return max(0.5, round(value * 2) / 2) if 0 < value < HALVES_BELOW else float(round(value))
