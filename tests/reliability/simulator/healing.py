"""Everybody can be reached again and clocks are right: soon all must be quiet, and tell one story."""

from __future__ import annotations

from collections import Counter
from functools import partial

from fakes.told import told
from reliability.simulator.broken import Broken
from reliability.simulator.chain import ACCOUNTS, Chain
from reliability.simulator.network import FAIR
from reliability.simulator.story import HOUR_MS, SECOND_MS
from reliability.simulator.till_machine import TillMachine
from reliability.simulator.truth import ALL, Account
from shuke.application.ports.store import Work
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.subjects import SubjectRows

__all__ = ["MOST_PASSES", "heal", "hold_to_account"]

MOST_PASSES = 8
"""Rounds of every till after which nobody may still have anything to tell or to ask."""

_ROUND_MS = 5 * SECOND_MS
_LONG_ROUND_MS = 60 * SECOND_MS
"""A till that has heard of nothing yet, by pages of one subject each."""


def heal(chain: Chain) -> int:
    """End all trouble and let the tills take rounds; how many passes it took until all was quiet.

    Raises:
        Broken: something never comes to rest, or a till that nobody copied or threw out is not in step.
    """
    chain.weather = FAIR
    chain.office.down_until_ms = 0
    chain.office.clock.off_ms = 0
    chain.office.fuse.set_for = None
    for machine in chain.machines:
        machine.clock.off_ms = 0
        machine.fuse.set_for = None
        machine.cut_until_ms = 0
        machine.at_once(partial(machine.put_basket, "", 0))
    _throw_out_copies(chain)
    chain.timeline.run(chain.timeline.now_ms + 2 * HOUR_MS)
    for machine in chain.machines:
        if machine.till in chain.codes and not machine.joined():
            machine.run(partial(machine.join, chain.codes[machine.till]))
            chain.timeline.run(chain.timeline.now_ms + 5 * SECOND_MS)
    for machine in chain.machines:
        if machine.till in chain.truth.cloned:
            # Whoever forked waits an hour by a clock that may have been wrong before it begins anew.
            machine.run(machine.round)
            chain.timeline.run(chain.timeline.now_ms + 2 * HOUR_MS)
    for passes in range(1, MOST_PASSES + 1):
        busy = [machine for machine in chain.machines if _takes_a_round(chain, machine)]
        if not busy:
            return passes
    raise Broken(
        f"not quiet after {MOST_PASSES} passes: {[machine.last_round for machine in chain.machines]}"
    )


def _throw_out_copies(chain: Chain) -> None:
    """Somebody looks: of the machines that are one till, one stays."""
    for till in chain.truth.cloned:
        copies = [machine for machine in chain.machines if machine.till == till]
        stays = copies[chain.story.seed % len(copies)]
        for machine in copies:
            if machine is not stays:
                chain.machines.remove(machine)
                chain.retired.append(machine)


def _takes_a_round(chain: Chain, machine: TillMachine) -> bool:
    """Whether it still had something to do."""
    machine.last_round = None
    machine.run(partial(chain.round, machine))
    chain.timeline.run(chain.timeline.now_ms + _ROUND_MS)
    if machine.busy():
        chain.timeline.run(chain.timeline.now_ms + _LONG_ROUND_MS)
    done = machine.last_round
    if machine.busy():
        raise Broken(f"{machine.name} is stuck in a round")
    if done is None:
        return False
    if done.outcome not in _may_end(chain, machine):
        raise Broken(f"{machine.name} is {done.outcome} {done.refusal}")
    return done.outcome is RoundOutcome.IN_STEP and bool(
        done.pushed or done.pulled or done.granted or done.returned
    )


def _may_end(chain: Chain, machine: TillMachine) -> set[RoundOutcome]:
    may = {RoundOutcome.IN_STEP}
    if machine.till in chain.revoked or not _is_known(chain, machine):
        may.add(RoundOutcome.REFUSED)
    return may


