"""A checkout over a whole shop in memory: what the bootstrap plugs together, without windows and threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from fakes.background import SynchronousBackground
from fakes.counter_shop import CounterShop
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.approval import Act
from shuke.application.card_printing import print_card
from shuke.application.cards.beside_desk import BesideDesk
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.card_face import CardFace
from shuke.application.cards.swap_desk import SwapDesk
from shuke.application.code_check import CodeCheck
from shuke.application.find_members import find_members
from shuke.application.identifying import Identifying
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.pin_tries import PinTries
from shuke.application.ports.printing import PrintJob
from shuke.application.session import Session
from shuke.application.sync.fetching import Fetched
from shuke.assets import resources
from shuke.domain.article import Article, Department
from shuke.domain.card import Card
from shuke.domain.codes.payload import CardCode
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.keeping import Keeping, Kept
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.sync.finding import Find
from shuke.presenters.approving import AskApproval
from shuke.presenters.cards import CardDesks
from shuke.presenters.checkout import Checkout, CheckoutNeeds
from shuke.presenters.identification import Identified
from shuke.presenters.receipt_preview import Receipts
from shuke.presenters.status import StatusPresenter
from shuke.wording import Language
from shuke.wording.said import Words, in_words

__all__ = ["DISCOUNTS", "PLENTY_BYTES", "CheckoutStand", "zh"]

PLENTY_BYTES = 10**12
QUICK_PINS = PepperedPins(bytes(32), time_cost=1, memory_kib=8)
_LONG_AGO = date(2020, 1, 1)

DISCOUNTS = """
[[discounts]]
key = "gold-goods"
name = { zh = "金卡九折", en = "Gold 90" }
tiers = ["gold", "diamond"]
pay_percent = 90
without = { reduced = true }

