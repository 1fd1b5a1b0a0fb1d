"""What is noted of habits is what counting every purchase again gives, in whatever order facts are heard of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from domain.facts.random_facts import TENANT
from fakes.empty_database import empty_database
from fakes.postgres import empty_postgres
from golden.bodies import HEADER, SAMPLES
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.sale_refunded import RefundedLine, SaleRefunded
from shuke.domain.money import ZERO
from shuke_db.habit_tables import habit_counts, habits
from shuke_db.postgres import open_postgres
from shuke_db.schema import bring_up_to_date
from shuke_db.unit_of_work import SqlStore

FIRST = date(2026, 1, 1)
TILLS = ("S01-1", "S02-1")
MEMBERS = ("m-1", "m-2", "m-3")

_SALE = SAMPLES[SaleCompleted]["whole"]
_REFUND = SAMPLES[SaleRefunded]["whole"]
assert isinstance(_SALE, SaleCompleted)
assert isinstance(_REFUND, SaleRefunded)
SALE, REFUND = replace(_SALE, entries=(), coupons_given=()), replace(_REFUND, reversed=())

on_a_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@dataclass(frozen=True)
class Sold:
    till: str
    seq: int
    member: str
    day: int
    articles: tuple[str, ...]

    def rows(self) -> Sequence[RowOperation]:
        lines = tuple(
            replace(
                SALE.lines[0],
                line=replace(SALE.lines[0].line, line_id=at, article_id=article, quantity_milli=2000),
            )
            for at, article in enumerate(self.articles, 1)
        )
        body = replace(SALE, member_id=self.member or None, lines=lines)
        return body.rows(header_of(self.till, self.seq, self.day))


@dataclass(frozen=True)
class Back:
    """Of a sale's line, so many thousandths."""

    till: str
    seq: int
    sold: Sold
    line: int
    milli: int

    def rows(self) -> Sequence[RowOperation]:
        body = replace(
            REFUND,
            sale_till=self.sold.till,
            sale_epoch=1,
            sale_seq=self.sold.seq,
            member_id=self.sold.member,
            lines=(RefundedLine(self.line, "x", self.milli, ZERO),),
        )
        return body.rows(header_of(self.till, self.seq, self.sold.day + 1))


@dataclass(frozen=True)
class Merged:
    gone: str
    into: str

    def rows(self) -> Sequence[RowOperation]:
        return (Raise("members", {"member_id": self.gone}, {"merged_into": self.into}),)


Event = Sold | Back | Merged


def header_of(till: str, seq: int, day: int) -> FactHeader:
    return replace(HEADER, tenant=TENANT, till=till, epoch=1, seq=seq, business_date=FIRST + timedelta(day))


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    """Each till's facts in their order, those of different tills in any: goods come back before anybody hears that
    they were sold."""
    of_till: dict[str, list[Event]] = {till: [] for till in TILLS}
    sold: list[Sold] = []
    for seq in range(1, draw(st.integers(6, 14))):
        till = draw(st.sampled_from(TILLS))
        if sold and draw(st.integers(0, 4)) == 0:
            of = draw(st.sampled_from(sold))
            line = draw(st.integers(1, len(of.articles)))
            of_till[till].append(Back(till, seq, of, line, draw(st.sampled_from((1000, 2000)))))
        else:
            day = 8 * draw(st.integers(0, 9)) + draw(st.integers(0, 1))
            articles = tuple(draw(st.lists(st.sampled_from(("a-1", "a-2")), min_size=1, max_size=2)))
            one = Sold(till, seq, draw(st.sampled_from((*MEMBERS[:2], *MEMBERS, ""))), day, articles)
            sold.append(one)
            of_till[till].append(one)
    mergers: list[Event] = [
        Merged(*pair) for pair in draw(st.lists(st.sampled_from([*pairwise(MEMBERS)]), max_size=2))
    ]
    queues = [queue for queue in (*of_till.values(), mergers) if queue]
    story: list[Event] = []
    while queues:
        queue = draw(st.sampled_from(queues))
        story.append(queue.pop(0))
        queues = [queue for queue in queues if queue]
    return story


def counted(story: Sequence[Event]) -> dict[tuple[str, str], tuple[str, str]]:
    """By plain loops: from when on and until when who is due to buy what again."""
    into = {one.gone: one.into for one in story if isinstance(one, Merged)}
    back: Counter[tuple[str, int, int]] = Counter()
    for one in story:
        if isinstance(one, Back):
            back[one.sold.till, one.sold.seq, one.line] += one.milli
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for one in story:
        if isinstance(one, Sold) and one.member:
            member = one.member
            while member in into:
                member = into[member]
            for at, article in enumerate(one.articles, 1):
                if back[one.till, one.seq, at] < 2000:
                    days[member, article].add(FIRST + timedelta(one.day))
    found = {}
    for key, bought in days.items():
        gap = median_low([(later - day).days for day, later in pairwise(sorted(bought))] or [0])
        if len(bought) >= 3 and gap >= 7:
            last = max(bought)
            found[key] = (f"{last + timedelta(gap)}", f"{last + timedelta(2 * gap)}")
    return found


