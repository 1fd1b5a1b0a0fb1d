"""What head office does with what it is given: once, in order, or set aside; never lost, never half."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.office_databases import copied, put_back
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.sync_wire import CborWire
from shuke.application.head_office.enrolling_tills import revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeSetting
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.sync.pushing import attachments_of, facts_to_push, named_attachments, push_of
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import BasketLine
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.sale_completed import LedgerEntry, SoldLine
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import ZERO, Money
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.exchanges import PULL, PUSH, Refusal, RefusalReason
from shuke.domain.sync.messages import FactSent, JournalPlace, Pull, Push, Pushed, PushOutcome
from shuke_db.unit_of_work import SqlStore


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def till(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP


def held(office: OfficeInMemory, till: TillInMemory) -> int:
    with office.store.reading() as work:
        return work.journal.count_after(till.till, 0, 0)


def everything(till: TillInMemory) -> Push:
    """A push of all the till has, whatever was acknowledged."""
    with till.store.reading() as work:
        facts = work.journal.after(till.till, 0, 0, 500)
        named = named_attachments(facts, till.sealing)
        return push_of(facts, named, attachments_of(work, named))


def pushed(till: TillInMemory, push: Push) -> Pushed:
    reply = till.link.exchange(PUSH, push)
    assert isinstance(reply, Pushed), reply
    return reply


def refusal(till: TillInMemory, push: Push) -> RefusalReason:
    reply = till.link.exchange(PUSH, push)
    assert isinstance(reply, Refusal), reply
    return reply.reason


def test_the_same_push_twice_is_taken_once(office: OfficeInMemory, till: TillInMemory) -> None:
    till.earn(till.enrol("王小明", "13800138000"), 5)
    push = everything(till)
    first, second = pushed(till, push), pushed(till, push)
    assert first.outcome is second.outcome is PushOutcome.TAKEN
    assert first.state.head == second.state.head
    assert held(office, till) == 3


def test_facts_that_do_not_follow_are_answered_with_what_head_office_has(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    in_step(till)
    till.enrol("王小明", "13800138000")
    till.enrol("李娜", "13900139000")
    push = everything(till)
    answer = pushed(till, Push(push.facts[2:], push.attachments[1:]))
    assert answer.outcome is PushOutcome.GAP
    assert (answer.state.head.epoch, answer.state.head.seq) == (1, 1)
    assert held(office, till) == 1
    in_step(till)
    assert held(office, till) == 3


def test_two_copies_of_one_till_are_found_at_the_first_contact_and_nothing_is_dropped(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    in_step(till)
    clone = cloned(till, office, clock)
    member = till.enrol("王小明", "13800138000")
    other = clone.enrol("李娜", "13900139000")
    clone.earn(other, 5)
    in_step(till)
    assert clone.sync.round().outcome is RoundOutcome.IN_STEP
    with office.store.reading() as work:
        aside = work.quarantine.of_till(till.till, 10)
        assert [(fact.epoch, fact.seq, fact.reason) for fact in aside] == [
            (1, 2, "forked"),
            (1, 3, "forked"),
        ]
        assert work.members.get(other) is None
        assert work.members.get(member) is not None
    with clone.store.reading() as work:
        assert work.members.get(member) is not None
    # The other box is now the one that does not follow; two that take turns would do so for ever.
    till.earn(member, 5)
    in_step(till)
    with office.store.reading() as work:
        head = work.journal.head(till.till)
        assert head is not None
        assert (head.epoch, work.quarantine.count(till.till)) == (3, 3)
    clone.earn(member, 6)
    assert clone.sync.round().outcome is RoundOutcome.FORKED
    clock.advance(3600)
    in_step(clone)


def cloned(till: TillInMemory, office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    """The same key and the same database, in another box."""
    clone = TillInMemory.__new__(TillInMemory)
    clone.__dict__.update(till.__dict__)
    clone.engine = empty_database()
    with till.engine.connect() as connection, clone.engine.connect() as copy:
        connection.connection.driver_connection.backup(copy.connection.driver_connection)
    clone.store = SqlStore(clone.engine, lambda: till.place.tenant)
    clone.sync = clone.new_sync()
    return clone


def test_an_older_database_that_comes_back_unnoticed_spends_nothing_of_before(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    member = till.enrol("王小明", "13800138000")
    in_step(till)
    old = cloned(till, office, clock)
    till.earn(member, 100)
    in_step(till)
    in_step(old)
    assert old.balance(member) == 100
    assert not old.spend(member, 1)
    with office.store.reading() as work:
        assert work.pools.held(member, AccountKind.POINTS, date.min) == {f"{till.till}#1": 100}


def test_after_head_office_was_restored_tills_push_again_what_it_lost(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    other = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    in_step(till, other)
    backup = copied(office.engine)
    for _ in range(30):
        till.earn(member, 1)
    in_step(till, other)
    put_back(backup, office.engine)
    with office.store.writing() as work:
        work.settings.put(OfficeSetting.GENERATION.value, "2")
        work.commit()
    assert held(office, till) == 2
    in_step(till, other, till, other)
    assert held(office, till) == 32
    assert till.balance(member) == other.balance(member) == 30


def test_an_older_database_that_says_it_is_the_same_is_pulled_anew(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    """Head office's file was put back by hand. Its stream stands before what the till has, even what it fetched out
    of turn; the till begins again and loses nothing."""
    other = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    in_step(till, other)
    backup = copied(office.engine)
    for _ in range(5):
        other.earn(member, 10)
        in_step(other)
        till.sync.ask(AccountKind.POINTS, member, 10)
        in_step(till)
    put_back(backup, office.engine)
    till.earn(member, 1)
    in_step(till)
    assert till.balance(member) == 1


def test_a_till_cannot_grant_itself_anything(office: OfficeInMemory, till: TillInMemory) -> None:
    member = till.enrol("王小明", "13800138000")
    till.record(SliceGranted(till.till, AccountKind.POINTS, member, NEVER, 1_000_000))
    done = till.sync.round()
    assert (done.outcome, done.refusal) == (RoundOutcome.REFUSED, RefusalReason.NOT_FACTS)
    assert held(office, till) == 0


def test_a_till_moves_no_slices_but_its_own(office: OfficeInMemory, till: TillInMemory) -> None:
    for holder, outcome in (("S01-9", RoundOutcome.REFUSED), (till.till, RoundOutcome.IN_STEP)):
        other = TillInMemory(office, till.clock)
        lapsed = LapsedLot(
            AccountKind.POINTS, "2026-01-01", ("m-1",), (0,), (LapsedSlices(holder, (0,), (-5,)),)
        )
        if holder == till.till:
            lapsed = replace(lapsed, slices=(LapsedSlices(other.till, (0,), (-5,)),))
        other.record(LotsLapsed(date(2026, 1, 1), (lapsed,)))
        assert other.sync.round().outcome is outcome


def test_a_till_cannot_open_under_a_key_it_is_not_known_by(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    till.record(TillOpened("S01", "1", bytes(32)))
    assert till.sync.round().refusal is RefusalReason.NOT_FACTS
    assert held(office, till) == 0


def test_a_sale_with_one_line_twice_is_no_sale(office: OfficeInMemory, till: TillInMemory) -> None:
    """Folded, it would fail on a key; refused, it costs nobody else anything."""
    line = BasketLine(1, "茶", Money(100))
    sold = SoldLine(line, Money(100), ZERO, ZERO, ZERO, Money(100))
    body = replace(sale("m", []), lines=(sold, sold))
    push = Push((*everything(till).facts, _sealed(till, 2, body.KIND, 1, to_plain(body))))
    assert refusal(till, push) is RefusalReason.NOT_FACTS
    assert held(office, till) == 0


def _sealed(
    till: TillInMemory, seq: int, kind: str, version: int, plain: object, before: bytes = b""
) -> FactSent:
    """The till's next fact with any body, sealed but not recorded. `before`: the hash of one that was not either."""
    with till.store.reading() as work:
        head = work.journal.head(till.till)
    assert head is not None
    header = FactHeader("tenant-1", till.till, 1, seq, before or head.hash, 0, date(2026, 11, 3), "")
    fact = till.sealing.seal(header, kind, version, plain)  # type: ignore[arg-type]
    return FactSent(fact.content, fact.signature)


