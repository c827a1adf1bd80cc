"""The command line. Each command imports its heavy dependencies itself."""

from coach.cli.app import main

__all__ = ["main"]
