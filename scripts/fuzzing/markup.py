"""Checks that a page contains only the markup of its template: texts of files stay text."""

from __future__ import annotations

import inspect
import re
from functools import cache
from html.parser import HTMLParser
from typing import Final

from coach.report.page.html import TEMPLATES
from coach.report.plots import drawing

_DRAWN: Final = {
    "polyline",
    "rect",
    "circle",
    "text",
    "points",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "width",
    "height",
    "font-size",
    "text-anchor",
    "font-weight",
}
"""Elements of drawings."""


def require_text_only(page: str) -> None:
    """Raise AssertionError for a tag or attribute that no template has, a comment or a script."""
    seen = _Seen()
    seen.feed(page)
    seen.close()
    strange = seen.names - _list_known()
    if strange:
        raise AssertionError(f"markup that came from a text: {sorted(strange)}")


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note the names of a tag and of its attributes."""
        self.names |= {tag, *(name for name, _ in attributes)}

    def handle_comment(self, text: str) -> None:
        """Note a comment: no template has one."""
        self.names.add(f"<!--{text}")

    def unknown_decl(self, text: str) -> None:
        """Note a section such as CDATA."""
        self.names.add(f"<![{text}")

    def handle_pi(self, text: str) -> None:
        """Note a processing instruction."""
        self.names.add(f"<?{text}")


@cache
def _list_known() -> frozenset[str]:
    """Return the names of all tags and attributes in the templates."""
    templates = [TEMPLATES / name for name in ("page.html", "archive.html")]
    source = inspect.getsource(drawing) + "".join(
        template.read_text(encoding="utf-8") for template in templates
    )
    names = frozenset(
        name.lower()
        for pair in re.findall(r"<([a-zA-Z][\w-]*)|([a-zA-Z][\w:-]*)=", source)
        for name in pair
        if name
    )
    return names | _DRAWN
