"""What shops owe each other, at head office: by hand, and against a recount in whatever order facts arrive."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.chain import OfficeInMemory, sale
from fakes.clock import MORNING_MS, FakeClock
from fakes.office_databases import offices_on
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.settlement_desk import SettlementDesk, StatementSeen
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import TenderKind
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.handed_out import GiveAct, HandedOut, PartnerServed
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.sale_completed import SaleCompleted, ValueUsed
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.facts.value_paid_back import PaidBackOf, ValuePaidBack
from shuke.domain.money import Money
from shuke.domain.shop import Place, Role, Shop, Staff
from shuke.domain.shop_debts import DebtKind, DebtSum, MonthStatement, Owed, Position

BOSS = Session(Staff("st-9", "陈会计", Role.ADMINISTRATOR), 0)
AUDITOR = Session(Staff("st-8", "审计", Role.AUDITOR), 0)
CASHIER = Session(Staff("st-7", "小李", Role.CASHIER), 0)
TILLS = {"E-1": "east", "W-1": "west", "S-1": "south"}
DAY_MS = 86_400_000
NOVEMBER, DECEMBER = "2026-11", "2026-12"
SUMMED = "month, kind, debtor, creditor, perk"
ADDED_UP = f"""
    SELECT substr(business_date, 1, 7) AS month, kind, debtor, creditor,
        CASE kind WHEN 'partner' THEN what ELSE '' END AS perk,
        sum(principal_minor), sum(bonus_minor), sum(times), count(*)
    FROM shop_debts GROUP BY {SUMMED} ORDER BY {SUMMED}
"""


class Chain:
    """Head office with three shops of one till each; a till's facts come when `arrive` is called."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        office = self.office
        office.record(
            *(ShopDescribed(Shop(shop, shop.title())) for shop in TILLS.values()),
            *(
                TillEnrolled(till, shop, "", bytes([number]) * 32, date(2026, 11, 1))
                for number, (till, shop) in enumerate(TILLS.items(), 1)
            ),
        )
        self.desk = SettlementDesk(office.identity, office.store, office.store, office.recorder, office.store)
        self._clocks = {till: FakeClock() for till in TILLS}
        self._recorders = {
            till: Recorder(
                Place(office.identity.tenant, shop, till), office.sealing, CborEncoding(), self._clocks[till]
            )
            for till, shop in TILLS.items()
        }

    def arrive(self, till: str, day: int, body: FactBody) -> None:
        """A fact of that till, recorded so many days after 4 November, comes to head office now."""
        self._clocks[till].wall_ms = MORNING_MS + day * DAY_MS
        with self.office.store.writing() as work:
            self._recorders[till].record(work, self.office.identity.calendar, body, staff="st-1")
            work.commit()

    def on(self, day: int) -> None:
        self.clock.wall_ms = MORNING_MS + day * DAY_MS

    def seen(self, month: str) -> StatementSeen:
        seen = self.desk.statement(BOSS, month)
        assert isinstance(seen, StatementSeen)
        return seen

    def statement(self, month: str) -> MonthStatement:
        return self.seen(month).statement

    def settle(self, month: str) -> MonthStatement | Refused:
        return self.desk.settle(BOSS, month, self.statement(month))


def spent(here: str, principal: int, bonus: int = 0, paid_in: str = "east") -> SaleCompleted:
    elsewhere = here if here != paid_in else ""
    used = ValueUsed("t-1", paid_in, Money(principal), Money(bonus), elsewhere)
    return replace(sale("m-1", []), value_used=(used,), receipt_number=f"{here}-{principal}")


def returned(principal: int, bonus: int = 0, *, paid_in: str = "east", here: str = "west") -> SaleRefunded:
    return SaleRefunded(
        number="R1",
        sale_till="W-1",
        sale_epoch=1,
        sale_seq=1,
        receipt_number=f"{here}-back",
        sold_on=date(2026, 11, 3),
        programme="tea-chain",
        programme_version=1,
        lines=(),
        tenders=(),
        reason="",
        shift=InShift("s-1"),
        member_id="m-1",
        value_back=(ValueUsed("t-1", paid_in, Money(principal), Money(bonus), here),),
    )


