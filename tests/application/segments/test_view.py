from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.segments.segment_shop import DAY, ago, columns, random_columns
from domain.documents import programme
from shuke.application.segments.columns import Mask
from shuke.application.segments.view import View, asked_of
from shuke.domain.birthday import Birthday
from shuke.domain.figures.abc import classes
from shuke.domain.money import Money
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.conditions import (
    EVERYBODY,
    MOST_CONDITIONS,
    Condition,
    Operator,
    Together,
    Where,
    operators_of,
    plain_of,
    read_where,
)
from shuke.domain.segments.fields import Field, Kept, Sort, sort_of
from shuke.domain.segments.ladder import ladder_of
from shuke.domain.segments.segment import PRESETS, Preset, Rule


def view(*members: dict[Kept, int | str | None]) -> View:
    return View(len(members), columns(*members), DAY, Bounds(), {"member": (100_000, 500_000)})


def test_every_field_of_one_member_by_hand() -> None:
    lin = {
        Kept.LAST_SALE: ago(10),
        Kept.SALES: 3,
        Kept.SPENT: 90_100,
        Kept.JOINED: ago(100),
        Kept.BIRTHDAY: 1125,
        Kept.BIRTH_YEAR: 1990,
        Kept.POINTS: 700,
        Kept.LAPSE: ago(-39),
        Kept.LAPSING: 80,
        Kept.STORED: 5_000,
        Kept.CONTACTED: ago(7),
        Kept.YEAR_SALES: 2,
        Kept.YEAR_SPENT: 70_000,
        Kept.CHANNELS: "email sms",
        Kept.DUE_ARTICLES: "a-1 a-2",
        Kept.DUE_DEPARTMENTS: "d-1",
    }
    found = {field: view(lin).column(field).cells()[0] for field in Field}
    assert found == {
        Field.DAYS_SINCE_SALE: 10,
        Field.SALES: 3,
        Field.SPENT: 90_100,
        Field.YEAR_SALES: 2,
        Field.YEAR_SPENT: 70_000,
        Field.BASKET: 30_033,
        Field.DAYS_A_SALE: 33,
        Field.MEMBER_DAYS: 100,
        Field.DAYS_TO_BIRTHDAY: 3,
        Field.BIRTH_MONTH: 11,
        Field.AGE: 35,
        Field.POINTS: 700,
        Field.DAYS_TO_LAPSE: 39,
        Field.LAPSING: 80,
        Field.STORED: 5_000,
        Field.TO_NEXT_TIER: 9_900,
        Field.RECENCY: 3,
        Field.FREQUENCY: 3,
        Field.MONEY: 3,
        Field.TIER: "member",
        Field.STAGE: "active",
        Field.QUADRANT: "good",
        Field.ABC: "aa",
        Field.SHOP: "S1",
        Field.LOOKED_AFTER: "",
        Field.DAYS_SINCE_CONTACT: 7,
        Field.CHANNELS: "email sms",
        Field.DUE_GOODS: 2,
        Field.DUE_ARTICLE: "a-1 a-2",
        Field.DUE_DEPARTMENT: "d-1",
    }


def test_of_somebody_who_told_and_bought_nothing_nothing_is_known() -> None:
    nobody = view({})
    unknown = {field for field in Field if nobody.column(field).cells()[0] is None}
    assert unknown == {
        Field.DAYS_SINCE_SALE,
        Field.BASKET,
        Field.DAYS_A_SALE,
        Field.DAYS_TO_BIRTHDAY,
        Field.BIRTH_MONTH,
        Field.AGE,
        Field.DAYS_TO_LAPSE,
        Field.DAYS_SINCE_CONTACT,
    }
    assert nobody.column(Field.QUADRANT).cells() == [""]
    assert [nobody.column(field).cells()[0] for field in (Field.RECENCY, Field.STAGE, Field.ABC)] == [
        0,
        "new",
        "c",
    ]


def test_whoever_bought_once_is_scored_and_whoever_never_did_is_not() -> None:
    never: dict[Kept, int | str | None] = {}
    some = view(*(never if not sales else {Kept.SALES: sales, Kept.SPENT: 100 * sales} for sales in range(4)))
    assert some.column(Field.FREQUENCY).cells() == some.column(Field.MONEY).cells() == [0, 1, 3, 5]


