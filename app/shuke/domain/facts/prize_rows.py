"""A prize as facts carry it, and the row that says what it is. Whether it is still there, the balances say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.rows import Cell, Insert
from shuke.domain.membership.state import PrizeWon
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.when import Blackout, OnDates
from shuke.domain.short_code import short_code_of
from shuke.domain.slices.account import AccountKind

__all__ = ["PrizeIssued", "prize_issued", "prize_row", "read_spans", "with_prize"]


@dataclass(frozen=True, slots=True)
class PrizeIssued:
    """Something won that waits to be handed over.

    Attributes:
        rule: what gave it, e.g. ``wheel.first``.
        last_day: it waits up to this day; None: for ever.
        holidays: it is not handed over on national holidays.
        spans: nor on these days, first and last included.
        shop_id: the only shop that hands it over; empty: any of the chain's.
        proofs: what is to be shown.
    """

    prize_id: str
    rule: str
    thing: Bilingual
    won_on: date
    last_day: date | None
    holidays: bool = False
    spans: tuple[tuple[date, date], ...] = ()
    shop_id: str = ""
    proofs: tuple[Proof, ...] = ()


def prize_issued(prize: PrizeWon) -> PrizeIssued:
    return PrizeIssued(
        prize.prize_id,
        prize.rule,
        prize.thing,
        prize.won_on,
        prize.last_day,
        prize.not_on.holidays,
        tuple((span.first, span.last) for span in prize.not_on.spans),
        prize.shop,
        prize.proofs,
    )


def with_prize(member: Brought, prize: PrizeIssued, till: str) -> Brought:
    """The member with the prize's lot, which is that till's to hand over; no till's, it lies in the pool."""
    entry = LedgerEntry(AccountKind.PRIZE, prize.prize_id, 1, prize.rule)
    slices = (SliceMoved(till, AccountKind.PRIZE, prize.prize_id, 1),) if till else ()
    return replace(member, entries=(*member.entries, entry), slices=(*member.slices, *slices))


def prize_row(member_id: str, prize: PrizeIssued) -> Insert:
    row: dict[str, Cell] = {
        "member_id": member_id,
        "prize_id": prize.prize_id,
        "rule": prize.rule,
        "thing_zh": prize.thing.zh,
        "thing_en": prize.thing.en,
        "won_on": prize.won_on.isoformat(),
        "last_day": prize.last_day.isoformat() if prize.last_day else "",
        "holidays": int(prize.holidays),
        "spans": " ".join(f"{first.isoformat()}/{last.isoformat()}" for first, last in prize.spans),
        "shop_id": prize.shop_id,
        "proofs": " ".join(proof.value for proof in prize.proofs),
        "short_code": short_code_of(prize.prize_id),
    }
    return Insert("prizes", row)


def read_spans(written: str, *, holidays: bool) -> Blackout:
    """The days out of a row's cells."""
    spans = [span.split("/") for span in written.split()]
    return Blackout(
        holidays, tuple(OnDates(date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    )
