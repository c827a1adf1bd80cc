"""Print the Debian packages of missing shared libraries: `missing_libraries.py pose window`."""

from __future__ import annotations

import sys
from typing import cast

from coach.cli.system_libraries import Purpose, find_missing

if __name__ == "__main__":
    purposes = cast(list[Purpose], sys.argv[1:])
    print(" ".join(dict.fromkeys(library.package for library in find_missing(purposes))))
