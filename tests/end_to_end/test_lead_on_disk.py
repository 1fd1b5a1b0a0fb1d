"""Real tills over real files, plugged together as the program does it: one leads the shop, head office goes, the
other asks; and the witness in the vault keeps a lead that was put back from giving twice."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TypeVar

import pytest

from fakes.background import SynchronousBackground
from fakes.chain import sale
from fakes.office_server import OfficeServer
from fakes.till_on_disk import PLACE, SESSION, open_till
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.own_address import own_address
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.naming_lead import name_lead
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.epochs import own_slices
from shuke.application.sync.joining import Joined, join, remember_head_office
from shuke.application.sync.leading.asking import LeadStanding
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.till_lead import TillLead
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import till_sync
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.profile import Profile
from shuke.domain.shop import Place
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.presenters.device_lead import LeadSeen

T = TypeVar("T")

POINTS = AccountKind.POINTS
MEMBER = "m-1"


@dataclass
class Till:
    """As the program holds it, without its window."""

    services: TillServices
    seen: list[LeadSeen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = Lock()
        self.services.recall_contact()
        asking = till_sync(self.services, self.at_counter)
        assert asking is not None
        self.asking: TillSync = asking
        self.lead = TillLead(
            self.services,
            self.at_counter,
            asking,
            SynchronousBackground(),
            self.seen.append,
            host="127.0.0.1",
        )

    def at_counter(self, work: Callable[[], T]) -> T:
        with self._lock:
            return work()

    def in_step(self) -> None:
        done = self.asking.round()
        assert done.outcome is RoundOutcome.IN_STEP, done
        self.services.refresh()

    def look(self) -> LeadSeen:
        self.lead.look()
        return self.seen[-1]

    def own(self) -> int:
        with self.services.data.counter.reading() as work:
            return sum(part.amount for part in own_slices(work, self.services.place.till, MEMBER, POINTS))

    def name(self, till: str, port: int) -> None:
        named = name_lead(self.services.desk, SESSION, till, f"127.0.0.1:{port}")
        assert isinstance(named, LeadNamed)

    def close(self) -> None:
        self.asking.stop()
        self.lead.close()
        self.services.data.close()


def joined(server: OfficeServer, path: Path, place: Place) -> Till:
    services = open_till(path, place=place)
    code = server.invite(place.till)
    letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, services.signer)
    link = HttpLink(server.address, letters)
    answer = join(link, code, services.signer.public_key, SealedTrustLists(Ed25519Check()), place)
    link.close()
    assert isinstance(answer, Joined)
    with services.data.counter.writing() as work:
        remember_head_office(work, answer)
        work.commit()
    return Till(services)


def give_points(till: Till) -> None:
    services = till.services
    with services.data.counter.writing() as work:
        profile = services.recorder.attach_profile(work, MEMBER, Profile("王小明", "13800138000"))
        enrolled = MemberEnrolled(
            MEMBER, "N1", "ordinary", date(2026, 3, 10), profile.hash, services.place.shop_id, "r", 1
        )
        earned = sale(MEMBER, [LedgerEntry(POINTS, NEVER, 300, "earning")])
        services.recorder.record_many(work, services.shop, (enrolled, earned), staff="")
        work.commit()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path / "office")
    server.folder.mkdir()
    server.found()
    server.start()
    yield server
    server.kill()


def test_a_shop_cut_off_from_head_office_shares_what_its_lead_has(
    server: OfficeServer, tmp_path: Path
) -> None:
    other_place = Place(PLACE.tenant, PLACE.shop_id, "S01-2")
    lead, other = joined(server, tmp_path / "1", PLACE), joined(server, tmp_path / "2", other_place)
    give_points(lead)
    for till in (lead, other, lead, other):
        till.in_step()
    assert lead.look() == other.look() == LeadSeen()

    # Named at one till: the other hears of it from head office.
    port = free_port()
    lead.name("S01-1", port)
    assert lead.look() == LeadSeen(LeadStanding.LEADING, "S01-1", f"127.0.0.1:{port}")
    lead.in_step()
    other.in_step()
    assert other.look().standing is LeadStanding.UNKNOWN, "head office answers"

    server.stop()
    assert other.asking.round().outcome is RoundOutcome.OFFLINE
    assert other.look().standing is LeadStanding.REACHED
    assert other.asking.ask(POINTS, MEMBER, 120, 20.0).granted == 120
    assert (lead.own(), other.own()) == (180, 120)

    # The lead's file is put back to this morning's: the vault knows better, and nothing is given twice.
    (database,) = (tmp_path / "1" / "data").glob("*.db")
    lead.services.data.checkpoint()
    morning = shutil.copy(database, tmp_path / "backup")
    assert other.asking.ask(POINTS, MEMBER, 100, 20.0).granted == 100
    lead.close()
    assert other.look().standing is LeadStanding.NOT_REACHED
    for beside in database.parent.glob("*.db-*"):
        beside.unlink()
    shutil.copy(morning, database)
    lead = Till(open_till(tmp_path / "1"))
    assert TillWitness(lead.services).look() == 2
    assert lead.look().standing is LeadStanding.LEADING
    assert other.asking.ask(POINTS, MEMBER, 80, 20.0).outcome is GrantOutcome.NOTHING
    assert (lead.own(), other.own()) == (0, 220)

    # Another program has the port; then nobody leads, and the door is shut.
    taken = free_port()
    with socket.create_server(("127.0.0.1", taken)):
        lead.name("S01-1", taken)
        assert lead.look().port_taken
    assert not lead.look().port_taken, "it is tried again"
    lead.name("", taken)
    assert lead.look() == LeadSeen()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", taken), timeout=5)
    lead.close()
    other.close()


def test_this_machine_has_an_address_or_none() -> None:
    assert own_address() == "" or own_address().count(".") == 3
