"""Makes pages of the documents in the project's folder, with links between the pages."""

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
    """Return the pages by path within the documentation."""
    return {
        page: rewrite_links((ROOT / source).read_text(encoding="utf-8"))
        for source, page in PAGES.items()
    }


def rewrite_links(text: str) -> str:
    """Rewrite links to pages; a link to another file becomes its name."""
    return LINK.sub(_rewrite_link, text)


def _rewrite_link(found: re.Match[str]) -> str:
    words, target = found[1], found[2]
    file, _, anchor = target.partition("#")
    if "://" in target or not file:
        return found[0]
    page = PAGES.get(file) or (file.removeprefix("docs/") if file.startswith("docs/") else "")
    if page:
        return f"[{words}]({page}{'#' + anchor if anchor else ''})"
    return f"`{file}`" if words.strip("`") == file else f"{words} (`{file}`)"
