"""The wheel for whoever is being served: odds, price, the spin, what it brought; what is missing is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from back_office_stand import zh
from fakes.joined_shop import JoinedShop
from fakes.wheel_shop import SURE, WHEEL, WheelShop
from prizes_stand import PrizesStand
from shuke.application.prizes.wheel import Missing
from shuke.presenters.prizes.wheel import Served, WheelPorts, WheelPresenter, WheelState, share_text


class Stand(PrizesStand):
    def __init__(self, wheel: str = WHEEL, shop: WheelShop | None = None) -> None:
        super().__init__(wheel)
        if shop is not None:
            self.wheel = shop
            self.shop = shop.shop
            super(PrizesStand, self).__post_init__()
        self.session = self.shop.cashier
        self.member = self.wheel.member(points=20)
        self.here: Served | None = Served(self.member, "王小明")
        self.missing: list[Missing] = []
        self.answer: Callable[[Missing], object] = lambda _one: None
        ports = WheelPorts(self.wheel.wheel_desk, lambda: self.here, self._ask_for, self._changed)
        self.presenting = WheelPresenter(self.office, ports)

    @property
    def state(self) -> WheelState:
        return self.presenting.state

    @property
    def told(self) -> str:
        return zh(self.state.notice.words) if self.state.notice else ""

    def _ask_for(self, missing: Sequence[Missing], then: Callable[[], None]) -> None:
        self.missing += missing
        for one in missing:
            self.answer(one)
        then()


def test_the_odds_as_they_are_the_price_and_the_spin() -> None:
    stand = Stand()
    stand.presenting.open()
    assert [(zh(row.name), row.share) for row in stand.state.odds] == [
        ("一等奖", "5.0%"),
        ("二等奖", "15.0%"),
        ("三等奖", "20.0%"),
        ("谢谢参与", "60.0%"),
    ]
    assert (zh(stand.state.price), stand.state.may) == ("今天还可转 2 次，这次免费", True)
    stand.presenting.spin()
    assert stand.told
    assert [row.came_up for row in stand.state.odds].count(True) == 1
    assert zh(stand.state.price) == "今天还可转 1 次，这次用 5 积分"
    stand.presenting.spin()
    assert not stand.state.may
    assert stand.changes == 2
    stand.presenting.spin()
    assert stand.changes == 2


def test_a_thing_won_is_said_with_its_voucher() -> None:
    stand = Stand(SURE)
    stand.presenting.open()
    stand.presenting.spin()
    assert stand.told == "抽中套房一晚，中奖凭证正在打印"


def test_nobody_at_the_counter_and_a_programme_without_a_wheel_are_said() -> None:
    stand = Stand()
    stand.here = None
    stand.presenting.open()
    assert stand.told.startswith("还没有认会员")
    plain = Stand("\n")
    plain.presenting.open()
    assert plain.told == "当前方案没有抽奖"
    assert not plain.state.may


def test_in_a_chain_what_is_missing_is_asked_for_before_anybody_spins() -> None:
    chain = JoinedShop()
    stand = Stand(shop=WheelShop(SURE, chain.shop))
    chain.in_step()
    stand.presenting.open()
    assert not stand.state.may
    assert stand.told.startswith("这位会员的转盘资格不在本台")
    stand.answer = lambda one: chain.sync.ask(one.account, one.holder, one.amount)
    stand.presenting.open()
    assert stand.state.may
    assert [row.share for row in stand.state.odds] == ["100.0%"]


def test_a_rare_prize_has_as_many_places_as_it_needs() -> None:
    assert [share_text(ppb) for ppb in (0, 1_000_000, 999_000_000, 12_345)] == [
        "—",
        "0.1%",
        "99.9%",
        "0.0012%",
    ]
