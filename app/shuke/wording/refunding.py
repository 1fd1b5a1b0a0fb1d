"""Goods that come back: the window, the slip."""

from __future__ import annotations

from shuke.domain.membership.return_tells import ReturnTells
from shuke.wording.sentence import Sentence

__all__ = [
    "CUSTOMER_SIGNS",
    "FOR_THE_CUSTOMER",
    "FOR_THE_SHOP",
    "GOODWILL_TITLE",
    "OF_RECEIPT",
    "PAID_BACK",
    "REASON_LINE",
    "SAID_BY_AMOUNTS",
    "SLIP_NUMBER",
    "SLIP_TITLE",
    "SOLD_AT",
]

# The slip

SLIP_TITLE = Sentence(zh="退货单", en="Refund")
GOODWILL_TITLE = Sentence(zh="通融退款单", en="Goodwill refund")
FOR_THE_SHOP = Sentence(zh="商户存根", en="For the shop")
FOR_THE_CUSTOMER = Sentence(zh="顾客联", en="For the customer")
SLIP_NUMBER = Sentence(zh="退货单号", en="Refund")
OF_RECEIPT = Sentence(zh="原小票", en="Receipt")
SOLD_AT = Sentence(zh="原消费", en="Sold")
REASON_LINE = Sentence(zh="原因：{reason}", en="Reason: {reason}")
PAID_BACK = Sentence(zh="退款合计", en="Paid back")
CUSTOMER_SIGNS = Sentence(zh="顾客签字", en="Customer signs")
SAID_BY_AMOUNTS = frozenset({ReturnTells.DONE.value, ReturnTells.BY_TENDER.value})
"""Sentences that repeat what the slip's amounts say."""
