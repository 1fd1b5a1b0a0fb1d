"""What the engine must know of a member, read from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from shuke.application.counter.allowing import Purse, Terms
from shuke.application.ports.store import Work
from shuke.application.sync.epochs import is_frozen
from shuke.domain.basket import Basket
from shuke.domain.card import CardStatus
from shuke.domain.member import Member
from shuke.domain.membership.state import ExtraCardHeld, Membership
from shuke.domain.membership.sums import paid_in_at_once
from shuke.domain.money import Money, total
from shuke.domain.programme.counting import counter_of, kept, span_of
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.quote import SINCE_JOINING, HeldCoupon, Standing
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowed, Limit

__all__ = ["known_standing", "membership_of", "standing_of"]


def standing_of(
    work: Work,
    terms: Terms,
    programme: Programme,
    member: Member,
    tier: str,
    on: date,
    others: Iterable[Basket],
) -> Standing:
    """The member as this till may serve one on that day, in that tier.

    Args:
        terms: how the till spends now.
        others: baskets already partly paid; what they count on is promised and not offered again.
    """
    member_id = member.member_id
    promised = [other for other in others if other.member_id == member_id and other.tenders]
    taken = {coupon for other in promised for coupon in other.coupons}

    purse = Purse(work, terms, member_id, on, sum(other.points_wanted for other in promised))
    allowed = {account: purse.allowed(account) for account in _limited(programme, terms)}
    if not terms.promised and _card_lost(work, member_id):
        allowed |= {account: Allowed(0, Limit.CARD_LOST) for account in _STOPPED if account in allowed}

    kept = total(other.stored_value for other in promised).minor

    def own(account: AccountKind) -> int:
        return allowed[account].amount if account in allowed else 0

    principal = max(0, own(AccountKind.PRINCIPAL) - kept)
    bonus = max(0, own(AccountKind.BONUS) - max(0, kept - own(AccountKind.PRINCIPAL)))

    return Standing(
        member_id=member_id,
        tier=tier,
        joined_on=member.joined_on,
        tier_since=member.tier_since,
        birthday=member.profile.kept_birthday,
        points_known=work.members.balance(member_id, AccountKind.POINTS),
        points_spendable=allowed[AccountKind.POINTS].amount,
        cumulative=member.cumulative,
        member_days_this_year=_limited_days_used(work, programme, member_id, tier, on),
        cards=_beside(work, programme, member_id),
        coupons=_coupons(work, terms.till, programme, member_id, taken),
        principal=Money(principal),
        bonus=Money(bonus),
        stamps=purse.own(AccountKind.STAMPS) if programme.stamps else 0,
        term_ends=programme.term_of(programme.tier(tier)).last_day(member.term_since),
        measured={measure: _measured(work, member, measure, on) for measure in programme.measures()},
        bound={account: one for account, one in allowed.items() if one.limit is not Limit.OWN},
    )


def known_standing(work: Work, programme: Programme, member: Member, on: date) -> Standing:
    """What is known of a member whom nobody serves: sums and points; of what a till may spend, nothing."""
    tier = programme.served_as(member.tier)
    return Standing(
        member_id=member.member_id,
        tier=tier,
        joined_on=member.joined_on,
        tier_since=member.tier_since,
        points_known=work.members.balance(member.member_id, AccountKind.POINTS),
        cumulative=member.cumulative,
        term_ends=programme.term_of(programme.tier(tier)).last_day(member.term_since),
        measured={measure: _measured(work, member, measure, on) for measure in programme.measures()},
    )


_STOPPED = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS)


def _card_lost(work: Work, member_id: str) -> bool:
    """A card is reported lost, and nothing is in its place yet."""
    cards = work.cards.of_member(member_id)
    return any(card.status is CardStatus.LOST and not card.replaced_by for card in cards)


def _beside(work: Work, programme: Programme, member_id: str) -> frozenset[str]:
    """The cards beside the tier that are held, as far as this version of the programme has them."""
    if not programme.cards:
        return frozenset()
    held = work.cards.beside(member_id)
    return frozenset(card.key for card in programme.cards if card.key in held and not held[card.key].taken)


def _limited(programme: Programme, terms: Terms) -> Iterator[AccountKind]:
    """The accounts of which it matters how much may be spent."""
    yield AccountKind.POINTS
    if programme.stored_value:
        yield from (AccountKind.PRINCIPAL, AccountKind.BONUS)
    if programme.stamps:
        yield AccountKind.STAMPS
    if programme.coupons and terms.away is not None:
        yield AccountKind.COUPON


def membership_of(member: Member, standing: Standing) -> Membership:
    """The member as acts see one."""
    return Membership(
        member_id=member.member_id,
        tier=standing.tier,
        joined_on=member.joined_on,
        tier_since=member.tier_since,
        term_from=member.sums_from,
        term_ends=standing.term_ends,
        birthday=standing.birthday,
        state=member.held.state,
        shop=member.shop_id,
        progress_from=member.held.progress,
        origin=member.held.origin,
        cards=tuple(ExtraCardHeld(key, member.joined_on) for key in sorted(standing.cards)),
    )


def _coupons(
    work: Work, till: str, programme: Programme, member_id: str, taken: set[str]
) -> tuple[HeldCoupon, ...]:
    if not programme.coupons or is_frozen(work):
        return ()
    held = work.members.coupons(till, member_id)
    return tuple(coupon for coupon in held if coupon.coupon_id not in taken)


def _measured(work: Work, member: Member, measure: Measure, on: date) -> int:
    """What the measure comes to before this sale. What is not kept day by day stands with the member, or has no
    past (see `shuke.domain.programme.counting`)."""
    if measure.counted is Counted.PROGRESS:
        began = member.held.progress if measure.span is Span.TERM else 0
        return work.members.balance(member.member_id, AccountKind.PROGRESS) - began
    if measure == SINCE_JOINING:
        return member.cumulative.minor
    if measure.counted is Counted.TOP_UP and measure.span is Span.SALE:
        return paid_in_at_once([one.record for one in work.money_held.top_ups((member.member_id,))], on)
    if not kept(measure):
        return 0
    first, last = span_of(measure, on, member.joined_on, member.sums_from)
    return work.members.counted(member.member_id, counter_of(measure), first, last)


def _limited_days_used(work: Work, programme: Programme, member_id: str, tier: str, on: date) -> int:
    """Days before today in this calendar year that a yearly limit counts."""
    limited = (rule for rule in programme.days if rule.most_a_year(tier) is not None)
    first = date(on.year, 1, 1)
    return max((work.members.days_used(member_id, rule.key, first, on) for rule in limited), default=0)
