"""Members shared out among account managers: evenly, at most 500 each, nobody moved without need."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.assignment import MOST_MEMBERS_EACH, assigned

EIGHT = [f"s{n}" for n in range(1, 9)]


def ids(count: int) -> list[str]:
    return [f"m{n:05}" for n in range(count)]


def test_eight_staff_look_after_five_hundred_each_and_not_one_more() -> None:
    full = assigned(ids(4000), {}, EIGHT)
    assert MOST_MEMBERS_EACH == 500
    assert set(Counter(full.staff_of.values()).values()) == {500}
    assert full.without == ()
    over = assigned(ids(4001), full.staff_of, EIGHT)
    assert over.without == ("m04000",)
    assert over.moved == ()
    before = assigned(ids(3999), {}, EIGHT)
    assert Counter(Counter(before.staff_of.values()).values()) == {500: 7, 499: 1}


def test_a_new_member_goes_to_whoever_has_the_fewest_of_equals_to_the_first() -> None:
    before = {"a": "s2", "b": "s2", "c": "s1", "d": "s3"}
    assert assigned([*before, "e"], before, ["s3", "s2", "s1"]).staff_of["e"] == "s1"
    assert assigned([*before, "e", "f"], before, ["s1", "s2", "s3"]).staff_of["f"] == "s3"


def test_who_leaves_hands_over_evenly_and_the_others_keep_theirs() -> None:
    before = assigned(ids(800), {}, EIGHT).staff_of
    after = assigned(ids(800), before, EIGHT[1:])
    left = {member for member, person in before.items() if person == "s1"}
    assert set(after.moved) == left
    assert all(after.staff_of[member] == before[member] for member in set(before) - left)
    assert max(Counter(after.staff_of.values()).values()) == 115  # 800 / 7 = 114.3
    assert min(Counter(after.staff_of.values()).values()) == 114


def test_who_starts_gets_new_members_and_takes_nobody_over() -> None:
    before = assigned(ids(10), {}, ["s1", "s2"]).staff_of
    after = assigned(ids(13), before, ["s1", "s2", "s3"])
    assert set(after.moved) == {"m00010", "m00011", "m00012"}
    assert {after.staff_of[member] for member in after.moved} == {"s3"}


def test_a_member_who_is_gone_makes_room() -> None:
    before = assigned(ids(4), {}, ["s1"], most_each=4).staff_of
    assert assigned(["m00000", "m00009"], before, ["s1"], most_each=2).without == ()


def test_without_staff_nobody_is_looked_after() -> None:
    assert assigned(ids(2), {"m00000": "gone"}, []).without == ("m00000", "m00001")


def test_more_than_the_limit_that_somebody_has_already_stay() -> None:
    before = dict.fromkeys(ids(3), "s1")
    after = assigned(ids(5), before, ["s1", "s2"], most_each=2)
    assert after.without == ()
    assert Counter(after.staff_of.values()) == {"s1": 3, "s2": 2}


@given(
    st.sets(st.integers(0, 60)),
    st.dictionaries(st.integers(0, 60), st.integers(0, 6)),
    st.sets(st.integers(0, 5)),
)
def test_whatever_was_before_everybody_is_placed_or_told(
    members: set[int], before: dict[int, int], staff: set[int]
) -> None:
    had = {str(member): str(person) for member, person in before.items()}
    people = {str(person) for person in staff}
    names = {str(member) for member in members}
    found = assigned(names, had, people, most_each=10)
    assert set(found.staff_of) | set(found.without) == names
    assert not set(found.staff_of) & set(found.without)
    assert set(found.staff_of.values()) <= people
    assert all(found.staff_of[m] == had[m] for m in found.staff_of if m not in found.moved)
    assert found == assigned(sorted(names, reverse=True), had, sorted(people, reverse=True), most_each=10)
    given_now = Counter(found.staff_of[m] for m in found.moved)
    counts = Counter(found.staff_of.values())
    assert all(counts[person] <= 10 for person in given_now)
    if given_now:
        assert max(counts[person] for person in given_now) <= min(counts[person] for person in people) + 1
