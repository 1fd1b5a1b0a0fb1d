"""A receipt in its print job: what was stored comes back the same, what is damaged is refused."""

from __future__ import annotations

import json

import pytest

from receipts import reason_text, receipt
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.receipt_content import compose_receipt, packed, unpacked
from shuke.application.receipt_paper import ReasonText
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.paper import TextLine
from shuke.wording import Language


def test_a_stored_receipt_comes_back_as_it_was() -> None:
    made = receipt(
        explanation=(Reason("r", False, "s", (("tier", "gold"), ("n", 3), ("left", Money(1240))), line_id=2),)
    )

    assert unpacked(packed(made)) == made


def test_a_receipt_without_member_and_extras_comes_back_as_it_was() -> None:
    made = receipt(member=None, points=None, explanation=(), code="", footer_lines=())

    assert unpacked(packed(made)) == made


def test_the_copy_number_is_the_jobs_and_not_the_contents() -> None:
    content = packed(receipt(copy=7))
    job = PrintJob(1, PrintKind.RECEIPT, "R1", content, copy=2, opens_drawer=False)

    paper = compose_receipt(job, lambda language, symbol: reason_text)

    assert content == packed(receipt())
    assert isinstance(paper.elements[1], TextLine)
    assert paper.elements[1].text == "重打 COPY 2"


def test_reasons_are_told_in_the_language_and_currency_of_the_receipt() -> None:
    asked = []
    job = PrintJob(1, PrintKind.RECEIPT, "R1", packed(receipt(language="en")), copy=0, opens_drawer=False)

    def reason_text_in(language: Language, symbol: str) -> ReasonText:
        asked.append((language, symbol))
        return reason_text

    compose_receipt(job, reason_text_in)

    assert asked == [(Language.EN, "¥")]


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 2},
        {"to_pay": 1},
        {"to_pay": 56.2},
        {"to_pay": True},
        {"lines": [["x"]]},
        {"tenders": [["gold bars", 1, 1, ""]]},
        {"sold_at": "yesterday"},
        {"shop_name": None},
        {"member": {"name": "x"}},
        {"code": ["A"]},
    ],
)
def test_a_damaged_receipt_is_refused_by_name(damage: dict[str, object]) -> None:
    stored = json.loads(packed(receipt())) | damage

    with pytest.raises(UnreadableContent):
        unpacked(json.dumps(stored).encode())


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b"null", b"{}", b"[" * 100_000, b" " * 1_000_001]
)
def test_what_is_no_receipt_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableContent):
        unpacked(content)


def test_a_receipt_of_five_hundred_lines_fits_into_a_job() -> None:
    line = receipt().lines[0]
    many = receipt(lines=(line,) * 500, discounts=(), points_value=Money(0),
                   to_pay=Money(3420 * 500), tenders=(_cash(3420 * 500),))  # fmt: skip

    assert len(packed(many)) < 1_000_000
    assert unpacked(packed(many)) == many


def _cash(minor: int) -> Tender:
    return Tender(TenderKind.CASH, Money(minor), Money(minor))
