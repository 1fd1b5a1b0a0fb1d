"""Two tills on disk and a head office, with the people who stand at them; time goes as the document says."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest import mock

from fakes.arrived_parts import PartsInMemory
from fakes.chain import OPENING, DirectLink, OfficeInMemory, Weather, at_once
from fakes.clock import FakeClock
from fakes.counter_shop import CASHIER, CUP, MANAGER, SHOP, TEA
from fakes.till_on_disk import PLACE, folder_in
from shuke.adapters.pinyin import initials
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.staff_pin import PEPPER_BYTES, PepperedPins
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.approving import Approving
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.opening import Opening, open_shop
from shuke.application.pin_tries import PinTries
from shuke.application.ports.store import SealedPin
from shuke.application.programme_text import publishable
from shuke.application.session import Session
from shuke.application.signing_in import SigningIn
from shuke.application.sync.applying import Applying
from shuke.application.sync.asking_refund import RefundingTill
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.joining import Joined, join, known_head_office, remember_head_office
from shuke.application.sync.rounds import Round
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.recovery_file import RECOVERY_FILE, sealed_secrets
from shuke.bootstrap.till_backups import restore_till
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_services import TillServices, first_signer
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.article import Article, Department
from shuke.domain.codes.keys import fingerprint
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import Money
from shuke.domain.refund import SalePlace
from shuke.domain.shop import Place, Role, Staff
from shuke.presenters.counter import Counter
from shuke.presenters.customer_display import CustomerDisplayPresenter
from shuke.wording import Language

__all__ = ["PIN", "Stage", "StagedTill"]

PIN = "739184"
TRUST = SealedTrustLists(Ed25519Check())
PINS = PepperedPins(bytes(PEPPER_BYTES), time_cost=1, memory_kib=64)
"""As they ship, they take a fifth of a second each."""
RECOVERY = new_recovery_key()
FIRST_DAY = datetime(2026, 3, 9, 16, tzinfo=UTC)
"""Midnight of 10 March 2026 at the shop: no member day, nobody's birthday."""

PEOPLE = (
    CASHIER,
    MANAGER,
    Staff("st-3", "周老板", Role.ADMINISTRATOR),
    Staff("st-4", "小赵", Role.CASHIER),
    Staff("st-5", "吴班长", Role.SHIFT_LEAD),
    Staff("st-6", "郑审", Role.AUDITOR),
    Staff("st-7", "孙兑", Role.REDEMPTION),
)
GIFT_BOX = Article(
    "a-box",
    "礼盒",
    Money(60_00),
    barcode="6900000000014",
    offer=Money(48_00),
    offer_from=date(2026, 3, 10),
    offer_until=date(2026, 3, 11),
)


class StagedTill:
    """A till with what its windows call. `sync` once it has a head office."""

    def __init__(self, data: TillData, place: Place, clock: FakeClock) -> None:
        self.services = TillServices(data, place, clock)
        assert self.services.pins is not PINS  # their pepper lies in the vault from now on
        self.services._pins = PINS
        self.store, self.desk = data.counter, self.services.desk
        pins = self.services.pins
        tries = PinTries(self.store, clock.now_ms, pins, at_once)
        self.signing_in = SigningIn(tries, self.services.recorder, lambda: self.services.shop)
        self.approving = Approving(tries, self.desk.approvals, self.services.ids, lambda: self.services.shop)
        self.customer_pins = CustomerPins(self.desk, tries, pins)
        self.weather = Weather()
        self.sync: TillSync | None = None
        self.refunds: RefundingTill | None = None
        self.sessions: dict[str, Session] = {}

    def give_pins(self) -> None:
        with self.store.writing() as work:
            for person in PEOPLE:
                sealed = self.services.pins.seal(person.staff_id, PIN)
                work.pins.put(person.staff_id, SealedPin(sealed, 0, 0))
            work.commit()

    def in_step(self) -> Round:
        assert self.sync is not None
        told = self.sync.round()
        assert told.outcome is RoundOutcome.IN_STEP, told
        self.services.refresh()
        return told

    def record(self, *bodies: FactBody) -> None:
        with self.store.writing() as work:
            for body in bodies:
                self.services.recorder.record(work, SHOP, body, staff="")
            work.commit()

    def join(self, office: OfficeInMemory) -> None:
        services = self.services
        link = self.link_to(office)
        joined = join(
            link,
            office.code(office.invite(services.place.till)),
            services.signer.public_key,
            TRUST,
            services.place,
        )
        assert isinstance(joined, Joined), joined
        with self.store.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        self.talk_by(link)

    def link_to(self, office: OfficeInMemory) -> DirectLink:
        """Letters that head office gets without a network, through whatever weather there is."""
        services = self.services
        letters = TillCorrespondence(
            services.place.tenant,
            services.place.till,
            fingerprint(office.signer.public_key),
            services.signer,
            Ed25519Check(),
            CborWire(),
            services.clock.now_ms,
            secrets.token_bytes,
        )
        return DirectLink(office, letters, self.weather)

    def talk_by(self, link: DirectLink) -> None:
        services = self.services
        with self.store.reading() as work:
            known = known_head_office(work)
        assert known is not None
        services.recall_contact()
        parts = SyncParts(
            store=self.store,
            at_counter=at_once,
            link=link,
            known=known,
            recorder=services.recorder,
            shop=lambda: SHOP,
            applying=Applying(services.place.till, services.sealing, services.encoding, initials),
            wire=CborWire(),
            opening=OPENING,
            arrived=PartsInMemory(),
            trust=TRUST,
            ids=services.ids,
            clock=services.clock,
            contact=services.contact,
            keys=services.signer,
        )
        self.sync, self.refunds = TillSync(parts), RefundingTill(parts)