@pytest.mark.parametrize(
    ("kind", "version"), [("teapot.polished", 1), ("member.promoted", 2)], ids=["kind", "version"]
)
def test_what_this_release_does_not_know_is_kept_as_it_is(
    office: OfficeInMemory, till: TillInMemory, kind: str, version: int
) -> None:
    push = Push((*everything(till).facts, _sealed(till, 2, kind, version, {"anything": [1, "x"]})))
    assert pushed(till, push).outcome is PushOutcome.TAKEN
    with office.store.reading() as work:
        stored = work.journal.get(till.till, 1, 2)
        assert stored is not None
        assert (stored.kind, stored.content) == (kind, push.facts[-1].content)


PROMOTED = {"member_id": "m", "from_tier": "a", "to_tier": "b", "since": "2026-01-01", "rule": "r", "rank": 1}


@pytest.mark.parametrize(
    "wrong",
    [{"rank": None}, {"to_tier": 3}, {"member_id": "m\0"}, {"moon": 1}],
    ids=["wrong type", "another type", "text no row holds", "unknown field"],
)
def test_a_body_that_is_not_of_its_kind_is_refused(
    office: OfficeInMemory, till: TillInMemory, wrong: dict[str, object]
) -> None:
    for body in (PROMOTED | wrong, {name: told for name, told in PROMOTED.items() if name not in wrong}):
        if body != PROMOTED:
            push = Push((*everything(till).facts, _sealed(till, 2, MemberPromoted.KIND, 1, body)))
            assert refusal(till, push) is RefusalReason.NOT_FACTS
    assert held(office, till) == 0
    good = _sealed(till, 2, MemberPromoted.KIND, 1, PROMOTED)
    assert pushed(till, Push((*everything(till).facts, good))).outcome is PushOutcome.TAKEN


