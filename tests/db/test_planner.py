"""No step of the counter reads all members, cards or sales of a shop, however few there are yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection

from campaign_stand import DAY, CampaignStand, planned
from fakes.cards import reissued
from fakes.counter_shop import TEA, CounterShop
from fakes.heard_statements import Statement, hearing
from refund_stand import RefundStand
from shuke.application.campaigns.reporting import report_of
from shuke.application.campaigns.running import Audience
from shuke.application.counter.lines import add_article, add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.events.calendar import calendar, guests
from shuke.application.exporting.exporting import Exporting, ExportPermit
from shuke.application.exporting.wanted import ListedColumn, MembersWanted, SalesWanted
from shuke.application.feedback.listing import feedback_list
from shuke.application.members.all_twins import LookedUpTo, twins_in_the_shop
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.application.members.merging import Merging, twins_of
from shuke.application.members.record import read_record, record_changes
from shuke.application.members.time_line import Beside, time_line
from shuke.application.messages.queue import MessageQueue
from shuke.application.money_held.giving import Giving
from shuke.application.money_held.paying_back import BackAnswer, BackWanted, pay_value_back
from shuke.application.money_held.taking_back import handed_before
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.ports.closing import Due, DueBy
from shuke.application.ports.messages import MessageDraft, MessageState
from shuke.application.ports.sales import SaleQuery
from shuke.application.ports.settlements import DebtQuery
from shuke.application.segments.packing import read_packing, write_packing
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.campaigns.handout import Handout
from shuke.domain.consent import Channel
from shuke.domain.facts.figure_rows import Part
from shuke.domain.facts.month_settled import HeardUpTo
from shuke.domain.messaging.template import Purpose
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.segments.fields import Kept
from shuke.domain.shop_figures import FigureKind
from shuke.wording import Language
from shuke_db.planner import tell_planner

LARGE = {
    "attachments",
    "balances",
    "cards",
    "cards_beside",
    "consents",
    "counted",
    "coupons",
    "feedback",
    "habits",
    "handouts",
    "journal",
    "ledger",
    "member_facts",
    "members",
    "messages",
    "prize_acts",
    "prizes",
    "profiles",
    "refunds",
    "run_parts",
    "sales",
    "self_enrolments",
    "shop_debts",
    "sign_ups",
    "slices",
    "top_ups",
    "uses",
}


def whole_reads(connection: Connection, statement: str, parameters: object) -> list[str]:
    """Steps of the statement's plan that go through a large table with nothing but the tenant."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    steps = [step[3] for step in plan]
    return [
        step
        for step in steps
        if (step.startswith("SCAN") or step.endswith("(tenant=?)")) and set(re.findall(r"\w+", step)) & LARGE
    ]


def plans_that_read_all(
    counter: CounterShop, said: list[Statement], least: int, *, whatever: bool = False
) -> dict[str, list[str]]:
    """Of what was heard, more than `least` statements, those that read too much; the end of an index is asked for by
    max(), which the plan does not tell: only where `whatever` is true is that looked at, too."""
    asked = [
        (statement, values[0] if isinstance(values, list) else values)
        for statement, values in said
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "WITH"))
        and (whatever or "max(" not in statement)
        and "sqlite_master" not in statement
    ]
    assert len(asked) > least
    with counter.engine.connect() as connection:
        found = {statement: whole_reads(connection, statement, parameters) for statement, parameters in asked}
    return {statement: steps for statement, steps in found.items() if steps}


@pytest.fixture
def shop() -> Iterator[tuple[CounterShop, list[Statement]]]:
    with hearing() as heard:
        yield CounterShop(), heard


