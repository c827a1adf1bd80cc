"""Reads the built documentation: pages, their text, their links, and what they load."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {
    ("img", "src"),
    ("script", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("object", "data"),
}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


@dataclass
class Page(HTMLParser):
    """One page, read from its HTML."""

    path: Path
    links: list[str] = field(default_factory=list)
    navigation: list[str] = field(default_factory=list)
    """The links in the navigation."""
    loads: list[str] = field(default_factory=list)
    """What a browser loads to show it."""
    anchors: set[str] = field(default_factory=set)
    drawings: int = 0
    words: str = ""
    """The text of the article alone."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.path.read_text(encoding="utf-8"))
        self.words = " ".join(self.words.split())

    def __hash__(self) -> int:
        return hash(self.path)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.loads += [value for name, value in values.items() if (tag, name) in LOADED]
        self.anchors |= {values["id"]} if "id" in values else set()
        self.drawings += tag == "svg" and "body-drawing" in values.get("class", "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            self.navigation += [values["href"]] if "nav" in self._open else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "article" in self._open and not {"script", "style"} & set(self._open):
            self.words += f"{data} "


@functools.cache
def _resolve(base: Path, path: str) -> Path:
    """Return the file of a link in a page of this folder; most pages there have the same links."""
    return (base / unquote(path).lstrip("/")).resolve()


@dataclass
class Site:
    """All pages of a folder."""

    folder: Path

    def __post_init__(self) -> None:
        self.pages = {path.resolve(): Page(path) for path in sorted(self.folder.rglob("*.html"))}

    def lead(self, page: Page, link: str) -> tuple[Path, str]:
        """Return the target of a link on a page: file and anchor."""
        parts = urlsplit(link)
        base = (
            self.folder
            if page.path.name == "404.html" and parts.path.startswith("/")
            else page.path.parent
        )
        target = _resolve(base, parts.path) if parts.path else page.path.resolve()
        return target, unquote(parts.fragment)

    def walk(self) -> list[Page]:
        """Return every page that can be reached through the navigation."""
        found: list[Page] = []
        waiting = [self.pages[(self.folder / "index.html").resolve()]]
        while waiting:
            page = waiting.pop()
            found.append(page)
            for link in page.navigation:
                if "://" in link:
                    continue
                target = self.pages.get(self.lead(page, link)[0])
                if target is not None and target not in found and target not in waiting:
                    waiting.append(target)
        return found
