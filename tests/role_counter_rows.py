"""Who may do what at the counter and with a member's cards and money: one row a use case, by module and name."""

from __future__ import annotations

from collections.abc import Callable

from fakes.counter_shop import TEA
from role_stand import SHOWN, RoleStand, UseCase, free_bytes
from shuke.application.card_printing import print_card
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.beside_desk import Taker
from shuke.application.cards.card_face import card_faces
from shuke.application.cards.swap_desk import SwapDesk, SwapWanted
from shuke.application.counter.by_hand import leave_prices, price_by_hand
from shuke.application.counter.code_shown import vouch
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import (
    add_article,
    add_open_amount,
    cancel_line,
    change_quantity,
    void_basket,
)
from shuke.application.counter.member import forget_member, serve_member, want_coupons, want_points
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.giving import Giving
from shuke.application.money_held.handing import Handed
from shuke.application.money_held.paying_back import BackWanted, pay_value_back
from shuke.application.money_held.taking_back import Place, take_back
from shuke.application.money_held.topping_up import TopUpWanted, top_up
from shuke.application.promoting import promote
from shuke.application.refunding.found_sale import held_sale
from shuke.application.refunding.goodwill import GoodwillWish, give_back
from shuke.application.refunding.refunding import RefundWished
from shuke.application.refunding.refunding import take_back as refund
from shuke.application.reprinting import reprint
from shuke.application.session import Session
from shuke.domain.basket import HandKind, IdentifiedBy, TenderKind
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.refund import SalePlace
from shuke.domain.shop import Right

__all__ = ["LARGER", "ROWS"]

Act = Callable[[Session], object]

CASH = TenderKind.CASH
CAMPUS_WAY = "card.campus.same-day"
VIP = "tier.vip.same-day"


def _add(s: RoleStand) -> Act:
    basket = s.basket()
    return lambda who: add_article(s.desk, who, basket, TEA.article_id)


def _open_amount(s: RoleStand) -> Act:
    basket = s.basket()
    return lambda who: add_open_amount(s.desk, who, basket, Money(10_00))


