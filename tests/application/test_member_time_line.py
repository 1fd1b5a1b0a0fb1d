"""What happened to a member: every kind of it, newest first, page by page, each with what it moved and why."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CounterShop
from golden.bodies import HEADER, SAMPLES
from members_stand import MembersStand
from shuke.application.cards.asking import CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.members.time_line import HAPPENINGS_A_PAGE, Happening, TimeLinePage, time_line
from shuke.application.ports.members import HistoryPlace
from shuke.domain.facts.kinds import KINDS
from shuke.domain.facts.rows import Insert, apart
from shuke.domain.slices.account import AccountKind
from shuke.wording.member_time_line import KINDS as TITLES
from shuke.wording.member_time_line import MOVED


@pytest.fixture
def stand() -> MembersStand:
    return MembersStand()


def page(shop: CounterShop, *member_ids: str, behind: HistoryPlace | None = None) -> TimeLinePage:
    with shop.store.reading() as work:
        return time_line(work, shop.recorder, member_ids, behind)


def kinds(page: TimeLinePage) -> list[str]:
    return [one.kind for one in page.happenings]


def test_what_happened_stands_newest_first_with_what_it_moved_and_why(stand: MembersStand) -> None:
    new, other = stand.enrol(), stand.enrol("李小红", "13900139000")
    stand.sell_to(new.member_id, 128)
    stand.sell_to(other.member_id, 42)
    CardDesk(stand.shop.desk, lambda card: card.number).report_lost(
        stand.shop.manager, CardAsked(new.card.card_id)
    )
    found = page(stand.shop, new.member_id)
    assert kinds(found) == ["card.changed", "sale.completed", "card.issued", "member.enrolled"]
    lost, sale, _, enrolled = found.happenings
    assert (lost.staff, sale.staff, sale.till) == ("陈店长", "小林", "1号台")
    (move,) = sale.moves
    assert move.account is AccountKind.POINTS
    assert move.amount == 128
    assert any(reason.applied and reason.points for reason in sale.reasons)
    assert any(not reason.applied for reason in sale.reasons), "also why a rule did not apply"
    assert enrolled.held is not None
    assert enrolled.held.tier == "ordinary"
    assert not found.more
    both = page(stand.shop, new.member_id, other.member_id)
    assert kinds(both).count("sale.completed") == 2


def test_pages_follow_one_another_without_a_gap_and_without_a_repetition(stand: MembersStand) -> None:
    new = stand.enrol()
    for day in range(HAPPENINGS_A_PAGE):
        stand.sell_to(new.member_id, 1 + day)
        stand.sell_to(new.member_id, 100 + day)
        stand.shop.clock.advance(86_400)
    seen: list[Happening] = []
    behind = None
    while True:
        found = page(stand.shop, new.member_id, behind=behind)
        seen += found.happenings
        if not found.more:
            break
        behind = found.happenings[-1].place
    places = [one.place for one in seen]
    assert len(places) == len(set(places)) == 2 * HAPPENINGS_A_PAGE + 2
    assert places == sorted(places, reverse=True)


def test_the_page_goes_on_at_the_end_of_the_list(stand: MembersStand) -> None:
    new = stand.enrol()
    for day in range(HAPPENINGS_A_PAGE):
        stand.sell_to(new.member_id, 1 + day)
    stand.presenter.go("time_line")
    stand.presenter.open(new.member_id)
    state = stand.time_line.state
    assert (len(state.happenings), state.more) == (HAPPENINGS_A_PAGE, True)
    assert state.chosen == state.happenings[0]
    for _ in range(HAPPENINGS_A_PAGE):
        stand.time_line.move(1)
    assert len(stand.time_line.state.happenings) == HAPPENINGS_A_PAGE + 2
    stand.time_line.move(1)
    assert stand.time_line.state.chosen == stand.time_line.state.happenings[HAPPENINGS_A_PAGE]
    stand.time_line.choose(stand.time_line.state.happenings[3].key)
    stand.time_line.move(-1)
    assert stand.time_line.state.chosen == stand.time_line.state.happenings[2]


def test_a_fact_that_is_here_no_more_or_that_nobody_can_read_breaks_nothing(stand: MembersStand) -> None:
    new = stand.enrol()
    stand.sell_to(new.member_id, 128)
    with stand.shop.engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO pruning (reason) VALUES ('test')")
        connection.exec_driver_sql("DELETE FROM journal WHERE kind = 'sale.completed'")
        connection.exec_driver_sql("DELETE FROM pruning")
        connection.commit()
    assert kinds(page(stand.shop, new.member_id)) == ["card.issued", "member.enrolled"]
    assert page(stand.shop, "nobody").happenings == ()


def test_every_kind_that_concerns_a_member_has_a_name() -> None:
    """Whoever adds such a kind says in `shuke.wording.member_time_line` what people call it."""
    told = set()
    for kind in KINDS.values():
        for body in SAMPLES[kind].values():
            tables = {row.table for row in apart(body.rows(HEADER)) if isinstance(row, Insert)}
            if tables & {"sales", "ledger", "member_facts"}:
                told.add(kind.KIND)
    assert told - TITLES.keys() == set()
    assert TITLES.keys() - KINDS.keys() == set()
    assert set(MOVED) == set(AccountKind)
