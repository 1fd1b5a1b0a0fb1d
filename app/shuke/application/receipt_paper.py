"""A receipt set on paper: which lines, in which order, in which words. Pure; knows no printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from shuke.application.signature_paper import signature_picture
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import Money, total
from shuke.domain.paper import (
    Alignment,
    Cut,
    Element,
    Feed,
    Paper,
    QrCode,
    Rule,
    SignatureLine,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    TextSize,
)
from shuke.domain.receipt import Receipt, ReceiptLine, ReceiptMember, ReceiptPoints
from shuke.domain.receipt_template import ReceiptPart
from shuke.wording import Language
from shuke.wording import receipt as words
from shuke.wording.figures import money_text, points_text, quantity_text

__all__ = ["ReasonText", "receipt_paper"]

ReasonText = Callable[[Reason], str]
"""A reason in words, in the receipt's language."""


def receipt_paper(receipt: Receipt, language: Language, reason_text: ReasonText) -> Paper:
    """The receipt as it shall be printed, with its cut. The shop's own lines stand as the shop wrote them."""
    return Paper(tuple(_Composition(receipt, language, reason_text).elements()))


class _Composition:
    def __init__(self, receipt: Receipt, language: Language, reason_text: ReasonText) -> None:
        self._receipt = receipt
        self._language = language
        self._reason_text = reason_text

    def elements(self) -> Iterator[Element]:
        receipt = self._receipt
        yield from self._copy_mark()
        yield from self._head()
        yield Rule()
        yield self._goods()
        yield Rule()
        yield from self._sums()
        yield Rule()
        for tender in receipt.tenders:
            yield from self._tender(tender)
        if receipt.member is not None or receipt.points is not None:
            yield Rule()
            yield from self._member(receipt.member)
            yield from self._points(receipt.points)
        if receipt.stored_value is not None:
            left = self._money(receipt.stored_value)
            yield SplitLine(words.STORED_VALUE_LEFT.into(self._language), left, bold=True)
        if receipt.ahead and ReceiptPart.AHEAD not in receipt.hidden:
            yield TextLine(receipt.ahead)
        if receipt.explanation and ReceiptPart.EXPLANATION not in receipt.hidden:
            yield Rule()
            yield TextLine(words.EXPLANATION.into(self._language))
            yield from (TextLine(f"- {self._reason_text(reason)}") for reason in receipt.explanation)
        yield from self._foot()
        yield from self._copy_mark()
        yield Cut()

    def _money(self, amount: Money) -> str:
        return money_text(amount, symbol=self._receipt.currency_symbol)

    def _copy_mark(self) -> Iterator[Element]:
        """A reprint says so first and last, as large as the printer can."""
        if self._receipt.copy:
            mark = words.COPY.into(self._language, copy=self._receipt.copy)
            yield Rule(double=True)
            yield TextLine(mark, Alignment.CENTRE, bold=True, size=TextSize.LARGE)
            yield Rule(double=True)

    def _head(self) -> Iterator[Element]:
        receipt, language = self._receipt, self._language
        if receipt.logo is not None:
            yield receipt.logo
        yield TextLine(receipt.shop_name, Alignment.CENTRE, bold=True, size=TextSize.LARGE)
        yield from (TextLine(line, Alignment.CENTRE) for line in receipt.shop_lines)
        yield Rule()
        yield SplitLine(words.NUMBER.into(language), receipt.number)
        yield SplitLine(words.TIME.into(language), f"{receipt.sold_at:%Y-%m-%d %H:%M}")
        for part, label, value in (
            (ReceiptPart.BUSINESS_DATE, words.BUSINESS_DATE, receipt.business_date.isoformat()),
            (ReceiptPart.TILL, words.TILL, receipt.till),
            (ReceiptPart.CASHIER, words.CASHIER, receipt.staff),
        ):
            if part not in receipt.hidden:
                yield SplitLine(label.into(language), value)

    def _goods(self) -> Table:
        heading = (words.ITEM, words.PRICE, words.QUANTITY, words.AMOUNT)
        head = TableRow(tuple(word.into(self._language) for word in heading), bold=True)
        return Table((head, *(self._line(line) for line in self._receipt.lines)))

    def _line(self, line: ReceiptLine) -> TableRow:
        details = [
            SplitLine(self._reason_text(reason), self._money(-reason.amount), indent=2)
            for reason in line.reasons
            if reason.applied and reason.amount
        ]
        unnamed = line.discount - total(reason.amount for reason in line.reasons if reason.applied)
        if unnamed:
            other = words.OTHER_DISCOUNT.into(self._language)
            details.append(SplitLine(other, self._money(-unnamed), indent=2))
        cells = (
            line.name,
            self._money(line.unit_price),
            quantity_text(line.quantity_milli),
            self._money(line.gross),
        )
        return TableRow(cells, tuple(details))

    def _sums(self) -> Iterator[Element]:
        receipt, language = self._receipt, self._language
        yield SplitLine(words.SUBTOTAL.into(language), self._money(receipt.gross))
        on_lines = total(line.discount for line in receipt.lines)
        if on_lines:
            yield SplitLine(words.LINE_DISCOUNTS.into(language), self._money(-on_lines))
        for reason in receipt.discounts:
            yield SplitLine(self._reason_text(reason), self._money(-reason.amount))
        if receipt.points_value:
            used = receipt.points.used if receipt.points else 0
            label = words.POINTS_PAID.into(language, points=points_text(used))
            yield SplitLine(label, self._money(-receipt.points_value))
        to_pay = self._money(receipt.to_pay)
        yield SplitLine(words.TO_PAY.into(language), to_pay, bold=True, size=TextSize.LARGE)
        if receipt.rounding:
            yield SplitLine(words.ROUNDING.into(language), self._money(-receipt.rounding))
        saved = receipt.discount + receipt.points_value
        if saved.minor > 0 and ReceiptPart.SAVED not in receipt.hidden:
            yield SplitLine(words.SAVED.into(language), self._money(saved))

    def _tender(self, tender: Tender) -> Iterator[Element]:
        language = self._language
        yield SplitLine(words.TENDERS[tender.kind].into(language), self._money(tender.amount))
        if tender.kind is TenderKind.CASH and tender.change:
            yield SplitLine(words.RECEIVED.into(language), self._money(tender.given), indent=2)
            yield SplitLine(words.CHANGE.into(language), self._money(tender.change), indent=2)
        if tender.kind is TenderKind.STORED_VALUE:
            if tender.reference in words.CONFIRMED_BY:
                yield TextLine(words.CONFIRMED_BY[tender.reference].into(language))
        elif tender.reference:
            yield SplitLine(words.REFERENCE.into(language), tender.reference, indent=2)

    def _member(self, member: ReceiptMember | None) -> Iterator[Element]:
        if member is None:
            return
        for part, label, value in (
            (None, words.MEMBER, member.name),
            (ReceiptPart.TIER, words.TIER, member.tier),
            (ReceiptPart.CARD, words.CARD, member.card),
        ):
            if value and part not in self._receipt.hidden:
                yield SplitLine(label.into(self._language), value)

    def _points(self, points: ReceiptPoints | None) -> Iterator[Element]:
        if points is None or ReceiptPart.POINTS in self._receipt.hidden:
            return
        language = self._language
        yield SplitLine(words.POINTS_BEFORE.into(language), points_text(points.before))
        yield SplitLine(words.POINTS_EARNED.into(language), points_text(points.earned, signed=True))
        if points.used:
            yield SplitLine(words.POINTS_USED.into(language), points_text(-points.used))
        yield SplitLine(words.POINTS_AFTER.into(language), points_text(points.after), bold=True)
        if points.expiring and points.expires_on is not None:
            yield TextLine(
                words.POINTS_EXPIRE.into(
                    language, points=points_text(points.expiring), date=points.expires_on.isoformat()
                )
            )
        if points.known_at is not None:
            yield TextLine(words.POINTS_KNOWN_AT.into(language, time=self._clock(points.known_at)))

    def _clock(self, moment: datetime) -> str:
        """The hour, with its day when that is not the day of the sale."""
        sold_at = self._receipt.sold_at
        local = moment.astimezone(sold_at.tzinfo)
        return f"{local:%H:%M}" if local.date() == sold_at.date() else f"{local:%Y-%m-%d %H:%M}"

    def _foot(self) -> Iterator[Element]:
        receipt, language = self._receipt, self._language
        if receipt.signature_asked:
            yield Rule()
            yield SignatureLine(words.SIGNATURE.into(language))
        if receipt.signature is not None:
            yield Rule()
            yield TextLine(words.SIGNATURE.into(self._language))
            yield signature_picture(receipt.signature)
        if receipt.code:
            yield QrCode(receipt.code, caption=words.VERIFY.into(language))
        if receipt.footer_lines:
            yield Feed()
            yield from (TextLine(line, Alignment.CENTRE) for line in receipt.footer_lines)