def test_a_clock_that_went_back_makes_nothing_negative() -> None:
    ahead = view({Kept.LAST_SALE: ago(-3), Kept.JOINED: ago(-3), Kept.SALES: 1, Kept.LAPSE: ago(2)})
    fields = (Field.DAYS_SINCE_SALE, Field.MEMBER_DAYS, Field.DAYS_A_SALE, Field.DAYS_TO_LAPSE)
    assert [ahead.column(field).cells()[0] for field in fields] == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (date(2026, 2, 27), 1),
        (date(2026, 2, 28), 0),
        (date(2026, 3, 1), 364),
        (date(2028, 2, 28), 1),
        (date(2028, 2, 29), 0),
        (date(2027, 3, 1), 365),
    ],
)
def test_the_29th_of_february_is_kept_every_year(on: date, days: int) -> None:
    leap = Birthday(2, 29, 1988)
    assert leap.days_after(on) == days
    assert leap.is_on(on) is (days == 0)


def test_an_age_is_complete_on_the_birthday_itself() -> None:
    days = (1122, 2000), (1123, 2000), (101, 2027), (None, 1990), (229, None)
    born = ({Kept.BIRTHDAY: day, Kept.BIRTH_YEAR: year} for day, year in days)
    assert view(*born).column(Field.AGE).cells() == [26, 25, None, None, None]


def test_missing_to_a_tier_that_money_since_joining_opens() -> None:
    assert dict(ladder_of(programme())) == {"member": ()}
    steps = [
        {
            "key": "member",
            "name": {"zh": "会员", "en": "Member"},
            "points_multiplier": 1,
            "entry": [{"by": "registering"}],
        },
        {
            "key": "gold",
            "name": {"zh": "金卡", "en": "Gold"},
            "points_multiplier": 1,
            "entry": [{"by": "cumulative", "from": 1000}, {"by": "sale", "from": 300, "who": "members"}],
        },
        {
            "key": "diamond",
            "name": {"zh": "钻石", "en": "Diamond"},
            "points_multiplier": 1,
            "entry": [{"by": "cumulative", "over": 5000}],
        },
    ]
    assert dict(ladder_of(programme(tiers=steps))) == {
        "member": (100_000, 500_001),
        "gold": (500_001,),
        "diamond": (),
    }
    spent = view({Kept.SPENT: 99_999}, {Kept.SPENT: 100_000}, {Kept.SPENT: 500_000})
    assert spent.column(Field.TO_NEXT_TIER).cells() == [1, 400_000, None]
    over = view({Kept.ENDED: 1}, {Kept.TIER: "of another programme"})
    assert over.column(Field.TO_NEXT_TIER).cells() == [None, None]


def ones(mask: Mask) -> str:
    return "".join(str(int(met)) for met in mask.tolist())


AT_LEAST_TWO = Condition(Field.SALES, Operator.AT_LEAST, (2,))
BY_SMS = Condition(Field.CHANNELS, Operator.ONE_OF, ("sms", "post"))
NOT_GOLD = Condition(Field.TIER, Operator.NONE_OF, ("gold",))


def test_all_any_and_what_is_inside() -> None:
    four = view(
        {Kept.SALES: 2, Kept.CHANNELS: "email sms"},
        {Kept.SALES: 1, Kept.CHANNELS: "sms"},
        {Kept.SALES: 3},
        {Kept.TIER: "gold"},
    )

    def found(where: Where) -> str:
        return ones(four.matching(where))

    assert found(AT_LEAST_TWO) == "1010"
    assert found(BY_SMS) == "1100"
    assert found(Together((AT_LEAST_TWO, BY_SMS))) == "1000"
    assert found(Together((AT_LEAST_TWO, BY_SMS), any_of=True)) == "1110"
    assert found(Together((NOT_GOLD, Together((AT_LEAST_TWO, BY_SMS), any_of=True)))) == "1110"
    assert found(EVERYBODY) == "1111"
    assert found(Together(any_of=True)) == "0000"
    assert four.among(four.matching(AT_LEAST_TWO), ["a", "b", "c", "d"]) == ["a", "c"]
    assert View(0, columns(), DAY, Bounds(), {}).matching(Together((AT_LEAST_TWO,))).tolist() == []


