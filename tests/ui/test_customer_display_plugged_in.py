"""The real till on disk with a customer display: what is rung up is seen there, the member signs there, and the page
of the devices knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER, SHOP
from fakes.till_on_disk import folder_in, open_till
from fakes.wheel_shop import SURE
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.assets import resources
from shuke.bootstrap.till import SIGN_IN, TillApplication
from shuke.domain.basket import TenderKind
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.profile import Profile
from shuke.domain.signature import unpacked_signature
from shuke.presenters.checkout import Overlay
from shuke.presenters.customer_display import CustomerLanguage, DisplayScene
from shuke.presenters.device_customer_display import NOWHERE, WINDOW, DisplayStanding
from shuke.presenters.devices import DevicePage
from shuke.presenters.signing import SignedOn
from shuke.wording import Language
from shuke.wording.said import in_words

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def member(tmp_path: Path) -> str:
    """A till whose settings name a display, and somebody with a card."""
    till = open_till(tmp_path)
    new = till.enrolments.enrol(
        Session(MANAGER, 0), Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
    )
    assert isinstance(new, NewMember)
    text = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    wheeled = ProgrammePublished(
        "tea-chain", 2, date(2020, 1, 1), text.replace("version = 1", "version = 2", 1) + SURE
    )
    with till.data.counter.writing() as work:
        till.recorder.record(work, SHOP, wheeled, staff="")
        work.commit()
    till.change_setting(Setting.CUSTOMER_SCREEN, WINDOW)
    till.change_setting(Setting.CUSTOMER_LANGUAGE, "both")
    till.data.close()
    return new.member_id


def test_the_customer_follows_the_sale_and_signs(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, member: str
) -> None:
    def until(happened: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    till = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(till.shell)
    till.show()
    till.open(folder_in(tmp_path))
    until(lambda: till.counter)
    assert till.session is None
    assert till.shell.shown == SIGN_IN
    greeting = till.counter.customer_display  # type: ignore[union-attr]  # waited for
    assert greeting.window is not None
    assert greeting.window.isVisible()
    assert (greeting.presenter.state.scene, greeting.presenter.state.shop) == (
        DisplayScene.GREETING,
        SHOP.name,
    )
    till._welcome(Session(MANAGER, 0))
    assert till.counter is not None
    assert till.office is not None
    checkout, display = till.counter.checkout, till.counter.customer_display
    until(lambda: checkout.counter.view)
    until(till.office.shift.float_panel.isVisible)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window, seen = display.window, display.presenter
    assert window is not None
    assert window.isVisible()
    assert not till.shell.isAncestorOf(window)
    assert seen.state.language is CustomerLanguage.BOTH

    checkout.find.choose(member)
    until(lambda: seen.state.member == "王**")
    checkout.open_overlay(Overlay.VALUE)
    checkout.value.top_up.type("1000")
    until(lambda: checkout.value.top_up.state.ready)
    checkout.value.top_up.submit()
    until(lambda: checkout.counter.view.member.standing.principal)  # type: ignore[union-attr]  # served
    checkout.close_overlay()
    checkout.entry.type("600")
    checkout.submit()
    until(lambda: seen.state.scene is DisplayScene.BASKET)
    assert seen.state.total == "¥600.00"

    checkout.take(TenderKind.STORED_VALUE)
    until(lambda: seen.state.scene is DisplayScene.SIGNING)
    assert checkout.value_paying.signing.state.on is SignedOn.DISPLAY
    assert window.pad.isVisible()
    qtbot.mousePress(window.pad, LEFT, pos=QPoint(100, 60))
    for step in range(1, 15):
        qtbot.mouseMove(window.pad, QPoint(100 + 20 * step, 60 + step % 4 * 9))
    qtbot.mouseRelease(window.pad, LEFT, pos=QPoint(400, 70))
    qtbot.mouseClick(window.done, LEFT)
    checkout.value_paying.submit()
    until(lambda: checkout.counter.completed)
    until(lambda: seen.state.code)
    assert (seen.state.scene, seen.state.total) == (DisplayScene.THANKS, "¥600.00")
    assert len(seen.state.code) >= 41, "a real receipt's code"
    services = till.services
    assert services is not None
    with services.data.counter.reading() as work:
        kept = [one.content for page in work.attachments.pages(9) for one, _ in page]
    signatures = [unpacked_signature(content) for content in kept if content[:1] == b"\x01"]
    assert [len(signature.strokes) for signature in signatures] == [1]

    wheel = till.office.prizes.wheel
    checkout.counter.next_customer()
    until(lambda: checkout.counter.completed is None)
    checkout.find.choose(member)
    until(lambda: checkout.counter.view and checkout.counter.view.member)
    wheel.open()
    until(lambda: wheel.state.may)
    assert seen.state.scene is DisplayScene.WHEEL
    assert window.wheel.isVisible()
    wheel.spin()
    until(lambda: wheel.state.turning)
    assert seen.state.wheel is not None
    assert seen.state.wheel.turning
    until(lambda: window.wheel.angle > 0)
    qtbot.mouseClick(window, LEFT)
    until(lambda: not seen.state.wheel.turning)
    assert str(in_words(seen.state.wheel.told[0], Language.ZH)) == "恭喜抽中 套房一晚"
    until(lambda: seen.state.code)
    wheel.close()
    until(lambda: seen.state.scene is not DisplayScene.WHEEL)
    assert not window.wheel.isVisible()

    page = till.office.devices.presenter.customer_display
    till.office.devices.presenter.open(DevicePage.CUSTOMER_DISPLAY)
    assert page.state.standing is DisplayStanding.SHOWN
    page.test()
    until(lambda: seen.state.scene is DisplayScene.TEST)
    qtbot.mouseClick(window, LEFT)
    assert page.state.touched
    page.choose_screen(NOWHERE)
    until(lambda: not window.isVisible())
    assert page.state.standing is DisplayStanding.OFF
    assert checkout.value_paying.signing.state.ways == (SignedOn.HERE, SignedOn.PAPER)
    assert services.setting(Setting.CUSTOMER_SCREEN, "") == NOWHERE
    assert seen.turns, "where there is no display, in the till's own window"
    seen.be_still(True)
    assert not seen.turns
    till.shell.activateWindow()
    until(QApplication.focusWidget)
    focused = QApplication.focusWidget()
    page.choose_screen(WINDOW)
    until(window.isVisible)
    assert QApplication.focusWidget() is focused, "it takes no keys away from the till"
    till.close()
    assert not window.isVisible()
