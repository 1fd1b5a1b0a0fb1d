"""The words of the cards' window: what can be done with a card, what it takes, what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTS",
    "ACT_FEE",
    "ACT_FREE",
    "ACT_MEANS",
    "ACT_SHOWS",
    "APPLY_FEE",
    "CARDS_NOT_SAVED",
    "CARDS_SAVED",
    "CARD_EXPIRES",
    "CARD_FEE",
    "CARD_ISSUED",
    "CARD_NONE",
    "CARD_NUMBER",
    "CARD_OF",
    "CARD_PRINTED",
    "CARD_REPLACED_BY",
    "CARD_STATUS",
    "CARD_TO_APPLY",
    "CARD_TO_APPLY_MEANS",
    "CARD_WITH_STATUS",
    "FEE_ON_BASKET",
    "LOOK_AT_FIRST",
    "NOTE_FIELD",
    "NOTE_HINT",
    "NOTHING_TO_DO",
    "OLD_CARD",
    "OLD_SPENT",
    "PRINT_CARD",
    "SAVE_CARDS",
    "SEEN",
    "TAKER_FIELD",
    "TAKER_NAME",
    "WAYS",
    "WAY_OTHER",
    "WHAT_TO_DO",
]

CARD_FEE = Sentence(zh="补卡工本费", en="New card fee")
CARD_NONE = Sentence(zh="会员名下没有卡。", en="The member has no card.")
CARD_NUMBER = Sentence(zh="卡号 {number}", en="Card {number}")
CARD_OF = Sentence(zh="{name} · {detail}", en="{name} · {detail}")
CARD_ISSUED = Sentence(zh="{date} 办理", en="issued {date}")
CARD_EXPIRES = Sentence(zh="有效至 {date}", en="until {date}")
CARD_REPLACED_BY = Sentence(zh="已换成 {number}", en="replaced by {number}")
CARD_TO_APPLY = Sentence(zh="可办{name}", en="{name}: may be applied for")
CARD_TO_APPLY_MEANS = Sentence(zh="等级之外的卡", en="a card beside the tier")
CARD_STATUS: Mapping[str, Sentence] = {
    "active": Sentence(zh="使用中", en="in use"),
    "lost": Sentence(zh="已挂失", en="reported lost"),
    "replaced": Sentence(zh="已换卡", en="replaced"),
    "recalled": Sentence(zh="已收回", en="recalled"),
    "closed": Sentence(zh="已退卡", en="closed"),
}
CARD_WITH_STATUS = Sentence(zh="{number} · {status}", en="{number} · {status}")

WHAT_TO_DO = Sentence(zh="要办什么", en="What is to be done")
NOTHING_TO_DO = Sentence(
    zh="这张卡已失效，没有可办的。", en="This card is dead; nothing can be done with it."
)
ACTS: Mapping[str, Sentence] = {
    "issued": Sentence(zh="发卡", en="Issue a card"),
    "reported-lost": Sentence(zh="挂失", en="Report lost"),
    "found-again": Sentence(zh="解除挂失", en="Found again"),
    "reissued": Sentence(zh="挂失补卡", en="Lost: new card"),
    "damaged": Sentence(zh="损坏换卡", en="Damaged: new card"),
    "recalled": Sentence(zh="收回", en="Recall"),
    "closed": Sentence(zh="退卡", en="Close"),
    "applied": Sentence(zh="办{name}", en="Apply: {name}"),
    "handed-over": Sentence(zh="转交他人", en="Hand over"),
    "swapped": Sentence(zh="旧卡换新卡", en="Swap an old card"),
}
"""By the value of `CardAct`."""

ACT_MEANS: Mapping[str, Sentence] = {
    "issued": Sentence(zh="打印一张新卡", en="a new card is printed"),
    "reported-lost": Sentence(zh="卡即时失效，积分和储值停用", en="dead at once; nothing can be spent"),
    "found-again": Sentence(zh="原卡恢复使用", en="the card works again"),
    "reissued": Sentence(zh="旧卡作废，换新卡号", en="the old one dies, a new one takes its place"),
    "damaged": Sentence(zh="交回旧卡，换新卡号", en="the old one is handed in for a new one"),
    "recalled": Sentence(zh="门店收回，不再发卡", en="the shop takes it back for good"),
    "closed": Sentence(zh="会籍终止，积分清零", en="the membership ends, its points are gone"),
    "closed-beside": Sentence(zh="不再享用这张卡", en="it is held no longer"),
    "handed-over": Sentence(zh="余额随卡转给另一人", en="the balance goes along"),
    "swapped": Sentence(zh="旧卡收回，消费计入等级", en="the old one is recalled, its spending counts"),
}
ACT_FEE = Sentence(zh="{means} · 工本费 {fee}", en="{means} · {fee}")
ACT_FREE = Sentence(zh="{means} · 免费", en="{means} · free")
ACT_SHOWS = Sentence(zh="{act} · {fee}", en="{act} · {fee}")
WAYS: Mapping[str, Sentence] = {
    "same-day": Sentence(zh="当日消费满 {least}", en="{least} spent on one day"),
    "sale": Sentence(zh="单笔消费满 {least}", en="a purchase of {least}"),
    "window": Sentence(zh="近期累计满 {least}", en="{least} spent lately"),
    "fee": Sentence(zh="交费办理", en="for a fee"),
}
"""By the value of `EntryBy`."""
WAY_OTHER = Sentence(zh="按方案办理", en="as the programme says")
SEEN = Sentence(zh="已看{proof}", en="Seen: {proof}")
LOOK_AT_FIRST = Sentence(
    zh="请先看过{proof}，打上勾。方案要求出示。",
    en="Look at {proof} and tick it first; the programme asks for it.",
)
NOTE_FIELD = Sentence(zh="原因（可不填）", en="Why (may stay empty)")
NOTE_HINT = Sentence(zh="公交车上遗失", en="left on the bus")
TAKER_FIELD = Sentence(zh="接卡人手机号或卡号", en="Who takes it: phone or card number")
TAKER_NAME = Sentence(zh="姓名（新会员填）", en="Name (somebody new)")
OLD_CARD = Sentence(zh="旧卡卡号", en="Old card's number")
OLD_SPENT = Sentence(zh="旧卡累计消费", en="Spent with it")
APPLY_FEE = Sentence(zh="办卡费", en="Card fee")
FEE_ON_BASKET = Sentence(zh="{done}。{fee} 已记在单上。", en="{done}. The {fee} is on the basket.")
PRINT_CARD = Sentence(zh="打印会员卡", en="Print the card")
SAVE_CARDS = Sentence(zh="卡面存为文件", en="Save as files")
CARDS_SAVED = Sentence(
    zh="卡面已存好：{path}（同一文件夹里有图片）。", en="Saved: {path}, pictures beside it."
)
CARDS_NOT_SAVED = Sentence(
    zh="没有存成：{reason}。请检查磁盘空间，再试一次。",
    en="Not saved: {reason}. Look at the room on the disk and try again.",
)
CARD_PRINTED = Sentence(zh="会员卡已送去打印。", en="The card is on its way to the printer.")
