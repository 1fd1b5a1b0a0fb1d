"""Prizes, hand-overs and stock as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.prizes import PrizeActed, PrizeKept
from shuke.application.ports.store import Work
from shuke.application.prizes.handing_over import PrizeShown
from shuke.application.prizes.standing import StockNow
from shuke.domain.facts.prize_turned import PrizeAct
from shuke.domain.short_code import shown_short_code
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import prizes as words
from shuke.wording.listed import Listed
from shuke.wording.programme_phrases import PROOFS
from shuke.wording.said import Words, said

__all__ = ["HandedRow", "PrizeCard", "StockRow", "handed_row", "prize_card", "stock_row"]


@dataclass(frozen=True, slots=True)
class PrizeCard:
    """What was won, for whom, until when, where; `why_not` is empty if it may be handed over now. `proofs` are to be
    looked at first."""

    prize_id: str
    thing: Words
    lines: tuple[tuple[Words, Words], ...]
    why_not: Words
    proofs: tuple[tuple[str, Words], ...]
    here: bool


@dataclass(frozen=True, slots=True)
class HandedRow:
    """`key` is the place of the fact; `may_roll_back` where it still stands."""

    key: str
    at: str
    thing: Words
    act: Words
    staff: str
    may_roll_back: bool


@dataclass(frozen=True, slots=True)
class StockRow:
    """`waiting` were won and not collected; `low`: it is time to order more."""

    key: str
    name: Words
    left: str
    waiting: str
    low: bool


def prize_card(shown: PrizeShown, why_not: Words) -> PrizeCard:
    prize, member = shown.prize, shown.member
    whom = f"{member.profile.name} {member.number}".strip() if member else ""
    last = prize.last_day.isoformat() if prize.last_day else words.ANY_DAY
    lines: list[tuple[Words, Words]] = [
        (words.FOR_WHOM, whom or words.NOT_KNOWN_HERE),
        (words.UNTIL, last),
        (words.WHERE, shown.shop or words.ANYWHERE),
        (words.SLIP_CODE, shown_short_code(shown.short_code)),
    ]
    out: list[Words] = [words.HOLIDAYS] if prize.not_on.holidays else []
    out += [
        said(words.SPAN, first=span.first.isoformat(), last=span.last.isoformat())
        for span in prize.not_on.spans
    ]
    if out:
        lines.insert(2, (words.NOT_ON, Listed(tuple(out))))
    return PrizeCard(
        prize_id=prize.prize_id,
        thing=bilingual_words(prize.thing),
        lines=tuple(lines),
        why_not=why_not,
        proofs=tuple((proof.value, PROOFS[proof.value]) for proof in prize.proofs),
        here=shown.here,
    )


def handed_row(desk: Desk, work: Work, act: PrizeActed, kept: PrizeKept | None) -> HandedRow:
    who = work.shops.staff_member(act.staff_id)
    return HandedRow(
        key=f"{act.till}/{act.epoch}/{act.seq}",
        at=f"{desk.local_time(act.at_ms):%H:%M}",
        thing=bilingual_words(kept.prize.thing) if kept else act.prize_id,
        act=words.ACTS[act.act.value],
        staff=who.name if who else act.staff_id,
        may_roll_back=act.act is PrizeAct.HANDED_OVER and kept is not None and kept.left < 1,
    )


def stock_row(one: StockNow) -> StockRow:
    left = "∞" if one.left is None else f"{one.left} / {one.whole}"
    return StockRow(one.key, bilingual_words(one.name), left, str(one.waiting), one.is_low)
