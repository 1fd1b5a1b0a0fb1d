"""The wheel on a member's own page: head office spins with what belongs to no till."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.money_book import MoneyBook
from shuke.application.head_office.allotting import open_account
from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.asking_back import ask_back
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.reconciling import may_grant
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.application.prizes.paper import PrizePaper
from shuke.application.prizes.seeds import Seeds
from shuke.application.prizes.turning import Turn, drawn, shares
from shuke.application.prizes.wheel import Odds
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.membership.spinning import in_the_way, next_spin, offered
from shuke.domain.prize_stock import campaign_of, stock_owner
from shuke.domain.programme.counting import counters
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind, Slice, spendable

__all__ = [
    "NoWheel",
    "PageSpun",
    "PageWheel",
    "SpinElsewhere",
    "WheelShown",
    "reveal_wheels",
]

_HELD = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS)


class NoWheel(Exception):
    """The programme in force has none, or there is no programme."""


@dataclass(frozen=True, slots=True)
class SpinElsewhere:
    """A till has what the spin takes. It was asked for; when the till was heard, the member may try again."""


@dataclass(frozen=True, slots=True)
class WheelShown:
    """`left`: spins of today. `chances`: those given beside them. `points`: what the next one takes.
    `elsewhere`: a till has the right to spin now.
    `commitment`: to the seed that head office draws by in this campaign; empty before its first spin."""

    programme: Programme
    wheel: Wheel
    odds: tuple[Odds, ...]
    left: int
    chances: int
    points: int
    why_not: Reason | None
    elsewhere: bool
    commitment: bytes


@dataclass(frozen=True, slots=True)
class PageSpun:
    """The wheel stopped, now or when the same request was made before. `code`: of a thing that waits to be
    collected."""

    programme: Programme
    fact: WheelSpun
    code: str = ""


class PageWheel:
    """`shelf` reads programmes, `paper` signs prize codes with head office's key."""

    def __init__(self, recorder: Recorder, ids: Ids, shelf: ProgrammeShelf, paper: PrizePaper) -> None:
        self._recorder = recorder
        self._ids = ids
        self._shelf = shelf
        self._paper = paper
        self._seeds = Seeds(recorder.place, recorder.sign_seed)

    def look(self, work: Work, member_id: str, on: date) -> WheelShown:
        """Nothing is opened by looking: what was not opened yet is all there.

        Raises:
            NoWheel: there is none.
        """
        programme, wheel = self._wheel(work, on)
        book = self._book(work, programme, wheel, member_id, on)
        membership = book.members[member_id]
        on_wheel = offered(book, programme, wheel, membership)
        ahead = next_spin(book, programme, wheel, member_id, on)
        return WheelShown(
            programme=programme,
            wheel=wheel,
            odds=tuple(Odds(one.key, share) for one, share in zip(on_wheel, shares(on_wheel), strict=True)),
            left=ahead.left,
            chances=ahead.chances,
            points=ahead.points,
            why_not=in_the_way(book, programme, membership, on),
            elsewhere=not self._right_here(work, member_id),
            commitment=self._commitment(work, campaign_of(programme.key, wheel.campaign)),
        )

    def spin(
        self, work: Work, entry: OfficeEntry, member_id: str, request_id: str, on: date, now_ms: int
    ) -> PageSpun | Reason | SpinElsewhere:
        """One spin, in the caller's transaction; the same request again is the same spin.

        Raises:
            NoWheel: there is none.
        """
        before = self.spun(work, member_id, request_id)
        if before is not None:
            return before
        programme, wheel = self._wheel(work, on)
        if not may_grant(work):
            return SpinElsewhere()
        self._open(work, entry, programme, wheel, member_id)
        book = self._book(work, programme, wheel, member_id, on)
        ahead = next_spin(book, programme, wheel, member_id, on)
        points_elsewhere = self._points_elsewhere(work, book, ahead.points, member_id, on, now_ms)
        if not self._right_here(work, member_id):
            ask_back(work, member_id, AccountKind.SPINS, 1, on, now_ms)
            return SpinElsewhere()
        if points_elsewhere:
            return SpinElsewhere()
        turn = Turn(book, programme, member_id, on, self._ids.new_id())
        done = drawn(turn, lambda campaign: self._seeds.committed(work, campaign, entry.record))
        if isinstance(done, Reason):
            return done
        fact, _outcome = done
        note_answered(work, member_id, request_id, entry.record(fact), now_ms)
        return PageSpun(programme, fact, self._code(member_id, fact.prize))

    def spun(self, work: Work, member_id: str, request_id: str) -> PageSpun | None:
        """What that request brought; None where it was never made."""
        before = answered_before(work, self._recorder, member_id, request_id)
        if before is None:
            return None
        _, fact = before
        if not isinstance(fact, WheelSpun):
            return None
        programme = self._shelf.version(work, fact.programme, fact.programme_version)
        return PageSpun(programme, fact, self._code(fact.member_id, fact.prize))

    # inside

    def _wheel(self, work: Work, on: date) -> tuple[Programme, Wheel]:
        try:
            programme = self._shelf.in_force(work, on)
        except NoProgramme as nothing:
            raise NoWheel from nothing
        if programme.wheel is None:
            raise NoWheel
        return programme, programme.wheel

    def _commitment(self, work: Work, campaign: str) -> bytes:
        newest = max(
            work.prizes.seeds(HEAD_OFFICE, campaign), key=lambda seed: seed.committed_on, default=None
        )
        return b"" if newest is None else newest.commitment

    def _code(self, member_id: str, prize: PrizeIssued | None) -> str:
        return "" if prize is None else self._paper.code(member_id, prize)

    def _open(
        self, work: Work, entry: OfficeEntry, programme: Programme, wheel: Wheel, member_id: str
    ) -> None:
        open_account(work, entry, programme, member_id, AccountKind.SPINS)
        campaign = campaign_of(programme.key, wheel.campaign)
        for one in wheel.segments:
            if one.stock is not None:
                open_account(work, entry, programme, stock_owner(campaign, one.key), AccountKind.STOCK)

    def _right_here(self, work: Work, member_id: str) -> bool:
        """Made when it is first asked for; until then nobody has it."""
        if not work.prizes.opened(member_id, AccountKind.SPINS):
            return True
        return _sum(work.pools.pool(member_id, AccountKind.SPINS)) > 0

    def _book(self, work: Work, programme: Programme, wheel: Wheel, member_id: str, on: date) -> MoneyBook:
        """The member with what is in the pool, and as much of each prize's stock."""
        book = MoneyBook(self._ids, programme, work.closings.known([member_id], counters(programme)))
        own = {account: work.pools.pool(member_id, account) for account in _HELD}
        book.take_in_money(work, member_id, on, own)
        campaign = campaign_of(programme.key, wheel.campaign)
        for one in wheel.segments:
            if one.stock is not None:
                holder = stock_owner(campaign, one.key)
                unopened = one.stock - work.prizes.opened(holder, AccountKind.STOCK)
                there = _sum(work.pools.pool(holder, AccountKind.STOCK)) + max(0, unopened)
                book.stock[f"wheel.{one.key}"] = one.stock - max(0, there)
        return book

    def _points_elsewhere(
        self, work: Work, book: MoneyBook, points: int, member_id: str, on: date, now_ms: int
    ) -> bool:
        """Whether a till has the points that the spin takes; they were asked for."""
        short = points - spendable(book.lots(member_id, AccountKind.POINTS), on)
        if short <= 0 or work.members.balance(member_id, AccountKind.POINTS) < points:
            return False
        return ask_back(work, member_id, AccountKind.POINTS, short, on, now_ms)


def reveal_wheels(
    work: Work, recorder: Recorder, shelf: ProgrammeShelf, record: Callable[[FactBody], object], on: date
) -> int:
    """Show the seeds that head office spun by, of campaigns that are over; how many. Those of drawings are shown when
    they are drawn."""
    running = ""
    with suppress(NoProgramme):
        programme = shelf.in_force(work, on)
        wheel = programme.wheel
        if wheel is not None and (wheel.when is None or on <= wheel.when.last):
            running = campaign_of(programme.key, wheel.campaign)
    kept = {
        seed.campaign
        for seed in work.prizes.seeds(HEAD_OFFICE)
        if not seed.proof and not work.prizes.wheel_sums(seed.campaign)
    }
    return Seeds(recorder.place, recorder.sign_seed).reveal(work, {running, *kept}, record)


def _sum(parts: Sequence[Slice]) -> int:
    return sum(part.amount for part in parts)
