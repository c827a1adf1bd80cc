"""Hooks of mkdocs: adds the pages that are made from the program to the written ones."""

from __future__ import annotations

from typing import Any

from handbook import site
from handbook.exercises import FOLDER
from handbook.pieces import fill_pieces
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add every exercise to the navigation."""
    config.nav = site.fill_navigation(
        config.nav or [], f"{FOLDER}/index.md", site.list_exercise_pages()
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the made pages to the files."""
    for path, text in site.make_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill the made pieces into a written page."""
    return fill_pieces(markdown)
