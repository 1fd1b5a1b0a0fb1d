"""A prize that two tills handed over, as a copied disk can: head office finds it, with both hand-overs."""

from __future__ import annotations

from datetime import date

from exception_chain import ExceptionChain
from shuke.domain.bilingual import Bilingual
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.lots_drawn import LotsBrought
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.slices.account import AccountKind, Slice


def moved(member: str, till: str, amount: int) -> Brought:
    return Brought(
        member,
        entries=(LedgerEntry(AccountKind.PRIZE, "p-1", amount, "draw.monthly"),),
        slices=(SliceMoved(till, AccountKind.PRIZE, "p-1", amount),),
    )


def turned(member: str, till: str, act: PrizeAct = PrizeAct.HANDED_OVER) -> PrizeTurnedOver:
    amount = -1 if act is PrizeAct.HANDED_OVER else 1
    return PrizeTurnedOver(act, "p-1", "S01", moved(member, till, amount))


def test_a_second_hand_over_is_an_exception_and_one_that_was_rolled_back_is_none() -> None:
    chain = ExceptionChain()
    member = chain.member()
    one, two = chain.one, chain.two
    prize = PrizeIssued(
        "p-1", "draw.monthly", Bilingual("月度礼", "The month's gift"), date(2026, 3, 1), None
    )
    one.record(LotsBrought("tea-chain.monthly.2026-02", (moved(member, one.till, 1),), ((member, prize),)))
    one.record(turned(member, one.till), turned(member, one.till, PrizeAct.ROLLED_BACK))
    one.record(turned(member, one.till))
    chain.in_step(one)
    assert chain.cases() == []
    two.record(turned(member, two.till))
    chain.in_step(two)
    case = chain.case()
    assert (case.kind, case.till, case.member_id) == (ExceptionKind.DOUBLE_USE, two.till, member)
    assert {fact.till for fact in case.facts} == {one.till, two.till}
    assert (case.shortfall, case.about) == ((Slice("p-1", 1),), (("prize", "月度礼"),))
    chain.in_step(two)
    assert len(chain.cases()) == 1
