"""Help on trying a programme on the past, with an example; joins `shuke.wording.help`."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["TRIAL"]

TRIAL = (
    Sentence(
        zh="试算：把会员过去的储值、消费按另一套方案再算一遍，与现行方案对照；只是算账，不影响门店。",
        en="Try it: what members paid in and bought is done again under another programme, beside the one in force. "
        "It is arithmetic alone; nothing changes in the shop.",
    ),
    Sentence(
        zh="例：五位会员三个月储值 32,000 元，消费原价 10,300 元。六级方案让利 2,055 元，三级 2,280 元，多 225 元："
        "储值 8,000 元的多得 300 元，再储 5,000 元升金卡的多得 50 元，储值 4,000 元的少得 100 元，"
        "储值 1,000 元的不够办卡，少得 25 元，储值 12,000 元的没有差别。",
        en="An example: in three months five members pay in 32,000 and buy for 10,300 at list prices. Six tiers give "
        "them 2,055, three tiers 2,280, which is 225 more: who paid in 8,000 has 300 more, who added 5,000 and "
        "became Gold 50 more, who paid in 4,000 has 100 less, 1,000 is too little for a card and has 25 less, 12,000 "
        "has the same.",
    ),
    Sentence(
        zh="这个例子逐笔的算法，见安装目录里的 resources/help/trying-a-programme.md。",
        en="Every step of the example stands in resources/help/trying-a-programme.md, in the folder of the program.",
    ),
)
