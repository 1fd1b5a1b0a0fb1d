"""Every way in which the counter says no: with a reason, and with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CASHIER, TEA, CounterShop
from shuke.application.counter.completing import complete
from shuke.application.counter.desk import Desk, Quoted, SignsCodes
from shuke.application.counter.holding import MOST_HELD, held_baskets, hold_basket, resume_basket
from shuke.application.counter.lines import (
    add_article,
    add_open_amount,
    cancel_line,
    change_quantity,
    void_basket,
)
from shuke.application.counter.member import forget_member, serve_member, want_points
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import LONGEST_NAME, Enrolment
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.refusal import Refusal, Refused
from shuke.application.reprinting import reprint
from shuke.application.session import Session
from shuke.domain.basket import (
    MOST_LINES,
    MOST_QUANTITY_MILLI,
    MOST_TENDERS,
    MOST_UNIT_PRICE,
    Basket,
    BasketLine,
    IdentifiedBy,
    TenderKind,
)
from shuke.domain.facts.rows import Add, Put
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Staff

GONE = Session(replace(CASHIER, active=False), 0)
ANY = IdentifiedBy.PHONE


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


@pytest.fixture
def basket(shop: CounterShop) -> str:
    return shop.desk.begin(shop.cashier).basket.basket_id


def pay_cash(shop: CounterShop, basket: str, given: Money | None = None, kind: TenderKind = TenderKind.CASH,
             session: Session | None = None) -> CounterView | Refused:  # fmt: skip
    return pay(shop.desk, lambda: LEAST_FREE_BYTES, session or shop.cashier, basket, kind, given)


def why(answer: object) -> Refusal:
    assert isinstance(answer, Refused), answer
    return answer.refusal


STEPS: dict[str, Callable[[CounterShop, Session, str], object]] = {
    "article": lambda shop, who, basket: add_article(shop.desk, who, basket, TEA.article_id),
    "amount": lambda shop, who, basket: add_open_amount(shop.desk, who, basket, Money(1)),
    "quantity": lambda shop, who, basket: change_quantity(shop.desk, who, basket, 1, 2000),
    "cancel": lambda shop, who, basket: cancel_line(shop.desk, who, basket, 1),
    "void": lambda shop, who, basket: void_basket(shop.desk, who, basket),
    "serve": lambda shop, who, basket: serve_member(shop.desk, who, basket, "m", ANY),
    "forget": lambda shop, who, basket: forget_member(shop.desk, who, basket),
    "points": lambda shop, who, basket: want_points(shop.desk, who, basket, 50),
    "hold": lambda shop, who, basket: hold_basket(shop.desk, who, basket),
    "resume": lambda shop, who, basket: resume_basket(shop.desk, who, basket, "held"),
    "pay": lambda shop, who, basket: pay_cash(shop, basket, session=who),
    "take back": lambda shop, who, basket: take_back_tender(shop.desk, who, basket, 1),
}


@pytest.mark.parametrize("step", STEPS)
def test_without_the_right_nothing_is_done(shop: CounterShop, basket: str, step: str) -> None:
    assert why(STEPS[step](shop, GONE, basket)) is Refusal.NOT_ALLOWED


@pytest.mark.parametrize("step", STEPS)
def test_a_basket_that_is_not_on_the_counter_is_gone(shop: CounterShop, basket: str, step: str) -> None:
    assert why(STEPS[step](shop, shop.cashier, "no-such-basket")) is Refusal.BASKET_GONE


@pytest.mark.parametrize(
    "step", ["article", "amount", "quantity", "cancel", "void", "serve", "forget", "points"]
)
def test_under_a_begun_payment_nothing_changes(shop: CounterShop, basket: str, step: str) -> None:
    add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    pay_cash(shop, basket, Money(1_00), TenderKind.ALIPAY)
    before = shop.desk.begin(shop.cashier).basket
    assert why(STEPS[step](shop, shop.cashier, basket)) is Refusal.ALREADY_PAID
    assert shop.desk.begin(shop.cashier).basket == before


def test_what_is_not_for_sale_is_not_rung_up(shop: CounterShop, basket: str) -> None:
    assert why(add_article(shop.desk, shop.cashier, basket, "a-none")) is Refusal.ARTICLE_UNKNOWN
    for quantity in (0, -1000, MOST_QUANTITY_MILLI + 1):
        answer = add_article(shop.desk, shop.cashier, basket, TEA.article_id, quantity)
        assert why(answer) is Refusal.QUANTITY
    for amount in (0, -1, MOST_UNIT_PRICE.minor + 1):
        assert why(add_open_amount(shop.desk, shop.cashier, basket, Money(amount))) is Refusal.PRICE
    assert shop.desk.begin(shop.cashier).basket.lines == ()


def test_the_dearest_open_amount_and_the_cheapest_are_rung_up(shop: CounterShop, basket: str) -> None:
    for amount in (Money(1), MOST_UNIT_PRICE):
        assert isinstance(add_open_amount(shop.desk, shop.cashier, basket, amount, "d-1"), CounterView)
    lines = shop.desk.begin(shop.cashier).basket.lines
    assert [(line.name, line.department) for line in lines] == [("茶叶", "d-1")] * 2


def test_a_quantity_has_its_bounds(shop: CounterShop, basket: str) -> None:
    add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    for quantity in (0, -1, MOST_QUANTITY_MILLI + 1):
        assert why(change_quantity(shop.desk, shop.cashier, basket, 1, quantity)) is Refusal.QUANTITY
    assert why(change_quantity(shop.desk, shop.cashier, basket, 7, 1000)) is Refusal.LINE_GONE
    assert why(cancel_line(shop.desk, shop.cashier, basket, 7)) is Refusal.LINE_GONE
    assert isinstance(change_quantity(shop.desk, shop.cashier, basket, 1, MOST_QUANTITY_MILLI), CounterView)
    again = add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    assert why(again) is Refusal.QUANTITY, "together they would be more than a line holds"


def test_a_basket_is_full_at_its_last_line(shop: CounterShop, basket: str) -> None:
    lines = tuple(BasketLine(number, "", Money(1)) for number in range(1, MOST_LINES))
    with shop.store.writing() as work:
        shop.desk.put(
            work,
            replace(shop.desk.fresh(shop.cashier), basket_id=basket, lines=lines, next_line_id=MOST_LINES),
        )
        work.commit()
    assert isinstance(add_open_amount(shop.desk, shop.cashier, basket, Money(1)), CounterView)
    assert why(add_open_amount(shop.desk, shop.cashier, basket, Money(1))) is Refusal.BASKET_FULL


def test_points_are_a_members_and_in_bounds(shop: CounterShop, basket: str) -> None:
    assert why(want_points(shop.desk, shop.cashier, basket, 50)) is Refusal.MEMBER_UNKNOWN
    assert why(serve_member(shop.desk, shop.cashier, basket, "nobody", ANY)) is Refusal.MEMBER_UNKNOWN
    member = shop.enrol(Profile("王小明", "13800138000"))
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    for points in (-1, 10**12 + 1):
        assert why(want_points(shop.desk, shop.cashier, basket, points)) is Refusal.AMOUNT


def test_another_members_wishes_are_forgotten_and_ones_own_are_kept(shop: CounterShop, basket: str) -> None:
    one, other = (shop.enrol(Profile("客", f"1380013800{number}")).member_id for number in (1, 2))
    serve_member(shop.desk, shop.cashier, basket, one, ANY)
    want_points(shop.desk, shop.cashier, basket, 50)
    again = serve_member(shop.desk, shop.cashier, basket, one, IdentifiedBy.CAMERA)
    assert isinstance(again, CounterView)
    assert again.basket.points_wanted == 50
    changed = serve_member(shop.desk, shop.cashier, basket, other, ANY)
    assert isinstance(changed, CounterView)
    assert changed.basket.points_wanted == 0
    nobody = forget_member(shop.desk, shop.cashier, basket)
    assert isinstance(nobody, CounterView)
    assert (nobody.basket.member_id, nobody.basket.identified_by, nobody.member) == (None, None, None)


def test_money_is_taken_for_goods_in_bounds_and_only_by_tenders_this_till_has(
    shop: CounterShop, basket: str
) -> None:
    assert why(pay_cash(shop, basket)) is Refusal.BASKET_EMPTY
    add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    assert why(pay_cash(shop, basket, Money(1), TenderKind.VOUCHER)) is Refusal.NOT_ALLOWED
    assert why(pay_cash(shop, basket, Money(1), TenderKind.STORED_VALUE)) is Refusal.BY_RULE  # nobody's
    for given in (-1, 0, MOST_UNIT_PRICE.minor + 1):
        assert why(pay_cash(shop, basket, Money(given))) is Refusal.AMOUNT
    too_much = pay_cash(shop, basket, Money(128_01), TenderKind.WECHAT)
    assert too_much == Refused(Refusal.TOO_MUCH, (("due", Money(128_00)),))
    assert why(take_back_tender(shop.desk, shop.cashier, basket, 1)) is Refusal.TENDER_GONE
    pay_cash(shop, basket, Money(1_00), TenderKind.ALIPAY)
    for number in (0, 2):
        assert why(take_back_tender(shop.desk, shop.cashier, basket, number)) is Refusal.TENDER_GONE


def test_a_sale_is_paid_in_a_bounded_number_of_parts(shop: CounterShop, basket: str) -> None:
    add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    for _ in range(MOST_TENDERS):
        assert isinstance(pay_cash(shop, basket, Money(1), TenderKind.ALIPAY), CounterView)
    assert why(pay_cash(shop, basket, Money(1), TenderKind.ALIPAY)) is Refusal.TOO_MANY_TENDERS


def test_what_costs_nothing_is_finished_without_money(shop: CounterShop, basket: str) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(200_00))
    pay_cash(shop, basket)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(1_00))
    want_points(shop.desk, shop.cashier, basket, 50)
    assert why(pay_cash(shop, basket, Money(1))) is Refusal.NOTHING_DUE
    done = pay_cash(shop, basket)
    assert isinstance(done, CounterView)
    assert done.completed


def test_points_that_left_the_till_meanwhile_stop_the_sale_before_anything_is_written(
    shop: CounterShop, basket: str
) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(200_00))
    pay_cash(shop, basket)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(10_00))
    want_points(shop.desk, shop.cashier, basket, 100)
    with shop.store.writing() as work:
        loaded = shop.desk.load(work, basket)
        assert loaded
        quoted = shop.desk.quoted(work, loaded)
        slice_ = {"till_id": "S01-1", "member_id": member.member_id, "account": "points", "lot": "never"}
        work.apply([Add("slices", slice_, {"amount": -150})])
        facts = work.journal.count_after("S01-1", 0, 0)
        assert complete(shop.desk, work, shop.cashier, quoted) == Refused(Refusal.POINTS_GONE)
        assert work.journal.count_after("S01-1", 0, 0) == facts
        assert work.baskets.get(basket) is not None


class FewerPoints(Desk):
    """Points leave the till between the quote and the sale that was quoted."""

    def quoted(self, work: Work, basket: Basket) -> Quoted:
        quoted = super().quoted(work, basket)
        key = {"till_id": "S01-1", "member_id": basket.member_id, "account": "points", "lot": "never"}
        work.apply([Put("slices", key, {"amount": 0})])
        return quoted


def test_a_payment_that_finds_the_points_gone_is_kept_and_the_sale_is_not_finished(
    shop: CounterShop, basket: str
) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(1000_00))
    pay_cash(shop, basket)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    add_open_amount(shop.desk, shop.cashier, basket, Money(50_00))
    view = want_points(shop.desk, shop.cashier, basket, 500)
    assert isinstance(view, CounterView)
    assert view.quote.points_used == 500
    whole = shop.desk
    shop.desk = FewerPoints(
        whole.store,
        whole.recorder,
        shop.ids,
        ProgrammeShelf(),
        lambda: whole.shop,
        SignsCodes(whole.sign_receipt, whole.sign_card, whole.sign_prize),
        whole.language,
        whole.contact,
    )
    assert why(pay_cash(shop, basket, kind=TenderKind.ALIPAY)) is Refusal.POINTS_GONE
    shop.desk = whole
    after = shop.desk.begin(shop.cashier)
    assert after.basket.basket_id == basket
    assert [(one.kind, one.amount) for one in after.basket.tenders] == [(TenderKind.ALIPAY, view.due)]
    assert after.due == Money(50_00) - view.due
    done = pay_cash(shop, basket)
    assert isinstance(done, CounterView)
    assert done.completed


def test_only_so_many_baskets_are_held_and_only_held_ones_are_resumed(shop: CounterShop, basket: str) -> None:
    assert why(hold_basket(shop.desk, shop.cashier, basket)) is Refusal.BASKET_EMPTY
    assert why(resume_basket(shop.desk, shop.cashier, basket, "none")) is Refusal.BASKET_GONE
    assert why(resume_basket(shop.desk, shop.cashier, basket, basket)) is Refusal.BASKET_GONE
    for number in range(MOST_HELD):
        add_open_amount(shop.desk, shop.cashier, basket, Money(number + 1))
        long = hold_basket(shop.desk, shop.cashier, basket, "备注" * 30 + "长")
        assert long == Refused(Refusal.TOO_LONG, (("most", 60),))
        view = hold_basket(shop.desk, shop.cashier, basket, "备注" * 30)
        assert isinstance(view, CounterView)
        basket = view.basket.basket_id
    add_open_amount(shop.desk, shop.cashier, basket, Money(1))
    full = hold_basket(shop.desk, shop.cashier, basket)
    assert full == Refused(Refusal.TOO_MANY_HELD, (("most", MOST_HELD),))
    held = held_baskets(shop.desk)
    assert [one.total for one in held] == [Money(number + 1) for number in range(MOST_HELD)]
    assert {(one.member_name, len(one.note)) for one in held} == {("", 60)}


def test_a_screen_that_shows_a_basket_which_is_gone_covers_nothing_with_a_held_one(
    shop: CounterShop, basket: str
) -> None:
    add_open_amount(shop.desk, shop.cashier, basket, Money(1_00))
    now = hold_basket(shop.desk, shop.cashier, basket)
    assert isinstance(now, CounterView)
    add_open_amount(shop.desk, shop.cashier, now.basket.basket_id, Money(2_00))
    assert why(resume_basket(shop.desk, shop.cashier, "gone", basket)) is Refusal.BASKET_GONE
    assert shop.desk.begin(shop.cashier).basket.gross == Money(2_00)


def test_a_held_basket_of_a_member_without_a_name_goes_by_the_number(shop: CounterShop, basket: str) -> None:
    member = shop.enrol(Profile(phone="13800138000"))
    serve_member(shop.desk, shop.cashier, basket, member.member_id, ANY)
    hold_basket(shop.desk, shop.cashier, basket)
    (held,) = held_baskets(shop.desk)
    assert held.member_name == member.number


def test_an_empty_basket_is_given_up_without_a_word_in_the_journal(shop: CounterShop, basket: str) -> None:
    with shop.store.reading() as work:
        before = work.journal.count_after("S01-1", 0, 0)
    view = void_basket(shop.desk, shop.cashier, basket)
    assert isinstance(view, CounterView)
    assert view.basket.basket_id != basket
    with shop.store.reading() as work:
        assert work.journal.count_after("S01-1", 0, 0) == before


# Members, programmes, copies


@pytest.mark.parametrize(
    ("profile", "refusal"),
    [
        (Profile("王", "12"), Refusal.PHONE),
        (Profile("王", "138-0013-8000"), Refusal.PHONE),
        (Profile("王", "1" * 21), Refusal.PHONE),
        (Profile("王", "１３８００１３８０００"), Refusal.PHONE),
        (Profile(), Refusal.PHONE),
        (Profile("王" * (LONGEST_NAME + 1), "13800138000"), Refusal.NAME),
        (Profile("王\x1b@", "13800138000"), Refusal.NAME),
        (Profile("王\n小明"), Refusal.NAME),
    ],
)
def test_who_can_not_be_written_down_is_not_enrolled(
    shop: CounterShop, profile: Profile, refusal: Refusal
) -> None:
    answer = shop.enrolments.enrol(shop.cashier, Enrolment(profile, "tier.ordinary.sale"))
    assert why(answer) is refusal
    with shop.store.reading() as work:
        assert work.members.count() == 0
        assert work.cursors.get("members-numbered.1") == 0


def test_enrolling_takes_the_right_and_a_way_in_that_exists(shop: CounterShop) -> None:
    enrolment = Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "证" * 120)
    assert why(shop.enrolments.enrol(GONE, enrolment)) is Refusal.NOT_ALLOWED
    none = replace(enrolment, rule="tier.gold.cumulative")
    assert why(shop.enrolments.enrol(shop.cashier, none)) is Refusal.NO_ENTRY
    with shop.store.reading() as work:
        assert work.members.count() == 0
    gold = replace(enrolment, rule="tier.gold.same-day")
    new = shop.enrolments.enrol(shop.cashier, gold)
    assert not isinstance(new, Refused)
    with shop.store.reading() as work:
        member = work.members.get(new.member_id)
    assert member
    assert member.tier == "gold"


def test_a_member_without_a_phone_is_enrolled_by_name_as_often_as_wanted(shop: CounterShop) -> None:
    one, two = (shop.enrol(Profile("王小明")) for _ in range(2))
    assert one.number != two.number
    assert one.number.startswith("0")


def test_the_ways_in_are_those_of_the_purchase(shop: CounterShop) -> None:
    small = {offer.rule: offer.open for offer in shop.enrolments.ways_in(Money(0))}
    large = {offer.rule: offer.open for offer in shop.enrolments.ways_in(Money(12_000_00))}
    assert small == {
        "tier.ordinary.sale": False,
        "tier.ordinary.fee": True,
        "tier.gold.same-day": False,
        "tier.diamond.same-day": False,
    }
    assert set(large.values()) == {True}


def test_a_programme_that_is_not_held_here_is_said_by_name(shop: CounterShop) -> None:
    shelf = ProgrammeShelf()
    with shop.store.reading() as work:
        with pytest.raises(NoProgramme, match="2019-12-31"):
            shelf.in_force(work, date(2019, 12, 31))
        with pytest.raises(NoProgramme, match="tea-chain 7"):
            shelf.version(work, "tea-chain", 7)
        assert shelf.version(work, "tea-chain", 1) is shelf.in_force(work, date(2026, 3, 10))


def test_a_copy_takes_the_right_and_a_receipt_of_this_till(shop: CounterShop, basket: str) -> None:
    add_open_amount(shop.desk, shop.cashier, basket, Money(1_00))
    done = pay_cash(shop, basket)
    assert isinstance(done, CounterView)
    assert done.completed
    assert reprint(shop.desk, GONE, done.completed.receipt_number) == Refused(Refusal.NOT_ALLOWED)
    assert reprint(shop.desk, shop.cashier, "card 1") == Refused(Refusal.NO_RECEIPT)


def test_the_cashier_is_who_is_signed_in(shop: CounterShop, basket: str) -> None:
    other = Session(Staff("st-7", "小周", CASHIER.role), 0)
    add_open_amount(shop.desk, other, basket, Money(1_00))
    pay_cash(shop, basket, session=other)
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    assert shop.sealing.open(stored.content)[0].staff == "st-7"


def test_one_of_two_payments_is_taken_back_and_the_other_keeps_the_price(
    shop: CounterShop, basket: str
) -> None:
    add_article(shop.desk, shop.cashier, basket, TEA.article_id)
    pay_cash(shop, basket, Money(10_00), TenderKind.ALIPAY)
    pay_cash(shop, basket, Money(20_00), TenderKind.WECHAT)
    view = take_back_tender(shop.desk, shop.cashier, basket, 1)
    assert isinstance(view, CounterView)
    assert [tender.kind for tender in view.basket.tenders] == [TenderKind.WECHAT]
    assert view.basket.quoted_under == ("tea-chain", 1)
    assert view.due == Money(108_00)
