"""What really happened, kept by somebody who sees everything; and what must be true of it, always."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reliability.simulator.broken import Broken
from reliability.simulator.disks import Part
from reliability.simulator.office_machine import OfficeMachine
from reliability.simulator.till_machine import TillMachine
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import JournalHead, StoredFact, Work
from shuke.application.sync.correspondence import Letter
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.rows import Add, apart
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.slice_handed_over import SliceTakenOver
from shuke.domain.facts.slices_moved import SlicesMoved
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import is_on_the_way
from shuke.domain.sync.messages import Ask, Enrol

__all__ = ["Account", "FactName", "Truth"]

Account = tuple[str, AccountKind]
"""Of which member, and what of."""

FactName = tuple[str, int, int, bytes]
"""Till, epoch, seq and hash: what really is one fact."""

ALL = 1 << 30


@dataclass
class Truth:
    """
    Attributes:
        recorded: every fact anybody ever committed, with what it moves: balances by so much, slices alone by 0.
        destroyed: those of which, at some moment, no disk held a copy any more.
        earned, spent: over everything that was ever recorded, destroyed or not.
        cloned: tills that two machines believe to be.
        beyond: by how much more may be spent than was there: what a cloned disk holds, and what a person wrote off.
        nonces_hold: whether a letter must not be answered twice (head office's clock did not jump).
    """

    recorded: dict[FactName, Mapping[Account, int]] = field(default_factory=dict)
    destroyed: set[FactName] = field(default_factory=set)
    earned: Counter[Account] = field(default_factory=Counter)
    spent: Counter[Account] = field(default_factory=Counter)
    beyond: Counter[Account] = field(default_factory=Counter)
    nonces_hold: bool = True
    office_was_restored: bool = False
    cloned: set[str] = field(default_factory=set)
    _clones: set[str] = field(default_factory=set)
    _given: dict[str, dict[Part, int]] = field(default_factory=dict)
    _moved: Counter[Part] = field(default_factory=Counter)
    _seen: dict[str, JournalHead | None] = field(default_factory=dict)
    _answered: set[bytes] = field(default_factory=set)
    _asked: dict[tuple[str, str], int] = field(default_factory=dict)
    _granted: Counter[tuple[str, str]] = field(default_factory=Counter)
    _taken: Counter[bytes] = field(default_factory=Counter)
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
        known = machine.disk.slices()
        self._given[machine.name] = {part: amount - self._moved[part] for part, amount in known.items()}

    def is_cloned(self, clone: TillMachine) -> None:
        """Until that is found out, what the disk says is the till's own can be spent once more."""
        self.cloned.add(clone.till)
        self._clones.add(clone.name)
        for (member_id, account, _, till), amount in clone.disk.slices().items():
            if till == clone.till:
                self.beyond[member_id, AccountKind(account)] += max(0, amount)

    def look(self, machine: TillMachine) -> None:
        """Note what the till recorded since the last look, and hold it against what it may."""
        with machine.store.reading() as work:
            head, seen = work.journal.head(machine.till), self._seen.get(machine.name)
            behind = (seen.epoch, seen.seq) if seen else (0, 0)
            touched: set[Account] = set()
            for fact in work.journal.after(machine.till, *behind, ALL):
                touched.update(self._note(machine.sealing, fact))
            self._seen[machine.name] = head
        if seen and head and head.epoch != seen.epoch:
            self.begins(machine)
        self._hold_slices(machine)
        for account in touched:
            self._within_what_was_there(account)

    def _hold_slices(self, machine: TillMachine) -> None:
        """A till never spends beyond its slices, and what it was once granted it never forgets: its slices, less what
        it did to them itself, only grow."""
        if machine.frozen():
            # What its file says is its own was left behind; it spends nothing of it.
            self._given[machine.name] = {}
            return
        given, known = self._given[machine.name], machine.disk.slices()
        for part, amount in known.items():
            if part[3] != machine.till:
                continue
            if amount < 0:
                raise Broken(f"{machine.name} spent what was not its own: {part} is {amount}")
            was_given = amount - self._moved[part]
            more = was_given - given.get(part, 0 if machine.name in self._clones else was_given)
            if more < 0 and machine.till not in self.cloned:
                raise Broken(f"{machine.name} forgot what it was given of {part}")
            if machine.name in self._clones and more > 0:
                self.beyond[part[0], AccountKind(part[1])] += more
        given.update({part: amount - self._moved[part] for part, amount in known.items()})

    def _note(self, sealing: FactSealing, fact: StoredFact) -> Mapping[Account, int]:
        header, kind, version, plain = sealing.open(fact.content)
        body = read_body(kind, version, plain)
        moved: Counter[Account] = Counter()
        for operation in apart(body.rows(header) if body else ()):
            if isinstance(operation, Add) and operation.table in {"balances", "slices"}:
                account = (str(operation.key["member_id"]), AccountKind(str(operation.key["account"])))
                amount = operation.amounts["amount"] if operation.table == "balances" else 0
                moved[account] += amount
                if operation.table == "slices" and fact.till != HEAD_OFFICE:
                    self._moved[_part(operation)] += operation.amounts["amount"]
                if amount > 0:
                    self.earned[account] += amount
                elif fact.till != HEAD_OFFICE:
                    self.spent[account] -= amount
        self.recorded[fact.till, fact.epoch, fact.seq, fact.hash] = moved
        if isinstance(body, SliceGranted):
            self._note_grant(body)
        if isinstance(body, SliceTakenOver):
            self._note_taken(fact.till, body)
        if isinstance(body, SlicesMoved) and not body.given_to:
            for move in body.moves:
                self.beyond[move.member_id, move.account] += max(0, move.amount)
        return moved

    def _note_taken(self, till: str, taken: SliceTakenOver) -> None:
        """Two machines that are one till may both get the answer to one of them."""
        self._taken[taken.handover] += 1
        if self._taken[taken.handover] == 1:
            return
        if till not in self.cloned:
            raise Broken(f"{till} took {taken.from_till} {taken.from_epoch}/{taken.from_seq} over twice")
        self.beyond[taken.member_id, taken.account] += sum(part.amount for part in taken.parts)

    def _note_grant(self, grant: SliceGranted) -> None:
        asking = (grant.till, grant.request_id)
        self._granted[asking] += grant.amount
        if asking in self._asked and self._granted[asking] > self._asked[asking]:
            raise Broken(f"{asking} asked for {self._asked[asking]}, was granted {self._granted[asking]}")

    def _within_what_was_there(self, account: Account) -> None:
        over = self.spent[account] - self.earned[account] - self.beyond[account]
        if over > 0:
            raise Broken(f"{over} more of {account} was spent than there ever was")

    # Head office

    def answered(self, letter: Letter, message: object) -> None:
        """An enrolment may be: it is the code that counts once."""
        if isinstance(message, Enrol):
            return
        if letter.claim.signature in self._answered and self.nonces_hold:
            raise Broken(f"{letter.claim.path} of {letter.claim.till} was answered twice")
        self._answered.add(letter.claim.signature)
        if isinstance(message, Ask):
            # What is still missing is asked for under the same id, which is less than the first time.
            asking = (letter.claim.till, message.request_id)
            self._asked[asking] = max(message.amount, self._asked.get(asking, 0))

    def office_settled(self, office: OfficeMachine) -> None:
        """After each of head office's transactions: neither the pool nor any slice is below nothing."""
        with office.store.reading() as work:
            position = work.feed.position()
            if position == self._arrived:
                return
            touched = set(self._of_arrivals(office, work))
            self._arrived = position
            pools = [(account, work.pools.pool(*account)) for account in touched]
        below = [(account, part) for account, pool in pools for part in pool if part.amount < 0]
        owed = {
            part: amount
            for part, amount in office.disk.slices().items()
            if amount < 0 and not is_on_the_way(part[3])
        }
        if (below or owed) and not self.office_was_restored:
            raise Broken(f"at head office the pool is {below}, slices are {owed}")

    def _of_arrivals(self, office: OfficeMachine, work: Work) -> Iterator[Account]:
        for came in work.feed.arrivals(self._arrived, ALL):
            count = came.to_seq - came.from_seq + 1
            for fact in work.journal.after(came.till, came.epoch, came.from_seq - 1, count):
                name = (fact.till, fact.epoch, fact.seq, fact.hash)
                yield from self.recorded.get(name) or self._note(office.sealing, fact)

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


def _part(operation: Add) -> Part:
    member_id, account, lot, till = (
        str(operation.key[column]) for column in ("member_id", "account", "lot", "till_id")
    )
    return member_id, account, lot, till
