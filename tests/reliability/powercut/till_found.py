"""What is found in a till's folder after a power cut, and what of the promises does not hold.

Two looks: `recovered` opens the database as the program does and names its content, at thousands of images a minute;
`examined` looks at everything, once for each different content.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fakes.till_on_disk import PLACE, folder_in, till_over
from reliability.killing_printer import pieces
from shuke.adapters.pinyin import initials
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.journal_check import check_journals
from shuke.application.ports.printing import JobState, PrintJob, PrintKind
from shuke.application.ports.store import Work
from shuke.application.ports.vault import Secret
from shuke.application.rebuilding import rebuild
from shuke.application.receipt_content import unpacked
from shuke.application.sync.joining import known_head_office
from shuke.application.sync.knowing import stream_place
from shuke.bootstrap.till_data import data_behind
from shuke.bootstrap.till_door import TillDoor, open_door
from shuke.bootstrap.till_services import TillServices
from shuke.domain.codes.payload import receipt_number
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import total
from shuke.domain.sync.witness import Witness

__all__ = ["FoundTill", "examined", "recovered"]

_DRAWER = b"\x1bp"
_NUMBER = re.compile(rb"S01-1\.1-[0-9]{6}")


def recovered(folder: Path) -> str:
    """Open the till's database and fold its log in; the name of the content that was found.

    Raises:
        DataUnusable, VaultRefused: the till cannot be opened.
    """
    place = folder_in(folder)
    door = open_door(place)
    door.connection.execute("PRAGMA synchronous = OFF")
    tables = door.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    busy = door.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    door.close()
    assert not busy
    if not tables:
        return "empty"  # each time with another salt
    return hashlib.sha256(place.database.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class FoundTill:
    """`faults` are wrong whatever was promised; the rest is what promises are held against."""

    faults: tuple[str, ...]
    facts: dict[int, bytes] = field(default_factory=dict)
    sales: frozenset[str] = frozenset()
    with_tender: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    sold: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    jobs: dict[str, PrintJob] = field(default_factory=dict)
    pulled: int = 0

    def broken(self, marks: Sequence[str], paper: bytes) -> Iterator[str]:
        """What was said or came out before the power cut, and is not so."""
        for mark in marks:
            word, *rest = mark.split()
            if not self._keeps(word, rest):
                yield f"{mark}: is gone"
        yield from self._broken_on_paper(paper)

    def at_odds(self, folder: Path) -> Iterator[str]:
        """A witness that saw more than there is would take an untouched database for an older one."""
        kept = FileVault(folder_in(folder).vault).get(Secret.WITNESS)
        if kept is not None:
            saw = Witness.read(kept)
            if self.facts.get(saw.seq) != saw.hash:
                yield f"the witness saw fact {saw.seq}, which is gone"

    def _keeps(self, word: str, rest: list[str]) -> bool:
        match word:
            case "member":
                return rest[0] in self.members
            case "tender":
                return rest[0] in self.with_tender | self.sold
            case "held":
                return rest[0] in self.held | self.sold
            case "sale":
                return rest[0] in self.sales
            case "known":
                return self.facts.get(int(rest[0]), b"").hex() == rest[1]
            case "pulled":
                return (self.pulled >= int(rest[0])) <= (rest[1] in self.members)
        raise AssertionError(word)

    def _broken_on_paper(self, paper: bytes) -> Iterator[str]:
        """A receipt of which a piece came out prints again only as a copy; no drawer opens a second time."""
        for piece in pieces(paper, _NUMBER):
            job = self.jobs.get(piece.number)
            if job is None:
                yield f"{piece.number} is on paper and in no queue"
            elif job.state is JobState.WAITING and job.copy <= piece.copy:
                yield f"{piece.number} would come out a second time as copy {job.copy}"
        drawers, opened = paper.count(_DRAWER), sum(job.drawer_opened for job in self.jobs.values())
        if drawers > opened:
            yield f"{drawers} drawers were opened, {opened} are known"


def examined(folder: Path, *, folding: bool) -> FoundTill:
    """Look at everything; where the till had not been set up yet, set it up.

    Args:
        folding: fold the journal anew, too; of a till of a chain that says nothing.
    """
    door = open_door(folder_in(folder))
    damage = _damage(door)
    if damage:
        door.close()
        return FoundTill(damage)
    data = data_behind(door)
    fresh = data.place is None
    till = till_over(data)
    try:
        return _found(till, fresh=fresh, folding=folding)
    finally:
        data.close()


def _damage(door: TillDoor) -> tuple[str, ...]:
    told = [row[0] for row in door.connection.execute("PRAGMA integrity_check").fetchall()]
    missing = door.connection.execute("PRAGMA foreign_key_check").fetchall()
    return (
        *(word for word in told if word != "ok"),
        *(f"a row without its parent: {row}" for row in missing),
    )


def _found(till: TillServices, *, fresh: bool, folding: bool) -> FoundTill:
    store = till.data.counter
    report = check_journals(store, till.sealing, {PLACE.till: (till.signer.public_key,)}, lambda _: None)
    faults = [str(finding) for finding in report.findings]
    with store.reading() as work:
        sales = list(_sales(till, work))
        baskets = [till.desk.read(row) for state in ("open", "held") for row in work.baskets.in_state(state)]
        facts = () if fresh else work.journal.after(PLACE.till, 1, 0, 10**6)
        found = FoundTill(
            faults=(),
            facts={fact.seq: fact.hash for fact in facts},
            sales=frozenset(sale.receipt_number for sale in sales),
            with_tender=frozenset(basket.basket_id for basket in baskets if basket.tenders),
            held=frozenset(basket.basket_id for basket in baskets),
            sold=frozenset(sale.basket_id for sale in sales),
            members=frozenset(member_id for member_id, _ in work.members.profiles()),
            jobs=_jobs(work),
            pulled=stream_place(work),
        )
        faults += _wrong_sales(work, sales, found.jobs)
        faults += [f"basket {basket} was sold and is there" for basket in found.sold & found.held]
        faults += [f"{member} cannot be found" for member in found.members if not _is_findable(work, member)]
        folding = folding and known_head_office(work) is None
    if folding and not rebuild(store, till.sealing, till.encoding, initials, lambda _: None).unchanged:
        faults.append("the journal folds to something else")
    return replace(found, faults=tuple(faults))


def _sales(till: TillServices, work: Work) -> Iterator[SaleCompleted]:
    for fact in work.journal.after(PLACE.till, 0, 0, 10**6):
        _, kind, version, plain = till.sealing.open(fact.content)
        body = read_body(kind, version, plain)
        if isinstance(body, SaleCompleted):
            yield body


def _wrong_sales(work: Work, sales: Sequence[SaleCompleted], jobs: dict[str, PrintJob]) -> Iterator[str]:
    for number, sale in enumerate(sales, start=1):
        if sale.receipt_number != receipt_number(PLACE.till, 1, number):
            yield f"{sale.receipt_number} is the {number}th sale"
        if total(tender.amount for tender in sale.tenders) != sale.to_pay:
            yield f"{sale.receipt_number} is half paid"
        job = jobs.get(sale.receipt_number)
        if job is None or unpacked(job.content).number != sale.receipt_number:
            yield f"{sale.receipt_number} has no receipt to print"
    numbers = {sale.receipt_number for sale in sales}
    twice = [basket for basket, times in Counter(sale.basket_id for sale in sales).items() if times > 1]
    yield from (f"basket {basket} was sold twice" for basket in twice)
    totals = work.sales.totals(PLACE.till, 1)
    if (totals.sales, totals.paid_minor) != (len(sales), total(sale.to_pay for sale in sales).minor):
        yield f"{totals} for {len(sales)} sales"
    receipts = {document for document, job in jobs.items() if job.kind is PrintKind.RECEIPT}
    yield from (f"a receipt of {number}, which was not sold" for number in receipts - numbers)


def _jobs(work: Work) -> dict[str, PrintJob]:
    jobs: dict[str, PrintJob] = {}
    job_id = 1
    while job := work.print_jobs.get(job_id):
        jobs[job.document] = job
        job_id += 1
    return jobs


def _is_findable(work: Work, member_id: str) -> bool:
    member = work.members.get(member_id)
    if member is None:
        return False
    return any(found.member_id == member_id for found in work.members.by_phone(member.profile.phone, 10))
