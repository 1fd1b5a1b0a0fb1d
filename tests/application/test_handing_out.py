"""Coupons by hand, gifts for points, perks, stamps: told before, given once, taken back whole."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from fakes.counter_shop import MANAGER, CounterShop
from fakes.value_shop import MORE, VALUE, publish
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.desk import Desk
from shuke.application.money_held.giving import CanGive, Giving
from shuke.application.money_held.handing import Handed
from shuke.application.money_held.taking_back import handed_before, take_back
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind


@dataclass
class Stand:
    """A member with a hundred points, born on that day."""

    shop: CounterShop
    member_id: str

    def __post_init__(self) -> None:
        wanted = TopUpWanted("t-1", self.member_id, Money(1000_00))
        answer = top_up(self.desk, lambda: 10**12, self.shop.cashier, wanted)
        assert isinstance(answer, TopUpAnswer), answer
        self.giving = Giving(self.desk)
        self.cashier, self.manager = self.shop.cashier, self.shop.manager

    @property
    def desk(self) -> Desk:
        return self.shop.desk

    def look(self) -> CanGive:
        with self.shop.store.reading() as work:
            found = self.giving.look(work, self.member_id)
        assert isinstance(found, CanGive)
        return found

    def held(self, account: AccountKind = AccountKind.POINTS) -> int:
        with self.shop.store.reading() as work:
            balance = work.members.balance(self.member_id, account)
            own = sum(part.amount for part in work.members.slices("S01-1", self.member_id, account))
        assert balance == own
        return balance

    def perk(self, key: str, who: Session | None = None, times: int = 1, **more: object) -> object:
        asked = PerkAsked(key, times, **more)  # type: ignore[arg-type]  # its own fields
        return self.giving.use_perk(who or self.cashier, self.member_id, asked)

    def gift(self, key: str, **more: object) -> object:
        return self.giving.redeem_gift(self.cashier, self.member_id, GiftAsked(key, **more))  # type: ignore[arg-type]  # its own fields

    def take_back(self, place: tuple[str, int, int], who: Session | None = None) -> object:
        return take_back(self.desk, who or self.manager, self.member_id, place, "拿错了")

    def last(self) -> tuple[str, int, int]:
        with self.shop.store.reading() as work:
            return handed_before(self.desk, work, self.member_id)[0].place


@pytest.fixture
def stand() -> Stand:
    shop = CounterShop()
    publish(shop, VALUE + MORE)
    new = shop.enrol(Profile("王小明", "13800138000", birthday=Birthday(3, 10, 1988)))
    return Stand(shop, new.member_id)


def done(answer: object) -> Handed:
    assert isinstance(answer, Handed), answer
    return answer


def why(answer: object) -> str:
    assert isinstance(answer, Reason), answer
    return answer.sentence


# gifts


def test_a_gift_takes_its_points_and_the_shops_stock_runs_out(stand: Stand) -> None:
    mug = next(one for one in stand.look().gifts if one.gift.key == "mug")
    assert (mug.price, mug.left, mug.why_not) == (90, 2, None)
    done(stand.gift("mug"))
    assert stand.held() == 10
    assert why(stand.gift("mug")) == HandingTells.POINTS_SHORT
    now = next(one for one in stand.look().gifts if one.gift.key == "mug")
    assert (now.left, now.why_not is not None) == (1, True)


def test_points_and_money_are_the_second_price_and_the_money_is_rung_up(stand: Stand) -> None:
    answer = done(stand.gift("mug", with_money=True))
    assert (answer.fee, stand.held()) == (Money(8_00), 60)
    assert why(stand.gift("voucher", with_money=True)) == HandingTells.GIFT_PRICE_FIXED
    done(stand.gift("mug", with_money=True))
    assert why(stand.gift("mug", with_money=True)) == HandingTells.NONE_LEFT


def test_a_gift_may_be_a_coupon_once_a_month(stand: Stand) -> None:
    before = stand.held(AccountKind.COUPON)
    done(stand.gift("voucher"))
    assert stand.held(AccountKind.COUPON) == before + 1
    answer = stand.gift("voucher")
    assert why(answer) == HandingTells.GIFT_HAD
    assert isinstance(answer, Reason)
    assert ("day", "2026-03-10") in answer.values


# perks


def test_a_perk_is_handed_out_until_its_quota_is_used_up_and_says_when(stand: Stand) -> None:
    now = {one.perk.key: one for one in stand.look().perks}
    assert (now["tasting"].left, now["wrapping"].left) == (2, None)
    assert now["souvenir"].why_not is not None
    done(stand.perk("tasting"))
    assert why(stand.perk("tasting", times=2)) == HandingTells.PERK_TOO_MUCH
    done(stand.perk("tasting"))
    answer = stand.perk("tasting")
    assert isinstance(answer, Reason)
    assert (answer.sentence, ("day", "2026-03-10") in answer.values) == (HandingTells.PERK_USED_UP, True)
    for _ in range(3):
        done(stand.perk("wrapping"))
    for times in (0, -1, 10**9):
        assert stand.perk("wrapping", times=times) == Refused(Refusal.AMOUNT)


def test_what_has_to_be_shown_is_asked_for_and_kept(stand: Stand) -> None:
    proofs = next(one.perk.proofs for one in stand.look().perks if one.perk.key == "birthday-gift")
    if proofs:
        assert why(stand.perk("birthday-gift")) == HandingTells.NOT_SHOWN
    done(stand.perk("birthday-gift", shows=frozenset(proofs or (Proof.DOCUMENT,))))
    assert isinstance(stand.perk("birthday-gift", shows=frozenset(proofs)), Reason)


def test_where_a_manager_decides_a_second_person_says_yes(stand: Stand) -> None:
    stand.shop.clock.advance(60)
    answer = stand.perk("medical-aid", worth=Money(100_00))
    assert why(answer) in {HandingTells.OTHER_TIER, HandingTells.NOT_REACHED}


def test_staff_of_redemption_hand_perks_out_and_sell_nothing(stand: Stand) -> None:
    session = Session(Staff("st-7", "小兑", Role.REDEMPTION), 0)
    done(stand.perk("tasting", session))
    auditor = Session(Staff("st-8", "郑审", Role.AUDITOR), 0)
    assert isinstance(stand.perk("tasting", auditor), ApprovalWanted)


# coupons and stamps


def test_coupons_by_hand_want_a_reason_and_a_right(stand: Stand) -> None:
    give = stand.giving.give_coupon
    assert give(stand.manager, stand.member_id, "ten-off", 1, " ") == Refused(Refusal.REASON_MISSING)
    wanted = give(stand.cashier, stand.member_id, "ten-off", 1, "道歉")
    assert isinstance(wanted, ApprovalWanted)
    session = stand.desk.approvals.give(stand.cashier, wanted.act, MANAGER.staff_id, "ap")
    assert isinstance(give(session, stand.member_id, "ten-off", 2, "道歉"), ApprovalWanted)
    before = stand.held(AccountKind.COUPON)
    done(give(session, stand.member_id, "ten-off", 1, "道歉"))
    assert stand.held(AccountKind.COUPON) == before + 1
    for count in (0, -1, 101):
        assert give(stand.manager, stand.member_id, "ten-off", count, "x") == Refused(Refusal.AMOUNT)
    assert isinstance(give(stand.manager, stand.member_id, "'; DROP TABLE coupons", 1, "x"), Reason)
    coupon = stand.look().held[0].coupon_id
    done(stand.giving.withdraw_coupon(stand.manager, stand.member_id, coupon, "给错了"))
    assert stand.held(AccountKind.COUPON) == before
    gone = stand.giving.withdraw_coupon(stand.manager, stand.member_id, coupon, "给错了")
    assert gone == Refused(Refusal.COUPON_GONE)


def test_stamps_are_given_by_hand_and_seen(stand: Stand) -> None:
    done(stand.giving.give_stamps(stand.manager, stand.member_id, 3, "上次漏盖"))
    assert (stand.look().stamps_held, stand.held(AccountKind.STAMPS)) == (3, 3)
    assert isinstance(stand.giving.give_stamps(stand.cashier, stand.member_id, 1, "x"), ApprovalWanted)


# taking back


def test_a_gift_taken_back_gives_the_points_and_the_piece_back_once(stand: Stand) -> None:
    done(stand.gift("mug"))
    place = stand.last()
    assert isinstance(stand.take_back(place, stand.cashier), ApprovalWanted)
    done(stand.take_back(place))
    assert stand.held() == 100
    assert next(one.left for one in stand.look().gifts if one.gift.key == "mug") == 2
    assert stand.take_back(place) == Refused(Refusal.TAKEN_BACK_ALREADY)
    assert stand.take_back(("S01-1", 1, 2)) == Refused(Refusal.NOT_HANDED_OUT)


def test_a_perk_taken_back_may_be_had_again(stand: Stand) -> None:
    done(stand.perk("tasting", times=2))
    done(stand.take_back(stand.last()))
    assert next(one.left for one in stand.look().perks if one.perk.key == "tasting") == 2


def test_what_was_given_and_is_gone_does_not_come_back(stand: Stand) -> None:
    done(stand.gift("voucher"))
    place = stand.last()
    coupons = {one.coupon_id for one in stand.look().held}
    for coupon in coupons:
        done(stand.giving.withdraw_coupon(stand.manager, stand.member_id, coupon, "x"))
    assert stand.take_back(place) == Refused(Refusal.COUPON_USED)


# a chain


def test_offline_nothing_is_given_that_is_counted_for_the_whole_chain(stand: Stand) -> None:
    with stand.shop.store.writing() as work:
        stand.desk.contact.recall(work)
    assert stand.perk("tasting") == Refused(Refusal.QUOTA_OFFLINE)
    assert stand.gift("voucher") == Refused(Refusal.QUOTA_OFFLINE)
    done(stand.perk("wrapping"))
    with stand.shop.store.writing() as work:
        stand.desk.contact.heard(work)
        work.commit()
    done(stand.perk("tasting"))
