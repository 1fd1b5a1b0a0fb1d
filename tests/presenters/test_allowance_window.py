"""The allowance on the strip, and the window of allowance and exposure, over a till of a chain."""

from __future__ import annotations

import pytest

from back_office_stand import en, zh
from fakes.background import SynchronousBackground
from fakes.joined_shop import JoinedShop, earned, plenty, promising, seen
from shuke.application.allowance_now import spending_now
from shuke.application.counter.tenders import pay
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.session import Session
from shuke.domain.basket import TenderKind
from shuke.domain.facts.outage_ended import OutageEnded
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowance, Bounds, Step
from shuke.presenters.allowance import AllowancePresenter, AllowanceStrip, strip_words
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import NoticeTone
from shuke.wording.figures import money_text

HOUR_S = 3600
POLICY = Allowance(
    steps=(Step(24, 50),),
    accounts=(
        Bounds(AccountKind.POINTS, floor=100, sale=2_000, till=20_000),
        Bounds(AccountKind.PRINCIPAL, shop=3_000_00),
    ),
)


class Stand:
    def __init__(self, policy: Allowance | None = POLICY) -> None:
        self.chain = JoinedShop()
        if policy is not None:
            self.chain.in_step()
            office = self.chain.office
            set_allowance(office.store, office.recorder, office.identity, policy)
        self.session: Session = self.chain.shop.manager
        work = OfficeWork(self.chain.shop.desk, lambda: self.session, SynchronousBackground())
        self.window = AllowancePresenter(work)

    def offline(self, hours: int) -> None:
        self.chain.weather.down = True
        self.chain.shop.clock.advance(hours * HOUR_S)
        self.chain.sync.round()

    @property
    def strip(self) -> AllowanceStrip:
        shop = self.chain.shop
        with shop.store.reading() as work:
            return strip_words(spending_now(work, shop.contact, "S01"), money_text)

    def told(self) -> list[str]:
        self.window.open()
        return [
            " | ".join(zh(part) for part in line if part)
            for section in self.window.state.sections
            for line in section.lines
        ]


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_the_strip_says_how_the_till_may_spend_before_anything_is_promised(stand: Stand) -> None:
    stand.chain.in_step()
    assert (zh(stand.strip.words), stand.strip.tone) == ("抵扣由总部即时授权", NoticeTone.CALM)
    stand.offline(1)
    assert zh(stand.strip.words) == "离线额度剩 储值本金 ¥1,500.00 · 积分 20,000"
    assert stand.strip.tone is NoticeTone.OFFLINE
    stand.offline(30 * 24)
    assert (zh(stand.strip.words), stand.strip.tone) == ("暂停抵扣：联系不上总部太久", NoticeTone.WARN)


def test_where_no_cap_is_set_the_strip_says_whose_points_are_spent() -> None:
    stand = Stand(policy=None)
    assert "还没有确认过" in zh(stand.strip.words)
    stand.chain.in_step()
    stand.offline(1)
    assert en(stand.strip.words) == "Spends only its own share"


def test_a_used_up_allowance_is_urgent() -> None:
    stand = Stand(Allowance(accounts=(Bounds(AccountKind.POINTS, till=0),)))
    stand.chain.in_step()
    stand.offline(1)
    assert (zh(stand.strip.words), stand.strip.tone) == ("离线额度剩 积分 0", NoticeTone.WARN)


def test_the_window_tells_state_risk_use_outages_and_policy(stand: Stand) -> None:
    chain = stand.chain
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 4)
    now_ms = chain.shop.clock.now_ms()
    outage = OutageEnded(
        "S01-2", "S01", now_ms - 2 * HOUR_S * 1000, now_ms, 34, Money(1_234_50), Money(12_40)
    )
    chain.office.record(outage)
    chain.in_step()
    stand.offline(30)
    view = promising(chain, member, 300)
    seen(pay(chain.shop.desk, plenty, chain.shop.cashier, view.basket.basket_id, TenderKind.CASH))
    told = stand.told()
    for expected in (
        "与总部 | 离线 1 天 6 小时",
        "还可离线抵扣 | 28 天 18 小时",
        "上限现按 | 50%",
        "积分 | 334（¥6.68） + 垫付至多 100（¥2.00）",
        "合计 | ¥8.68",
        "每多一份磁盘副本 | 至多再多 ¥6.68",
        "积分 · 每单 | 1,000",
        "积分 · 每台收银台每次离线 | 已用 300 / 10,000",
        "S01-2 · 03-10 08:00 – 10:00 | 34 单 · 最多可能损失 ¥1,234.50 · 实际损失 ¥12.40",
        "离线满 24 小时，上限与垫付降为 50%",
    ):
        assert expected in told, (expected, told)


def test_online_the_window_tells_what_would_count_offline(stand: Stand) -> None:
    stand.chain.in_step()
    told = stand.told()
    assert "与总部 | 已连接" in told
    assert "积分 · 每台收银台每次离线 | 已用 0 / 20,000" in told
    assert "近期没有断线。" in told


def test_a_cashier_is_told_nothing(stand: Stand) -> None:
    stand.session = stand.chain.shop.cashier
    stand.window.open()
    assert stand.window.state.sections == ()
    assert stand.window.state.notice is not None
