"""What sharing members out would come to, worked out by hand; then done, a hundred at a time."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.members.handing_on import AT_ONCE, HandedOn, hand_on
from shuke.application.members.sharing_out import Load, Scope, SharePlan, ShareWish, share_plan
from shuke.application.refusal import Refusal, Refused
from shuke.domain.facts.cost_rows import month_columns
from shuke.domain.facts.member_assigned import looked_after_row
from shuke.domain.facts.rows import Add, Raise, RowOperation
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.figures.sharing_out import Move
from shuke.domain.looked_after import LookedAfter
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff


class Shop:
    """10 March 2026. st-1 小林 and st-2 陈店长 work here, st-3 赵姐 too, st-4 老钱 left."""

    def __init__(self, programme: str = "tea-chain") -> None:
        self.shop = CounterShop(programme=programme)
        self.join(Staff("st-3", "赵姐", Role.CASHIER), Staff("st-4", "老钱", Role.CASHIER, active=False))

    def join(self, *people: Staff) -> None:
        with self.shop.store.writing() as work:
            for person in people:
                self.shop.recorder.record(work, self.shop.desk.shop, StaffEnrolled(person), staff="")
            work.commit()

    def members(self, staff_id: str, *yuan: int, shop: str = "S01", month: str = "2026-02") -> list[str]:
        """Whom that person looks after, by what they bought in that month."""
        rows: list[RowOperation] = []
        ids = [f"{staff_id or shop}-{at:03}" for at in range(len(yuan))]
        for member_id, amount in zip(ids, yuan, strict=True):
            key = {"member_id": member_id}
            year, column = month.split("-")
            _, net, _ = month_columns(column)
            rows.append(Raise("members", key, {"joined_on": "2026-01-01", "shop_id": shop}))
            rows.append(Add("member_years", {**key, "year": year}, {net: amount * 100}))
            if staff_id:
                rows.append(looked_after_row(member_id, LookedAfter(0, staff_id)))
        with self.shop.store.writing() as work:
            work.apply(rows)
            work.commit()
        return ids

    def plan(self, wish: ShareWish | None = None) -> SharePlan:
        with self.shop.store.reading() as work:
            plan = share_plan(work, self.shop.desk, "S01", self.shop.manager, wish or ShareWish())
        assert isinstance(plan, SharePlan)
        return plan

    def by(self, member_id: str) -> str:
        with self.shop.store.reading() as work:
            found = work.member_care.of(member_id)
        return found.staff_id if found else ""


@pytest.fixture
def shop() -> Shop:
    return Shop()


def load(members: int, yuan: int) -> Load:
    return Load(members, Money(yuan * 100))


def told(plan: SharePlan) -> dict[str, tuple[bool, Load, Load]]:
    return {one.person.staff_id: (one.takes_part, one.now, one.then) for one in plan.lines}


def test_how_many_each_has_and_would_have_is_told_before_anything_is_done(shop: Shop) -> None:
    shop.members("st-1", 100, 80, 60, 40)
    shop.members("st-2", 10)
    shop.members("st-4", 30)
    shop.members("", 20)
    shop.members("", 900, shop="S02")
    shop.members("elsewhere", 700)
    shop.join(Staff("st-5", "孙丽", Role.CASHIER, shops=("S02",)))
    shop.members("st-5", 800)
    plan = shop.plan()
    # Seven members, 340 yuan, between two: 4 and 3. st-1 has four and keeps them (280); st-2 takes both others.
    assert told(plan) == {
        "st-1": (True, load(4, 280), load(4, 280)),
        "st-2": (True, load(1, 10), load(3, 60)),
        "st-3": (False, Load(), Load()),
        "st-4": (False, load(1, 30), Load()),
    }
    assert (plan.nobody, plan.left) == ((load(1, 20), Load()), 0)
    with_her = shop.plan(ShareWish(takers=frozenset({"st-1", "st-2", "st-3"})))
    # 3, 2, 2, a share of 113: st-1 hands on the 100 (167 too much, and 100 is nearest), which goes to st-3, who has
    # least; 30 to st-2 (10 before 100), 20 to whoever has room: st-3.
    assert told(with_her) == {
        "st-1": (True, load(4, 280), load(3, 180)),
        "st-2": (True, load(1, 10), load(2, 40)),
        "st-3": (True, Load(), load(2, 120)),
        "st-4": (False, load(1, 30), Load()),
    }


def test_the_members_of_one_who_leaves_go_to_the_others_who_keep_theirs(shop: Shop) -> None:
    one = shop.members("st-1", 50, 40, 30)
    shop.members("st-2", 10)
    shop.members("st-3", 0)
    shop.members("", 20)
    plan = shop.plan(ShareWish(Scope.ONE, "st-1"))
    # 50 to st-3 (0), 40 to st-2 (10), 30 to whoever has the room of a third: of equals st-2.
    assert plan.moves == (
        Move(one[0], "st-1", "st-3"),
        Move(one[1], "st-1", "st-2"),
        Move(one[2], "st-1", "st-2"),
    )
    assert plan.nobody == (load(1, 20), load(1, 20))
    assert shop.plan(ShareWish(Scope.ONE, "nobody-known")).moves == ()


def test_only_those_whom_nobody_looks_after(shop: Shop) -> None:
    shop.members("st-1", *[1] * 5)
    shop.members("st-2", 1)
    free = shop.members("", 20, 10)
    plan = shop.plan(ShareWish(Scope.NOBODY))
    assert plan.moves == (Move(free[0], "", "st-2"), Move(free[1], "", "st-2"))


def test_purchases_are_those_of_twelve_months_with_the_one_under_way(shop: Shop) -> None:
    shop.members("st-1", 100, month="2025-03")
    shop.members("st-2", 50, month="2025-04")
    lines = told(shop.plan())
    assert [lines[one][1] for one in ("st-1", "st-2")] == [load(1, 0), load(1, 50)]


def test_it_is_done_a_hundred_at_a_time_and_whoever_changed_meanwhile_stays(shop: Shop) -> None:
    everybody = shop.members("st-1", *[1] * 250)
    plan = shop.plan(ShareWish(takers=frozenset({"st-1", "st-2"})))
    assert len(plan.moves) == 125
    assert plan.moves != plan.moves[:124]
    assert plan.moves[:124].mark != plan.moves.mark == shop.plan(plan.wish).moves.mark
    changed = plan.moves[0].member_id
    with shop.shop.store.writing() as work:
        work.apply([looked_after_row(changed, LookedAfter(1, "st-3"))])
        work.commit()
    first = hand_on(shop.shop.desk, shop.shop.manager, plan.moves)
    assert first == HandedOn(AT_ONCE - 1, plan.moves[AT_ONCE:])
    assert isinstance(first, HandedOn)
    assert hand_on(shop.shop.desk, shop.shop.manager, first.rest) == HandedOn(25, ())
    counts = {one.person.staff_id: one.now.members for one in shop.plan().lines}
    assert counts == {"st-1": 125, "st-2": 124, "st-3": 1}
    assert {shop.by(one) for one in everybody} == {"st-1", "st-2", "st-3"}
    assert hand_on(shop.shop.desk, shop.shop.manager, plan.moves) == HandedOn(0, plan.moves[AT_ONCE:])


def test_nobody_who_left_meanwhile_and_nobody_beyond_what_the_programme_says() -> None:
    shop = Shop("supreme-vip")
    shop.members("st-2", *[0] * 499)
    free = shop.members("", 3, 2, 1)
    assert shop.plan(ShareWish(Scope.NOBODY)).left == 2
    moves = [Move(one, "", "st-2") for one in free]
    assert hand_on(shop.shop.desk, shop.shop.manager, moves) == HandedOn(1, [])
    assert shop.by(free[0]) == "st-2"
    for staff_id in ("st-4", "st-99"):
        assert hand_on(shop.shop.desk, shop.shop.manager, [Move(free[1], "", staff_id)]) == HandedOn(0, [])


def test_a_cashier_sees_nothing_of_it(shop: Shop) -> None:
    with shop.shop.store.reading() as work:
        seen = share_plan(work, shop.shop.desk, "S01", shop.shop.cashier, ShareWish())
    assert seen == Refused(Refusal.NOT_ALLOWED)