[[discounts]]
key = "ware"
name = { zh = "茶具八五折", en = "Ware 85" }
tiers = ["gold"]
pay_percent = 85
only = { categories = ["茶具"] }
"""
"""Two line discounts, to be added to a programme."""


def zh(words: Words) -> str:
    return str(in_words(words, Language.ZH))


@dataclass
class CheckoutStand:
    """A signed-in cashier at `checkout`; `session` may be changed to somebody else's."""

    now: datetime = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
    free_bytes: int = PLENTY_BYTES
    picture: bytes = b""
    disk_trouble: OSError | None = None
    programme: str = "tea-chain"
    heard: list[Identified] = field(default_factory=list)
    ask_approval: AskApproval | None = None
    asked: list[tuple[Find, Callable[[Fetched], None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shop = CounterShop(self.now, programme=self.programme)
        self.session: Session = self.shop.cashier
        self._locked = False
        self.background = SynchronousBackground()
        self.status = StatusPresenter("熟客茶庄", "1号台")
        self.codes = CodeTexts()
        key = TrustedKey(self.shop.signer.public_key, KeyOwner.TILL, _LONG_AGO, "S01", "S01-1")
        self.office = Ed25519Signer(bytes([7]) * 32)
        root = TrustedKey(self.office.public_key, KeyOwner.HEAD_OFFICE, _LONG_AGO)
        trust = TrustList("tenant-1", 1, _LONG_AGO, (key, root))
        check = CodeCheck(self.codes, Ed25519Check(), lambda: trust)
        desk = self.shop.desk
        tries = PinTries(self.shop.store, self.shop.clock.now_ms, QUICK_PINS, lambda work: work())
        self.pins = CustomerPins(desk, tries, QUICK_PINS)
        self.checkout = Checkout(
            CheckoutNeeds(
                desk=desk,
                session=self._who,
                background=self.background,
                identify=Identifying(desk, check).scan,
                find=find_members,
                enrolments=self.shop.enrolments,
                card_desks=CardDesks(
                    CardDesk(desk, self.card_text),
                    BesideDesk(desk, self.shop.enrolments, self.card_text),
                    self._save_cards,
                    SwapDesk(desk, self.shop.enrolments, self.card_text),
                ),
                customer_pins=self.pins,
                free_bytes=lambda: self.free_bytes,
                receipts=Receipts(
                    job=self._printed,
                    picture=lambda job: self.picture or f"picture of {job.document}".encode(),
                    save=self._save,
                ),
                status=self.status,
                elsewhere=lambda asked, then: self.asked.append((asked, then)),
                print_card=lambda session, card_id: print_card(desk, session, card_id, self.card_text),
                heard=self.heard.append,
                approval=self._approval,
            )
        )

    def _approval(
        self, session: Session, act: Act, go_on: Callable[[Session], None], given_up: Callable[[], None]
    ) -> None:
        if self.ask_approval is None:
            given_up()
        else:
            self.ask_approval(session, act, go_on, given_up)

    def _printed(self, number: str) -> PrintJob | None:
        with self.shop.store.reading() as work:
            return work.print_jobs.latest(number)

    def _save_cards(self, faces: tuple[CardFace, ...]) -> Path:
        if self.disk_trouble is not None:
            raise self.disk_trouble
        return Path(f"/cards/{faces[0].number}.pdf")

    def _save(self, number: str, _picture: bytes) -> Path:
        if self.disk_trouble is not None:
            raise self.disk_trouble
        return Path(f"/receipts/{number}.png")

    def keep_a_part(self) -> None:
        """From now on members of other shops are not kept here."""
        with self.shop.store.writing() as work:
            body = KeepingSet(Keeping(Kept.HOME_SHOP))
            self.shop.recorder.record(work, self.shop.desk.shop, body, staff="")
            work.commit()

    def answer(self, fetched: Fetched) -> None:
        """Head office answers what it was asked first."""
        self.asked.pop(0)[1](fetched)

    def lock(self) -> None:
        """Nobody is signed in any more, and asking who is would be a fault."""
        self._locked = True

    def _who(self) -> Session:
        if self._locked:
            raise RuntimeError("nobody is signed in")
        return self.session

    def begin(self) -> Checkout:
        self.checkout.begin()
        return self.checkout

    def card_text(self, card: Card) -> str:
        """The signed text of a card's QR."""
        code = CardCode(
            tenant="tenant-1",
            card_id=card.card_id,
            number=card.number,
            card_type=card.card_type,
            issued_on=card.issued_on,
            expires_on=card.expires_on,
        )
        return self.codes.write(code, self.shop.signer)

    def card_of(self, member_id: str) -> Card:
        with self.shop.store.reading() as work:
            return work.cards.of_member(member_id)[0]

    def member(self, name: str = "王小明", phone: str = "13800135678", **more: object) -> str:
        return self.shop.enrol(Profile(name, phone, **more)).member_id  # type: ignore[arg-type]  # profile's own names

    def sell_to(self, member_id: str, amount: Money) -> None:
        """A sale of the past, through the same screen."""
        checkout = self.begin()
        checkout.find.choose(member_id)
        self.type(f"{amount.minor // 100}.{amount.minor % 100:02d}")
        checkout.submit()
        checkout.pay()
        checkout.submit()

    def list_articles(self, articles: tuple[Article, ...], departments: tuple[Department, ...]) -> None:
        with self.shop.store.writing() as work:
            body = ArticlesListed(articles, departments)
            self.shop.recorder.record(work, self.shop.desk.shop, body, staff="")
            work.commit()

    def programme_text(self) -> str:
        return (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")

    def publish(self, version: int, more: str) -> None:
        """A newer version of the programme, with lines added at its end; in force at once."""
        text = self.programme_text().replace("version = 1", f"version = {version}", 1)
        self.publish_text(version, text + more)

    def publish_text(self, version: int, text: str) -> None:
        body = ProgrammePublished("tea-chain", version, _LONG_AGO, text)
        with self.shop.store.writing() as work:
            self.shop.recorder.record(work, self.shop.desk.shop, body, staff="")
            work.commit()

    def type(self, text: str) -> None:
        """Key by key, as a person does."""
        for at in range(len(text)):
            self.checkout.entry.type(self.checkout.entry.state.typed + text[at])

    def enter(self, text: str) -> None:
        self.type(text)
        self.checkout.submit()

    @property
    def notice(self) -> str:
        notice = self.checkout.state.notice
        return zh(notice.words) if notice else ""
