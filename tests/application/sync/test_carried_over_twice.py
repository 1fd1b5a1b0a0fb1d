"""Two tills that take the same older system over, unheard of each other: what it owed counts once."""

from __future__ import annotations

from datetime import date

import pytest

from exception_chain import ExceptionChain, spending
from fakes.chain import SHOP, TillInMemory
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.member_carried_over import CarriedLot
from shuke.domain.facts.members_carried_over import CarriedMember, MembersCarriedOver
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import NEVER, AccountKind

ORIGIN = "旧收银系统"
DAY = date(2026, 3, 1)
WANG, LI = "o1.A001", "o1.A002"


@pytest.fixture
def chain() -> ExceptionChain:
    return ExceptionChain()


def carry(till: TillInMemory, *member_ids: str) -> None:
    with till.store.writing() as work:
        profiles = [(one, Profile("王小明", f"1380013800{one[-1]}")) for one in member_ids]
        attached = till.recorder.attach_profiles(work, profiles)
        members = tuple(
            CarriedMember(
                one,
                one[3:],
                "ordinary",
                DAY,
                attachment.hash,
                f"{one}-1",
                lots=(
                    CarriedLot(AccountKind.POINTS, NEVER, 100),
                    CarriedLot(AccountKind.PRINCIPAL, NEVER, 50_00),
                ),
                cumulative=Money(300_00),
                sales=7,
                counts=(("money", DAY, 300_00),),
            )
            for one, attachment in zip(member_ids, attached, strict=True)
        )
        fact = MembersCarriedOver(members, ORIGIN, "S01", DAY)
        till.recorder.record(work, SHOP, fact, staff="")
        work.commit()


def counted(chain: ExceptionChain, member_id: str) -> tuple[int, int, Money, int]:
    """Points, sales, money and what counts, as head office knows them."""
    with chain.office.store.reading() as work:
        member = work.members.get(member_id)
        assert member is not None
        points = work.members.balance(member_id, AccountKind.POINTS)
        return points, member.sales, member.cumulative, work.members.counted(member_id, "money", DAY, DAY)


def test_whatever_both_brought_counts_once_and_somebody_is_told_once(chain: ExceptionChain) -> None:
    carry(chain.one, WANG)
    carry(chain.one, LI)
    carry(chain.two, WANG)
    carry(chain.two, LI)
    chain.in_step()
    chain.in_step()
    for member_id in (WANG, LI):
        assert counted(chain, member_id) == (100, 7, Money(300_00), 300_00)
        assert chain.balance(member_id, AccountKind.PRINCIPAL) == 50_00
        for till in (chain.one, chain.two):
            assert till.balance(member_id) == 100
        assert (chain.one.own(member_id), chain.two.own(member_id)) == (100, 0)
    case = chain.case()
    assert case.kind is ExceptionKind.CARRIED_TWICE
    assert dict(case.about) == {"origin": ORIGIN, "first_till": chain.one.till}
    assert case.till == chain.two.till


def test_only_those_whom_both_brought_are_taken_back(chain: ExceptionChain) -> None:
    carry(chain.one, WANG)
    chain.in_step(chain.one)
    carry(chain.two, WANG, LI)
    chain.in_step(chain.two)
    assert counted(chain, WANG) == (100, 7, Money(300_00), 300_00)
    assert counted(chain, LI) == (100, 7, Money(300_00), 300_00)
    assert (chain.two.own(WANG), chain.two.own(LI)) == (0, 100)


def test_what_the_later_till_spent_is_gone_and_can_not_be_spent_there_again(chain: ExceptionChain) -> None:
    carry(chain.one, WANG)
    carry(chain.two, WANG)
    chain.two.record(spending(WANG, 30))
    chain.in_step()
    chain.in_step()
    assert chain.balance(WANG) == 70
    assert not chain.two.spend(WANG, 1)
    assert chain.one.balance(WANG) == chain.two.balance(WANG) == 70


def test_one_till_alone_is_not_taken_back_however_often_it_pushes(chain: ExceptionChain) -> None:
    carry(chain.one, WANG)
    chain.in_step()
    chain.in_step()
    assert counted(chain, WANG) == (100, 7, Money(300_00), 300_00)
    assert chain.cases() == []
