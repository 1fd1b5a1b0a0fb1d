"""Bad documents: each is refused whole, with the key, what stands there, what was expected, and the line."""

from __future__ import annotations

from fractions import Fraction
from string import Formatter

import pytest

from domain.tea_chain import changed, preset_text, tea_chain
from shuke.domain.programme.parsing import LONGEST_DOCUMENT
from shuke.domain.programme.problems import MOST_PROBLEMS, Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.wording import Language
from shuke.wording.programme import PROBLEMS, problem_text

P = ProblemKind
ORDINARY = 'key = "ordinary"\nname = { zh = "普通卡", en = "Ordinary" }\npoints_multiplier = 1\n'
DISCOUNT = (
    '\n[[discounts]]\nkey = "d"\nname = { zh = "折", en = "Off" }\ntiers = ["gold"]\npay_percent = 90\n'
)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(text)
    assert str(refused.value)
    return refused.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def swapped(old: str, new: str) -> str:
    return changed((old, new))


ONE_BAD_KEY = [
    # what is changed, into what, the kind, the path, what stands there, a text on the line that is named
    ("money_digits = 2", "money_digits = 4", P.OUT_OF_RANGE, "money_digits", "4"),
    ("money_digits = 2", "money_digits = 2.5", P.NOT_WHOLE, "money_digits", "2.5"),
    ("version = 1", "version = 0", P.OUT_OF_RANGE, "version", "0"),
    ("version = 1", "version = true", P.NOT_WHOLE, "version", "true"),
    ("version = 1", 'version = "1"', P.NOT_WHOLE, "version", "1"),
    ("format = 1", "format = 0", P.OUT_OF_RANGE, "format", "0"),
    ("format = 1", "format = true", P.NOT_WHOLE, "format", "true"),
    ('key = "tea-chain"', 'key = "Tea Chain"', P.NOT_A_KEY, "key", "Tea Chain"),
    ('key = "tea-chain"', "key = 7", P.NOT_A_KEY, "key", "7"),
    ("starts_on = 2026-01-01", 'starts_on = "2026-01-01"', P.NOT_A_DATE, "starts_on", "2026-01-01"),
    ("2026-01-01", "2026-01-01T00:00:00", P.NOT_A_DATE, "starts_on", "2026-01-01 00:00:00"),
    ('"never-lapses"        #', '"for-ever" #', P.NOT_ONE_OF, "points_validity", "for-ever"),
    ('"never-lapses"        #', "[1] #", P.NOT_ONE_OF, "points_validity", "[…]"),
    ('zh = "金卡"', "zh = 7", P.NOT_TEXT, "tiers[2].name.zh", "7"),
    ('zh = "金卡"', 'zh = " "', P.TEXT_LENGTH, "tiers[2].name.zh", " "),
    ('zh = "金卡"', f'zh = "{"金" * 41}"', P.TEXT_LENGTH, "tiers[2].name.zh", "金" * 39 + "…"),
    ('zh = "金卡"', 'zh = "金\\u001b卡"', P.CONTROL_CHARACTER, "tiers[2].name.zh", "金 卡"),
    ('zh = "金卡"', 'zh = "金\\n卡"', P.CONTROL_CHARACTER, "tiers[2].name.zh", "金 卡"),
    ('name = { zh = "金卡", en = "Gold" }', 'name = "金卡"', P.NOT_A_TABLE, "tiers[2].name", "金卡"),
    ("points_multiplier = 1.5", "points_multiplier = 0", P.OUT_OF_RANGE, "tiers[2].points_multiplier", "0"),
    ("points_multiplier = 1.5", "points_multiplier = -1", P.OUT_OF_RANGE, "tiers[2].points_multiplier", "-1"),
    (
        "points_multiplier = 1.5",
        "points_multiplier = 100.01",
        P.OUT_OF_RANGE,
        "tiers[2].points_multiplier",
        "100.01",
    ),
    (
        "points_multiplier = 1.5",
        "points_multiplier = '1.5'",
        P.NOT_A_NUMBER,
        "tiers[2].points_multiplier",
        "1.5",
    ),
    (
        "points_multiplier = 1.5",
        "points_multiplier = inf",
        P.NOT_A_NUMBER,
        "tiers[2].points_multiplier",
        "inf",
    ),
    (
        "points_multiplier = 1.5",
        "points_multiplier = nan",
        P.NOT_A_NUMBER,
        "tiers[2].points_multiplier",
        "nan",
    ),
    (
        "points_multiplier = 1.5",
        "points_multiplier = 1e999999999",
        P.NOT_A_NUMBER,
        "tiers[2].points_multiplier",
        "1e999999999",
    ),
    (
        "points_multiplier = 1.5",
        "points_multiplier = true",
        P.NOT_A_NUMBER,
        "tiers[2].points_multiplier",
        "true",
    ),
    ("from = 7000", "from = 0", P.OUT_OF_RANGE, "tiers[2].entry[1].from", "0"),
    ("from = 7000", "from = -7000", P.OUT_OF_RANGE, "tiers[2].entry[1].from", "-7000"),
    ("from = 7000", "from = 1000000000.01", P.OUT_OF_RANGE, "tiers[2].entry[1].from", "1000000000.01"),
    ("from = 7000", "from = 7000.005", P.NOT_AN_AMOUNT, "tiers[2].entry[1].from", "7000.005"),
    ("from = 7000", "from = false", P.NOT_AN_AMOUNT, "tiers[2].entry[1].from", "false"),
    ("from = 7000", 'from = "7000"', P.NOT_AN_AMOUNT, "tiers[2].entry[1].from", "7000"),
    ('by = "cumulative"', 'by = "magic"', P.NOT_ONE_OF, "tiers[2].entry[1].by", "magic"),
    (
        'shows = ["slip", "document"]',
        'shows = ["passport"]',
        P.NOT_ONE_OF,
        "tiers[1].entry[1].shows[1]",
        "passport",
    ),
    ('shows = ["slip", "document"]', 'shows = "slip"', P.NOT_A_LIST, "tiers[1].entry[1].shows", "slip"),
    ('shows = ["slip", "document"]', "shows = []", P.LIST_LENGTH, "tiers[1].entry[1].shows", "[]"),
    (
        'shows = ["slip", "document"]',
        'shows = ["slip", "slip"]',
        P.DUPLICATE,
        "tiers[1].entry[1].shows[2]",
        "slip",
    ),
    ("unit = 1 ", "unit = 0 ", P.OUT_OF_RANGE, "earning.unit", "0"),
    ("unit = 1 ", 'tenders = ["gold"]\nunit = 1 ', P.NOT_ONE_OF, "earning.tenders[1]", "gold"),
    ("unit = 1 ", "without = {}\nunit = 1 ", P.NAMES_NO_GOODS, "earning.without", ""),
    ("unit = 1 ", "without = 5\nunit = 1 ", P.NOT_A_TABLE, "earning.without", "5"),
    ("unit = 1 ", "without = { brands = [1] }\nunit = 1 ", P.NOT_TEXT, "earning.without.brands[1]", "1"),
    ("on = true", 'on = "yes"', P.NOT_YES_OR_NO, "points_as_money.on", "yes"),
    ("points = 50 ", "points = -50 ", P.OUT_OF_RANGE, "points_as_money.points", "-50"),
    ("step = 50", "step = 0", P.OUT_OF_RANGE, "points_as_money.step", "0"),
    ("step = 50", "step = 0.5", P.NOT_WHOLE, "points_as_money.step", "0.5"),
    ("least_balance = 0", "least_balance = -1", P.OUT_OF_RANGE, "points_as_money.least_balance", "-1"),
    ("day = 15", "day = 32", P.OUT_OF_RANGE, "days[2].day", "32"),
    ("day = 15", "day = 0", P.OUT_OF_RANGE, "days[2].day", "0"),
    ('on = "birthday"', 'on = "full-moon"', P.NOT_ONE_OF, "days[1].on", "full-moon"),
    ("{ ordinary = 1 }", "{ ordinary = 13 }", P.OUT_OF_RANGE, "days[2].times_a_year.ordinary", "13"),
    ("{ ordinary = 1 }", "{ ordinary = 0 }", P.OUT_OF_RANGE, "days[2].times_a_year.ordinary", "0"),
    ("{ ordinary = 1 }", "{ silver = 1 }", P.UNKNOWN_TIER, "days[2].times_a_year.silver", "silver"),
    ("{ ordinary = 1 }", "1", P.NOT_A_TABLE, "days[2].times_a_year", "1"),
    ("fee = 5", "fee = -5", P.OUT_OF_RANGE, "card.lost.fee", "-5"),
]


