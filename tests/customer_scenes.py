"""The customer's window in each state that has to look right: for its tests and for reviewable pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from checkout_scenes import prepared
from checkout_stand import CheckoutStand
from money_scenes import WRITTEN, asking_for_a_signature
from shuke.bootstrap.till_customer_display import code_dots
from shuke.domain.basket import TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.money import Money
from shuke.presenters.customer_display import CustomerDisplayPresenter, CustomerLanguage
from shuke.presenters.prizes.turning import Turn
from shuke.presenters.prizes.wheel_show import to_collect
from shuke.presenters.signing import SignedOn
from shuke.wording import prizes
from shuke.wording.said import said
from shuke.wording.sentence import Sentence
from wheel_scenes import wheel_seen

__all__ = ["CUSTOMER_SCENES", "CustomerStand"]


class CustomerStand:
    """A checkout and what its customer sees. What was asked for later waits in `waiting`, as (ms, call); with
    `at_once` only the long waits do."""

    def __init__(self, stand: CheckoutStand | None = None, *, at_once: bool = True) -> None:
        self.stand = stand or CheckoutStand()
        self.waiting: list[tuple[int, Callable[[], None]]] = []
        self.drawn: list[str] = []
        self._at_once = at_once
        self.signing = self.stand.checkout.value_paying.signing
        self.display = CustomerDisplayPresenter(
            self.stand.checkout.counter, self.signing, self.stand.background, self._later, self._draw
        )
        self.signing.display_seen(True)
        self.display.be_seen(True)

    def pass_time(self) -> None:
        """Everything that waits happens, in its order."""
        while self.waiting:
            self.waiting.pop(0)[1]()

    def _later(self, after_ms: int, call: Callable[[], None]) -> None:
        if self._at_once and after_ms < 1000:
            call()
        else:
            self.waiting.append((after_ms, call))

    def _draw(self, text: str) -> tuple[tuple[bool, ...], ...]:
        self.drawn.append(text)
        return code_dots(text)


def greeting(customer: CustomerStand) -> None:
    customer.stand.begin()


def member_known(customer: CustomerStand) -> None:
    member = prepared(customer.stand)
    customer.stand.checkout.find.choose(member)


def rung_up(customer: CustomerStand) -> None:
    member_known(customer)
    for typed in ("碧螺春", "盖碗", "468", "绿豆糕"):
        customer.stand.enter(typed)


def offer_taken(customer: CustomerStand) -> None:
    rung_up(customer)
    customer.stand.checkout.accept_offer()


def stranger(customer: CustomerStand) -> None:
    prepared(customer.stand)
    customer.stand.enter("18.5")


def many(customer: CustomerStand) -> None:
    prepared(customer.stand)
    for number in range(60):
        customer.stand.enter(f"{number + 1}.25")


def large(customer: CustomerStand) -> None:
    member_known(customer)
    for _ in range(3):
        customer.stand.enter("9999999.99")


def paying(customer: CustomerStand) -> None:
    rung_up(customer)
    customer.stand.checkout.pay()
    customer.stand.checkout.paying.take_preset(200_00)
    customer.stand.type("100")
    customer.stand.checkout.take(TenderKind.WECHAT)


def thanked(customer: CustomerStand) -> None:
    offer_taken(customer)
    view = customer.stand.checkout.counter.view
    assert view is not None
    customer.stand.checkout.pay()
    customer.stand.checkout.paying.take_preset((view.due + Money(65_00)).minor)


def thanked_stranger(customer: CustomerStand) -> None:
    stranger(customer)
    customer.stand.checkout.take(TenderKind.ALIPAY)


def signing(customer: CustomerStand) -> None:
    asking_for_a_signature(customer.stand)
    customer.signing.choose(SignedOn.DISPLAY)


def signing_fault(customer: CustomerStand) -> None:
    signing(customer)
    customer.signing.draw(((600, 200),))
    customer.signing.finish()


def signed(customer: CustomerStand) -> None:
    signing(customer)
    for stroke in WRITTEN:
        customer.signing.draw(stroke)
    customer.signing.finish()


def under_test(customer: CustomerStand) -> None:
    greeting(customer)
    customer.display.test("1920 × 1080")


def wheel_offered(customer: CustomerStand) -> None:
    member_known(customer)
    customer.display.show_wheel(wheel_seen())


def wheel_turning(customer: CustomerStand) -> None:
    member_known(customer)
    customer.display.show_wheel(wheel_seen(Turn(3, "s1")))


def wheel_won(customer: CustomerStand) -> None:
    wheel_turning(customer)
    prize = PrizeIssued(
        "prize-1",
        "wheel.s1",
        Bilingual("标准套房一晚", "A night in a suite"),
        date(2026, 3, 10),
        date(2026, 4, 9),
        holidays=True,
        shop_id="S01",
    )
    told = (
        said(prizes.WON, thing=Sentence(zh=prize.thing.zh, en=prize.thing.en)),
        *to_collect(prize, "熟客茶庄"),
    )
    rests = replace(wheel_seen(Turn(3, "s1")), turning=False, told=told, won=True, code="SK:" + "7A" * 120)
    customer.display.show_wheel(rests)


def wheel_not_won(customer: CustomerStand) -> None:
    wheel_turning(customer)
    told = (Sentence(zh="谢谢参与", en="Better luck next time"),)
    customer.display.show_wheel(replace(wheel_seen(Turn(4, "s5")), turning=False, told=told))


def in_both(customer: CustomerStand) -> None:
    customer.display.speak(CustomerLanguage.BOTH)


CUSTOMER_SCENES: dict[str, Callable[[CustomerStand], None]] = {
    play.__name__: play
    for play in (
        greeting,
        member_known,
        rung_up,
        offer_taken,
        stranger,
        many,
        large,
        paying,
        thanked,
        thanked_stranger,
        signing,
        signing_fault,
        signed,
        wheel_offered,
        wheel_turning,
        wheel_won,
        wheel_not_won,
        under_test,
    )
}
