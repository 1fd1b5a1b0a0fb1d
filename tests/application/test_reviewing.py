"""Members who sleep: asked about once, told first, then decided on by a person."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.closing_shop import ClosingShop
from shuke.application.closing.at_a_till import till_reviewing
from shuke.application.closing.reviewing import decide_review, record_notice
from shuke.domain.explanation import Reason
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.membership.state import MembershipState

ASKED_ON = date(2028, 3, 10)


@pytest.fixture
def shop() -> ClosingShop:
    """The tea chain: two years without a purchase, and a person decides."""
    return ClosingShop()


def asleep(shop: ClosingShop) -> str:
    member = shop.enrol_as("王小明", "tier.gold.same-day")
    shop.sell(member, 10_00)
    shop.close_through(ASKED_ON)
    return member


def noticed(shop: ClosingShop, member: str) -> None:
    with shop.store.writing() as work:
        record_notice(work, till_reviewing(shop.desk, work, shop.manager), member)
        work.commit()


def decided(shop: ClosingShop, member: str, verdict: Verdict) -> str:
    """The sentence of the refusal, or of the first reason."""
    with shop.store.writing() as work:
        done = decide_review(work, till_reviewing(shop.desk, work, shop.manager), member, verdict)
        if isinstance(done, Reason):
            return done.sentence
        work.commit()
    return done[0].sentence


def reviews(shop: ClosingShop) -> list[str]:
    with shop.store.reading() as work:
        found = work.closings.open_reviews(10)
        assert work.closings.review_count() == len(found)
    return [one.member_id for one in found]


def test_a_person_is_asked_once_and_told_what_matters(shop: ClosingShop) -> None:
    member = asleep(shop)
    with shop.store.reading() as work:
        (review,) = work.closings.open_reviews(10)
    assert (review.name, review.months, review.last_on) == ("王小明", 24, date(2026, 3, 10))
    assert (review.asked_on, review.noticed_on) == (ASKED_ON, None)
    shop.close_through(date(2028, 6, 1))
    assert reviews(shop) == [member]


def test_whoever_bought_something_is_not_asked_about(shop: ClosingShop) -> None:
    member = shop.enrol_as("王小明", "tier.gold.same-day")
    shop.sell(member, 10_00)
    shop.go_to(date(2026, 3, 11))
    shop.sell(member, 10_00)
    shop.close_through(ASKED_ON)
    assert reviews(shop) == []
    shop.close_through(date(2028, 3, 11))
    assert reviews(shop) == [member]


def test_nothing_is_decided_before_the_notice(shop: ClosingShop) -> None:
    member = asleep(shop)
    assert decided(shop, member, Verdict.CANCEL) == "sleeping.notice_first"
    assert reviews(shop) == [member]
    assert decided(shop, member, Verdict.KEEP) == "sleeping.decided_kept"
    assert reviews(shop) == []


@pytest.mark.parametrize(
    ("verdict", "state", "tier"),
    [
        (Verdict.DOWNGRADE, MembershipState.ACTIVE, "ordinary"),
        (Verdict.CANCEL, MembershipState.CANCELLED, "gold"),
    ],
)
def test_what_was_decided_is_carried_out(
    shop: ClosingShop, verdict: Verdict, state: MembershipState, tier: str
) -> None:
    member = asleep(shop)
    noticed(shop, member)
    decided(shop, member, verdict)
    held = shop.member(member).held
    assert (held.state, held.tier, held.term) == (state, tier, 1)
    assert reviews(shop) == []
    assert decided(shop, member, verdict) == "sleeping.nothing_to_decide"
    with shop.store.reading() as work:
        assert len(work.closings.published(10)) == (verdict is Verdict.CANCEL)
    assert shop.rebuilt_unchanged()
