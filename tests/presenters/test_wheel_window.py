"""The wheel for whoever is being served: odds, price, the spin, what it brought; what is missing is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from back_office_stand import zh
from fakes.joined_shop import JoinedShop
from fakes.wheel_shop import SURE, WHEEL, WheelShop
from prizes_stand import PrizesStand
from shuke.application.ports.sounds import Sound
from shuke.application.prizes.stock_here import Missing
from shuke.domain.facts.rows import Add
from shuke.domain.wheel_chances import CHANCES_GIVEN
from shuke.presenters.prizes.turning import TURN_MS
from shuke.presenters.prizes.wheel import Served, WheelPorts, WheelPresenter, WheelState
from shuke.presenters.prizes.wheel_show import WheelShown, share_text

ONE_BLANK = """
[[wheel.segments]]
key = "thanks"
name = { zh = "谢谢参与", en = "Better luck next time" }
weight = 1
"""


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
        self.turns = False
        self.waiting: list[tuple[int, Callable[[], None]]] = []
        self.heard: list[Sound] = []
        ports = WheelPorts(
            self.wheel.wheel_desk,
            lambda: self.here,
            self._ask_for,
            self._changed,
            lambda: self.turns,
            lambda ms, call: self.waiting.append((ms, call)),
            self.heard.append,
        )
        self.presenting = WheelPresenter(self.office, ports)

    @property
    def state(self) -> WheelState:
        return self.presenting.state

    @property
    def seen(self) -> WheelShown:
        assert self.state.seen is not None
        return self.state.seen

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
    assert (stand.changes, stand.state.confirming) == (1, True)
    assert stand.told == "这次要用 5 积分，抽中与否都不退。请会员确认后再按一次。"
    stand.presenting.spin()
    assert not stand.state.may
    assert stand.changes == 2
    stand.presenting.spin()
    assert stand.changes == 2


def test_spins_that_were_given_are_said_and_go_before_those_for_points() -> None:
    stand = Stand()
    shop, member = stand.wheel.shop, stand.member
    with shop.store.writing() as work:
        key = {"member_id": member, "rule": CHANCES_GIVEN, "period": "tea-chain.spring/campaign.x/never"}
        work.apply([Add("uses", key, {"times": 1})])
        work.commit()
    stand.presenting.open()
    assert zh(stand.state.price) == "今天还可转 2 次，这次免费；另有赠送的 1 次"
    stand.presenting.spin()
    assert zh(stand.state.price) == "赠送的抽奖机会还有 1 次，这次用一次，不占今天的次数"
    stand.presenting.spin()
    assert (stand.changes, zh(stand.state.price)) == (2, "今天还可转 1 次，这次用 5 积分")


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


def test_while_the_wheel_turns_nobody_is_told_and_nothing_prints() -> None:
    stand = Stand(SURE)
    stand.turns = True
    stand.presenting.open()
    assert (stand.seen.member, stand.seen.turn) == ("王**", None)
    assert [(zh(name), share) for name, share in stand.seen.odds] == [("一等奖", "100.0%")]
    stand.presenting.spin()
    assert (stand.state.turning, stand.told, stand.changes, stand.heard) == (True, "", 0, [])
    assert stand.seen.turning
    assert stand.seen.turn is not None
    assert (stand.seen.turn.to, stand.seen.told, stand.seen.code) == ("suite", (), "")
    ((after_ms, rest),) = stand.waiting
    assert after_ms == TURN_MS
    rest()
    assert (stand.state.turning, stand.seen.turning, stand.changes) == (False, False, 1)
    assert stand.heard == [Sound.WON]
    assert [zh(one) for one in stand.seen.told] == [
        "恭喜抽中 套房一晚",
        "请于 2026-04-08 前领取（含当日）",
        "仅限熟客茶庄领取",
        "法定节假日不可领取",
    ]
    assert stand.seen.code.startswith("SK:")
    rest()
    assert stand.changes == 1, "a spin comes to rest once"


def test_the_key_that_spins_ends_the_turning_and_never_spins_twice() -> None:
    stand = Stand(SURE)
    stand.turns = True
    stand.presenting.open()
    stand.presenting.spin()
    stand.presenting.spin()
    assert (stand.state.turning, stand.changes, stand.told) == (False, 1, "抽中套房一晚，中奖凭证正在打印")
    with stand.shop.store.reading() as work:
        assert len(work.prizes.of_member(stand.member)) == 1
    stand.waiting[0][1]()
    assert stand.changes == 1
    stand.presenting.spin()
    stand.presenting.close()
    assert (stand.changes, stand.state.shown, stand.state.seen) == (2, False, None)


def test_the_wheel_stands_as_it_was_drawn_although_the_odds_changed_since() -> None:
    stand = Stand(SURE.replace("stock = 3", "stock = 1") + ONE_BLANK)
    stand.turns = True
    stand.presenting.open()
    while not stand.seen.won:
        stand.presenting.spin()
        stand.presenting.skip()
    assert [row.share for row in stand.state.odds] == ["—", "100.0%"]
    assert [share for _, share in stand.seen.odds] == ["50.0%", "50.0%"]
    assert [one.key for one in stand.seen.sectors] == ["suite", "thanks"]
    stand.presenting.spin()
    assert [one.key for one in stand.seen.sectors] == ["thanks"]
    stand.presenting.skip()
    assert (stand.heard[-1], stand.seen.won, [zh(one) for one in stand.seen.told]) == (
        Sound.NOT_WON,
        False,
        ["谢谢参与"],
    )
