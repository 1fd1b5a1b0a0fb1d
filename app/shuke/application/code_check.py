"""Checking a code that was shown: what it is, and what to say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.code_text import CodeText
from shuke.application.ports.signing import SignatureCheck
from shuke.domain.card import Card
from shuke.domain.codes.checks import (
    decide_card,
    decide_member,
    decide_prize,
    decide_receipt,
    decide_signature,
)
from shuke.domain.codes.keys import fingerprint, key_id_of
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import (
    AccessCode,
    CardCode,
    CodeKind,
    MemberCode,
    PrizeCode,
    ReceiptCode,
    TillEnrolmentCode,
)
from shuke.domain.codes.signed_code import SignedCode
from shuke.domain.codes.trust import TrustedKey, TrustList
from shuke.wording import codes as wording
from shuke.wording.figures import money_text
from shuke.wording.prizes import CODE as PRIZE
from shuke.wording.sentence import Language

__all__ = [
    "AccessScan",
    "CardScan",
    "CodeCheck",
    "EnrolmentScan",
    "FindCard",
    "MemberScan",
    "PrizeScan",
    "ReceiptCheck",
    "card_words",
    "enrolment_words",
    "member_words",
    "prize_words",
    "receipt_words",
]

FindCard = Callable[[str], Card | None]
"""The card with that id, as far as this till has heard of it."""


@dataclass(frozen=True, slots=True)
class CardScan:
    """What a card's code turned out to be.

    Attributes:
        code: what the code states; to be believed only if the signature was found right, that is for VALID
            and for every outcome that comes after the signature.
        card: what this till has on file, looked up only behind a right signature.
        key: the key it names, if known.
        kind: what it is instead, for WRONG_KIND.
    """

    outcome: CodeOutcome
    code: CardCode | None = None
    card: Card | None = None
    key: TrustedKey | None = None
    kind: CodeKind | None = None


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """What a receipt's code turned out to be; `code` is what it states, to be believed if VALID."""

    outcome: CodeOutcome
    code: ReceiptCode | None = None
    key: TrustedKey | None = None
    kind: CodeKind | None = None


@dataclass(frozen=True, slots=True)
class PrizeScan:
    """What a prize's code turned out to be; `code` is what it states, to be believed if VALID."""

    outcome: CodeOutcome
    code: PrizeCode | None = None
    kind: CodeKind | None = None


@dataclass(frozen=True, slots=True)
class MemberScan:
    """What a member's rotating code turned out to be. `code` is to be believed if VALID or NOT_HERE_YET; `slot` is
    the half minute in which it was shown."""

    outcome: CodeOutcome
    code: MemberCode | None = None
    slot: int = 0
    key: TrustedKey | None = None
    kind: CodeKind | None = None


@dataclass(frozen=True, slots=True)
class AccessScan:
    """What an invitation to a member's page turned out to be. Whether it is too old or was used, others know."""

    outcome: CodeOutcome
    code: AccessCode | None = None
    key: TrustedKey | None = None


@dataclass(frozen=True, slots=True)
class EnrolmentScan:
    """An invitation to a new till. VALID says that it can be read; who made it shows when head office's key
    came: `CodeCheck.is_from`."""

    outcome: CodeOutcome
    code: TillEnrolmentCode | None = None
    signed: SignedCode | None = None
    kind: CodeKind | None = None


