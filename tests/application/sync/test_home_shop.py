"""Tills that keep the members of their own shop: who comes, who is fetched, who goes, and that nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.office_backup import Backup
from shuke.application.basket_bytes import BasketBytes
from shuke.application.find_members import find_members
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.moving_slices import write_off
from shuke.application.head_office.setting_keeping import set_keeping
from shuke.application.ports.store import StoredBasket, StoredFact
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.fetching import Fetched
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import Basket, BasketState
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.keeping import EVERYBODY, Keeping, Kept
from shuke.domain.shop import Shop
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.slices.holders import left_behind
from shuke.domain.sync import choosing
from shuke.domain.sync.finding import Find, FindBy
from shuke.domain.sync.limits import MOST_FINDS_A_MINUTE
from shuke_db.tables import MEMBER_TABLES

OTHER = Shop("S02", "二店")
DAY_S = 86_400
HOME = Keeping(Kept.HOME_SHOP, 30)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    office = OfficeInMemory(clock)
    office.record(ShopDescribed(OTHER))
    set_keeping(office.store, office.recorder, office.identity, HOME)
    return office


@pytest.fixture
def home(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    """The till where members are enrolled (in the first shop)."""
    return in_step(TillInMemory(office, clock))


@pytest.fixture
def away(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    """A till of the second shop."""
    return in_step(TillInMemory(office, clock, shop_id="S02"))


@pytest.fixture
def wang(home: TillInMemory) -> str:
    """A member of the first shop with a hundred points, a card and a phone."""
    member_id = home.enrol("王小明", "13800138000")
    home.record(CardIssued("card-1", member_id, "68000042", "member", date(2026, 3, 10)))
    home.earn(member_id, 100)
    in_step(home)
    return member_id


def in_step(till: TillInMemory) -> TillInMemory:
    done = till.sync.round()
    assert done.outcome is RoundOutcome.IN_STEP, done
    assert done.mended == 0
    return till


def knows(till: TillInMemory, member_id: str) -> bool:
    with till.store.reading() as work:
        return work.members.get(member_id) is not None


def fetch(till: TillInMemory, by: FindBy = FindBy.PHONE, value: str = "13800138000") -> Fetched:
    return till.sync.fetching.fetch(Find(by, value))


def everything(till: TillInMemory) -> dict[str, list[tuple[object, ...]]]:
    tables = (*(name for name in MEMBER_TABLES if name != "slices"), "attachments")
    with till.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {name}"))) for name in tables
        }


def test_a_till_is_told_of_its_own_shops_members_alone(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory, clock: FakeClock
) -> None:
    in_step(away)
    assert not knows(away, wang)
    neighbour = in_step(TillInMemory(office, clock))
    assert knows(neighbour, wang)
    assert everything(neighbour) == everything(home)


@pytest.mark.parametrize(
    ("by", "value"),
    [
        (FindBy.PHONE, "13800138000"),
        (FindBy.PHONE, "+8613800138000"),
        (FindBy.NUMBER, "68000042"),
        (FindBy.CARD, "card-1"),
    ],
)
def test_a_member_of_another_shop_is_fetched_by_phone_number_and_card(
    home: TillInMemory, away: TillInMemory, wang: str, by: FindBy, value: str
) -> None:
    assert fetch(away, by, value) is Fetched.FOUND
    assert away.balance(wang) == 100
    with away.store.reading() as work:
        (found,) = find_members(work, "13800138000", 5).found
        assert found.member.profile.name == "王小明"
        assert work.cards.by_number("68000042") is not None
    in_step(away)
    assert knows(away, wang)


def test_a_member_is_fetched_by_the_own_number(home: TillInMemory, away: TillInMemory, wang: str) -> None:
    with home.store.reading() as work:
        member = work.members.get(wang)
    assert member is not None
    assert fetch(away, FindBy.NUMBER, member.number) is Fetched.FOUND


def test_whoever_was_fetched_belongs_to_that_shop_and_its_other_tills_hear_of_it(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory, clock: FakeClock
) -> None:
    beside = in_step(TillInMemory(office, clock, shop_id="S02"))
    assert not knows(beside, wang)
    fetch(away)
    assert knows(in_step(beside), wang)
    home.earn(wang, 7)
    in_step(home)
    assert in_step(away).balance(wang) == 107
    in_step(beside)
    assert everything(beside) == everything(away)


def test_with_a_fetched_member_comes_a_share_of_what_nobody_holds(
    home: TillInMemory, away: TillInMemory, wang: str
) -> None:
    home.record(SliceReturned(AccountKind.POINTS, wang, NEVER, 100))
    in_step(home)
    assert fetch(away) is Fetched.FOUND
    assert away.own(wang) == 70
    assert away.spend(wang, 70)
    assert not away.spend(wang, 1)
    in_step(away)
    in_step(home)
    assert home.balance(wang) == 30


def test_what_the_home_shop_holds_is_recalled_for_whoever_was_fetched(
    home: TillInMemory, away: TillInMemory, wang: str
) -> None:
    fetch(away)
    assert away.own(wang) == 0
    assert not away.sync.ask_for_all(wang)
    in_step(home)
    in_step(away)
    assert away.own(wang) == 100


def test_a_lost_answer_costs_nothing(home: TillInMemory, away: TillInMemory, wang: str) -> None:
    away.weather.to_come = ["reply lost"]
    assert fetch(away) is Fetched.OFFLINE
    assert not knows(away, wang)
    assert knows(in_step(away), wang), "the next page has whom head office gave"
    assert fetch(away) is Fetched.FOUND


def test_nobody_is_found_offline_and_it_is_said(away: TillInMemory, wang: str) -> None:
    away.weather.down = True
    assert fetch(away) is Fetched.OFFLINE


def test_whom_head_office_does_not_know_is_nobody(
    away: TillInMemory, wang: str, office: OfficeInMemory
) -> None:
    assert fetch(away, value="13911112222") is Fetched.NOBODY
    assert fetch(away, FindBy.CARD, "card-2") is Fetched.NOBODY
    assert all(fact.kind != "member.fetched" for fact in office_facts(office))


def office_facts(office: OfficeInMemory) -> list[StoredFact]:
    with office.store.reading() as work:
        return list(work.journal.after(office.identity.place.till, 0, 0, 500))


def test_two_members_who_share_a_phone_both_come(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    clock.advance(60)
    twin = home.enrol("王小亮", "13800138000")
    in_step(home)
    assert fetch(away) is Fetched.FOUND
    assert knows(away, wang)
    assert knows(away, twin)


def test_a_till_that_asks_more_than_a_counter_does_is_not_answered_for_a_minute(
    away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    clock.advance(60)
    for number in range(MOST_FINDS_A_MINUTE):
        assert fetch(away, value=f"139{number:08d}") is Fetched.NOBODY
    assert fetch(away) is Fetched.TOO_OFTEN
    assert not knows(away, wang)
    clock.advance(60)
    assert fetch(away) is Fetched.FOUND


def test_it_is_recorded_who_fetched_whom_once(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory
) -> None:
    for _ in range(3):
        fetch(away)
    fetched = [fact for fact in office_facts(office) if fact.kind == "member.fetched"]
    assert len(fetched) == 1
    assert b"13800138000" not in fetched[0].content


def test_asking_for_ones_own_member_makes_no_guest(
    home: TillInMemory, wang: str, office: OfficeInMemory
) -> None:
    assert fetch(home) is Fetched.FOUND
    assert all(fact.kind != "member.fetched" for fact in office_facts(office))


# Going


def test_a_guest_goes_when_the_days_are_over_and_comes_again_when_asked_for(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    fetch(away)
    away.record(sale(wang, []))
    in_step(away)
    clock.advance(30 * DAY_S)
    assert knows(in_step(away), wang)
    clock.advance(DAY_S)
    assert not knows(in_step(away), wang)
    with away.engine.connect() as connection:
        for table in (*MEMBER_TABLES, "attachments"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0, table
        assert connection.exec_driver_sql("SELECT max(name), max(phone) FROM profiles").one() == ("", "")
        assert connection.exec_driver_sql("SELECT count(*) FROM sales").scalar() == 1, "its own sale stays"
    assert knows(in_step(home), wang)
    assert fetch(away) is Fetched.FOUND
    with away.store.reading() as work:
        assert [one.member.member_id for one in find_members(work, "王小明", 5).found] == [wang]


def test_whoever_goes_leaves_everything_to_the_pool(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    fetch(away)
    away.earn(wang, 40)
    in_step(away)
    assert away.own(wang) == 40
    clock.advance(31 * DAY_S)
    in_step(away)
    assert not knows(away, wang)
    assert away.sync.round().state.waiting == 0  # type: ignore[union-attr]
    in_step(home)
    assert home.balance(wang) == 140
    assert home.sync.ask_for_all(wang)
    assert home.own(wang) == 140


def test_a_member_on_a_basket_stays(
    away: TillInMemory, wang: str, clock: FakeClock, home: TillInMemory
) -> None:
    fetch(away)
    clock.advance(31 * DAY_S)
    basket = BasketBytes(away.encoding).write(Basket("b-1", 0, "staff-1", member_id=wang))
    with away.store.writing() as work:
        work.baskets.put(StoredBasket("b-1", BasketState.HELD.value, 0, basket))
        work.commit()
    assert knows(in_step(away), wang)
    with away.store.writing() as work:
        work.baskets.remove("b-1")
        work.commit()
    assert not knows(in_step(away), wang)


def test_a_sale_on_the_way_keeps_the_member(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    """Head office says that somebody left, and just then they buy something."""
    fetch(away)
    in_step(away)
    clock.advance(31 * DAY_S)
    away.weather.meanwhile["buys"] = lambda: away.record(sale(wang, []))
    away.weather.to_come = ["", "buys"]
    in_step(away)
    assert [letter.claim.path for letter in away.link.letters][-2:] == ["/v1/pull", "/v1/check"]
    assert knows(away, wang)
    assert knows(in_step(away), wang)


def test_a_till_that_was_away_longer_than_guests_are_kept_lets_them_go_when_it_is_back(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    fetch(away)
    away.earn(wang, 40)
    away.weather.down = True
    clock.advance(200 * DAY_S)
    home.earn(wang, 1)
    in_step(home)
    assert away.sync.round().outcome is RoundOutcome.OFFLINE
    assert away.own(wang) == 40
    away.weather.down = False
    in_step(away)
    in_step(away)
    assert in_step(home).balance(wang) == 141
    assert not knows(away, wang), "forty points are not a visit"


# The policy


def test_without_a_policy_everybody_is_told_to_everybody(clock: FakeClock) -> None:
    office = OfficeInMemory(clock)
    office.record(ShopDescribed(OTHER))
    home, away = TillInMemory(office, clock), TillInMemory(office, clock, shop_id="S02")
    wang = home.enrol("王小明", "13800138000")
    in_step(home)
    assert knows(in_step(away), wang)
    clock.advance(400 * DAY_S)
    assert knows(in_step(away), wang)


def test_a_narrower_policy_lets_the_others_go_a_wider_one_brings_them(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory, clock: FakeClock
) -> None:
    for number in range(45):
        clock.advance(60)
        home.enrol(f"李{number}", f"137{number:08d}")
    in_step(home)
    in_step(away)
    assert set_keeping(office.store, office.recorder, office.identity, EVERYBODY)
    assert not set_keeping(office.store, office.recorder, office.identity, EVERYBODY)
    in_step(away)
    in_step(away)
    assert everything(away) == everything(home)
    set_keeping(office.store, office.recorder, office.identity, HOME)
    in_step(away)
    assert everything(away)["members"] == [], "all forty-six in one round"
    assert len(everything(in_step(home))["members"]) == 46


def test_more_days_bring_those_back_who_left(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory, clock: FakeClock
) -> None:
    fetch(away)
    in_step(away)
    clock.advance(31 * DAY_S)
    assert not knows(in_step(away), wang)
    set_keeping(office.store, office.recorder, office.identity, Keeping(Kept.HOME_SHOP, 90))
    in_step(away)
    assert knows(in_step(away), wang)


@pytest.mark.parametrize("days", [6, 1097])
def test_a_week_at_least_and_three_years_at_most(days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        Keeping(Kept.HOME_SHOP, days)


# Snapshots, the feed


def test_a_new_till_starts_from_a_snapshot_of_its_shops_members(
    home: TillInMemory, away: TillInMemory, wang: str, office: OfficeInMemory, clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    enrolled = []
    for number in range(60):
        clock.advance(60)
        enrolled.append(home.enrol(f"李{number}", f"137{number:08d}"))
    in_step(home)
    in_step(away)
    for number in (3, 17, 40):
        fetch(away, value=f"137{number:08d}")
    in_step(away)
    monkeypatch.setattr(choosing, "_FEW_CHANGES", 20)
    monkeypatch.setattr("shuke.application.sync.loading_round._OF_OTHER_SHOPS", 1)
    monkeypatch.setattr("shuke.application.sync.pulling_round.MOST_SUBJECTS_A_PAGE", 2)
    monkeypatch.setattr("shuke.application.head_office.snapshots.MEMBERS_A_PART", 20)
    beside = in_step(TillInMemory(office, clock, shop_id="S02"))
    assert sorted(row[1] for row in everything(beside)["members"]) == sorted(enrolled[n] for n in (3, 17, 40))
    assert everything(beside) == everything(away)
    neighbour = in_step(TillInMemory(office, clock))
    assert everything(neighbour) == everything(in_step(home))
    assert len(office.shelf.known) == 2, "one a shop"
    assert len(everything(neighbour)["members"]) == 61


def test_pages_pass_over_what_concerns_other_shops(
    home: TillInMemory, away: TillInMemory, office: OfficeInMemory, clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("shuke.application.head_office.telling_tills.MOST_SUBJECTS_A_PAGE", 7)
    monkeypatch.setattr("shuke.application.sync.pulling_round.MOST_SUBJECTS_A_PAGE", 2)
    mine = []
    for number in range(40):
        clock.advance(60)
        one = home.enrol(f"李{number}", f"137{number:08d}")
        if number % 9 == 0:
            mine.append(one)
    in_step(home)
    for number in range(0, 40, 9):
        fetch(away, value=f"137{number:08d}")
    for number in range(40):
        home.earn(sorted(row[1] for row in everything(home)["members"])[number], 1 + number)
    in_step(home)
    in_step(away)
    assert sorted(row[1] for row in everything(away)["members"]) == sorted(mine)
    assert [away.balance(one) for one in mine] == [home.balance(one) for one in mine]


# What breaks


def test_an_older_file_of_a_till_spends_nothing_of_a_guest_whom_nobody_tells_it_of(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    """Its slices were written off before it could ask: nothing about the member comes any more."""
    fetch(away)
    away.earn(wang, 40)
    in_step(away)
    clock.advance(100 * DAY_S)
    with away.store.writing() as work:
        begin_epoch(work, away.recorder, OTHER, 0, Began.RESTORED)
        work.commit()
    away.weather.to_come = ["", "lost"]
    assert away.sync.round().outcome is RoundOutcome.OFFLINE
    office = away.office
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        write_off(work, entry, left_behind(away.till, 1), "lost")
        entry.settle()
        work.commit()
    in_step(home)
    assert home.sync.ask_for_all(wang)
    assert home.own(wang) == 140
    in_step(away)
    assert away.own(wang) == 0
    assert not away.spend(wang, 1)
    with office.store.reading() as work:
        pool = work.pools.pool(wang, AccountKind.POINTS)
    assert not sum(part.amount for part in pool), (
        "nor did it give back what was written off: home has all there is"
    )


def test_head_office_that_forgot_a_guest_lets_the_till_give_everything_back(
    home: TillInMemory, away: TillInMemory, wang: str, clock: FakeClock
) -> None:
    backup = Backup(away.office)
    fetch(away)
    home.record(SliceReturned(AccountKind.POINTS, wang, NEVER, 100))
    in_step(home)
    assert away.sync.ask(AccountKind.POINTS, wang, 60).granted == 60
    in_step(away)
    backup.restore()
    for till in (away, home, away, away, home):
        in_step(till)
    assert not knows(away, wang)
    assert fetch(away) is Fetched.FOUND
    assert away.sync.ask_for_all(wang)
    assert away.own(wang) == 100
