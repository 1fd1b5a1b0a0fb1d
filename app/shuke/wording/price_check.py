"""The panel that says what something costs."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["FIELD", "FOR_ALL", "FOR_MEMBER", "FOR_TIER", "HINT", "NOT_FOUND", "RING_UP", "TEACHING", "TITLE"]

TITLE = Sentence(zh="查价", en="Price check")
FIELD = Sentence(zh="条码或品名", en="Barcode or name")
HINT = Sentence(zh="扫码，或输入品名", en="Scan, or type a name")
TEACHING = Sentence(
    zh="只查价，不录入单据。有会员时同时显示会员价。",
    en="Only tells the price; nothing is rung up. With a member on the basket, the member's price as well.",
)
FOR_ALL = Sentence(zh="售价", en="Price")
FOR_MEMBER = Sentence(zh="这位会员（{tier}）", en="This member ({tier})")
FOR_TIER = Sentence(zh="{tier}会员价", en="{tier}")
NOT_FOUND = Sentence(
    zh="没有找到“{text}”。请换个字，或扫商品条码。",
    en="'{text}' was not found. Try another word, or scan it.",
)
RING_UP = Sentence(zh="录入单据", en="Ring it up")
