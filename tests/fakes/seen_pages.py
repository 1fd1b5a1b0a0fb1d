"""A page as somebody sees it: at both widths, by keyboard alone, and looked through by axe-core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from fakes.pages_door import ServedPages
from shuke.head_office.pages.asked import LOOK_COOKIE, VISIT_COOKIE

__all__ = ["PHONE", "SCREEN", "faults", "overflow", "seen", "tabbed_to", "typed"]

PHONE, SCREEN = (390, 844), (1440, 900)

_AXE = Path(__file__).resolve().parent.parent / "browser" / "axe" / "axe.min.js"
_SERIOUS = ("serious", "critical")
_MOST_STEPS = 80


@contextmanager
def seen(
    browser: Browser, pages: ServedPages, visit: str, size: tuple[int, int], look: str = "zh.light"
) -> Iterator[BrowserContext]:
    """`visit`: the cookie of somebody who is in; empty for nobody."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, base_url=pages.address, bypass_csp=False
    )
    cookies: list[Any] = [{"name": LOOK_COOKIE, "value": look, "url": pages.address}]
    if visit:
        secure = {
            "url": pages.address.replace("http:", "https:"),
            "secure": True,
            "httpOnly": True,
            "sameSite": "Strict",
        }
        cookies.append({"name": VISIT_COOKIE, "value": visit, **secure})
    context.add_cookies(cookies)
    yield context
    context.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds serious, one line each."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:160]}: {node.get('failureSummary', '')[:200]}"
        for one in found["violations"]
        if one["impact"] in _SERIOUS
        for node in one["nodes"][:3]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide


def tabbed_to(page: Page, selector: str) -> bool:
    """By the tabulator alone, as far as it takes; every stop on the way shows where it is."""
    for _ in range(_MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return True
    return False


def typed(page: Page, text: str) -> None:
    """Where the page puts the focus, which a browser does only when it first draws the page."""
    page.wait_for_function("document.activeElement.matches('input')")
    page.keyboard.type(text)


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")
