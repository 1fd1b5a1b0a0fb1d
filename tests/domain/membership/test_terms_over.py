"""The end of a card's term: the tier is kept, one comes down, or the membership ends."""

from __future__ import annotations

from datetime import date

import pytest

from domain.membership.acting import TODAY, Shop, apparel, joined, plain
from domain.membership.time_rules import RENEWAL, YEARLY, cards, graceful
from shuke.domain.card import CardStatus
from shuke.domain.membership.changes import CouponGiven, ExtraCardGiven, Outcome, TierGiven
from shuke.domain.membership.state import (
    CouponState,
    ExtraCardHeld,
    MembershipState,
    OwnedCoupon,
)
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind


@pytest.mark.parametrize(
    ("tier", "further", "becomes", "balance"),
    [
        ("silver", 199, "ordinary", 0),
        ("silver", 200, "silver", 300),
        ("silver", 201, "silver", 300),
        ("gold", 499, "silver", 300),
        ("gold", 500, "gold", 800),
        ("diamond", 699, "gold", 800),
        ("diamond", 700, "diamond", 1500),
    ],
)
def test_a_tier_is_kept_by_what_came_on_top(tier: str, further: int, becomes: str, balance: int) -> None:
    made = Shop(apparel())
    made.member("m", tier=tier)
    made.sells(further * 10)
    made.go_to(date(2027, 3, 9))
    assert made.book.members["m"].tier == tier
    assert made.points() == further
    made.go_to(date(2027, 3, 10))
    member = made.book.members["m"]
    assert (member.tier, made.points(), made.balance(AccountKind.PROGRESS)) == (becomes, balance, balance)
    assert (member.term_from, member.term_ends, member.progress_from) == (
        date(2027, 3, 10),
        date(2028, 3, 9),
        balance,
    )
    assert made.go_to(date(2027, 6, 1)) == []


def test_a_restart_forgives_what_was_owed() -> None:
    made = Shop(apparel())
    made.member("m", tier="silver")
    made.has("m", AccountKind.POINTS, -40)
    made.sells(2000)
    made.go_to(date(2027, 3, 10))
    assert made.points() == 300


@pytest.mark.parametrize(("further", "left"), [(199, 0), (200, 300), (201, 300)])
def test_goods_of_an_earlier_term_take_nothing_that_the_restart_took_already(further: int, left: int) -> None:
    made = Shop(apparel())
    made.member("m", tier="silver", progress_from=300)
    made.has("m", AccountKind.POINTS, 300)
    made.has("m", AccountKind.PROGRESS, 300)
    made.sells(further * 10, sale="earlier")
    made.go_to(date(2027, 3, 10))
    made.refunds("earlier")
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (left, left)


def test_goods_of_an_earlier_term_take_what_the_restart_left_of_their_points() -> None:
    made = Shop(apparel())
    made.member("m", tier="silver")
    made.sells(3500, sale="earlier")
    made.go_to(date(2027, 3, 10))
    assert made.points() == 300
    made.refunds("earlier")
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (0, 0)


def test_ordinary_ends_with_all_that_hung_on_it_but_the_money() -> None:
    made = Shop(apparel())
    made.member()
    made.has("m", AccountKind.PRINCIPAL, 5000)
    made.sells(4000)
    made.go_to(date(2027, 3, 10))
    assert made.book.members["m"].state is MembershipState.ENDED
    assert (made.points(), made.balance(AccountKind.PROGRESS), made.balance(AccountKind.PRINCIPAL)) == (
        0,
        0,
        5000,
    )


def test_a_calendar_card_is_renewed_to_the_end_of_the_next_year_again() -> None:
    made = Shop(graceful())
    made.member()
    made.sells(100)
    assert made.book.members["m"].term_ends == date(2027, 12, 31)
    made.go_to(date(2027, 12, 31))
    assert made.points() == 100
    assert made.go_to(date(2028, 1, 1)) == ["term.renewed", "close.lapsed"]
    assert made.points() == 0
    member = made.book.members["m"]
    assert (member.tier, member.term_from, member.term_ends) == (
        "ordinary",
        date(2028, 1, 1),
        date(2029, 12, 31),
    )
    made.sells(50)
    assert [one.lot for one in made.book.lots("m", AccountKind.POINTS)] == ["2029-12-31"]


