"""What every test needs: Qt without a display, modules that nobody looks at again for garbage, laws tried on thirty
examples in whatever time they take (`SHUKE_EXAMPLES` asks for more)."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from fakes.cheap_hashes import cheap_hashes
from fakes.compiled_once import compiled_once
from laws import examples

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")

settings.register_profile(
    "shuke",
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shuke")


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this once for every window; it is no fault of the window.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(scope="session", autouse=True)
def what_costs_is_done_once() -> Iterator[None]:
    with cheap_hashes(), compiled_once():
        yield


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # else what is frozen outlives the libraries it is made of
