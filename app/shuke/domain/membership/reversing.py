"""Which movements a refund books: those of the sale the other way round, by the same lots.

Each movement goes back in proportion to the part of the sale that it came from: what was earned with the money that
earned, what was used with the amount it paid, stamps and rewards with the last piece. What went back before is
counted, so that parts add up to the whole exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import LAPSE, Booked
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.membership.sale_gifts import is_gift
from shuke.domain.membership.state import SaleEntry, SaleOnRecord
from shuke.domain.membership.stored_value import STORED
from shuke.domain.money import Money, shared_out, total
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["booked_back", "told", "undone"]

RULE = "refund"

_Key = tuple[AccountKind, str, str, str]
"""Account, lot, member and rule: movements that agree in these are one."""


def undone(after: SaleOnRecord, stored: Money, on: date) -> tuple[SaleEntry, ...]:
    """The movements that go back now.

    Args:
        after: the sale with the lines already marked as returned.
        stored: how much of it goes back as stored value.
    """
    booked = _summed(after.entries)
    back = _summed(after.reversed)
    groups: defaultdict[str, list[_Key]] = defaultdict(list)
    for key, amount in booked.items():
        if amount:
            groups[_group(key, amount)].append(key)
    found = []
    for name, keys in groups.items():
        left = [abs(booked[key]) - abs(back[key]) for key in keys]
        if name == _STORED:
            now = stored.minor
        else:
            all_of_it = sum(abs(booked[key]) for key in keys)
            now = _part(all_of_it, _share(after, name)) - (all_of_it - sum(left))
        now = min(max(now, 0), sum(left))
        for key, part in zip(keys, shared_out(now, left), strict=True):
            if part:
                account, lot, member_id, rule = key
                signed = part if booked[key] < 0 else -part
                found.append(SaleEntry(account, lot, signed, member_id, rule, on))
    return tuple(found)


def _summed(entries: Sequence[SaleEntry]) -> Counter[_Key]:
    found: Counter[_Key] = Counter()
    for entry in entries:
        found[entry.account, entry.lot, entry.member_id, entry.rule] += entry.amount
    return found


_STORED, _WHOLE, _USED, _EARNED = "stored", "whole", "used", "earned"


def _group(key: _Key, amount: int) -> str:
    """Movements of one group go back together. Each earner's account is one by itself."""
    account, lot, member_id, rule = key
    if account in STORED and amount < 0:
        return _STORED
    if account is AccountKind.STAMPS or is_gift(SaleEntry(account, lot, amount, member_id, rule)):
        return f"{_WHOLE} {account} {lot} {member_id} {rule}"
    if amount < 0:
        return f"{_USED} {account} {member_id}"
    return f"{_EARNED} {account} {member_id}"


def _share(after: SaleOnRecord, group: str) -> Fraction:
    """The part of the sale that went back so far, in the respect in which the group came about."""
    whole = all(line.returned_milli == line.line.quantity_milli for line in after.lines)
    if whole or group.startswith(_WHOLE):
        return Fraction(int(whole))
    if group.startswith(_USED):
        pairs = [(line.returned(line.points_share), line.points_share) for line in after.lines]
    else:
        pairs = [(line.returned(line.eligible), line.eligible) for line in after.lines]
        if not total(amount for _, amount in pairs):
            pairs = [(line.returned(line.paid), line.paid) for line in after.lines]
    there = total(amount for _, amount in pairs).minor
    return Fraction(total(back for back, _ in pairs).minor, there) if there else Fraction(0)


def _part(amount: int, share: Fraction) -> int:
    """Half-up."""
    product = 2 * amount * share + 1
    return product.numerator // (2 * product.denominator)


def booked_back(book: Book, entries: Sequence[SaleEntry]) -> Iterator[Booked]:
    """The movements. What time took from a lot in the meantime is not taken from the member a second time."""
    lost: dict[tuple[str, AccountKind, str], int] = {}
    for entry in entries:
        place = (entry.member_id, entry.account, entry.lot)
        there = lost.setdefault(place, book.lapsed(*place))
        covered = min(max(-entry.amount, 0), max(there, 0))
        if covered:
            lost[place] = there - covered
            yield Booked(entry.member_id, entry.account, entry.lot, covered, LAPSE)
        yield Booked(entry.member_id, entry.account, entry.lot, entry.amount, RULE)


def told(sale: SaleOnRecord, entries: Sequence[SaleEntry]) -> Iterator[Reason]:
    """What moved, account by account, the member's own first."""
    sums: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        account = "stored" if entry.account in STORED else entry.account.value
        sign = "+" if entry.amount > 0 else "-"
        sums[entry.member_id, account + sign] += entry.amount
    for (member_id, what), amount in sums.items():
        match what:
            case "points-" if member_id == sale.member_id:
                yield reason(RULE, ReturnTells.POINTS_TAKEN, applied=True, points=amount)
            case "points-":
                yield reason(RULE, ReturnTells.POINTS_TAKEN_OF, applied=True, count=-amount, member=member_id)
            case "points+":
                yield reason(RULE, ReturnTells.POINTS_GIVEN, applied=True, points=amount)
            case "stored+":
                yield reason(RULE, ReturnTells.STORED_GIVEN, applied=True, money=Money(amount))
            case "stamps-":
                yield reason(RULE, ReturnTells.STAMPS_TAKEN, applied=True, count=-amount)
            case "stamps+":
                yield reason(RULE, ReturnTells.STAMPS_GIVEN, applied=True, count=amount)
            case _:
                pass
