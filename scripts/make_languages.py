"""Bring every text of the program into every catalogue of translations and keep what is translated.

`make languages` runs it. Then translate what is unfinished in a PO editor; see docs/translating.md.
"""

from __future__ import annotations

import argparse
import sys

from languages import catalogues


def main() -> int:
    """Write every catalogue; return 1 if something is still to be translated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--drop-obsolete", action="store_true", help="drop translations of texts that are gone"
    )
    options = parser.parse_args()
    missing = 0
    for extract in (catalogues.extract_program, catalogues.extract_exercises):
        template = extract()
        catalogues.write(catalogues.LOCALE / f"{template.domain}.pot", template)
        for code in catalogues.list_languages():
            path = catalogues.LOCALE / code / "LC_MESSAGES" / f"{template.domain}.po"
            catalogue = catalogues.update(path, template, options.drop_obsolete)
            left = len(list(catalogues.list_unfinished(catalogue)))
            missing += left
            print(f"{code}/{path.name}: {len(catalogue)} texts, {left} to translate")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
