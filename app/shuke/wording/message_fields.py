"""The fields of a message's template: what they are called, and a sample of each for a look at the text."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["FIELD_NAMES", "FIELD_SAMPLES"]

FIELD_NAMES: Mapping[str, Sentence] = {
    "name": Sentence(zh="会员姓名", en="Name"),
    "number": Sentence(zh="会员号", en="Number"),
    "tier": Sentence(zh="会员等级", en="Tier"),
    "points": Sentence(zh="现有积分", en="Points"),
    "expiring": Sentence(zh="即将到期的积分", en="Lapsing"),
    "expires": Sentence(zh="到期日", en="Last day"),
    "stored": Sentence(zh="储值余额", en="Stored"),
    "ahead": Sentence(zh="升级与积分展望", en="What is ahead"),
    "shop": Sentence(zh="店名", en="Shop"),
    "gift": Sentence(zh="赠送内容", en="Gift"),
    "day": Sentence(zh="节日或日期", en="Day"),
    "missing": Sentence(zh="保级还差", en="Missing for the tier"),
}

FIELD_SAMPLES: Mapping[str, Sentence] = {
    "name": Sentence(zh="王小明", en="Wang Xiaoming"),
    "number": Sentence(zh="100 286 3", en="100 286 3"),
    "tier": Sentence(zh="金卡", en="Gold"),
    "points": Sentence(zh="1,280", en="1,280"),
    "expiring": Sentence(zh="300", en="300"),
    "expires": Sentence(zh="2026-12-31", en="2026-12-31"),
    "stored": Sentence(zh="¥560.00", en="¥560.00"),
    "ahead": Sentence(
        zh="照现在的消费，约2026年9月可升金卡；一年后约有2,600积分，可换¥52.00的商品",
        en="At this pace Gold about September 2026; in a year about 2,600 points: goods worth ¥52.00",
    ),
    "shop": Sentence(zh="熟客茶庄", en="Shuke Tea"),
    "gift": Sentence(zh="送您20元优惠券一张。", en="A coupon worth ¥20 is yours."),
    "day": Sentence(zh="中秋节", en="Mid-Autumn Festival"),
    "missing": Sentence(zh="消费300.00元", en="purchases of 300.00"),
}
