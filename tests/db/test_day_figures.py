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
from shuke.domain.facts.event_booked import EventAct, EventBooked
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
    EventBooked,
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
        elif isinstance(body, EventBooked):
            came = 1 if body.act is EventAct.CHECKED_IN else 0
            self.add(guests=came, event_fees_minor=body.fee.minor - body.fee_back.minor)
        elif isinstance(body, MemberEnrolled):
            points = (one.amount for one in body.given.entries if one.account.value == "points")
            welcome = sum(amount for amount in points if amount > 0)
            self.add(joined=1, referred=1 if body.referred else 0, welcome_points=welcome)

    def add(self, **amounts: int) -> None:
        for column, amount in amounts.items():
            self.found["day_sums", *self.place, column] += amount

    def divide(self, part: str, of: str, column: str, amount: int) -> None:
        self.found["day_parts", part, *self.place, of, column] += amount

    def bought(self, member: str, card: str, purchases: int, **amounts: int) -> None:
        day, till = self.place
        year, month = day[:4], day[5:7]
        self.found["month_cards", day[:7], till, card, "sales"] += purchases
        self.found["member_years", year, member, f"sales_{month}"] += purchases
        for column, amount in amounts.items():
            self.found["month_cards", day[:7], till, card, column] += amount
        self.found["member_years", year, member, f"net_{month}"] += amounts["sold_minor"]
        off = ("discount_minor", "coupon_minor", "points_minor", "bonus_minor")
        self.found["member_years", year, member, f"off_{month}"] += sum(amounts[name] for name in off)

    def cards(self, sale: SaleCompleted) -> None:
        cost = costed = 0
        for one in sale.lines:
            if one.line.cost.minor != 0:
                cost += one.line.cost.times(one.line.quantity_milli).minor
                costed += one.net.minor
        assert sale.member_id is not None
        self.bought(
            sale.member_id,
            " ".join([sale.tier, *sale.beside]),
            1,
            sold_minor=sale.to_pay.minor,
            discount_minor=sale.discount.minor,
            coupon_minor=sale.coupon_value.minor,
            points_minor=sale.points_value.minor,
            bonus_minor=sum(one.bonus.minor for one in sale.value_used),
            points=sale.points_earned,
            costed_minor=costed,
            cost_minor=cost,
        )

    def sold(self, sale: SaleCompleted) -> None:
        paid, off = sale.to_pay.minor, sale.coupon_value.minor
        self.add(sales=1, sold_minor=paid, discount_minor=sale.discount.minor, coupon_off_minor=off)
        self.add(points_off_minor=sale.points_value.minor)
        tier = ""
        if sale.member_id is not None:
            tier = sale.tier
            self.cards(sale)
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
        undone = refund.undone
        self.add(discount_minor=-undone.discount.minor, coupon_off_minor=-undone.coupon.minor)
        self.add(points_off_minor=-undone.points_value.minor)
        self.divide("programme", f"{refund.programme} {refund.programme_version} ", "back_minor", back)
        if not refund.member_id:
            return
        moves = [one.amount for one in refund.reversed if one.account.value == "points"]
        self.bought(
            refund.member_id,
            refund.card,
            0,
            sold_minor=-back,
            discount_minor=-refund.undone.discount.minor,
            coupon_minor=-refund.undone.coupon.minor,
            points_minor=-refund.undone.points_value.minor,
            bonus_minor=-sum(one.bonus.minor for one in refund.value_back),
            points=sum(amount for amount in moves if amount < 0),
            costed_minor=-refund.undone.costed.minor,
            cost_minor=-refund.undone.cost.minor,
        )

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
        found = kept(connection, "day_sums", "day_parts", "month_cards", "member_years")
        assert found == recounted(facts)
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
