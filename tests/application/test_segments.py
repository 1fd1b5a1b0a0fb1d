from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.counter_shop import CounterShop
from shuke.application.exporting.exporting import Exporting, ExportPermit
from shuke.application.exporting.wanted import Among, ListedColumn, MembersWanted
from shuke.application.ports.segments import KeptMembers, Taking
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments import saving
from shuke.application.segments.looking import Everybody, Look, sample_of
from shuke.application.segments.saving import compared, rule_of, save, take_down, take_off
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.rows import Add, Put, Raise, RowOperation
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile import Profile
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field, Kept
from shuke.domain.segments.segment import PRESETS, Rule
from shuke.domain.tier_held import TierHeld
from shuke.wording.sentence import Language

TODAY = date(2026, 3, 10)


def known(member: str, *, sales: int = 0, spent: int = 0, last: date | None = None) -> list[RowOperation]:
    key = {"member_id": member}
    return [
        Put("members", key, {"number": f"no-{member}", "joined_on": "2025-03-10", "shop_id": "S01"}),
        Add("members", key, {"sales": sales, "cumulative_minor": spent}),
        Raise("members", key, {"last_sale_on": last.isoformat() if last else ""}),
        Raise("members", key, {"tier_held": TierHeld(0, 0, date(2025, 3, 10), "ordinary").word}),
        Raise("members", key, {"looked_after": "0000."}),
    ]


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def told(shop: CounterShop, *operations: RowOperation) -> None:
    with shop.store.writing() as work:
        work.apply(operations)
        work.commit()


def columns(shop: CounterShop, *asked: Kept) -> KeptMembers:
    with shop.store.reading() as work:
        return work.segments.members(asked, TODAY)


def everybody(shop: CounterShop) -> Everybody:
    desk = shop.desk
    return Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))


def look(shop: CounterShop, rule: Rule, at: Everybody | None = None) -> Look:
    with shop.store.reading() as work:
        return (at or everybody(shop)).look(work, rule)


BOUGHT_TWICE = Rule(Together((Condition(Field.SALES, Operator.AT_LEAST, (2,)),)))


