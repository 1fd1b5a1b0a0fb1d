"""Two tills and head office, through real bytes and stores: what one records, the other knows."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.cards import card_reissued, card_turned
from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.told import told
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.knowing import waiting_facts
from shuke.application.sync.pulling import pull_again_from_start
from shuke.application.sync.state import RoundOutcome, sync_state
from shuke.domain.article import Article, Department
from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import CardStatus
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.brought import BesideMoved, Brought
from shuke.domain.facts.card_changed import CardAct, CardChanged
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.cash_moved import CashMoved
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.shift_closed import ShiftClosed
from shuke.domain.facts.shift_counted import ShiftCounted
from shuke.domain.facts.shift_opened import ShiftOpened
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.money import Money
from shuke.domain.shift import CashDirection, ShiftFigures
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.domain.sync.limits import MOST_FACTS_A_PUSH, MOST_WISHES, WISH_LIFE_MS
from shuke.domain.sync.subjects import Subject, SubjectKind


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def first(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


@pytest.fixture
def second(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP


def facts_at(office: OfficeInMemory, till: TillInMemory) -> int:
    with office.store.reading() as work:
        return work.journal.count_after(till.till, 0, 0)


def test_a_member_enrolled_at_one_till_is_found_at_the_other(
    first: TillInMemory, second: TillInMemory
) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 120)
    in_step(first, second)
    with second.store.reading() as work:
        known = work.members.get(member)
        assert known is not None
        assert known.profile.name == "王小明"
        assert [found.member_id for found in work.members.by_phone("13800138000", 5)] == [member]
    assert (second.balance(member), second.own(member)) == (120, 0)


def test_cards_articles_staff_and_programmes_reach_every_till(
    first: TillInMemory, second: TillInMemory
) -> None:
    member = first.enrol("王小明", "13800138000")
    card = CardIssued("c-1", member, "0011", "member", date(2026, 3, 10))
    first.record(
        card,
        ArticlesListed((Article("a-1", "碧螺春", Money(128_00)),), (Department("d-1", "茶叶"),)),
        StaffEnrolled(Staff("st-1", "小林", Role.CASHIER)),
        ProgrammePublished("tea-chain", 3, date(2020, 1, 1), "document"),
        card_turned("c-1", member),
    )
    in_step(first, second)
    with second.store.reading() as work:
        lost = work.cards.get("c-1")
        assert lost is not None
        assert (lost.number, lost.status.value) == ("0011", "lost")
        assert work.articles.by_id("a-1") == Article("a-1", "碧螺春", Money(128_00))
        assert [one.name for one in work.articles.departments()] == ["茶叶"]
        assert work.shops.staff_member("st-1") == Staff("st-1", "小林", Role.CASHIER)
        assert work.programmes.get("tea-chain", 3) is not None
        assert work.shops.get("S01") == SHOP
        assert work.shops.till_name(first.till) == first.joined.till_name


def test_a_card_replaced_at_one_till_is_dead_at_the_other_from_the_next_contact_on(
    first: TillInMemory, second: TillInMemory
) -> None:
    """Its successor is named; a card beside the tier comes along. The other till's word that it was found, which it
    sent without having heard of the new card, changes nothing, at head office or anywhere."""
    member = first.enrol("王小明", "13800138000")
    first.record(CardIssued("c-1", member, "0011", "member", date(2026, 3, 10)), card_turned("c-1", member))
    in_step(first, second)
    campus = BesideMoved("campus", BesideHeld(0, False, date(2026, 3, 10)))
    first.record(
        card_reissued("c-1", "c-2", member, "0011-2", date(2026, 3, 10), None),
        CardChanged(CardAct.APPLIED, "", "campus-card", 1, (Brought(member, beside=(campus,)),)),
    )
    second.record(card_turned("c-1", member, CardStatus.ACTIVE))
    with second.store.reading() as work:
        known = work.cards.get("c-1")
        assert known
        assert known.alive
    in_step(first, second)
    in_step(second, first)
    for till in (first, second):
        with till.store.reading() as work:
            old, new = work.cards.get("c-1"), work.cards.get("c-2")
            assert old
            assert new
            assert (old.status, old.replaced_by, new.alive) == (CardStatus.LOST, "0011-2", True)
            assert work.cards.beside(member) == {"campus": BesideHeld(0, False, date(2026, 3, 10))}


def test_a_shift_is_a_tills_own_and_head_office_has_it_whole(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    drawer = InShift("shift-1")
    first.record(
        ShiftOpened("shift-1", Money(300_00)),
        CashMoved(drawer, CashDirection.OUT, Money(50_00), "解款"),
        ShiftCounted("shift-1", ((100_00, 2), (50_00, 1)), Money(250_00), Money(250_00)),
        ShiftClosed("shift-1", 1, Money(250_00), Money(250_00), ShiftFigures(started_with=Money(300_00))),
    )
    first.record(ShiftOpened("shift-2", Money(250_00)))
    in_step(first, second)
    with office.store.reading() as work:
        (closed,) = work.shifts.closed(first.till, 5)
        assert (closed.counted, closed.difference, closed.z_number) == (Money(250_00), Money(0), 1)
        assert work.shifts.figures(closed).cash_out == Money(50_00)
        still_open = work.shifts.open_at(first.till)
        assert still_open is not None
        assert still_open.shift_id == "shift-2"
    with first.store.reading() as work:
        assert work.shifts.get(first.till, "shift-1") == closed
    with second.store.reading() as work:
        assert work.shifts.open_at(first.till) is None
        assert work.shifts.open_at(second.till) is None


def test_offline_the_till_goes_on_and_catches_up_by_itself(first: TillInMemory, second: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    first.weather.down = True
    for _ in range(3):
        first.earn(member, 10)
        assert first.sync.round().outcome is RoundOutcome.OFFLINE
    with first.store.reading() as work:
        state = sync_state(work, first.till, RoundOutcome.OFFLINE)
    assert (state.waiting, state.online) == (3, False)
    first.weather.down = False
    in_step(first, second)
    assert second.balance(member) == 30


def test_more_facts_than_one_push_holds_go_in_several(office: OfficeInMemory, first: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    for _ in range(MOST_FACTS_A_PUSH // 50 + 1):
        with first.store.writing() as work:
            bodies = [card_turned(f"c-{number}", member) for number in range(50)]
            first.recorder.record_many(work, SHOP, bodies, staff="")
            work.commit()
    done = first.sync.round()
    assert (done.outcome, done.pushed) == (RoundOutcome.IN_STEP, 552)
    assert facts_at(office, first) == 552
    assert sum(letter.claim.path == "/v1/push" for letter in first.link.letters) == 2


def test_a_lost_reply_does_not_store_a_fact_twice(office: OfficeInMemory, first: TillInMemory) -> None:
    first.enrol("王小明", "13800138000")
    first.weather.to_come = ["reply lost"]
    assert first.sync.round().outcome is RoundOutcome.OFFLINE
    assert facts_at(office, first) == 2
    in_step(first)
    assert facts_at(office, first) == 2
    with first.store.reading() as work:
        assert waiting_facts(work, first.till) == 0


def test_what_is_sold_while_a_page_is_on_its_way_stays(first: TillInMemory, second: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    second.earn(member, 40)
    in_step(second)
    first.weather.meanwhile["sale"] = lambda: first.earn(member, 7)
    first.weather.to_come = ["sale"]
    in_step(first)
    assert (first.balance(member), first.own(member)) == (47, 7)


def test_head_office_confirms_with_the_last_page_at_the_time_it_was_asked(
    first: TillInMemory, clock: FakeClock
) -> None:
    first.weather.meanwhile["slow"] = lambda: clock.advance(8)
    asked_at_ms = clock.now_ms()
    first.weather.to_come = ["", "slow"]
    in_step(first)
    with first.store.reading() as work:
        assert work.cursors.get(CONFIRMED_CURSOR) == asked_at_ms


def test_an_answer_overtaken_by_newer_rows_is_not_put_in_place(
    first: TillInMemory, second: TillInMemory
) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)

    def overtaken() -> None:
        second.earn(member, 9)
        in_step(second, first)

    first.weather.meanwhile["overtaken"] = overtaken
    first.weather.to_come = ["overtaken"]
    first.sync.ask(AccountKind.POINTS, member, 5)
    assert first.balance(member) == 9


def test_a_page_read_before_a_grant_does_not_take_it_away_again(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    member = second.enrol("王小明", "13800138000")
    second.earn(member, 100)
    in_step(second, first)
    first.sync.ask(AccountKind.POINTS, member, 60)
    in_step(second)
    assert first.own(member) == 0
    seen: list[int] = []

    def granted_and_spent() -> None:
        first.sync.ask(AccountKind.POINTS, member, 60)
        assert first.spend(member, 60)

    first.weather.meanwhile["grant"] = granted_and_spent
    first.weather.meanwhile["look"] = lambda: seen.append(first.own(member))
    first.weather.to_come = ["grant", "", "look", "look"]
    in_step(first)
    assert seen == [0, 0]
    assert (first.own(member), first.balance(member)) == (0, 40)


def test_an_answer_that_comes_after_a_later_ones_does_not_take_back_what_that_one_brought(
    first: TillInMemory, second: TillInMemory
) -> None:
    member = second.enrol("王小明", "13800138000")
    second.earn(member, 100)
    second.record(SliceReturned(AccountKind.POINTS, member, NEVER, 100))
    in_step(second, first)
    first.weather.meanwhile["asked again"] = lambda: first.sync.ask(AccountKind.POINTS, member, 20)
    first.weather.to_come = ["asked again"]
    first.sync.ask(AccountKind.POINTS, member, 30)
    assert first.own(member) == 50
    in_step(first)
    assert first.own(member) == 50


def test_points_asked_for_come_from_the_pool_at_once_and_only_once(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    member = second.enrol("王小明", "13800138000")
    second.earn(member, 100)
    second.record(SliceReturned(AccountKind.POINTS, member, NEVER, 100))
    in_step(second, first)
    first.weather.to_come = ["reply lost"]
    answer = first.sync.ask(AccountKind.POINTS, member, 30)
    assert answer.outcome is GrantOutcome.OFFLINE
    assert first.own(member) == 0
    in_step(first)
    assert first.own(member) == 30
    assert first.sync.ask(AccountKind.POINTS, member, 20).outcome is GrantOutcome.GRANTED
    assert first.own(member) == 50
    with office.store.reading() as work:
        assert work.pools.held(member, AccountKind.POINTS, date.min) == {first.till: 50}
        assert work.pools.pool(member, AccountKind.POINTS) == [Slice(NEVER, 50)]


def test_two_tills_hand_points_over_within_two_contacts(first: TillInMemory, second: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 200)
    in_step(first, second)
    assert second.sync.ask(AccountKind.POINTS, member, 150).outcome is GrantOutcome.RECALLING
    done = first.sync.round()
    assert (done.outcome, done.returned) == (RoundOutcome.IN_STEP, 150)
    done = second.sync.round()
    assert (done.outcome, done.granted) == (RoundOutcome.IN_STEP, 150)
    assert (first.own(member), second.own(member)) == (50, 150)
    assert second.spend(member, 150)
    assert not first.spend(member, 51)


def promoted(member: str, tier: str, rank: int, day: int, term: int = 0) -> MemberPromoted:
    return MemberPromoted(member, "ordinary", tier, date(2026, 3, day), f"tier.{tier}", rank, term)


def tier_at(where: OfficeInMemory | TillInMemory, member: str) -> tuple[str, date, int]:
    with where.store.reading() as work:
        known = work.members.get(member)
    assert known is not None
    return known.tier, known.tier_since, known.tier_term


def test_a_promotion_that_arrives_late_takes_back_no_higher_one(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    """Gold was recorded first, without head office; diamond later and elsewhere, and it is known there first."""
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    first.record(promoted(member, "gold", 1, 10))
    second.record(promoted(member, "diamond", 2, 11))
    in_step(second)
    assert tier_at(office, member)[0] == "diamond"
    in_step(first, second)
    for where in (office, first, second):
        assert tier_at(where, member) == ("diamond", date(2026, 3, 11), 0)
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_promotions_to_one_tier_the_later_day_counts_whoever_is_heard_first(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory, turn: int
) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    first.record(promoted(member, "gold", 1, 10))
    second.record(promoted(member, "gold", 1, 11))
    in_step(*(first, second)[::turn])
    assert tier_at(office, member) == ("gold", date(2026, 3, 11), 0)


def test_what_was_decided_before_a_demotion_does_not_outlive_it(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    """Head office begins the next term; a till that had not heard of it promoted in the last one."""
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    second.record(promoted(member, "diamond", 2, 11))
    office.record(promoted(member, "ordinary", 0, 12, term=1))
    in_step(second, first)
    for where in (office, first, second):
        assert tier_at(where, member) == ("ordinary", date(2026, 3, 12), 1)
    first.record(promoted(member, "gold", 1, 13, term=1))
    in_step(first, second)
    assert tier_at(second, member) == ("gold", date(2026, 3, 13), 1)


def test_a_wrong_clock_is_corrected_by_head_offices(office: OfficeInMemory) -> None:
    clock = FakeClock()
    clock.advance(3 * 86_400)
    late = TillInMemory(office, clock)
    late.enrol("王小明", "13800138000")
    in_step(late)
    clock.set_back(400 * 86_400)
    in_step(late)


def test_the_trust_list_names_a_till_that_joined_later(
    office: OfficeInMemory, first: TillInMemory, clock: FakeClock
) -> None:
    third = TillInMemory(office, clock)
    in_step(first)
    with first.store.reading() as work:
        held = work.trust_lists.held()
    assert held is not None
    trust = SealedTrustLists(Ed25519Check()).open(held.sealed, [first.known.key])
    found = trust.find(third.signer.key_id)
    assert found is not None
    assert (found.shop, found.till) == ("S01", third.till)


def test_rows_that_came_to_differ_are_found_and_mended(first: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 50)
    in_step(first)
    with first.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE balances SET amount = 5000")
        connection.commit()
    assert first.balance(member) == 5000
    assert first.sync.round().mended == 1
    assert first.balance(member) == 50
    assert first.sync.round().mended == 0


def test_asking_for_everything_anew_changes_nothing(first: TillInMemory, second: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 50)
    in_step(first, second)
    with second.store.writing() as work:
        before = work.digest()
        pull_again_from_start(work)
        work.commit()
    in_step(second)
    with second.store.reading() as work:
        assert work.digest() == before


def test_a_till_told_of_a_member_knows_only_its_own_slices(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 50)
    second.sync.round()
    in_step(first, second)
    with office.store.reading() as work:
        (known,) = told(work, [Subject(SubjectKind.MEMBER, member)], second.till)
    assert "slices" not in {table.table for table in known.tables}
    assert "balances" in {table.table for table in known.tables}


def test_a_page_is_put_in_place_whole_or_not_at_all(first: TillInMemory, second: TillInMemory) -> None:
    """The last statement of the page fails, as on a full disk; the next round begins where the till stood."""
    member = second.enrol("王小明", "13800138000")
    second.earn(member, 40)
    in_step(first, second)
    second.earn(member, 2)
    in_step(second)
    with first.store.reading() as work:
        before = work.digest()
    with first.engine.connect() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON cursors WHEN new.name = 'head-office.stream' "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        connection.commit()
    done = first.sync.round()
    assert (done.outcome, done.state) == (RoundOutcome.TILL_TROUBLE, None)
    with first.store.reading() as work:
        assert work.digest() == before
    with first.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
        connection.commit()
    in_step(first)
    assert first.balance(member) == 42


def test_a_round_that_is_stopped_ends_at_its_next_step(first: TillInMemory) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first)
    first.earn(member, 5)
    first.weather.meanwhile["closing"] = first.sync.stop
    first.weather.to_come = ["closing"]
    done = first.sync.round()
    assert (done.outcome, done.pushed) == (RoundOutcome.STOPPED, 1)
    assert first.sync.round().outcome is RoundOutcome.STOPPED


def test_what_nobody_waits_for_any_more_is_not_asked_for(first: TillInMemory, clock: FakeClock) -> None:
    member = first.enrol("王小明", "13800138000")
    in_step(first)
    first.weather.down = True
    assert first.sync.ask(AccountKind.POINTS, member, 5).outcome is GrantOutcome.OFFLINE
    with first.store.reading() as work:
        assert [wish.amount for wish in work.wishes.all()] == [5]
    clock.advance(WISH_LIFE_MS / 1000 + 1)
    first.weather.down = False
    asked = len(first.link.letters)
    in_step(first)
    assert all(letter.claim.path != "/v1/ask" for letter in first.link.letters[asked:])
    with first.store.reading() as work:
        assert work.wishes.all() == []


def test_a_till_waits_for_so_many_grants_and_no_more(first: TillInMemory, clock: FakeClock) -> None:
    first.weather.down = True
    for number in range(MOST_WISHES + 5):
        clock.advance(1)
        first.sync.ask(AccountKind.POINTS, f"m-{number}", 5)
    with first.store.reading() as work:
        waited_for = [wish.member_id for wish in work.wishes.all()]
    assert waited_for == [f"m-{number}" for number in range(5, MOST_WISHES + 5)]
