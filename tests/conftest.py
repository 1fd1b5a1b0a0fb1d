"""What every test needs: Qt without a display."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this once for every window; it is no fault of the window.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
