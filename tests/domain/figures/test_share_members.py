"""Members shared out: even by number, then by what they bought; nobody lost, nobody moved without need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shuke.application.members.sharing_columns import Held
from shuke.application.members.sharing_columns import share_members as shared_in_columns
from shuke.domain.figures.sharing_out import Move
from simple_sharing import Cared, simply_shared

SPENT = st.integers(0, 100_000)
BOUGHT = st.integers(-3, 6) | SPENT
HELD = st.dictionaries(st.sampled_from("abcde"), st.lists(SPENT, max_size=12), min_size=1)
MOST = st.none() | st.integers(0, 8)


def members(staff_id: str, *spent: int) -> list[Cared]:
    return [Cared(f"{staff_id}{at:02}", staff_id, amount) for at, amount in enumerate(spent)]


def share_members(
    free: Sequence[Cared], held: Mapping[str, Sequence[Cared]], *, evening: bool, most: int | None = None
) -> tuple[Move, ...]:
    everybody = sorted([*free, *(one for some in held.values() for one in some)])
    names = sorted({"", *held, *(one.staff_id for one in everybody)})
    holders = np.array([names.index(one.staff_id) for one in everybody], dtype=np.int64)
    spent = np.array([one.spent for one in everybody], dtype=np.int64)
    rows = np.arange(len(everybody))
    columns = Held([one.member_id for one in everybody], rows, names, holders, spent)
    free_ones = columns.looked_after_by({one.staff_id for one in free})
    return tuple(shared_in_columns(columns, free_ones, held.keys(), evening=evening, most=most))


def after(everybody: list[Cared], moves: tuple[Move, ...]) -> dict[str, str]:
    to = {one.member_id: one.after for one in moves}
    return {one.member_id: to.get(one.member_id, one.staff_id) for one in everybody}


def test_whoever_has_too_many_hands_on_those_who_even_the_purchases_out() -> None:
    # Of 12 and 6 with 90 in all, 45 each: a has 84, 39 too much in three members who stand side by side: 20 + 12 + 8.
    held = {"a": members("a", 30, 20, 12, 8, 6, 4, 2, 1, 1), "b": members("b", 5, 1, 0)}
    moves = share_members([], held, evening=True)
    assert moves == (Move("a01", "a", "b"), Move("a02", "a", "b"), Move("a03", "a", "b"))


def test_whoever_bought_most_goes_first_to_whoever_has_least() -> None:
    free = members("gone", 50, 40, 30, 20)
    held = {"a": members("a", 25), "b": members("b", 0)}
    moves = share_members(free, held, evening=False)
    # b 0 takes 50; a 25 takes 40; b 50 takes 30; a 65 takes 20: 85 and 80.
    assert [(one.member_id, one.after) for one in moves] == [
        ("gone00", "b"),
        ("gone01", "a"),
        ("gone02", "b"),
        ("gone03", "a"),
    ]


def test_even_numbers_move_nobody_however_uneven_the_purchases() -> None:
    assert share_members([], {"a": members("a", 900, 800), "b": members("b", 1, 1)}, evening=True) == ()


def test_without_anybody_who_takes_part_nobody_moves() -> None:
    assert share_members(members("", 5), {}, evening=True) == ()


def test_those_who_bought_most_find_room_where_it_does_not_do_for_all() -> None:
    moves = share_members(members("", 1, 9, 5), {"a": members("a", 3)}, evening=True, most=3)
    assert [one.member_id for one in moves] == ["01", "02"]


@given(HELD, st.lists(SPENT, max_size=20), MOST, st.booleans())
def test_nobody_is_lost_and_nobody_moved_without_need(
    spent: dict[str, list[int]], also: list[int], most: int | None, evening: bool
) -> None:
    held = {staff_id: members(staff_id, *amounts) for staff_id, amounts in spent.items()}
    free = members("", *also)
    everybody = [*free, *(one for some in held.values() for one in some)]
    moves = share_members(free, held, evening=evening, most=most)
    then = after(everybody, moves)
    before = {one.member_id: one.staff_id for one in everybody}
    assert len({one.member_id for one in moves}) == len(moves)
    assert all(before[one.member_id] == one.before != one.after for one in moves)
    assert {one.after for one in moves} <= held.keys()
    had = {staff_id: len(some) for staff_id, some in held.items()}
    counts = Counter(then.values())
    if not evening:
        assert all(not one.before for one in moves), "whoever has somebody keeps them"
        took = {one.after for one in moves}
        assert all(counts[one] <= min(counts[other] for other in held) + 1 for one in took if most is None)
    elif most is None:
        numbers = [counts[one] for one in held]
        assert max(numbers) - min(numbers) <= 1
        share = -(-len(everybody) // len(held))
        assert len(moves) - len(free) <= sum(max(count - share + 1, 0) for count in had.values())
    if most is None:
        assert not counts[""]
    else:
        assert all(counts[one] <= max(most, had[one]) for one in held)
        assert not counts[""] or all(counts[one] >= most for one in held)
    turned = {one: held[one][::-1] for one in reversed(list(held))}
    assert moves == share_members(free[::-1], turned, evening=evening, most=most), "in whatever order"


@given(
    st.dictionaries(st.sampled_from("abcde"), st.lists(BOUGHT, max_size=12), min_size=1),
    st.lists(BOUGHT, max_size=20),
    MOST,
    st.booleans(),
)
def test_in_columns_it_is_as_one_by_one(
    spent: dict[str, list[int]], also: list[int], most: int | None, evening: bool
) -> None:
    held = {staff_id: members(staff_id, *amounts) for staff_id, amounts in spent.items()}
    free = members("", *also)
    in_columns = share_members(free, held, evening=evening, most=most)
    assert in_columns == simply_shared(free, held, evening=evening, most=most)


def test_what_is_nearest_to_what_is_too_much_is_handed_on_the_first_of_equals() -> None:
    # 8, 6, 2, 0 against nobody: 16 in all, so 8 too much. Side by side 14 is 6 off, 8 right, 2 is 6 off.
    assert [one.member_id for one in share_members([], held_by_a(8, 6, 2, 0), evening=True)] == ["a01", "a02"]
    # 9, 5, 3, 3: 10 too much. 14 is 4 off, 8 is 2 off, 6 is 4 off.
    assert [one.member_id for one in share_members([], held_by_a(9, 5, 3, 3), evening=True)] == ["a01", "a02"]
    # 9, 3, 1, 1: 7 too much. 12 is 5 off, 4 is 3 off, 2 is 5 off.
    assert [one.member_id for one in share_members([], held_by_a(9, 3, 1, 1), evening=True)] == ["a01", "a02"]
    # All alike: the first two.
    assert [one.member_id for one in share_members([], held_by_a(4, 4, 4, 4), evening=True)] == ["a00", "a01"]


def held_by_a(*spent: int) -> dict[str, list[Cared]]:
    return {"a": members("a", *spent), "b": []}
