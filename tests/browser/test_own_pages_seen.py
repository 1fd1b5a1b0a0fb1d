"""A member's own pages on a telephone: read by anybody, by keyboard alone, and really without a network."""

from __future__ import annotations

import io
from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from fakes.own_visit import OWN_PATHS, filled_for_members, invitation, on_telephone, visit_of
from fakes.pages_door import ServedPages, served_pages
from fakes.seen_pages import PHONE, SCREEN, faults, overflow, tabbed_to
from shuke.adapters.code_reader.chain import ReaderChain
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.own_standing import OwnHistory, OwnStandingDesk
from shuke.application.head_office.trusting import trust_list
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.domain.codes.chain import SLOT_S, slot_of
from shuke.domain.codes.outcome import CodeOutcome
from shuke.head_office.own_pages.own_asked import OWN_COOKIE
from shuke.presenters.prizes.turning import TURN_MS
from shuke.wording.own_offers import CAME_UP

TURNS = """
window.turns = [];
const real = Element.prototype.animate;
Element.prototype.animate = function (frames, options) {
  turns.push([this.id, options.duration]);
  return real.call(this, frames, { ...options, duration: 1 });
};
"""
"""What was set in motion, without waiting for it."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("members")) as served:
        filled_for_members(served)
        yield served


@pytest.mark.parametrize(
    ("size", "look"), [(PHONE, "zh.dark"), (SCREEN, "en.light")], ids=["phone", "screen"]
)
def test_every_own_page_can_be_read_reached_and_fits(
    chromium: Browser, office: ServedPages, size: tuple[int, int], look: str
) -> None:
    with on_telephone(chromium, office, visit_of(office), size, look) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{page.url} {said.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url} {error}"))
        for path in (*OWN_PATHS, "/member/join/S01"):
            answered = page.goto(path)
            assert answered is not None
            assert answered.status == 200, path
            assert faults(page) == [], path
            assert overflow(page) == 0, path
            assert page.locator("h1").count() == 1, path
        assert complaints == []


def test_a_link_is_opened_by_keyboard_and_the_code_is_believed(
    chromium: Browser, office: ServedPages
) -> None:
    with on_telephone(chromium, office, "", PHONE) as context:
        page = context.new_page()
        sizes: list[int] = []
        context.on("response", lambda answered: sizes.append(len(answered.body())) if answered.ok else None)
        page.goto(invitation(office))
        assert faults(page) == []
        assert tabbed_to(page, "button.main")
        page.keyboard.press("Enter")
        page.wait_for_url("**/member/")
        shown(page)
        page.wait_for_load_state("networkidle")
        assert 5_000 < sum(sizes) <= 150_000
        member_id, outcome = believed(office, scanned(page))
        assert (member_id, outcome) == ("m-1", CodeOutcome.VALID)


def test_each_half_minute_shows_another_code(chromium: Browser, office: ServedPages) -> None:
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        page = context.new_page()
        page.goto("/member/")  # the chain is there: no answer is waited for with the clock that stands
        shown(page)
        page.clock.install()
        page.goto("/member/")
        first = shown(page)
        page.clock.fast_forward(SLOT_S * 1000)
        page.wait_for_function("first => document.getElementById('code').dataset.text !== first", arg=first)
        assert believed(office, shown(page)) == ("m-1", CodeOutcome.VALID)
        page.clock.fast_forward("24:00:00")
        page.locator("[data-when='over']").wait_for()


def test_without_a_network_the_page_says_how_old_it_is_and_its_code_is_good(
    chromium: Browser, office: ServedPages
) -> None:
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        page = kept(context)
        context.set_offline(True)
        page.goto("/member/")
        page.locator(".as-kept").wait_for()
        assert believed(office, scanned(page)) == ("m-1", CodeOutcome.VALID)
        assert faults(page) == []
        page.goto("/member/holdings")  # nobody looked at it before
        assert "820" in page.locator("main").inner_text()
        assert page.locator(".as-kept").is_visible()
        page.goto("/member/own/telephones")
        assert page.locator("h1").inner_text() == "没有网络"
        context.set_offline(False)
        page.goto("/member/")
        assert not page.locator(".as-kept").is_visible()


def test_whoever_leaves_while_pages_are_put_away_has_all_of_them(
    chromium: Browser, office: ServedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the first visit ever, before the worker is in front of any page."""
    left, look_up = Event(), OwnStandingDesk.history

    def once_left(desk: OwnStandingDesk, member_id: str, behind: HistoryPlace | None = None) -> OwnHistory:
        left.wait(60)
        return look_up(desk, member_id, behind)

    monkeypatch.setattr(OwnStandingDesk, "history", once_left)
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        page = context.new_page()
        page.goto("/member/")
        shown(page)
        page.evaluate("navigator.serviceWorker.ready")
        page.goto("about:blank")
        left.set()
        page.goto("/office")  # no page of the member's: it asks for nothing to be kept
        put_away(page)
        context.set_offline(True)
        page.goto("/member/history")
        assert page.locator(".as-kept").is_visible()