def test_a_sale_and_a_reissue_read_only_what_is_theirs(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    new = counter.enrol(Profile("王小明", "13800138000"))
    basket = counter.desk.begin(counter.cashier).basket.basket_id
    serve_member(counter.desk, counter.cashier, basket, new.member_id, IdentifiedBy.PHONE)
    add_open_amount(counter.desk, counter.cashier, basket, Money(120_00))
    add_article(counter.desk, counter.cashier, basket, TEA.article_id)
    pay(counter.desk, lambda: LEAST_FREE_BYTES, counter.cashier, basket, TenderKind.CASH)
    reissued(counter, new.card.card_id)
    with counter.store.reading() as work:
        work.members.by_number(new.number)
        work.cards.by_number(new.number)
    assert plans_that_read_all(counter, said, least=20) == {}


def test_money_held_and_what_is_handed_out_read_only_what_is_the_members(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    desk, who, new = counter.desk, counter.manager, counter.enrol(Profile("王小明", "13800138000"))
    said.clear()
    wanted = TopUpWanted("t-1", new.member_id, Money(500_00))
    assert isinstance(top_up(desk, lambda: LEAST_FREE_BYTES, who, wanted), TopUpAnswer)
    basket = desk.begin(who).basket.basket_id
    serve_member(desk, who, basket, new.member_id, IdentifiedBy.PHONE)
    add_article(desk, who, basket, TEA.article_id)
    pay(desk, lambda: LEAST_FREE_BYTES, who, basket, TenderKind.STORED_VALUE)
    assert isinstance(pay_value_back(desk, who, BackWanted(new.member_id, note="x")), BackAnswer)
    with counter.store.reading() as work:
        Giving(desk).look(work, new.member_id)
        handed_before(desk, work, new.member_id)
    assert plans_that_read_all(counter, said, least=20) == {}


def test_a_refund_reads_only_its_sale_and_a_search_only_this_tills_sales(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    stand = RefundStand(counter)
    member = counter.enrol(Profile("王小明", "13800138000")).member_id
    sale = stand.sell((TEA.article_id, 2), member=member)
    said.clear()
    stand.look(sale, (1, 1))
    stand.refund(sale, (1, 1))
    with counter.store.reading() as work:
        work.sales.found(SaleQuery("S01-1", member_ids=(member,)), 10)
        work.sales.found(SaleQuery("S01-1", "0001", Money(1), first_day=date(2026, 3, 1)), 10)
        work.sales.permit_of(sale.place)
    assert plans_that_read_all(counter, said, least=15) == {}


def test_a_list_for_a_file_reads_on_by_the_keys(shop: tuple[CounterShop, list[Statement]]) -> None:
    counter, said = shop
    member = counter.enrol(Profile("王小明", "13800138000")).member_id
    RefundStand(counter).sell((TEA.article_id, 1), member=member)
    permits = [
        ExportPermit(wanted, masked=False, at_most=1)
        for wanted in (
            MembersWanted(tuple(ListedColumn)),
            *(SalesWanted(date.min, date.max, lines) for lines in (True, False)),
        )
    ]
    said.clear()
    with counter.store.reading() as work:
        for permit in permits:
            assert Exporting(counter.desk).rows_of(permit, Language.ZH).read_on(work).rows
    assert plans_that_read_all(counter, said, least=8) == {}


def test_twins_in_the_shop_and_half_a_number_go_by_their_indexes(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    counter.enrol(Profile("王小明", "13800138000", Birthday(5, 1)))
    said.clear()
    with counter.store.reading() as work:
        behind: LookedUpTo | None = LookedUpTo()
        while behind is not None:
            behind = twins_in_the_shop(work, behind).behind
        work.members.by_number_part("00042", 10)
        work.member_history.bought(("m-1",), 10)
    assert plans_that_read_all(counter, said, least=3) == {}


DUE = [
    Due(DueBy.TERM, "2026-01-01", "2026-12-31"),
    Due(DueBy.TERM, "2026-03-10", "2026-03-10", "2026-03-11"),
    Due(DueBy.LAST_SALE, "2025-03-10", "2025-03-10"),
    Due(DueBy.NO_SALE, "2025-03-10", "2025-03-10"),
    Due(DueBy.OVER, "2026-03-10", "2026-03-10"),
    Due(DueBy.JOINED, "2025-03-10", "2025-03-10"),
    Due(DueBy.LATE),
    Due(DueBy.BIRTHDAY, "03-10", "03-10"),
    Due(DueBy.BIRTHDAY, "03-01", "03-31"),
    Due(DueBy.BIRTHDAY, "28-13", "28-30"),
]


@pytest.mark.parametrize("behind", [False, True])
def test_the_close_of_a_day_reads_those_who_are_due(
    shop: tuple[CounterShop, list[Statement]], behind: bool
) -> None:
    """The first page and every other one, in the order of an index: nothing is sorted that others wait for."""
    counter, said = shop
    keys = {DueBy.LATE: "m-1", DueBy.BIRTHDAY: "3|10|m-1"}
    said.clear()
    with counter.store.reading() as work:
        for due in DUE:
            in_grace = due.by is DueBy.TERM and due.bought
            key = "m-1" if in_grace else keys.get(due.by, "2026-03-10|m-1")
            work.closings.due(due, key if behind else "", 100)
        work.closings.due_lots(date(2026, 3, 10), "2026-03-10|m-1|points" if behind else "", 100)
        work.closings.due_coupons(date(2026, 3, 10), "m-1|c-1" if behind else "", 100)
        work.closings.known(["m-1", "m-2"], ["money"])
    asked = [(statement, values) for statement, values in said if statement.lstrip().startswith("SELECT")]
    assert len(asked) >= len(DUE) + 10
    with counter.engine.connect() as connection:
        found = {statement: whole_reads(connection, statement, values) for statement, values in asked}
        sorted_ = [
            (statement, step[3])
            for statement, values in asked
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            if "TEMP B-TREE" in step[3]
        ]
    assert {statement: steps for statement, steps in found.items() if steps} == {}
    assert sorted_ == []


def test_without_the_figures_every_card_would_be_read() -> None:
    """The reason for them; if this fails one day, SQLite has become cleverer and they may go."""
    counter = CounterShop()
    statement = "SELECT * FROM cards WHERE tenant = ? AND number = ?"
    with counter.engine.connect() as connection:
        assert whole_reads(connection, statement, ("t", "n")) == []
        connection.exec_driver_sql("DELETE FROM sqlite_stat1")
        connection.exec_driver_sql("ANALYZE sqlite_schema")
        assert whole_reads(connection, statement, ("t", "n")) != []
        tell_planner(connection)
        assert whole_reads(connection, statement, ("t", "n")) == []


def test_dealing_and_asking_read_only_the_members_concerned(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    new = counter.enrol(Profile("王小明", "13800138000"))
    said.clear()
    with counter.store.reading() as work:
        work.members.elsewhere("S01-1", new.member_id)
        work.pools.undealt([new.member_id, "m-2"])
        work.pools.last_visited(new.member_id)
    assert plans_that_read_all(counter, said, least=2) == {}


def test_a_members_record_and_history_read_only_what_is_theirs(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    """A page of it takes its rows in the order of an index: nobody's whole past is sorted for its newest end."""
    counter, said = shop
    new = counter.enrol(Profile("王小明", "13800138000"))
    said.clear()
    with counter.store.reading() as work:
        first = time_line(work, counter.recorder, (new.member_id,))
        beside = Beside(cares=True, shop=counter.desk.shop)
        time_line(work, counter.recorder, (new.member_id,), first.last, beside)
        read_record(work, counter.recorder, new.member_id)
        record_changes(work, counter.recorder, new.member_id, 50)
        work.attachments.of_member(new.member_id)
    heard = list(said)
    assert plans_that_read_all(counter, heard, least=10) == {}
    assert plans_by_member(counter, heard) == []


def test_two_who_look_like_one_are_found_without_reading_everybody(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    told = Profile("王小明", "13800138000", Birthday(5, 20))
    one = counter.enrol(told)
    other = counter.enrol(Profile("王小明", "13900139000", Birthday(5, 20)))
    said.clear()
    with counter.store.reading() as work:
        assert len(twins_of(work, one.member_id)) == 1
        work.member_care.of(one.member_id)
        work.member_care.count("st-1")
        work.mergers.erased_among([one.member_id])
    merging = Merging(counter.desk, lambda name: name)
    merging.merge(counter.manager, other.member_id, one.member_id, "同一个人")
    with counter.store.reading() as work:
        assert work.mergers.gone_up_in(one.member_id) == [other.member_id]
        assert len(work.cards.of_member(one.member_id)) == 2
    assert plans_that_read_all(counter, list(said), least=20) == {}


def test_events_read_only_their_own_sign_ups(shop: tuple[CounterShop, list[Statement]]) -> None:
    counter, said = shop
    new = counter.enrol(Profile("王小明", "13800138000"))
    said.clear()
    with counter.store.reading() as work:
        calendar(counter.desk, work, date.min, date.max)
        guests(work, "spring-tasting", "S01", 0)
        work.events.of_member((new.member_id,), "spring-tasting")
        work.events.by_place("S01-1", 1, 1)
        feedback_list(counter.desk, work, is_open=True)
        feedback_list(counter.desk, work, is_open=False)
        work.feedback.get("f-1")
        work.feedback.of_member("m-1", 10)
        work.self_enrolments.waiting("S01", 500)
        work.self_enrolments.forget_before(1)
        work.shop_statements.of_month("2026-10")
        work.shop_figures.parts(Part.HOUR, date(2026, 3, 1), date(2026, 3, 31))
        work.shop_figures.by_day(date(2026, 3, 1), date(2026, 3, 31))
        for kind in FigureKind:
            work.figures_to_tell.of_days(kind, ["2026-03-01", "2026-03-02"], ["S01-1", "S01-2"])
        work.staff_pay.sold_top_ups(date(2026, 3, 1), date(2026, 3, 31))
    assert plans_that_read_all(counter, list(said), least=5) == {}


def test_what_people_usually_buy_is_read_on_from_where_it_was_read_to(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    stand = RefundStand(counter)
    member = counter.enrol(Profile("王小明", "13800138000")).member_id
    sale = stand.sell((TEA.article_id, 1), member=member)
    said.clear()
    for _ in range(3):  # the heads, everybody, whatever came since
        read = read_changed_habits(counter.store, 10)
        if read is None:
            stand.sell((TEA.article_id, 1), member=member)
            stand.refund(sale)
            read = read_changed_habits(counter.store, 10)
        assert read is not None
        note_habits(counter.store, read)
    with counter.store.reading() as work:
        work.segments.members((Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS), date(2026, 3, 10), "st-1")
        work.habits.usual(40)
        work.member_history.bought((member,), 10)
    # Those who went up in somebody are few, and have an index of their own, which is read.
    others = [one for one in said if "SELECT member_id, merged_into FROM members" not in one[0]]
    assert len(others) < len(said)
    assert plans_that_read_all(counter, others, least=30) == {}


def test_whoever_changed_since_they_were_packed_is_looked_up_alone(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    day = date(2026, 3, 10)
    members = [counter.enrol(Profile("王小明", f"1380013800{at}")).member_id for at in range(3)]
    while (piece := read_packing(counter.store, lambda _: day)) is not None:
        write_packing(counter.store, piece)
    RefundStand(counter).sell((TEA.article_id, 1), member=members[1])
    said.clear()
    with counter.store.reading() as work:
        assert len(work.segments.members(tuple(Kept), day).ids) >= len(members)
        assert list(work.segments.members(tuple(Kept), day, "st-1").ids) == sorted(members)
    others = [one for one in said if "SELECT members.member_id, members.merged_into" not in one[0]]
    assert plans_that_read_all(counter, others, least=12) == {}
    # Nor in a stretch of ids, in which everybody is.
    with counter.engine.connect() as connection:
        plans = {
            statement: connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            for statement, values in others
        }
    stretches = {one: plan for one, plan in plans.items() if any("member_id>?" in step[3] for step in plan)}
    assert stretches == {}


def plans_by_member(counter: CounterShop, said: list[Statement]) -> list[str]:
    """Steps that look a member's history up by another way than the member and the day."""
    with counter.engine.connect() as connection:
        steps = [
            step[3]
            for statement, values in said
            if statement.startswith("SELECT") and "business_date <=" in statement
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        ]
    assert len(steps) >= 6
    return [
        step for step in steps if step.startswith("SEARCH") and "member_id=? AND business_date<?" not in step
    ]


def test_whoever_is_served_while_a_snapshot_comes_in_costs_no_reading_of_everybody(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    new = counter.enrol(Profile("王小明", "13800138000"))
    with counter.store.writing() as work:
        work.member_loading.take_down()
        work.commit()
    said.clear()
    with counter.store.reading() as work:
        work.mergers.gone_up_in(new.member_id)
        work.cards.of_member(new.member_id)
        work.mergers.stands_for(new.member_id)
    assert plans_that_read_all(counter, list(said), least=2) == {}


def test_a_statement_between_shops_reads_its_own_days_and_what_came_late(
    shop: tuple[CounterShop, list[Statement]],
) -> None:
    counter, said = shop
    heard = (HeardUpTo("S01-1", 1, 4), HeardUpTo("S01-2", 1, 4))
    queries = [
        DebtQuery("2026-03", first=True),
        DebtQuery("2026-03", behind=heard),
        DebtQuery("2026-03", heard=heard, behind=heard),
    ]
    said.clear()
    with counter.store.reading() as work:
        for query in queries:
            work.settlements.sums(query)
            work.settlements.debts(query, ("S01", "S02"), ("2026-03-01", "S01-1", 1, 2, 1), 10)
        work.settlements.first_day()
    assert plans_that_read_all(counter, said, least=10) == {}


def test_campaigns_give_and_report_without_reading_everybody() -> None:
    """Whoever is in an audience is looked up by segments; from there on it is the campaign's own."""
    with hearing() as said:
        stand = CampaignStand(30, "hotel-wheel")
        campaign = stand.start(
            planned(what=Handout(coupon="voucher-100", count=1, chances=1), control_percent=20)
        )
        audience = stand.runs.step()
        assert isinstance(audience, Audience)
        del said[:]
        stand.runs.put_down(audience, [f"m{number:03}" for number in range(30)], 0)
        stand.run()
        stand.bought("m000", 5_00)
        stand.brought_back(1, 2_00)
        desk = stand.shop.desk
        with stand.shop.store.reading() as work:
            (kept,) = work.campaigns.all()
            told = report_of(work, desk.programme_in_force(work), kept, DAY)
            assert work.campaigns.get(campaign) == told.kept
    assert told.sum.given + told.sum.held == 30
    assert plans_that_read_all(stand.shop, said, least=15, whatever=True) == {}


def test_members_by_tier_are_counted_from_an_index_alone(shop: tuple[CounterShop, list[Statement]]) -> None:
    """Of a million members their rows take six times as long to read."""
    counter, said = shop
    del said[:]
    with counter.store.reading() as work:
        work.day_figures.tiers()
    asked = [one for one in said if "tier_held" in one[0]]
    with counter.engine.connect() as connection:
        steps = [
            step[3]
            for statement, values in asked
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            if "members" in step[3]
        ]
    assert len(steps) == len(asked) == 3  # the oldest terms, the newest, everybody
    assert all("USING COVERING INDEX members_by_term" in step for step in steps)


def test_messages_are_queued_and_leave_by_their_keys(shop: tuple[CounterShop, list[Statement]]) -> None:
    counter, said = shop
    member = counter.enrol(Profile("王小明", "13800138000")).member_id
    with counter.store.writing() as work:
        for purpose, occasion in ((Purpose.OFFER, "news/1"), (Purpose.SERVICE, "tier/1")):
            work.messages.put([MessageDraft(member, occasion, purpose, Channel.SMS, "x", "x")], 1, 0)
        work.commit()
    del said[:]
    queue = MessageQueue(counter.desk, dict)
    queue.recover()
    assert queue.work(1) == 1
    with counter.store.writing() as work:
        work.messages.last_offer_ms(member)
        work.messages.cost(1, 2)
        assert len(work.messages.of_member(member, 9)) == 2
        work.messages.forget(member)
        work.messages.of_state(MessageState.WAITING, 5, 10)
        work.campaigns.messages("campaign.01J")
        work.campaigns.messages_cost("campaign.01J")
    assert plans_that_read_all(counter, said, least=8) == {}
    with counter.engine.connect() as connection:
        for statement, values in [*said]:
            if statement.startswith("SELECT") and "FROM messages" in statement and "ORDER BY" in statement:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
                # Of a hundred thousand queued at once the next one is read, not sorted out.
                assert not [step for step in plan if "B-TREE" in step[3]], plan
