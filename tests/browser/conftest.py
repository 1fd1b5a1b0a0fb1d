"""A real browser: Debian's Chromium (elsewhere whatever Chrome there is), started once for this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from fakes.browser_fonts import environment_with_fonts
from fakes.pages_door import ServedPages, served_pages

expect.set_options(timeout=60_000)
"""A machine that does something else meanwhile is slow, not wrong."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def chromium_program() -> str:
    return os.environ.get("SHUKE_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), "")


@pytest.fixture(scope="package")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = chromium_program()
    if not program:
        pytest.skip("no Chromium on this machine: SHUKE_CHROMIUM names one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            env=environment_with_fonts(tmp_path_factory.mktemp("fonts")),
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        yield served