def noted(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    h = habits.c
    rows = connection.execute(
        select(h.member_id, h.article_id, h.due_on, h.over_on).where(h.tenant == TENANT)
    )
    return {(member, article): (due, over) for member, article, due, over in rows}


def note_all(store: SqlStore, most: int = 2) -> int:
    pieces = 0
    while (read := read_changed_habits(store, most)) is not None:
        note_habits(store, read)
        pieces += 1
        assert pieces < 200
    return pieces


def hear(store: SqlStore, events: Sequence[Event]) -> None:
    with store.writing() as work:
        work.apply([row for one in events for row in one.rows()])
        work.commit()


def same(store: SqlStore, engine: Engine, story: Sequence[Event]) -> None:
    expected = counted(story)
    with engine.connect() as connection:
        assert noted(connection) == expected
        c = habit_counts.c
        rows = connection.execute(select(c.article_id, c.members).where(c.members != 0))
        assert dict(map(tuple, rows)) == Counter(article for _, article in expected)
    with store.reading() as work:
        usual = Counter(article for _, article in expected)
        assert work.habits.usual(5) == sorted(usual, key=lambda one: (-usual[one], one))


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


@on_a_database
@given(stories(), st.sets(st.integers(0, 14)))
def test_whatever_is_heard_in_whatever_order_habits_are_those_of_a_recount(
    story: list[Event], looks: set[int]
) -> None:
    engine = empty_database()
    store = SqlStore(engine, lambda: TENANT)
    for at, one in enumerate(story):
        if at in looks:
            note_all(store)
        hear(store, [one])
    note_all(store)
    same(store, engine, story)
    assert read_changed_habits(store, 2) is None
    with store.writing() as work:
        work.habits.forget("m-1")
        work.commit()
    with engine.connect() as connection:
        expected = {key: days for key, days in counted(story).items() if key[0] != "m-1"}
        assert noted(connection) == expected
    engine.dispose()


REGULAR = [
    Sold("S01-1", seq, member, day, ("a-1",))
    for seq, (member, day) in enumerate([(one, day) for one in MEMBERS for day in (0, 10, 20)], 1)
]


def test_what_somebody_else_noted_meanwhile_is_not_written_over(engine: Engine) -> None:
    store = SqlStore(engine, lambda: TENANT)
    hear(store, REGULAR)
    note_all(store)
    hear(store, [Sold("S01-1", 50, "m-1", 30, ("a-1",))])
    late = read_changed_habits(store, 10)
    assert late is not None
    hear(store, [Sold("S01-1", 51, "m-1", 40, ("a-1",))])
    note_all(store)
    note_habits(store, late)
    with engine.connect() as connection:
        assert noted(connection)["m-1", "a-1"] == ("2026-02-20", "2026-03-02")
    assert read_changed_habits(store, 10) is None


def test_nothing_stays_noted_of_whoever_went_up_in_another_nor_of_that_one_if_it_was_a_third(
    engine: Engine,
) -> None:
    """Two tills may have said it of the same member: the greater word counts."""
    store = SqlStore(engine, lambda: TENANT)
    # The one who goes bought last of all, so that whoever stands for them is due later than alone.
    story = [*REGULAR, *(Sold("S02-1", seq, "m-1", day, ("a-1",)) for seq, day in enumerate((33, 46), 1))]
    hear(store, story)
    note_all(store)
    for into in ("m-2", "m-3"):
        hear(store, [Merged("m-1", into)])
        note_all(store)
        with engine.connect() as connection:
            assert "m-1" not in {member for member, _ in noted(connection)}
    same(store, engine, [*story, Merged("m-1", "m-3")])


def test_a_rebuild_notes_everybody_anew_once(engine: Engine) -> None:
    store = SqlStore(engine, lambda: TENANT)
    hear(store, REGULAR)
    # The heads, two pieces of those who bought three times; then there is nothing behind the heads.
    assert note_all(store) == 3
    with store.writing() as work:
        work.clear_projections()
        work.apply([row for one in REGULAR for row in one.rows()])
        work.commit()
    with engine.connect() as connection:
        assert noted(connection) == {}
    note_all(store)
    same(store, engine, REGULAR)


def test_whose_words_no_condition_could_name_is_left_out(engine: Engine) -> None:
    store = SqlStore(engine, lambda: TENANT)
    odd = ("a b", "", "x" * 81, "🍵", "=1+1")
    hear(store, [Sold("S01-1", seq, "m-1", 10 * seq, odd) for seq in (1, 2, 3)])
    note_all(store)
    with engine.connect() as connection:
        found: Mapping[tuple[str, str], object] = noted(connection)
    assert {article for _, article in found} == {"🍵", "=1+1"}


def test_on_postgresql_too() -> None:
    engine = open_postgres(empty_postgres())
    bring_up_to_date(engine)
    store = SqlStore(engine, lambda: TENANT, sums=True)
    story: list[Event] = [*REGULAR, Back("S02-1", 1, REGULAR[1], 1, 2000), Merged("m-3", "m-2")]
    hear(store, story[:5])
    note_all(store)
    hear(store, story[5:])
    note_all(store)
    same(store, engine, story)
    engine.dispose()
