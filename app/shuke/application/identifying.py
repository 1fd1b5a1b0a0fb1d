"""A scan at the counter: a member's card, an article, a receipt – or something to be refused in words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from shuke.application.code_check import CardScan, CodeCheck, MemberScan, ReceiptCheck
from shuke.application.counter.desk import Desk
from shuke.application.elsewhere import keeps_a_part, to_ask
from shuke.application.ports.store import Work
from shuke.application.session import Session
from shuke.domain.article import Article
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card, CardStatus
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CodeKind
from shuke.domain.codes.scan import ScannedKind, lookups
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.phone import written_forms
from shuke.domain.sync.finding import Find, FindBy

__all__ = [
    "CardRefused",
    "FoundArticle",
    "FoundMember",
    "Identifying",
    "MemberCodeRefused",
    "NotKeptHere",
    "NothingFound",
    "PrizeSeen",
    "ReceiptSeen",
    "ScanAnswer",
]

_NOT_WORTH_A_FACT = {CodeOutcome.UNKNOWN, CodeOutcome.DAMAGED, CodeOutcome.WRONG_KIND}
"""A blurred picture or somebody else's QR is no event; a forged or dead card is."""

_OUTCOME_OF = {
    CardStatus.LOST: CodeOutcome.LOST,
    CardStatus.REPLACED: CodeOutcome.REPLACED,
    CardStatus.RECALLED: CodeOutcome.RECALLED,
    CardStatus.CLOSED: CodeOutcome.CLOSED,
}


@dataclass(frozen=True, slots=True)
class FoundMember:
    """`slot`: the half minute of the member's code, if it was that."""

    member_id: str
    identified_by: IdentifiedBy
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class FoundArticle:
    article: Article


@dataclass(frozen=True, slots=True)
class ReceiptSeen:
    """A receipt's code, genuine or not; `application.code_check.receipt_words` has the sentence.
    `text` is the code."""

    check: ReceiptCheck
    text: str


@dataclass(frozen=True, slots=True)
class PrizeSeen:
    """A prize's code, not looked into yet: the redemption screen tells what it is worth. `text` is the code."""

    scan: CardScan
    text: str


@dataclass(frozen=True, slots=True)
class CardRefused:
    """A card that is not taken; `application.code_check.card_words` has the sentence. `known_at_ms`: as of when this
    till knows what became of cards; 0 where it knows all there is."""

    scan: CardScan
    known_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class MemberCodeRefused:
    """A member's code that is nobody's; `application.code_check.member_words` has the sentence."""

    scan: MemberScan
    known_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class NothingFound:
    """No code of ours, and no article, card or phone that this till knows, as of `known_at_ms`; `text` is what was
    read."""

    text: str
    known_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class NotKeptHere:
    """Nothing this till knows, but it keeps a part of the members: head office may know whose it is.

    Attributes:
        shown: what people call it: the text, or the number in a card's code.
        otherwise: the answer if head office has none.
    """

    asked: Find
    shown: str
    otherwise: CardRefused | MemberCodeRefused | NothingFound


ScanAnswer = (
    FoundMember
    | FoundArticle
    | ReceiptSeen
    | PrizeSeen
    | CardRefused
    | MemberCodeRefused
    | NothingFound
    | NotKeptHere
)


