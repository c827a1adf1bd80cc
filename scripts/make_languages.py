"""Renews assets/languages: every text of the program is in every catalogue, what is translated stays, what is gone is marked.

`make languages` runs it; then translate what is unfinished, in Qt Linguist (.venv/bin/pyside6-linguist) or in an editor.
"""

from __future__ import annotations

import sys

from languages.gathering import gather
from languages.linguist import read, write

from coach.window.translation.catalogue import find_catalogue
from coach.window.translation.translate import LANGUAGES


def main() -> int:
    """Writes every catalogue; 1 where something is still to be translated."""
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
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
