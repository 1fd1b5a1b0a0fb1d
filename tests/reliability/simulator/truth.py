"""What really happened, kept by somebody who sees everything; and what must be true of it, always."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reliability.simulator.office_machine import OfficeMachine
from reliability.simulator.till_machine import TillMachine
from shuke.application.ports.store import JournalHead, StoredFact, Work
from shuke.application.sync.correspondence import Letter
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.rows import Add
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.messages import Ask

__all__ = ["Account", "Broken", "FactName", "Truth"]

Account = tuple[str, AccountKind]
"""Of which member, and what of."""

FactName = tuple[str, int, int, bytes]
"""Till, epoch, seq and hash: what really is one fact."""

ALL = 1 << 30


class Broken(AssertionError):
    """Something that must never be."""


@dataclass
class Truth:
    """
    Attributes:
        recorded: every fact a till ever committed, with what it moves: balances by so much, slices alone by 0.
        destroyed: those of which, at some moment, no disk held a copy any more.
        earned, spent: over everything that was ever recorded, destroyed or not.
        beyond: by how much more may be spent than was there, where a disk was cloned.
        nonces_hold: whether a letter must not be answered twice (head office's clock did not jump).
    """

    recorded: dict[FactName, Mapping[Account, int]] = field(default_factory=dict)
    destroyed: set[FactName] = field(default_factory=set)
    earned: Counter[Account] = field(default_factory=Counter)
    spent: Counter[Account] = field(default_factory=Counter)
    beyond: Counter[Account] = field(default_factory=Counter)
    nonces_hold: bool = True
    counts_overspending: bool = True
    _seen: dict[str, JournalHead | None] = field(default_factory=dict)
    _answered: set[bytes] = field(default_factory=set)
    _asked: dict[tuple[str, str], int] = field(default_factory=dict)
    _granted: Counter[tuple[str, str]] = field(default_factory=Counter)
    _arrived: int = 0

    def goes_on_from(self, other: Truth) -> None:
        self.recorded.update(other.recorded)
        self.earned.update(other.earned)
        self.spent.update(other.spent)

    # Tills

    def begins(self, machine: TillMachine) -> None:
        """From what lies on its disk on."""
        with machine.store.reading() as work:
            self._seen[machine.name] = work.journal.head(machine.till)

    def look(self, machine: TillMachine) -> None:
        """Note what the till recorded since the last look, and hold it against what it may."""
        with machine.store.reading() as work:
            head, seen = work.journal.head(machine.till), self._seen.get(machine.name)
            if head == seen:
                return
            behind = (seen.epoch, seen.seq) if seen else (0, 0)
            touched: set[Account] = set()
            for fact in work.journal.after(machine.till, *behind, ALL):
                touched.update(self._note(machine, fact))
            self._seen[machine.name] = head
            for member_id, account in touched:
                self._within_slices(machine, work, member_id, account)
        for moved in touched:
            self._within_what_was_there(moved)

    def _note(self, machine: TillMachine, fact: StoredFact) -> Iterable[Account]:
        name = (fact.till, fact.epoch, fact.seq, fact.hash)
        header, kind, version, plain = machine.sealing.open(fact.content)
        body = read_body(kind, version, plain)
        moved: Counter[Account] = Counter()
        for operation in body.rows(header) if body else ():
            if isinstance(operation, Add) and operation.table in {"balances", "slices"}:
                account = (str(operation.key["member_id"]), AccountKind(str(operation.key["account"])))
                amount = operation.amounts["amount"] if operation.table == "balances" else 0
                (self.earned if amount > 0 else self.spent)[account] += abs(amount)
                moved[account] += amount
        self.recorded[name] = moved
        return moved

    def _within_slices(self, machine: TillMachine, work: Work, member_id: str, account: AccountKind) -> None:
        for part in work.members.slices(machine.till, member_id, account):
            if part.amount < 0:
                raise Broken(f"{machine.name} spent {account} of {member_id} that was not its own: {part}")

    def _within_what_was_there(self, account: Account) -> None:
        over = self.spent[account] - self.earned[account] - self.beyond[account]
        if over > 0 and self.counts_overspending:
            raise Broken(f"{over} more of {account} was spent than there ever was")

    # Head office

    def answered(self, letter: Letter, message: object, said: object) -> None:
        if letter.claim.signature in self._answered and self.nonces_hold:
            raise Broken(f"{letter.claim.path} of {letter.claim.till} was answered twice")
        self._answered.add(letter.claim.signature)
        if isinstance(message, Ask):
            self._asked[letter.claim.till, message.request_id] = message.amount

    def office_settled(self, office: OfficeMachine) -> None:
        """After each of head office's transactions: nothing of the pool is owed, nobody was granted too much."""
        with office.store.reading() as work:
            position = work.feed.position()
            if position == self._arrived:
                return
            touched = set(self._of_arrivals(office, work))
            self._arrived = position
            for member_id, account in touched:
                for part in work.pools.pool(member_id, account):
                    if part.amount < 0 and self.counts_overspending:
                        raise Broken(f"head office's pool of {account} of {member_id} is {part}")

    def _of_arrivals(self, office: OfficeMachine, work: Work) -> Iterator[Account]:
        for came in work.feed.arrivals(self._arrived, ALL):
            count = came.to_seq - came.from_seq + 1
            for fact in work.journal.after(came.till, came.epoch, came.from_seq - 1, count):
                if came.till == HEAD_OFFICE:
                    yield from self._granted_by(office, fact)
                else:
                    yield from self.recorded.get((fact.till, fact.epoch, fact.seq, fact.hash), ())

    def _granted_by(self, office: OfficeMachine, fact: StoredFact) -> Iterator[Account]:
        if fact.kind != SliceGranted.KIND:
            return
        _, kind, version, plain = office.sealing.open(fact.content)
        body = read_body(kind, version, plain)
        assert isinstance(body, SliceGranted)
        asking = (body.till, body.request_id)
        self._granted[asking] += body.amount
        if asking in self._asked and self._granted[asking] > self._asked[asking]:
            raise Broken(f"{asking} asked for {self._asked[asking]}, was granted {self._granted[asking]}")
        yield body.member_id, body.account

    def office_restored(self, office: OfficeMachine) -> None:
        self._answered.clear()
        self._asked.clear()
        self._granted.clear()
        with office.store.reading() as work:
            self._arrived = work.feed.position()

    # Disks

    def disks_changed(self, held: Iterable[FactName]) -> None:
        """A disk was overwritten; `held` is what all of them hold now. What none holds is gone for good, and
        nobody is blamed for it."""
        self.destroyed.update(self.recorded.keys() - set(held))
