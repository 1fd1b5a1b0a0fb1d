"""What a rule gives: into the book, with its reason. Rewards, with their quota."""

from __future__ import annotations

from datetime import date

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_terms import runs_until
from shuke.domain.membership.changes import Booked, Change, CouponGiven, Handed, Outcome, Used
from shuke.domain.membership.quotas import period_of, yearly
from shuke.domain.membership.state import Membership, OwnedCoupon
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.parts.perks import Reward, Trigger
from shuke.domain.programme.parts.when import falls_on, is_of_birthday
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind, lot_of

__all__ = ["bonus_lot", "given", "points_booked", "rewards"]


def points_booked(programme: Programme, membership: Membership, points: int, rule: str, on: date) -> Booked:
    """Points into the lot they will lapse with."""
    lot = lot_of(programme.points_validity.last_day(on, runs_until(programme, membership, on)))
    return Booked(membership.member_id, AccountKind.POINTS, lot, points, rule)


def bonus_lot(programme: Programme, card_ends: date | None, on: date) -> str:
    """The lot of a bonus given on that day."""
    rules = programme.stored_value
    return lot_of(rules.bonus_validity.last_day(on, card_ends) if rules else None)


def given(
    book: Book, programme: Programme, membership: Membership, gives: Gives, rule: str, on: date
) -> Outcome:
    """Everything that `gives` names, for this member. Coupons beyond what one member may have, and those
    with no rate for the tier, are left out."""
    changes: list[Change] = []
    reasons = []
    ids: list[tuple[str, str]] = []
    member_id = membership.member_id
    if gives.points:
        changes.append(points_booked(programme, membership, gives.points, rule, on))
        reasons.append(reason(rule, Tells.REWARD_POINTS, applied=True, points=gives.points))
    if gives.bonus:
        lot = bonus_lot(programme, runs_until(programme, membership, on), on)
        changes.append(Booked(member_id, AccountKind.BONUS, lot, gives.bonus.minor, rule))
        reasons.append(reason(rule, Tells.REWARD_BONUS, applied=True, bonus=gives.bonus))
    if gives.thing is not None:
        changes.append(Handed(member_id, gives.thing, rule))
        reasons.append(reason(rule, Tells.REWARD_THING, applied=True, thing=gives.thing))
    kind = programme.coupon(gives.coupon) if gives.coupon else None
    if kind is not None and (not kind.rates or kind.rate_for(membership.tier) is not None):
        had = book.coupons_given(member_id, kind.key)
        count = gives.count if kind.most_of_member is None else min(gives.count, kind.most_of_member - had)
        for _ in range(count):
            coupon = HeldCoupon(
                coupon_id=book.new_id("coupon"),
                kind=kind.key,
                first_day=on,
                last_day=kind.validity.last_day(on, runs_until(programme, membership, on)),
                rate=kind.rate_for(membership.tier),
            )
            changes.append(CouponGiven(OwnedCoupon(coupon, member_id, rule)))
            ids.append(("coupon", coupon.coupon_id))
        if count > 0:
            reasons.append(reason(rule, Tells.REWARD_COUPON, applied=True, count=count, name=kind.name))
    return Outcome(tuple(changes), tuple(reasons), None, tuple(ids))


def rewards(
    book: Book,
    programme: Programme,
    membership: Membership,
    trigger: Trigger,
    on: date,
    values: Values,
    calendar: HolidayCalendar,
) -> Outcome:
    """Every reward that this trigger brings the member now."""
    outcome = Outcome()
    for reward in programme.rewards:
        if reward.trigger is trigger and _due(book, reward, membership, on, values, calendar):
            rule = f"reward.{reward.key}"
            period = _period(reward, membership, on)
            used = Used(membership.member_id, rule, period, 1, on)
            outcome = outcome.and_then(Outcome((used,)))
            outcome = outcome.and_then(given(book, programme, membership, reward.gives, rule, on))
    return outcome


def _due(
    book: Book, reward: Reward, membership: Membership, on: date, values: Values, calendar: HolidayCalendar
) -> bool:
    reaches = reward.reaches
    return (
        (not reward.tiers or bool(reward.tiers & membership.holds))
        and (reward.when is None or falls_on(reward.when, on, membership.birthday, calendar))
        and (reaches is None or reaches.met(values(reaches.measure)))
        and not book.used(membership.member_id, f"reward.{reward.key}", _period(reward, membership, on))
    )


def _period(reward: Reward, membership: Membership, on: date) -> str:
    of_birthday = reward.trigger is Trigger.BIRTHDAY or is_of_birthday(reward.when)
    return period_of(yearly(reward.per, of_birthday=of_birthday), membership, on)
