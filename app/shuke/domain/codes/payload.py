"""What the kinds of code state, as values and as the plain fields that are signed.

The fields of a code are an array that begins with the number of its kind. Days count from 1 January 2000;
texts are ASCII; every field has a bound, so that a code always fits its QR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from shuke.domain.codes.chain import LINK_BYTES
from shuke.domain.codes.fields import (
    ID,
    Field,
    FieldsRefused,
    date_of,
    day_of,
    exactly,
    of_bytes,
    text,
    whole,
)
from shuke.domain.codes.keys import FINGERPRINT_BYTES
from shuke.domain.money import Money

__all__ = [
    "PREVIOUS_BYTES",
    "WORD_BYTES",
    "AccessCode",
    "CardCode",
    "CodeKind",
    "Field",
    "FieldsRefused",
    "MemberCode",
    "Payload",
    "PrizeCode",
    "ReceiptCode",
    "TillEnrolmentCode",
    "fields_of",
    "payload_of",
    "receipt_number",
]

PREVIOUS_BYTES = 16
"""A receipt carries the first half of the previous fact's hash."""

WORD_BYTES = 16

_MINUTES_A_DAY = 24 * 60
_MOST_DAYS_OUT = 3
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./#-]{0,63}")
"""As long as a till's name and epoch can make one, and with the signs that cards of older systems have."""
_ONE_TIME_CODE = re.compile(r"[0-9A-Za-z-]{6,40}")
_ADDRESS = re.compile(r"https?://[!-~]{1,200}")


class CodeKind(IntEnum):
    """The number is the first field; the name is part of what is signed."""

    CARD = 1
    RECEIPT = 2
    ENROLMENT = 3
    PRIZE = 4
    MEMBER = 5
    ACCESS = 6

    @property
    def label(self) -> bytes:
        """What is put in front of the signed bytes: a signature for one kind is never good for another."""
        return b"shuke/code/%s/1" % self.name.lower().encode("ascii")


def receipt_number(till: str, epoch: int, count: int) -> str:
    """Consecutive within a till's epoch; a restored till begins a new epoch, so no number comes twice."""
    return f"{till}.{epoch}-{count:06d}"


@dataclass(frozen=True, slots=True)
class CardCode:
    """A member's card."""

    tenant: str
    card_id: str
    number: str
    card_type: str
    issued_on: date
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A sale, as its receipt states it.

    Attributes:
        epoch, seq: the place of the sale's fact in the till's journal.
        number: as printed. One made by `receipt_number` of till, epoch and running sales takes no room.
        sold_at: hour and minute in the shop's time zone, seconds are cut off (after midnight it may belong
            to yesterday's business date).
        points_after: None where no member was known.
        previous: the first 16 bytes of the previous fact's hash: the paper holds the journal's chain.
        running_sales, running_paid: how many sales and how much money this till has sold in this epoch,
            this sale included; a sale taken out of the journal leaves a gap between two receipts.
    """

    tenant: str
    shop: str
    till: str
    epoch: int
    seq: int
    number: str
    business_date: date
    sold_at: time
    total: Money
    previous: bytes
    running_sales: int
    running_paid: Money
    points_earned: int = 0
    points_used: int = 0
    points_after: int | None = None


@dataclass(frozen=True, slots=True)
class TillEnrolmentCode:
    """An invitation to a new till: where head office is, by which key it is known, and a word that is good
    once. Whether it is too old, head office says: a new till's clock may be wrong."""

    tenant: str
    till: str
    one_time_code: str
    address: str
    head_office_fingerprint: bytes


@dataclass(frozen=True, slots=True)
class PrizeCode:
    """Something that a member won and may collect.

    Attributes:
        shop: the only one that hands it over; empty: any.
        last_day: None: it waits for ever.
        holidays, other_days: there are days on which it is not handed over: national holidays, or others.
    """

    tenant: str
    prize_id: str
    member_id: str
    won_on: date
    last_day: date | None = None
    shop: str = ""
    holidays: bool = False
    other_days: bool = False


@dataclass(frozen=True, slots=True)
class MemberCode:
    """The beginning of a hash chain that is one member's (`shuke.domain.codes.chain`). Whoever shows a link of it
    behind the signature has the member's page.

    Attributes:
        first_slot: in which its first link is shown.
    """

    tenant: str
    member_id: str
    first_slot: int
    anchor: bytes


@dataclass(frozen=True, slots=True)
class AccessCode:
    """An invitation to a member's own page, good once: whoever brings it gets a session of that member's.

    Attributes:
        word: random; what is remembered of it once it was used, as a hash.
        made_at_s: seconds since 1970, by the clock of who made it.
    """

    tenant: str
    member_id: str
    word: bytes
    made_at_s: int


Payload = CardCode | ReceiptCode | TillEnrolmentCode | PrizeCode | MemberCode | AccessCode


def fields_of(payload: Payload) -> list[Field]:
    """The fields of a code, its kind first.

    Raises:
        FieldsRefused: a value is out of its bounds.
    """
    if isinstance(payload, CardCode):
        fields = _card_fields(payload)
    elif isinstance(payload, ReceiptCode):
        fields = _receipt_fields(payload)
    elif isinstance(payload, PrizeCode):
        fields = _prize_fields(payload)
    elif isinstance(payload, MemberCode):
        fields = _member_fields(payload)
    elif isinstance(payload, AccessCode):
        fields = _access_fields(payload)
    else:
        fields = _enrolment_fields(payload)
    payload_of(fields)
    return fields