@pytest.mark.parametrize("field", ["gross", "to_pay"], ids=["in a row", "added to one"])
def test_a_number_that_no_row_holds_is_refused(
    office: OfficeInMemory, till: TillInMemory, field: str
) -> None:
    for much in (Money(2**53), Money(-(2**53))):
        sold = replace(sale("m-1", []), **{field: much})  # type: ignore[arg-type]  # both are money
        push = Push((*everything(till).facts, _sealed(till, 2, sold.KIND, 1, to_plain(sold))))
        assert refusal(till, push) is RefusalReason.NOT_FACTS
    assert held(office, till) == 0


@pytest.mark.parametrize(
    "wrong", [{"discount": Money(2**53)}, {"receipt_number": "r\0"}, {"member_id": "m\0"}], ids=str
)
def test_nor_is_one_among_others_that_are_fine(
    office: OfficeInMemory, till: TillInMemory, wrong: dict[str, object]
) -> None:
    fine = sale("m-1", [])
    for bad in (fine, replace(fine, **wrong)):  # type: ignore[arg-type]  # as the fields are
        first = _sealed(till, 2, fine.KIND, 1, to_plain(fine))
        second = _sealed(till, 3, bad.KIND, 1, to_plain(bad), till.sealing.hash(first.content))
        push = Push((*everything(till).facts, first, second))
        if bad is not fine:
            assert refusal(till, push) is RefusalReason.NOT_FACTS
            assert held(office, till) == 0


def test_nor_two_that_make_one_together_which_it_could(office: OfficeInMemory, till: TillInMemory) -> None:
    for much in (2**53, 5):
        up, down = (replace(sale("m-1", []), tier_progress=Money(sign * much)) for sign in (1, -1))
        first = _sealed(till, 2, up.KIND, 1, to_plain(up))
        before = till.sealing.hash(first.content)
        second = _sealed(till, 3, down.KIND, 1, to_plain(down), before)
        push = Push((*everything(till).facts, first, second))
        if much > 5:
            assert refusal(till, push) is RefusalReason.NOT_FACTS
            assert held(office, till) == 0
    assert pushed(till, push).outcome is PushOutcome.TAKEN