@pytest.mark.parametrize(("old", "new", "kind", "path", "found"), ONE_BAD_KEY)
def test_a_bad_value_is_named_with_its_key_and_line(
    old: str, new: str, kind: ProblemKind, path: str, found: str
) -> None:
    text = swapped(old, new)
    matching = [problem for problem in problems(text) if problem.path == path]
    assert [(problem.kind, problem.found) for problem in matching] == [(kind, found)]
    last_key = path.rpartition(".")[2].partition("[")[0]
    assert last_key in text.splitlines()[matching[0].line - 1]
    assert matching[0].line >= line_of(text, new.splitlines()[0])


@pytest.mark.parametrize(
    ("old", "new", "path", "near"),
    [
        (
            "points_multiplier = 1.5",
            "points_multiplyer = 1.5",
            "tiers[2].points_multiplyer",
            "points_multiplier",
        ),
        ("least_balance = 0", "least_balanse = 0", "points_as_money.least_balanse", "least_balance"),
        ("step = 50", "stepp = 50", "points_as_money.stepp", "step"),
    ],
)
def test_a_misspelt_key_is_told_with_the_one_that_is_meant(old: str, new: str, path: str, near: str) -> None:
    (found,) = [one for one in problems(swapped(old, new)) if one.kind is P.MISSPELT_KEY]
    assert (found.path, dict(found.values)) == (path, {"near": near})


