"""Care of members: what its occasions and festivals are called, and what is missing to keep a tier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.domain.care.festivals import Festival
from shuke.domain.care.plan import Occasion
from shuke.domain.money import Money
from shuke.domain.programme.parts.measures import Counted, Reaches
from shuke.wording.figures import money_text, points_text
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "CARE_REFUSALS",
    "FESTIVALS",
    "MISSING",
    "OCCASIONS",
    "FestivalNamed",
    "festival_named",
    "missing_told",
]

OCCASIONS: Mapping[Occasion, Sentence] = {
    Occasion.BIRTHDAY: Sentence(zh="生日", en="Birthday"),
    Occasion.FESTIVAL: Sentence(zh="节日", en="Festivals"),
    Occasion.ANNIVERSARY: Sentence(zh="入会纪念日", en="Anniversary of joining"),
    Occasion.TIER: Sentence(zh="升级", en="A new tier"),
    Occasion.LAPSING: Sentence(zh="积分快到期", en="Points about to lapse"),
    Occasion.DOWNGRADE: Sentence(zh="快要降级", en="Before a downgrade"),
    Occasion.SLEEPING: Sentence(zh="很久没来", en="Has not come for long"),
}

FESTIVALS: Mapping[Festival, Sentence] = {
    Festival.NEW_YEAR: Sentence(zh="元旦", en="New Year"),
    Festival.SPRING: Sentence(zh="春节", en="Spring Festival"),
    Festival.LANTERN: Sentence(zh="元宵节", en="Lantern Festival"),
    Festival.WOMEN: Sentence(zh="妇女节", en="Women's Day"),
    Festival.LABOUR: Sentence(zh="劳动节", en="Labour Day"),
    Festival.CHILDREN: Sentence(zh="儿童节", en="Children's Day"),
    Festival.DRAGON_BOAT: Sentence(zh="端午节", en="Dragon Boat Festival"),
    Festival.QIXI: Sentence(zh="七夕", en="Qixi"),
    Festival.MID_AUTUMN: Sentence(zh="中秋节", en="Mid-Autumn Festival"),
    Festival.DOUBLE_NINTH: Sentence(zh="重阳节", en="Double Ninth Festival"),
    Festival.NATIONAL: Sentence(zh="国庆节", en="National Day"),
}

MISSING: Mapping[Counted, Sentence] = {
    Counted.MONEY: Sentence(zh="消费{missing}", en="purchases of {missing}"),
    Counted.TOP_UP: Sentence(zh="充值{missing}", en="top-ups of {missing}"),
    Counted.POINTS: Sentence(zh="积{missing}分", en="{missing} points"),
    Counted.PROGRESS: Sentence(zh="积{missing}点成长值", en="{missing} points of progress"),
    Counted.SALES: Sentence(zh="消费{missing}次", en="purchases ({missing})"),
    Counted.ACTIVITIES: Sentence(zh="参加活动{missing}次", en="activities ({missing})"),
}

CARE_REFUSALS: Mapping[str, Sentence] = {
    "care_nothing": Sentence(
        zh="还没有选送什么、发什么。请写上积分，或选一种券、一条消息。",
        en="Nothing is given or written yet. Type points, or choose a coupon or a message.",
    ),
    "care_twice": Sentence(
        zh="会员方案已经会自动送这样礼物，再送就重复了。请换一种，或只发消息。",
        en="The programme gives this by itself; it would come twice. Choose something else, or a message alone.",
    ),
    "care_no_festival": Sentence(
        zh="还没有选节日。请至少选一个，或写上自己的日子。",
        en="No festival is chosen. Choose one at least, or write days of your own.",
    ),
}


@dataclass(frozen=True, slots=True)
class FestivalNamed:
    """`own`: what a shop calls a day of its own."""

    key: str
    own: str = ""

    def into(self, language: Language) -> str:
        return festival_named(self.key, language) or self.own or self.key


def festival_named(key: str, language: Language) -> str:
    """What a festival is called; empty where the key is none's."""
    known = {festival.value: name for festival, name in FESTIVALS.items()}
    return known[key].into(language) if key in known else ""


def missing_told(missing: int, reaches: Reaches, language: Language, symbol: str) -> str:
    """What is missing to keep a tier, as a sentence has it: purchases of so much, so many points."""
    counted = reaches.measure.counted
    money = counted in (Counted.MONEY, Counted.TOP_UP)
    amount = money_text(Money(missing), symbol=symbol) if money else points_text(missing)
    return MISSING[counted].into(language, missing=amount)
