"""How fast a till gets in step: real facts over real loopback HTTP into head office's SQLite, and on to another.

`python -m benchmarks.sync` (from tests/) prints facts a second and the time until both are in step, beside the bare
limit of the same run: the same journal rows written by sqlcipher3 alone, in the same batches, FULL, to the same disk.
A fact is a sale of three lines with points, rung up at a real counter; head office is a process of its own.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
import time
from pathlib import Path

import sqlcipher3

from fakes.chain import OPENING, at_once
from fakes.counter_shop import SHOP
from fakes.office_server import OfficeServer, close, till_at
from shuke.adapters.clock import SystemClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.ports.store import StoredFact
from shuke.application.sync.applying import Applying
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.joining import Joined, join, known_head_office, remember_head_office
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.keys import fingerprint
from shuke.domain.money import Money
from shuke.domain.profile import Profile

FACTS = 2_000
MEMBERS = 100
BATCH = 500


def sold(till: TillServices, facts: int) -> None:
    """Sales of three lines with points to a hundred members, through the counter."""
    from fakes.till_on_disk import SESSION  # noqa: PLC0415
    from shuke.application.enrolling import Enrolment, NewMember  # noqa: PLC0415

    members = []
    for number in range(MEMBERS):
        profile = Profile(f"王{number}", f"138{number:08d}")
        new = till.enrolments.enrol(SESSION, Enrolment(profile, "tier.ordinary.sale"))
        assert isinstance(new, NewMember)
        members.append(new.member_id)
    desk = till.desk
    for number in range(facts):
        basket = desk.begin(SESSION).basket.basket_id
        serve_member(desk, SESSION, basket, members[number % MEMBERS], IdentifiedBy.PHONE)
        for amount in (128_00, 35_50, 9_90):
            add_open_amount(desk, SESSION, basket, Money(amount))
        pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)


def joined(till: TillServices, server: OfficeServer) -> TillSync:
    code = server.invite("S01-1")
    letters = TillCorrespondence(
        code.tenant,
        code.till,
        code.head_office_fingerprint,
        till.signer,
        Ed25519Check(),
        CborWire(),
        SystemClock().now_ms,
        secrets.token_bytes,
    )
    link, trust = HttpLink(server.address, letters), SealedTrustLists(Ed25519Check())
    answer = join(link, code, till.signer.public_key, trust, till.place)
    assert isinstance(answer, Joined), answer
    store = till.data.counter
    with store.writing() as work:
        remember_head_office(work, answer)
        work.commit()
    with store.reading() as work:
        known = known_head_office(work)
    assert known is not None
    assert fingerprint(known.key) == code.head_office_fingerprint
    return TillSync(
        SyncParts(
            store=store,
            at_counter=at_once,
            link=link,
            known=known,
            recorder=till.recorder,
            shop=lambda: SHOP,
            applying=Applying(till.place.till, till.sealing, CborEncoding(), str.lower),
            wire=CborWire(),
            opening=OPENING,
            trust=trust,
            ids=till.ids,
            clock=till.clock,
            contact=till.contact,
        )
    )


def bare(folder: Path, facts: list[StoredFact]) -> float:
    """Seconds sqlcipher3 needs for the journal rows alone."""
    connection = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE journal (till TEXT, seq INTEGER, content BLOB, hash BLOB, signature BLOB)"
    )
    rows = [(fact.till, fact.seq, fact.content, fact.hash, fact.signature) for fact in facts]
    began = time.perf_counter()
    for start in range(0, len(rows), BATCH):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows[start : start + BATCH])
        connection.execute("COMMIT")
    took_s = time.perf_counter() - began
    connection.close()
    return took_s


def main() -> int:
    from fakes.till_on_disk import open_till  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        till = open_till(folder / "till")
        sold(till, FACTS)
        server = OfficeServer(folder)
        server.found()
        server.start()
        other = till_at(server, "S01-2")
        other.sync.round()
        sync = joined(till, server)
        began = time.perf_counter()
        first = sync.round()
        up_s = time.perf_counter() - began
        began = time.perf_counter()
        second = other.sync.round()
        down_s = time.perf_counter() - began
        with till.data.counter.reading() as work:
            facts = work.journal.after(till.place.till, 0, 0, 10**6)
        bare_s = bare(folder, facts)
        close(other)
        server.stop()
        till.data.close()
    size = sum(len(fact.content) for fact in facts) / len(facts)
    sys.stdout.write(
        f"{first.pushed} facts of {size:,.0f} bytes pushed, {first.pulled} subjects pulled back: {first.outcome}, "
        f"{up_s:.2f} s, {first.pushed / up_s:,.0f} facts/s\n"
        f"another till in step with them: {second.outcome}, {second.pulled} subjects in {down_s:.2f} s\n"
        f"bare limit (journal rows by sqlcipher3): {bare_s:.3f} s, {len(facts) / bare_s:,.0f} facts/s; "
        f"{up_s / bare_s:.0f} x\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
