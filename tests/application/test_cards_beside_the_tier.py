"""Cards beside the tier at the counter: applied for, priced by, handed over with the balance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.closing_shop import ClosingShop
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.beside_desk import Taker
from shuke.application.cards.carrying_out import Done
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.refusal import Refusal, Refused
from shuke.domain.article import Article
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.rows import Add
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.slices.account import AccountKind

EVERYTHING = frozenset(Proof)
WAY = "card.campus.same-day"
VIP = "tier.vip.same-day"


@pytest.fixture
def shop() -> ClosingShop:
    return ClosingShop(programme="campus-card")


def campus(shop: ClosingShop, member_id: str) -> Card:
    with shop.store.reading() as work:
        return next(card for card in work.cards.of_member(member_id) if card.card_type == "campus")


def balance(shop: ClosingShop, member_id: str) -> int:
    with shop.store.reading() as work:
        return work.members.balance(member_id, AccountKind.POINTS)


def to(taker: str, name: str = "") -> Taker:
    return Taker(taker, name, EVERYTHING)


def handed(shop: ClosingShop, card: Card, taker: Taker, **more: object) -> Done:
    asked = replace(CardAsked(card.card_id, EVERYTHING), **more)  # type: ignore[arg-type]  # its own fields
    return shop.beside.hand_over(shop.manager, asked, taker)


def test_a_student_gets_the_card_and_pays_what_it_says(shop: ClosingShop) -> None:
    member = shop.enrol_as("李同学", VIP)
    shoes = Article("a-shoes", "跑鞋", Money(200_00), zone="sport")
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, ArticlesListed((shoes,)), staff="")
        work.commit()

    def to_pay() -> Money:
        basket = shop.desk.begin(shop.cashier).basket.basket_id
        serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
        view = add_article(shop.desk, shop.cashier, basket, "a-shoes")
        assert isinstance(view, CounterView)
        with shop.store.writing() as work:
            work.baskets.remove(basket)
            work.commit()
        return view.quote.to_pay

    assert to_pay() == Money(200_00)
    shop.apply(member, WAY)
    assert to_pay() == Money(180_00)
    assert campus(shop, member).number.endswith("-2")
    assert len(shop.live_cards(member)) == 2


def test_without_the_student_card_or_held_already_it_is_refused(shop: ClosingShop) -> None:
    member = shop.enrol_as("李同学", VIP)
    slip = CardAsked("", frozenset({Proof.SLIP}))
    answer = shop.beside.apply(shop.cashier, member, WAY, slip)
    assert isinstance(answer, Reason)
    assert answer.sentence == CardTells.NOT_SHOWN_FOR
    shop.apply(member, WAY)
    every = CardAsked("", EVERYTHING)
    assert shop.beside.apply(shop.cashier, member, WAY, every) == Refused(Refusal.NO_ENTRY)
    assert shop.beside.apply(shop.cashier, member, "card.none.sale", every) == Refused(Refusal.NO_ENTRY)
    assert shop.beside.apply(shop.cashier, "nobody", WAY, every) == Refused(Refusal.MEMBER_UNKNOWN)


def test_a_stranger_joins_by_the_card_and_is_no_member_without_it(shop: ClosingShop) -> None:
    way = next(one for one in shop.enrolments.ways_in(Money(0)) if one.rule == WAY)
    assert way.proofs == (Proof.SLIP, Proof.STUDENT_CARD)
    new = shop.enrolments.enrol(
        shop.cashier, Enrolment(Profile("王同学", "13911112222"), WAY, "学生证 …0042")
    )
    assert isinstance(new, NewMember)
    assert (new.card.card_type, new.card.alive) == ("campus", True)
    held = shop.member(new.member_id).held
    assert (held.tier, held.origin) == ("vip", CardOrigin.BESIDE)
    taker = shop.enrol_as("赵同学", VIP)
    shop.hand_over(new.member_id, "campus", taker)
    assert shop.member(new.member_id).held.state is MembershipState.ENDED
    assert shop.rebuilt_unchanged()


def test_the_balance_goes_along_and_both_histories_say_so(shop: ClosingShop) -> None:
    giver, taker = shop.enrol_as("李同学", VIP), shop.enrol_as("赵同学", VIP)
    shop.apply(giver, WAY)
    shop.sell(giver, 300_00)
    had = balance(shop, giver)
    assert had > 0
    shop.hand_over(giver, "campus", taker)
    assert (balance(shop, giver), balance(shop, taker)) == (0, had)
    old, new = campus(shop, giver), campus(shop, taker)
    assert (old.status, old.replaced_by, new.alive) == (CardStatus.CLOSED, new.number, True)
    assert any(f"to.{taker}" in reason for reason in shop.ledger_reasons(giver))
    assert any(f"from.{giver}" in reason for reason in shop.ledger_reasons(taker))
    with shop.store.reading() as work:
        assert [part.amount for part in work.members.slices("S01-1", taker, AccountKind.POINTS)] == [had]
        assert work.cards.beside(giver)["campus"].taken
    assert shop.member(giver).active
    assert shop.rebuilt_unchanged()


def test_it_may_go_to_somebody_new_who_becomes_a_member_by_it(shop: ClosingShop) -> None:
    giver = shop.enrol_as("李同学", VIP)
    shop.apply(giver, WAY)
    card = campus(shop, giver)
    assert handed(shop, card, to("13911112222")) == Refused(Refusal.TAKER_UNKNOWN)
    answer = handed(shop, card, to("13911112222", "新同学"))
    assert isinstance(answer, CardAnswer)
    assert answer.card.alive
    assert shop.member(answer.card.member_id).profile.name == "新同学"


def test_what_stands_against_handing_over_changes_nothing(shop: ClosingShop) -> None:
    giver, taker = shop.enrol_as("李同学", VIP), shop.enrol_as("赵同学", VIP)
    shop.apply(giver, WAY)
    card, phone = campus(shop, giver), shop.member(taker).profile.phone
    own = shop.member(giver).profile.phone
    answers = [
        handed(shop, card, Taker(phone)),
        handed(shop, card, to(phone), shows=frozenset()),
        handed(shop, card, to(own)),
        handed(shop, card, to("")),
        handed(shop, card, to("'; DROP TABLE", "😀")),
        handed(shop, replace(card, card_id="no-such"), to(phone)),
        handed(shop, shop.card_of(giver), to(phone)),
    ]
    assert not any(isinstance(answer, CardAnswer) for answer in answers)
    with shop.store.writing() as work:
        key = {"member_id": giver, "account": "points", "lot": "2027-12-31"}
        work.apply([Add("balances", key, {"amount": 40})])
        work.commit()
    assert handed(shop, card, to(phone)) == Refused(Refusal.POINTS_ELSEWHERE, (("points", 40),))
    assert campus(shop, giver) == card
    with shop.store.reading() as work:
        assert [one.card_type for one in work.cards.of_member(taker)] == ["member"]


def test_a_promotion_takes_the_old_card_back_for_the_new_tiers(shop: ClosingShop) -> None:
    member = shop.enrol_as("李同学", VIP)
    old = shop.card_of(member)
    shop.sell(member, 12_000_00)
    shop.promote(member)
    new = shop.card_of(member)
    with shop.store.reading() as work:
        gone = work.cards.get(old.card_id)
        job = work.print_jobs.latest(f"card {new.number}")
    assert gone
    assert (gone.status, gone.replaced_by) == (CardStatus.RECALLED, new.number)
    assert job
    assert shop.rebuilt_unchanged()


def test_while_a_card_is_lost_points_are_earned_and_not_spent() -> None:
    shop = ClosingShop()
    member = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member, 500_00)
    asked = CardAsked(shop.card_of(member).card_id)
    basket = shop.desk.begin(shop.cashier).basket.basket_id

    def spendable() -> int:
        view = serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
        assert isinstance(view, CounterView)
        assert view.member
        return view.member.standing.points_spendable

    assert spendable() == 500
    shop.cards.report_lost(shop.cashier, asked)
    assert spendable() == 0
    shop.cards.found_again(shop.manager, asked)
    assert spendable() == 500
