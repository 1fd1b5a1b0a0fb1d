"""What time, or a person who decides, does to one membership; facts carry it, and it knows its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import CardStatus
from shuke.domain.facts.card_rows import issued_rows, runs_until_rows, turned_rows
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import CouponIssued, LedgerEntry, coupon_rows
from shuke.domain.facts.explained import NOTHING_TOLD
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import flow_rows
from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = [
    "BesideMoved",
    "Brought",
    "CardIssuedAnew",
    "CardMoved",
    "ReviewAsked",
    "SliceMoved",
    "brought_rows",
]


@dataclass(frozen=True, slots=True)
class SliceMoved:
    """What a till's slice of a lot changes by."""

    till: str
    account: AccountKind
    lot: str
    amount: int


@dataclass(frozen=True, slots=True)
class CardMoved:
    """What changes of a card: its state with the number of the card in its place, or its last day."""

    card_id: str
    status: CardStatus | None = None
    replaced_by: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class CardIssuedAnew:
    """A card that takes an older one's place."""

    card_id: str
    number: str
    card_type: str
    issued_on: date
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class BesideMoved:
    """A card beside the tier came or went: its key, and what is held of it from now on."""

    key: str
    held: BesideHeld


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """A person is to decide on a member who bought nothing for so many months, last on that day."""

    review_id: str
    months: int
    last_on: date
    asked_on: date


@dataclass(frozen=True, slots=True)
class Brought:
    """One member's outcome, whole.

    Attributes:
        held: the tier from now on, or the end of the membership; None: as before.
        entries: movements of lots, coupons that lapsed among them.
        slices: what they take from tills and give to them.
        uses: quotas used up, as (rule, period).
        published: the first day on which the cancelled card is to be published.
        explanation: which rules said so; see `shuke.domain.facts.explained`.
    """

    member_id: str
    held: TierHeld | None = None
    entries: tuple[LedgerEntry, ...] = ()
    slices: tuple[SliceMoved, ...] = ()
    coupons: tuple[CouponIssued, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()
    cards: tuple[CardMoved, ...] = ()
    issued: tuple[CardIssuedAnew, ...] = ()
    beside: tuple[BesideMoved, ...] = ()
    review: ReviewAsked | None = None
    published: date | None = None
    explanation: str = NOTHING_TOLD

    @property
    def moves(self) -> tuple[LedgerEntry, ...]:
        """Everything for the ledger."""
        return (*self.entries, *(coupon.entry for coupon in self.coupons))

    def rows(self, on: date) -> Iterator[RowOperation]:
        """All but the ledger's, whose numbers run through the whole fact, on that business date."""
        member: dict[str, Cell] = {"member_id": self.member_id}
        if self.held is not None:
            yield Raise("members", member, {"tier_held": self.held.word})
        for move in self.moves:
            lot: dict[str, Cell] = {**member, "account": move.account.value, "lot": move.lot}
            yield Add("balances", lot, {"amount": move.amount})
        for part in self.slices:
            own: dict[str, Cell] = {**member, "account": part.account.value, "lot": part.lot}
            yield Add("slices", {"till_id": part.till, **own}, {"amount": part.amount})
        yield from coupon_rows(self.member_id, self.coupons)
        for rule, period in self.uses:
            yield Add("uses", {**member, "rule": rule, "period": period}, {"times": 1})
        yield from self._card_rows(on)
        if self.review is not None:
            yield _asked(self.member_id, self.review)
        if self.published is not None:
            yield Put("publications", member, {"listed_on": self.published.isoformat()})

    def _card_rows(self, on: date) -> Iterator[RowOperation]:
        member_id = self.member_id
        for card in self.issued:
            yield from issued_rows(
                card.card_id, member_id, card.number, card.card_type, card.issued_on, card.expires_on
            )
        for moved in self.cards:
            if moved.status is not None:
                yield from turned_rows(moved.card_id, member_id, moved.status, moved.replaced_by, on)
            else:
                yield from runs_until_rows(moved.card_id, member_id, moved.expires_on)
        for one in self.beside:
            yield Raise("cards_beside", {"member_id": member_id, "card": one.key}, {"held": one.held.word})


def brought_rows(
    header: FactHeader, members: tuple[Brought, ...], kind: str, *, back: bool = False
) -> Iterator[RowOperation]:
    """The rows of all of them in one fact of that kind; `back`: it undoes what was booked before."""
    number = 0
    for member in members:
        for move in member.moves:
            number += 1
            yield Insert(
                "ledger",
                {
                    "till_id": header.till,
                    "epoch": header.epoch,
                    "seq": header.seq,
                    "entry_no": number,
                    "member_id": member.member_id,
                    "account": move.account.value,
                    "lot": move.lot,
                    "amount": move.amount,
                    "reason": move.reason,
                    "business_date": header.business_date.isoformat(),
                },
            )
        if not member.moves:
            yield concerns(header, member.member_id, kind)
        yield from member.rows(header.business_date)
    moves = ((move.account.value, move.amount, move.reason) for member in members for move in member.moves)
    yield from flow_rows(header, moves, back=back)


def _asked(member_id: str, review: ReviewAsked) -> Put:
    return Put(
        "reviews",
        {"member_id": member_id, "review_id": review.review_id},
        {
            "months": review.months,
            "last_on": review.last_on.isoformat(),
            "asked_on": review.asked_on.isoformat(),
            "state": "open",
        },
    )
