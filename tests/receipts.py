"""Receipts to print in tests: ordinary ones and hard ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from shuke.domain.basket import Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.receipt import Receipt, ReceiptLine, ReceiptMember, ReceiptPoints

__all__ = ["CODE", "REASON_WORDS", "reason_text", "receipt"]

ZONE = ZoneInfo("Asia/Shanghai")

CODE = "HTTPS://SHUKE.EXAMPLE/R/" + "K7QZ4M2N" * 26 + "ABC"
"""As long as the longest signed receipt: 235 characters, version 9."""

REASON_WORDS = {
    "tier_discount": "金卡会员 95 折",
    "full_reduction": "满 50 减 5 元优惠券",
    "earned": "每消费 1 元得 1 积分,金卡 1.5 倍,共得 66 积分",
    "not_member_day": "今天不是会员日,双倍积分未生效",
}


def reason_text(reason: Reason) -> str:
    return REASON_WORDS.get(reason.sentence, reason.sentence)


def receipt(**changes: object) -> Receipt:
    """A member's sale at a tea shop: lines, discounts, points, cash with change."""
    lines = (
        ReceiptLine("珍珠奶茶", Money(1800), Money(3600), 2000, Money(180),
                    (Reason("tier.gold", True, "tier_discount", amount=Money(180), line_id=1),)),
        ReceiptLine("芝士葡萄冰沙(大杯 少冰 半糖)", Money(2600), Money(2600)),
        ReceiptLine("散装茉莉花茶", Money(1200), Money(300), 250),
    )  # fmt: skip
    made = Receipt(
        shop_name="星野茶铺 HOSHINO TEA",
        shop_lines=("上海市徐汇区漕溪北路 88 号", "电话 021-5555 0199"),
        till="1 号台",
        staff="小王",
        number="SH01-1-000318",
        sold_at=datetime(2026, 11, 21, 20, 15, tzinfo=ZONE),
        business_date=date(2026, 11, 21),
        lines=lines,
        discounts=(Reason("coupon.50", True, "full_reduction", amount=Money(500)),),
        points_value=Money(200),
        to_pay=Money(5620),
        tenders=(
            Tender(TenderKind.ALIPAY, Money(2000), Money(2000), "2026112122001"),
            Tender(TenderKind.CASH, Money(3620), Money(5000)),
        ),
        member=ReceiptMember("陈*犇", "8613 **** 0042", "金卡"),
        points=ReceiptPoints(1234, 66, 200, 1100, datetime(2026, 11, 21, 14, 5, tzinfo=ZONE), 300,
                             date(2026, 12, 31)),
        ahead="照现在的消费，约2027年3月可升钻石卡；一年后约有3,120积分，可换¥62.00的商品",
        explanation=(Reason("earn", True, "earned", points=66), Reason("day", False, "not_member_day")),
        signature_asked=True,
        code=CODE,
        footer_lines=("谢谢惠顾 · 欢迎再来",),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]
