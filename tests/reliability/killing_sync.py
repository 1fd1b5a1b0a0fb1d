"""Two tills and their head office, three processes, are killed (SIGKILL) at random moments while they sell and sync;
then all three must tell the same story.

`python -m reliability.killing_sync FOLDER KILLS OFFICE_KILLS SEED` kills both tills KILLS times, and OFFICE_KILLS
times head office before them, which half of the times starts again while they live. It prints one line of counts and
exits 0 only if no fact was lost or doubled, no slice was ever overspent, and rows are the same everywhere.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from fakes.till_on_disk import SESSION, open_till
from reliability.forked_office import ForkedOffice
from reliability.mortal import Mortal, a_moment
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.journal_check import check_journals
from shuke.application.ports.store import Work
from shuke.application.sync.joining import Joined, join, remember_head_office
from shuke.application.sync.renewing_key import wish_new_key
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.places import VAULT_VARIABLE
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import till_sync
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.rows import Add, apart
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.subjects import Subject, SubjectKind

T = TypeVar("T")

PLENTY = 1 << 40
PLACES = (Place("tenant-1", "S01", "S01-1"), Place("tenant-1", "S01", "S01-2"))
PEOPLE = (("王小明", "13800138000"), ("李娜", "13900139000"))
EXPECTED = {RoundOutcome.IN_STEP, RoundOutcome.OFFLINE, RoundOutcome.SERVER_TROUBLE}
SELLING, ASKING, RENEWING = 0.5, 0.2, 0.03
"""Renewing: the till's key is changed with its next round. The rest are rounds."""
MOST_WORDS = 8
SETTLING = 4
"""Rounds after which all that was recalled and wished for has arrived."""


