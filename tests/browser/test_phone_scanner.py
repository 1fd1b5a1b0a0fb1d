"""A telephone that scans for a till: opened once, its camera reads a code, and the till says what became of it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import chromium_program
from fakes.fake_video import camera_arguments, film_of
from fakes.pages_door import ServedPages
from fakes.seen_pages import PHONE, SCREEN, faults, overflow
from shuke.application.head_office.phone_desk import note_phones, phones_sent
from shuke.domain.sync.phone_messages import AskPhones, PhoneOffered, PhoneSeen, ScanFate, ScanHeard
from shuke.wording import phone_page as words

CODE = "SK:" + "7ZK4" * 30
TILL = "S01-1"


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Browser]:
    """Another one, whose camera sees a code; `chromium` says whether there is any."""
    film = film_of(CODE, tmp_path_factory.mktemp("film") / "code.y4m")
    started = chromium.browser_type.launch(
        executable_path=chromium_program(),
        args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", *camera_arguments(film)],
    )
    yield started
    started.close()


class Till:
    """What a till says of its telephones, without the till."""

    def __init__(self, pages: ServedPages) -> None:
        self._pages = pages
        self.phone_id, self._word = secrets.token_hex(16), secrets.token_hex(32)
        self._offer = PhoneOffered(
            self.phone_id, hashlib.sha256(bytes.fromhex(self._word)).digest(), "小李", 2**52
        )
        self.says((self._offer,))

    @property
    def link(self) -> str:
        return f"/S#{self.phone_id}.{self._word}"

    def says(self, offered: tuple[PhoneOffered, ...], heard: tuple[ScanHeard, ...] = ()) -> None:
        with self._pages.data.writing.noting() as work:
            note_phones(work, TILL, AskPhones(offered, heard))
            work.commit()

    def heard(self, number: int, fate: ScanFate) -> None:
        self.says((self._offer,), (ScanHeard(self.phone_id, number, fate),))

    def seen(self) -> PhoneSeen:
        with self._pages.data.reading.reading() as work:
            (phone,) = phones_sent(work, TILL).phones
        return phone


def opened(browser: Browser, pages: ServedPages, path: str, size: tuple[int, int], language: str) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, base_url=pages.address, locale=language
    )
    page = context.new_page()
    page.goto(path)
    return page


@pytest.mark.parametrize(("size", "language"), [(PHONE, "zh-CN"), (SCREEN, "en-GB")], ids=["phone", "screen"])
def test_a_code_before_the_camera_reaches_the_till(
    filmed: Browser, pages: ServedPages, size: tuple[int, int], language: str
) -> None:
    till = Till(pages)
    page = opened(filmed, pages, till.link, size, language)
    say = (lambda one: one.zh) if language == "zh-CN" else (lambda one: one.en)
    state = page.locator("#state")
    expect(state).to_have_text(say(words.SENT))
    assert till.seen() == PhoneSeen(till.phone_id, True, 1, CODE)
    assert "#" not in page.url, "what opened it is not left in the address"
    till.heard(1, ScanFate.TAKEN)
    expect(state).to_have_text(say(words.FATES["taken"]))
    assert till.seen().text == "", "what was heard is kept nowhere"
    assert faults(page) == []
    assert overflow(page) == 0
    till.says(())
    expect(state).to_have_text(say(words.PROBLEMS["phone_over"]))
    expect(page.locator("#picture")).to_be_hidden()
    page.context.close()


def test_what_opens_the_page_opens_it_once_and_without_a_camera_one_types(
    chromium: Browser, pages: ServedPages
) -> None:
    till = Till(pages)
    page = opened(chromium, pages, till.link, PHONE, "en-GB")
    expect(page.locator("#state")).to_have_text(words.CAMERA_OFF.en)
    assert faults(page) == []
    page.focus("#text")
    page.keyboard.type("13800135678")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_have_text(words.SENT.en)
    assert till.seen().text == "13800135678"
    page.focus("#text")
    page.keyboard.type("again")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_have_text(words.PROBLEMS["phone_wait"].en)
    page.reload()
    expect(page.locator("#till")).to_contain_text(words.AT_TILL.en.format(till=TILL, of="小李"))
    other = opened(chromium, pages, till.link, PHONE, "en-GB")
    expect(other.locator("#state")).to_have_text(words.PROBLEMS["phone_used"].en)
    for each in (page, other):
        each.context.close()
