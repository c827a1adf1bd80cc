"""A body of blocks, and a person who has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.rendering.body import Body, build_body
from benchmarks.rendering.makehuman import MakeHumanData
from benchmarks.rendering.posture import Person
from benchmarks.rendering.shape import Shape
from tests.benchmarks.rendering.stick_person import write_data


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("makehuman"))


@pytest.fixture(scope="session")
def data(data_folder: Path) -> MakeHumanData:
    return MakeHumanData(data_folder)


@pytest.fixture(scope="session")
def body(data: MakeHumanData) -> Body:
    return build_body(data, Shape(gender=1.0))


@pytest.fixture(scope="session")
def person(body: Body) -> Person:
    return Person(body)
