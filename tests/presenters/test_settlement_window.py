"""The window of settled months without windows."""

from __future__ import annotations

import pytest

from back_office_stand import BackOfficeStand, en, zh
from shuke.application.ports.printing import PrintJob
from shuke.application.session import Session
from shuke.bootstrap.demo_shop.settled_months import told_months
from shuke.domain.shop import Role, Staff
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.settlement import SettlementPresenter


class Stand(BackOfficeStand):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.drawn: list[PrintJob] = []
        self.queued = 0
        self.presenter = SettlementPresenter(self.office, self._draw, self._queued)

    def tell(self) -> None:
        desk = self.shop.desk
        with self.shop.store.writing() as work:
            work.shop_statements.replace(told_months(desk.shop.shop_id))
            work.commit()

    def _draw(self, job: PrintJob) -> bytes:
        self.drawn.append(job)
        return b"picture %d" % len(self.drawn)

    def _queued(self) -> None:
        self.queued += 1


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_the_newest_month_is_shown_and_another_is_chosen(stand: Stand) -> None:
    stand.tell()
    presenter = stand.presenter
    presenter.open()
    state = presenter.state
    assert state.rows is not None
    assert [(row.month, en(row.outcome)) for row in state.rows] == [
        ("2026-10", "we pay ¥290.00"),
        ("2026-09", "we get ¥12.00"),
    ]
    assert zh(state.rows[0].settled) == "2026-11-04 已结清"
    assert (state.chosen, state.picture) == ("2026-10", b"picture 1")
    presenter.choose("2026-09")
    presenter.choose("1999-01")
    assert (presenter.state.chosen, presenter.state.picture) == ("2026-09", b"picture 2")


def test_it_is_printed(stand: Stand) -> None:
    stand.tell()
    stand.presenter.open()
    stand.presenter.print_slip()
    assert stand.queued == 1
    notice = stand.presenter.state.notice
    assert notice is not None
    assert notice.tone is NoticeTone.GOOD


def test_without_a_month_nothing_can_be_printed(stand: Stand) -> None:
    stand.presenter.open()
    assert stand.presenter.state.rows == ()
    stand.presenter.print_slip()
    assert (stand.queued, stand.drawn) == (0, [])


def test_a_month_that_goes_while_it_is_looked_at_is_said(stand: Stand) -> None:
    stand.tell()
    stand.presenter.open()
    with stand.shop.store.writing() as work:
        work.shop_statements.replace(())
        work.commit()
    stand.presenter.print_slip()
    assert stand.queued == 0
    notice = stand.presenter.state.notice
    assert notice is not None
    assert "总部" in zh(notice.words)
    stand.presenter.choose("2026-09")
    assert stand.presenter.state.picture == b""


def test_whoever_may_not_see_the_shops_money_is_told_so(stand: Stand) -> None:
    stand.tell()
    stand.session = Session(Staff("st-7", "小李", Role.CASHIER), 0)
    stand.presenter.open()
    assert stand.presenter.state.rows == ()
    assert stand.presenter.state.notice is not None