@pytest.mark.parametrize(
    ("operator", "values", "met"),
    [
        (Operator.AT_LEAST, (5,), "00110"),
        (Operator.AT_MOST, (5,), "11100"),
        (Operator.BETWEEN, (4, 5), "01100"),
        (Operator.BETWEEN, (5, 5), "00100"),
        (Operator.UNKNOWN, (), "00001"),
    ],
)
def test_numbers_just_below_at_and_above(operator: Operator, values: tuple[int, ...], met: str) -> None:
    where = Condition(Field.DAYS_SINCE_SALE, operator, values)
    ages = view(*({Kept.LAST_SALE: None if days is None else ago(days)} for days in (3, 4, 5, 6, None)))
    assert ones(ages.matching(where)) == met


def condition_values(field: Field, operator: Operator) -> st.SearchStrategy[tuple[int | str, ...]]:
    if operator is Operator.UNKNOWN:
        return st.just(())
    if sort_of(field) is Sort.WORDS:
        return st.lists(st.sampled_from(["gold", "sms", "active", "aa", "S1"]), min_size=1, max_size=3).map(
            tuple
        )
    most = 5 if sort_of(field) is Sort.SCORE else 3000
    one = st.integers(0, most)
    if operator is Operator.BETWEEN:
        return st.tuples(one, one).map(sorted).map(tuple)
    return one.map(lambda value: (value,))


CONDITIONS = (
    st.sampled_from(Field)
    .flatmap(lambda field: st.tuples(st.just(field), st.sampled_from(operators_of(field))))
    .flatmap(lambda both: condition_values(*both).map(lambda values: Condition(*both, values)))
)
WHERES = st.recursive(
    CONDITIONS,
    lambda inner: st.builds(Together, st.lists(inner, max_size=3).map(tuple), st.booleans()),
    max_leaves=4,
)


def slowly(seen: View, where: Where, member: int) -> bool:
    """The same, one member at a time."""
    if isinstance(where, Condition):
        return where.holds(seen.column(where.field).cells()[member])
    met = [slowly(seen, part, member) for part in where.parts]
    return any(met) if where.any_of else all(met)


@given(WHERES, st.integers(0, 99))
def test_columns_find_whom_a_look_at_each_member_finds(where: Where, seed: int) -> None:
    kept = random_columns(30, seed)
    asked = {name: kept[name] for name in asked_of(where)}
    seen = View(30, asked, DAY, Bounds(), {"member": (100_000,)})
    assert seen.matching(where).tolist() == [slowly(seen, where, member) for member in range(30)]


@given(WHERES)
def test_what_is_written_down_is_read_as_it_was(where: Where) -> None:
    assert read_where(plain_of(where)) == where
    assert Rule.read(Rule(where).text) == Rule(where)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"where":{"all":[]}}',
        '{"where":{"all":[],"any":[]},"bounds":{}}',
        '{"where":{"all":{}},"bounds":{}}',
        '{"where":{"none":[]},"bounds":{}}',
        '{"where":{"field":"sales","is":"at_least","values":["3"]},"bounds":{}}',
        '{"where":{"field":"sales","is":"at_least","values":[true]},"bounds":{}}',
        '{"where":{"field":"sales","is":"at_least","values":[]},"bounds":{}}',
        '{"where":{"field":"sales","is":"one_of","values":[3]},"bounds":{}}',
        '{"where":{"field":"recency","is":"at_least","values":[6]},"bounds":{}}',
        '{"where":{"field":"tier","is":"one_of","values":["two words"]},"bounds":{}}',
        '{"where":{"field":"sales","is":"between","values":[4,3]},"bounds":{}}',
        '{"where":{"field":"sales","is":"at_least","values":[1e400]},"bounds":{}}',
        '{"where":{"field":["sales"],"is":"at_least","values":[1]},"bounds":{}}',
        '{"where":' + '{"all":[' * 6 + "]}" * 6 + ',"bounds":{}}',
        "[" * 15_000,
        " " * 20_001,
    ],
)
def test_a_text_that_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Rule.read(text)


