"""Spends that took more than there was: an account below nothing, a coupon or a receipt that counts twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from shuke.application.head_office.finding.ground import Found, Ground, Sold
from shuke.application.ports.exceptions import SaleSeen, ShortAccount
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.exceptions.worth import worth
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import NEVER, AccountKind, Slice

__all__ = ["overspent"]

_Account = tuple[str, AccountKind]
_Spends = Mapping[_Account, Sequence[Sold]]


def overspent(ground: Ground, sold: Sequence[Sold], numbers: Sequence[str]) -> Iterator[Found]:
    """
    Args:
        sold: the sales that were taken in just now.
        numbers: their receipts' numbers, those of nobody's sales too.
    """
    spends = _by_account(sold)
    for short in ground.work.conflicts.below_nothing({member for member, _ in spends}):
        by = spends.get((short.member_id, short.account), ())
        if short.account is AccountKind.COUPON:
            yield from _coupon(ground, short, by)
        else:
            yield from _account(ground, short, by)
    yield from _receipts(ground.work.conflicts.receipts_twice(numbers))


def _by_account(sold: Sequence[Sold]) -> _Spends:
    found: defaultdict[_Account, list[Sold]] = defaultdict(list)
    for one in sold:
        for account in {entry.account for entry in one.sale.entries if entry.amount < 0}:
            found[one.sale.member_id or "", account].append(one)
    return found


def _account(ground: Ground, short: ShortAccount, by: Sequence[Sold]) -> Iterator[Found]:
    """As much of what is missing as these sales took: what was missing before has an exception of its own, or is a
    debt (a clawback) and none. What head office let lapse while a sale of before was on its way is not missing: the
    close of the day makes that good."""
    if not by:
        return  # these sales spent from other accounts of the member's
    taken = _taken(short.account, by)
    missing = min(-short.balance, sum(taken.values()))
    parts = []
    for lot in short.lots:
        if _lapsed_meanwhile(lot.lot, by, ground.today):
            continue
        part = min(-lot.amount, missing)
        if part > 0:
            parts.append(Slice(lot.lot, part))
            missing -= part
    amount = sum(part.amount for part in parts)
    if not amount:
        return
    last = by[-1]
    yield Found(
        kind=ExceptionKind.OVERDRAFT,
        cause=(short.member_id, short.account.value, *_place(last)),
        happened_on=last.header.business_date,
        facts=tuple(one.place for one in by),
        member_id=short.member_id,
        account=short.account,
        shortfall=tuple(parts),
        at_risk=worth(short.account, amount, ground.points_rate(last.sale)),
        about=(("balance", str(short.balance)),),
    )


def _taken(account: AccountKind, by: Sequence[Sold]) -> dict[str, int]:
    """What these sales took from each lot."""
    taken: defaultdict[str, int] = defaultdict(int)
    for one in by:
        for entry in one.sale.entries:
            if entry.account is account and entry.amount < 0:
                taken[entry.lot] -= entry.amount
    return taken


def _lapsed_meanwhile(lot: str, by: Sequence[Sold], today: date) -> bool:
    return lot != NEVER and max(one.header.business_date for one in by).isoformat() <= lot < today.isoformat()


def _coupon(ground: Ground, short: ShortAccount, by: Sequence[Sold]) -> Iterator[Found]:
    """Each use beyond the one that there was, if it is among what came just now."""
    coupon_id = short.lots[0].lot
    uses = [one for one in by if _amount_of(coupon_id, one) is not None]
    if not uses:
        return
    facts = tuple(ground.work.conflicts.coupon_uses(short.member_id, coupon_id))
    for one in uses[-min(len(uses), -short.balance) :]:
        yield Found(
            kind=ExceptionKind.DOUBLE_USE,
            cause=(short.member_id, coupon_id, *_place(one)),
            happened_on=one.header.business_date,
            facts=facts,
            member_id=short.member_id,
            account=AccountKind.COUPON,
            shortfall=(Slice(coupon_id, 1),),
            at_risk=_amount_of(coupon_id, one) or ZERO,
            about=(("coupon", coupon_id),),
        )


def _amount_of(coupon_id: str, one: Sold) -> Money | None:
    used = (coupon for coupon in one.sale.coupons if coupon.coupon_id == coupon_id)
    return next((coupon.amount for coupon in used), None)


def _receipts(twice: Sequence[SaleSeen]) -> Iterator[Found]:
    by_number: defaultdict[str, list[SaleSeen]] = defaultdict(list)
    for seen in twice:
        if seen.place.receipt_number:
            by_number[seen.place.receipt_number].append(seen)
    for number, sales in sorted(by_number.items()):
        last = sales[-1]
        yield Found(
            kind=ExceptionKind.DOUBLE_USE,
            cause=("receipt", number, str(len(sales))),
            happened_on=last.on,
            facts=tuple(seen.place for seen in sales),
            member_id=last.member_id,
            about=(("receipt", number),),
        )


def _place(one: Sold) -> tuple[str, str, str]:
    return one.header.till, str(one.header.epoch), str(one.header.seq)
