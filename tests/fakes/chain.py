"""A chain in memory: head office (whose database may be a real PostgreSQL) and its tills over real stores, keys and
bytes, with a link that can fail."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import Engine

from fakes.arrived_parts import PartsInMemory
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.office_databases import office_database, troubled
from fakes.snapshot_shelf import ShelfInMemory
from fakes.vault import MemoryVault
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.ids import UlidIds
from shuke.adapters.sealed_boxes import HpkeBoxes
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.signing.till_keys import TillKeys
from shuke.adapters.snapshot.part_index import HashedTexts
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.sealing import X25519Sealing
from shuke.adapters.staff_pin import PEPPER_BYTES, PepperedPins
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.contact import Contact
from shuke.application.head_office.beginning_again import Forgot
from shuke.application.head_office.enrolling_tills import Invited, invite
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import Founding, found, identity_of
from shuke.application.head_office.keeping_pins import PinBoxes
from shuke.application.head_office.letters import READING
from shuke.application.head_office.office import Office
from shuke.application.head_office.snapshots import Snapshots
from shuke.application.head_office.stationery import Stationery
from shuke.application.ports.clock import Clock
from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.ports.pins import PinTaking
from shuke.application.ports.snapshot import ArrivedParts
from shuke.application.ports.store import Store
from shuke.application.ports.vault import Secret
from shuke.application.recording import Recorder
from shuke.application.sync.applying import Applying
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.application.sync.epochs import own_slices
from shuke.application.sync.joining import HeadOfficeKnown, Joined, join, remember_head_office
from shuke.application.sync.leading.asking import LeadAsking
from shuke.application.sync.loading import Opening
from shuke.application.sync.till_sync import TillSync
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.sale_completed import LedgerEntry, SaleCompleted
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place, Shop
from shuke.domain.slices.account import NEVER, AccountKind, Slice, take
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal
from shuke.domain.sync.snapshot_messages import Offer, Offered
from shuke_db.unit_of_work import SqlStore

TENANT = "tenant-1"
SHOP = Shop("S01", "熟客茶庄", ("人民路1号",))
ADDRESS = "http://127.0.0.1:1"

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class OfficeInMemory:
    """Head office, all of it but HTTP."""

    def __init__(self, clock: FakeClock, tenant: str = TENANT, shop: Shop = SHOP) -> None:
        self.clock = clock
        self.engine = office_database()
        self.shelf = ShelfInMemory()
        self.store = SqlStore(self.engine, lambda: tenant, sums=True)
        self.signer = Ed25519Signer(secrets.token_bytes(32))
        self.sealing = SignedFacts(self.signer, Ed25519Check())
        self.pins = cheap_pins()
        founding = Founding(tenant, "熟客连锁", shop)
        self.identity = identity_of(founding)
        self.recorder = Recorder(self.identity.place, self.sealing, CborEncoding(), clock)
        assert found(self.store, self.recorder, self.signer.public_key, founding)
        self.office = Office(
            self.identity,
            self.store,
            self.store,
            self.recorder,
            Stationery(
                self.signer,
                Ed25519Check(),
                self.sealing,
                CborWire(),
                SealedTrustLists(Ed25519Check(), self.signer),
                pins=PinBoxes(self.pins, HpkeBoxes(), CborEncoding()),
            ),
            clock,
            Snapshots(
                self.store,
                self.shelf,
                MemberBlocks(),
                X25519Sealing(),
                CborWire(),
                clock,
                secrets.token_bytes,
            ),
        )

    def invite(self, till: str = "", shop_id: str = "S01") -> Invited:
        with self.store.writing() as work:
            invited = invite(work, shop_id, till, "", self.clock.now_ms(), secrets.token_bytes)
            work.commit()
        return invited

    def code(self, invited: Invited) -> TillEnrolmentCode:
        return TillEnrolmentCode(
            self.identity.tenant,
            invited.till,
            invited.one_time_code,
            ADDRESS,
            fingerprint(self.signer.public_key),
        )

    def record(self, *bodies: FactBody) -> None:
        """Facts of head office's own journal."""
        with self.store.writing() as work:
            entry = OfficeEntry(work, self.recorder, self.identity.calendar)
            for body in bodies:
                entry.record(body)
            entry.settle()
            work.commit()

    def receive(self, letter: Letter) -> RawReply:
        """One letter through all of head office's steps."""
        with troubled(self.engine):
            return self._receive(letter)

    def _receive(self, letter: Letter) -> RawReply:
        office, signature = self.office, letter.claim.signature
        admitted = office.admit(letter.claim)
        if isinstance(admitted, Refusal):
            return office.answer(signature, admitted)
        opened = office.open(admitted, letter.body)
        if isinstance(opened, Refusal):
            return office.answer(signature, opened)
        if isinstance(opened.message, READING):
            answer = office.note(opened.claim, opened.message) or office.look_up(opened)
            if isinstance(answer, Forgot):
                office.begin_again(opened.claim.till, answer)
                answer = office.look_up(opened)
            if isinstance(answer, Offered) and answer.offer is Offer.MAKING:
                office.make_snapshot(opened.claim.till)
                answer = office.look_up(opened)
            return office.answer(signature, answer)
        return office.answer(signature, office.carry_out(opened))

    def give(self, letter: Letter) -> str | RawReply:
        """Which snapshot's bytes a letter may fetch, or why none."""
        office, claim = self.office, letter.claim
        admitted = office.admit(claim)
        found = admitted if isinstance(admitted, Refusal) else office.note(claim) or office.to_fetch(claim)
        return office.answer(claim.signature, found) if isinstance(found, Refusal) else found


