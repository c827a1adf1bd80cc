"""The documents of the project's folder as pages, with links that lead on within the pages."""

from __future__ import annotations

import re
from typing import Final

from .pieces import ROOT

PAGES: Final = {
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
LINK: Final = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")


def write_pages() -> dict[str, str]:
    """Path within the documentation -> Markdown."""
    return {
        page: mend_links((ROOT / source).read_text(encoding="utf-8"))
        for source, page in PAGES.items()
    }


def mend_links(text: str) -> str:
    """Links to pages lead there; what is no page (a source file) becomes its name alone."""
    return LINK.sub(_mend_link, text)


def _mend_link(found: re.Match[str]) -> str:
    words, target = found[1], found[2]
    file, _, anchor = target.partition("#")
    if "://" in target or not file:
        return found[0]
    page = PAGES.get(file) or (file.removeprefix("docs/") if file.startswith("docs/") else "")
    if page:
        return f"[{words}]({page}{'#' + anchor if anchor else ''})"
    return f"`{file}`" if words.strip("`") == file else f"{words} (`{file}`)"
