"""What is to be said about a code, decided from what was looked up. Pure; the order of the checks is here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from shuke.domain.card import Card, CardStatus
from shuke.domain.codes.chain import SLOT_S, ShownLink, chain_label, leads_to
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CardCode, CodeKind, MemberCode, Payload, PrizeCode, ReceiptCode
from shuke.domain.codes.signed_code import kind_of
from shuke.domain.codes.trust import TrustedKey

__all__ = ["decide_card", "decide_member", "decide_prize", "decide_receipt", "decide_signature"]

_BLOCKED = {
    CardStatus.LOST: CodeOutcome.LOST,
    CardStatus.REPLACED: CodeOutcome.REPLACED,
    CardStatus.RECALLED: CodeOutcome.RECALLED,
    CardStatus.CLOSED: CodeOutcome.CLOSED,
}


def decide_signature(payload: Payload, tenant: str, key: TrustedKey | None, *, verified: bool) -> CodeOutcome:
    """Whose code it is. `key` is the one the code names, if this till knows it; `verified` says whether that
    key signed it. Keys of other tenants are never known here, so their codes are told by their tenant."""
    if key is None:
        return CodeOutcome.CANNOT_TELL_YET if payload.tenant == tenant else CodeOutcome.NOT_OURS
    if not verified or not key.may_sign(payload):
        return CodeOutcome.ALTERED if kind_of(payload) is CodeKind.RECEIPT else CodeOutcome.FORGED
    return CodeOutcome.VALID if payload.tenant == tenant else CodeOutcome.NOT_OURS


def decide_card(
    code: CardCode, signature: CodeOutcome, key: TrustedKey | None, card: Card | None, business_date: date
) -> CodeOutcome:
    """Format was right; then signature → revoked → blocked → time. `card` is what this till has on file."""
    if key is None or signature is not CodeOutcome.VALID:
        return signature
    if revoked := _revoked(key, code.issued_on):
        return revoked
    if card is None:
        return CodeOutcome.NOT_HERE_YET
    if card.status is not CardStatus.ACTIVE:
        return _BLOCKED[card.status]
    # What is on file is newer than what was printed: a card may have been prolonged, or cut short.
    if card.expires_on is not None and business_date > card.expires_on:
        return CodeOutcome.EXPIRED
    return CodeOutcome.VALID


def decide_receipt(code: ReceiptCode, signature: CodeOutcome, key: TrustedKey | None) -> CodeOutcome:
    """Format was right; then signature → revoked."""
    if key is None or signature is not CodeOutcome.VALID:
        return signature
    return _revoked(key, code.business_date) or CodeOutcome.VALID


def decide_prize(code: PrizeCode, signature: CodeOutcome, key: TrustedKey | None) -> CodeOutcome:
    """Format was right; then signature → revoked. Whether it may be handed over, its own rules say."""
    if key is None or signature is not CodeOutcome.VALID:
        return signature
    return _revoked(key, code.won_on) or CodeOutcome.VALID


def decide_member(
    code: MemberCode, shown: ShownLink, signature: CodeOutcome, key: TrustedKey | None, *, known: bool
) -> CodeOutcome:
    """Format was right; then signature with the chain → revoked → whether this till has heard of the member. How
    fresh it is, `shuke.domain.codes.freshness` says."""
    if key is None or signature is not CodeOutcome.VALID:
        return signature
    if key.revoked_on is not None:
        return CodeOutcome.REVOKED_KEY
    if not leads_to(chain_label(code.tenant, code.member_id, code.first_slot), shown, code.anchor):
        return CodeOutcome.FORGED
    began = datetime.fromtimestamp(code.first_slot * SLOT_S, UTC).date()
    if not any(key.in_use_on(began + timedelta(days)) for days in (-1, 0, 1)):  # whatever the time zone
        return CodeOutcome.KEY_NOT_VALID_THEN
    return CodeOutcome.VALID if known else CodeOutcome.NOT_HERE_YET


def _revoked(key: TrustedKey, stated: date) -> CodeOutcome | None:
    if key.revoked_on is not None:
        return CodeOutcome.REVOKED_KEY
    return None if key.in_use_on(stated) else CodeOutcome.KEY_NOT_VALID_THEN