def _quantity(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: change_quantity(s.desk, who, basket, 1, 2000)


def _cancel(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: cancel_line(s.desk, who, basket, 1)


def _void(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: void_basket(s.desk, who, basket)


def _vouch(s: RoleStand) -> Act:
    basket = s.basket(1)
    serve_member(s.desk, s.boss, basket, s.member, IdentifiedBy.PHONE)
    s.desk.member_words.give(s.member, "right")
    return lambda who: vouch(s.desk, who, basket, "right")


def _serve(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: serve_member(s.desk, who, basket, s.member, IdentifiedBy.PHONE)


def _forget(s: RoleStand) -> Act:
    basket = s.basket(1, s.member)
    return lambda who: forget_member(s.desk, who, basket)


def _points(s: RoleStand) -> Act:
    basket = s.basket(1, s.member)
    return lambda who: want_points(s.desk, who, basket, 0)


def _coupons(s: RoleStand) -> Act:
    basket = s.basket(1, s.member)
    return lambda who: want_coupons(s.desk, who, basket, ())


def _price(percent: int) -> Callable[[RoleStand], Act]:
    def ready(s: RoleStand) -> Act:
        basket = s.basket(1)
        return lambda who: price_by_hand(s.desk, who, basket, 1, HandKind.PERCENT, percent, "破损")

    return ready


def _leave_prices(s: RoleStand) -> Act:
    basket = s.basket(1)
    price_by_hand(s.desk, s.boss, basket, 1, HandKind.PERCENT, 3, "破损")
    return lambda who: leave_prices(s.desk, who, basket, 1)


def _hold(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: hold_basket(s.desk, who, basket)


def _resume(s: RoleStand) -> Act:
    held = s.basket(1)
    view = hold_basket(s.desk, s.boss, held)
    assert isinstance(view, CounterView)
    return lambda who: resume_basket(s.desk, who, view.basket.basket_id, held)


def _pay(s: RoleStand) -> Act:
    basket = s.basket(1)
    return lambda who: pay(s.desk, free_bytes, who, basket, CASH)


def _tender_back(s: RoleStand) -> Act:
    basket = s.basket(1)
    assert isinstance(pay(s.desk, free_bytes, s.boss, basket, CASH, Money(10_00)), CounterView)
    return lambda who: take_back_tender(s.desk, who, basket, 1)


def _promote(s: RoleStand) -> Act:
    for _ in range(20):
        pay(s.desk, free_bytes, s.boss, s.basket(40, s.member), CASH)
    basket = s.basket()
    return lambda who: promote(s.desk, who, basket, s.member)


def _refund(*, days: int) -> Callable[[RoleStand], Act]:
    def ready(s: RoleStand) -> Act:
        s.shop.pass_days(days)
        with s.shop.store.reading() as work:
            held = held_sale(s.desk, work, SalePlace("S01-1", s.sale.epoch, s.sale.seq))
        assert held
        wished = RefundWished(held, ((1, 1000),), "尺寸不合")
        return lambda who: refund(s.desk, who, wished)

    return ready


def _goodwill(s: RoleStand) -> Act:
    wished = GoodwillWish("S09-1.1-000007", Money(20_00), "没带小票")
    return lambda who: give_back(s.desk, who, wished)


def _card(name: str) -> Callable[[RoleStand], Act]:
    return lambda s: lambda who: getattr(s.shop.cards, name)(who, s.asked)


def _lost_first(name: str) -> Callable[[RoleStand], Act]:
    def ready(s: RoleStand) -> Act:
        assert isinstance(s.shop.cards.report_lost(s.boss, s.asked), CardAnswer)
        return _card(name)(s)

    return ready


def _issue(s: RoleStand) -> Act:
    assert isinstance(s.shop.cards.recall(s.boss, s.asked), CardAnswer)
    return lambda who: s.shop.cards.issue(who, s.member, s.new.card.card_type)


def _closed(s: RoleStand) -> Act:
    """Of whoever has no money there."""
    asked = CardAsked(s.shop.card_of(s.other).card_id, SHOWN)
    return lambda who: s.shop.cards.close(who, asked)


def _apply(s: RoleStand) -> Act:
    member = s.shop.enrol_as("李同学", VIP)
    return lambda who: s.shop.beside.apply(who, member, CAMPUS_WAY, CardAsked("", SHOWN))


def _hand_over(s: RoleStand) -> Act:
    member = s.shop.enrol_as("李同学", VIP)
    s.shop.apply(member, CAMPUS_WAY)
    card = next(one for one in s.shop.live_cards(member) if one.card_type == "campus")
    taker = Taker("13911112222", "新同学", SHOWN)
    return lambda who: s.shop.beside.hand_over(who, CardAsked(card.card_id, SHOWN), taker)


def _swap(s: RoleStand) -> Act:
    desk = SwapDesk(s.desk, s.shop.enrolments, lambda card: card.number)
    wanted = SwapWanted(Profile("吴女士", "13700137000"), "A-17", Money(700_00), shows=SHOWN)
    return lambda who: desk.swap(who, wanted)


def _top_up(yuan: int) -> Callable[[RoleStand], Act]:
    def ready(s: RoleStand) -> Act:
        return lambda who: top_up(s.desk, free_bytes, who, TopUpWanted("t-2", s.member, Money(yuan * 100)))

    return ready


def _pay_back(s: RoleStand) -> Act:
    return lambda who: pay_value_back(s.desk, who, BackWanted(s.member, "t-1", note="退卡"))


def _pin(s: RoleStand) -> Act:
    pins = CustomerPins(s.desk, s.people.tries, s.people.pins)
    return lambda who: pins.change(who, PinChange(s.member, "739184", evidence="身份证"))


def _giving(act: Callable[[Giving, RoleStand, Session], object]) -> Callable[[RoleStand], Act]:
    return lambda s: lambda who: act(Giving(s.desk), s, who)


def _coupon_withdrawn(s: RoleStand) -> Act:
    with s.shop.store.reading() as work:
        coupon = work.members.coupons("S01-1", s.member)[0].coupon_id
    return lambda who: Giving(s.desk).withdraw_coupon(who, s.member, coupon, "发错")


def _hand_back(s: RoleStand) -> Act:
    answer = Giving(s.desk).give_stamps(s.boss, s.member, 2, "补盖")
    assert isinstance(answer, Handed), answer
    with s.shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head
    place: Place = ("S01-1", head.epoch, head.seq)
    return lambda who: take_back(s.desk, who, s.member, place, "盖错")


ROWS = {
    "card_printing:print_card": UseCase(
        (Right.ENROL,),
        lambda s: lambda who: print_card(s.desk, who, s.asked.card_id, lambda card: card.number),
    ),
    "cards.card_face:card_faces": UseCase(
        (Right.ENROL,), lambda s: lambda who: card_faces(s.desk, who, s.member)
    ),
    "cards.beside_desk:BesideDesk.apply": UseCase(
        (Right.ENROL,), _apply, by_word=True, programme="campus-card"
    ),
    "cards.beside_desk:BesideDesk.hand_over": UseCase(
        (Right.REISSUE_CARD,), _hand_over, by_word=True, programme="campus-card"
    ),
    "cards.card_desk:CardDesk.report_lost": UseCase((Right.SELL,), _card("report_lost"), by_word=True),
    "cards.card_desk:CardDesk.found_again": UseCase(
        (Right.REISSUE_CARD,), _lost_first("found_again"), by_word=True
    ),
    "cards.card_desk:CardDesk.reissue": UseCase((Right.REISSUE_CARD,), _lost_first("reissue"), by_word=True),
    "cards.card_desk:CardDesk.damaged": UseCase((Right.REISSUE_CARD,), _card("damaged"), by_word=True),
    "cards.card_desk:CardDesk.recall": UseCase((Right.REISSUE_CARD,), _card("recall"), by_word=True),
    "cards.card_desk:CardDesk.close": UseCase((Right.REISSUE_CARD,), _closed, by_word=True),
    "cards.card_desk:CardDesk.issue": UseCase((Right.ENROL,), _issue, by_word=True),
    "cards.swap_desk:SwapDesk.swap": UseCase((Right.REISSUE_CARD,), _swap, by_word=True),
    "counter.by_hand:price_by_hand": UseCase(
        (Right.REDUCE_FREELY,), _price(60), by_word=True, base=Right.SELL
    ),
    "counter.by_hand:leave_prices": UseCase((Right.SELL,), _leave_prices),
    "counter.holding:hold_basket": UseCase((Right.SELL,), _hold),
    "counter.holding:resume_basket": UseCase((Right.SELL,), _resume),
    "counter.lines:add_article": UseCase((Right.SELL,), _add),
    "counter.lines:add_open_amount": UseCase((Right.SELL,), _open_amount),
    "counter.lines:change_quantity": UseCase((Right.SELL,), _quantity),
    "counter.lines:cancel_line": UseCase((Right.SELL,), _cancel),
    "counter.lines:void_basket": UseCase((Right.SELL,), _void),
    "counter.member:serve_member": UseCase((Right.SELL,), _serve),
    "counter.code_shown:vouch": UseCase((Right.SELL,), _vouch),
    "counter.member:forget_member": UseCase((Right.SELL,), _forget),
    "counter.member:want_points": UseCase((Right.SELL,), _points),
    "counter.member:want_coupons": UseCase((Right.SELL,), _coupons),
    "counter.tenders:pay": UseCase((Right.SELL,), _pay),
    "counter.tenders:take_back_tender": UseCase((Right.SELL,), _tender_back),
    "promoting:promote": UseCase((Right.SELL,), _promote),
    "refunding.refunding:take_back": UseCase((Right.REFUND,), _refund(days=0), by_word=True, base=Right.SELL),
    "refunding.goodwill:give_back": UseCase((Right.REFUND_LATE,), _goodwill, by_word=True),
    "reprinting:reprint": UseCase(
        (Right.SELL,), lambda s: lambda who: reprint(s.desk, who, s.sale.receipt_number)
    ),
    "money_held.topping_up:top_up": UseCase((Right.SELL,), _top_up(100)),
    "money_held.paying_back:pay_value_back": UseCase((Right.PAY_BACK,), _pay_back, by_word=True),
    "money_held.customer_pins:CustomerPins.change": UseCase((Right.ENROL,), _pin),
    "money_held.giving:Giving.give_coupon": UseCase(
        (Right.GIVE_COUPONS,),
        _giving(lambda giving, s, who: giving.give_coupon(who, s.member, "ten-off", 1, "投诉补偿")),
        by_word=True,
    ),
    "money_held.giving:Giving.withdraw_coupon": UseCase((Right.TAKE_BACK,), _coupon_withdrawn, by_word=True),
    "money_held.giving:Giving.redeem_gift": UseCase(
        (Right.SELL,),
        _giving(lambda giving, s, who: giving.redeem_gift(who, s.member, GiftAsked("voucher"))),
        by_word=True,
    ),
    "money_held.giving:Giving.use_perk": UseCase(
        (Right.SELL, Right.HAND_OVER_PRIZES),
        _giving(lambda giving, s, who: giving.use_perk(who, s.member, PerkAsked("wrapping", 1))),
        by_word=True,
    ),
    "money_held.giving:Giving.give_stamps": UseCase(
        (Right.GIVE_COUPONS,),
        _giving(lambda giving, s, who: giving.give_stamps(who, s.member, 1, "补盖")),
        by_word=True,
    ),
    "money_held.taking_back:take_back": UseCase((Right.TAKE_BACK,), _hand_back, by_word=True),
}
"""What needs another right the larger it is has a row a right in `LARGER`."""

LARGER = {
    "price by hand, within what a cashier may": UseCase((Right.SELL,), _price(1)),
    "price by hand, within what a shift lead may": UseCase(
        (Right.REDUCE,), _price(15), by_word=True, base=Right.SELL
    ),
    "refund of a sale long ago": UseCase(
        (Right.REFUND_LATE,), _refund(days=200), by_word=True, base=Right.SELL
    ),
    "top-up above the limit": UseCase((Right.APPROVE_TOP_UP,), _top_up(5000), by_word=True, base=Right.SELL),
}