class Identifying:
    """Reads codes under the write lock's shadow only when a refusal must be recorded."""

    def __init__(self, desk: Desk, check: CodeCheck) -> None:
        self._desk = desk
        self._check = check

    def scan(self, session: Session, text: str, by: IdentifiedBy) -> ScanAnswer:
        """What the text is. A refused card of ours is recorded as a fact, its text as a hash only."""
        text = text.strip()
        with self._desk.store.reading() as work:
            answer = self._looked_up(work, text, by)
            if isinstance(answer, CardRefused | MemberCodeRefused | NothingFound):
                answer = replace(answer, known_at_ms=self._desk.confirmed_at_ms(work))
            answer = _or_elsewhere(work, answer)
        if isinstance(answer, CardRefused | MemberCodeRefused):
            card = answer.scan.card if isinstance(answer, CardRefused) else None
            self._record(session, text, answer.scan.outcome, card)
        return answer

    def _looked_up(self, work: Work, text: str, by: IdentifiedBy) -> ScanAnswer:
        for kind in lookups(text):
            answer = self._as(work, kind, text, by)
            if answer is not None:
                return answer
        return NothingFound(text)

    def _as(self, work: Work, kind: ScannedKind, text: str, by: IdentifiedBy) -> ScanAnswer | None:
        if kind is ScannedKind.SIGNED_CODE:
            return self._signed(work, text, by)
        if kind is ScannedKind.ARTICLE_BARCODE:
            article = work.articles.by_barcode(text)
            return FoundArticle(article) if article else None
        if kind is ScannedKind.CARD_NUMBER:
            card = work.cards.by_number(text)
            return self._of_card(work, card) if card else None
        if kind is ScannedKind.PHONE:
            return _of_phone(work, text)
        return None

    def _signed(self, work: Work, text: str, by: IdentifiedBy) -> ScanAnswer:
        today = self._desk.recorder.today(work, self._desk.shop)
        scan = self._check.card(text, work.cards.get, today)
        if scan.outcome is CodeOutcome.VALID and scan.card is not None:
            return FoundMember(scan.card.member_id, by)
        if scan.outcome is CodeOutcome.WRONG_KIND and scan.kind is CodeKind.RECEIPT:
            return ReceiptSeen(self._check.receipt(text), text)
        if scan.outcome is CodeOutcome.WRONG_KIND and scan.kind is CodeKind.MEMBER:
            return self._member_code(work, text)
        if scan.outcome is CodeOutcome.WRONG_KIND and scan.kind is CodeKind.PRIZE:
            return PrizeSeen(scan, text)
        return CardRefused(scan)

    def _member_code(self, work: Work, text: str) -> FoundMember | MemberCodeRefused:
        """Whose it is; how fresh it is, the basket's step decides."""
        scan = self._check.member(
            text, lambda member_id: work.members.get(work.mergers.stands_for(member_id)) is not None
        )
        if scan.outcome is CodeOutcome.VALID and scan.code is not None:
            return FoundMember(scan.code.member_id, IdentifiedBy.MEMBER_CODE, scan.slot)
        return MemberCodeRefused(scan)

    def _record(self, session: Session, text: str, outcome: CodeOutcome, card: Card | None) -> None:
        if outcome in _NOT_WORTH_A_FACT:
            return
        desk = self._desk
        fact = CodeRefused(
            outcome=outcome.value,
            code_hash=hashlib.sha256(text.encode()).digest(),
            card_id=card.card_id if card else "",
        )
        with desk.store.writing() as work:
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()

    def _of_card(self, work: Work, card: Card) -> ScanAnswer:
        """A number typed or printed as plain bars: blocked → time, as for a signed code."""
        if card.status is not CardStatus.ACTIVE:
            return CardRefused(CardScan(_OUTCOME_OF[card.status], card=card))
        if card.expires_on is not None and self._desk.recorder.today(work, self._desk.shop) > card.expires_on:
            return CardRefused(CardScan(CodeOutcome.EXPIRED, card=card))
        return FoundMember(card.member_id, IdentifiedBy.CARD_NUMBER)


def _or_elsewhere(work: Work, answer: ScanAnswer) -> ScanAnswer:
    if isinstance(answer, NothingFound):
        asked = to_ask(work, answer.text)
        return NotKeptHere(asked, answer.text, answer) if asked else answer
    if isinstance(answer, CardRefused) and answer.scan.outcome is CodeOutcome.NOT_HERE_YET:
        code = answer.scan.code
        if code is not None and keeps_a_part(work):
            return NotKeptHere(Find(FindBy.CARD, code.card_id), code.number, answer)
    if isinstance(answer, MemberCodeRefused) and answer.scan.outcome is CodeOutcome.NOT_HERE_YET:
        whose = answer.scan.code
        if whose is not None and keeps_a_part(work):
            return NotKeptHere(Find(FindBy.MEMBER, whose.member_id), f"…{whose.member_id[-6:]}", answer)
    return answer


def _of_phone(work: Work, phone: str) -> FoundMember | None:
    """The one member with that telephone; two who share it are for the cashier to tell apart."""
    named = {member.member_id for form in written_forms(phone) for member in work.members.by_phone(form, 3)}
    holders = {work.mergers.stands_for(member_id) for member_id in named}
    return FoundMember(holders.pop(), IdentifiedBy.PHONE) if len(holders) == 1 else None
