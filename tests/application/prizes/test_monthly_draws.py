"""Lots drawn with the close of a month: committed to before, repeatable, every winner has a prize to collect."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.closing_shop import ClosingShop
from fakes.value_shop import publish
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.closing.closing import Sizes
from shuke.application.prizes.draw_check import DrawFindingKind, DrawReport, check_draws
from shuke.domain.facts.draw_committed import DrawCommitted
from shuke.domain.facts.lots_drawn import LotsDrawn
from shuke.domain.profile import Profile
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind

END = date(2026, 3, 31)
YEAR_END = """
[[draws]]
key = "spring"
name = { zh = "张张有奖", en = "Every ticket wins" }
on = "last-day-of-month"
everybody = true
gives = { points = 8 }
"""


def drawn(shop: ClosingShop) -> list[LotsDrawn]:
    found = []
    with shop.store.reading() as work:
        for stored in work.journal.after("S01-1", 0, 0, 100_000):
            if stored.kind == LotsDrawn.KIND:
                body = shop.recorder.opened(stored)[1]
                assert isinstance(body, LotsDrawn)
                found.append(body)
    return found


def checked(shop: ClosingShop) -> DrawReport:
    return check_draws(
        shop.store,
        shop.sealing,
        Ed25519Check(),
        lambda one: read_programme(one.document, dict(one.bases).get),
        lambda _: None,
    )


@pytest.fixture
def shop() -> ClosingShop:
    return ClosingShop(sizes=Sizes(members=2, lots=100))


def test_two_of_seven_win_the_months_gift_and_anybody_can_work_it_out(shop: ClosingShop) -> None:
    members = [shop.enrol(Profile(f"会员{number}", f"1380013800{number}")).member_id for number in range(7)]
    shop.close_through(date(2026, 3, 30))
    assert drawn(shop) == []
    shop.close_through(END, leap=False)
    (draw,) = drawn(shop)
    assert (draw.campaign, draw.among, len(draw.winners)) == ("tea-chain.monthly.2026-03", 7, 2)
    with shop.store.reading() as work:
        won = {member: work.prizes.of_member(member) for member in members}
        (kept,) = won[draw.winners[0]]
        slices = work.members.slices("S01-1", draw.winners[0], AccountKind.PRIZE)
        kinds = [stored.kind for stored in work.journal.after("S01-1", 0, 0, 100_000)]
    assert {member for member, prizes in won.items() if prizes} == set(draw.winners)
    assert (kept.prize.thing.zh, kept.prize.won_on, [part.amount for part in slices]) == (
        "月度幸运礼",
        END,
        [1],
    )
    assert kinds.index(DrawCommitted.KIND) < kinds.index(LotsDrawn.KIND)
    assert checked(shop) == DrawReport(1, 0, ())
    shop.close_through(date(2026, 4, 2), leap=False)
    assert len(drawn(shop)) == 1


def test_where_every_ticket_wins_all_have_it_in_batches_and_once(shop: ClosingShop) -> None:
    publish(shop, YEAR_END)
    members = [shop.enrol(Profile(f"会员{number}", f"1380013800{number}")).member_id for number in range(5)]
    shop.close_through(END)
    with shop.store.reading() as work:
        points = [work.members.balance(member, AccountKind.POINTS) for member in members]
    assert points == [8] * 5
    assert [one.everybody for one in drawn(shop)] == [False, True]


def test_a_draw_with_another_winner_is_found(shop: ClosingShop) -> None:
    for number in range(7):
        shop.enrol(Profile(f"会员{number}", f"1380013800{number}"))
    shop.close_through(END)
    (draw,) = drawn(shop)
    made_up = LotsDrawn(**{**_fields(draw), "winners": draw.winners[::-1]})  # type: ignore[arg-type]
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, made_up, staff="")
        work.commit()
    assert DrawFindingKind.OTHER_OUTCOME in {one.kind for one in checked(shop).findings}


def _fields(draw: LotsDrawn) -> dict[str, object]:
    return {name: getattr(draw, name) for name in draw.__slots__}


def test_nobody_takes_part_and_nothing_is_drawn(shop: ClosingShop) -> None:
    shop.close_through(END)
    assert drawn(shop) == []