def paid_back(amount: int, *, paid_in: str, here: str) -> ValuePaidBack:
    part = PaidBackOf("t-1", Money(amount), Money(amount // 10), paid_in, here if here != paid_in else "")
    return ValuePaidBack(
        "tea-chain", 1, Brought("m-1"), (part,), TenderKind.CASH, InShift("s-1"), note="搬家"
    )


def lounge(times: int, shop: str = "east") -> HandedOut:
    served = PartnerServed("airport", "lounge", times)
    act = GiveAct.PERK_USED if times > 0 else GiveAct.TAKEN_BACK
    return HandedOut(act, "lounge", "tea-chain", 1, Brought("m-1"), shop, served=served)


# by hand


def test_a_month_by_hand() -> None:
    """East took 500 and 50 on top; west gave goods for 300 and 30, of which 100 and 10 came back; west gave 40 in
    cash back. West took 80, spent in east. South took 20, spent in west."""
    chain = Chain()
    chain.arrive("W-1", 0, spent("west", 300_00, 30_00))
    chain.arrive("W-1", 2, returned(100_00, 10_00))
    chain.arrive("W-1", 3, paid_back(40_00, paid_in="east", here="west"))
    chain.arrive("E-1", 4, spent("east", 80_00, paid_in="west"))
    chain.arrive("E-1", 5, spent("east", 70_00))  # where it was paid in: nothing is owed
    chain.arrive("W-1", 6, spent("west", 20_00, paid_in="south"))
    chain.arrive("E-1", 7, lounge(2))
    chain.arrive("E-1", 8, lounge(-1))
    statement = chain.statement(NOVEMBER)
    assert statement.between_shops == (
        DebtSum(NOVEMBER, DebtKind.PAID_BACK, "east", "west", "", Money(40_00)),
        DebtSum(NOVEMBER, DebtKind.RETURNED, "east", "west", "", Money(-100_00), Money(-10_00)),
        DebtSum(NOVEMBER, DebtKind.SPENT, "east", "west", "", Money(300_00), Money(30_00)),
        DebtSum(NOVEMBER, DebtKind.SPENT, "south", "west", "", Money(20_00)),
        DebtSum(NOVEMBER, DebtKind.SPENT, "west", "east", "", Money(80_00)),
    )
    assert statement.partners == (
        DebtSum(NOVEMBER, DebtKind.PARTNER, "east", "airport", "lounge", times=1, debts=2),
    )
    # 300 + 40 - 100 - 80 = 160 of principal and 30 - 10 = 20 of bonus
    assert statement.payments == (
        Owed("east", "west", Money(160_00), Money(20_00)),
        Owed("south", "west", Money(20_00), Money(0)),
    )
    assert statement.positions == (
        Position("east", Money(180_00), Money(0)),
        Position("south", Money(20_00), Money(0)),
        Position("west", Money(0), Money(200_00)),
    )
    assert sum(one.gets.minor for one in statement.positions) == 0
    east_west = statement.pairs[0]
    assert (east_west.one, east_west.other) == ("east", "west")
    assert east_west.payment == Owed("east", "west", Money(160_00), Money(20_00))


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_late_fact_stands_in_the_next_month_as_a_correction(kind: str) -> None:
    with offices_on(kind):
        late_fact_is_a_correction(Chain())


def late_fact_is_a_correction(chain: Chain) -> None:
    chain.arrive("W-1", 0, spent("west", 300_00))
    chain.on(28)
    settled = chain.settle(NOVEMBER)
    assert isinstance(settled, MonthStatement)
    assert settled.payments == (Owed("east", "west", Money(300_00), Money(0)),)
    chain.arrive("W-1", 1, spent("west", 50_00))  # of 5 November
    chain.arrive("W-1", 29, spent("west", 7_00))  # of 3 December
    chain.arrive("S-1", 2, spent("south", 5_00))  # the first that is heard of that till
    assert chain.statement(NOVEMBER) == settled, "what is settled stays"
    december = chain.statement(DECEMBER)
    assert december.sums == (
        DebtSum(NOVEMBER, DebtKind.SPENT, "east", "south", "", Money(5_00)),
        DebtSum(NOVEMBER, DebtKind.SPENT, "east", "west", "", Money(50_00)),
        DebtSum(DECEMBER, DebtKind.SPENT, "east", "west", "", Money(7_00)),
    )
    chain.on(60)
    assert chain.settle(DECEMBER) == december
    assert chain.statement("2027-01").sums == ()
    seen = chain.desk.debts(BOSS, DECEMBER, ("east", "west"))
    assert not isinstance(seen, Refused)
    assert [(one.on, one.principal, one.place) for one in seen.debts] == [
        ("2026-11-05", Money(50_00), ("W-1", 1, 2, 1)),
        ("2026-12-03", Money(7_00), ("W-1", 1, 3, 1)),
    ]


def test_a_month_is_settled_once_when_it_is_over_in_order_and_as_it_was_seen() -> None:
    chain = Chain()
    chain.arrive("W-1", 0, spent("west", 300_00))
    seen = chain.statement(NOVEMBER)
    assert chain.settle(NOVEMBER) == Refused(Refusal.MONTH_NOT_OVER)
    chain.on(60)
    assert not chain.seen(DECEMBER).to_settle
    assert chain.settle(DECEMBER) == Refused(Refusal.EARLIER_MONTH_OPEN, (("month", NOVEMBER),))
    chain.arrive("W-1", 1, spent("west", 1_00))
    assert chain.desk.settle(BOSS, NOVEMBER, seen) == Refused(Refusal.DEBTS_CHANGED)
    assert chain.seen(NOVEMBER).to_settle
    assert isinstance(chain.settle(NOVEMBER), MonthStatement)
    assert chain.settle(NOVEMBER) == Refused(Refusal.MONTH_SETTLED)
    assert chain.seen(NOVEMBER).settled is not None
    assert chain.seen(DECEMBER).to_settle
    for nobody in ("2027-02", "1999-01", "2026-10"):
        assert chain.desk.statement(BOSS, nobody) is None


def test_who_may_read_and_who_may_settle() -> None:
    chain = Chain()
    chain.arrive("W-1", 0, spent("west", 300_00))
    chain.on(60)
    no = Refused(Refusal.NOT_ALLOWED)
    statement = chain.statement(NOVEMBER)
    assert chain.desk.statement(AUDITOR, NOVEMBER) == chain.seen(NOVEMBER)
    assert chain.desk.settle(AUDITOR, NOVEMBER, statement) == no
    for refused in (
        chain.desk.months(CASHIER),
        chain.desk.statement(CASHIER, NOVEMBER),
        chain.desk.debts(CASHIER, NOVEMBER, ("east", "west")),
        chain.desk.settle(CASHIER, NOVEMBER, statement),
    ):
        assert refused == no


def test_the_months_are_listed_and_tills_that_are_silent_are_named() -> None:
    chain = Chain()
    chain.arrive("W-1", 0, spent("west", 300_00))
    with chain.office.store.writing() as work:
        work.contacts.remember("E-1", bytes(16), MORNING_MS + 10 * DAY_MS, 0)
        work.contacts.remember("W-1", bytes(16), MORNING_MS + 40 * DAY_MS, 0)
        work.commit()
    assert chain.seen(NOVEMBER).unheard == (), "it is not over yet"
    chain.on(60)
    assert chain.seen(NOVEMBER).unheard == ("E-1",)
    chain.settle(NOVEMBER)
    months = chain.desk.months(BOSS)
    assert not isinstance(months, Refused)
    assert [(one.month, one.debts, one.payments, bool(one.settled_on)) for one in months.months] == [
        ("2027-01", 0, 0, False),
        (DECEMBER, 0, 0, False),
        (NOVEMBER, 1, 1, True),
    ]


def test_many_debts_come_in_parts() -> None:
    chain = Chain()
    for number in range(1, 203):
        chain.arrive("W-1", 0, spent("west", number))
    first = chain.desk.debts(BOSS, NOVEMBER, ("east", "west"))
    assert not isinstance(first, Refused)
    assert (len(first.debts), first.more) == (200, True)
    last = first.debts[-1]
    rest = chain.desk.debts(BOSS, NOVEMBER, ("west", "east"), (last.on, *last.place))
    assert not isinstance(rest, Refused)
    assert ([one.principal.minor for one in rest.debts], rest.more) == ([201, 202], False)


# against a recount


_SHOPS = st.sampled_from(sorted(TILLS.values()))
_AMOUNTS = st.integers(1, 500_00)


@st.composite
def journals(draw: st.DrawFn) -> list[tuple[str, int, FactBody]]:
    """Facts of three tills, each with its day, in an order in which they may arrive."""
    waiting = []
    for till, shop in TILLS.items():
        days = sorted(draw(st.lists(st.integers(0, 70), max_size=4)))
        waiting.append([(till, day, draw(_bodies(shop))) for day in days])
    arrived = []
    while waiting := [one for one in waiting if one]:
        arrived.append(waiting[draw(st.integers(0, len(waiting) - 1))].pop(0))
    return arrived


def _bodies(here: str) -> st.SearchStrategy[FactBody]:
    return st.one_of(
        st.builds(lambda a, b, i: spent(here, a, b, i), _AMOUNTS, st.integers(0, 900), _SHOPS),
        st.builds(lambda a, i: returned(a, paid_in=i, here=here if here != i else ""), _AMOUNTS, _SHOPS),
        st.builds(lambda a, i: paid_back(a, paid_in=i, here=here), _AMOUNTS, _SHOPS),
        st.builds(lambda n: lounge(n, here), st.sampled_from([1, 2, -1])),
    )


def recount(facts: list[tuple[str, int, FactBody]]) -> dict[tuple[str, str, str], list[int]]:
    """By hand from the facts: month, debtor, creditor; principal, bonus, times."""
    sums: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for _, day, body in facts:
        month = date.fromordinal(date(2026, 11, 4).toordinal() + day).isoformat()[:7]
        match body:
            case SaleCompleted(value_used=(used,)):
                moved = (used.shop_id, used.spent_in, used.principal.minor, used.bonus.minor, 0)
            case SaleRefunded(value_back=(used,)):
                moved = (used.shop_id, used.spent_in, -used.principal.minor, -used.bonus.minor, 0)
            case ValuePaidBack(parts=(part,)):
                moved = (part.shop_id, part.given_in, part.paid.minor, 0, 0)
            case HandedOut(served=PartnerServed(partner, _, times)):
                moved = (body.shop_id, partner, 0, 0, times)
        debtor, creditor, *amounts = moved
        if creditor:
            row = sums[month, debtor, creditor]
            sums[month, debtor, creditor] = [one + more for one, more in zip(row, amounts, strict=True)]
    return {key: row for key, row in sums.items() if any(row)}


@given(arriving=journals(), data=st.data())
def test_every_debt_is_settled_once_whenever_it_comes(
    arriving: list[tuple[str, int, FactBody]], data: st.DataObject
) -> None:
    chain = Chain()
    settled: list[str] = []
    today = 0
    for till, day, body in arriving:
        today = max(today, day)
        chain.on(today)
        chain.arrive(till, day, body)
        if not data.draw(st.booleans()):
            continue
        months = chain.desk.months(BOSS)
        assert not isinstance(months, Refused)
        oldest = min(one.month for one in months.months if not one.settled_on)
        if chain.seen(oldest).to_settle:
            assert isinstance(chain.settle(oldest), MonthStatement)
            settled.append(oldest)
    months = chain.desk.months(BOSS)
    assert not isinstance(months, Refused)
    sums: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    count = 0
    for month in months.months:
        statement = chain.statement(month.month)
        one_by_one(chain, statement)
        count += statement.debts
        for one in statement.sums:
            assert one.month == month.month or (settled and one.month < month.month)
            row = sums[one.month, one.debtor, one.creditor]
            row[0] += one.principal.minor
            row[1] += one.bonus.minor
            row[2] += one.times
    assert {key: row for key, row in sums.items() if any(row)} == recount(arriving)
    with chain.office.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM shop_debts").scalar() == count
        amounts = "principal_minor, bonus_minor, times, debts"
        kept = connection.exec_driver_sql(f"SELECT {SUMMED}, {amounts} FROM debt_sums ORDER BY {SUMMED}")
        assert kept.all() == connection.exec_driver_sql(ADDED_UP).all()


def one_by_one(chain: Chain, statement: MonthStatement) -> None:
    """The debts that are listed are those that the sums are made of."""
    pairs = {(one.debtor, one.creditor) for one in statement.sums}
    for pair in {tuple(sorted(pair)) for pair in pairs}:
        seen = chain.desk.debts(BOSS, statement.month, (pair[0], pair[1]))
        assert not isinstance(seen, Refused)
        between = [one for one in statement.sums if {one.debtor, one.creditor} == set(pair)]
        assert len(seen.debts) == sum(one.debts for one in between)
        for of in ("principal", "bonus"):
            listed = sum(getattr(one, of).minor for one in seen.debts)
            assert listed == sum(getattr(one, of).minor for one in between)
