"""Slips and reports on paper: both languages, both widths, kept and read strictly."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from shuke.adapters.printing.printer import preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.printed_content import packed_content
from shuke.application.shifts.cash_slip import CashSlip, SlipKind, compose_cash_slip
from shuke.application.shifts.report_paper import compose_report
from shuke.application.shifts.shift_report import ShiftReport
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import TenderKind
from shuke.domain.facts.shift_closed import Outstanding
from shuke.domain.money import Money
from shuke.domain.paper import Paper, SignatureLine, SplitLine, TextLine
from shuke.domain.shift import DayFigures, ShiftFigures, TenderTotal
from shuke.domain.slices.account import OWED, AccountKind

SLIP = CashSlip(
    kind=SlipKind.OUT,
    shop="熟客茶庄",
    till="1号台",
    number="S01-1.1-C000042",
    at="2026-03-10 14:05",
    staff="小林",
    approved_by="陈店长",
    amount=Money(250_00),
    reason="解款\u202e\x1bp0",
    language="zh",
    sign="¥",
)
FIGURES = ShiftFigures(
    started_with=Money(300_00),
    sales=3,
    member_sales=2,
    gross=Money(120_00),
    discount=Money(5_00),
    coupon_value=Money(10_00),
    points_value=Money(3_00),
    to_pay=Money(102_00),
    points_earned=90,
    points_used=150,
    coupons_used=1,
    coupons_given=2,
    collected=Money(12_40),
    cash_in=Money(100_00),
    cash_out=Money(250_00),
    drawer_openings=1,
    counts=2,
    tenders=(
        TenderTotal(TenderKind.CASH, Money(62_00), 2),
        TenderTotal(TenderKind.ALIPAY, Money(40_00), 1),
    ),
    days=(
        DayFigures(date(2026, 3, 10), 2, Money(62_00)),
        DayFigures(date(2026, 3, 11), 1, Money(40_00)),
    ),
)
REPORT = ShiftReport(
    number="S01-1.1-Z0007",
    shop_name="熟客茶庄",
    till="1号台",
    opened_on=date(2026, 3, 10),
    opened_at="2026-03-10 09:00",
    opened_by="小林",
    float_known=True,
    until_on=date(2026, 3, 11),
    until="2026-03-11 05:10",
    by="周班长",
    figures=FIGURES,
    expected=FIGURES.expected,
    language="zh",
    sign="¥",
    counted=Money(214_00),
    difference=Money(-10_40),
    pieces=((100_00, 2), (10_00, 1), (1_00, 4)),
    reason="找零多给了",
    outstanding=(
        Outstanding(AccountKind.POINTS, 12_345, Money(617_25)),
        Outstanding(AccountKind.PRINCIPAL, 8_800_00, Money(8_800_00)),
        Outstanding(AccountKind.COUPON, 31, Money(0)),
    ),
    outstanding_known_at="2026-03-11 05:01",
)


def job(kind: PrintKind, content: bytes, copy: int = 0) -> PrintJob:
    return PrintJob(1, kind, "x", content, copy, opens_drawer=False)


def pairs(paper: Paper) -> dict[str, str]:
    return {one.left: one.right for one in paper.elements if isinstance(one, SplitLine)}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("account", OWED)
def test_whatever_members_are_owed_has_a_line(account: AccountKind, language: str) -> None:
    owed = replace(REPORT, outstanding=(Outstanding(account, 3_00, Money(0)),), language=language)
    plain = replace(owed, outstanding=())
    papers = [compose_report(job(PrintKind.SHIFT_REPORT, packed_content(one))) for one in (owed, plain)]
    more, fewer = (sum(isinstance(part, SplitLine) for part in one.elements) for one in papers)
    assert more == fewer + 1


def texts(paper: Paper) -> list[str]:
    return [one.text for one in paper.elements if isinstance(one, TextLine)]


def test_a_slip_says_what_how_much_why_and_who_both() -> None:
    paper = composed(job(PrintKind.CASH_SLIP, packed_content(SLIP)))
    assert pairs(paper)["金额"] == "¥250.00"
    assert pairs(paper)["授权人"] == "陈店长"
    assert "原因：解款p0" in texts(paper)
    assert any(isinstance(one, SignatureLine) for one in paper.elements)
    opened = composed(
        job(PrintKind.CASH_SLIP, packed_content(replace(SLIP, kind=SlipKind.OPENED, amount=Money(0))))
    )
    assert "金额" not in pairs(opened)
    english = composed(job(PrintKind.CASH_SLIP, packed_content(replace(SLIP, language="en")), 2))
    assert {"重打 COPY 2", "Cash out"} <= set(texts(english))


def test_a_z_report_tells_the_drawer_the_days_the_members_and_the_difference() -> None:
    paper = composed(job(PrintKind.SHIFT_REPORT, packed_content(REPORT)))
    told = pairs(paper)
    assert told["编号"] == "S01-1.1-Z0007"
    assert (told["应收合计"], told["2026-03-10 · 2 笔"], told["2026-03-11 · 1 笔"]) == (
        "¥102.00",
        "¥62.00",
        "¥40.00",
    )
    assert (told["现金 × 2"], told["支付宝 × 1"]) == ("¥62.00", "¥40.00")
    assert told["应有现金"] == "¥224.40"
    assert (told["¥100.00 × 2"], told["清点现金"], told["差异"]) == ("¥200.00", "¥214.00", "-¥10.40")
    assert (told["积分"], told["折合"], told["储值本金"], told["优惠券（张）"]) == (
        "12,345",
        "¥617.25",
        "¥8,800.00",
        "31",
    )
    assert "说明：找零多给了" in texts(paper)
    assert any("跨过了营业日" in text for text in texts(paper))


def test_an_x_report_says_nothing_of_a_count() -> None:
    x = replace(
        REPORT, number="", counted=None, difference=None, pieces=(), reason="", until_on=date(2026, 3, 10)
    )
    paper = composed(job(PrintKind.SHIFT_REPORT, packed_content(x)))
    assert "班次快报 X" in texts(paper)
    assert not {"编号", "清点现金", "差异"} & set(pairs(paper))
    assert not any("跨过" in text for text in texts(paper))


@pytest.mark.parametrize("profile", ["virtual-58", "virtual-80"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_widths_print_both_languages(profile: str, language: str) -> None:
    for kind, content in (
        (PrintKind.SHIFT_REPORT, packed_content(replace(REPORT, language=language))),
        (PrintKind.CASH_SLIP, packed_content(replace(SLIP, language=language))),
    ):
        assert preview_png(composed(job(kind, content)), load_profile(profile)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[1]",
        b"[2, {}]",
        b"[1, {}]",
        b"{}",
        b"\xff",
        b"[" * 5000,
        b"x" * 70_000,
        b'[1, {"kind": 1}]',
    ],
)
def test_what_no_release_wrote_is_set_aside(content: bytes) -> None:
    with pytest.raises(UnreadableContent):
        compose_report(job(PrintKind.SHIFT_REPORT, content))
    with pytest.raises(UnreadableContent):
        compose_cash_slip(job(PrintKind.CASH_SLIP, content))


def test_a_report_with_a_field_too_many_is_not_half_read() -> None:
    version, plain = json.loads(packed_content(REPORT))
    plain["more"] = 1
    with pytest.raises(UnreadableContent):
        compose_report(job(PrintKind.SHIFT_REPORT, json.dumps([version, plain]).encode()))
