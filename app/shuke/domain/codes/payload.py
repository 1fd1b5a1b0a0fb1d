"""What the kinds of code state, as values and as the plain fields that are signed.

The fields of a code are an array that begins with the number of its kind. Days count from 1 January 2000;
texts are ASCII; every field has a bound, so that a code always fits its QR.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum
from typing import TypeVar

from shuke.domain.codes.keys import FINGERPRINT_BYTES
from shuke.domain.money import Money

__all__ = [
    "PREVIOUS_BYTES",
    "CardCode",
    "CodeKind",
    "Field",
    "FieldsRefused",
    "Payload",
    "PrizeCode",
    "ReceiptCode",
    "TillEnrolmentCode",
    "fields_of",
    "payload_of",
    "receipt_number",
]

Field = int | str | bytes | None

PREVIOUS_BYTES = 16
"""A receipt carries the first half of the previous fact's hash."""

_DAY_ZERO = date(2000, 1, 1)
_MOST_DAYS = (date(2199, 12, 31) - _DAY_ZERO).days
_MINUTES_A_DAY = 24 * 60
_MOST_DAYS_OUT = 3
_GREATEST = 2**53 - 1
"""Numbers stay whole in the browser page that checks them too."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
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

    @property
    def label(self) -> bytes:
        """What is put in front of the signed bytes: a signature for one kind is never good for another."""
        return b"shuke/code/%s/1" % self.name.lower().encode("ascii")


def receipt_number(till: str, epoch: int, count: int) -> str:
    """Consecutive within a till's epoch; a restored till begins a new epoch, so no number comes twice."""
    return f"{till}.{epoch}-{count:06d}"


class FieldsRefused(ValueError):
    """A value out of its bounds, or fields that no code of this kind has."""


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


Payload = CardCode | ReceiptCode | TillEnrolmentCode | PrizeCode


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
    else:
        fields = _enrolment_fields(payload)
    payload_of(fields)
    return fields


def payload_of(fields: list[Field]) -> Payload:
    """The payload of such fields.

    Raises:
        FieldsRefused: wrong number, type or size of any field, or an unknown kind.
    """
    kind, values = fields[0], fields[1:]
    if kind == CodeKind.CARD:
        return _card(values)
    if kind == CodeKind.RECEIPT:
        return _receipt(values)
    if kind == CodeKind.ENROLMENT:
        return _enrolment(values)
    if kind == CodeKind.PRIZE:
        return _prize(values)
    raise FieldsRefused(f"no kind of code is {kind!r}")


def _card_fields(card: CardCode) -> list[Field]:
    expires = None if card.expires_on is None else _day(card.expires_on)
    return [
        int(CodeKind.CARD),
        card.tenant,
        card.card_id,
        card.number,
        card.card_type,
        _day(card.issued_on),
        expires,
    ]


def _card(values: list[Field]) -> CardCode:
    tenant, card_id, number, card_type, issued, expires = _exactly(values, 6)
    return CardCode(
        _text(tenant, _ID),
        _text(card_id, _ID),
        _text(number, _NUMBER),
        _text(card_type, _ID),
        _date(issued),
        None if expires is None else _date(expires),
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
        _day(receipt.business_date) * _MINUTES_A_DAY + minute,
        receipt.total.minor,
        receipt.points_earned,
        receipt.points_used,
        receipt.points_after,
        receipt.previous,
        receipt.running_sales,
        receipt.running_paid.minor,
    ]


def _receipt(values: list[Field]) -> ReceiptCode:
    tenant, shop, till, epoch, seq, number, when, total, earned, used, after, previous, sales, paid = (
        _exactly(values, 14)
    )
    day, minute = divmod(_whole(when, 0), _MINUTES_A_DAY)
    derived = receipt_number(_text(till, _ID), _whole(epoch, 1), _whole(sales, 0))
    if number == derived:
        raise FieldsRefused("a number that goes without saying is not said")
    return ReceiptCode(
        tenant=_text(tenant, _ID),
        shop=_text(shop, _ID),
        till=_text(till, _ID),
        epoch=_whole(epoch, 1),
        seq=_whole(seq, 1),
        number=derived if number is None else _text(number, _NUMBER),
        business_date=_date(day),
        sold_at=time(minute // 60, minute % 60),
        total=Money(_whole(total)),
        points_earned=_whole(earned),
        points_used=_whole(used),
        points_after=None if after is None else _whole(after),
        previous=_bytes(previous, PREVIOUS_BYTES),
        running_sales=_whole(sales, 0),
        running_paid=Money(_whole(paid)),
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
    tenant, till, one_time_code, address, fingerprint = _exactly(values, 5)
    return TillEnrolmentCode(
        _text(tenant, _ID),
        _text(till, _ID),
        _text(one_time_code, _ONE_TIME_CODE),
        _text(address, _ADDRESS),
        _bytes(fingerprint, FINGERPRINT_BYTES),
    )


def _prize_fields(prize: PrizeCode) -> list[Field]:
    return [
        int(CodeKind.PRIZE),
        prize.tenant,
        prize.prize_id,
        prize.member_id,
        _day(prize.won_on),
        None if prize.last_day is None else _day(prize.last_day),
        prize.shop or None,
        prize.holidays + 2 * prize.other_days,
    ]


def _prize(values: list[Field]) -> PrizeCode:
    tenant, prize_id, member_id, won, last, shop, days_out = _exactly(values, 7)
    kept = _whole(days_out, 0)
    if kept > _MOST_DAYS_OUT:
        raise FieldsRefused("no such days out")
    return PrizeCode(
        tenant=_text(tenant, _ID),
        prize_id=_text(prize_id, _ID),
        member_id=_text(member_id, _ID),
        won_on=_date(won),
        last_day=None if last is None else _date(last),
        shop="" if shop is None else _text(shop, _ID),
        holidays=bool(kept & 1),
        other_days=bool(kept & 2),
    )


Item = TypeVar("Item")


def _exactly(values: list[Item], count: int) -> list[Item]:
    if len(values) != count:
        raise FieldsRefused(f"{len(values)} fields, expected {count}")
    return values


def _text(value: Field, shape: re.Pattern[str]) -> str:
    if type(value) is not str or not shape.fullmatch(value):
        raise FieldsRefused(f"not a text of the form {shape.pattern}")
    return value


def _whole(value: Field, least: int = -_GREATEST) -> int:
    if type(value) is not int or not least <= value <= _GREATEST:
        raise FieldsRefused("not a number in its bounds")
    return value


def _bytes(value: Field, length: int) -> bytes:
    if type(value) is not bytes or len(value) != length:
        raise FieldsRefused(f"not {length} bytes")
    return value


def _day(day: date) -> int:
    return (day - _DAY_ZERO).days


def _date(value: Field) -> date:
    days = _whole(value, 0)
    if days > _MOST_DAYS:
        raise FieldsRefused("no date")
    return _DAY_ZERO + timedelta(days=days)