def test_conditions_have_a_bound() -> None:
    Together((AT_LEAST_TWO,) * MOST_CONDITIONS)
    with pytest.raises(ValueError, match="too many"):
        Together((Together((AT_LEAST_TWO,) * MOST_CONDITIONS), AT_LEAST_TWO))


def test_every_preset_finds_exactly_whom_it_is_for() -> None:
    assert set(PRESETS) == set(Preset)
    shop = view(
        {
            Kept.SALES: 9,
            Kept.SPENT: 480_000,
            Kept.LAST_SALE: ago(1),
            Kept.JOINED: ago(400),
            Kept.BIRTHDAY: 1129,
        },
        {Kept.SALES: 8, Kept.SPENT: 300_000, Kept.LAST_SALE: ago(500), Kept.JOINED: ago(900)},
        {
            Kept.SALES: 1,
            Kept.SPENT: 1_000,
            Kept.LAST_SALE: ago(100),
            Kept.JOINED: ago(400),
            Kept.BIRTHDAY: 1130,
            Kept.DUE_ARTICLES: "a-1 a-2",
        },
        {Kept.JOINED: ago(30), Kept.LAPSE: ago(-30), Kept.LAPSING: 1},
        {Kept.JOINED: ago(31), Kept.ENDED: 1, Kept.LAPSE: ago(-31), Kept.LAPSING: 1, Kept.BIRTHDAY: 1125},
    )
    found = {preset: ones(shop.matching(where)) for preset, where in PRESETS.items()}
    assert found == {
        Preset.CHAMPIONS: "10000",
        Preset.TO_WIN_BACK: "00000",
        Preset.NEWCOMERS: "00010",
        Preset.AA: "11000",
        Preset.A: "11000",
        Preset.GOOD: "10000",
        Preset.SMALL_BASKET: "00000",
        Preset.RARE: "00000",
        Preset.POOR: "01100",
        Preset.ACTIVE: "10000",
        Preset.SILENT: "00100",
        Preset.SLEEPING: "01000",
        Preset.LOST: "00001",
        Preset.DUE_AGAIN: "00100",
        Preset.NEVER_BOUGHT: "00010",
        Preset.BIRTHDAYS: "10000",
        Preset.LAPSING: "00010",
        Preset.NEAR_NEXT_TIER: "10000",
    }


@given(st.lists(st.integers(-50, 400), max_size=40))
def test_classes_in_columns_are_those_of_members_one_by_one(amounts: list[int]) -> None:
    named = {f"m{number:03}": Money(amount) for number, amount in enumerate(amounts)}
    found = view(*({Kept.SPENT: amount} for amount in amounts)).column(Field.ABC)
    assert found.cells() == [classes(named)[member] for member in named]


def test_a_lunar_birthday_is_looked_at_where_it_falls() -> None:
    """The fifteenth of the eighth month is 25 September 2026 and 15 September 2027, 4 October 2036; the first
    of the twelfth is 8 January 2027, and 9 January and 29 December 2035."""
    moon, late = {Kept.BIRTHDAY: 2815, Kept.BIRTH_YEAR: 1990}, {Kept.BIRTHDAY: 3201, Kept.BIRTH_YEAR: 1990}
    for on, days, months, ages in (
        (date(2026, 9, 24), [1, 106], [9, 1], [35, 36]),
        (date(2026, 9, 25), [0, 105], [9, 1], [36, 36]),
        (date(2026, 9, 26), [354, 104], [9, 1], [36, 36]),
        (date(2035, 1, 9), [250, 0], [9, 1], [44, 45]),
        (date(2035, 1, 10), [249, 353], [9, 1], [44, 45]),
        (date(2035, 12, 1), [308, 28], [10, 12], [45, 45]),
        (date(2036, 2, 1), [246, 350], [10, 1], [45, 46]),
    ):
        seen = View(2, columns(moon, late), on, Bounds(), {})
        found = [
            seen.column(field).cells() for field in (Field.DAYS_TO_BIRTHDAY, Field.BIRTH_MONTH, Field.AGE)
        ]
        assert found == [days, months, ages], on
