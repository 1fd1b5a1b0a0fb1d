"""Drawing lots with the close of a day: who takes part, who is drawn, what it brings them, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.application.closing.looking import LookedAt
from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.application.prizes.seeds import Seeds
from shuke.application.recording import Recorder
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.lots_drawn import LotsBrought, LotsDrawn, LotsEntered
from shuke.domain.facts.prize_rows import PrizeIssued, prize_issued
from shuke.domain.figures.draw import winners
from shuke.domain.figures.draw_seed import commitment_of, lots_seed
from shuke.domain.membership.changes import PrizeGiven
from shuke.domain.membership.closing.drawing import is_due
from shuke.domain.membership.prizes import Collecting, won
from shuke.domain.prize_stock import campaign_of
from shuke.domain.programme.counting import counters
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gifts import Draw, DrawDay
from shuke.domain.slices.account import AccountKind

__all__ = ["Drawing", "draw_campaign"]

_A_FACT = 5000
"""Tickets named by one fact."""


def draw_campaign(programme: Programme, draw: Draw, day: date) -> str:
    """The drawing that falls on that day, or on the next of its days."""
    period = f"{day.year}" if draw.on is DrawDay.LAST_DAY_OF_YEAR else f"{day.year}-{day.month:02d}"
    return f"{campaign_of(programme.key, draw.key)}.{period}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One day's draws. `own`: the till to which belongs what is won; empty: it stays in the pool."""

    recorder: Recorder
    ids: Ids
    programme: Programme
    day: date
    own: str
    record: Callable[[FactBody], object]

    def batch(self, work: Work, behind: str, limit: int) -> LookedAt:
        """The next part; `behind` says how far it came: the draw's number, the place of its fact, how many winners
        have theirs."""
        due = [one for one in self.programme.draws if is_due(one, self.day)]
        if not behind:
            self._commit(work)
        number, place, done = _read(behind)
        if number >= len(due):
            return LookedAt("", 0)
        draw = due[number]
        if not place:
            seq = self._drawn(work, draw)
            return LookedAt(f"{number}/{seq}/0" if seq else f"{number + 1}//0", 1)
        fact = self._fact(work, place)
        if fact.everybody:
            page = work.prizes.tickets(done if done != "0" else "", limit)
            following = f"{number}/{place}/{page[-1]}" if len(page) == limit else f"{number + 1}//0"
        else:
            start = int(done)
            page = list(fact.winners[start : start + limit])
            more = start + limit < len(fact.winners)
            following = f"{number}/{place}/{start + limit}" if more else f"{number + 1}//0"
        self._bring(work, draw, fact.campaign, page)
        return LookedAt(following, len(page))

    def _commit(self, work: Work) -> None:
        """To this period's drawing, and where it is due now to the next one as well: always before it is drawn."""
        for draw in self.programme.draws:
            self._seeds.committed(work, draw_campaign(self.programme, draw, self.day), self.record)
            tomorrow = self.day + timedelta(days=1)
            self._seeds.committed(work, draw_campaign(self.programme, draw, tomorrow), self.record)

    @property
    def _seeds(self) -> Seeds:
        return Seeds(self.recorder.place, self.recorder.sign_seed)

    def _drawn(self, work: Work, draw: Draw) -> str:
        """Draw; the place of the fact, empty where nobody has a ticket."""
        campaign = draw_campaign(self.programme, draw, self.day)
        proof = self._seeds.proof_of(campaign)
        among = self._tickets(work, draw)
        if not among:
            return ""
        drawn: tuple[str, ...] = ()
        if not draw.everybody:
            for start in range(0, len(among), _A_FACT):
                self.record(LotsEntered(campaign, tuple(among[start : start + _A_FACT])))
            drawn = winners(lots_seed(proof), among, draw.winners)
        self.record(
            LotsDrawn(
                campaign,
                self.day,
                self.programme.key,
                self.programme.version,
                commitment_of(proof),
                proof,
                len(among),
                drawn,
                draw.everybody,
            )
        )
        head = work.journal.head(self.recorder.place.till)
        assert head is not None  # it was written just now
        return f"{head.epoch}.{head.seq}"

    def _tickets(self, work: Work, draw: Draw) -> list[str]:
        """Everybody who is a member now, of the tiers and cards that the draw is for."""
        every = work.prizes.tickets("", None)
        if not draw.tiers:
            return every
        found = []
        for start in range(0, len(every), _A_FACT):
            book = self._book(work, every[start : start + _A_FACT])
            found += [name for name, one in book.members.items() if draw.tiers & one.holds]
        return found

    def _fact(self, work: Work, place: str) -> LotsDrawn:
        epoch, seq = map(int, place.split("."))
        stored = work.journal.get(self.recorder.place.till, epoch, seq)
        assert stored is not None  # the place was written with it
        body = self.recorder.opened(stored)[1]
        assert isinstance(body, LotsDrawn)
        return body

    def _bring(self, work: Work, draw: Draw, campaign: str, page: Sequence[str]) -> None:
        book = self._book(work, page)
        members: list[Brought] = []
        prizes: list[tuple[str, PrizeIssued]] = []
        for member_id, membership in book.members.items():
            if draw.everybody and draw.tiers and not draw.tiers & membership.holds:
                continue
            collecting = Collecting(draw.collected, draw.not_on)
            rule = f"draw.{draw.key}"
            got = won(book, self.programme, membership, draw.gives, rule, self.day, collecting)
            whole = brought(book, self.programme, member_id, got, self.day, self.own)
            for one in got.changes:
                if isinstance(one, PrizeGiven):
                    prize = prize_issued(one.prize)
                    prizes.append((member_id, prize))
                    whole = self._with_prize(whole, prize)
            members.append(whole)
        if members:
            self.record(LotsBrought(campaign, tuple(members), tuple(prizes)))

    def _with_prize(self, whole: Brought, prize: PrizeIssued) -> Brought:
        entry = LedgerEntry(AccountKind.PRIZE, prize.prize_id, 1, prize.rule)
        part = SliceMoved(self.own, AccountKind.PRIZE, prize.prize_id, 1)
        slices = (*whole.slices, part) if self.own else whole.slices
        return replace(whole, entries=(*whole.entries, entry), slices=slices)

    def _book(self, work: Work, member_ids: Sequence[str]) -> StoredBook:
        return StoredBook(self.ids, self.programme, work.closings.known(member_ids, counters(self.programme)))


def _read(behind: str) -> tuple[int, str, str]:
    number, _, rest = behind.partition("/")
    place, _, done = rest.partition("/")
    return int(number or 0), place, done or "0"
