"""What a member's own page shows and does: codes for a day, balances, prizes with their codes, the wheel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.page_codes import PageCodes
from shuke.application.head_office.page_wheel import PageSpun, PageWheel, SpinElsewhere, WheelShown
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store, Work
from shuke.application.prizes.paper import PrizePaper
from shuke.application.prizes.whose import prizes_of
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.chain import LINK_BYTES, chain_label, link_after, slot_of
from shuke.domain.codes.payload import MemberCode
from shuke.domain.explanation import Reason
from shuke.domain.facts.prize_rows import prize_issued
from shuke.domain.member import Member
from shuke.domain.membership.state import PrizeWon
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind

__all__ = ["ChainGiven", "CouponHeld", "MemberPageDesk", "PageMember", "PrizeWaiting"]

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ChainGiven:
    """All that a page needs to show codes for a day without asking again (`shuke.domain.codes.chain`).

    Attributes:
        chain: what every code begins with, head office's signature over the anchor included.
        secret: kept nowhere but on the telephone.
        now_ms: head office's time: the telephone's own clock may be wrong.
    """

    chain: bytes
    secret: bytes
    first_slot: int
    now_ms: int


@dataclass(frozen=True, slots=True)
class CouponHeld:
    coupon_id: str
    name: Bilingual
    last_day: date | None


@dataclass(frozen=True, slots=True)
class PageMember:
    """`tier` is empty in both languages where no programme knows it; `coupons`: those that can be used or will be."""

    member: Member
    name: str
    tier: Bilingual
    points: int
    stored_value: Money
    stamps: int
    coupons: tuple[CouponHeld, ...]
    now_ms: int


@dataclass(frozen=True, slots=True)
class PrizeWaiting:
    """`code` is the signed text of its QR; `shop` the name of the only shop that hands it over, or empty."""

    prize: PrizeWon
    short_code: str
    code: str
    shop: str


class MemberPageDesk:
    """Each call is one transaction, `spin` on the writing lane, the others on the reading one. Who asks was let in
    before (`shuke.application.head_office.member_access`)."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        wheel: PageWheel,
        shelf: ProgrammeShelf,
        codes: PageCodes,
        clock: Clock,
    ) -> None:
        self.identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._wheel = wheel
        self._shelf = shelf
        self._codes = codes
        self._clock = clock
        self._paper = PrizePaper(identity.tenant, lambda code: codes.texts.write(code, codes.signer))

    def chain(self, member_id: str) -> ChainGiven:
        """A new one each time it is asked for; those before it go on to their end."""
        now_ms, secret = self._clock.now_ms(), self._codes.random_bytes(LINK_BYTES)
        tenant, first_slot = self.identity.tenant, slot_of(now_ms)
        anchor = link_after(chain_label(tenant, member_id, first_slot), secret, -1)
        code = MemberCode(tenant, member_id, first_slot, anchor)
        chain = self._codes.texts.sign_chain(code, self._codes.signer)
        return ChainGiven(chain, secret, first_slot, now_ms)

    def member(self, member_id: str) -> PageMember:
        with self._reading.reading() as work:
            member = work.members.get(member_id)
            assert member is not None  # whoever was let in is one
            programme = self._programme(work)
            balance = {one: work.members.balance(member_id, one) for one in AccountKind}
            return PageMember(
                member=member,
                name=self._called(work, member_id),
                tier=_tier(programme, member),
                points=balance[AccountKind.POINTS],
                stored_value=Money(balance[AccountKind.PRINCIPAL] + balance[AccountKind.BONUS]),
                stamps=balance[AccountKind.STAMPS],
                coupons=tuple(self._coupons(work, programme, member_id)),
                now_ms=self._clock.now_ms(),
            )

    def prizes(self, member_id: str) -> list[PrizeWaiting]:
        with self._reading.reading() as work:
            waiting = prizes_of(work, member_id)[:MOST_SHOWN]
            return [
                PrizeWaiting(
                    one.prize,
                    one.short_code,
                    self._paper.code(one.prize.member_id, prize_issued(one.prize)),
                    _shop(work, one.prize.shop),
                )
                for one in waiting
            ]

    def wheel(self, member_id: str) -> WheelShown:
        """Raises:
        NoWheel: there is none.
        """
        with self._reading.reading() as work:
            return self._wheel.look(work, member_id, self._today(work))

    def spun(self, member_id: str, request_id: str) -> PageSpun | None:
        """The spin that was made by that request; None where none was."""
        with self._reading.reading() as work:
            return self._wheel.spun(work, member_id, request_id)

    @tried_again
    def spin(self, member_id: str, request_id: str) -> PageSpun | Reason | SpinElsewhere:
        """One spin; the same request again is the same spin.

        Raises:
            NoWheel: there is none.
        """
        with self._writing.writing() as work:
            entry = OfficeEntry(work, self._recorder, self.identity.calendar)
            now_ms = self._clock.now_ms()
            done = self._wheel.spin(work, entry, member_id, request_id, self._today(work), now_ms)
            entry.settle()
            work.commit()
        return done

    # inside

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self.identity.calendar)

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self._shelf.in_force(work, self._today(work))
        except NoProgramme:
            return None

    def _called(self, work: Work, member_id: str) -> str:
        """Head office keeps profiles as they came, and looks nobody up by name."""
        named = work.members.profile_hash(member_id)
        attached = None if named is None else work.attachments.get(member_id, named)
        profile = None if attached is None else self._recorder.profile_of(attached)
        return "" if profile is None else profile.name

    def _coupons(self, work: Work, programme: Programme | None, member_id: str) -> list[CouponHeld]:
        lots = work.members.lots(member_id, AccountKind.COUPON)
        held = [lot.lot for lot in lots if lot.amount > 0][:MOST_SHOWN]
        found = work.members.coupons_named(member_id, held)
        return [CouponHeld(one.coupon_id, _name(programme, one.kind), one.last_day) for one in found]


def _tier(programme: Programme | None, member: Member) -> Bilingual:
    return Bilingual("", "") if programme is None else programme.tier(programme.served_as(member.tier)).name


def _name(programme: Programme | None, kind: str) -> Bilingual:
    coupon = None if programme is None else programme.coupon(kind)
    return Bilingual(kind, kind) if coupon is None else coupon.name


def _shop(work: Work, shop_id: str) -> str:
    shop = work.shops.get(shop_id) if shop_id else None
    return shop_id if shop is None else shop.name
