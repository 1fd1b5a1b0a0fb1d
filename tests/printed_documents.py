"""One of each document that a till prints, in words that every printer's memory holds, with codes really signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from receipts import reason_text, receipt
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.code_check import CodeCheck
from shuke.application.figures.figures_slip import FiguresSlip, figures_slip_paper
from shuke.application.members.balance_slip import (
    BalanceSlip,
    HeldCoupons,
    HeldLot,
    balance_slip_paper,
)
from shuke.application.members.page_slip import PageSlip, page_slip_paper
from shuke.application.members.terms_slip import TermsSlip, terms_slip_paper
from shuke.application.money_held.value_slip import SlipOf, ValueSlip, value_slip_paper
from shuke.application.printer_test_page import printer_test_page
from shuke.application.prizes.paper import PrizeSlip, PrizeSlipOf, prize_slip_paper
from shuke.application.receipt_paper import receipt_paper
from shuke.application.refunding.refund_slip import RefundSlip, refund_slip_paper
from shuke.application.settlement_slip import (
    SettlementSlip,
    SlipPair,
    SlipPartner,
    SlipSum,
    settlement_slip_paper,
)
from shuke.application.shifts.cash_slip import CashSlip, SlipKind, cash_slip_paper
from shuke.application.shifts.report_paper import report_paper
from shuke.application.shifts.shift_report import ShiftReport
from shuke.application.slips import CardSlip, card_slip_paper, recovery_paper
from shuke.domain.basket import TenderKind
from shuke.domain.codes.payload import AccessCode, CardCode, ReceiptCode
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.sale_refunded import PaidBack, RefundedLine
from shuke.domain.money import Money
from shuke.domain.paper import (
    Element,
    Paper,
    QrCode,
    SignatureLine,
    SplitLine,
    Table,
    TextLine,
)
from shuke.domain.recovery_key import RecoveryKey
from shuke.domain.shift import ShiftFigures, TenderTotal
from shuke.wording import Language

__all__ = ["CARD_TEXT", "CHECK", "RECEIPT_TEXT", "documents", "words_of"]

DAY = date(2026, 11, 21)
SIGNER = Ed25519Signer(bytes(range(32)))
CHECK = CodeCheck(
    CodeTexts(),
    Ed25519Check(),
    lambda: TrustList("demo", 1, DAY, (TrustedKey(SIGNER.public_key, KeyOwner.TILL, DAY, "S01", "S01-1"),)),
)
"""Knows the till that signed, and nobody else."""

RECEIPT_TEXT = CodeTexts("shuke.example").write_receipt(
    ReceiptCode(
        "demo", "S01", "S01-1", 1, 318, "S01-1.1-000318", DAY, time(20, 15), Money(56_20), bytes(range(16)),
        318, Money(12_345_60), 66, 200, 1100,
    ),
    SIGNER,
)  # fmt: skip
ACCESS_LINK = CodeTexts().write_access(
    AccessCode("demo", "01JBYT3Q8Z4M7N2K5V9C6XW0RB", bytes(range(16)), 1_763_700_000),
    "https://head-office.example:8443",
    SIGNER,
)
CARD_TEXT = CodeTexts().write(CardCode("demo", "c1", "80001234", "member", DAY), SIGNER)

PLACE = {"shop": "星野茶铺", "till": "1 号台"}
TERMS = "第一条 会员信息仅用于积分。\n第二条 可随时注销。"
BY = {"at": "2026-11-21 20:15", "staff": "小王", "approved_by": "陈店长"}


def documents(language: Language) -> dict[str, Paper]:
    """By name; the words that people wrote are Chinese whatever the language is."""
    spoken = {"language": language.value, "sign": "¥"}
    figures = ShiftFigures(
        started_with=Money(300_00),
        sales=3,
        gross=Money(120_00),
        to_pay=Money(102_00),
        tenders=(TenderTotal(TenderKind.CASH, Money(102_00), 3),),
    )
    back = (RefundedLine(1, "珍珠奶茶", 1000, Money(18_00)),)
    return {
        "receipt": receipt_paper(receipt(code=RECEIPT_TEXT), language, reason_text),
        "reprint": receipt_paper(receipt(code=RECEIPT_TEXT, copy=2), language, reason_text),
        "card": card_slip_paper(CardSlip("星野茶铺", "陈*犇", "80001234", CARD_TEXT, language)),
        "cash": cash_slip_paper(
            CashSlip(SlipKind.OUT, number="S01-1-C42", amount=Money(250_00), reason="交银行", **PLACE, **BY, **spoken)
        ),
        "refund": refund_slip_paper(
            RefundSlip(
                number="S01-1-R7", receipt_number="S01-1-000318", sold_at="2026-11-20", reason="不合口味", lines=back,
                tenders=(PaidBack(TenderKind.CASH, Money(18_00)),), explanation=(),
                to_sign=True, **PLACE, **BY, **spoken,
            )
        ),
        "value": value_slip_paper(
            ValueSlip(
                SlipOf.TOPPED_UP, number="S01-1-V9", member="陈*犇", card="8613 **** 0042", amount=Money(500_00),
                tender="支付宝", told=("充 500 送 50",), balance_told=True,
                principal=Money(700_00), bonus=Money(50_00),
                signed=True, **PLACE, **BY, **spoken,
            )
        ),
        "prize": prize_slip_paper(
            PrizeSlip(
                PrizeSlipOf.WON, number="S01-1-P3", member="陈*犇", thing="大杯奶茶", told=("12 月 31 日前领取",),
                code=CARD_TEXT, short_code="K7QZ-4M2N", language=language.value, **PLACE, **BY,
            )
        ),
        "balance": balance_slip_paper(
            BalanceSlip(
                at="2026-11-21 20:15", staff="小王", member="陈*犇", card="****1234", tier="金卡",
                sums=(("points", 1100), ("principal", 700_00)),
                lots=(
                    HeldLot("points", 100, DAY), HeldLot("points", 1000, None), HeldLot("principal", 700_00, None),
                ),
                coupons=(HeldCoupons("减10元券", 2, DAY),),
                known_at="2026-11-20 08:00", **PLACE, **spoken,
            )
        ),
        "page": page_slip_paper(
            PageSlip("星野茶铺", "陈*犇", "80001234", "2026-11-21 20:15", ACCESS_LINK, language.value)
        ),
        "terms": terms_slip_paper(
            TermsSlip("星野茶铺", "陈*犇", "80001234", 3, DAY, TERMS, language.value)
        ),
        "shift": report_paper(
            ShiftReport(
                number="S01-1-Z7", shop_name="星野茶铺", till="1 号台", opened_on=DAY, opened_at="2026-11-21 09:00",
                opened_by="小王", float_known=True, until_on=DAY, until="2026-11-21 22:00", by="小王",
                figures=figures, expected=figures.expected, counted=Money(402_00), difference=Money(0),
                pieces=((100_00, 4), (1_00, 2)), **spoken,
            )
        ),
        "settlement": settlement_slip_paper(
            SettlementSlip(
                month="2026-10", settled_at="2026-11-02 10:00", settled_by="陈会计", printed_by="小王",
                pairs=(
                    SlipPair(
                        "南门店",
                        (
                            SlipSum("spent", True, "", 12, Money(300_00), Money(30_00)),
                            SlipSum("paid-back", False, "2026-09", 1, Money(40_00), Money(0)),
                        ),
                        Money(290_00),
                    ),
                    SlipPair("河边店", (SlipSum("spent", False, "", 3, Money(55_50), Money(0)),), Money(-55_50)),
                    SlipPair("城西店", (SlipSum("spent", False, "", 1, Money(0), Money(0)),), Money(0)),
                ),
                partners=(SlipPartner("机场贵宾厅", "休息室", 2, Money(66_00)),),
                **PLACE, **spoken,
            ),
            copy=1,
        ),
        "figures": figures_slip_paper(
            FiguresSlip(
                title="经营概况 · 按天", lines=("2026-10-01 至 2026-10-31", "每天的单数和金额"),
                head=("日期", "单数", "销售额", "退货", "实收"),
                rows=(
                    ("2026-10-01", "12", "¥1,260.00", "–", "¥1,260.00"),
                    ("2026-10-02", "3", "¥9.50", "¥4.00", "¥5.50"),
                ),
                numbers=(1, 2, 3, 4), more=29, printed_at="2026-11-02 10:00", printed_by="小王",
                **PLACE, language=language.value,
            ),
            copy=1,
        ),
        "recovery": recovery_paper(RecoveryKey(bytes(range(20))), "星野茶铺", DAY, language),
        "test page": _in_gbk(printer_test_page("XP-80", language)),
    }  # fmt: skip


def _in_gbk(page: Paper) -> Paper:
    """The test page has letters that few memories hold, on purpose; what is drawn cannot be read as text."""
    without = str.maketrans("", "", "䶮€é")
    return Paper(
        tuple(
            replace(element, text=element.text.translate(without))
            if isinstance(element, TextLine)
            else element
            for element in page.elements
        )
    )


def words_of(paper: Paper) -> Iterator[str]:
    """What people read on it, element by element, without saying where it stands."""
    for element in paper.elements:
        yield from _words(element)


def _words(element: Element) -> Iterator[str]:
    match element:
        case TextLine():
            yield element.text
        case SplitLine():
            yield from (element.left, element.right)
        case SignatureLine():
            yield element.label
        case QrCode():
            yield element.caption
        case Table():
            for row in element.rows:
                yield from row.cells
                for detail in row.details:
                    yield from _words(detail)
        case _:
            return
