"""What every test needs: Qt without a display, and modules that nobody looks at again for garbage."""

from __future__ import annotations

import gc
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this once for every window; it is no fault of the window.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # else what is frozen outlives the libraries it is made of
