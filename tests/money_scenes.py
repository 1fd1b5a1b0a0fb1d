"""Stored value and what staff hand out, in each state that has to look right."""

from __future__ import annotations

from checkout_stand import CheckoutStand
from fakes.value_shop import MORE, VALUE, publish
from shuke.application.money_held.customer_pins import PinChange
from shuke.domain.basket import TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.presenters.checkout import Overlay
from shuke.presenters.signing import SignedOn

__all__ = ["MONEY_PLAYED", "WRITTEN", "member_with_value", "topped_up"]

WRITTEN = (
    ((180, 130), (260, 118), (350, 110), (430, 112)),
    ((300, 60), (296, 140), (280, 220), (240, 300), (190, 345)),
    ((310, 190), (370, 250), (440, 300), (500, 330)),
    ((560, 150), (620, 140), (700, 128), (790, 120), (770, 190), (720, 280), (660, 330)),
    ((640, 80), (650, 160), (640, 250), (600, 350), (560, 380)),
    (
        (860, 130),
        (900, 200),
        (880, 300),
        (930, 330),
        (1000, 280),
        (1040, 180),
        (1060, 90),
        (1050, 220),
        (1090, 330),
    ),
)
"""Strokes as somebody signs."""


def member_with_value(stand: CheckoutStand, more: str = "") -> str:
    """The programme with stored value in force, a member with points and a birthday today on the basket; her id."""
    publish(stand.shop, VALUE + more)
    member = stand.member("林晓梅", "13805715678", birthday=Birthday(3, 10, 1988))
    stand.sell_to(member, Money(6400_00))
    stand.begin()
    stand.checkout.find.choose(member)
    return member


def topped_up(stand: CheckoutStand, *yuan: int) -> None:
    """By the manager, at the window."""
    session, stand.session = stand.session, stand.shop.manager
    stand.checkout.open_overlay(Overlay.VALUE)
    for amount in yuan:
        stand.checkout.value.top_up.type(str(amount))
        stand.checkout.value.top_up.submit()
    stand.checkout.close_overlay()
    stand.session = session


def topping_up(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    top_up = stand.checkout.value.top_up
    top_up.choose("100000")
    top_up.type_given("1100")


def topping_up_much(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    top_up = stand.checkout.value.top_up
    top_up.type("50000")
    top_up.type_rate("15")
    top_up.choose_tender(TenderKind.BANK_CARD.value)
    top_up.type_seller("欧阳亚历山大·克里斯托弗")


def topped(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.top_up.choose("50000")
    stand.checkout.value.top_up.submit()


def paying_back(stand: CheckoutStand) -> None:
    member_with_value(stand)
    topped_up(stand, 500, 1000, 100)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pay-back")
    stand.checkout.value.pay_back.note("搬家，不再来")


def nothing_to_pay_back(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pay-back")


def setting_a_pin(stand: CheckoutStand) -> None:
    member = member_with_value(stand)
    stand.pins.change(stand.shop.cashier, PinChange(member, "730519"))
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pin")
    stand.checkout.value.pin.type("new", "840627")


def value_tenders(stand: CheckoutStand) -> None:
    member_with_value(stand)
    topped_up(stand, 500)
    stand.enter("300")
    stand.checkout.pay()
    stand.type("120")
    stand.checkout.take(TenderKind.STORED_VALUE)


def asking_for_the_pin(stand: CheckoutStand) -> None:
    member = member_with_value(stand)
    topped_up(stand, 1000)
    stand.pins.change(stand.shop.cashier, PinChange(member, "730519"))
    stand.enter("600")
    stand.checkout.take(TenderKind.STORED_VALUE)
    stand.checkout.value_paying.type_pin("7305")


def asking_for_a_signature(stand: CheckoutStand) -> None:
    member_with_value(stand)
    topped_up(stand, 1000)
    stand.enter("600")
    stand.checkout.take(TenderKind.STORED_VALUE)
    stand.checkout.value_paying.submit()


def signing_here(stand: CheckoutStand) -> None:
    asking_for_a_signature(stand)
    signing = stand.checkout.value_paying.signing
    signing.choose(SignedOn.HERE)
    for stroke in WRITTEN:
        signing.draw(stroke)


def signing_on_the_display(stand: CheckoutStand) -> None:
    asking_for_a_signature(stand)
    signing = stand.checkout.value_paying.signing
    signing.display_seen(True)
    signing.choose(SignedOn.DISPLAY)
    stand.checkout.value_paying.submit()


def signed_on_the_display(stand: CheckoutStand) -> None:
    signing_on_the_display(stand)
    signing = stand.checkout.value_paying.signing
    for stroke in WRITTEN:
        signing.draw(stroke)
    signing.finish()


def perks_today(stand: CheckoutStand) -> None:
    member_with_value(stand, MORE)
    stand.checkout.open_overlay(Overlay.GIVING)


def points_mall(stand: CheckoutStand) -> None:
    perks_today(stand)
    stand.checkout.giving.choose_page("mall")
    stand.checkout.giving.choose("mug")


def travel_for_points(stand: CheckoutStand) -> None:
    perks_today(stand)
    stand.checkout.giving.choose_page("mall")
    stand.checkout.giving.choose("travel-1")


def coupons_by_hand(stand: CheckoutStand) -> None:
    member_with_value(stand, MORE)
    topped_up(stand, 1000)
    stand.checkout.open_overlay(Overlay.GIVING)
    stand.checkout.giving.choose_page("coupons")
    stand.checkout.giving.note("等得太久，道歉")
    stand.checkout.giving.submit()


def stamps_by_hand(stand: CheckoutStand) -> None:
    perks_today(stand)
    stand.checkout.giving.choose_page("stamps")


def taking_back(stand: CheckoutStand) -> None:
    perks_today(stand)
    giving = stand.checkout.giving
    giving.choose("wrapping")
    giving.submit()
    giving.choose_page("mall")
    giving.choose("mug")
    giving.submit()
    giving.choose_page("done")


MONEY_PLAYED = (
    perks_today,
    points_mall,
    travel_for_points,
    coupons_by_hand,
    stamps_by_hand,
    taking_back,
    topping_up,
    topping_up_much,
    topped,
    paying_back,
    nothing_to_pay_back,
    setting_a_pin,
    value_tenders,
    asking_for_the_pin,
    asking_for_a_signature,
    signing_here,
    signing_on_the_display,
    signed_on_the_display,
)
