"""The hash chain of a member's code, and how long one of its codes is fresh."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.codes.chain import (
    LINK_BYTES,
    SLOT_S,
    SLOTS,
    ShownLink,
    chain_label,
    leads_to,
    link_after,
    slot_of,
)
from shuke.domain.codes.freshness import Freshness, LastShown, freshness_of

LABEL = chain_label("demo", "m-1", 1_000)
SECRET = bytes(range(LINK_BYTES))
ANCHOR = link_after(LABEL, SECRET, -1)
BEGAN_MS = 1_000 * SLOT_S * 1000


@given(st.integers(0, SLOTS - 1))
def test_each_link_leads_to_the_anchor_from_its_own_place_alone(place: int) -> None:
    link = link_after(LABEL, SECRET, place)
    assert leads_to(LABEL, ShownLink(place, link), ANCHOR)
    for elsewhere in {max(0, place - 1), min(SLOTS - 1, place + 1)} - {place}:
        assert not leads_to(LABEL, ShownLink(elsewhere, link), ANCHOR)


def test_a_chain_is_one_members_of_one_tenant_from_one_half_minute_on() -> None:
    shown = ShownLink(3, link_after(LABEL, SECRET, 3))
    for other in (
        chain_label("demo", "m-2", 1_000),
        chain_label("dem", "om-1", 1_000),
        chain_label("demo", "m-1", 1_001),
    ):
        assert not leads_to(other, shown, ANCHOR)


def test_no_bit_of_a_link_can_be_turned() -> None:
    link = link_after(LABEL, SECRET, 1)
    for bit in range(LINK_BYTES * 8):
        turned = bytearray(link)
        turned[bit // 8] ^= 1 << bit % 8
        assert not leads_to(LABEL, ShownLink(1, bytes(turned)), ANCHOR)


@pytest.mark.parametrize(
    ("place", "link"), [(-1, SECRET), (SLOTS, SECRET), (0, SECRET[1:]), (0, SECRET + b"\0")]
)
def test_what_is_no_link_does_not_come_to_be(place: int, link: bytes) -> None:
    with pytest.raises(ValueError, match="no link"):
        ShownLink(place, link)


def test_slots_are_half_minutes() -> None:
    assert [slot_of(at_ms) for at_ms in (0, 29_999, 30_000, BEGAN_MS)] == [0, 0, 1, 1_000]


@pytest.mark.parametrize(
    ("age_ms", "says"),
    [
        (-30_000 - 1, Freshness.AHEAD),
        (-30_000, Freshness.FRESH),
        (0, Freshness.FRESH),
        (90_000 - 1, Freshness.FRESH),
        (90_000, Freshness.STALE),
        (86_400_000, Freshness.STALE),
    ],
)
def test_a_code_lives_ninety_seconds(age_ms: int, says: Freshness) -> None:
    assert freshness_of(1_000, BEGAN_MS + age_ms, None, "b-1") is says


@pytest.mark.parametrize(
    ("last_slot", "basket", "says"),
    [
        (1_000, "b-1", Freshness.FRESH),
        (1_000, "b-2", Freshness.USED),
        (1_001, "b-1", Freshness.FRESH),
        (1_001, "b-2", Freshness.USED),
        (999, "b-2", Freshness.FRESH),
    ],
)
def test_a_code_is_good_for_one_basket_and_so_are_those_before_it(
    last_slot: int, basket: str, says: Freshness
) -> None:
    assert freshness_of(1_000, BEGAN_MS, LastShown(last_slot, basket), "b-1") is says


def test_without_the_time_it_is_like_a_card_whatever_was_seen() -> None:
    assert freshness_of(1_000, None, LastShown(2_000, "b-2"), "b-1") is Freshness.NO_TIME


def test_what_may_be_done_with_it() -> None:
    assert {one for one in Freshness if one.may_spend} == {
        Freshness.FRESH,
        Freshness.VOUCHED,
        Freshness.NO_TIME,
    }
    assert {one for one in Freshness if one.proves} == {Freshness.FRESH, Freshness.VOUCHED}
