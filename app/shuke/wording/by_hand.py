"""Prices by hand: the panel."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "CONFIRM",
    "KINDS",
    "NEEDS_LEAD",
    "NEEDS_MANAGER",
    "NO_REASON",
    "NO_VALUE",
    "ONE_LINE",
    "OTHER_REASON",
    "PERCENTS",
    "PREVIEW",
    "PREVIEW_DEARER",
    "REASON",
    "REASONS",
    "REASON_HINT",
    "REMOVE",
    "TITLE",
    "VALUES",
    "WHOLE_BASKET",
]

TITLE = Sentence(zh="改价", en="Change a price")
ONE_LINE = Sentence(zh="{name} × {quantity} · {amount}", en="{name} × {quantity} · {amount}")
WHOLE_BASKET = Sentence(zh="整单 · {amount}", en="The whole basket · {amount}")
KINDS: Mapping[str, Sentence] = {
    "percent": Sentence(zh="打折", en="Percent off"),
    "amount": Sentence(zh="减金额", en="Amount off"),
    "price": Sentence(zh="改单价", en="Unit price"),
}
"""By `shuke.domain.basket.HandKind`, as `VALUES`."""
VALUES: Mapping[str, Sentence] = {
    "percent": Sentence(zh="减百分之几（10 就是九折）", en="Percent taken off"),
    "amount": Sentence(zh="减多少钱", en="How much is taken off"),
    "price": Sentence(zh="新的单价", en="The new unit price"),
}
PERCENTS: Mapping[str, Sentence] = {
    "5": Sentence(zh="九五折", en="5%"),
    "10": Sentence(zh="九折", en="10%"),
    "15": Sentence(zh="八五折", en="15%"),
    "20": Sentence(zh="八折", en="20%"),
    "50": Sentence(zh="五折", en="50%"),
}
"""Usual ones, by percent off."""
PREVIEW = Sentence(zh="{before} 改为 {after}，优惠 {off}", en="{before} becomes {after}: {off} off")
PREVIEW_DEARER = Sentence(zh="{before} 改为 {after}，多收 {off}", en="{before} becomes {after}: {off} more")
REASON = Sentence(zh="原因", en="Reason")
REASON_HINT = Sentence(zh="为什么改价", en="Why the price changes")
OTHER_REASON = "other"
REASONS: Mapping[str, Sentence] = {
    "flaw": Sentence(zh="瑕疵", en="Flaw"),
    "dated": Sentence(zh="临期", en="Near its date"),
    "shown": Sentence(zh="陈列品", en="On display"),
    "label": Sentence(zh="价签不符", en="Label differs"),
    OTHER_REASON: Sentence(zh="其他…", en="Other…"),
}
NEEDS_LEAD = Sentence(zh="要请班长或店长输入 PIN。", en="A shift lead or manager will be asked for a PIN.")
NEEDS_MANAGER = Sentence(zh="要请店长输入 PIN。", en="A manager will be asked for a PIN.")
NO_VALUE = Sentence(zh="请先输入优惠多少，不能超过原价。", en="Type how much first; no more than the price.")
NO_REASON = Sentence(zh="请选或写一个原因。", en="Choose or write why.")
CONFIRM = Sentence(zh="确定改价", en="Change the price")
REMOVE = Sentence(zh="恢复原价", en="Back to the old price")