def test_a_page_that_could_not_be_read_is_asked_for_again(
    chromium: Browser, office: ServedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    look_up = OwnStandingDesk.history

    def busy_once(desk: OwnStandingDesk, member_id: str, behind: HistoryPlace | None = None) -> OwnHistory:
        tries.append(member_id)
        if len(tries) == 1:
            raise StoreUnusable(StoreTrouble.LOCKED, "")
        return look_up(desk, member_id, behind)

    monkeypatch.setattr(OwnStandingDesk, "history", busy_once)
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        page = context.new_page()
        with context.expect_event("response", lambda one: one.url.endswith("/history") and not one.ok):
            page.goto("/member/")
        page.goto("/member/")
        put_away(page)
    assert len(tries) == 2


def test_the_wheel_turns_to_what_was_drawn_and_a_lost_answer_is_the_same_spin(
    chromium: Browser, office: ServedPages
) -> None:
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        context.add_init_script(TURNS)
        page = context.new_page()
        page.goto("/member/offers/wheel")
        request = page.locator("input[name='request']").input_value()
        context.set_offline(True)
        assert tabbed_to(page, "#spin button")
        page.keyboard.press("Enter")
        page.locator("#spin .notice").wait_for()
        context.set_offline(False)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/member/offers/wheel?spun={request}")
        page.get_by_text(CAME_UP.zh.format(name="盖碗一只")).wait_for()
        page.locator("main .dots .qr").wait_for()
        assert page.evaluate("turns") == [["turning", TURN_MS]]
        assert faults(page) == []

        page.emulate_media(reduced_motion="reduce")
        page.goto("/member/offers/wheel")
        assert tabbed_to(page, "#spin button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/member/offers/wheel?spun=*")
        page.get_by_text(CAME_UP.zh.format(name="盖碗一只")).wait_for()
        assert page.evaluate("turns") == []


def test_whoever_signs_out_leaves_nothing_on_the_telephone(chromium: Browser, office: ServedPages) -> None:
    with on_telephone(chromium, office, visit_of(office), PHONE) as context:
        page = kept(context)
        page.goto("/member/own")
        assert tabbed_to(page, "form[action='/member/leave'] button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/member/sign-in")
        page.wait_for_function("() => localStorage.length === 0")
        assert page.evaluate("caches.has('shuke-own-pages')") is False
        assert [one["name"] for one in context.cookies() if one["name"] == OWN_COOKIE and one["value"]] != []
        context.set_offline(True)
        page.goto("/member/")
        assert page.locator("h1").inner_text() == "没有网络"


def kept(context: BrowserContext) -> Page:
    """Once looked at with a network, until all is kept that will be."""
    page = context.new_page()
    page.goto("/member/")
    shown(page)
    page.evaluate("navigator.serviceWorker.ready")
    page.goto("/member/")  # the worker is in front of it now
    put_away(page)
    return page


def put_away(page: Page) -> None:
    """Wait until all is kept; without opening the cache by that, which would be something kept."""
    page.evaluate(
        """async () => {
            const paths = ["", "holdings", "offers", "history", "own", "kept-at"].map(name => `/member/${name}`);
            const until = Date.now() + 60_000;
            while (Date.now() < until) {
                if (await caches.has("shuke-own-pages")) {
                    const kept = await (await caches.open("shuke-own-pages")).keys();
                    if (paths.every(path => kept.some(one => new URL(one.url).pathname === path))) return;
                }
                await new Promise(again => setTimeout(again, 50));
            }
            throw new Error("not all is kept");
        }"""
    )


def shown(page: Page) -> str:
    page.locator("#code[data-state='fresh'] .qr").wait_for()
    text: str = page.evaluate("document.getElementById('code').dataset.text")
    return text


def scanned(page: Page) -> str:
    """As our own decoder reads it from a picture of the page."""
    shown(page)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    (found,) = ReaderChain().read(np.asarray(picture))
    return found.text


def believed(office: ServedPages, text: str) -> tuple[str, CodeOutcome]:
    data = office.data
    assert data.identity is not None
    with data.reading.reading() as work:
        trust = trust_list(work, data.identity.tenant, data.signer.public_key)
    scan = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust).member(text, lambda _: True)
    assert scan.code is not None
    assert 0 <= scan.slot - slot_of(data.clock.now_ms()) + 1 <= 2
    return scan.code.member_id, scan.outcome
