from __future__ import annotations

from shuke.domain.segments.conditions import EVERYBODY, Condition, Operator, Together, operators_of
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.domain.segments.segment import Preset
from shuke.wording.field_groups import GROUP_NAMES, GROUPS, FieldGroup
from shuke.wording.segments import (
    ASKED_IN,
    FIELDS,
    OPERATORS,
    PRESET_NAMES,
    PRESET_USES,
    UNITS,
    InWords,
)
from shuke.wording.sentence import Language, Sentence

NAMES = {"gold": Sentence(zh="金卡", en="Gold"), "silver": Sentence(zh="银卡", en="Silver")}


def told(*parts: Condition | Together, any_of: bool = False) -> tuple[str, str]:
    words = InWords(Together(parts, any_of), lambda _, word: NAMES[word])
    return words.into(Language.ZH), words.into(Language.EN)


GOLD = Condition(Field.TIER, Operator.ONE_OF, ("gold", "silver"))
AWAY = Condition(Field.DAYS_SINCE_SALE, Operator.AT_LEAST, (90,))
SPENT = Condition(Field.SPENT, Operator.BETWEEN, (100_000, 500_000))
WAYS = Condition(Field.CHANNELS, Operator.NONE_OF, ("sms", "phone", "post"))
UNTOLD = Condition(Field.BIRTH_MONTH, Operator.UNKNOWN)


def test_a_condition_reads_like_a_sentence() -> None:
    assert told(GOLD, AWAY) == (
        "等级是金卡或银卡，并且距上次消费：至少 90 天",
        "Tier: is Gold or Silver; and Since the last sale: at least 90 days",
    )
    assert told(SPENT, Together((WAYS, UNTOLD), any_of=True)) == (
        "累计消费：介于 ¥1,000.00 到 ¥5,000.00 之间，"
        "并且（同意接收优惠的方式不是短信、电话、邮寄，或者生日月份：没有记录）",
        "Spent so far: between ¥1,000.00 and ¥5,000.00; and "
        "(May be told of offers by: is not Text message, Telephone, Post; or Month of birth: not on record)",
    )
    assert told(Condition(Field.RECENCY, Operator.AT_MOST, (2,)))[0] == "最近消费评分 R：至多 2"


def test_all_and_nobody_are_said() -> None:
    assert told() == ("全部会员", "All members")
    assert told(any_of=True) == ("没有人", "Nobody")
    assert InWords(EVERYBODY, lambda _, word: word).into(Language.EN) == "All members"


def test_every_field_operator_and_preset_has_its_words() -> None:
    assert set(FIELDS) == set(Field)
    assert set(GROUP_NAMES) == set(GROUPS) == set(FieldGroup)
    assert sorted(field for fields in GROUPS.values() for field in fields) == sorted(Field)
    assert set(ASKED_IN) == {field for field in Field if sort_of(field) is not Sort.WORDS}
    assert set(OPERATORS) == {one for field in Field for one in operators_of(field)}
    assert set(PRESET_NAMES) == set(PRESET_USES) == set(Preset)
    assert set(UNITS) == {field for field in Field if sort_of(field) is Sort.NUMBER}
