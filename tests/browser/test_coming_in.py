"""Signing in for the first time and again, by keyboard alone, at both widths; the browser itself keeps the cookie."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from fakes.office_staff import PASSWORD
from fakes.pages_door import ServedPages
from fakes.seen_pages import PHONE, SCREEN, faults, overflow, seen, tabbed_to, typed
from shuke.domain.totp import STEP_S


def looked_at(page: Page) -> None:
    assert faults(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize(
    ("size", "look"), [(PHONE, "zh.light"), (SCREEN, "en.dark")], ids=["phone", "screen"]
)
def test_the_way_in_by_keyboard(
    chromium: Browser, pages: ServedPages, size: tuple[int, int], look: str
) -> None:
    login = f"keys-{size[0]}"
    password = pages.begun(login)
    with seen(chromium, pages, "", size, look) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto("/office/own")
        looked_at(page)
        typed(page, login)  # the first field has the focus
        assert tabbed_to(page, "#password")
        typed(page, password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/password")
        looked_at(page)
        typed(page, PASSWORD)
        assert tabbed_to(page, "#again")
        typed(page, PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/authenticator")
        looked_at(page)
        assert page.evaluate("document.querySelector('img.code').naturalWidth") > 0
        caller_second = page.locator(".hint .digits").inner_text().replace(" ", "")
        pages.learn(login, caller_second)
        typed(page, pages.code(login))
        page.keyboard.press("Enter")
        page.locator(".codes li").first.wait_for()
        looked_at(page)
        assert tabbed_to(page, "a.main")
        page.keyboard.press("Enter")
        page.wait_for_url("**/office")
        looked_at(page)
        assert tabbed_to(page, "form[action='/office/leave'] button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/sign-in")
        page.goto("/office")
        assert "/office/sign-in" in page.url
        typed(page, login)
        assert tabbed_to(page, "#password")
        typed(page, PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/code")
        looked_at(page)
        step = pages.account(login).last_step
        assert step <= pages.data.clock.now_ms() // (STEP_S * 1000) + 1
        typed(page, pages.code(login, behind=step))
        page.keyboard.press("Enter")
        page.wait_for_url("**/office")
        assert complaints == []


def test_the_screen_locks_by_itself(chromium: Browser, pages: ServedPages) -> None:
    with seen(chromium, pages, pages.visit(), PHONE) as context:
        page = context.new_page()
        page.clock.install()
        page.goto("/office/own")
        page.clock.fast_forward("14:59")
        assert page.url.endswith("/office/own")
        page.clock.fast_forward("00:02")
        page.wait_for_url("**/office/locked?next=%2Foffice%2Fown")
        looked_at(page)
        typed(page, PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/own")


def test_everything_works_without_a_script_and_says_what_it_weighs(
    chromium: Browser, pages: ServedPages
) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=pages.address)
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda answered: sizes.append(len(answered.body())))
    page.goto("/office/sign-in")
    page.fill("#login", "nobody")
    page.fill("#password", "x")
    page.click("button.main")
    assert page.locator(".notice.bad").count() == 1
    assert 3_000 < sum(sizes) < 150_000
    context.close()
