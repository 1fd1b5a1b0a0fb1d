"""The figures of days are those that a recount of the facts gives, in whatever order these are heard of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from domain.facts.random_facts import TENANT, Happened, happenings
from fakes.empty_database import empty_database
from golden.bodies import HEADER, SAMPLES
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.goodwill_refunded import GoodwillRefunded
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.lots_lapsed import LotsLapsed
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.facts.members_carried_twice import MembersCarriedTwice
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.facts.prize_turned import PrizeTurnedOver
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.facts.together import bring_together
from shuke.domain.facts.value_paid_back import ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.slices.account import OWED
from shuke_db.projections import fold_together
from shuke_db.tables import metadata

Sums = Counter[tuple[object, ...]]
"""By table, the cells of its key, and the column."""

on_a_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

_SUMMED = (
    SaleCompleted,
    SaleRefunded,
    GoodwillRefunded,
    ValueToppedUp,
    ValuePaidBack,
    HandedOut,
    PrizeTurnedOver,
    MemberEnrolled,
    MembersMerged,
    MemberCarriedOver,
    MembersCarriedOver,
    MembersCarriedTwice,
    ExceptionCarriedOut,
    LotsLapsed,
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


def fold(connection: Connection, facts: Iterable[Happened]) -> None:
    fold_together(connection, bring_together(TENANT, [row for fact in facts for row in fact.rows()]))


def kept(connection: Connection, *names: str) -> Sums:
    found: Sums = Counter()
    for name in names:
        table = metadata.tables[name]
        keys = [column.name for column in table.primary_key if column.name != "tenant"]
        for row in connection.execute(select(table).where(table.c.tenant == TENANT)).mappings():
            for column in set(table.c.keys()) - set(keys) - {"tenant"}:
                found[name, *(row[key] for key in keys), column] += row[column]
    return without_nothing(found)


def without_nothing(sums: Sums) -> Sums:
    return Counter({key: amount for key, amount in sums.items() if amount})


class Recount:
    """By plain loops over what the facts say."""

    def __init__(self) -> None:
        self.found: Sums = Counter()

    def count(self, fact: Happened) -> None:
        self.header, body = fact.header, fact.body
        self.place = (fact.header.business_date.isoformat(), fact.header.till)
        if isinstance(body, SaleCompleted):
            self.sold(body)
        elif isinstance(body, SaleRefunded):
            self.brought_back(body)
        elif isinstance(body, HandedOut):
            self.handed_out(body)
        elif isinstance(body, GoodwillRefunded):
            self.add(refunds=1, back_minor=body.amount.minor)
        elif isinstance(body, ValueToppedUp):
            self.add(top_ups=1, topped_up_minor=body.paid.minor)
        elif isinstance(body, ValuePaidBack):
            self.add(paid_back_minor=sum(one.paid.minor for one in body.parts))
        elif isinstance(body, MemberEnrolled):
            self.add(joined=1)

    def add(self, **amounts: int) -> None:
        for column, amount in amounts.items():
            self.found["day_sums", *self.place, column] += amount

    def divide(self, part: str, of: str, column: str, amount: int) -> None:
        self.found["day_parts", part, *self.place, of, column] += amount

    def sold(self, sale: SaleCompleted) -> None:
        paid, off = sale.to_pay.minor, sale.coupon_value.minor
        self.add(sales=1, sold_minor=paid, discount_minor=sale.discount.minor, coupon_off_minor=off)
        self.add(points_off_minor=sale.points_value.minor)
        tier = ""
        if sale.member_id is not None:
            tier = sale.tier
            self.add(member_sales=1, member_sold_minor=paid)
        hour = f"{self.header.recorded_at_ms // 1000 // 60 // 60 % 24:02}"
        for part, of in (
            ("hour", hour),
            ("programme", f"{sale.programme} {sale.programme_version} {tier}"),
        ):
            self.divide(part, of, "sales", 1)
            self.divide(part, of, "sold_minor", paid)
        for line in sale.lines:
            self.divide("category", line.line.department, "sales", 1)
            self.divide("category", line.line.department, "sold_minor", line.net.minor)

    def brought_back(self, refund: SaleRefunded) -> None:
        back = sum(one.amount.minor for one in refund.tenders)
        self.add(refunds=1, back_minor=back, member_back_minor=back if refund.member_id else 0)
        self.divide("programme", f"{refund.programme} {refund.programme_version} ", "back_minor", back)

    def handed_out(self, fact: HandedOut) -> None:
        done, times = (fact.act, 1) if fact.undoes is None else (fact.undoes, -1)
        if done is GiveAct.GIFT_TAKEN:
            self.add(gifts=times)
        if done is GiveAct.PERK_USED:
            self.add(perks=times)


def recounted(facts: Iterable[Happened]) -> Sums:
    recount = Recount()
    for fact in facts:
        recount.count(fact)
    return without_nothing(recount.found)


@on_a_database
@given(facts=happenings(most=8, kinds=_SUMMED), data=st.data())
def test_whatever_the_order_the_sums_are_those_of_a_recount(
    engine: Engine, facts: list[Happened], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(facts)))
    with engine.connect() as connection:
        fold(connection, facts[cut:])
        fold(connection, facts[:cut])
        assert kept(connection, "day_sums", "day_parts") == recounted(facts)
        assert what_moved(connection) == what_the_ledger_says(connection)
        connection.rollback()


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.KIND)
def test_what_came_and_went_is_what_the_ledger_adds_up_to(engine: Engine, kind: type) -> None:
    """Of every kind of fact, also those that are not thought of here."""
    with engine.connect() as connection:
        for body in SAMPLES[kind].values():
            fold_together(connection, bring_together(TENANT, body.rows(HEADER)))
            assert what_moved(connection) == what_the_ledger_says(connection)
            connection.rollback()


def what_moved(connection: Connection) -> Sums:
    found: Sums = Counter()
    for row in connection.execute(select(metadata.tables["day_moves"])).mappings():
        amount = row["came"] - row["went"] - row["lapsed"] + row["carried"]
        found[row["account"], row["business_date"], row["till_id"]] += amount
    return without_nothing(found)


def what_the_ledger_says(connection: Connection) -> Sums:
    found: Sums = Counter()
    for row in connection.execute(select(metadata.tables["ledger"])).mappings():
        if row["account"] in {account.value for account in OWED}:
            found[row["account"], row["business_date"], row["till_id"]] += row["amount"]
    return without_nothing(found)