class Chain:
    """The folders of two tills and their head office, whose processes run: one for both, or one for each."""

    def __init__(self, folder: Path, servers: Sequence[ForkedOffice] = ()) -> None:
        self.folders = [folder / place.till for place in PLACES]
        self.servers = servers or (ForkedOffice(folder),)
        self.server = self.servers[0]
        self.server.found()
        for server in self.servers:
            server.start()
        for number in range(len(PLACES)):
            self._join(number)
        till = self.till(0)
        self.members = [_enrolled(till, name, phone) for name, phone in PEOPLE]
        till.data.close()
        self.promised: set[str] = set()
        self.settle()

    def till(self, number: int) -> TillServices:
        return open_till(self.folders[number], place=PLACES[number])

    def settle(self) -> None:
        """All get in step."""
        for _ in range(SETTLING):
            for number in range(len(PLACES)):
                till = self.till(number)
                done = synced(till).round()
                till.data.close()
                if done.outcome is not RoundOutcome.IN_STEP or done.mended:
                    raise SystemExit(f"{PLACES[number].till} is not in step: {done}")

    def _join(self, number: int) -> None:
        place = PLACES[number]
        till = self.till(number)
        server = self.servers[number % len(self.servers)]
        code = server.invite(place.till)
        letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, till.signer)
        link = HttpLink(server.address, letters)
        joined = join(link, code, till.signer.public_key, SealedTrustLists(Ed25519Check()), place)
        link.close()
        if not isinstance(joined, Joined):
            raise SystemExit(f"{place.till} could not join: {joined}")
        with till.data.counter.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        till.data.close()

    def killed_once(
        self, chance: random.Random, *, with_office: bool, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """All tills sell and sync until they are killed; one process of head office perhaps a moment before."""
        tills = [self._born(number, chance.getrandbits(32)) for number in range(len(PLACES))]
        tills[0].listen(chance.randrange(MOST_WORDS))
        a_moment(chance)
        meanwhile()
        if with_office:
            server = chance.choice(self.servers)
            server.kill()
            a_moment(chance)
            if chance.random() < 0.5:
                server.start()
                a_moment(chance)
        chance.shuffle(tills)
        for till in tills:
            self.promised.update(till.killed())
        for server in self.servers:
            if not server.runs:
                server.start()

    def _born(self, number: int, seed: int) -> Mortal:
        return Mortal(lambda pipe: self._live(number, random.Random(seed), pipe))

    def _live(self, number: int, chance: random.Random, pipe: int) -> None:
        """The child: sales, askings and rounds as chance has it, for ever; each sale is told once it is completed."""
        till = self.till(number)
        sync = synced(till)
        while True:
            step, member = chance.random(), chance.choice(self.members)
            if step < SELLING:
                os.write(pipe, f"{_sold(till, member, chance)}\n".encode())
            elif step < SELLING + ASKING:
                sync.ask(AccountKind.POINTS, member, chance.randrange(1, 400), within_s=5)
            elif step < SELLING + ASKING + RENEWING:
                _wish_new_key(till)
            else:
                done = sync.round()
                if done.outcome not in EXPECTED or done.mended:
                    raise RuntimeError(f"a round went wrong: {done}")


def synced(till: TillServices) -> TillSync:
    sync = till_sync(till, at_once)
    assert sync is not None  # every till here has joined
    return sync


def at_once(work: Callable[[], T]) -> T:
    return work()


def _enrolled(till: TillServices, name: str, phone: str) -> str:
    new = till.enrolments.enrol(SESSION, Enrolment(Profile(name, phone), "tier.ordinary.sale"))
    assert isinstance(new, NewMember), new
    return new.member_id


def _wish_new_key(till: TillServices) -> None:
    with till.data.counter.writing() as work:
        refused = wish_new_key(work, SESSION)
        work.commit()
    if refused is not None:
        raise RuntimeError(f"the key cannot be renewed: {refused}")


def _sold(till: TillServices, member: str, chance: random.Random) -> str:
    """A sale to that member, now and then with all the points there are; its receipt's number."""
    desk = till.desk
    view: object = desk.begin(SESSION)
    assert isinstance(view, CounterView)
    basket = view.basket.basket_id
    serve_member(desk, SESSION, basket, member, IdentifiedBy.PHONE)
    if not view.basket.lines:
        add_open_amount(desk, SESSION, basket, Money(chance.randrange(10_00, 300_00)))
    want_points(desk, SESSION, basket, 100_000 if chance.random() < 0.4 else 0)
    view = pay(desk, lambda: PLENTY, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView), view
    assert view.completed
    return view.completed.receipt_number


# Afterwards


def problems(chain: Chain) -> Iterator[str]:
    """What is not as it must be, once all are in step."""
    office = OfficeData(chain.server.folder / "office", chain.server.database)
    with office.reading.reading() as there:
        yield from _overspent(there, office)
        sold: Counter[str] = Counter()
        for number, place in enumerate(PLACES):
            till = chain.till(number)
            with till.data.counter.reading() as here:
                yield from _different(here, there, place.till, chain.members)
            known = {place.till: till.own_keys()}
            report = check_journals(till.data.counter, till.sealing, known, lambda _: None)
            yield from (f"the journal of {place.till}: {finding}" for finding in report.findings)
            till.data.close()
            sold.update(_receipts(there, office, place.till))
        yield from (
            f"{number} stands in the journal {times} times" for number, times in sold.items() if times > 1
        )
        yield from (f"sale {number} is gone" for number in chain.promised - sold.keys())
    office.close()


def _different(here: Work, there: Work, till: str, members: list[str]) -> Iterator[str]:
    own, held = (list(_journal(work, till)) for work in (here, there))
    if own != held:
        yield f"{till} has {len(own)} facts, head office holds {len(held)} of them, and they are not the same"
    subjects = [Subject(SubjectKind.MEMBER, member) for member in members]
    if here.subjects.digests(subjects, till) != there.subjects.digests(subjects, till):
        yield f"{till} and head office hold different rows of members"


def _journal(work: Work, till: str) -> Iterator[tuple[int, int, bytes]]:
    epoch = seq = 0
    while page := work.journal.after(till, epoch, seq, 500):
        yield from ((fact.epoch, fact.seq, fact.hash) for fact in page)
        epoch, seq = page[-1].epoch, page[-1].seq


def _receipts(work: Work, office: OfficeData, till: str) -> Iterator[str]:
    epoch = seq = 0
    while page := work.journal.after(till, epoch, seq, 500):
        for fact in page:
            _, kind, version, plain = office.sealing.open(fact.content)
            body = read_body(kind, version, plain)
            if isinstance(body, SaleCompleted):
                yield body.receipt_number
        epoch, seq = page[-1].epoch, page[-1].seq


def _overspent(work: Work, office: OfficeData) -> Iterator[str]:
    """Head office took facts in with what made them possible in front, so in that order no till's slice of a lot, and
    nothing of the pool, was ever below nothing; and nothing came twice."""
    slices: Counter[tuple[str, ...]] = Counter()
    free: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[str, int, int]] = set()
    place = 0
    while arrivals := work.feed.arrivals(place, 500):
        for came in arrivals:
            count = came.to_seq - came.from_seq + 1
            for fact in work.journal.after(came.till, came.epoch, came.from_seq - 1, count):
                identity = (came.till, fact.epoch, fact.seq)
                if identity in seen:
                    yield f"{identity} came twice"
                seen.add(identity)
                header, kind, version, plain = office.sealing.open(fact.content)
                body = read_body(kind, version, plain)
                for operation in apart(body.rows(header) if body else ()):
                    if isinstance(operation, Add) and operation.table in {"slices", "balances"}:
                        lot = str(operation.key["member_id"]), str(operation.key["lot"])
                        amount = operation.amounts["amount"]
                        if operation.table == "slices":
                            slices[(*lot, str(operation.key["till_id"]))] += amount
                            free[lot] -= amount
                        else:
                            free[lot] += amount
                if min(slices.values(), default=0) < 0 or min(free.values(), default=0) < 0:
                    yield f"overspent with {identity}"
        place = arrivals[-1].position


def found_after(chain: Chain) -> list[str]:
    """All get in step and are looked at, and head office folds its journal anew."""
    chain.settle()
    found = list(problems(chain))
    for server in chain.servers:
        server.stop()
    rebuilt = chain.server.command("rebuild")
    if "nothing changed" not in rebuilt.stdout:
        found.append(f"head office folded its journal to something else: {rebuilt.stdout}{rebuilt.stderr}")
    return found


def main(folder: Path, kills: int, office_kills: int, seed: int) -> int:
    os.environ[VAULT_VARIABLE] = str(folder / "vaults")
    chance = random.Random(seed)
    chain = Chain(folder)
    with_office = [True] * office_kills + [False] * (kills - office_kills)
    chance.shuffle(with_office)
    for both in with_office:
        chain.killed_once(chance, with_office=both)
    found = found_after(chain)
    sys.stdout.write(
        f"{kills * len(PLACES)} tills and {office_kills} head offices killed, {len(chain.promised)} promises: "
        f"{chr(10).join(found) or 'nothing lost'}\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:5])))