def payload_of(fields: list[Field]) -> Payload:
    """The payload of such fields.

    Raises:
        FieldsRefused: wrong number, type or size of any field, or an unknown kind.
    """
    read = _READ.get(fields[0]) if isinstance(fields[0], int) else None
    if read is None:
        raise FieldsRefused(f"no kind of code is {fields[0]!r}")
    return read(fields[1:])


def _card_fields(card: CardCode) -> list[Field]:
    expires = None if card.expires_on is None else day_of(card.expires_on)
    return [
        int(CodeKind.CARD),
        card.tenant,
        card.card_id,
        card.number,
        card.card_type,
        day_of(card.issued_on),
        expires,
    ]


def _card(values: list[Field]) -> CardCode:
    tenant, card_id, number, card_type, issued, expires = exactly(values, 6)
    return CardCode(
        text(tenant, ID),
        text(card_id, ID),
        text(number, _NUMBER),
        text(card_type, ID),
        date_of(issued),
        None if expires is None else date_of(expires),
    )


def _receipt_fields(receipt: ReceiptCode) -> list[Field]:
    minute = receipt.sold_at.hour * 60 + receipt.sold_at.minute
    derived = receipt_number(receipt.till, receipt.epoch, receipt.running_sales)
    return [
        int(CodeKind.RECEIPT),
        receipt.tenant,
        receipt.shop,
        receipt.till,
        receipt.epoch,
        receipt.seq,
        None if receipt.number == derived else receipt.number,
        day_of(receipt.business_date) * _MINUTES_A_DAY + minute,
        receipt.total.minor,
        receipt.points_earned,
        receipt.points_used,
        receipt.points_after,
        receipt.previous,
        receipt.running_sales,
        receipt.running_paid.minor,
    ]


def _receipt(values: list[Field]) -> ReceiptCode:
    tenant, shop, till, epoch, seq, number, when, total, earned, used, after, previous, sales, paid = exactly(
        values, 14
    )
    day, minute = divmod(whole(when, 0), _MINUTES_A_DAY)
    derived = receipt_number(text(till, ID), whole(epoch, 1), whole(sales, 0))
    if number == derived:
        raise FieldsRefused("a number that goes without saying is not said")
    return ReceiptCode(
        tenant=text(tenant, ID),
        shop=text(shop, ID),
        till=text(till, ID),
        epoch=whole(epoch, 1),
        seq=whole(seq, 1),
        number=derived if number is None else text(number, _NUMBER),
        business_date=date_of(day),
        sold_at=time(minute // 60, minute % 60),
        total=Money(whole(total)),
        points_earned=whole(earned),
        points_used=whole(used),
        points_after=None if after is None else whole(after),
        previous=of_bytes(previous, PREVIOUS_BYTES),
        running_sales=whole(sales, 0),
        running_paid=Money(whole(paid)),
    )


def _enrolment_fields(code: TillEnrolmentCode) -> list[Field]:
    return [
        int(CodeKind.ENROLMENT),
        code.tenant,
        code.till,
        code.one_time_code,
        code.address,
        code.head_office_fingerprint,
    ]


def _enrolment(values: list[Field]) -> TillEnrolmentCode:
    tenant, till, one_time_code, address, fingerprint = exactly(values, 5)
    return TillEnrolmentCode(
        text(tenant, ID),
        text(till, ID),
        text(one_time_code, _ONE_TIME_CODE),
        text(address, _ADDRESS),
        of_bytes(fingerprint, FINGERPRINT_BYTES),
    )


def _prize_fields(prize: PrizeCode) -> list[Field]:
    return [
        int(CodeKind.PRIZE),
        prize.tenant,
        prize.prize_id,
        prize.member_id,
        day_of(prize.won_on),
        None if prize.last_day is None else day_of(prize.last_day),
        prize.shop or None,
        prize.holidays + 2 * prize.other_days,
    ]


def _prize(values: list[Field]) -> PrizeCode:
    tenant, prize_id, member_id, won, last, shop, days_out = exactly(values, 7)
    kept = whole(days_out, 0)
    if kept > _MOST_DAYS_OUT:
        raise FieldsRefused("no such days out")
    return PrizeCode(
        tenant=text(tenant, ID),
        prize_id=text(prize_id, ID),
        member_id=text(member_id, ID),
        won_on=date_of(won),
        last_day=None if last is None else date_of(last),
        shop="" if shop is None else text(shop, ID),
        holidays=bool(kept & 1),
        other_days=bool(kept & 2),
    )


def _member_fields(code: MemberCode) -> list[Field]:
    return [int(CodeKind.MEMBER), code.tenant, code.member_id, code.first_slot, code.anchor]


def _member(values: list[Field]) -> MemberCode:
    tenant, member_id, first_slot, anchor = exactly(values, 4)
    return MemberCode(
        text(tenant, ID), text(member_id, ID), whole(first_slot, 0), of_bytes(anchor, LINK_BYTES)
    )


def _access_fields(code: AccessCode) -> list[Field]:
    return [int(CodeKind.ACCESS), code.tenant, code.member_id, code.word, code.made_at_s]


def _access(values: list[Field]) -> AccessCode:
    tenant, member_id, word, made_at_s = exactly(values, 4)
    return AccessCode(text(tenant, ID), text(member_id, ID), of_bytes(word, WORD_BYTES), whole(made_at_s, 0))


_READ: Mapping[int, Callable[[list[Field]], Payload]] = {
    CodeKind.CARD: _card,
    CodeKind.RECEIPT: _receipt,
    CodeKind.ENROLMENT: _enrolment,
    CodeKind.PRIZE: _prize,
    CodeKind.MEMBER: _member,
    CodeKind.ACCESS: _access,
}
