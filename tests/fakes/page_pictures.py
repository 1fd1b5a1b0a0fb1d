"""`python -m fakes.page_pictures [PATH …]` from `tests/`: pages of head office (with no path members' own, too) in
both languages, themes and widths, into `build/web/`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser.conftest import chromium_program
from fakes.browser_fonts import environment_with_fonts
from fakes.busy_office import BUSY_PATHS, more
from fakes.own_visit import OWN_PATHS, filled_for_members, on_telephone, visit_of
from fakes.pages_door import served_pages
from fakes.seen_pages import PHONE, SCREEN, seen

_PICTURES = Path(__file__).resolve().parent.parent.parent / "build" / "web"


def draw(paths: tuple[str, ...]) -> None:
    _PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served_pages(Path(folder)) as pages,
        sync_playwright() as playwright,
    ):
        filled_for_members(pages)
        more(pages)
        browser = playwright.chromium.launch(
            executable_path=chromium_program(),
            args=["--no-sandbox"],
            env=environment_with_fonts(Path(folder)),
        )
        visit = pages.visit()
        for size, look in (
            (SCREEN, "zh.light"),
            (SCREEN, "en.dark"),
            (PHONE, "en.light"),
            (PHONE, "zh.dark"),
        ):
            with seen(browser, pages, visit, size, look) as context:
                page = context.new_page()
                for path in paths:
                    page.goto(path)
                    name = path.strip("/").translate(str.maketrans("/?=&", "----"))
                    page.screenshot(path=str(_PICTURES / f"{name}-{size[0]}-{look}.png"), full_page=True)
            with on_telephone(browser, pages, visit_of(pages), size, look) as context:
                page = context.new_page()
                for path in OWN_PATHS if paths == BUSY_PATHS else ():
                    page.goto(path, wait_until="networkidle")
                    name = path.strip("/").replace("/", "-")
                    page.screenshot(path=str(_PICTURES / f"{name}-{size[0]}-{look}.png"), full_page=True)
        browser.close()


if __name__ == "__main__":
    draw(tuple(sys.argv[1:]) or BUSY_PATHS)
