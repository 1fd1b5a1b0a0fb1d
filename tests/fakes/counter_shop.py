"""A whole shop in memory for the use cases' tests: the real store, real keys, the real programme, a set clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.ids import UlidIds
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.counter.contact import Contact
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.programme_text import publishable
from shuke.application.recording import Recorder
from shuke.application.session import Session
from shuke.bootstrap.presets import preset_base
from shuke.domain.article import Article, Department
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place, Role, Shop, Staff
from shuke_db.unit_of_work import SqlStore

SHOP = Shop("S01", "熟客茶庄", ("人民路1号",))
CASHIER = Staff("st-1", "小林", Role.CASHIER)
MANAGER = Staff("st-2", "陈店长", Role.MANAGER)
TEA = Article("a-tea", "碧螺春", Money(128_00), barcode="6901234567892", category="绿茶", cost=Money(60_00))
CUP = Article("a-cup", "盖碗", Money(88_50), barcode="2000000000015", category="茶具")


@cache
def preset_published(key: str) -> ProgrammePublished:
    document = preset_base(key)
    assert document is not None, key
    return publishable(document, preset_base, date(2020, 1, 1))


@dataclass
class CounterShop:
    """`now` is shop time; 10 March 2026 is no member day and nobody's birthday. `programme` is a preset's key."""

    now: datetime = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
    signer: Ed25519Signer = field(default_factory=lambda: Ed25519Signer(bytes(range(32))))
    programme: str = "tea-chain"

    def __post_init__(self) -> None:
        self.clock = FakeClock(int(self.now.timestamp() * 1000))
        self.engine = engine = empty_database()
        self.store = SqlStore(engine, lambda: "tenant-1")
        sealing = SignedFacts(self.signer, Ed25519Check())
        self.sealing = sealing
        self.encoding = CborEncoding()
        self.ids = UlidIds(self.clock.now_ms)
        self.recorder = Recorder(Place("tenant-1", "S01", "S01-1"), sealing, self.encoding, self.clock)
        self.contact = Contact(self.clock)
        self.desk = Desk(
            self.store,
            self.recorder,
            self.ids,
            ProgrammeShelf(),
            shop=lambda: SHOP,
            signs=SignsCodes(
                lambda code: f"SK:{code.number}",
                lambda card: f"SK:{card.number}",
                lambda code: CodeTexts().write(code, self.signer),
            ),
            language=lambda: "zh",
            contact=self.contact,
        )
        self.enrolments = Enrolments(self.desk, lambda name: name.lower(), lambda card: f"SK:{card.number}")
        self.cashier = Session(CASHIER, self.clock.now_ms())
        self.manager = Session(MANAGER, self.clock.now_ms())
        self._open()

    def _open(self) -> None:
        with self.store.writing() as work:
            for body in (
                TillOpened("S01", "1号台", self.signer.public_key),
                ShopDescribed(SHOP),
                StaffEnrolled(CASHIER),
                StaffEnrolled(MANAGER),
                preset_published(self.programme),
                ArticlesListed((TEA, CUP), (Department("d-1", "茶叶"),)),
            ):
                self.recorder.record(work, SHOP, body, staff="")
            work.commit()

    def enrol(self, profile: Profile, rule: str = "tier.ordinary.sale") -> NewMember:
        new = self.enrolments.enrol(self.cashier, Enrolment(profile, rule, "小票"))
        assert isinstance(new, NewMember), new
        return new
