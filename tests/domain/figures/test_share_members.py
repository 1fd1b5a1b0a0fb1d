"""Members shared out: even by number, then by what they bought; nobody lost, nobody moved without need."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.sharing_out import Cared, Move, share_members

SPENT = st.integers(0, 100_000)
HELD = st.dictionaries(st.sampled_from("abcde"), st.lists(SPENT, max_size=12), min_size=1)
MOST = st.none() | st.integers(0, 8)


def members(staff_id: str, *spent: int) -> list[Cared]:
    return [Cared(f"{staff_id}{at:02}", staff_id, amount) for at, amount in enumerate(spent)]


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
