"""Reading a journal as an auditor would: every hash, every signature, no gap, no second past."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Store, StoredFact, Work
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.plain import NotPlain
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed

__all__ = [
    "MOST_FINDINGS",
    "Finding",
    "FindingKind",
    "JournalCheck",
    "JournalReport",
    "KnownKeys",
    "check_journals",
]

KnownKeys = Mapping[str, Collection[bytes]]
"""Of each till, the public keys that its facts can be signed with."""

_PAGE = 500
MOST_FINDINGS = 100


class FindingKind(StrEnum):
    """What may be wrong with a fact; each has a sentence in `shuke.wording.journal`."""

    UNREADABLE = "unreadable"
    HASH = "hash"
    CHAIN = "chain"
    GAP = "gap"
    SIGNATURE = "signature"
    PLACE = "place"
    NO_KEY = "no_key"
    DATE_BACK = "date_back"


@dataclass(frozen=True, slots=True)
class Finding:
    kind: FindingKind
    till: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class JournalReport:
    """`facts` were read; `findings` is empty when the journal is exactly as it was written.

    What it cannot show: facts cut off at the end. The newest receipt, or head office, knows better; `heads`
    names each journal's last place and hash for that comparison.
    """

    facts: int
    findings: tuple[Finding, ...]
    heads: tuple[tuple[str, int, int, bytes], ...]


def check_journals(
    store: Store, sealing: FactSealing, keys: KnownKeys, progress: Callable[[int], None]
) -> JournalReport:
    """Read every journal held here from its first fact to its last.

    Args:
        keys: public keys known from elsewhere (this till's own from the vault and the trust list), by till: that
            journal must be signed by them, whatever it says of itself.
        progress: told the number of facts read so far.
    """
    check = JournalCheck(sealing, keys)
    with store.reading() as work:
        while check.read_slice(work, _PAGE):
            progress(check.facts)
    progress(check.facts)
    return check.report


class JournalCheck:
    """The same a slice at a time: between slices others may read, and new facts may come. `keys` as above."""

    def __init__(self, sealing: FactSealing, keys: KnownKeys) -> None:
        self._sealing = sealing
        self._keys = keys
        self._waiting: list[str] | None = None
        self._reader: _Reader | None = None
        self._findings: list[Finding] = []
        self._heads: list[tuple[str, int, int, bytes]] = []
        self.facts = 0

    def read_slice(self, work: Work, most: int) -> bool:
        """Read the next facts, at most so many; false once all were read, or too much was found."""
        while len(self._findings) < MOST_FINDINGS:
            reader = self._reader or self._next_reader(work)
            if reader is None:
                return False
            page = work.journal.after(reader.till, reader.epoch, reader.seq, most)
            if page:
                self._read(reader, page)
                return True
            self._heads.append((reader.till, reader.epoch, reader.seq, reader.hash))
            self._reader = None
        return False

    @property
    def report(self) -> JournalReport:
        return JournalReport(self.facts, tuple(self._findings[:MOST_FINDINGS]), tuple(self._heads))

    def _next_reader(self, work: Work) -> _Reader | None:
        if self._waiting is None:
            self._waiting = work.journal.tills()
        if not self._waiting:
            return None
        till = self._waiting.pop(0)
        self._reader = _Reader(till, self._sealing, self._keys.get(till, ()))
        return self._reader

    def _read(self, reader: _Reader, page: Sequence[StoredFact]) -> None:
        for fact in page:
            self._findings += (
                Finding(kind, reader.till, fact.epoch, fact.seq) for kind in reader.findings_of(fact)
            )
        self.facts += len(page)


class _Reader:
    """Walks one journal; remembers where it is and by which key facts are signed from there on: an epoch's first fact
    names one, and a change of key the next."""

    def __init__(self, till: str, sealing: FactSealing, known: Collection[bytes]) -> None:
        self.till = till
        self._sealing = sealing
        self._known = known
        self._keys: Collection[bytes] = known
        self._date = ""
        self.epoch, self.seq, self.hash = 0, 0, GENESIS

    def findings_of(self, fact: StoredFact) -> list[FindingKind]:
        found: list[FindingKind] = []
        try:
            header, kind, version, plain = self._sealing.open(fact.content)
            opened = read_body(kind, version, plain)
        except (ValueError, NotPlain):
            self.epoch, self.seq, self.hash = fact.epoch, fact.seq, fact.hash
            return [FindingKind.UNREADABLE]
        if self._sealing.hash(fact.content) != fact.hash or kind != fact.kind:
            found.append(FindingKind.HASH)
        found += self._place_findings(fact, header)
        if isinstance(opened, TillOpened):
            self._sign_on(opened.public_key)
        if not self._keys and not self._known:
            found.append(FindingKind.NO_KEY)
        elif not any(self._sealing.signed_by(key, fact.hash, fact.signature) for key in self._keys):
            found.append(FindingKind.SIGNATURE)
        if isinstance(opened, TillRekeyed | OfficeRekeyed):
            self._sign_on(opened.public_key)
        self.epoch, self.seq, self.hash = fact.epoch, fact.seq, fact.hash
        self._date = header.business_date.isoformat()
        return found

    def _sign_on(self, public_key: bytes) -> None:
        self._keys = (public_key,) if not self._known or public_key in self._known else ()

    def _place_findings(self, fact: StoredFact, header: FactHeader) -> Iterator[FindingKind]:
        if (header.till, header.epoch, header.seq) != (fact.till, fact.epoch, fact.seq):
            yield FindingKind.PLACE
        follows = fact.epoch == self.epoch and fact.seq == self.seq + 1
        begins = fact.epoch > self.epoch and fact.seq == 1
        if not follows and not begins:
            yield FindingKind.GAP
        if header.previous != self.hash and not (begins and header.previous == GENESIS):
            yield FindingKind.CHAIN
        if header.business_date.isoformat() < self._date:
            yield FindingKind.DATE_BACK
