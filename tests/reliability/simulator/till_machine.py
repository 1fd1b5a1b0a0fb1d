"""The machine a till runs on: its disk and vault stay when the power goes, everything else is begun anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from greenlet import getcurrent

from fakes.arrived_parts import PartsInMemory
from reliability.simulator.cheap import CheapCheck, CheapFacts, CheapSigner, CheapWire, PlainEnvelopes
from reliability.simulator.disks import Disk, Fuse, FusedStore, PoweredOff
from reliability.simulator.network import Answer, SimulatedLink, Weather
from reliability.simulator.office_machine import ADDRESS, SHOP, TENANT
from reliability.simulator.timeline import MachineClock, Program, Timeline
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.adapters.snapshot.part_index import HashedTexts
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.sealing import X25519Sealing
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.basket_bytes import BasketBytes
from shuke.application.counter.allowing import Purse, Terms, away_now
from shuke.application.counter.contact import Contact
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import StoredBasket, StoreUnusable, Work
from shuke.application.recording import Recorder
from shuke.application.sync.applying import Applying
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.application.sync.epochs import Began, begin_epoch, is_frozen, lacks, own_slices, witness_now
from shuke.application.sync.joining import (
    Joined,
    join,
    known_head_office,
    remember_head_office,
)
from shuke.application.sync.leading.asking import LeadAsking
from shuke.application.sync.leading.desk import DeskParts, LeadDesk
from shuke.application.sync.loading import Opening
from shuke.application.sync.rounds import Round
from shuke.application.sync.till_sync import TillSync
from shuke.domain.basket import Basket, BasketState
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.sale_completed import LedgerEntry, SaleCompleted
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place
from shuke.domain.slices.account import AccountKind, spendable, take
from shuke.domain.sync.exchanges import Refusal
from shuke.domain.sync.witness import Witness

__all__ = ["TillMachine"]

Result = TypeVar("Result")

_BASKET = "basket"


class TillMachine:
    """
    Args:
        name: of the machine; a cloned disk makes another machine with the same till.
        surroundings: its weather, whether its cable is out, and the way of a letter to head office.
        settled: told when a program stops for an answer, ends, or something was recorded.
        machine_at: which machine answers at an address of the shop's network, if any.
    """

    def __init__(
        self,
        name: str,
        till: str,
        timeline: Timeline,
        disk: Disk,
        wire: CheapWire,
        seed: str,
        weather: Callable[[], Weather],
        deliver: Callable[[Letter, Answer], object],
        settled: Callable[[TillMachine], None],
        machine_at: Callable[[str], TillMachine | None],
    ) -> None:
        self.name = name
        self.place = Place(TENANT, SHOP.shop_id, till)
        self.timeline = timeline
        self.disk = disk
        self.wire = wire
        self.clock = MachineClock(timeline)
        self.fuse = Fuse()
        self.store = FusedStore(disk, self.fuse)
        self.signer = CheapSigner(till)
        self.chance = Random(seed)
        self.cut_until_ms = 0
        self.last_round: Round | None = None
        self.witness: Witness | None = None
        self._weather = weather
        self._deliver = deliver
        self._settled = settled
        self._machine_at = machine_at
        self._programs: list[Program] = []
        self.sealing = CheapFacts(self.signer, CheapCheck(), self.chance.randbytes)
        self.encoding = CborEncoding()
        self.recorder = Recorder(self.place, self.sealing, self.encoding, self.clock)
        self._switch_on()

    @property
    def till(self) -> str:
        return self.place.till

    def _switch_on(self) -> None:
        """What a program begins with: nothing but what lies on the disk."""
        self.ids = UlidIds(self.clock.now_ms, self.chance.getrandbits)
        self._baskets = BasketBytes(self.encoding)
        self._link = self._link_to(fingerprint(CheapSigner("head office").public_key))
        self.sync: TillSync | None = None
        self.contact = Contact(self.clock)
        if self.joined():
            with self.store.reading() as work:
                self.contact.recall(work)
        self._desk = LeadDesk(
            DeskParts(
                place=self.place,
                store=self.store,
                at_counter=_at_once,
                recorder=self.recorder,
                encoding=self.encoding,
                signer=self.signer,
                check=CheapCheck(),
                wire=self.wire,
                trust=SealedTrustLists(CheapCheck()),
                sealing=PlainEnvelopes(self.chance.randbytes),
                clock=self.clock,
                contact=self.contact,
                shop=lambda: SHOP,
                witnessed=self._witnessed,
            )
        )

    def _witnessed(self, newest: Witness) -> None:
        self.witness = newest

    # Leading, and asking who leads

    def deliver(self, letter: Letter, answer: Answer) -> None:
        """A letter of another till of the shop."""
        try:
            admitted = self._desk.admit(letter.claim)
            if isinstance(admitted, Refusal):
                reply = self._desk.answer(letter.claim, admitted)
            else:
                reply = self._desk.reply(letter.claim, admitted, letter.body)
        except PoweredOff:
            self.power_off()
            return
        except StoreUnusable:
            return
        self._settled(self)
        answer(reply)

    def _ask_at(self, lead: NamedLead, keys: Sequence[bytes]) -> SimulatedLink:
        letters = self._letters_to(fingerprint(keys[0]))
        letters.believe(keys)

        def deliver(letter: Letter, answer: Answer) -> None:
            there = self._machine_at(lead.address)
            if there is None or there is self:
                answer(None)
            else:
                there.deliver(letter, answer)

        return SimulatedLink(
            self.timeline, self.chance, self._weather, lambda: False, deliver, self._wait, letters
        )

    def _letters_to(self, key_fingerprint: bytes) -> TillCorrespondence:
        return TillCorrespondence(
            TENANT,
            self.till,
            key_fingerprint,
            self.signer,
            CheapCheck(),
            self.wire,
            self.clock.now_ms,
            self.chance.randbytes,
        )

    def _link_to(self, head_office: bytes) -> SimulatedLink:
        self._letters = letters = self._letters_to(head_office)
        return SimulatedLink(
            self.timeline, self.chance, self._weather, self.is_cut, self._deliver, self._wait, letters
        )

    def is_cut(self) -> bool:
        return self.timeline.now_ms < self.cut_until_ms

    # Programs and power

    def run(self, body: Callable[[], object]) -> None:
        """Begin something that may wait for head office."""

        def guarded() -> None:
            try:
                body()
            except PoweredOff:
                self.power_off()
            except StoreUnusable:
                return

        program = Program(self.timeline, guarded, self._ended)
        self._programs.append(program)
        program.start()

    def at_once(self, body: Callable[[], Result]) -> Result | None:
        """Something at the counter; None if the power went or the disk refused."""
        try:
            result = body()
        except PoweredOff:
            self.power_off()
            return None
        except StoreUnusable:
            return None
        self._settled(self)
        return result

    def power_off(self) -> None:
        """And on again."""
        self.fuse.set_for = None
        for program in list(self._programs):
            program.end()
        self._switch_on()
        self.look()

    def put_back(self, image: Any) -> None:
        """The disk is gone; an older image of it comes onto a new one."""
        self.fuse.set_for = None
        for program in list(self._programs):
            program.end()
        self.disk.put_back(image)
        self._switch_on()

    def look(self) -> None:
        """What the program does first: an older file than the witness saw begins a new epoch."""
        saw = self.witness
        with self.store.writing() as work:
            if saw is not None and lacks(work, self.till, saw):
                begin_epoch(work, self.recorder, SHOP, saw.epoch, Began.RESTORED)
                work.commit()

    def keep_witness(self) -> None:
        """Into the vault, which is on no disk that can be put back."""
        with self.store.reading() as work:
            self.witness = witness_now(work, self.till) or self.witness

    def busy(self) -> bool:
        return bool(self._programs)

    def _ended(self, program: Program) -> None:
        self._programs.remove(program)
        self._settled(self)

    def _wait(self, plan: Callable[[Answer], object], longest_ms: int) -> RawReply | None:
        self._settled(self)
        here = next(program for program in self._programs if program.is_current(getcurrent()))
        reply: RawReply | None = here.wait(plan, longest_ms)
        return reply

    # Joining and syncing

    def join(self, code: TillEnrolmentCode) -> bool:
        """Present the code; nothing is written unless head office took the till in."""
        joined = join(self._link, code, self.signer.public_key, SealedTrustLists(CheapCheck()), None)
        if not isinstance(joined, Joined):
            return False
        with self.store.writing() as work:
            remember_head_office(work, joined)
            opened = TillOpened(SHOP.shop_id, joined.till_name, self.signer.public_key)
            self.recorder.record(work, SHOP, opened, staff="")
            work.commit()
        return True

    def frozen(self) -> bool:
        with self.store.reading() as work:
            return is_frozen(work)

    def joined(self) -> bool:
        with self.store.reading() as work:
            return known_head_office(work) is not None

    def round(self) -> Round | None:
        """None if it has not joined yet."""
        sync = self._sync()
        if sync is not None:
            self.last_round = sync.round()
        return self.last_round

    def ask(self, account: AccountKind, member_id: str, amount: int) -> None:
        sync = self._sync()
        if sync is not None:
            sync.ask(account, member_id, amount)

    def _sync(self) -> TillSync | None:
        if self.sync is not None:
            return self.sync
        with self.store.reading() as work:
            known = known_head_office(work)
        if known is None:  # it has not joined yet
            return None
        assert known.address == ADDRESS
        self.sync = TillSync(
            SyncParts(
                store=self.store,
                at_counter=_at_once,
                link=self._link,
                known=known,
                recorder=self.recorder,
                shop=lambda: SHOP,
                applying=Applying(self.till, self.sealing, self.encoding, str.lower),
                wire=self.wire,
                trust=SealedTrustLists(CheapCheck()),
                ids=self.ids,
                clock=self.clock,
                contact=self.contact,
                opening=Opening(X25519Sealing(), MemberBlocks(), self.wire, HashedTexts),
                arrived=PartsInMemory(),
                office_keys=lambda: self._letters.office_keys,
                lead=LeadAsking(
                    self.place,
                    self._ask_at,
                    PlainEnvelopes(self.chance.randbytes),
                    self.wire,
                    SealedTrustLists(CheapCheck()),
                    self.clock.monotonic_s,
                ),
            )
        )
        return self.sync

    # The counter

    def write(self, change: Callable[[Work], Result]) -> Result:
        with self.store.writing() as work:
            result = change(work)
            work.commit()
        return result

    def record(self, body: FactBody) -> None:
        self.write(lambda work: self.recorder.record(work, SHOP, body, staff=""))

    def enrol(self, number: int) -> str:
        member_id = f"m{number:02d}-{self.till}"
        profile = Profile(f"顾客{number}", f"138{number:08d}")

        def change(work: Work) -> None:
            attachment = self.recorder.attach_profile(work, member_id, profile)
            today = self.recorder.today(work, SHOP)
            body = MemberEnrolled(
                member_id, f"N{number}", "ordinary", today, attachment.hash, SHOP.shop_id, "r", 1
            )
            self.recorder.record(work, SHOP, body, staff="")
            work.members.describe(member_id, profile, profile.name)

        self.write(change)
        return member_id

    def earn(self, member_id: str, account: AccountKind, lot: str, amount: int) -> None:
        self.write(lambda work: self._sell(work, member_id, [LedgerEntry(account, lot, amount, "earning")]))

    def spend_of_all(self, member_id: str, account: AccountKind, share: int) -> int:
        """Spend so much of a hundred of everything known here, if this till's own slices reach; how much it was."""
        return self._spend(
            member_id, account, lambda work: work.members.balance(member_id, account) * share // 100
        )

    def spend_of_own(self, member_id: str, account: AccountKind, share: int) -> int:
        """The same of what is this till's."""

        def amount(work: Work) -> int:
            own = own_slices(work, self.till, member_id, account)
            return spendable(own, self.recorder.today(work, SHOP)) * share // 100

        return self._spend(member_id, account, amount)

    def _spend(self, member_id: str, account: AccountKind, amount_of: Callable[[Work], int]) -> int:
        def change(work: Work) -> int:
            today, amount = self.recorder.today(work, SHOP), max(1, amount_of(work))
            terms = Terms(self.till, away_now(work, self.contact, SHOP.shop_id))
            purse = Purse(work, terms, member_id, today)
            if amount > purse.allowed(account).amount:
                return 0
            own = own_slices(work, self.till, member_id, account)
            parts = take(own, amount, today, purse.floor(account))
            assert parts is not None
            self.contact.spent(work, account, amount)
            self.contact.note(work)
            self._sell(
                work, member_id, [LedgerEntry(account, part.lot, -part.amount, "used") for part in parts]
            )
            return amount

        return self.write(change)

    def _sell(self, work: Work, member_id: str, entries: list[LedgerEntry]) -> None:
        at = self.recorder.next_place(work)
        number = f"{self.till}.{at.epoch}.{at.seq}"
        body = _sale(number, member_id, self.recorder.today(work, SHOP), entries)
        self.recorder.record(work, SHOP, body, staff="")

    def give_back(self, member_id: str, account: AccountKind) -> None:
        def change(work: Work) -> None:
            for part in sorted(own_slices(work, self.till, member_id, account), key=lambda one: one.lot):
                if part.amount > 0:
                    body = SliceReturned(account, member_id, part.lot, part.amount)
                    self.recorder.record(work, SHOP, body, staff="")

        self.write(change)

    def put_basket(self, member_id: str, points: int) -> None:
        """A basket on the counter that counts on so many points of this till's own; none for none."""

        def change(work: Work) -> None:
            own = sum(part.amount for part in own_slices(work, self.till, member_id, AccountKind.POINTS))
            wanted = min(points, max(0, own))
            work.baskets.remove(_BASKET)
            if wanted:
                basket = Basket(_BASKET, self.clock.now_ms(), "", member_id=member_id, points_wanted=wanted)
                content = self._baskets.write(basket)
                work.baskets.put(StoredBasket(_BASKET, BasketState.OPEN.value, self.clock.now_ms(), content))

        self.write(change)


def _at_once(work: Callable[[], Result]) -> Result:
    return work()


def _sale(receipt_number: str, member_id: str, today: date, entries: list[LedgerEntry]) -> SaleCompleted:
    paid = sum(entry.amount for entry in entries if entry.amount > 0)
    return SaleCompleted(
        receipt_number=receipt_number,
        basket_id="b",
        quoted_on=today,
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
