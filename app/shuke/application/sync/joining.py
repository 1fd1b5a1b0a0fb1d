"""Enrol: a till presents its code and key, and learns who it is. What it learns is believed only if the head office
that the code names signed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.ports.store import Work
from shuke.application.ports.sync import HeldTrust, TrustSealing
from shuke.application.sync.asking_again import ask_again
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.shop import Place, Shop
from shuke.domain.sync.exchanges import ENROL, LinkTrouble, Refusal
from shuke.domain.sync.messages import Enrol, Enrolled

__all__ = [
    "HeadOfficeKnown",
    "JoinProblem",
    "Joined",
    "head_office_moved",
    "held_roots",
    "join",
    "know_head_office_by",
    "known_head_office",
    "may_join",
    "remember_head_office",
]

_ADDRESS = "head-office.address"
_KEY = "head-office.key"
_NAME = "head-office.name"


class JoinProblem(StrEnum):
    """Each has a sentence in `shuke.wording.head_office.JOINING`, with places {mine}, {theirs} or {address}."""

    OTHER_TENANT = "other_tenant"
    OTHER_TILL = "other_till"
    NOT_HEAD_OFFICE = "not_head_office"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Joined:
    """What head office told: this till's place, its shop, and by which key head office is known from now on."""

    place: Place
    till_name: str
    tenant_name: str
    shop: Shop
    address: str
    head_office_key: bytes
    trust: HeldTrust


@dataclass(frozen=True, slots=True)
class HeadOfficeKnown:
    """Where head office is, and its public key."""

    address: str
    key: bytes
    name: str


def may_join(place: Place, code: TillEnrolmentCode) -> tuple[JoinProblem, str, str] | None:
    """Whether a till that has kept its books as `place` can use this code: (problem, mine, theirs), or None."""
    if place.tenant != code.tenant:
        return JoinProblem.OTHER_TENANT, place.tenant, code.tenant
    if place.till != code.till:
        return JoinProblem.OTHER_TILL, place.till, code.till
    return None


def join(
    link: HeadOfficeLink,
    code: TillEnrolmentCode,
    public_key: bytes,
    trust_sealing: TrustSealing,
    place: Place | None,
) -> Joined | Refusal | JoinProblem:
    """Present the code over a link that signs with this till's key and knows the code's fingerprint.

    Args:
        place: of a till that has sold alone; `may_join` was asked before.
    """
    shop_id = place.shop_id if place else ""
    reply = ask_again(link, ENROL, Enrol(code.one_time_code, public_key, shop_id))
    if isinstance(reply, Refusal):
        return reply
    if isinstance(reply, LinkTrouble):
        far = reply in {LinkTrouble.OFFLINE, LinkTrouble.SLOW, LinkTrouble.SERVER_TROUBLE}
        return JoinProblem.OFFLINE if far else JoinProblem.NOT_HEAD_OFFICE
    if not _is_about(reply, code):
        return JoinProblem.NOT_HEAD_OFFICE
    try:
        trust = trust_sealing.open(reply.trust, (reply.head_office_key,))
    except ValueError:
        return JoinProblem.NOT_HEAD_OFFICE
    return Joined(
        place=Place(reply.tenant, reply.shop.shop_id, reply.till),
        till_name=reply.till_name,
        tenant_name=reply.tenant_name,
        shop=reply.shop,
        address=code.address,
        head_office_key=reply.head_office_key,
        trust=HeldTrust(trust.version, reply.trust),
    )


def remember_head_office(work: Work, joined: Joined) -> None:
    """From the next start on this till has a head office; in the caller's transaction."""
    work.settings.put(_ADDRESS, joined.address)
    work.settings.put(_KEY, joined.head_office_key.hex())
    work.settings.put(_NAME, joined.tenant_name)
    work.trust_lists.hold(joined.trust)


def head_office_moved(work: Work, address: str) -> None:
    """The same head office, by its key, answers elsewhere from now on; in the caller's transaction."""
    work.settings.put(_ADDRESS, address)


def known_head_office(work: Work) -> HeadOfficeKnown | None:
    """None on a till that stands alone."""
    address, key = work.settings.get(_ADDRESS), work.settings.get(_KEY)
    if not address or not key:
        return None
    return HeadOfficeKnown(address, bytes.fromhex(key), work.settings.get(_NAME) or "")


def know_head_office_by(work: Work, key: bytes) -> None:
    """Head office changed its key, and the former one vouched for this one, which signed the list held here."""
    work.settings.put(_KEY, key.hex())


def held_roots(work: Work, trust_sealing: TrustSealing) -> tuple[bytes, ...]:
    """Keys that may sign the next trust list: those the held list names, the pinned one at the very least. None on a
    till that stands alone."""
    known, held = known_head_office(work), work.trust_lists.held()
    if known is None:
        return ()
    if held is None:
        return (known.key,)
    return trust_sealing.open(held.sealed, (known.key,)).roots or (known.key,)


def _is_about(reply: Enrolled, code: TillEnrolmentCode) -> bool:
    return (
        reply.tenant == code.tenant
        and reply.till == code.till
        and fingerprint(reply.head_office_key) == code.head_office_fingerprint
    )
