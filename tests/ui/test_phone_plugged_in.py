"""A telephone's camera, head office over HTTP, the real till: a member's code in the film opens the member's
panel, and a press ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import settled, until

from browser.conftest import chromium_program
from fakes.counter_shop import MANAGER
from fakes.fake_video import camera_arguments, film_of
from fakes.pages_door import ServedPages, served_pages
from shuke.application.enrolling import Enrolment
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.bootstrap.till import CHECKOUT, TillApplication
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.presenters.menu import MenuPlace
from shuke.presenters.status import HeadOfficeContact
from shuke.ui.tokens import SIZE
from shuke.wording import phone_page as words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def joined(qtbot: QtBot, till: TillApplication, tmp_path: Path) -> Iterator[ServedPages]:
    """A head office that the till has joined."""
    with served_pages(tmp_path / "office") as pages:
        assert pages.data.identity is not None
        session = Session(Staff("st-9", "许总", Role.ADMINISTRATOR), 0)
        made = pages.data.till_care(pages.data.identity).invite(session, "S01", "S01-1", "", pages.address)
        assert not isinstance(made, Refused)
        office = till.office
        assert office is not None
        till.session = session
        devices = office.devices.presenter
        devices.open(devices.state.page)
        devices.head_office.scanned(made[1])
        devices.head_office.join()
        until(qtbot, lambda: devices.head_office.state.contact is HeadOfficeContact.ONLINE)
        yield pages


def test_a_members_code_before_a_telephones_camera_opens_the_panel_at_the_till(
    qtbot: QtBot, till: TillApplication, joined: ServedPages, tmp_path: Path
) -> None:
    program = chromium_program()
    if not program:
        pytest.skip("no Chromium on this machine: SHUKE_CHROMIUM names one")
    services, office, counter = till.services, till.office, till.counter
    assert services is not None
    assert office is not None
    assert counter is not None
    till.session = Session(MANAGER, 0)
    wish = Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
    enrolled = till.on_counter(lambda: services.enrolments.enrol(Session(MANAGER, 0), wish))
    text = till.on_counter(lambda: services.card_text(enrolled.card))
    office.menu.choose(MenuPlace.PRIZES)
    screen, phones = office.prizes.screen, office.prizes.phones
    qtbot.mouseClick(screen.phones_button, LEFT)
    until(qtbot, lambda: phones.presenter.state.dots)
    (phone,) = phones.pairing.phones
    assert screen.phones.code.isVisible()
    until(qtbot, lambda: not phones.presenter._asking)
    film = film_of(text, tmp_path / "card.y4m")
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", *camera_arguments(film)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        page = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN").new_page()
        page.goto(phone.link)
        until(qtbot, lambda: phones.presenter.state.rows)
        assert not screen.phones.code.isVisible()
        assert any(f"手机：{MANAGER.name}" in told for told in till.shell.strip.texts())
        phones.presenter.close()
        till.shell.show_screen(CHECKOUT)

        def served() -> str:
            view = counter.checkout.counter.view
            return view.member.member.profile.name if view is not None and view.member is not None else ""

        until(qtbot, lambda: served() == "王小明")
        until(qtbot, lambda: page.locator("#state").inner_text() == words.FATES["taken"].zh)
        office.menu.choose(MenuPlace.PRIZES)
        qtbot.mouseClick(screen.phones_button, LEFT)
        settled()
        (end,) = screen.phones.ends.values()
        assert end.height() >= SIZE.target_least
        qtbot.mouseClick(end, LEFT)
        until(qtbot, lambda: not phones.presenter.wanted)
        expect(page.locator("#state")).to_have_text(words.PROBLEMS["phone_over"].zh, timeout=60_000)
        browser.close()
