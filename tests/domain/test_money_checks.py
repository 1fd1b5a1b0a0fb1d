"""Contradictions in stored value, commission, referral and accounts of firms are refused with their key."""

from __future__ import annotations

import pytest

from domain.stored_value_shop import TOP, document
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.wording import Language
from shuke.wording.programme import problem_text

P = ProblemKind
COMMISSION = "[commission]\npercent = 1\n"
TARGET = '[[commission.targets]]\nkey = "a"\nname = { zh = "甲", en = "A" }\nworth = 5\n'
REFERRAL = "[referral]\nwindows = [{ first = 2026-09-06, last = 2026-09-08, points = 5 }, "
REWARD = '[[rewards]]\nkey = "r"\nname = { zh = "谢", en = "R" }\non = "top-up"\ngives = { points = 5 }\n'
WAY = 'entry = [{ by = "registering" }]'


def problems(text: str) -> list[Problem]:
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(text)
    for problem in refused.value.problems:
        assert all("{" not in problem_text(problem, language) for language in Language)
    return list(refused.value.problems)


BAD = [
    # further keys of stored value, further parts, kind, path
    (
        "",
        "[[stored_value.ladder]]\nfrom = 1000\nbonus = 5\n",
        P.LADDER_OUT_OF_ORDER,
        "stored_value.ladder[3].from",
    ),
    (
        "",
        "[[stored_value.ladder]]\nfrom = 500\nbonus = 5\n",
        P.LADDER_OUT_OF_ORDER,
        "stored_value.ladder[3].from",
    ),
    ("", "[[stored_value.ladder]]\nfrom = 2000\n", P.GIVES_NOTHING, "stored_value.ladder[3]"),
    (
        "",
        "[[stored_value.ladder]]\nfrom = 5000.01\nbonus = 5\n",
        P.ABOVE_CEILING,
        "stored_value.ladder[3].from",
    ),
    ("most = 99.99", "", P.ABOVE_CEILING, "stored_value.least"),
    (
        "",
        '[[stored_value.ladder]]\nfrom = 2000\ngives = { coupon = "no" }\n',
        P.UNKNOWN_COUPON,
        "stored_value.ladder[3].gives.coupon",
    ),
    ('tiers = ["king"]', "", P.UNKNOWN_TIER, "stored_value.tiers"),
    ("presets = [99.99]", "", P.OUT_OF_RANGE, "stored_value.presets[1]"),
    ("same_day_below_percent = 0.5", "", P.OUT_OF_RANGE, "stored_value.same_day_below_percent"),
    ("same_day_below_percent = 100.1", "", P.OUT_OF_RANGE, "stored_value.same_day_below_percent"),
    ('invoices = "never"', "", P.NOT_ONE_OF, "stored_value.invoices"),
    ("", COMMISSION + "first_in_campaign = 5\n", P.NEEDS, "commission.first_in_campaign"),
    ("", COMMISSION + "top_seller = 5\n", P.NEEDS, "commission.top_seller"),
    (
        "",
        COMMISSION + "campaign = { first = 2026-03-02, last = 2026-03-01 }\n",
        P.ENDS_BEFORE_IT_STARTS,
        "commission.campaign.last",
    ),
    ("", COMMISSION + TARGET + TARGET, P.DUPLICATE, "commission.targets[2].key"),
    ("", COMMISSION.replace("1", "100.5"), P.OUT_OF_RANGE, "commission.percent"),
    (
        "",
        REFERRAL + "{ first = 2026-09-08, last = 2026-09-09, points = 5 }]\n",
        P.DUPLICATE,
        "referral.windows[2].first",
    ),
    (
        "",
        REFERRAL + "{ first = 2026-09-10, last = 2026-09-09, points = 5 }]\n",
        P.ENDS_BEFORE_IT_STARTS,
        "referral.windows[2].last",
    ),
    ("", "[referral]\nby_spending = [10, 100, 1000]\n", P.LIST_LENGTH, "referral.by_spending"),
]


@pytest.mark.parametrize(("stored", "more", "kind", "path"), BAD)
def test_a_contradiction_is_refused_with_its_key(stored: str, more: str, kind: P, path: str) -> None:
    found = problems(document(stored, "\n" + more))
    assert (kind, path) in [(one.kind, one.path) for one in found]
    assert {one.kind for one in found} == {kind}


GOOD = [
    ("", "[[stored_value.ladder]]\nfrom = 1000.01\nbonus = 5\n"),
    ("", "[[stored_value.ladder]]\nfrom = 5000\nbonus = 5\n"),
    ("ceilings = false", "[[stored_value.ladder]]\nfrom = 5000.01\nbonus = 5\n"),
    ("most = 1000", ""),
    ("presets = [100]", ""),
    ("", REFERRAL + "{ first = 2026-09-09, last = 2026-09-09, points = 5 }]\n"),
    ("", COMMISSION + "campaign = { first = 2026-03-01, last = 2026-03-01 }\ntop_seller = 5\n" + TARGET),
]


@pytest.mark.parametrize(("stored", "more"), GOOD)
def test_what_stands_just_right_is_read(stored: str, more: str) -> None:
    assert read_programme(document(stored, "\n" + more)).stored_value is not None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (TOP.replace(WAY, 'entry = [{ by = "top-up", from = 5 }]'), "tiers[1].entry[1].by"),
        (TOP + REWARD, "rewards[1].on"),
        (TOP + REWARD.replace("top-up", "joining").replace("points", "bonus"), "rewards[1].gives.bonus"),
        (TOP + COMMISSION, "commission"),
        (TOP.replace("{ unit = 1 }", '{ unit = 1, earner = "operator" }'), "earning.earner"),
    ],
)
def test_what_waits_for_something_that_is_not_there_is_refused(text: str, path: str) -> None:
    (found,) = problems(text)
    assert (found.kind, found.path) == (P.NEEDS, path)


def test_ceilings_are_in_the_currency_of_the_document() -> None:
    programme = read_programme("money_digits = 0\n" + document())
    assert programme.stored_value is not None
    assert programme.stored_value.most is not None
    assert programme.stored_value.most.minor == 5000
