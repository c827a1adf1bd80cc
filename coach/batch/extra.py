"""How to add the packages that only clusters and addresses need (extra ``cluster``)."""

from __future__ import annotations

from coach.interpreter import is_bundled
from coach.message import Message


def advise_installing(packages: str) -> Message:
    """Return a hint that tells how to add packages to this coach.

    The name ``coach`` is not among them: a package index may give it to another program.

    Args:
        packages: Names of packages, separated by spaces.

    """
    if is_bundled():
        return Message(
            "The coach that needs no Python does not contain it. Install coach with uv or pip."
        )
    return Message("Install it where coach is installed: pip install {packages}", packages=packages)
