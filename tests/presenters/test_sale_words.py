from __future__ import annotations

from datetime import UTC, date, datetime

from back_office_stand import zh
from shuke.application.journal_reading import SaleRecord
from shuke.application.ports.store import StoredFact
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import explained
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.sale_completed import SaleCompleted, SoldLine
from shuke.domain.money import Money
from shuke.presenters.sale_words import SaleState, sale_state
from shuke.wording.figures import money_text
from shuke.wording.receipt import POINTS_PAID
from shuke.wording.said import said

SOLD_AT = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


def told(**changes: object) -> SaleState:
    """A sale of one reduced cup, with something on top of the line's discount."""
    line = BasketLine(1, "盖碗", Money(100_00), article_id="a-cup")
    sale = SaleCompleted(
        **{  # type: ignore[arg-type]  # the names are those of the fact
            "receipt_number": "S01-1.1-000001",
            "basket_id": "b",
            "quoted_on": date(2026, 3, 10),
            "currency": "CNY",
            "programme": "tea-chain",
            "programme_version": 1,
            "lines": (SoldLine(line, Money(100_00), Money(90_00), Money(10_00)),),
            "tenders": (Tender(TenderKind.ALIPAY, Money(85_00), Money(85_00), "2026…001"),),
            "gross": Money(100_00),
            "discount": Money(12_00),
            "to_pay": Money(85_00),
            "receipt_code": "SK:x",
            **changes,
        }
    )
    header = FactHeader("t", "S01-1", 1, 7, GENESIS, 0, date(2026, 3, 10), "st-1")
    stored = StoredFact("S01-1", 1, 7, SaleCompleted.KIND, b"", bytes(range(32)), b"")
    record = SaleRecord(stored, header, sale, intact=True, staff="小林", till="1号台", member=None)
    return sale_state(record, SOLD_AT, money_text)


def pairs(found: tuple[tuple[object, object], ...]) -> list[tuple[str, str]]:
    return [(zh(name), zh(value)) for name, value in found]  # type: ignore[arg-type]  # both are Words


def test_every_sum_from_the_subtotal_to_what_was_to_pay_has_its_name() -> None:
    sale = told(points_used=150, points_value=Money(3_00), member_id="m-1")
    assert pairs(sale.sums) == [
        ("小计", "¥100.00"),
        ("单品优惠", "-¥10.00"),
        ("优惠", "-¥2.00"),
        (zh(said(POINTS_PAID, points="150")), "-¥3.00"),
        ("应付", "¥85.00"),
    ]
    assert sale.lines[0].off == "-¥10.00"


def test_a_tender_s_reference_is_told_and_no_change_where_there_is_none() -> None:
    assert pairs(told().tenders) == [("支付宝", "¥85.00"), ("流水号", "2026…001")]


def test_how_a_member_confirmed_stored_value_is_told_in_words() -> None:
    by_value = Tender(TenderKind.STORED_VALUE, Money(85_00), Money(85_00), "drawn")
    assert pairs(told(tenders=(by_value,)).tenders) == [("储值", "¥85.00"), ("会员在屏幕上签字确认", "")]


def test_a_sale_without_member_has_no_points() -> None:
    sale = told()
    assert sale.points == ()
    assert "会员" not in [name for name, _ in pairs(sale.about)]


def test_a_member_this_till_does_not_know_is_said_to_be_so() -> None:
    assert ("会员", "本机不认识的会员") in pairs(told(member_id="m-1").about)


def test_reasons_that_applied_stand_first_with_what_they_moved() -> None:
    sale = told(
        explanation=explained(
            (
                Reason("r-1", applied=False, sentence="discount_reduced", values=(("name", "9折"),)),
                Reason("r-2", applied=True, sentence="newer_rule", amount=Money(10_00), line_id=1),
            )
        )
    )
    assert [(reason.applied, reason.moved) for reason in sale.reasons] == [(True, "-¥10.00"), (False, "")]
    assert zh(sale.reasons[0].words) == "规则 r-2"
