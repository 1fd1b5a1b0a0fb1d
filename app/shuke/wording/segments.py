"""Segments in words: fields, scores, stages, and a whole condition as a sentence that a shop reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from shuke.domain.figures.abc import AbcClass
from shuke.domain.money import Money
from shuke.domain.segments.conditions import Condition, Operator, Together, Where
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.domain.segments.segment import Preset
from shuke.domain.segments.standing import Quadrant, Stage
from shuke.wording.figures import money_text, points_text
from shuke.wording.listed import Listed
from shuke.wording.member_consent import CHANNELS
from shuke.wording.said import Said, Words, in_words, said
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "ASKED_IN",
    "FIELDS",
    "OPERATORS",
    "PRESET_NAMES",
    "PRESET_USES",
    "UNITS",
    "WORDS",
    "InWords",
    "NamesOf",
]

FIELDS: Mapping[Field, Sentence] = {
    Field.DAYS_SINCE_SALE: Sentence(zh="距上次消费", en="Since the last sale"),
    Field.SALES: Sentence(zh="消费次数", en="Sales so far"),
    Field.SPENT: Sentence(zh="累计消费", en="Spent so far"),
    Field.YEAR_SALES: Sentence(zh="近 12 个月消费次数", en="Sales in 12 months"),
    Field.YEAR_SPENT: Sentence(zh="近 12 个月消费", en="Spent in 12 months"),
    Field.BASKET: Sentence(zh="平均每单", en="Average basket"),
    Field.DAYS_A_SALE: Sentence(zh="平均来店间隔", en="Average time between sales"),
    Field.DUE_GOODS: Sentence(zh="该回购的商品种数", en="Kinds of goods due again"),
    Field.DUE_ARTICLE: Sentence(zh="该回购的商品", en="Goods due again"),
    Field.DUE_DEPARTMENT: Sentence(zh="该回购的部门", en="Departments due again"),
    Field.MEMBER_DAYS: Sentence(zh="入会时间", en="Time as a member"),
    Field.DAYS_TO_BIRTHDAY: Sentence(zh="距生日", en="Until the birthday"),
    Field.BIRTH_MONTH: Sentence(zh="生日月份", en="Month of birth"),
    Field.AGE: Sentence(zh="年龄", en="Age"),
    Field.POINTS: Sentence(zh="积分余额", en="Points held"),
    Field.DAYS_TO_LAPSE: Sentence(zh="距积分过期", en="Until points lapse"),
    Field.LAPSING: Sentence(zh="下一批过期积分", en="Points that lapse next"),
    Field.STORED: Sentence(zh="储值余额", en="Stored value held"),
    Field.TO_NEXT_TIER: Sentence(zh="距更高等级还差", en="Missing to a higher tier"),
    Field.RECENCY: Sentence(zh="最近消费评分 R", en="Recency score R"),
    Field.FREQUENCY: Sentence(zh="消费频率评分 F", en="Frequency score F"),
    Field.MONEY: Sentence(zh="消费金额评分 M", en="Money score M"),
    Field.TIER: Sentence(zh="等级", en="Tier"),
    Field.STAGE: Sentence(zh="生命周期", en="Life cycle"),
    Field.QUADRANT: Sentence(zh="价值象限", en="Value quadrant"),
    Field.ABC: Sentence(zh="ABC 分类", en="ABC class"),
    Field.SHOP: Sentence(zh="所属门店", en="Home shop"),
    Field.LOOKED_AFTER: Sentence(zh="客户经理", en="Account manager"),
    Field.CHANNELS: Sentence(zh="同意接收优惠的方式", en="May be told of offers by"),
    Field.DAYS_SINCE_CONTACT: Sentence(zh="距上次联系", en="Since the last contact"),
}

OPERATORS: Mapping[Operator, Sentence] = {
    Operator.AT_LEAST: Sentence(zh="至少", en="at least"),
    Operator.AT_MOST: Sentence(zh="至多", en="at most"),
    Operator.BETWEEN: Sentence(zh="介于", en="between"),
    Operator.ONE_OF: Sentence(zh="是", en="is"),
    Operator.NONE_OF: Sentence(zh="不是", en="is not"),
    Operator.UNKNOWN: Sentence(zh="没有记录", en="not on record"),
}

_DAYS = Sentence(zh="{number} 天", en="{number} days")
UNITS: Mapping[Field, Sentence] = {
    Field.DAYS_SINCE_SALE: _DAYS,
    Field.SALES: Sentence(zh="{number} 次", en="{number}"),
    Field.YEAR_SALES: Sentence(zh="{number} 次", en="{number}"),
    Field.DAYS_A_SALE: _DAYS,
    Field.DUE_GOODS: Sentence(zh="{number} 种", en="{number}"),
    Field.MEMBER_DAYS: _DAYS,
    Field.DAYS_TO_BIRTHDAY: _DAYS,
    Field.BIRTH_MONTH: Sentence(zh="{number} 月", en="{number}"),
    Field.AGE: Sentence(zh="{number} 岁", en="{number} years"),
    Field.POINTS: Sentence(zh="{number} 分", en="{number} points"),
    Field.DAYS_TO_LAPSE: _DAYS,
    Field.LAPSING: Sentence(zh="{number} 分", en="{number} points"),
    Field.DAYS_SINCE_CONTACT: _DAYS,
}
"""Of fields that are neither money, nor a score, nor words."""

_IN_DAYS = Sentence(zh="天", en="days")
_IN_POINTS = Sentence(zh="分", en="points")
_IN_SALES = Sentence(zh="次", en="sales")
ASKED_IN: Mapping[Field, Sentence] = {
    Field.DAYS_SINCE_SALE: _IN_DAYS,
    Field.SALES: _IN_SALES,
    Field.YEAR_SALES: _IN_SALES,
    Field.DAYS_A_SALE: _IN_DAYS,
    Field.DUE_GOODS: Sentence(zh="种", en="kinds"),
    Field.MEMBER_DAYS: _IN_DAYS,
    Field.DAYS_TO_BIRTHDAY: _IN_DAYS,
    Field.BIRTH_MONTH: Sentence(zh="1 到 12", en="1 to 12"),
    Field.AGE: Sentence(zh="岁", en="years"),
    Field.POINTS: _IN_POINTS,
    Field.DAYS_TO_LAPSE: _IN_DAYS,
    Field.LAPSING: _IN_POINTS,
    Field.DAYS_SINCE_CONTACT: _IN_DAYS,
    **dict.fromkeys((one for one in Field if sort_of(one) is Sort.SCORE), Sentence(zh="0 到 5", en="0 to 5")),
    **dict.fromkeys((one for one in Field if sort_of(one) is Sort.MONEY), Sentence(zh="元", en="money")),
}
"""What a value that is typed is counted in; not of words."""

WORDS: Mapping[Field, Mapping[str, Sentence]] = {
    Field.STAGE: {
        Stage.NEW: Sentence(zh="新入会未消费", en="joined, not bought yet"),
        Stage.ACTIVE: Sentence(zh="活跃", en="active"),
        Stage.SILENT: Sentence(zh="沉默", en="silent"),
        Stage.SLEEPING: Sentence(zh="睡眠", en="sleeping"),
        Stage.LOST: Sentence(zh="流失", en="lost"),
    },
    Field.QUADRANT: {
        Quadrant.GOOD: Sentence(zh="优质", en="good"),
        Quadrant.SMALL_BASKET: Sentence(zh="常来但客单小", en="basket too small"),
        Quadrant.RARE: Sentence(zh="客单大但来得少", en="comes too rarely"),
        Quadrant.POOR: Sentence(zh="低价值", en="low value"),
    },
    Field.ABC: {
        AbcClass.AA: Sentence(zh="AA 类", en="AA"),
        AbcClass.A: Sentence(zh="A 类", en="A"),
        AbcClass.B: Sentence(zh="B 类", en="B"),
        AbcClass.C: Sentence(zh="C 类", en="C"),
    },
    Field.CHANNELS: CHANNELS,
}
"""Words that a field always has; tiers, shops and people have names of their own."""

PRESET_NAMES: Mapping[Preset, Sentence] = {
    Preset.CHAMPIONS: Sentence(zh="重要价值会员", en="Champions"),
    Preset.TO_WIN_BACK: Sentence(zh="重要挽回会员", en="To be won back"),
    Preset.NEWCOMERS: Sentence(zh="新会员", en="Newcomers"),
    Preset.AA: Sentence(zh="AA 类会员", en="AA members"),
    Preset.A: Sentence(zh="A 类会员", en="A members"),
    Preset.GOOD: Sentence(zh="优质会员", en="Good ones"),
    Preset.SMALL_BASKET: Sentence(zh="常来但客单小", en="Basket too small"),
    Preset.RARE: Sentence(zh="客单大但来得少", en="Comes too rarely"),
    Preset.POOR: Sentence(zh="低价值会员", en="Low value"),
    Preset.ACTIVE: Sentence(zh="活跃会员", en="Active"),
    Preset.SILENT: Sentence(zh="沉默会员", en="Silent"),
    Preset.SLEEPING: Sentence(zh="睡眠会员", en="Sleeping"),
    Preset.LOST: Sentence(zh="流失会员", en="Lost"),
    Preset.DUE_AGAIN: Sentence(zh="该回购的会员", en="Due to buy again"),
    Preset.NEVER_BOUGHT: Sentence(zh="从未消费", en="Never bought"),
    Preset.BIRTHDAYS: Sentence(zh="七天内生日", en="Birthday within a week"),
    Preset.LAPSING: Sentence(zh="积分即将过期", en="Points about to lapse"),
    Preset.NEAR_NEXT_TIER: Sentence(zh="即将升级", en="Near the next tier"),
}

PRESET_USES: Mapping[Preset, Sentence] = {
    Preset.CHAMPIONS: Sentence(
        zh="最近来过、常来、花得多：请他们带朋友来。",
        en="Lately, often, for much: ask for their friends.",
    ),
    Preset.TO_WIN_BACK: Sentence(
        zh="以前常来、花得多，最近没来：打个电话。",
        en="Came often, for much, then stayed away: call.",
    ),
    Preset.NEWCOMERS: Sentence(
        zh="入会三十天内：欢迎他们再来。", en="Joined in the last 30 days: welcome them back."
    ),
    Preset.AA: Sentence(
        zh="A 类中贡献最多的一小部分：专人维护。",
        en="Who make most of A's sales: somebody for each.",
    ),
    Preset.A: Sentence(zh="合计贡献八成消费的会员。", en="Those who make 80% of all sales to members."),
    Preset.GOOD: Sentence(zh="客单大、来得勤：保持。", en="Large baskets, often: keep them."),
    Preset.SMALL_BASKET: Sentence(
        zh="来得勤、客单小：推荐搭配。", en="Often, small baskets: suggest what goes with it."
    ),
    Preset.RARE: Sentence(
        zh="客单大、来得少：给一个再来的理由。", en="Large baskets, rarely: give a reason to come again."
    ),
    Preset.POOR: Sentence(zh="来得少、客单小：少花成本。", en="Rarely, small baskets: spend little on them."),
    Preset.ACTIVE: Sentence(zh="近期有消费的会员。", en="Bought within the active days."),
    Preset.SILENT: Sentence(zh="有一阵没来：提醒一下。", en="Away for a while: a reminder helps."),
    Preset.SLEEPING: Sentence(zh="久未消费：唤醒优惠。", en="Away for long: wake them with an offer."),
    Preset.LOST: Sentence(zh="多半不会再来，或已退会。", en="Will hardly come again, or have left."),
    Preset.DUE_AGAIN: Sentence(
        zh="常买的商品该用完了，还没再买：提醒一下。",
        en="What they usually buy has run out: remind them.",
    ),
    Preset.NEVER_BOUGHT: Sentence(
        zh="入会后从未消费：首单礼。", en="Joined and never bought: a first-sale gift."
    ),
    Preset.BIRTHDAYS: Sentence(zh="送上生日祝福。", en="Wish them a happy birthday."),
    Preset.LAPSING: Sentence(
        zh="三十天内有积分过期：提醒使用。", en="Points lapse within 30 days: say so in time."
    ),
    Preset.NEAR_NEXT_TIER: Sentence(zh="再消费不到 500 元就能升级。", en="500 or less opens a higher tier."),
}

EVERYBODY_MEANT = Sentence(zh="全部会员", en="All members")
NOBODY_MEANT = Sentence(zh="没有人", en="Nobody")
_CONDITION = Sentence(zh="{field}：{operator} {value}", en="{field}: {operator} {value}")
_IS = Sentence(zh="{field}{operator}{value}", en="{field}: {operator} {value}")
_UNKNOWN = Sentence(zh="{field}：{operator}", en="{field}: {operator}")
_BOTH = Sentence(zh="{first} 到 {last} 之间", en="{first} and {last}")
_ALL = Sentence(zh="{one}，并且{other}", en="{one}; and {other}")
_ANY = Sentence(zh="{one}，或者{other}", en="{one}; or {other}")
_OR = Sentence(zh="{one}或{other}", en="{one} or {other}")
_INSIDE = Sentence(zh="（{words}）", en="({words})")

NamesOf = Callable[[Field, str], Words]
"""What a tier, a shop or a person is called."""


@dataclass(frozen=True, slots=True)
class InWords:
    """A condition as a sentence; it is Sayable. `names` is asked for words that are no part of `WORDS`."""

    where: Where
    names: NamesOf

    def into(self, language: Language) -> str:
        return self._told(self.where, language)

    def _told(self, where: Where, language: Language) -> str:
        if isinstance(where, Condition):
            return self._condition(where).into(language)
        if not where.parts:
            return (NOBODY_MEANT if where.any_of else EVERYBODY_MEANT).into(language)
        parts = [self._part(part, language) for part in where.parts]
        return _joined(_ANY if where.any_of else _ALL, parts, language)

    def _part(self, where: Where, language: Language) -> str:
        told = self._told(where, language)
        if isinstance(where, Together) and len(where.parts) > 1:
            return _INSIDE.into(language, words=told)
        return told

    def _condition(self, one: Condition) -> Said:
        field, operator = FIELDS[one.field], OPERATORS[one.operator]
        if one.operator is Operator.UNKNOWN:
            return said(_UNKNOWN, field=field, operator=operator)
        words = [self.value(one.field, value) for value in one.values]
        if one.operator is Operator.BETWEEN:
            value: Words = said(_BOTH, first=words[0], last=words[1])
        else:
            value = _AnyOfThem(tuple(words))
        told = _IS if sort_of(one.field) is Sort.WORDS else _CONDITION
        return said(told, field=field, operator=operator, value=value)

    def value(self, field: Field, value: int | str) -> Words:
        if isinstance(value, str):
            known = WORDS.get(field, {}).get(value)
            return known or self.names(field, value)
        match sort_of(field):
            case Sort.MONEY:
                return money_text(Money(value))
            case Sort.SCORE:
                return str(value)
        return said(UNITS[field], number=points_text(value))


@dataclass(frozen=True, slots=True)
class _AnyOfThem:
    words: tuple[Words, ...]

    def into(self, language: Language) -> str:
        if len(self.words) > 2:
            return Listed(self.words).into(language)
        return _joined(_OR, [str(in_words(word, language)) for word in self.words], language)


def _joined(by: Sentence, parts: Iterable[str], language: Language) -> str:
    return reduce(lambda one, other: by.into(language, one=one, other=other), parts)
