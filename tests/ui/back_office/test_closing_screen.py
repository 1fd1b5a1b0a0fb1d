"""The window of closed days: what they brought, and a decision with a finger."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from fakes.background import SynchronousBackground
from fakes.closing_shop import ClosingShop
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.membership.state import MembershipState
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.closed_days import ClosedDaysPresenter
from shuke.ui.back_office.closing_screen import ClosingScreen
from shuke.ui.speech import Speaker
from shuke.wording import Language


class Office:
    """Two sleepers of the tea chain; a manager is signed in."""

    def __init__(self, qtbot: QtBot) -> None:
        self.shop = ClosingShop()
        self.members = [self.shop.enrol_as(name, "tier.gold.same-day") for name in ("王小明", "李雷")]
        for member in self.members:
            self.shop.sell(member, 10_00)
        self.shop.close_through(date(2028, 3, 10))
        self.session = self.shop.manager
        self.presenter = ClosedDaysPresenter(
            OfficeWork(self.shop.desk, lambda: self.session, SynchronousBackground())
        )
        self.screen = ClosingScreen(Speaker(Language.ZH))
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 800)
        self.screen.attach(self.presenter)
        self.screen.show()
        self.presenter.open()

    @property
    def told(self) -> str:
        return self.screen.notice.text


@pytest.fixture
def office(qtbot: QtBot) -> Office:
    return Office(qtbot)


def test_the_days_say_what_they_brought_the_newest_first(office: Office) -> None:
    rows = office.screen.days.as_text().splitlines()[1:]
    assert rows[0].split("\t") == ["2028-03-10", *[""] * 5]
    assert office.screen.day_told.full_text == "2028-03-10：待定 2 人"
    office.screen.days.selectRow(1)
    assert office.screen.day_told.full_text == "2028-03-09：没有到期事项"


def test_a_notice_then_a_decision_and_the_next_one_is_chosen(office: Office) -> None:
    first = office.presenter.state.chosen
    office.screen.verdict_buttons[Verdict.CANCEL].click()
    assert first == office.presenter.state.chosen
    assert office.presenter.state.notice is not None
    office.screen.noticed_button.click()
    office.screen.verdict_buttons[Verdict.CANCEL].click()
    assert office.shop.member(first).held.state is MembershipState.CANCELLED
    assert len(office.presenter.state.published) == 1
    (left,) = office.presenter.state.reviews
    assert left.member_id == office.presenter.state.chosen != first


def test_a_row_that_is_touched_is_the_one_decided_on(office: Office) -> None:
    other = office.presenter.state.reviews[1].member_id
    office.screen.reviews.picked.emit(other)
    office.screen.verdict_buttons[Verdict.KEEP].click()
    assert [one.member_id for one in office.presenter.state.reviews] == [
        member for member in office.members if member != other
    ]
    assert office.shop.member(other).active


def test_a_cashier_decides_nothing(office: Office) -> None:
    office.session = office.shop.cashier
    office.screen.verdict_buttons[Verdict.KEEP].click()
    assert len(office.presenter.state.reviews) == 2
    assert office.presenter.state.notice is not None
