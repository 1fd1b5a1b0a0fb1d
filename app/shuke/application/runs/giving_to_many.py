"""Giving something to many members, each once, a batch at a time.

Whoever is looked at, what is given and how far the run came are written in one transaction, so it may stop behind any
batch: whoever goes on gives nothing twice and leaves nobody out. What a member was given stands in a row of theirs
that every till is told (`uses`); it is asked before anything is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.application.machine import Machine
from shuke.application.money_held.booking import booked_here, quotas_apart
from shuke.application.ports.clock import Ids
from shuke.application.ports.handouts import RunKey
from shuke.application.ports.store import Work
from shuke.domain.campaigns.handout import Handout
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.handed_out import QuotaUsed
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.membership.bringing import bring
from shuke.domain.programme.document import Programme

__all__ = ["AT_ONCE", "Chosen", "Given", "Giver", "Run", "everybody", "give_to", "give_to_next", "till_giver"]

AT_ONCE = 40
"""Members of one batch at a till, as of a day's close: less than 50 ms."""


@dataclass(frozen=True, slots=True)
class Run:
    """
    Attributes:
        why: said with whatever is given; its rule is the run's, and stands with every movement.
        marketing: it counts for how often members are turned to.
    """

    occasion: str
    what: Handout
    why: Reason
    marketing: bool = True

    @property
    def key(self) -> RunKey:
        return RunKey(self.why.rule, self.occasion)


class RunEntry(Protocol):
    """One transaction's facts; head office's `OfficeEntry` is one."""

    def record(self, body: FactBody) -> object: ...


@dataclass(frozen=True, slots=True)
class Giver:
    """The machine that gives.

    Attributes:
        own: the till to which belongs what is given; empty: it stays in the pool.
    """

    ids: Ids
    programme: Programme
    on: date
    own: str
    entry: RunEntry


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of some members: who is given it, who is held back. Whoever is neither is passed over."""

    given: Sequence[str]
    held_back: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What became of a batch.

    Attributes:
        before: had it already, or were held back.
        refused: each with the rule against it.
        quotas: what each of the members was given to use up beside the rest.
    """

    members: tuple[Brought, ...] = ()
    held_back: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    refused: tuple[tuple[str, Reason], ...] = ()
    quotas: tuple[QuotaUsed, ...] = ()


Choose = Callable[[Work, Sequence[str]], Chosen]
"""Whom of these the run is for; asked for those alone who are members still and did not have it."""


def everybody(_work: Work, members: Sequence[str]) -> Chosen:
    return Chosen(members)


def give_to_next(
    work: Work, giver: Giver, run: Run, choose: Choose = everybody, at_once: int = AT_ONCE
) -> Given | None:
    """The next batch of those whom the run has still to look at, in the caller's transaction; the caller commits.
    None: nobody is left."""
    part = work.handouts.next_part(run.key)
    if part is None:
        return None
    upto = part.done + at_once
    given = give_to(work, giver, run, part.members[part.done : upto], choose)
    work.handouts.done(run.key, part, min(upto, len(part.members)))
    return given


def give_to(
    work: Work, giver: Giver, run: Run, member_ids: Sequence[str], choose: Choose = everybody
) -> Given:
    """To each of these who did not have it, in the caller's transaction. Whoever went up in another since is that
    other; whoever is forgotten gets nothing."""
    here = _here(work, member_ids)
    had = work.handouts.had(run.key, here)
    chosen = choose(work, [one for one in here if one not in had])
    book = StoredBook(giver.ids, giver.programme, work.closings.known(chosen.given, ()))
    members: list[Brought] = []
    refused: list[tuple[str, Reason]] = []
    quotas: tuple[QuotaUsed, ...] = ()  # those of one day and one giver are all alike
    for member_id in book.known:
        done = _one(book, giver, run, member_id)
        if isinstance(done, Reason):
            refused.append((member_id, done))
        else:
            moved, quotas = done
            members.append(moved)
    given = Given(tuple(members), tuple(chosen.held_back), frozenset(had), tuple(refused), quotas)
    if given.members or given.held_back:
        giver.entry.record(_fact(giver, run, given))
    return given


def _here(work: Work, member_ids: Sequence[str]) -> list[str]:
    """In their order, each once."""
    merged = frozenset(work.mergers.merged_among(member_ids))
    stand = [work.mergers.stands_for(one) if one in merged else one for one in member_ids]
    erased = frozenset(work.mergers.erased_among(stand))
    return [one for one in dict.fromkeys(stand) if one not in erased]


def _one(
    book: StoredBook, giver: Giver, run: Run, member_id: str
) -> tuple[Brought, tuple[QuotaUsed, ...]] | Reason:
    outcome = bring(book, giver.programme, book.members[member_id], giver.on, run.what, run.why)
    if outcome.refused is not None:
        return outcome.refused
    outcome, quotas = quotas_apart(outcome)
    if giver.own:
        return booked_here(book, giver.programme, member_id, outcome, giver.on, giver.own), quotas
    return brought(book, giver.programme, member_id, outcome, giver.on, ""), quotas


def _fact(giver: Giver, run: Run, given: Given) -> RunBrought:
    return RunBrought(
        rule=run.key.rule,
        occasion=run.occasion,
        programme=giver.programme.key,
        programme_version=giver.programme.version,
        members=given.members,
        held_back=given.held_back,
        event=run.what.event,
        message=run.what.message,
        marketing=run.marketing,
        quotas=given.quotas,
    )


@dataclass(frozen=True, slots=True)
class _TillEntry:
    desk: Machine
    work: Work

    def record(self, body: FactBody) -> object:
        return self.desk.recorder.record(self.work, self.desk.shop, body, staff="")


def till_giver(desk: Machine, work: Work) -> Giver:
    """A till gives by itself: what it gives may be spent at it at once."""
    on = desk.recorder.today(work, desk.shop)
    return Giver(desk.ids, desk.programme_in_force(work), on, desk.till, _TillEntry(desk, work))
