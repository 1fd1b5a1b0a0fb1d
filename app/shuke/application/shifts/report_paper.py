"""A shift's report set on paper."""

from __future__ import annotations

from collections.abc import Iterator

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content
from shuke.application.shifts.shift_report import ShiftReport
from shuke.domain.money import Money
from shuke.domain.paper import (
    Alignment,
    Cut,
    Element,
    Feed,
    Paper,
    Rule,
    SignatureLine,
    SplitLine,
    TextLine,
    TextSize,
)
from shuke.domain.slices.account import AccountKind
from shuke.wording import receipt
from shuke.wording import shifts as words
from shuke.wording.figures import money_text, points_text
from shuke.wording.sentence import Language, Sentence

__all__ = ["compose_report", "report_paper"]


def compose_report(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no report of a version known here.
    """
    return composed_content(job, ShiftReport, report_paper)


def report_paper(report: ShiftReport, copy: int = 0) -> Paper:
    """X and Z alike; what nothing happened of is left out, but for what everybody looks for."""
    return Paper(tuple(_Composition(report, copy).elements()))


class _Composition:
    def __init__(self, report: ShiftReport, copy: int) -> None:
        self._report, self._copy = report, copy
        self._figures = report.figures
        self._language = Language(report.language)

    def elements(self) -> Iterator[Element]:
        yield from self._copy_mark()
        yield from self._head()
        yield Rule()
        yield from self._sales()
        yield Rule()
        yield from self._tenders()
        yield Rule()
        yield from self._drawer()
        yield Rule()
        if self._figures.top_ups or self._figures.paid_back:
            yield from self._stored_value()
            yield Rule()
        if self._figures.event_fees or self._figures.event_fee_back:
            yield from self._event_fees()
            yield Rule()
        yield from self._members()
        if self._report.outstanding:
            yield Rule()
            yield from self._outstanding()
        if self._report.counted is not None:
            yield Rule()
            yield SignatureLine(words.REPORT_SIGNATURE.into(self._language))
        yield Feed()
        yield from self._copy_mark()
        yield Cut()

    def _copy_mark(self) -> Iterator[Element]:
        if self._copy:
            mark = receipt.COPY.into(self._language, copy=self._copy)
            yield TextLine(mark, Alignment.CENTRE, bold=True, size=TextSize.LARGE)

    def _head(self) -> Iterator[Element]:
        report = self._report
        title = words.Z_TITLE if report.number else words.X_TITLE
        yield TextLine(report.shop_name, Alignment.CENTRE, bold=True)
        yield TextLine(title.into(self._language), Alignment.CENTRE, bold=True, size=TextSize.LARGE)
        yield Rule()
        if report.number:
            yield self._line(words.Z_NUMBER, report.number, bold=True)
        yield self._line(receipt.TILL, report.till)
        yield self._line(words.OPENED, report.opened_at)
        yield self._line(words.OPENED_BY, report.opened_by)
        yield self._line(words.CLOSED if report.number else words.UNTIL, report.until)
        yield self._line(words.CLOSED_BY if report.number else words.READ_BY, report.by)
        if report.approved_by:
            yield self._line(words.APPROVED_BY, report.approved_by)
        if report.over_night:
            yield TextLine(words.OVER_NIGHT.into(self._language), bold=True)

    def _sales(self) -> Iterator[Element]:
        figures = self._figures
        yield self._line(words.SALES, points_text(figures.sales))
        yield self._line(words.MEMBER_SALES, points_text(figures.member_sales))
        yield self._money(words.GROSS, figures.gross)
        for label, amount in (
            (words.BY_HAND, figures.by_hand),
            (words.DISCOUNTS, figures.discount),
            (words.COUPON_VALUE, figures.coupon_value),
            (words.POINTS_VALUE, figures.points_value),
        ):
            if amount:
                yield self._money(label, -amount)
        yield self._money(words.TAKINGS, figures.to_pay, bold=True)
        if figures.rounding:
            yield self._money(words.ROUNDING, -figures.rounding)
        if figures.refunds:
            times = words.REFUNDS.into(self._language, times=figures.refunds)
            yield SplitLine(times, self._text(-figures.refunded), bold=True)
        if len(figures.days) > 1:
            for day in figures.days:
                on_day = words.ON_DAY.into(self._language, day=day.day.isoformat(), sales=day.sales)
                yield SplitLine(on_day, self._text(day.to_pay), indent=2)

    def _tenders(self) -> Iterator[Element]:
        yield TextLine(words.TENDERS.into(self._language), bold=True)
        if not self._figures.tenders:
            yield TextLine(words.NO_TENDERS.into(self._language))
        for one in self._figures.tenders:
            name = receipt.TENDERS[one.tender].into(self._language)
            label = words.TENDER_TIMES.into(self._language, tender=name, times=one.times)
            yield SplitLine(label, self._text(one.amount))
        for one in self._figures.refund_tenders:
            name = receipt.TENDERS[one.tender].into(self._language)
            label = words.REFUNDED_BY.into(self._language, tender=name, times=one.times)
            yield SplitLine(label, self._text(-one.amount))

    def _drawer(self) -> Iterator[Element]:
        report, figures = self._report, self._figures
        yield TextLine(words.DRAWER.into(self._language), bold=True)
        yield self._money(words.FLOAT if report.float_known else words.FLOAT_UNKNOWN, figures.started_with)
        yield self._money(words.CASH_TAKEN, figures.cash_taken)
        for label, amount in (
            (words.COLLECTED, figures.collected),
            (words.CASH_IN, figures.cash_in),
            (words.CASH_OUT, -figures.cash_out),
            (words.CASH_REFUNDED, -figures.cash_refunded),
        ):
            if amount:
                yield self._money(label, amount)
        yield self._money(words.EXPECTED, report.expected, bold=True)
        if figures.drawer_openings:
            yield self._line(words.DRAWER_OPENINGS, points_text(figures.drawer_openings))
        if report.counted is None or report.difference is None:
            return
        for denomination, count in report.pieces:
            piece, together = Money(denomination), Money(denomination * count)
            yield SplitLine(f"{self._text(piece)} × {count}", self._text(together), indent=2)
        yield self._money(words.COUNTED, report.counted, bold=True)
        if figures.counts > 1:
            yield self._line(words.COUNTS, points_text(figures.counts))
        yield self._money(words.DIFFERENCE, report.difference, bold=True)
        if report.reason:
            yield TextLine(words.DIFFERENCE_REASON.into(self._language, reason=report.reason))

    def _event_fees(self) -> Iterator[Element]:
        """Beside the goods sold; the money stands among the tenders."""
        figures = self._figures
        label = words.EVENT_FEES.into(self._language, times=figures.event_fees)
        yield SplitLine(label, self._text(figures.event_fee))
        if figures.event_fee_back:
            yield self._money(words.EVENT_FEES_BACK, -figures.event_fee_back)

    def _stored_value(self) -> Iterator[Element]:
        """Owed to members, so beside the takings; its money stands among the tenders."""
        figures = self._figures
        yield TextLine(words.STORED_VALUE.into(self._language), bold=True)
        label = words.TOPPED_UP.into(self._language, times=figures.top_ups)
        yield SplitLine(label, self._text(figures.topped_up))
        for name, amount in (
            (words.BONUS_GIVEN, figures.bonus_given),
            (words.PAID_BACK, -figures.paid_back),
            (words.BONUS_BACK, -figures.bonus_back),
        ):
            if amount:
                yield self._money(name, amount)
        yield TextLine(words.NO_REVENUE.into(self._language))

    def _members(self) -> Iterator[Element]:
        figures = self._figures
        yield TextLine(words.MEMBERSHIP.into(self._language), bold=True)
        yield self._line(words.POINTS_GIVEN, points_text(figures.points_earned))
        yield self._line(words.POINTS_TAKEN, points_text(figures.points_used))
        yield self._line(words.COUPONS_GIVEN, points_text(figures.coupons_given))
        yield self._line(words.COUPONS_USED, points_text(figures.coupons_used))

    def _outstanding(self) -> Iterator[Element]:
        yield TextLine(words.OUTSTANDING.into(self._language), bold=True)
        for one in self._report.outstanding:
            money = one.account in (AccountKind.PRINCIPAL, AccountKind.BONUS)
            label = words.ACCOUNTS[one.account.value]
            yield self._line(label, self._text(one.worth) if money else points_text(one.amount))
            if one.worth and not money:
                yield SplitLine(words.WORTH.into(self._language), self._text(one.worth), indent=2)
        if self._report.outstanding_known_at:
            yield TextLine(words.KNOWN_AT.into(self._language, at=self._report.outstanding_known_at))

    def _money(self, label: Sentence, amount: Money, *, bold: bool = False) -> SplitLine:
        return self._line(label, self._text(amount), bold=bold)

    def _line(self, label: Sentence, text: str, *, bold: bool = False) -> SplitLine:
        return SplitLine(label.into(self._language), text, bold=bold)

    def _text(self, amount: Money) -> str:
        return money_text(amount, symbol=self._report.sign)