def test_a_key_that_nothing_uses_is_refused_with_what_may_stand_there() -> None:
    text = swapped("unit = 1 ", "rainbow = 1\nunit = 1 ")
    (found,) = problems(text)
    assert (found.kind, found.path, found.line) == (
        P.UNKNOWN_KEY,
        "earning.rainbow",
        line_of(text, "rainbow"),
    )
    choices = "on, unit, tenders, without, bulk_from, most_a_sale, most_a_day, claimed_later, earner"
    assert dict(found.values) == {"choices": choices}


def test_what_may_stand_there_is_told_once_each_and_what_stands_there_is_not_meant() -> None:
    (found,) = problems(swapped("from = 7000", "from = 7000\nrainbow = 1"))
    choices = dict(found.values)["choices"].split(", ")
    assert "from" in choices
    assert len(choices) == len(set(choices))
    (found,) = problems(swapped("unit = 1 ", "unit = 1\nunits = 2 "))
    assert (found.kind, found.path) == (P.UNKNOWN_KEY, "earning.units")


def test_a_yearly_limit_belongs_to_member_days_only() -> None:
    text = swapped('on = "birthday"', 'on = "birthday"\ntimes_a_year = { ordinary = 1 }')
    (found,) = problems(text)
    assert (found.kind, found.path) == (P.UNKNOWN_KEY, "days[1].times_a_year")


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ("format = 1\n", "format"),
        ('key = "tea-chain"\n', "key"),
        ("version = 1\n", "version"),
        ("starts_on = 2026-01-01\n", "starts_on"),
        ('name = { zh = "茶叶连锁", en = "Tea chain" }\n', "name"),
        ('key = "gold"\n', "tiers[2].key"),
        ("points_multiplier = 1.5\n", "tiers[2].points_multiplier"),
        (', en = "Gold"', "tiers[2].name.en"),
        ('by = "cumulative"\n', "tiers[2].entry[1].by"),
        ("from = 7000\n", "tiers[2].entry[1].from"),
        ("money = 1\n", "points_as_money.money"),
        ("day = 15\n", "days[2].day"),
        ('[card]\nvalidity = "never-lapses"\n', "card.validity"),
        ("[earning]\nunit = 1                                # 实付每满1元积1分\n", "earning"),
    ],
)
def test_a_missing_key_is_named_at_the_table_that_should_have_it(part: str, path: str) -> None:
    (found,) = [one for one in problems(swapped(part, "")) if one.kind is P.MISSING]
    assert (found.path, found.found) == (path, "")


def test_the_line_of_a_missing_key_is_where_its_table_begins() -> None:
    text = swapped('key = "gold"\n', "")
    (found,) = problems(text)
    lines = text.splitlines()
    assert lines[found.line - 1] == "[[tiers]]"
    assert "金卡" in lines[found.line]


