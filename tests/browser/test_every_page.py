"""Every page of head office in a browser: at both widths, by axe-core, and no wider than the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from fakes.busy_office import BUSY_PATHS, busy
from fakes.filled_office import MONTH
from fakes.pages_door import ServedPages, served_pages
from fakes.seen_pages import PHONE, SCREEN, faults, overflow, seen, tabbed_to


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("filled")) as served:
        busy(served)
        yield served


@pytest.mark.parametrize(
    ("size", "look"), [(PHONE, "zh.dark"), (SCREEN, "en.light")], ids=["phone", "screen"]
)
def test_every_page_can_be_read_reached_and_fits(
    chromium: Browser, office: ServedPages, size: tuple[int, int], look: str
) -> None:
    with seen(chromium, office, office.visit(), size, look) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{page.url} {said.text}"))
        for path in BUSY_PATHS:
            answered = page.goto(path)
            assert answered is not None
            assert answered.status == 200, path
            assert faults(page) == [], path
            assert overflow(page) == 0, path
            assert page.locator("h1").count() == 1, path
        assert complaints == []


def test_the_first_load_is_light(chromium: Browser, office: ServedPages) -> None:
    with seen(chromium, office, office.visit(), PHONE) as context:
        page = context.new_page()
        sizes: list[int] = []
        page.on("response", lambda answered: sizes.append(len(answered.body())))
        page.goto("/office/tills", wait_until="networkidle")
        assert len(sizes) >= 3
        assert sum(sizes) <= 150_000


def test_a_month_between_shops_is_settled_by_keyboard(chromium: Browser, office: ServedPages) -> None:
    with seen(chromium, office, office.visit(), SCREEN) as context:
        page = context.new_page()
        page.goto(f"/office/settlement/{MONTH}")
        assert tabbed_to(page, "form.card button.main")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{MONTH}?settled")
        assert "许总" in page.locator("main .state.good").inner_text()


def test_an_exception_is_decided_by_keyboard(chromium: Browser, office: ServedPages) -> None:
    with seen(chromium, office, office.visit(), SCREEN) as context:
        page = context.new_page()
        page.goto("/office/exceptions")
        assert tabbed_to(page, "main a[href*='case-overdraft']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/case-overdraft")
        assert tabbed_to(page, "input[name='decision']")
        page.keyboard.press("Space")
        assert tabbed_to(page, "#reason")
        page.keyboard.type("金额小，记作损失")
        page.keyboard.press("Enter")
        page.wait_for_url("**/case-overdraft?decided")
        assert "金额小，记作损失" in page.locator("main").inner_text()