def _is_known(chain: Chain, machine: TillMachine) -> bool:
    with chain.office.store.reading() as work:
        return bool(work.till_register.keys_of(machine.till))


def hold_to_account(chain: Chain) -> None:
    """Raises Broken if anything was lost, doubled, or is not the same everywhere."""
    for machine in chain.retired:
        machine.last_round = None
    for machine in chain.machines:
        if machine.frozen() and machine.last_round and machine.last_round.outcome is RoundOutcome.IN_STEP:
            raise Broken(f"{machine.name} is in step and spends nothing")
        chain.truth.look(machine)
    _nothing_lost(chain)
    entries = _entries(chain)
    with chain.office.store.reading() as office:
        _nothing_doubled(office)
        _balances_are_their_entries(chain, office, entries)
        for machine in chain.machines:
            if machine.last_round and machine.last_round.outcome is RoundOutcome.IN_STEP:
                _same_rows(machine, office)
    if chain.story.seed % 8 == 0 and not chain.office.rebuild():
        raise Broken("head office's journal folds to something else")


def _nothing_lost(chain: Chain) -> None:
    held, aside = set(chain.held_by_office()), set(chain.set_aside())
    truth = chain.truth
    # What a forked till had handed over to a head office that was put back since lies on the till alone.
    alone = truth.cloned if truth.office_was_restored else set()
    kept = {
        name
        for machine in (*chain.machines, *chain.retired)
        if machine.till in alone
        or machine.last_round is None
        or machine.last_round.outcome is not RoundOutcome.IN_STEP
        for name in chain.held_by(machine)
    }
    for name in chain.truth.recorded.keys() - chain.truth.destroyed - held - kept:
        if name not in aside or name[0] not in chain.truth.cloned:
            raise Broken(f"{name[:3]} was recorded and is at head office no more")


def _nothing_doubled(office: Work) -> None:
    taken: Counter[tuple[str, int, int]] = Counter()
    for came in office.feed.arrivals(0, ALL):
        taken.update((came.till, came.epoch, seq) for seq in range(came.from_seq, came.to_seq + 1))
    for name, times in taken.items():
        if times > 1:
            raise Broken(f"{name} was folded {times} times")
    journal = sum(office.journal.count_after(till, 0, 0) for till in office.journal.tills())
    if journal != len(taken):
        raise Broken(f"{journal} facts in the journal, {len(taken)} taken in")


def _entries(chain: Chain) -> Counter[Account]:
    """What head office's journal adds up to."""
    moved: Counter[Account] = Counter()
    for name in chain.held_by_office():
        moved.update(chain.truth.recorded.get(name) or {})
    return moved


def _balances_are_their_entries(chain: Chain, office: Work, entries: Counter[Account]) -> None:
    for member_id in chain.members:
        for kind in ACCOUNTS:
            if office.members.balance(member_id, kind) != entries[member_id, kind]:
                raise Broken(f"{kind} of {member_id} is not the sum of its entries")


def _same_rows(machine: TillMachine, office: Work) -> None:
    subjects = [subject for subject, _ in office.feed.behind(0, ALL)]
    with machine.store.reading() as here:
        for own, theirs in zip(*(told(work, subjects, machine.till) for work in (here, office)), strict=True):
            if _in_order(own) != _in_order(theirs):
                raise Broken(f"{machine.name} and head office hold different rows: {own} and {theirs}")
        if here.wishes.all():
            raise Broken(f"{machine.name} still wishes for {here.wishes.all()}")
        names = office.subjects.members_behind("", 1_000)
        for member_id, profile in office.subjects.profile_hashes(names).items():
            if not all(work.attachments.get(member_id, profile) for work in (here, office)):
                raise Broken(f"{machine.name} or head office has no profile of {member_id}")


def _in_order(rows: SubjectRows) -> dict[str, list[tuple[Cell, ...]]]:
    return {table.table: sorted(table.rows) for table in rows.tables}
