"""Head office finds members by name, makes two one and forgets somebody; tills hear of it and move their own part."""

from __future__ import annotations

from collections import Counter

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.pinyin import initials
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.member_care import MemberCare
from shuke.application.head_office.member_desk import MemberDesk, MembersFound
from shuke.application.head_office.naming_members import list_some, unlisted
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.members.erasing import ErasureLook
from shuke.application.members.record import MemberRecord
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind

MANAGER = Session(Staff("st-m", "陈店长", Role.MANAGER), 0)
CASHIER = Session(Staff("st-c", "小林", Role.CASHIER), 0)


class Chain:
    def __init__(self) -> None:
        clock = FakeClock()
        self.office = office = OfficeInMemory(clock)
        self.till, self.other = TillInMemory(office, clock), TillInMemory(office, clock)
        self.care = MemberCare(office.identity, office.store, office.store, office.recorder)
        self.desk = MemberDesk(office.identity, office.store, office.recorder)
        self.one = self.till.enrol("王小明", "13800135678")
        self.two = self.other.enrol("王晓明", "13900139000")
        self.in_step()

    def in_step(self) -> None:
        for till in (self.till, self.other, self.till, self.other):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def name(self) -> int:
        """Until everybody is on the lists; how many were entered."""
        entered = 0
        while some := unlisted(self.office.store, self.office.recorder):
            list_some(self.office.store, some, initials)
            entered += len(some)
        return entered

    def found(self, typed: str) -> set[str]:
        found = self.desk.find(MANAGER, typed)
        assert isinstance(found, MembersFound)
        assert bool(found.records) != bool(found.nobody)
        return {one.member.member_id for one in found.records}

    def number(self, member_id: str) -> str:
        with self.office.store.reading() as work:
            member = work.members.get(member_id)
        assert member is not None
        return member.number

    def merge(self, number: str = "", reason: str = "带了两张卡", who: Session = MANAGER) -> object:
        return self.care.merge(who, self.one, self.two, number or self.number(self.two), reason)

    def erase(self, number: str = "", reason: str = "本人要求", who: Session = MANAGER) -> object:
        return self.care.erase(who, self.one, number or self.number(self.one), reason)


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_members_are_found_by_name_pinyin_halves_and_ends(chain: Chain) -> None:
    assert chain.found("王小明") == set()
    assert chain.found("13800135678") == {chain.one}  # by its whole number at once
    assert chain.name() == 2
    assert chain.name() == 0
    for typed, members in (
        ("王小明", {chain.one}),
        ("小明", {chain.one}),
        ("wxm", {chain.one, chain.two}),
        ("wangx", {chain.one, chain.two}),
        ("5678", {chain.one}),
        ("1390013", {chain.two}),
        ("李", set()),
        ("", set()),
        ("x" * 61, set()),
    ):
        assert chain.found(typed) == members, typed
    assert chain.desk.find(CASHIER, "王小明") == Refused(Refusal.NOT_ALLOWED)


def test_another_name_and_a_rebuild_are_followed(chain: Chain) -> None:
    chain.name()
    till = chain.till
    with till.store.writing() as work:
        known = work.members.profile_hash(chain.one)
        assert known is not None
        told = till.recorder.attach_profile(work, chain.one, Profile("欧阳娜娜", "13800135678"))
        body = MemberDescribed(chain.one, told.hash, known, ())
        till.recorder.record(work, till.joined.shop, body, staff="")
        work.commit()
    chain.in_step()
    assert chain.name() == 1
    assert [chain.found(typed) for typed in ("王小明", "娜娜", "oynn")] == [set(), {chain.one}, {chain.one}]
    rebuild_office(chain.office.store, chain.office.sealing, CborEncoding(), lambda _: None)
    assert chain.found("娜娜") == set()
    assert chain.name() == 2
    assert (chain.found("娜娜"), chain.found("wxm")) == ({chain.one}, {chain.two})


def test_a_name_that_changed_while_it_was_read_is_read_again(chain: Chain) -> None:
    some = unlisted(chain.office.store, chain.office.recorder)
    with chain.office.store.writing() as work:
        recorder, calendar = chain.office.recorder, chain.office.identity.calendar
        entry = OfficeEntry(work, recorder, calendar)
        told = recorder.attach_profile(work, chain.one, Profile("赵一", ""))
        entry.record(MemberDescribed(chain.one, told.hash, b"", ()))
        entry.settle()
        work.conflicts.put_phones([(chain.one, "")])
        work.commit()
    list_some(chain.office.store, some, initials)
    assert (chain.found("小明"), chain.found("晓明")) == (set(), {chain.two})
    assert chain.name() == 1
    assert chain.found("赵一") == {chain.one}


