"""A till of a chain prints receipts that a customer's own telephone can verify, and reads them as it reads others."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.till_on_disk import SESSION, open_till
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.sync.joining import head_office_moved
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import TenderKind
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.money import Money


def receipt_code(till: TillServices) -> str:
    basket = till.desk.begin(SESSION).basket.basket_id
    add_open_amount(till.desk, SESSION, basket, Money(120_00))
    paid = pay(till.desk, lambda: LEAST_FREE_BYTES, SESSION, basket, TenderKind.CASH)
    done = getattr(paid, "completed", None)
    assert done is not None, paid
    return str(done.receipt_code)


@pytest.mark.parametrize(
    ("address", "begins"),
    [("https://hq.shuke.example", "HTTPS://HQ.SHUKE.EXAMPLE/R/"), ("http://192.168.1.9:8000", "SK:")],
)
def test_the_code_is_a_link_where_head_office_has_a_public_address(
    tmp_path: Path, address: str, begins: str
) -> None:
    till = open_till(tmp_path)
    assert receipt_code(till).startswith("SK:")
    with till.data.counter.writing() as work:
        head_office_moved(work, address)
        work.settings.put("head-office.key", "00" * 32)
        work.commit()
    till.refresh()
    code = receipt_code(till)
    assert code.startswith(begins)
    scan = till.code_check.receipt(code)
    assert scan.outcome is CodeOutcome.VALID
    plain = CodeTexts().read(code)
    assert not isinstance(plain, CodeOutcome)
    till.data.close()
