"""Head office finds what the rules do not allow, once, in whatever order it hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exception_chain import DAY_S, ExceptionChain, spending
from fakes.cards import card_turned
from fakes.chain import sale
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.enrolling_tills import revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.moving_slices import write_off
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.programme_text import publishable
from shuke.bootstrap.presets import preset_base
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, Owner, State
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import CouponIssued, GivenByRules, LedgerEntry
from shuke.domain.facts.handed_out import GiveAct, HandedOut, QuotaUsed
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.sale_completed import CouponRedeemed
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import NEVER, AccountKind, Slice

COUPON = CouponIssued("c-1", "birthday", date(2026, 1, 1), None, "", "r")


@pytest.fixture
def chain() -> ExceptionChain:
    return ExceptionChain()


def test_what_is_allowed_is_no_exception(chain: ExceptionChain) -> None:
    member = chain.member(points=100)
    assert chain.one.spend(member, 40)
    chain.one.earn(member, 5)
    chain.in_step()
    assert chain.cases() == []


def test_an_account_that_spends_took_below_nothing_is_found_with_what_is_missing(
    chain: ExceptionChain,
) -> None:
    member = chain.member(points=100)
    chain.two.record(spending(member, 90, receipt="S01-2.1-000001"))
    chain.in_step()
    assert chain.cases() == []
    chain.one.record(spending(member, 60, receipt="S01-1.1-000002"))
    chain.in_step(chain.one)
    case = chain.case()
    assert (case.kind, case.state, case.owner) == (ExceptionKind.OVERDRAFT, State.OPEN, Owner.SHOP)
    assert (case.member_id, case.shop_id, case.till) == (member, "S01", chain.one.till)
    assert (case.account, case.shortfall) == (AccountKind.POINTS, (Slice(NEVER, 50),))
    assert case.at_risk == Money(1_00)
    assert case.facts == (NamedFact(chain.one.till, 1, 4, "S01-1.1-000002"),)
    assert chain.balance(member) == -50


def test_what_goes_further_below_is_another_one_with_no_more_than_its_own(chain: ExceptionChain) -> None:
    member = chain.member(points=100)
    chain.two.record(spending(member, 130))
    chain.in_step(chain.two)
    chain.one.record(spending(member, 20), spending(member, 7))
    chain.in_step(chain.one)
    assert sorted(case.amount for case in chain.cases()) == [27, 30]


def test_a_debt_that_no_spend_made_is_none(chain: ExceptionChain) -> None:
    """A clawback may make points negative: that is no overspend."""
    member = chain.member(points=100)
    promoted = MemberPromoted(
        member,
        "ordinary",
        "ordinary",
        date(2026, 3, 10),
        "r",
        0,
        given=GivenByRules((LedgerEntry(AccountKind.POINTS, NEVER, -150, "clawback"),)),
    )
    chain.one.record(promoted)
    chain.in_step(chain.one)
    assert chain.balance(member) == -50
    assert [case.kind for case in chain.cases()] == [ExceptionKind.PROMOTION]


@pytest.mark.parametrize(("days", "missing"), [(26, 30), (27, 0)])
def test_a_lot_that_lapsed_while_the_sale_was_on_its_way_is_the_closes_to_make_good(
    chain: ExceptionChain, days: int, missing: int
) -> None:
    """To the last day head office has let nothing lapse, so nothing else can have emptied the lot."""
    member = chain.member()
    chain.two.record(spending(member, 30, lot="2026-11-30"))
    chain.clock.advance(days * DAY_S)
    chain.in_step(chain.two)
    assert sum(case.amount for case in chain.cases()) == missing
    assert chain.balance(member) == -30


def test_a_sale_that_spends_from_another_account_than_the_one_below_nothing_is_taken_in(
    chain: ExceptionChain,
) -> None:
    member = chain.member()
    chain.two.record(spending(member, 30, lot="2026-11-30"))
    chain.in_step(chain.two)
    for amount in (5, -1):
        chain.one.record(sale(member, [LedgerEntry(AccountKind.STAMPS, NEVER, amount, "r")]))
    chain.in_step(chain.one)
    assert [case.account for case in chain.cases()] == [AccountKind.POINTS]


def test_a_coupon_used_at_two_tills_is_found_with_both_receipts(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(replace(spending(member), coupons_given=(COUPON,)))
    used = CouponRedeemed("c-1", "birthday", Money(20_00))
    chain.two.record(spending(member, receipt="S01-2.1-000001", coupons=[used]))
    chain.one.record(spending(member, receipt="S01-1.1-000009", coupons=[used]))
    chain.in_step(chain.one)
    assert chain.cases() == []
    chain.in_step(chain.two)
    case = chain.case()
    assert (case.kind, case.till) == (ExceptionKind.DOUBLE_USE, chain.two.till)
    assert case.at_risk == Money(20_00)
    assert {fact.receipt_number for fact in case.facts} == {"S01-1.1-000009", "S01-2.1-000001"}
    assert case.shortfall == (Slice("c-1", 1),)


def test_a_receipt_number_that_two_sales_have_is_found(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(spending(member, receipt="S01-1.1-000001"))
    chain.in_step(chain.one)
    chain.two.record(spending(member, receipt="S01-1.1-000001"))
    chain.in_step(chain.two)
    case = chain.case()
    assert case.kind is ExceptionKind.DOUBLE_USE
    assert {fact.till for fact in case.facts} == {chain.one.till, chain.two.till}
    assert case.at_risk == ZERO


def test_a_till_that_forked_is_found_once_with_what_was_spent(chain: ExceptionChain) -> None:
    member = chain.member(points=500)
    clone = chain.clone(chain.one)
    chain.one.record(spending(member, 1))
    assert clone.spend(member, 250)
    chain.in_step(chain.one)
    clone.sync.round()
    case = chain.case()
    assert (case.kind, case.owner) == (ExceptionKind.FORKED_TILL, Owner.HEAD_OFFICE)
    assert case.at_risk == Money(5_00)
    assert ("facts", "1") in case.about
    clone.sync.round()
    clone.new_sync().round()
    assert chain.cases() == [case]


def test_two_members_with_one_telephone_are_found_at_the_second(chain: ExceptionChain) -> None:
    first = chain.member(phone="13800135678")
    chain.member(phone="13900139000")
    second = chain.two.enrol("王晓明", "13800135678")
    chain.in_step(chain.two)
    case = chain.case()
    assert (case.kind, case.member_id, case.other_member_id) == (ExceptionKind.SAME_PHONE, second, first)


def test_two_members_without_a_telephone_are_two(chain: ExceptionChain) -> None:
    chain.member(phone="")
    chain.two.enrol("王晓明", "")
    chain.in_step(chain.two)
    assert chain.cases() == []


def test_two_who_come_in_one_push_are_found_too_and_again_after_a_rebuild(chain: ExceptionChain) -> None:
    chain.one.enrol("王小明", "13800135678")
    chain.one.enrol("王晓明", "13800135678")
    chain.in_step(chain.one)
    case = chain.case()
    office = chain.office
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged
    assert chain.cases() == [case]
    third = chain.two.enrol("小明", "13800135678")
    chain.in_step(chain.two)
    assert {one.member_id for one in chain.cases()} == {case.member_id, third}


def promotion(member: str, tier: str = "gold") -> MemberPromoted:
    rank = ["ordinary", "gold", "diamond"].index(tier)
    return MemberPromoted(member, "ordinary", tier, date(2026, 3, 10), f"tier.{tier}.cumulative", rank)


@pytest.mark.parametrize(("paid", "tier", "covered"), [(6999, "gold", False), (7000, "gold", True)])
def test_a_promotion_needs_what_the_programme_asks_for(
    chain: ExceptionChain, paid: int, tier: str, covered: bool
) -> None:
    member = chain.member()
    chain.two.record(replace(spending(member), tier_progress=Money(paid * 100)))
    chain.two.record(promotion(member, tier))
    chain.in_step(chain.two)
    assert [case.kind for case in chain.cases()] == ([] if covered else [ExceptionKind.PROMOTION])


def test_a_promotion_beyond_what_is_reached_is_found(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.two.record(replace(spending(member), tier_progress=Money(7000_00)))
    chain.two.record(promotion(member, "diamond"))
    chain.in_step(chain.two)
    assert ("to", "diamond") in chain.case().about


def test_what_other_tills_sold_counts_for_a_promotion(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(replace(spending(member), tier_progress=Money(7000_00)))
    chain.in_step()
    chain.two.record(promotion(member))
    chain.in_step()
    assert chain.cases() == []


def test_a_sale_by_a_card_that_was_dead_the_day_before_is_found(chain: ExceptionChain) -> None:
    member = chain.member(points=500)
    card = chain.card(member)
    chain.one.record(card_turned(card.card_id, member))
    chain.in_step(chain.one)
    chain.two.record(spending(member, receipt="same-day", card=card.number))
    chain.clock.advance(DAY_S)
    chain.two.record(spending(member, 100, receipt="next-day", card=card.number))
    chain.two.record(spending(member, receipt="by-phone"))
    chain.in_step(chain.two)
    case = chain.case()
    assert case.kind is ExceptionKind.DEAD_CARD
    assert [fact.receipt_number for fact in case.facts] == ["next-day"]
    assert case.at_risk == Money(2_00)
    assert case.member_id == member
    assert ("card", card.number[-4:]) in case.about


def test_a_card_reported_late_finds_the_sales_that_came_first(chain: ExceptionChain) -> None:
    member = chain.member(points=500)
    card = chain.card(member)
    chain.one.record(card_turned(card.card_id, member))
    chain.two.record(spending(member, receipt="same-day", card=card.number))
    chain.clock.advance(DAY_S)
    chain.two.record(spending(member, 100, receipt="next-day", card=card.number))
    chain.in_step(chain.two)
    assert chain.cases() == []
    chain.in_step(chain.one)
    case = chain.case()
    assert [fact.receipt_number for fact in case.facts] == ["next-day"]
    assert case.at_risk == Money(2_00)


def test_the_order_of_hearing_makes_no_difference_to_a_dead_card(chain: ExceptionChain) -> None:
    other = ExceptionChain()
    found = []
    for one, first in ((chain, "one"), (other, "two")):
        member = one.member(points=500)
        card = one.card(member)
        one.one.record(card_turned(card.card_id, member))
        one.clock.advance(DAY_S)
        one.two.record(spending(member, 100, receipt="next-day", card=card.number))
        one.in_step(getattr(one, first))
        one.in_step()
        found.append([(case.kind, case.facts, case.at_risk) for case in one.cases()])
    assert found[0] == found[1] != []


def test_an_exception_reaches_the_tills_and_a_rebuild_keeps_it(chain: ExceptionChain) -> None:
    member = chain.member(points=10)
    chain.two.record(spending(member, 30))
    chain.in_step()
    chain.in_step()
    case = chain.case()
    assert chain.case(chain.one) == chain.case(chain.two) == case
    office = chain.office
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged
    assert chain.case() == case


def test_a_push_without_anything_wrong_writes_nothing_of_head_offices_own(chain: ExceptionChain) -> None:
    member = chain.member(points=100)
    chain.office.record(SliceGranted(chain.two.till, AccountKind.POINTS, member, NEVER, 0))
    with chain.office.store.reading() as work:
        before = work.journal.head("head-office")
    chain.one.record(spending(member, 1))
    chain.in_step(chain.one)
    with chain.office.store.reading() as work:
        assert work.journal.head("head-office") == before


def test_a_till_that_is_written_off_is_found_with_what_it_held(chain: ExceptionChain) -> None:
    member = chain.member(points=500)
    chain.one.record(spending(member, 50))
    chain.in_step(chain.one)
    office = chain.office
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        held = sum(part.amount for _, _, part in work.pools.of_holder(chain.one.till, ("", "", ""), 10))
        revoke(work, entry, chain.one.till, date(2026, 11, 4), "")
        write_off(work, entry, chain.one.till, "被盗")
        write_off(work, entry, chain.one.till, "再一次：已经没有了")
        entry.settle()
        work.commit()
    case = chain.case()
    assert (case.kind, case.till, case.shop_id) == (
        ExceptionKind.WRITTEN_OFF_TILL,
        chain.one.till,
        "S01",
    )
    assert case.at_risk == Money(held * 2)
    assert case.about == (("points", str(held)),)
    assert held > 0


def handed(member: str, rule: str, times: int = 1, act: GiveAct = GiveAct.PERK_USED) -> HandedOut:
    quota = QuotaUsed(rule, "2026", times)
    return HandedOut(act, rule, "tea-chain", 1, Brought(member), "S01", quotas=(quota,))


def test_a_perk_that_two_tills_gave_is_found_with_both(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(handed(member, "perk.birthday-gift"))
    chain.two.record(handed(member, "perk.birthday-gift"))
    chain.in_step(chain.one)
    assert chain.cases() == []
    chain.in_step(chain.two)
    case = chain.case()
    assert (case.kind, case.till, case.member_id) == (ExceptionKind.OVER_QUOTA, chain.two.till, member)
    assert dict(case.about) == {"rule": "perk.birthday-gift", "period": "2026", "used": "2", "most": "1"}
    assert case.at_risk == ZERO


def test_of_a_perk_in_money_no_more_than_was_too_much_is_at_risk(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(handed(member, "perk.medical-aid", 19_980_00))
    chain.two.record(handed(member, "perk.medical-aid", 30_00))
    chain.in_step()
    assert [case.at_risk for case in chain.cases()] == [Money(10_00)]
    chain.two.record(handed(member, "perk.medical-aid", 5_00))
    chain.in_step()
    assert sorted(case.at_risk.minor for case in chain.cases()) == [5_00, 10_00]


def test_what_was_given_back_leaves_room(chain: ExceptionChain) -> None:
    member = chain.member()
    chain.one.record(handed(member, "perk.birthday-gift"))
    chain.one.record(handed(member, "perk.birthday-gift", -1, GiveAct.TAKEN_BACK))
    chain.two.record(handed(member, "perk.birthday-gift"))
    chain.in_step()
    assert chain.cases() == []


def test_a_reward_that_two_sales_brought_is_found(chain: ExceptionChain) -> None:
    document = preset_base("corporate-travel")
    assert document is not None
    chain.office.record(publishable(document, preset_base, date(2020, 1, 1)))
    member = chain.member()
    for till in (chain.one, chain.two):
        till.record(
            replace(spending(member), programme="corporate-travel", uses=(("reward.first-purchase", "once"),))
        )
    chain.in_step()
    assert [case.kind for case in chain.cases()] == [ExceptionKind.OVER_QUOTA]


def test_of_a_programme_or_a_rule_that_is_not_known_nothing_is_said(chain: ExceptionChain) -> None:
    member = chain.member()
    for till in (chain.one, chain.two):
        till.record(handed(member, "perk.unheard-of"))
        till.record(replace(handed(member, "perk.birthday-gift"), programme_version=9))
    chain.in_step()
    assert chain.cases() == []