CONTRADICTIONS = [
    ("from = 16000", "from = 7000", P.TIERS_OUT_OF_ORDER, "tiers[3].entry[1]"),
    ("from = 16000", "from = 6999.99", P.TIERS_OUT_OF_ORDER, "tiers[3].entry[1]"),
    ("from = 12000", "from = 5000", P.TIERS_OUT_OF_ORDER, "tiers[3].entry[2]"),
    ('key = "gold"', 'key = "ordinary"', P.DUPLICATE, "tiers[2].key"),
    ('zh = "金卡"', 'zh = "普通卡"', P.DUPLICATE, "tiers[2].name"),
    ('en = "Gold"', 'en = "Ordinary"', P.DUPLICATE, "tiers[2].name"),
    ('by = "fee"\nfee = 150', 'by = "sale"\nfrom = 20', P.DUPLICATE, "tiers[1].entry[2].by"),
    ('key = "member-day"', 'key = "birthday"', P.DUPLICATE, "days[2].key"),
    ('on = "birthday"', 'on = "day-of-month"\nday = 3', P.ONLY_ONE_SUCH_DAY, "days[2].on"),
    ("day = 15\n", 'day = 15\ntiers = ["silver"]\n', P.UNKNOWN_TIER, "days[2].tiers"),
    ("day = 15\n", 'day = 15\ntiers = ["gold"]\n', P.LIMIT_FOR_OTHER_TIER, "days[2].times_a_year.ordinary"),
    ("step = 50", "step = 25", None, ""),
    ("money = 1\nstep = 50", "money = 0.33\nstep = 25", P.STEP_WITHOUT_WHOLE_VALUE, "points_as_money.step"),
    (
        'on = "day-of-month"\nday = 15',
        'on = "dates"\nfirst = 2026-09-08\nlast = 2026-09-07',
        P.ENDS_BEFORE_IT_STARTS,
        "days[2].last",
    ),
]


@pytest.mark.parametrize(("old", "new", "kind", "path"), CONTRADICTIONS)
def test_what_contradicts_itself_is_refused(old: str, new: str, kind: ProblemKind | None, path: str) -> None:
    text = changed((old, new))
    if 'on = "dates"' in new:
        text = text.replace("times_a_year = { ordinary = 1 }         #", "#")
    if kind is None:
        read_programme(text)
        return
    assert (kind, path) in [(problem.kind, problem.path) for problem in problems(text)]


def test_a_lowest_tier_that_a_customer_cannot_enter_is_refused() -> None:
    start = preset_text().index("[[tiers]]")
    text = preset_text()[:start] + preset_text()[preset_text().index('[[tiers]]\nkey = "gold"') :]
    text = text.replace("{ ordinary = 1 }", "{ gold = 1 }").replace(
        'tiers = ["ordinary"]', 'tiers = ["gold"]'
    )
    read_programme(text)  # gold may be entered by the slips of a day
    (same_day, *_) = text.split("[[tiers.entry]]                         # 非会员当日消费满5000元")
    alone = same_day + text[text.index('[[tiers]]\nkey = "diamond"') :]
    (found,) = problems(alone)
    assert (found.kind, found.path) == (P.NO_WAY_TO_JOIN, "tiers[1].entry")


@pytest.mark.parametrize(
    ("more", "kind", "path"),
    [
        (DISCOUNT.replace('"gold"', '"silver"'), P.UNKNOWN_TIER, "discounts[1].tiers"),
        (DISCOUNT + DISCOUNT, P.DUPLICATE, "discounts[2].key"),
        (DISCOUNT.replace("90", "100"), P.OUT_OF_RANGE, "discounts[1].pay_percent"),
        (DISCOUNT.replace("90", "0.5"), P.OUT_OF_RANGE, "discounts[1].pay_percent"),
        (DISCOUNT.replace('tiers = ["gold"]\n', ""), P.MISSING, "discounts[1].tiers"),
        (
            DISCOUNT + 'only = { zones = ["a"] }\nwithout = { zones = ["a", "b"] }\n',
            P.GOODS_IN_AND_OUT,
            "discounts[1].without",
        ),
        (
            DISCOUNT + "only = { reduced = true }\nwithout = { reduced = true }\n",
            P.GOODS_IN_AND_OUT,
            "discounts[1].without",
        ),
        (
            DISCOUNT + "only = { special_price = true }\nwithout = { special_price = true }\n",
            P.GOODS_IN_AND_OUT,
            "discounts[1].without",
        ),
    ],
)
def test_a_discount_that_cannot_be_meant_is_refused(more: str, kind: ProblemKind, path: str) -> None:
    assert (kind, path) in [(problem.kind, problem.path) for problem in problems(changed(more=more))]