@pytest.mark.parametrize(("amount", "tier"), [("999.99", "ordinary"), ("1000", "gold")])
def test_days_of_grace_are_told_and_end(amount: str, tier: str) -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    assert made.go_to(date(2028, 1, 1)) == ["term.grace"]
    made.go_to(date(2028, 1, 10))
    assert made.book.members["m"].tier == "gold"
    made.sells(amount)
    made.go_to(date(2028, 1, 11))
    member = made.book.members["m"]
    assert (member.tier, member.term_from) == (tier, date(2028, 1, 11))


def test_in_the_days_of_grace_the_tier_is_kept_as_soon_as_it_is_reached() -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    made.go_to(date(2028, 1, 3))
    made.sells(1000)
    assert made.go_to(date(2028, 1, 4)) == ["term.renewed"]
    assert made.book.members["m"].term_ends == date(2029, 12, 31)


def test_cards_close_with_the_membership() -> None:
    made = joined(apparel())
    made.go_to(date(2027, 3, 10))
    assert [card.status for card in made.book.cards_of("m")] == [CardStatus.CLOSED]


def test_the_base_lies_in_a_lot_of_the_new_term() -> None:
    made = Shop(
        plain(
            ('validity = "never-lapses"\n[card.lost]', 'validity = "end-of-year"\n[card.lost]'),
            ('points_validity = "never-lapses"', 'points_validity = "with-card"'),
            ("# gold renewal", "[tiers.renewal]\nrestarts_at = 30"),
        )
    )
    made.member("m", tier="gold")
    made.sells(100)
    made.go_to(date(2027, 1, 1))
    assert [(one.lot, one.amount) for one in made.book.lots("m", AccountKind.POINTS)] == [("2027-12-31", 30)]


def test_grace_ends_for_who_does_not_come_at_all() -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    made.go_to(date(2028, 1, 10))
    assert made.book.members["m"].tier == "gold"
    assert made.go_to(date(2028, 1, 11)) == ["term.down"]


def test_what_hung_on_a_membership_ends_with_it() -> None:
    made = joined(apparel())
    held = HeldCoupon("c", "birthday", TODAY, None)
    made.do(
        Outcome(
            (
                CouponGiven(OwnedCoupon(held, "m", "gift")),
                ExtraCardGiven("m", ExtraCardHeld("supreme", TODAY)),
            )
        )
    )
    made.go_to(date(2027, 3, 10))
    assert made.book.coupons["c"].state is CouponState.LAPSED
    assert cards(made) == []


def recalling(recalled: bool) -> tuple[str, str]:
    return YEARLY[0], YEARLY[1].replace("\n", f"\nrecalled_on_promotion = {str(recalled).lower()}\n", 1)


@pytest.mark.parametrize("recalled", [False, True])
def test_the_card_runs_on_in_a_new_term(recalled: bool) -> None:
    kept = ('[[tiers]]\nkey = "gold"', '[tiers.renewal]\n\n[[tiers]]\nkey = "gold"')
    made = joined(plain(kept, recalling(recalled)))
    (card,) = made.book.cards_of("m")
    made.go_to(date(2027, 3, 10))
    (same,) = made.book.cards_of("m")
    assert (same.number, same.expires_on, same.status) == (card.number, date(2028, 3, 9), CardStatus.ACTIVE)


@pytest.mark.parametrize("recalled", [False, True])
def test_who_comes_down_has_another_card_where_cards_are_recalled(recalled: bool) -> None:
    made = joined(plain(("# gold renewal", RENEWAL), recalling(recalled)))
    made.do(Outcome((TierGiven("m", "gold", TODAY, "decision"),)))
    made.go_to(date(2027, 3, 20))
    assert made.book.members["m"].tier == "ordinary"
    states = [card.status for card in made.book.cards_of("m")]
    assert states == ([CardStatus.RECALLED, CardStatus.ACTIVE] if recalled else [CardStatus.ACTIVE])
    if recalled:
        old, new = made.book.cards_of("m")
        assert old.replaced_by == new.number
