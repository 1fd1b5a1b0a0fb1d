"""What another device was paid is what is recorded: a sum that changed behind the screen is said, not taken."""

from __future__ import annotations

from checkout_stand import CheckoutStand, zh
from shuke.application.counter.desk import Quoted
from shuke.application.counter.member import serve_member, want_points
from shuke.application.ports.store import Work
from shuke.domain.basket import Basket, IdentifiedBy, TenderKind
from shuke.domain.facts.rows import Put
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.presenters.checkout import Checkout


def with_points(stand: CheckoutStand) -> tuple[Checkout, str]:
    """A basket over 50.00 of which 500 points pay a part."""
    checkout = stand.begin()
    member = stand.member()
    stand.sell_to(member, Money(1000_00))
    counter = checkout.counter
    counter.begin()
    stand.enter("50")
    counter.step(lambda desk, session, b: serve_member(desk, session, b, member, IdentifiedBy.PHONE))
    counter.step(lambda desk, session, b: want_points(desk, session, b, 500))
    assert counter.view is not None
    assert counter.view.quote.points_used > 0
    return checkout, member


def lose_the_points(stand: CheckoutStand, member: str) -> None:
    key = {"till_id": "S01-1", "member_id": member, "account": AccountKind.POINTS.value, "lot": NEVER}
    with stand.shop.store.writing() as work:
        work.apply([Put("slices", key, {"amount": 0})])
        work.commit()


def test_an_exact_payment_of_a_sum_that_is_due_no_more_is_not_taken() -> None:
    stand = CheckoutStand()
    checkout, member = with_points(stand)
    lose_the_points(stand, member)
    checkout.pay()
    checkout.take(TenderKind.ALIPAY)
    view = checkout.counter.view
    assert view is not None
    assert view.basket.tenders == ()
    assert view.due == Money(50_00)
    assert "¥50.00" in stand.notice
    assert checkout.paying.paying
    checkout.take(TenderKind.ALIPAY)
    assert checkout.counter.completed is not None
    assert checkout.counter.completed.to_pay == Money(50_00)


def test_what_was_typed_is_taken_whatever_is_due_now() -> None:
    stand = CheckoutStand()
    checkout, member = with_points(stand)
    view = checkout.counter.view
    assert view is not None
    before = view.due
    lose_the_points(stand, member)
    checkout.pay()
    stand.type(str(before.minor / 100))
    checkout.take(TenderKind.ALIPAY)
    view = checkout.counter.view
    assert view is not None
    assert [tender.given for tender in view.basket.tenders] == [before]
    assert view.due == Money(50_00) - before


def test_a_payment_that_finds_the_points_gone_is_shown_with_what_is_still_due() -> None:
    stand = CheckoutStand()
    checkout, member = with_points(stand)
    desk = stand.shop.desk
    quoted = desk.quoted

    def quoted_a_moment_too_early(work: Work, basket: Basket) -> Quoted:
        found = quoted(work, basket)
        key = {"till_id": "S01-1", "member_id": member, "account": AccountKind.POINTS.value, "lot": NEVER}
        work.apply([Put("slices", key, {"amount": 0})])
        desk.quoted = quoted  # type: ignore[method-assign]
        return found

    checkout.pay()
    desk.quoted = quoted_a_moment_too_early  # type: ignore[method-assign]
    checkout.take(TenderKind.ALIPAY)
    assert "已收的款都记在单上" in stand.notice
    (tender,) = checkout.paying.state.tenders
    assert (zh(tender.name), checkout.counter.completed) == ("支付宝", None)
    assert checkout.counter.view is not None
    assert checkout.counter.view.due == Money(50_00) - checkout.counter.view.basket.tendered
    checkout.take(TenderKind.CASH)
    assert checkout.counter.completed is not None
