"""Names for files that are made of what people enter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MAX_LENGTH: Final = 50
"""Maximum number of characters: with four bytes each they fit into a name of 255 bytes."""
RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, also with an ending."""
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


def make_file_name(text: str, otherwise: str) -> str:
    """Return a text as the name of a file without its ending, on every system.

    Args:
        text: What was entered, such as the name of a person.
        otherwise: The name if nothing of the text is left.
    """
    name = _FORBIDDEN.sub("-", text)[:MAX_LENGTH].strip(" .-")
    return f"{name}-" if RESERVED.match(name) else name or otherwise


def list_new_paths(folder: Path, stem: str, ending: str) -> Iterator[Path]:
    """Yield STEM, STEM-2, STEM-3 and so on with this ending, for a file that replaces no other."""
    yield folder / f"{stem}{ending}"
    for number in itertools.count(2):
        yield folder / f"{stem}-{number}{ending}"
