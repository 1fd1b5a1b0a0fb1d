"""Enrolling tills: a one-time code for a shop, a key that comes with it, and a till that is no longer believed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import ID_SHAPE
from shuke.application.ports.store import Work
from shuke.application.ports.sync import EnrolmentCode
from shuke.domain.facts.till_enrolled import TillEnrolled, TillRevoked
from shuke.domain.member_number import digits_in
from shuke.domain.sync.exchanges import RefusalReason
from shuke.domain.sync.limits import ENROLMENT_LIFE_MS
from shuke.domain.sync.messages import Enrol

__all__ = [
    "InvitationProblem",
    "Invited",
    "NumberTaken",
    "ShopUnknown",
    "TillKnown",
    "invite",
    "one_time_code",
    "revoke",
    "take_in_till",
]

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP_LENGTH = 4, 4
"""80 bits: nobody guesses one within its ten minutes."""

_MOST_TILLS_A_SHOP = 999


class InvitationProblem(Exception):
    """No code was made."""


class ShopUnknown(InvitationProblem):
    """Head office has no such shop, or it closed."""


class TillKnown(InvitationProblem):
    """A till of that name works already, or belongs to another shop."""


class NumberTaken(InvitationProblem):
    """Another till's name, which is told, has the same digits: both would give members the same numbers."""


@dataclass(frozen=True, slots=True)
class Invited:
    """`one_time_code` is shown once and kept nowhere; only its hash is."""

    till: str
    till_name: str
    one_time_code: str


def invite(
    work: Work,
    shop_id: str,
    till: str,
    till_name: str,
    now_ms: int,
    random_bytes: Callable[[int], bytes],
) -> Invited:
    """Make a code for a till of that shop, in the caller's transaction.

    Args:
        till: which one; empty for the next free name. A till that sold alone keeps its own.

    Raises:
        ShopUnknown, TillKnown, NumberTaken: nothing was changed.
    """
    shop = work.shops.get(shop_id)
    if shop is None or shop.closed:
        raise ShopUnknown(shop_id)
    names = {key.till for key in work.till_register.all_keys()} | work.invitations.tills(now_ms)
    numbers = {digits_in(name): name for name in names if name != till}
    chosen = till or _next_free(shop_id, names, numbers)
    if not ID_SHAPE.fullmatch(chosen) or work.till_register.keys_of(chosen):
        raise TillKnown(chosen)
    if digits_in(chosen) in numbers:
        raise NumberTaken(numbers[digits_in(chosen)])
    code = one_time_code(random_bytes)
    name = till_name or chosen
    work.invitations.put(EnrolmentCode(_code_hash(code), chosen, name, shop_id, now_ms + ENROLMENT_LIFE_MS))
    return Invited(chosen, name, code)


def take_in_till(
    work: Work, entry: OfficeEntry, till: str, enrol: Enrol, today: date, now_ms: int
) -> EnrolmentCode | RefusalReason:
    """Use a code, in the caller's transaction. The same till may use it again with the same key: its reply was
    lost."""
    code_hash = _code_hash(enrol.one_time_code)
    code = work.invitations.get(code_hash)
    if code is None or code.till != till:
        return RefusalReason.CODE_UNKNOWN
    if code.used_by:
        return code if code.used_by == enrol.public_key else RefusalReason.CODE_USED
    if enrol.shop_id and enrol.shop_id != code.shop_id:
        return RefusalReason.OTHER_SHOP
    if now_ms > code.expires_at_ms:
        return RefusalReason.CODE_EXPIRED
    if work.till_register.keys_of(till):
        return RefusalReason.CODE_USED
    entry.record(TillEnrolled(till, code.shop_id, code.till_name, enrol.public_key, today))
    used = replace(code, used_by=enrol.public_key)
    work.invitations.put(used)
    return used


def revoke(work: Work, entry: OfficeEntry, till: str, today: date, reason: str, staff: str = "") -> int:
    """Stop believing every key of the till; how many there were. `staff`: who says so, where it is a person."""
    alive = [key for key in work.till_register.keys_of(till) if not key.revoked_on]
    for key in alive:
        entry.record(TillRevoked(till, key.public_key, today, reason), staff)
    return len(alive)


def _next_free(shop_id: str, names: Container[str], numbers: Container[int]) -> str:
    for number in range(1, _MOST_TILLS_A_SHOP + 1):
        name = f"{shop_id}-{number}"
        if name not in names and digits_in(name) not in numbers:
            return name
    raise TillKnown(shop_id)


def one_time_code(random_bytes: Callable[[int], bytes]) -> str:
    """Sixteen characters in groups of four: 80 bits."""
    characters = [_ALPHABET[byte % len(_ALPHABET)] for byte in random_bytes(_GROUPS * _GROUP_LENGTH)]
    groups = (characters[start : start + _GROUP_LENGTH] for start in range(0, len(characters), _GROUP_LENGTH))
    return "-".join("".join(group) for group in groups)


def _code_hash(code: str) -> bytes:
    return hashlib.sha256(b"shuke/enrolment-code/1" + code.encode()).digest()