@dataclass
class Stage:
    folder: Path
    programme: str
    clock: FakeClock = field(default_factory=FakeClock)
    members: dict[str, str] = field(default_factory=dict)
    """Ids by the names that the document calls them."""
    events: dict[str, str] = field(default_factory=dict)
    sales: dict[str, SalePlace] = field(default_factory=dict)
    screens: dict[str, tuple[Counter, CustomerDisplayPresenter]] = field(default_factory=dict)
    """What the customer sees, by till."""
    kept: dict[str, object] = field(default_factory=dict)
    """What a step keeps for a later one: a look at a record, a place, a list."""

    def __post_init__(self) -> None:
        self.clock.wall_ms = int(FIRST_DAY.timestamp() * 1000)
        self.tills = {"1": self._first_till()}
        self.office: OfficeInMemory | None = None

    @property
    def first(self) -> StagedTill:
        return self.tills["1"]

    def go_to(self, at: timedelta) -> None:
        """No step is before the one above it."""
        ahead_ms = int((FIRST_DAY + at).timestamp() * 1000) - self.clock.wall_ms
        if ahead_ms < 0:
            raise ValueError(f"time goes back: {at}")
        self.clock.advance(ahead_ms / 1000)

    def close(self) -> None:
        for till in self.tills.values():
            till.services.data.close()

    def _first_till(self) -> StagedTill:
        data = open_till_data(folder_in(self.folder / "1"))
        data.take_place(PLACE)
        key = first_signer(data.vault).public_key
        services = TillServices(data, PLACE, self.clock)
        published = publishable(self.programme, preset_base, FIRST_DAY.date())
        text = published.document
        opening = Opening(PLACE, "1号台", key, PEOPLE[2], b"no pin", SHOP, text, base_of=preset_base)
        open_shop(data.counter, services.recorder, opening, SHOP)
        (data.folder.root / RECOVERY_FILE).write_bytes(sealed_secrets(data.vault, recovery_public(RECOVERY)))
        till = StagedTill(data, PLACE, self.clock)
        till.record(
            *(StaffEnrolled(person) for person in PEOPLE),
            ArticlesListed((TEA, CUP, GIFT_BOX), (Department("d-1", "茶叶"),)),
        )
        till.give_pins()
        return till

    def second_till(self) -> None:
        """Head office, which the first till joins with all that it holds, and a new till beside it."""
        self.office = OfficeInMemory(self.clock, PLACE.tenant, SHOP)
        self.first.join(self.office)
        place = Place(PLACE.tenant, PLACE.shop_id, "S01-2")
        data = open_till_data(folder_in(self.folder / "2"))
        data.take_place(place)
        key = first_signer(data.vault).public_key
        till = self.tills["2"] = StagedTill(data, place, self.clock)
        till.record(TillOpened(place.shop_id, "2号台", key))
        till.join(self.office)
        for one in (self.first, till):
            one.in_step()
        till.give_pins()

    def restore(self, backup: Path) -> int | None:
        """The first till's disk is empty; what comes back is the backup. Its new epoch."""
        assert self.office is not None
        before = self.first
        before.services.data.close()
        folder = before.services.data.folder
        for file in folder.root.iterdir():
            if file.is_file():
                file.unlink()
        with mock.patch("sys.stdin", io.StringIO(RECOVERY.text + "\n")):
            assert restore_till(folder, backup, Language.ZH) == 0
        till = self.tills["1"] = StagedTill(open_till_data(folder), PLACE, self.clock)
        epoch = TillWitness(till.services).look()
        till.talk_by(till.link_to(self.office))
        return epoch
