"""Two months that were settled between a shop and others, as head office tells them."""

from __future__ import annotations

from shuke.domain.money import Money
from shuke.domain.shop_debts import DebtKind, DebtSum
from shuke.domain.shop_statement import ShopStatement

__all__ = ["told_months"]

_SETTLED_MS = 1_793_757_600_000
"""3 November 2026, 10:00 in Shanghai."""

_MONTH_MS = 30 * 86_400_000


def told_months(own: str) -> tuple[ShopStatement, ...]:
    """October: 300 and 30 of bonus were spent at S02, 40 were paid back for it here, so 290 are left to pay; 55.50
    from S03 are even with a correction of September; a partner served twice. September: 12 to get."""
    spent = DebtSum("2026-10", DebtKind.SPENT, own, "S02", "", Money(300_00), Money(30_00), debts=12)
    back = DebtSum("2026-10", DebtKind.PAID_BACK, "S02", own, principal=Money(40_00))
    third = DebtSum("2026-10", DebtKind.SPENT, "S03", own, principal=Money(55_50), debts=3)
    late = DebtSum("2026-09", DebtKind.SPENT, own, "S03", principal=Money(55_50))
    lounge = DebtSum("2026-10", DebtKind.PARTNER, own, "机场贵宾厅", "休息室", Money(66_00), times=2)
    september = DebtSum("2026-09", DebtKind.SPENT, "S02", own, principal=Money(12_00))
    return (
        ShopStatement("2026-10", _SETTLED_MS, "陈会计", (late, spent, back, third, lounge)),
        ShopStatement("2026-09", _SETTLED_MS - _MONTH_MS, "陈会计", (september,)),
    )