@dataclass
class Weather:
    """What happens to the next letters: each entry is used once, in order; none left means fair.

    "lost": the letter never arrives; "reply lost": head office acts, nobody hears; "twice": it arrives twice;
    "garbled": the reply is damaged on the way; anything in `meanwhile` is done at the till while the reply is on
    its way. `down` lasts.
    """

    to_come: list[str] = field(default_factory=list)
    down: bool = False
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)

    def next(self) -> str:
        if self.down:
            return "lost"
        return self.to_come.pop(0) if self.to_come else ""


class DirectLink(HeadOfficeLink):
    """The bytes of real letters, without a network."""

    piece_bytes = 4096

    def __init__(self, office: OfficeInMemory, correspondence: TillCorrespondence, weather: Weather) -> None:
        self.office = office
        self.correspondence = correspondence
        self.weather = weather
        self.letters: list[Letter] = []
        self.offsets: list[int] = []
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        if self.closed:
            return LinkTrouble.OFFLINE
        letter = self.correspondence.write(exchange, message)
        self.letters.append(letter)
        happens = self.weather.next()
        if happens == "lost":
            return LinkTrouble.OFFLINE
        reply = self.office.receive(letter)
        if happens == "twice":
            self.office.receive(letter)
        if happens == "reply lost":
            return LinkTrouble.SLOW
        if happens in self.weather.meanwhile:
            self.weather.meanwhile[happens]()
        if happens == "garbled":
            reply = RawReply(
                reply.status, reply.body[:-1], reply.refusal, reply.now_ms, reply.key, reply.signature
            )
        return self.correspondence.read(exchange, letter, reply)

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        """ "broken": the connection breaks after the first piece; "garbled": a byte of the first is another one."""
        if self.closed:
            return LinkTrouble.OFFLINE
        letter = self.correspondence.write_empty(path)
        self.letters.append(letter)
        self.offsets.append(offset)
        happens = self.weather.next()
        found = self.office.give(letter)
        if isinstance(found, RawReply):
            return self.correspondence.read_refusal(letter, found)
        if happens == "lost":
            return LinkTrouble.OFFLINE
        while piece := self.office.office.snapshots.read(found, offset, self.piece_bytes):
            offset += len(piece)
            if happens == "garbled":
                piece = bytes((piece[0] ^ 1,)) + piece[1:]
            if not take(piece):
                return None
            if happens == "broken":
                return LinkTrouble.OFFLINE
            if happens in self.weather.meanwhile:
                self.weather.meanwhile[happens]()
            happens = self.weather.next()
        return None


OPENING = Opening(X25519Sealing(), MemberBlocks(), CborWire(), HashedTexts)
"""What tills open snapshots with."""