def test_two_are_made_one_and_both_histories_stay(chain: Chain) -> None:
    chain.till.earn(chain.one, 100)
    chain.other.earn(chain.two, 40)
    chain.in_step()
    with chain.office.store.writing() as work:  # of no till: it is head office's to move
        entry = OfficeEntry(work, chain.office.recorder, chain.office.identity.calendar)
        entry.record(sale(chain.two, [LedgerEntry(AccountKind.POINTS, NEVER, 7, "grant")]))
        entry.settle()
        work.commit()
    after = chain.merge()
    assert isinstance(after, MemberRecord)
    assert after.member.member_id == chain.one
    chain.other.earn(chain.one, 1)  # whoever serves them takes the rest along
    chain.in_step()
    with chain.office.store.reading() as work:
        gone, stays = work.members.get(chain.two), work.members.get(chain.one)
        assert gone is not None
        assert stays is not None
        assert gone.merged_into == chain.one
        both = [work.members.balance(one, AccountKind.POINTS) for one in (chain.one, chain.two)]
        assert (sum(both), both[0] >= 108) == (148, True)
        assert work.mergers.undivided(chain.two) == []
        kinds = [
            fact.kind
            for place in work.member_history.places((chain.one, chain.two), None, 20)
            if (fact := work.journal.get(place.till, place.epoch, place.seq)) is not None
        ]
    assert {"members.merged": 1, "sale.completed": 4, "member.enrolled": 2}.items() <= Counter(kinds).items()
    with chain.till.store.reading() as work:
        heard = work.members.get(chain.two)
        assert heard is not None
        assert heard.merged_into == chain.one
    chain.name()
    assert chain.found("13900139000") == {chain.one}
    assert chain.found("晓明") == {chain.one}


def test_making_one_takes_the_right_a_reason_and_a_second_look(chain: Chain) -> None:
    assert chain.merge(who=CASHIER) == Refused(Refusal.NOT_ALLOWED)
    assert chain.care.pair(CASHIER, chain.one, chain.two) == Refused(Refusal.NOT_ALLOWED)
    assert chain.care.twins(CASHIER, chain.one) == Refused(Refusal.NOT_ALLOWED)
    assert chain.merge(number="N1") == Refused(Refusal.OTHER_NUMBER)
    assert chain.merge(reason="  ") == Refused(Refusal.REASON_MISSING)
    assert chain.care.pair(MANAGER, chain.one, "nobody") == Refused(Refusal.MEMBER_UNKNOWN)
    assert isinstance(chain.merge(), MemberRecord)
    assert chain.merge() == Refused(Refusal.ONE_ALREADY)
    assert chain.care.pair(MANAGER, chain.two, chain.one) == Refused(Refusal.ONE_ALREADY)


def test_somebody_is_forgotten_everywhere_and_the_chain_stays_whole(chain: Chain) -> None:
    chain.name()
    chain.till.earn(chain.one, 100)
    chain.in_step()
    number = chain.number(chain.one)
    look = chain.erase()
    assert isinstance(look, ErasureLook)
    chain.in_step()
    for store in (chain.office.store, chain.till.store, chain.other.store):
        with store.reading() as work:
            member = work.members.get(chain.one)
            assert member is not None
            assert (member.erased, member.profile) == (True, Profile())
            assert work.attachments.of_member(chain.one) == []
    assert chain.found("王小明") == chain.found("13800135678") == set()
    assert chain.found(number) == {chain.one}
    done = rebuild_office(chain.office.store, chain.office.sealing, CborEncoding(), lambda _: None)
    assert done.unchanged
    assert chain.erase() == Refused(Refusal.MEMBER_UNKNOWN)


def test_forgetting_takes_the_right_a_reason_a_second_look_and_settled_accounts(chain: Chain) -> None:
    assert chain.erase(who=CASHIER) == Refused(Refusal.NOT_ALLOWED)
    assert chain.care.erasure(CASHIER, chain.one) == Refused(Refusal.NOT_ALLOWED)
    assert chain.erase(number="N1") == Refused(Refusal.OTHER_NUMBER)
    assert chain.erase(reason=" ") == Refused(Refusal.REASON_MISSING)
    assert chain.erase(reason="因" * 121).refusal is Refusal.TOO_LONG  # type: ignore[attr-defined]
    chain.till.record(sale(chain.one, [LedgerEntry(AccountKind.PRINCIPAL, NEVER, 50_00, "top-up")]))
    chain.in_step()
    seen = chain.care.erasure(MANAGER, chain.one)
    assert isinstance(seen, ErasureLook)
    assert not seen.is_settled
    assert chain.erase() == Refused(Refusal.NOT_SETTLED)
