"""The backend of tests of what leads through several pages."""

from __future__ import annotations

import pytest

from tests.window.fakes import FakeBackend, open_endless


@pytest.fixture
def backend() -> FakeBackend:
    """A camera that gives frames until it is closed."""
    return FakeBackend(open_endless)