def test_the_store_tells_all_that_it_knows_in_the_order_of_ids(shop: CounterShop) -> None:
    ended = TierHeld(1, 0, date(2026, 1, 1), "gold", MembershipState.ENDED)
    key = {"member_id": "b"}
    yes = Consent(1, withdrawn=False, on=TODAY, till="S01-1", by=ConsentBy.COUNTER)
    no = Consent(2, withdrawn=True, on=TODAY, till="S01-1", by=ConsentBy.COUNTER)
    told(
        shop,
        *known("b", sales=3, spent=-500, last=date(2026, 3, 1)),
        Raise(
            "members",
            key,
            {"tier_held": ended.word, "looked_after": "0001.st-2", "contacted_on": "2026-03-02"},
        ),
        *(
            Add("balances", {**key, "account": account, "lot": lot}, {"amount": amount})
            for account, lot, amount in (
                ("points", "2026-12-31", 70),
                ("points", "2026-06-30", 30),
                ("points", "2026-05-31", 0),
                ("points", "never", 5),
                ("bonus", "2026-04-30", 200),
                ("principal", "never", 1000),
                ("coupons", "c-1", 1),
            )
        ),
        *(
            Raise("consents", {**key, "channel": channel}, {"said": said.word})
            for channel, said in ((Channel.SMS, yes), (Channel.EMAIL, yes), (Channel.POST, no))
        ),
        *known("a"),
        *known("gone"),
        Raise("members", {"member_id": "gone"}, {"merged_into": "a"}),
        *known("erased"),
        Raise("members", {"member_id": "erased"}, {"erased_on": "2026-01-01"}),
        Add("members", {"member_id": "heard of by a sale before the enrolment"}, {"sales": 1}),
    )
    days = {
        "a-1": ("2026-03-10", "2026-03-11"),
        "a-2": ("2026-03-01", "2026-04-01"),
        "a-soon": ("2026-03-11", "2026-04-01"),
        "a-over": ("2026-02-01", "2026-03-10"),
    }
    told(
        shop,
        Put("articles", {"article_id": "a-1"}, {"department_id": "d-1"}),
        *(
            Put("habits", {**key, "article_id": article}, {"due_on": due, "over_on": over})
            for article, (due, over) in days.items()
        ),
    )
    with shop.store.writing() as work:
        work.members.describe("b", Profile("林", birthday=Birthday(2, 29, 1988)), "lin")
        work.commit()
    found = columns(shop, *Kept)
    assert list(found.ids) == ["a", "b"]
    assert {kept: column.cells() for kept, column in found.columns.items()} == {
        Kept.LAST_SALE: [None, date(2026, 3, 1).toordinal()],
        Kept.SALES: [0, 3],
        Kept.SPENT: [0, -500],
        Kept.JOINED: [date(2025, 3, 10).toordinal()] * 2,
        Kept.TIER: ["ordinary", "gold"],
        Kept.ENDED: [0, 1],
        Kept.SHOP: ["S01", "S01"],
        Kept.LOOKED_AFTER: ["", "st-2"],
        Kept.CONTACTED: [None, date(2026, 3, 2).toordinal()],
        Kept.BIRTHDAY: [None, 229],
        Kept.BIRTH_YEAR: [None, 1988],
        Kept.POINTS: [0, 105],
        Kept.STORED: [0, 1200],
        Kept.LAPSE: [None, date(2026, 6, 30).toordinal()],
        Kept.LAPSING: [0, 30],
        Kept.YEAR_SALES: [0, 0],
        Kept.YEAR_SPENT: [0, 0],
        Kept.CHANNELS: ["", "email sms"],
        Kept.DUE_ARTICLES: ["", "a-1 a-2"],
        Kept.DUE_DEPARTMENTS: ["", "d-1"],
    }
    assert columns(shop, Kept.SALES).columns[Kept.SALES].cells() == [0, 3]
    with shop.store.reading() as work:
        mine = work.segments.members(tuple(Kept), TODAY, cared_for_by="st-2")
        nobodys = work.segments.members(tuple(Kept), TODAY, cared_for_by="st-9")
    assert (list(mine.ids), list(nobodys.ids)) == (["b"], [])
    assert {kept: column.cells()[0] for kept, column in mine.columns.items()} == {
        kept: column.cells()[1] for kept, column in found.columns.items()
    }
    assert dict(columns(shop).columns) == {}


