"""Bring every text of the program into every catalogue of translations and keep what is translated.

`make languages` runs it. Then translate what is unfinished in a PO editor; see docs/translating.md.
"""

from __future__ import annotations

import argparse
import sys

from languages import catalogues
from languages.gathering import gather
from languages.linguist import read, write

from coach.window.translation.catalogue import find_catalogue
from coach.window.translation.translate import LANGUAGES


def main() -> int:
    """Write every catalogue; return 1 if something is still to be translated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--drop-obsolete", action="store_true", help="drop translations of texts that are gone"
    )
    options = parser.parse_args()
    missing = update_window() + update_exercises(options.drop_obsolete)
    return 1 if missing else 0


def update_exercises(drop_obsolete: bool) -> int:
    """Update the template and the catalogues of the exercises; return how many texts are unfinished."""
    template = catalogues.extract_exercises()
    catalogues.write(catalogues.LOCALE / "exercises.pot", template)
    missing = 0
    for code in catalogues.list_languages():
        path = catalogues.LOCALE / code / "LC_MESSAGES" / "exercises.po"
        catalogue = catalogues.update(path, template, drop_obsolete)
        left = len(list(catalogues.list_unfinished(catalogue)))
        missing += left
        print(f"{code}/{path.name}: {len(catalogue)} texts, {left} to translate")
    return missing


def update_window() -> int:
    """Update the catalogues of the window; return how many texts are unfinished."""
    texts = gather()
    missing = 0
    for code in LANGUAGES:
        if code == "en":
            continue
        path = find_catalogue(code)
        known = read(path)
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(code, texts, known), encoding="utf-8", newline="\n")
        left = [text for text in texts if not known.get(text)]
        missing += len(left)
        print(f"{path.name}: {len(texts)} texts, {len(left)} to translate")
    return missing


if __name__ == "__main__":
    sys.exit(main())