class ChainTill:
    """A till of a chain that records facts without a counter: what matters here is who may spend what. Its
    database is in memory, or the `engine` or the `store` it is given; its link is whatever `link_to` makes of its
    letters."""

    def __init__(
        self,
        code: TillEnrolmentCode,
        clock: Clock,
        link_to: Callable[[TillCorrespondence], HeadOfficeLink],
        engine: Engine | None = None,
        initials: Callable[[str], str] = str.lower,
        store: Store | None = None,
        arrived: ArrivedParts | None = None,
    ) -> None:
        self.initials = initials
        self.clock = clock
        self.vault = MemoryVault()
        self.vault.put(Secret.SIGNING_KEY, secrets.token_bytes(32))
        self.signer = self.keys_of(None)
        self.pins = cheap_pins()
        self.lead: LeadAsking | None = None
        """How it asks its shop's lead; looked at by `new_sync`."""
        self.sealing = SignedFacts(self.signer, Ed25519Check())
        self.encoding = CborEncoding()
        self.ids = UlidIds(clock.now_ms)
        self.correspondence = TillCorrespondence(
            code.tenant,
            code.till,
            code.head_office_fingerprint,
            self.signer,
            Ed25519Check(),
            CborWire(),
            clock.now_ms,
            secrets.token_bytes,
            lambda: self.signer.former,
        )
        self.any_link = link_to(self.correspondence)
        trust = SealedTrustLists(Ed25519Check())
        joined = join(self.any_link, code, self.signer.public_key, trust, None)
        assert isinstance(joined, Joined), joined
        self.joined = joined
        self.place: Place = joined.place
        if store is None:
            self.engine = engine or empty_database()
        self.store: Store = store or SqlStore(self.engine, lambda: self.place.tenant)
        self.recorder = Recorder(self.place, self.sealing, self.encoding, clock)
        with self.store.writing() as work:
            remember_head_office(work, joined)
            opened = TillOpened(self.place.shop_id, joined.till_name, self.signer.public_key)
            self.recorder.record(work, joined.shop, opened, staff="")
            work.commit()
        self.known = HeadOfficeKnown(code.address, joined.head_office_key, joined.tenant_name)
        self.arrived = arrived or PartsInMemory()
        self.sync = self.new_sync()

    def keys_of(self, named: bytes | None) -> TillKeys:
        seed = self.vault.get(Secret.SIGNING_KEY)
        assert seed is not None
        return TillKeys(self.vault, seed, named)

    def new_sync(self) -> TillSync:
        """As after a restart of the program."""
        self.contact = Contact(self.clock)
        with self.store.reading() as work:
            self.contact.recall(work)
        sync = TillSync(
            SyncParts(
                store=self.store,
                at_counter=at_once,
                link=self.any_link,
                known=self.known,
                recorder=self.recorder,
                shop=lambda: self.joined.shop,
                applying=Applying(self.till, self.sealing, self.encoding, self.initials),
                wire=CborWire(),
                opening=OPENING,
                arrived=self.arrived,
                trust=SealedTrustLists(Ed25519Check()),
                ids=self.ids,
                clock=self.clock,
                contact=self.contact,
                keys=self.signer,
                pins=PinTaking(lambda: self.pins, HpkeBoxes(), self.encoding),
                office_keys=lambda: self.correspondence.office_keys,
                lead=self.lead,
            )
        )
        if isinstance(self.store, SqlStore):
            self.store.coming = sync.loading.coming
        return sync

    @property
    def till(self) -> str:
        return self.place.till

    def record(self, *bodies: FactBody) -> None:
        with self.store.writing() as work:
            for body in bodies:
                self.recorder.record(work, SHOP, body, staff="")
            work.commit()

    def enrol(self, name: str, phone: str) -> str:
        member_id = self.ids.new_id()
        profile = Profile(name, phone)
        with self.store.writing() as work:
            attachment = self.recorder.attach_profile(work, member_id, profile)
            body = MemberEnrolled(
                member_id, f"N{member_id[-6:]}", "ordinary", date(2026, 3, 10), attachment.hash, "S01", "r", 1
            )
            self.recorder.record(work, SHOP, body, staff="")
            work.members.describe(member_id, profile, name.lower())
            work.commit()
        return member_id

    def earn(self, member_id: str, amount: int) -> None:
        self.record(sale(member_id, [LedgerEntry(AccountKind.POINTS, NEVER, amount, "earning")]))

    def spend(self, member_id: str, amount: int, floor: int = 0) -> bool:
        """A sale paid with points, if this till's own slices reach; offline as well as online."""
        with self.store.writing() as work:
            own = own_slices(work, self.till, member_id, AccountKind.POINTS)
            parts = take(own, amount, self.recorder.today(work, SHOP), floor)
            if parts is None:
                return False
            entries = [
                LedgerEntry(AccountKind.POINTS, part.lot, -part.amount, "points.used") for part in parts
            ]
            self.recorder.record(work, SHOP, sale(member_id, entries), staff="")
            work.commit()
        return True

    def balance(self, member_id: str) -> int:
        with self.store.reading() as work:
            return work.members.balance(member_id, AccountKind.POINTS)

    def own(self, member_id: str) -> int:
        """What this till may spend."""
        with self.store.reading() as work:
            slices: list[Slice] = work.members.slices(self.till, member_id, AccountKind.POINTS)
        return sum(part.amount for part in slices)


class TillInMemory(ChainTill):
    """One whose letters go straight to a head office in memory, through the weather a test makes."""

    def __init__(
        self,
        office: OfficeInMemory,
        clock: FakeClock,
        till: str = "",
        shop_id: str = "S01",
        engine: Engine | None = None,
    ) -> None:
        self.office = office
        self.weather = Weather()
        super().__init__(office.code(office.invite(till, shop_id)), clock, self._direct, engine)

    @property
    def link(self) -> DirectLink:
        assert isinstance(self.any_link, DirectLink)
        return self.any_link

    def _direct(self, letters: TillCorrespondence) -> DirectLink:
        return DirectLink(self.office, letters, self.weather)


def cheap_pins() -> PepperedPins:
    """With a pepper of its own, and quick."""
    return PepperedPins(secrets.token_bytes(PEPPER_BYTES), time_cost=1, memory_kib=64)


def at_once(work: Callable[[], Reply]) -> Reply:
    """The counter's lane of a test with one thread."""
    return work()


def sale(member_id: str, entries: list[LedgerEntry]) -> SaleCompleted:
    paid = sum(entry.amount for entry in entries if entry.amount > 0)
    return SaleCompleted(
        receipt_number="",
        basket_id="b",
        quoted_on=date(2026, 3, 10),
        currency="CNY",
        programme="tea-chain",
        programme_version=1,
        lines=(),
        tenders=(),
        gross=Money(paid * 100),
        discount=ZERO,
        to_pay=Money(paid * 100),
        receipt_code="",
        member_id=member_id,
        points_used=-sum(entry.amount for entry in entries if entry.amount < 0),
        points_earned=paid,
        entries=tuple(entries),
    )