class CodeCheck:
    """Checks codes against the trust list of this moment. Needs no network and changes nothing."""

    def __init__(self, texts: CodeText, signatures: SignatureCheck, trust: Callable[[], TrustList]) -> None:
        self._texts = texts
        self._signatures = signatures
        self._trust = trust

    def card(self, text: str, find_card: FindCard, business_date: date) -> CardScan:
        """Format → signature → revoked → blocked → time."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return CardScan(signed)
        code = signed.payload
        if not isinstance(code, CardCode):
            return CardScan(CodeOutcome.WRONG_KIND, kind=signed.kind)
        signature, key = self._signature(signed)
        card = find_card(code.card_id) if signature is CodeOutcome.VALID else None
        return CardScan(decide_card(code, signature, key, card, business_date), code, card, key)

    def receipt(self, text: str) -> ReceiptCheck:
        """Format → signature → revoked."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return ReceiptCheck(signed)
        code = signed.payload
        if not isinstance(code, ReceiptCode):
            return ReceiptCheck(CodeOutcome.WRONG_KIND, kind=signed.kind)
        signature, key = self._signature(signed)
        return ReceiptCheck(decide_receipt(code, signature, key), code, key)

    def prize(self, text: str) -> PrizeScan:
        """Format → signature → revoked."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return PrizeScan(signed)
        code = signed.payload
        if not isinstance(code, PrizeCode):
            return PrizeScan(CodeOutcome.WRONG_KIND, kind=signed.kind)
        signature, key = self._signature(signed)
        return PrizeScan(decide_prize(code, signature, key), code)

    def member(self, text: str, knows: Callable[[str], bool]) -> MemberScan:
        """Format → signature and chain → revoked → whether the member is known here."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return MemberScan(signed)
        code, shown = signed.payload, signed.shown
        if not isinstance(code, MemberCode) or shown is None:
            return MemberScan(CodeOutcome.WRONG_KIND, kind=signed.kind)
        signature, key = self._signature(signed)
        known = signature is CodeOutcome.VALID and knows(code.member_id)
        outcome = decide_member(code, shown, signature, key, known=known)
        return MemberScan(outcome, code, code.first_slot + shown.place, key)

    def access(self, text: str) -> AccessScan:
        """Format → signature → revoked."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return AccessScan(signed)
        code = signed.payload
        if not isinstance(code, AccessCode):
            return AccessScan(CodeOutcome.WRONG_KIND)
        signature, key = self._signature(signed)
        if signature is CodeOutcome.VALID and key is not None and key.revoked_on is not None:
            signature = CodeOutcome.REVOKED_KEY
        return AccessScan(signature, code, key)

    def enrolment(self, text: str) -> EnrolmentScan:
        """Format only: a new till knows no keys yet."""
        signed = self._texts.read(text)
        if isinstance(signed, CodeOutcome):
            return EnrolmentScan(signed)
        code = signed.payload
        if not isinstance(code, TillEnrolmentCode):
            return EnrolmentScan(CodeOutcome.WRONG_KIND, kind=signed.kind)
        return EnrolmentScan(CodeOutcome.VALID, code, signed)

    def is_from(self, scan: EnrolmentScan, public_key: bytes) -> bool:
        """Whether the head office that showed this public key is the one that made the code."""
        if scan.signed is None or scan.code is None:
            return False
        signed = scan.signed
        return (
            fingerprint(public_key) == scan.code.head_office_fingerprint
            and key_id_of(public_key) == signed.key_id
            and self._signatures.verifies(public_key, signed.message, signed.signature)
        )

    def _signature(self, signed: SignedCode) -> tuple[CodeOutcome, TrustedKey | None]:
        trust = self._trust()
        key = trust.find(signed.key_id)
        verified = key is not None and self._signatures.verifies(
            key.public_key, signed.message, signed.signature
        )
        return decide_signature(signed.payload, trust.tenant, key, verified=verified), key


def card_words(scan: CardScan, language: Language) -> str:
    """The sentence about a scanned card."""
    replacement = scan.card.replaced_by if scan.card else ""
    followed = wording.CARD_FOLLOWED.get(scan.outcome) if replacement else None
    sentence = followed or wording.CARD[scan.outcome]
    return sentence.into(
        language,
        number=scan.card.number if scan.card else scan.code.number if scan.code else "",
        replacement=replacement,
        tenant=scan.code.tenant if scan.code else "",
        issued=_day(scan.code.issued_on if scan.code else None),
        expires=_day(scan.card.expires_on if scan.card else None),
        revoked=_day(scan.key.revoked_on if scan.key else None),
        kind=_kind(scan.kind, language),
    )


def receipt_words(check: ReceiptCheck, language: Language, currency_sign: str) -> str:
    """The sentence about a receipt."""
    code = check.code
    return wording.RECEIPT[check.outcome].into(
        language,
        tenant=code.tenant if code else "",
        till=code.till if code else "",
        number=code.number if code else "",
        date=_day(code.business_date if code else None),
        time=f"{code.sold_at:%H:%M}" if code else "",
        total=money_text(code.total, symbol=currency_sign) if code else "",
        revoked=_day(check.key.revoked_on if check.key else None),
        kind=_kind(check.kind, language),
    )


def member_words(scan: MemberScan, language: Language) -> str:
    """The sentence about a member's code that does not even say who stands there."""
    return wording.MEMBER[scan.outcome].into(
        language,
        tenant=scan.code.tenant if scan.code else "",
        revoked=_day(scan.key.revoked_on if scan.key else None),
        kind=_kind(scan.kind, language),
    )


def prize_words(scan: PrizeScan, language: Language) -> str:
    """The sentence about a prize code that is not to be honoured."""
    tenant = scan.code.tenant if scan.code else ""
    return PRIZE[scan.outcome].into(language, tenant=tenant, kind=_kind(scan.kind, language))


def enrolment_words(scan: EnrolmentScan, language: Language) -> str:
    """The sentence about a till's enrolment code. For a head office that is not the one of the code, ask with
    the outcome FORGED."""
    return wording.ENROLMENT[scan.outcome].into(
        language,
        tenant=scan.code.tenant if scan.code else "",
        address=scan.code.address if scan.code else "",
        kind=_kind(scan.kind, language),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _kind(kind: CodeKind | None, language: Language) -> str:
    return wording.KINDS[kind.name.lower()].into(language) if kind else ""
