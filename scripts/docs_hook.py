"""What mkdocs asks while it builds the documentation: pages that are made from the program join those that are written."""

from __future__ import annotations

from typing import Any

from handbook import site
from handbook.exercises import FOLDER
from handbook.pieces import fill_pieces
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Every exercise has its place in the navigation."""
    config.nav = site.fill_navigation(
        config.nav or [], f"{FOLDER}/index.md", site.list_exercise_pages()
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that are made are files like any other."""
    for path, text in site.make_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Pieces of written pages that are made."""
    return fill_pieces(markdown)
