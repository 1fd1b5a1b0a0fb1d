from __future__ import annotations

from datetime import date, time

import pytest

from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money


@pytest.fixture
def receipt_code():
    return ReceiptCode(
        tenant="demo",
        shop="s1",
        till="t1",
        epoch=1,
        seq=2,
        number="t1.1-000001",
        business_date=date(2026, 11, 3),
        sold_at=time(10, 5),
        total=Money(3_600),
        previous=bytes(16),
        running_sales=1,
        running_paid=Money(3_600),
    )