def test_percentages_are_exact() -> None:
    third = read_programme(changed(more=DISCOUNT.replace("90", "87.65")))
    assert third.discounts[0].rate == Fraction(8765, 10000)
    assert tea_chain().tiers[1].points_multiplier == Fraction(3, 2)
    assert read_programme(swapped("1.5", "1_0.2_5")).tiers[1].points_multiplier == Fraction(41, 4)


def test_a_document_of_a_newer_format_is_refused_and_not_half_read() -> None:
    (found,) = problems(swapped("format = 1", "format = 2\nnew_thing = 5"))
    assert (found.kind, found.path, found.found) == (P.NEWER_FORMAT, "format", "2")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ("a = 1\na = 2\n", 2),
        ("a = 1\nb = '''", 2),
        ("\n\nthis is prose", 3),
        (f"a = 1\nb = {'9' * 5000}\n", 3),
        ('a = "\\ud800"\n', 1),
    ],
)
def test_what_is_not_toml_is_refused_at_its_line(text: str, line: int) -> None:
    (found,) = problems(text)
    assert (found.kind, found.line) == (P.SYNTAX, line)


def test_an_empty_text_is_no_programme() -> None:
    assert {problem.kind for problem in problems("")} == {P.MISSING}


@pytest.mark.parametrize("bracket", ["[", "{a=", "[{a="])
def test_brackets_a_thousand_deep_are_refused_before_they_are_read(bracket: str) -> None:
    (found,) = problems("a = " + bracket * 1000)
    assert found.kind is P.TOO_DEEP


def test_a_text_that_is_too_long_is_refused_before_it_is_read() -> None:
    filling = "#" * (LONGEST_DOCUMENT - len(preset_text()))
    read_programme(preset_text() + filling)
    (found,) = problems(preset_text() + filling + "#")
    assert found.kind is P.TOO_LONG_DOCUMENT


def test_endless_problems_are_cut_off() -> None:
    assert len(problems(changed(more="".join(f"\n[x{number}]" for number in range(80))))) == MOST_PROBLEMS


def test_all_problems_are_told_at_once_in_the_order_of_the_lines() -> None:
    found = problems(
        changed(("from = 7000", "from = -1"), ("day = 15", "day = 99"), ("version = 1", "version = 0"))
    )
    assert [problem.path for problem in found] == ["version", "tiers[2].entry[1].from", "days[2].day"]
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


@pytest.mark.parametrize("language", list(Language))
def test_every_problem_is_told_in_words(language: Language) -> None:
    texts = [swapped(old, new) for old, new, *_ in ONE_BAD_KEY]
    texts += [changed((old, new)) for old, new, kind, _ in CONTRADICTIONS if kind]
    texts += ["a = ", "a = " + "[" * 99, "#" * (LONGEST_DOCUMENT + 1), swapped("format = 1", "format = 9")]
    for text in texts:
        for problem in problems(text):
            told = problem_text(problem, language)
            assert str(problem.line) in told
            assert problem.path in told
            assert "{" not in told.replace("{…}", "").replace("{}", "")


def test_the_words_of_a_problem_read_well() -> None:
    (found,) = problems(swapped("day = 15", "day = 32"))
    assert (
        problem_text(found, Language.EN) == f"Line {found.line}, days[2].day = 32: from 1 to 31 is expected"
    )
    assert problem_text(found, Language.ZH) == f"第{found.line}行 days[2].day = 32：应在1到31之间"
    (missing,) = problems(swapped("day = 15\n", ""))
    assert problem_text(missing, Language.EN) == f"Line {missing.line}, days[2].day: this key is missing"


def test_every_kind_of_problem_has_words_with_the_same_places_in_both_languages() -> None:
    assert set(PROBLEMS) == set(ProblemKind)
    for words in PROBLEMS.values():
        places = [
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in (words.zh, words.en)
        ]
        assert places[0] == places[1]
