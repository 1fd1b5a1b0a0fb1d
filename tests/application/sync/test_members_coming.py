"""Members who are at a till but not in its tables yet: found, served and told of as if they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_backup import Backup
from fakes.snapshots import MEMBERS, assert_alike, far_ahead, fetches, found, names_read, placed
from shuke.application.ports.store import StoreTrouble, StoreUnusable, Work
from shuke.application.sync import loading_round
from shuke.application.sync.applying import Applying
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.knowing import fetched_as_of, stream_place
from shuke.application.sync.pulling import PageResult, apply_fetched
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.messages import NOWHERE, OfficeState

PHONE = "13800000077"
TODAY = date(2026, 3, 10)
FIRST_PAGE = 36
"""Members of the page by which a till sees how far behind it is; with numbers below that."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def first(office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> TillInMemory:
    """The one that enrolled everybody. From now on parts arrive, and stay as they are until `go_on`."""
    till = far_ahead(office, clock, monkeypatch)
    for number in (59, 60, 61):
        card = CardIssued(f"card-{number}", someone(till, number), f"{68_000_000 + number}", "member", TODAY)
        till.record(card)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    monkeypatch.setattr(loading_round, "_STRETCH_S", -1.0)
    return till


@pytest.fixture
def new(first: TillInMemory, office: OfficeInMemory) -> TillInMemory:
    """A till to which everybody has come, and hardly anybody is in its tables."""
    till = TillInMemory(office, first.clock)
    done = till.sync.round()
    assert (done.outcome, done.unread) == (RoundOutcome.IN_STEP, True)
    assert placed(till) == FIRST_PAGE
    return till


def go_on(till: TillInMemory, monkeypatch: pytest.MonkeyPatch) -> TillInMemory:
    monkeypatch.setattr(loading_round, "_STRETCH_S", 1e9)
    return names_read(till)


def someone(till: TillInMemory, number: int) -> str:
    """The member's id, as the first till knows it."""
    (member_id,) = found(till, f"138{number:08d}")
    return member_id


def restarted(till: TillInMemory) -> TillInMemory:
    till.sync = till.new_sync()
    return till


def test_whoever_has_come_is_found_by_phone_number_and_card(new: TillInMemory, first: TillInMemory) -> None:
    assert found(new, PHONE) == found(first, PHONE)
    assert placed(new) == FIRST_PAGE + 1, "and nobody else was put in place"
    member_id = someone(first, 55)
    with first.store.reading() as work:
        member = work.members.get(member_id)
    assert member is not None
    with new.store.reading() as work:
        assert work.members.by_number(member.number) == member
    assert placed(new) == FIRST_PAGE + 2
    assert not found(new, "13899999999")


def test_a_card_that_is_scanned_brings_its_member(new: TillInMemory, first: TillInMemory) -> None:
    """By the card's id, as a signed code has it, or by its number."""
    with new.store.reading() as work:
        held = work.cards.get("card-59")
    assert held is not None
    assert held.member_id == someone(first, 59)
    assert placed(new) == FIRST_PAGE + 1
    assert found(new, "68000060") == [someone(first, 60)]
    with new.store.reading() as work:
        assert [card.card_id for card in work.cards.of_member(someone(first, 61))] == ["card-61"]
        assert work.cards.get("card-none") is None
    assert placed(new) == FIRST_PAGE + 3


def test_what_is_read_of_a_member_is_there(new: TillInMemory, first: TillInMemory) -> None:
    asked = [someone(first, number) for number in (53, 54, 56)]
    with new.store.reading() as work:
        assert work.members.balance(asked[0], AccountKind.POINTS) == 63
        assert [lot.amount for lot in work.members.lots(asked[1], AccountKind.POINTS)] == [64]
        assert work.members.elsewhere(new.till, asked[2]) == {AccountKind.POINTS: 66}
    assert placed(new) == FIRST_PAGE + 3


def test_who_was_brought_and_not_kept_is_brought_again(new: TillInMemory, first: TillInMemory) -> None:
    with new.store.writing() as work:
        assert work.members.by_phone(PHONE, 1)  # and something is refused: nothing is committed
    assert placed(new) == FIRST_PAGE
    assert found(new, PHONE) == found(first, PHONE)