def test_one_changed_byte_of_a_fact_or_a_signature_is_refused(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    till.earn("m-1", 5)
    facts = everything(till).facts
    content = facts[1].content.replace(b"earning", b"earninG")
    assert content != facts[1].content
    for bad in (
        FactSent(content, facts[1].signature),
        FactSent(facts[1].content, bytes(64)),
        FactSent(facts[1].content, facts[0].signature),
        FactSent(facts[1].content + b"\0", facts[1].signature),
        FactSent(b"", facts[1].signature),
    ):
        assert refusal(till, Push((facts[0], bad))) is RefusalReason.NOT_FACTS
    assert refusal(till, Push((facts[1], facts[0]))) is RefusalReason.NOT_FACTS
    assert held(office, till) == 0


def test_another_tills_facts_are_not_this_tills_to_push(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    other = TillInMemory(office, clock)
    assert refusal(till, everything(other)) is RefusalReason.NOT_FACTS
    assert held(office, other) == held(office, till) == 0


def test_attachments_must_be_what_their_names_say_and_be_named(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    till.enrol("王小明", "13800138000")
    push = everything(till)
    (profile,) = push.attachments
    for bad in (
        replace(profile, content=profile.content + b"x"),
        replace(profile, salt=bytes(12)),
        replace(profile, hash=bytes(32)),
        replace(profile, member_id="somebody-else"),
    ):
        assert refusal(till, replace(push, attachments=(bad,))) is RefusalReason.NOT_FACTS
    assert held(office, till) == 0
    assert pushed(till, push).outcome is PushOutcome.TAKEN
    with office.store.reading() as work:
        assert work.attachments.get(profile.member_id, profile.hash) is not None


def test_a_revoked_till_is_told_so_and_keeps_its_facts(office: OfficeInMemory, till: TillInMemory) -> None:
    member = till.enrol("王小明", "13800138000")
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        assert revoke(work, entry, till.till, date(2026, 11, 3), "stolen") == 1
        entry.settle()
        work.commit()
    done = till.sync.round()
    assert (done.outcome, done.refusal) == (RoundOutcome.REFUSED, RefusalReason.REVOKED)
    assert done.state is not None
    assert done.state.waiting == 2
    till.earn(member, 10)
    assert till.balance(member) == 10
    assert held(office, till) == 0


def test_a_rebuild_of_head_office_repeats_the_order_of_arrival(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    """Two tills name one person; the later arrival counts, although the till's name sorts first."""
    other = TillInMemory(office, clock)
    member = other.enrol("王小明", "13800138000")
    in_step(other, till)
    other.record(StaffEnrolled(Staff("st-1", "小林", Role.MANAGER)))
    till.record(StaffEnrolled(Staff("st-1", "小林", Role.CASHIER)))
    other.earn(member, 100)
    in_step(other, till, other)
    till.sync.ask(AccountKind.POINTS, member, 10)
    in_step(other, till)
    with office.store.reading() as work:
        (person,) = work.shops.staff()
    assert person.role is Role.CASHIER
    done = rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None)
    assert done.unchanged
    assert done.facts == held(office, till) + held(office, other) + 5


def test_a_place_in_the_stream_that_head_office_never_reached_begins_again(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    in_step(till)
    page = till.link.exchange(PULL, Pull(1, 1_000_000, 100, 0))
    assert not isinstance(page, Refusal)
    assert (page.restarted, page.since, page.more) == (True, 0, False)  # type: ignore[union-attr]


def test_pages_are_as_small_as_they_are_asked_for_and_miss_nothing(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    members = {till.enrol(f"王{number}", f"1380013{number:04d}") for number in range(25)}
    in_step(till)
    new = TillInMemory(office, clock)
    seen: set[str] = set()
    since, pages = 0, 0
    while True:
        page = new.link.exchange(PULL, Pull(1, since, 10, 0))
        assert not isinstance(page, Refusal)
        wire = CborWire()
        named = [wire.unpack(packed) for packed in page.subjects.packed]  # type: ignore[union-attr]
        assert len(named) <= 10
        seen |= {one[1] for one in named if one[0] == "member"}  # type: ignore[index,misc]
        since, pages = page.next, pages + 1  # type: ignore[union-attr]
        if not page.more:  # type: ignore[union-attr]
            break
    assert seen == members
    assert pages == 3


def test_a_subject_too_large_for_any_page_does_not_stop_the_others(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    huge = till.enrol("王小明", "13800138000")
    for batch in range(40):
        uses = tuple((f"rule-{batch:03d}-{number:04d}" + "x" * 40, "2026") for number in range(500))
        till.record(replace(sale(huge, []), uses=uses))
    small = till.enrol("李娜", "13900139000")
    in_step(till)
    new = TillInMemory(office, clock)
    in_step(new)
    with new.store.reading() as work:
        assert work.members.get(small) is not None
        assert work.members.get(huge) is None


def test_nothing_is_pushed_that_was_acknowledged(office: OfficeInMemory, till: TillInMemory) -> None:
    till.earn("m-1", 5)
    in_step(till)
    with till.store.reading() as work:
        assert list(facts_to_push(work, till.till)) == []
    assert SHOP.shop_id == till.place.shop_id


def test_an_epoch_begins_behind_what_head_office_holds_and_with_an_opening(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    in_step(till)
    with till.store.reading() as work:
        head = work.journal.head(till.till)
    assert head is not None
    opened = to_plain(TillOpened("S01", "1", till.signer.public_key, "restored"))
    other = to_plain(sale("m", [LedgerEntry(AccountKind.POINTS, NEVER, 5, "earning")]))
    for previous, kind, plain, outcome in (
        (head.hash, "sale.completed", other, PushOutcome.FORKED),
        (bytes([1]) * 32, "till.opened", opened, PushOutcome.FORKED),
        (head.hash, "till.opened", opened, PushOutcome.TAKEN),
    ):
        header = FactHeader("tenant-1", till.till, 2, 1, previous, 0, date(2026, 11, 3), "")
        fact = till.sealing.seal(header, kind, 1, plain)
        answer = pushed(till, Push((FactSent(fact.content, fact.signature),)))
        assert answer.outcome is outcome
    assert answer.state.head == JournalPlace(2, 1, fact.hash)
