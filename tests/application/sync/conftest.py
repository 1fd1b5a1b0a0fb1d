"""Whatever is true of head office is true of it on either database."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from fakes.office_databases import KINDS, offices_on

EVERYWHERE = {"test_dealing_out", "test_in_step", "test_taking_in"}

ALL = "SHUKE_EVERY_DATABASE" in os.environ
"""Also what is refused before a database is asked, and also on a PostgreSQL that gives nothing up."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "office" not in metafunc.fixturenames:
        return
    many_cases = any(mark.name == "parametrize" for mark in metafunc.definition.iter_markers())
    if ALL or (metafunc.module.__name__ in EVERYWHERE and not many_cases):
        metafunc.parametrize("offices_stand_on", KINDS if ALL else KINDS[:2], indirect=True)


@pytest.fixture(autouse=True)
def offices_stand_on(request: pytest.FixtureRequest) -> Iterator[None]:
    with offices_on(getattr(request, "param", KINDS[0])):
        yield