def test_a_fact_of_somebody_not_in_place_stays_on_top(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = someone(first, 70), someone(first, 71)
    new.earn(before, 1000)
    new.earn(after, 1000)
    assert new.balance(before) == 80 + 1000, "as soon as anybody asks"
    assert new.own(before) == 1000
    assert new.spend(before, 400)
    go_on(new, monkeypatch)
    assert (new.balance(before), new.balance(after)) == (680, 1081)
    assert new.own(after) == 1000
    assert_alike(new, first)


def test_what_head_office_told_since_is_not_put_back(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    member_id, other = someone(first, 80), someone(first, 81)
    assert new.balance(other) == 91
    first.earn(member_id, 500)
    first.earn(other, 500)
    first.sync.round()
    assert new.sync.round().pulled == 2
    assert new.balance(member_id) == 590
    go_on(new, monkeypatch)
    assert (new.balance(member_id), new.balance(other)) == (590, 591)
    assert_alike(new, first)


def test_what_was_granted_is_not_put_back(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First the till holds nothing of the member; then what was asked for, in and out of the tables."""
    member_id = someone(first, 90)
    assert not new.spend(member_id, 50)
    first.sync.round()
    new.sync.ask(AccountKind.POINTS, member_id, 50)
    first.sync.round()
    new.sync.round()
    assert new.own(member_id) == 50
    assert new.spend(member_id, 50)
    go_on(new, monkeypatch)
    assert (new.own(member_id), new.balance(member_id)) == (0, 50)
    assert_alike(new, first)


def test_an_answer_from_before_the_snapshot_comes_too_late(new: TillInMemory) -> None:
    """Its rows would count as newer."""
    applying = Applying(new.till, new.sealing, new.encoding, str.lower)
    with new.store.reading() as work:
        position = fetched_as_of(work)
        assert position == stream_place(work)
        state = OfficeState(1, NOWHERE, 0, 0, position - 1, 0)
    with new.store.writing() as work:
        assert apply_fetched(work, applying, state, []) is PageResult.STALE
        assert apply_fetched(work, applying, replace(state, as_of=position), []) is PageResult.APPLIED


def test_it_goes_on_where_it_was_switched_off_also_offline(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = fetches(new)
    restarted(new).weather.down = True
    done = new.sync.round()
    assert (done.outcome, done.unread) == (RoundOutcome.OFFLINE, True)
    assert found(new, PHONE) == found(first, PHONE)
    go_on(new, monkeypatch)
    assert placed(new) == MEMBERS
    assert new.arrived.read(0, 1) == b"", "it is not kept any longer"
    new.weather.down = False
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert fetches(new) == asked
    assert_alike(new, first)


@pytest.mark.parametrize("damage", ["gone", "garbled", "garbled while it runs"])
def test_parts_that_are_lost_are_asked_for_anew(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """An older file of the database came back without them, or a disk forgot."""
    content = new.arrived.read(0, 1 << 20)
    garbled = content[:-9] + bytes((content[-9] ^ 1,)) + content[-8:]
    new.arrived.put(0, b"" if damage == "gone" else garbled)
    if damage != "garbled while it runs":
        restarted(new)
    new.sync.round()
    assert (fetches(new) == 2) is (damage != "garbled while it runs"), "found out at once"
    go_on(new, monkeypatch)
    go_on(new, monkeypatch)
    assert fetches(new) == 2
    assert placed(new) == MEMBERS
    assert_alike(new, first)
    assert found(new, PHONE) == found(first, PHONE)


def test_a_file_that_nobody_waits_for_goes(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    new.arrived.put(0, b"of a snapshot that was put in place, and a moment later the power went")
    new.weather.down = True
    new.sync.round()
    assert new.arrived.read(0, 1) == b""


def test_a_full_disk_ends_the_round_and_not_the_snapshot(
    first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = TillInMemory(office, first.clock)
    put = new.arrived.put

    def full(_offset: int, _sealed: bytes) -> None:
        raise StoreUnusable(StoreTrouble.DISK_FULL, "")

    monkeypatch.setattr(new.arrived, "put", full)
    assert new.sync.round().outcome is RoundOutcome.TILL_TROUBLE
    monkeypatch.setattr(new.arrived, "put", put)
    go_on(new, monkeypatch)
    assert_alike(new, first)


def test_a_head_office_that_was_put_back_is_asked_for_everybody(
    new: TillInMemory, first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is in place stays; the others come as the new generation has them."""
    assert found(new, PHONE)
    Backup(office).restore()
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    go_on(new, monkeypatch)
    go_on(new, monkeypatch)
    assert placed(new) == MEMBERS
    first.sync.round()
    assert_alike(new, first)


def test_parts_of_another_generation_are_nobody(new: TillInMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    """In them may be people whom the head office that was put back has never heard of."""
    with new.store.writing() as work:
        note_restarted_head_office(work)
        work.commit()
    assert not found(new, PHONE)
    monkeypatch.setattr(loading_round, "_STRETCH_S", 1e9)
    assert not new.sync.loading.empty(lambda: False)
    assert placed(new) == FIRST_PAGE
    with new.store.reading() as work:
        assert work.member_loading.current() is None
        assert stream_place(work) == 0


def note_restarted_head_office(work: Work) -> None:
    work.cursors.put("head-office.generation", 2)


def test_rows_that_are_only_waiting_their_turn_are_not_mended(
    first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A till far behind has older rows of everybody until their part's turn comes; who stands at the counter is as
    new as the snapshot."""
    late = go_on(TillInMemory(office, first.clock), monkeypatch)
    with first.store.reading() as work:
        ids = work.subjects.members_behind("", MEMBERS)
    for member_id in ids:
        first.earn(member_id, 5)
    first.sync.round()
    monkeypatch.setattr(loading_round, "_STRETCH_S", -1.0)
    rounds = [late.sync.round() for _ in range(8)]
    assert fetches(late) == 2
    assert {done.mended for done in rounds} == {0}
    assert late.balance(someone(first, 100)) == 115
    go_on(late, monkeypatch)
    assert_alike(late, first)


def test_a_new_epoch_spends_nothing_of_what_is_still_in_the_parts(
    first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A till far behind, whose own slices stand in the snapshot, begins anew while it is being emptied."""
    late = go_on(TillInMemory(office, first.clock), monkeypatch)
    member_id = someone(first, 100)
    late.earn(member_id, 50)
    late.sync.round()
    for number in range(MEMBERS):
        first.earn(someone(first, number), 5)
    first.sync.round()
    monkeypatch.setattr(loading_round, "_STRETCH_S", -1.0)
    restarted(late).sync.round()
    assert fetches(late) == 2
    with late.store.writing() as work:
        begin_epoch(work, late.recorder, SHOP, 0, Began.RESTORED)
        work.commit()
    late.weather.down = True
    assert restarted(late).sync.round().outcome is RoundOutcome.OFFLINE
    go_on(late, monkeypatch)
    assert late.own(member_id) == 0
    late.weather.down = False
    go_on(late, monkeypatch)
    assert late.own(member_id) == 0
    assert_alike(late, first)


def test_who_left_the_shop_meanwhile_does_not_come_back(
    new: TillInMemory, first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes is forgotten for good, though the parts still have them."""
    member_id = someone(first, 110)
    assert new.balance(member_id) == 120
    with new.store.writing() as work:
        work.keepings.let_go([member_id])
        work.commit()
    go_on(new, monkeypatch)
    assert placed(new) == MEMBERS - 1


def test_who_left_after_their_part_does_not_come_back_either(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All parts are in the tables, and still there for the phones."""
    monkeypatch.setattr(loading_round, "_STRETCH_S", 1e9)
    new.sync.names.read_on = lambda _stopped: False  # type: ignore[method-assign]  # some other time
    new.sync.round()
    assert new.sync.loading.is_under_way()
    member_id = someone(first, 70)
    with new.store.writing() as work:
        work.keepings.let_go([member_id])
        work.commit()
    with new.store.reading() as work:
        assert work.members.get(member_id) is None
    assert not found(new, "13800000070")


def test_who_was_enrolled_meanwhile_is_found_beside_those_who_come(new: TillInMemory) -> None:
    li = new.enrol("李四", "13900000000")
    assert found(new, "13900000000") == [li]
    both = new.enrol("李五", PHONE)
    assert set(found(new, PHONE)) == {both, *found(new, PHONE)[1:]}
    assert len(found(new, PHONE)) == 2


def test_a_till_with_everybody_on_the_way_pulls_what_changed(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not asked for another snapshot because so few are in its tables."""
    monkeypatch.setattr("shuke.domain.sync.choosing._BEHIND_BY", 1)
    for number in range(MEMBERS):
        first.earn(someone(first, number), 1)
    first.sync.round()
    asked = asks(new)
    assert new.sync.round().pulled >= MEMBERS
    assert asks(new) == asked


def asks(till: TillInMemory) -> int:
    return sum(letter.claim.path == "/v1/snapshot" for letter in till.link.letters)


def test_all_rows_are_head_offices_when_everybody_is_in_place(
    new: TillInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every member's digest is compared, as in quiet rounds."""
    for number in range(0, MEMBERS, 11):
        assert someone(new, number)
    go_on(new, monkeypatch)
    checked = [new.sync.round().mended for _ in range(MEMBERS // 20 + 2)]
    assert set(checked) == {0}
    assert_alike(new, first)
