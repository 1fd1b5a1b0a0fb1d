"""A receipt as a print job keeps it: JSON with a version, read strictly, years later still readable.

The copy number is not part of it: the same content prints the original and every reprint.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from shuke.application.ports.printing import LARGEST_CONTENT_BYTES, PrintJob
from shuke.application.print_queue import UnreadableContent
from shuke.application.receipt_paper import ReasonText, receipt_paper
from shuke.application.signature_paper import signature_in
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.facts.explained import reason_of, told
from shuke.domain.money import Money
from shuke.domain.paper import Paper, Picture
from shuke.domain.receipt import MOST_COPIES, Receipt, ReceiptLine, ReceiptMember, ReceiptPoints
from shuke.domain.receipt_template import ReceiptPart
from shuke.wording import Language

__all__ = ["compose_receipt", "packed", "unpacked"]

_VERSION = 1


def compose_receipt(
    job: PrintJob, reason_text_in: Callable[[Language, str], ReasonText], logo: Picture | None = None
) -> Paper:
    """A receipt job on paper, in the language it was made in.

    Args:
        reason_text_in: gives the words for reasons in a language, amounts with a currency symbol.
        logo: the shop's, above its name.

    Raises:
        UnreadableContent: the content is not a receipt of a version known here.
    """
    receipt = replace(
        unpacked(job.content),
        copy=min(job.copy, MOST_COPIES),
        signature=signature_in(job.attached),
        logo=logo,
    )
    language = Language(receipt.language)
    return receipt_paper(receipt, language, reason_text_in(language, receipt.currency_symbol))


def packed(receipt: Receipt) -> bytes:
    """The content of a receipt's print job."""
    member, points = receipt.member, receipt.points
    return json.dumps(
        {
            "version": _VERSION,
            "shop_name": receipt.shop_name,
            "shop_lines": receipt.shop_lines,
            "till": receipt.till,
            "staff": receipt.staff,
            "number": receipt.number,
            "sold_at": receipt.sold_at.isoformat(),
            "business_date": receipt.business_date.isoformat(),
            "lines": [_line_out(line) for line in receipt.lines],
            "discounts": [told(reason) for reason in receipt.discounts],
            "points_value": receipt.points_value.minor,
            "rounding": receipt.rounding.minor,
            "to_pay": receipt.to_pay.minor,
            "tenders": [[t.kind, t.amount.minor, t.given.minor, t.reference] for t in receipt.tenders],
            "member": None if member is None else [member.name, member.card, member.tier],
            "points": None if points is None else _points_out(points),
            "stored_value": None if receipt.stored_value is None else receipt.stored_value.minor,
            "ahead": receipt.ahead,
            "explanation": [told(reason) for reason in receipt.explanation],
            "signature_asked": receipt.signature_asked,
            "code": receipt.code,
            "language": receipt.language,
            "currency_symbol": receipt.currency_symbol,
            "footer_lines": receipt.footer_lines,
            "hidden": receipt.hidden,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "replace")


def unpacked(content: bytes) -> Receipt:
    """The receipt that `packed` stored, as an original (copy 0).

    Raises:
        UnreadableContent: not JSON, another version, a field missing or of the wrong kind, sums that differ.
    """
    if len(content) > LARGEST_CONTENT_BYTES:
        raise UnreadableContent("larger than any receipt")
    try:
        read = json.loads(content)
        if read["version"] != _VERSION:
            raise UnreadableContent(f"version {read['version']!r} of a receipt is not known here")
        return _receipt_in(read)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UnreadableContent(f"not a stored receipt: {type(error).__name__}") from error


def _receipt_in(read: dict[str, Any]) -> Receipt:
    return Receipt(
        shop_name=_text(read["shop_name"]),
        shop_lines=tuple(_text(line) for line in read["shop_lines"]),
        till=_text(read["till"]),
        staff=_text(read["staff"]),
        number=_text(read["number"]),
        sold_at=datetime.fromisoformat(read["sold_at"]),
        business_date=date.fromisoformat(read["business_date"]),
        lines=tuple(_line_in(line) for line in read["lines"]),
        discounts=tuple(reason_of(reason) for reason in read["discounts"]),
        points_value=_money(read["points_value"]),
        rounding=_money(read["rounding"]),
        to_pay=_money(read["to_pay"]),
        tenders=tuple(_tender_in(tender) for tender in read["tenders"]),
        member=None if read["member"] is None else ReceiptMember(*(_text(part) for part in read["member"])),
        points=None if read["points"] is None else _points_in(read["points"]),
        stored_value=None if read["stored_value"] is None else _money(read["stored_value"]),
        ahead=_text(read.get("ahead", "")),  # receipts kept before it was told have none
        explanation=tuple(reason_of(reason) for reason in read["explanation"]),
        signature_asked=read["signature_asked"] is True,
        code=_text(read["code"]),
        language=_text(read["language"]),
        currency_symbol=_text(read["currency_symbol"]),
        footer_lines=tuple(_text(line) for line in read["footer_lines"]),
        hidden=tuple(map(ReceiptPart, read["hidden"])),
    )


def _line_out(line: ReceiptLine) -> list[object]:
    reasons = [told(reason) for reason in line.reasons]
    return [
        line.name,
        line.unit_price.minor,
        line.quantity_milli,
        line.gross.minor,
        line.discount.minor,
        reasons,
    ]


def _line_in(read: list[Any]) -> ReceiptLine:
    name, unit_price, quantity_milli, gross, discount, reasons = read
    return ReceiptLine(
        name=_text(name),
        unit_price=_money(unit_price),
        quantity_milli=_count(quantity_milli),
        gross=_money(gross),
        discount=_money(discount),
        reasons=tuple(reason_of(reason) for reason in reasons),
    )


def _tender_in(read: list[Any]) -> Tender:
    kind, amount, given, reference = read
    return Tender(TenderKind(kind), _money(amount), _money(given), _text(reference))


def _points_out(points: ReceiptPoints) -> list[object]:
    return [
        points.before,
        points.earned,
        points.used,
        points.after,
        None if points.known_at is None else points.known_at.isoformat(),
        points.expiring,
        None if points.expires_on is None else points.expires_on.isoformat(),
    ]


def _points_in(read: list[Any]) -> ReceiptPoints:
    before, earned, used, after, known_at, expiring, expires_on = read
    return ReceiptPoints(
        before=_count(before),
        earned=_count(earned),
        used=_count(used),
        after=_count(after),
        known_at=None if known_at is None else datetime.fromisoformat(known_at),
        expiring=_count(expiring),
        expires_on=None if expires_on is None else date.fromisoformat(expires_on),
    )


def _text(read: object) -> str:
    if not isinstance(read, str):
        raise TypeError("not a text")
    return read


def _count(read: object) -> int:
    if not isinstance(read, int) or isinstance(read, bool):
        raise TypeError("not a whole number")
    return read


def _money(read: object) -> Money:
    return Money(_count(read))