def test_more_members_than_a_page_are_all_read_once(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuke_db.repositories.segment_columns._PAGE", 3)
    told(shop, *(row for number in range(10) for row in known(f"m{number}", sales=number)))
    found = columns(shop, Kept.SALES, Kept.POINTS)
    assert list(found.ids) == [f"m{number}" for number in range(10)]
    assert found.columns[Kept.SALES].cells() == list(range(10))
    assert look(shop, BOUGHT_TWICE).count == 8


def test_birthdays_are_those_of_their_members_however_many_are_looked_up_at_once(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who merged, and a profile whose member is not known, lie between the others."""
    monkeypatch.setattr("shuke_db.repositories.segment_columns._PAGE", 3)
    days = [Birthday(3, 10), Birthday(12, 31), None, Birthday(1, 1), Birthday(3, 10), None, Birthday(2, 29)]
    days += [Birthday(8, 15, lunar=True), Birthday(4, 3, lunar=True, leap=True)]
    ids = [f"m{number:02}" for number in range(20)]
    gone = {"m05", "m08"}
    told(
        shop,
        *(one for member in ids if member != "m11" for one in known(member)),
        *(Raise("members", {"member_id": member}, {"merged_into": "m00"}) for member in gone),
    )
    of = {member: days[at % len(days)] for at, member in enumerate(ids)}
    with shop.store.writing() as work:
        for member, birthday in of.items():
            work.members.describe(member, Profile("林", birthday=birthday), "lin")
        work.commit()
    found = columns(shop, Kept.BIRTHDAY)
    assert list(found.ids) == [member for member in ids if member not in gone | {"m11"}]
    numbers = (of[member] for member in found.ids)
    assert found.columns[Kept.BIRTHDAY].cells() == [
        one.key[0] * 100 + one.key[1] if one else None for one in numbers
    ]


def year_of(shop: CounterShop, on: date) -> dict[str, tuple[object, object]]:
    with shop.store.reading() as work:
        found = work.segments.members((Kept.YEAR_SALES, Kept.YEAR_SPENT), on)
    return dict(
        zip(found.ids, zip(*(one.cells() for one in found.columns.values()), strict=True), strict=True)
    )


def test_a_year_is_this_month_and_the_eleven_before_whoever_it_was_bought_as(shop: CounterShop) -> None:
    def bought(member: str, year: str, month: str, sales: int, net: int) -> Add:
        return Add(
            "member_years",
            {"member_id": member, "year": year},
            {f"sales_{month}": sales, f"net_{month}": net},
        )

    told(
        shop,
        *(row for member in ("a", "b", "nobody", "c", "d") for row in known(member)),
        bought("a", "2025", "03", 100, 100_000),
        bought("a", "2025", "04", 1, 1_000),
        bought("a", "2026", "03", 2, 20_000),
        bought("a", "2026", "04", 200, 200_000),
        bought("b", "2026", "01", 0, -500),
        bought("c", "2026", "02", 3, 7),
        bought("d", "2025", "12", 5, 11),
        Raise("members", {"member_id": "d"}, {"merged_into": "c"}),
        Raise("members", {"member_id": "c"}, {"merged_into": "b"}),
    )
    assert year_of(shop, TODAY) == {"a": (3, 21_000), "b": (8, -482), "nobody": (0, 0)}
    assert year_of(shop, date(2026, 12, 31))["a"] == (202, 220_000)
    assert year_of(shop, date(2025, 3, 31))["a"] == (100, 100_000)
    rule = Rule(Together((Condition(Field.YEAR_SPENT, Operator.AT_LEAST, (21_000,)),)))
    assert list(look(shop, rule).members) == ["a"]


def test_an_empty_shop_has_nobody_in_any_segment(shop: CounterShop) -> None:
    for where in PRESETS.values():
        assert look(shop, Rule(where)) == Look([], 0)


def test_a_look_sees_what_the_first_look_saw_until_it_looks_anew(shop: CounterShop) -> None:
    told(shop, *known("a", sales=2))
    at = everybody(shop)
    assert look(shop, BOUGHT_TWICE, at) == Look(["a"], 1)
    told(shop, *known("b", sales=2))
    assert look(shop, BOUGHT_TWICE, at) == Look(["a"], 1)
    # A column that was not read yet is read together with the others.
    points = Rule(Together((Condition(Field.POINTS, Operator.AT_MOST, (0,)),)))
    assert look(shop, points, at) == Look(["a", "b"], 2)
    assert look(shop, BOUGHT_TWICE, at) == Look(["a", "b"], 2)
    told(shop, *known("c", sales=2))
    at.anew()
    assert look(shop, BOUGHT_TWICE, at) == Look(["a", "b", "c"], 3)


def test_a_sample_reaches_from_one_end_to_the_other(shop: CounterShop) -> None:
    told(shop, *(row for number in range(30) for row in known(f"m{number:02}", sales=2)))
    with shop.store.reading() as work:
        names = [one.member_id for one in sample_of(work, look(shop, BOUGHT_TWICE))]
        assert names == [f"m{number:02}" for number in range(0, 30, 3)]
        assert sample_of(work, Look([], 30)) == []


def saved(answer: SegmentSaved | Refused) -> SegmentSaved:
    assert isinstance(answer, SegmentSaved), answer
    return answer


def test_a_segment_is_saved_changed_and_taken_off(shop: CounterShop) -> None:
    desk, who = shop.desk, shop.manager
    first = saved(save(desk, who, "  常客 ", BOUGHT_TWICE))
    other = saved(save(desk, who, "百日", Rule()))
    assert first.name == "常客"
    assert save(desk, who, "常客", Rule()) == Refused(Refusal.SEGMENT_TWICE, (("name", "常客"),))
    assert save(desk, who, " ", Rule()) == Refused(Refusal.SEGMENT_NAME, (("most", 40),))
    assert save(desk, who, "x" * 41, Rule()) == Refused(Refusal.SEGMENT_NAME, (("most", 40),))
    assert save(desk, who, "y", Rule(), "nobody's") == Refused(Refusal.SEGMENT_GONE)
    saved(save(desk, who, "老客", Rule(), first.segment_id))
    with shop.store.reading() as work:
        kept = work.segments.all()
        assert [(one.segment_id, one.name) for one in kept] == sorted(
            ((first.segment_id, "老客"), (other.segment_id, "百日")), key=lambda one: one[1]
        )
        assert [rule_of(one) for one in kept] == [Rule(), Rule()]
        assert kept[0].saved_by == who.staff.staff_id
        assert kept[0].saved_on == TODAY
    saved(take_off(desk, who, first.segment_id))
    assert take_off(desk, who, first.segment_id) == Refused(Refusal.SEGMENT_GONE)
    assert save(desk, who, "z", Rule(), first.segment_id) == Refused(Refusal.SEGMENT_GONE)
    with shop.store.reading() as work:
        assert [one.segment_id for one in work.segments.all()] == [other.segment_id]


def test_there_is_a_bound_and_a_rule_of_a_later_release_is_left_alone(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST_SEGMENTS", 1)
    first = saved(save(shop.desk, shop.manager, "a", Rule()))
    assert save(shop.desk, shop.manager, "b", Rule()) == Refused(Refusal.SEGMENTS_FULL, (("most", 1),))
    saved(save(shop.desk, shop.manager, "c", Rule(), first.segment_id))
    told(
        shop, Put("segments", {"segment_id": first.segment_id}, {"rule": '{"where":{"soon":1},"bounds":{}}'})
    )
    with shop.store.reading() as work:
        assert [rule_of(one) for one in work.segments.all()] == [None]


def test_who_may_not_care_for_members_saves_nothing(shop: CounterShop) -> None:
    first = saved(save(shop.desk, shop.manager, "a", Rule()))
    who = shop.cashier
    answers = (
        save(shop.desk, who, "b", Rule()),
        take_off(shop.desk, who, first.segment_id),
        take_down(shop.desk, who, first.segment_id, Rule(), Look([], 0)),
    )
    assert answers == (Refused(Refusal.NOT_ALLOWED),) * 3


def test_days_are_compared_as_who_stayed_came_and_went(shop: CounterShop) -> None:
    told(shop, *known("a", sales=2), *known("b", sales=2), *known("c"))
    segment = saved(save(shop.desk, shop.manager, "常客", BOUGHT_TWICE)).segment_id
    assert take_down(shop.desk, shop.manager, segment, BOUGHT_TWICE, look(shop, BOUGHT_TWICE)) == TODAY
    shop.clock.advance(86_400 * 40)
    told(
        shop,
        Add("members", {"member_id": "b"}, {"sales": -1}),
        Add("members", {"member_id": "c"}, {"sales": 2}),
    )
    later = TODAY + timedelta(days=40)
    assert take_down(shop.desk, shop.manager, segment, BOUGHT_TWICE, look(shop, BOUGHT_TWICE)) == later
    assert take_down(shop.desk, shop.manager, segment, BOUGHT_TWICE, look(shop, BOUGHT_TWICE)) == later
    with shop.store.reading() as work:
        assert work.segments.takings(segment) == [Taking(later, 2, 3), Taking(TODAY, 2, 3)]
        moves = compared(work.segments.taken(segment, TODAY), work.segments.taken(segment, later))
        assert work.segments.taken(segment, date(2020, 1, 1)) == []
    assert (moves.stayed, moves.came, moves.went) == (("a",), ("c",), ("b",))
    saved(take_off(shop.desk, shop.manager, segment))
    assert take_down(shop.desk, shop.manager, segment, BOUGHT_TWICE, Look([], 0)) == Refused(
        Refusal.SEGMENT_GONE
    )


def test_whom_another_rule_finds_is_not_taken_down_as_in_it(shop: CounterShop) -> None:
    told(shop, *known("a", sales=2), *known("c"))
    desk, who, one = shop.desk, shop.manager, Condition(Field.SALES, Operator.AT_LEAST, (2,))
    segment = saved(save(desk, who, "常客", Rule(one))).segment_id
    refused = Refused(Refusal.SEGMENT_UNSAVED)
    assert take_down(desk, who, segment, Rule(), look(shop, Rule())) == refused
    other_lines = Rule(one, Bounds(active_days=7))
    assert take_down(desk, who, segment, other_lines, look(shop, other_lines)) == refused
    assert take_down(desk, who, segment, BOUGHT_TWICE, look(shop, BOUGHT_TWICE)) == TODAY
    with shop.store.reading() as work:
        assert work.segments.taken(segment, TODAY) == ["a"]


def test_whoever_went_up_in_another_neither_came_nor_went(shop: CounterShop) -> None:
    told(shop, *known("a", sales=2), *known("b"), *known("c", sales=2), *known("d", sales=2))
    segment = saved(save(shop.desk, shop.manager, "常客", BOUGHT_TWICE)).segment_id
    take_down(shop.desk, shop.manager, segment, BOUGHT_TWICE, look(shop, BOUGHT_TWICE))
    told(
        shop,
        *(
            Raise("members", {"member_id": gone}, {"merged_into": into})
            for gone, into in (("a", "b"), ("c", "d"))
        ),
        Add("members", {"member_id": "b"}, {"sales": 2}),
    )
    now = look(shop, BOUGHT_TWICE).members
    with shop.store.reading() as work:
        moves = compared(work.segments.taken(segment, TODAY), now)
    assert (moves.stayed, moves.came, moves.went) == (("b", "d"), (), ())


def test_nobody_is_a_taking_too_and_the_oldest_takings_go(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuke_db.repositories.segments.MOST_TAKINGS", 2)
    with shop.store.writing() as work:
        for day in range(1, 5):
            work.segments.take("sg", date(2026, 1, day), [], 9)
        assert work.segments.takings("sg") == [Taking(date(2026, 1, 4), 0, 9), Taking(date(2026, 1, 3), 0, 9)]
        assert work.segments.taken("sg", date(2026, 1, 4)) == []
        work.commit()


def test_a_list_of_a_segment_has_its_members_alone_and_the_journal_says_so(shop: CounterShop) -> None:
    told(shop, *known("a"), *known("b"), *known("c"))
    wanted = MembersWanted((ListedColumn.CARD,), among=Among("常客", frozenset({"a", "c"})))
    assert wanted.filters == (("segment", "常客"),)
    exporting = Exporting(shop.desk)
    permit = exporting.begin(shop.manager, wanted, 3)
    assert isinstance(permit, ExportPermit)
    with shop.store.reading() as work:
        part = exporting.rows_of(permit, Language.EN).read_on(work)
    assert [list(row) for row in part.rows] == [["no-a"], ["no-c"]]


# Whatever happens to members in whatever order, the columns are a recount of it.

_MEMBERS = ("a", "b", "c")
_HAPPENED = st.lists(
    st.one_of(
        st.tuples(st.just("sale"), st.sampled_from(_MEMBERS), st.integers(0, 60), st.integers(0, 90_000)),
        st.tuples(st.just("refund"), st.sampled_from(_MEMBERS), st.just(0), st.integers(0, 90_000)),
    ),
    max_size=12,
)


def _rows(happened: tuple[str, str, int, int]) -> Iterator[RowOperation]:
    kind, member, day, amount = happened
    key = {"member_id": member}
    if kind == "refund":
        yield Add("members", key, {"cumulative_minor": -amount})
        return
    yield Add("members", key, {"sales": 1, "cumulative_minor": amount})
    yield Raise("members", key, {"last_sale_on": (TODAY - timedelta(days=day)).isoformat()})


@given(_HAPPENED, st.randoms(use_true_random=False))
def test_columns_are_a_recount_in_any_order(happened: list[tuple[str, str, int, int]], order: object) -> None:
    shop = CounterShop()
    told(shop, *(row for member in _MEMBERS for row in known(member)))
    shuffled = sorted(happened, key=lambda _: order.random())  # type: ignore[attr-defined]
    told(shop, *(row for one in shuffled for row in _rows(one)))
    found = columns(shop, Kept.SALES, Kept.SPENT, Kept.LAST_SALE)
    for place, member in enumerate(found.ids):
        mine = [one for one in happened if one[1] == member]
        sold = [one for one in mine if one[0] == "sale"]
        last = max((TODAY - timedelta(days=one[2]) for one in sold), default=None)
        spent = sum(one[3] if one[0] == "sale" else -one[3] for one in mine)
        cells = [found.columns[kept].cells()[place] for kept in (Kept.SALES, Kept.SPENT, Kept.LAST_SALE)]
        assert cells == [len(sold), spent, last.toordinal() if last else None]
