"""Gifts for points that are ordered and wait to be collected: the stock, the code and the hand-over of prizes."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from fakes.joined_shop import JoinedShop
from fakes.value_shop import MORE
from fakes.wheel_shop import WheelShop, done
from shuke.application.counter.desk import Desk
from shuke.application.members.merging import Merging
from shuke.application.members.record import MemberRecord
from shuke.application.money_held.giving import CanGive, GiftNow, Giving
from shuke.application.money_held.handing import Handed
from shuke.application.money_held.taking_back import handed_before, take_back
from shuke.application.ports.prizes import PrizeKept
from shuke.application.prizes.handing_over import PrizeAsked
from shuke.application.prizes.paper import compose_prize_slip
from shuke.application.prizes.standing import StockNow, stock_now
from shuke.application.prizes.whose import prizes_of
from shuke.application.refusal import Refusal, Refused
from shuke.domain.codes.checks import CodeOutcome
from shuke.domain.explanation import Reason
from shuke.domain.facts.handed_out import GiveAct
from shuke.domain.facts.prize_turned import PrizeAct
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.paper import QrCode, TextLine
from shuke.domain.slices.account import AccountKind

ORDERED = MORE.replace("stock = 2", "stock = 2\ncollected = { days = 30 }\nnot_on = { holidays = true }", 1)
CHANCE = """
[[coupons]]
key = "ten-off"
name = { zh = "减10元券", en = "10 off" }
kind = "amount"
amount = 10
threshold = 50
validity = { months = 3 }
"""


@dataclass
class Mall:
    """A shop with a mug to be ordered, and a member with points."""

    shop: WheelShop = field(default_factory=lambda: WheelShop(CHANCE + ORDERED))

    def __post_init__(self) -> None:
        self.giving = Giving(self.desk)
        self.member = self.shop.member(points=1000)

    @property
    def desk(self) -> Desk:
        return self.shop.desk

    def order(self) -> object:
        return self.giving.redeem_gift(self.shop.shop.cashier, self.member, GiftAsked("mug"))

    def ordered(self) -> PrizeKept:
        """The one that waits."""
        answer = self.order()
        assert isinstance(answer, Handed), answer
        with self.shop.shop.store.reading() as work:
            return work.prizes.of_member(self.member)[-1]

    def collect(self, prize_id: str) -> object:
        return self.shop.handing.hand_over(self.shop.redeemer, PrizeAsked(prize_id))

    def take_back(self) -> object:
        with self.shop.shop.store.reading() as work:
            place = handed_before(self.desk, work, self.member)[0].place
        return take_back(self.desk, self.shop.shop.manager, self.member, place, "拿错了")

    def held(self, account: AccountKind = AccountKind.POINTS) -> int:
        with self.shop.shop.store.reading() as work:
            return work.members.balance(self.member, account)

    def look(self) -> CanGive:
        with self.shop.shop.store.reading() as work:
            found = self.giving.look(work, self.member)
        assert isinstance(found, CanGive)
        return found

    @property
    def mug(self) -> GiftNow:
        return next(one for one in self.look().gifts if one.gift.key == "mug")

    @property
    def stock(self) -> StockNow:
        with self.shop.shop.store.reading() as work:
            today = self.desk.recorder.today(work, self.desk.shop)
            return next(one for one in stock_now(self.desk, work, today) if one.key == "gift.mug")


@pytest.fixture
def mall() -> Mall:
    return Mall()


def test_what_is_ordered_takes_points_and_a_piece_and_waits_with_a_code(mall: Mall) -> None:
    kept = mall.ordered()
    assert (mall.held(), mall.mug.left, kept.left) == (910, 1, 1)
    assert (kept.prize.thing.zh, kept.prize.rule, kept.prize.shop) == ("马克杯", "gift.mug", "S01")
    assert kept.prize.last_day is not None
    assert (kept.prize.last_day - kept.prize.won_on).days == 29
    assert (mall.stock.whole, mall.stock.left, mall.stock.waiting) == (2, 1, 1)


def test_the_redemption_screen_hands_it_over_once_and_on_allowed_days_only(mall: Mall) -> None:
    kept = mall.ordered()
    shown = mall.shop.shown(kept.prize.prize_id)
    assert (shown.why_not, shown.here, shown.shop) == (None, True, "熟客茶庄")
    mall.shop.next_day(2)
    answer = mall.collect(kept.prize.prize_id)
    assert isinstance(answer, Reason)
    assert answer.sentence == HandingTells.PRIZE_HOLIDAY
    mall.shop.next_day()
    done(mall.collect(kept.prize.prize_id))
    assert mall.stock.waiting == 0
    again = mall.collect(kept.prize.prize_id)
    assert isinstance(again, Refused)
    assert again.refusal is Refusal.PRIZE_GONE


def test_stock_runs_out_alike_whether_it_was_collected_or_waits(mall: Mall) -> None:
    done(mall.collect(mall.ordered().prize.prize_id))
    mall.ordered()
    assert mall.mug.left == 0
    answer = mall.order()
    assert isinstance(answer, Reason)
    assert answer.sentence == HandingTells.NONE_LEFT


def test_an_order_taken_back_gives_points_and_piece_back_and_its_code_is_over(mall: Mall) -> None:
    kept = mall.ordered()
    assert isinstance(mall.take_back(), Handed)
    assert (mall.held(), mall.mug.left, mall.stock.waiting) == (1000, 2, 0)
    assert mall.held(AccountKind.PRIZE) == 0
    assert mall.collect(kept.prize.prize_id) == Refused(Refusal.PRIZE_OVER)


@pytest.mark.parametrize("collected", [False, True])
def test_an_order_follows_who_was_made_one_with_another(mall: Mall, collected: bool) -> None:
    stays, gone = mall.shop.member("13900139000", points=20), mall.member
    prize_id = mall.ordered().prize.prize_id
    merged = Merging(mall.desk, str.lower).merge(mall.shop.shop.manager, gone, stays, "同一个人")
    assert isinstance(merged, MemberRecord)
    mall.member = stays
    shown = mall.shop.shown(prize_id)
    assert shown.member is not None
    assert (shown.member.member_id, shown.why_not, shown.here) == (stays, None, True)
    assert mall.held() == 1000 - 90 + 20
    with mall.shop.shop.store.reading() as work:
        assert [one.prize.prize_id for one in prizes_of(work, stays)] == [prize_id]
    if collected:
        done(mall.collect(prize_id))
        assert mall.take_back() == Refused(Refusal.GIFT_COLLECTED)
        assert (mall.held(), mall.stock.left) == (930, 1)
    else:
        assert isinstance(mall.take_back(), Handed)
        assert mall.collect(prize_id) == Refused(Refusal.PRIZE_OVER)
        with mall.shop.shop.store.reading() as work:
            acts = [one.fact.act for one in handed_before(mall.desk, work, stays)]
        assert GiveAct.GIFT_TAKEN not in acts
        assert (mall.held(), mall.mug.left, mall.stock.waiting) == (1020, 2, 0)
    with mall.shop.shop.store.reading() as work:
        assert work.members.balance(gone, AccountKind.PRIZE) == 0
        assert prizes_of(work, stays) == []


def test_what_was_collected_comes_back_only_after_its_hand_over_was_rolled_back(mall: Mall) -> None:
    prize_id = mall.ordered().prize.prize_id
    done(mall.collect(prize_id))
    assert mall.take_back() == Refused(Refusal.GIFT_COLLECTED)
    with mall.shop.shop.store.reading() as work:
        kept = work.prizes.find(prize_id)
        assert kept is not None
        (act,) = work.prizes.acts_of(kept.prize)
    assert act.act is PrizeAct.HANDED_OVER
    done(mall.shop.handing.roll_back(mall.shop.shop.manager, (act.till, act.epoch, act.seq), "拿错了"))
    assert isinstance(mall.take_back(), Handed)
    assert (mall.held(), mall.mug.left) == (1000, 2)


def test_its_voucher_carries_a_code_that_is_read_as_a_prizes(mall: Mall) -> None:
    kept = mall.ordered()
    with mall.shop.shop.store.reading() as work:
        till, epoch, seq = handed_before(mall.desk, work, mall.member)[0].place
        job = work.print_jobs.latest(f"{till}.{epoch}-P{seq:06d}")
    assert job is not None
    elements = compose_prize_slip(job).elements
    assert any(isinstance(one, TextLine) and "礼品提取凭证" in one.text for one in elements)
    (code,) = (one.text for one in elements if isinstance(one, QrCode))
    scan = mall.shop.check.prize(code)
    assert scan.outcome is CodeOutcome.VALID
    assert scan.code is not None
    assert scan.code.prize_id == kept.prize.prize_id


def test_in_a_chain_a_till_gives_away_its_slice_and_asks_for_more() -> None:
    chain = JoinedShop()
    mall = Mall(WheelShop(CHANCE + ORDERED, chain.shop))
    chain.in_step()
    assert mall.mug.left == 0
    assert mall.mug.why_not is not None
    assert mall.mug.why_not.sentence == HandingTells.STOCK_ELSEWHERE
    (missing,) = [one for one in mall.look().missing if one.holder.endswith(".mug")]
    assert (missing.account, missing.holder, missing.amount) == (
        AccountKind.STOCK,
        "stock~tea-chain.gifts@S01.mug",
        1,
    )
    assert isinstance(mall.order(), Reason)
    chain.sync.ask(missing.account, missing.holder, missing.amount)
    mall.ordered()
    assert mall.mug.left == 0
    chain.sync.ask(missing.account, missing.holder, 1)
    chain.in_step()
    mall.ordered()
    chain.sync.ask(missing.account, missing.holder, 1)
    answer = mall.order()
    assert isinstance(answer, Reason)
    assert answer.sentence == HandingTells.NONE_LEFT, "there are two in all"
    other = chain.sync.ask(AccountKind.STOCK, "stock~tea-chain.gifts@S02.mug", 1)
    assert not other.granted, "another shop's"
