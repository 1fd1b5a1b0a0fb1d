"""A till's life, told step by step: first start, sales, printing, head office, the program's end, the next start.

`python -m reliability.powercut.till_life FOLDER SALES [NORMAL]` is run while its writes are noted. What a person, the
paper or head office was told is marked the moment it was told. With NORMAL the database is synchronised less, which
must be found out.

Marks: `member ID`, `tender BASKET`, `sale NUMBER`, `held BASKET`, `known SEQ HASH` (head office has that fact),
`pulled PLACE ID` (a member that another till enrolled came with that place of the stream).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from fakes.arrived_parts import PartsInMemory
from fakes.chain import OPENING, DirectLink, OfficeInMemory, TillInMemory, Weather
from fakes.clock import FakeClock
from fakes.till_on_disk import PLACE, SESSION, folder_in, till_over
from reliability.powercut.recording import PAPER, tell
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.ports.sync import Asked, Reply
from shuke.application.sync.applying import Applying
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.joining import Joined, join, known_head_office, remember_head_office
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.till_data import data_behind
from shuke.bootstrap.till_door import open_door
from shuke.bootstrap.till_printing import PrinterSettings, TillPrinting
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal

PLENTY = 1 << 40
SALES_BETWEEN_IDLE_MOMENTS = 4


class TellingLink(DirectLink):
    """Marks what head office holds of this till as soon as it does, whether the till hears of it or not."""

    def __init__(self, folder: Path, office: OfficeInMemory, till: TillServices) -> None:
        code = office.code(office.invite(PLACE.till))
        letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, till.signer)
        super().__init__(office, letters, Weather())
        self.code = code
        self._folder = folder

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        reply = super().exchange(exchange, message, within_s)
        with self.office.store.reading() as work:
            head = work.journal.head(PLACE.till)
        if head is not None:
            tell(self._folder, "known", head.seq, head.hash.hex())
        return reply


class TillLife:
    def __init__(self, folder: Path, *, normal: bool) -> None:
        self.folder = folder
        self._normal = normal
        self._members: list[str] = []
        self._amounts = count(10_00, 3_50)
        self.office = OfficeInMemory(FakeClock(time.time_ns() // 1_000_000))
        self.other = TillInMemory(self.office, self.office.clock, "S01-2")
        self.start()

    def start(self) -> None:
        """The program is opened, for the first time or again."""
        door = open_door(folder_in(self.folder))
        if self._normal:
            door.connection.execute("PRAGMA synchronous = NORMAL")
        self.till = till_over(data_behind(door))
        settings = PrinterSettings("generic-80", (self.folder / PAPER).as_uri())
        self.queue = TillPrinting(self.till.data.counter, self.till.data.folder.paper, settings).queue
        self.queue.recover()
        self.witness = TillWitness(self.till)
        assert self.witness.look() is None

    def enrol(self, name: str, phone: str) -> None:
        new = self.till.enrolments.enrol(SESSION, Enrolment(Profile(name, phone), "tier.ordinary.sale"))
        assert isinstance(new, NewMember), new
        tell(self.folder, "member", new.member_id)
        self._members.append(new.member_id)

    def sell(self, sales: int) -> None:
        for number in range(sales):
            member = self._members[number % len(self._members)] if number % 3 else ""
            self._sale(member, points=number % 4 == 1)
            self.witness.keep()
            self.queue.work()
            if number % SALES_BETWEEN_IDLE_MOMENTS == SALES_BETWEEN_IDLE_MOMENTS - 1:
                self.till.data.checkpoint()

    def _sale(self, member: str, *, points: bool) -> None:
        desk = self.till.desk
        basket = desk.begin(SESSION).basket.basket_id
        for _ in range(2):
            add_open_amount(desk, SESSION, basket, Money(next(self._amounts)))
        if member:
            serve_member(desk, SESSION, basket, member, IdentifiedBy.PHONE)
            want_points(desk, SESSION, basket, 100_000 if points else 0)
        view = pay(desk, lambda: PLENTY, SESSION, basket, TenderKind.ALIPAY, Money(4_00))
        assert isinstance(view, CounterView), view
        tell(self.folder, "tender", basket)
        self._pay_the_rest(basket)

    def _pay_the_rest(self, basket: str) -> None:
        view = pay(self.till.desk, lambda: PLENTY, SESSION, basket, TenderKind.CASH)
        assert isinstance(view, CounterView), view
        assert view.completed
        tell(self.folder, "sale", view.completed.receipt_number)

    def hold_and_resume(self) -> None:
        desk = self.till.desk
        held = desk.begin(SESSION).basket.basket_id
        add_open_amount(desk, SESSION, held, Money(8_00))
        pay(desk, lambda: PLENTY, SESSION, held, TenderKind.WECHAT, Money(1_00))
        view = hold_basket(desk, SESSION, held, "回来拿")
        assert isinstance(view, CounterView), view
        tell(self.folder, "held", held)
        self._sale("", points=False)
        resume_basket(desk, SESSION, desk.begin(SESSION).basket.basket_id, held)
        self._pay_the_rest(held)

    def join(self) -> None:
        link = TellingLink(self.folder, self.office, self.till)
        trust = SealedTrustLists(Ed25519Check())
        joined = join(link, link.code, self.till.signer.public_key, trust, PLACE)
        assert isinstance(joined, Joined), joined
        with self.till.data.counter.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        self.link = link

    def round(self) -> None:
        """In step, with a member that another till enrolled meanwhile."""
        self.office.clock.wall_ms = time.time_ns() // 1_000_000
        came = self.other.enrol("李娜", f"139{next(self._amounts):08d}")
        self.other.sync.round()
        done = self._sync().round()
        assert done.outcome is RoundOutcome.IN_STEP, done
        with self.till.data.counter.reading() as work:
            assert work.members.get(came) is not None
        with self.office.store.reading() as work:
            place = work.feed.position()
        tell(self.folder, "pulled", place, came)

    def _sync(self) -> TillSync:
        till = self.till
        with till.data.counter.reading() as work:
            known = known_head_office(work)
        assert known is not None
        return TillSync(
            SyncParts(
                store=till.data.counter,
                at_counter=lambda work: work(),
                link=self.link,
                known=known,
                recorder=till.recorder,
                shop=lambda: till.shop,
                applying=Applying(PLACE.till, till.sealing, till.encoding, str.lower),
                wire=CborWire(),
                opening=OPENING,
                arrived=PartsInMemory(),
                trust=SealedTrustLists(Ed25519Check()),
                ids=till.ids,
                clock=till.clock,
                contact=till.contact,
            )
        )


def phones() -> Iterator[str]:
    return (f"138{number:08d}" for number in count())


def main(folder: Path, sales: int, *, normal: bool) -> None:
    life, phone = TillLife(folder, normal=normal), phones()
    life.enrol("王小明", next(phone))
    life.enrol("陈静", next(phone))
    life.sell(sales)
    life.hold_and_resume()
    life.join()
    life.round()
    life.sell(sales)
    life.round()
    life.till.data.close()
    life.start()
    life.enrol("赵云", next(phone))
    life.sell(sales)
    life.round()
    life.till.data.checkpoint()
    life.round()
    life.till.data.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), normal="NORMAL" in sys.argv[3:])
