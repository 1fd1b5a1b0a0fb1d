"""The tier-shape check: steps within reach, not too dense, members as a diamond, all in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.tier_shape import FindingOnTiers, TierStep, is_sound, tier_shape
from shuke.domain.money import Money
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.tier_shape import FINDINGS, finding_text

F = FindingOnTiers

SPENDING = [
    Money(yuan * 100)
    for yuan in [1500] * 10 + [2500] * 15 + [4000] * 60 + [6000] * 10 + [9000] * 3 + [13000] * 2
]
"""A salon's top-ups: most customers spend about 4,000."""


def ladder(*tiers: tuple[int, int]) -> list[TierStep]:
    return [
        TierStep(Bilingual(zh=f"满{yuan}", en=f"T{yuan}"), Money(yuan * 100), members)
        for yuan, members in tiers
    ]


OLD = ladder((1000, 10), (2000, 15), (4000, 70), (8000, 3), (10000, 0), (12000, 2))
NEW = ladder((2000, 25), (5000, 60), (8000, 15))
NEW_AT_FIRST = ladder((2000, 75), (5000, 10), (8000, 5))


def kinds(steps: list[TierStep], spending: list[Money] | None = None) -> list[FindingOnTiers]:
    return [found.kind for found in tier_shape(steps, SPENDING if spending is None else spending)]


def texts(steps: list[TierStep], language: Language) -> list[str]:
    return [finding_text(found, language, money_text) for found in tier_shape(steps, SPENDING)]


def test_the_salons_six_old_tiers_are_too_far_and_too_dense() -> None:
    assert kinds(OLD) == [F.TOO_FAR, F.TOO_DENSE, F.TOO_DENSE, F.DENT]
    assert not is_sound(tier_shape(OLD, SPENDING))
    en = texts(OLD, Language.EN)
    assert en[0].startswith("Customers spend about ¥4,000.00; T8000 at ¥8,000.00 is 100% more: too far.")
    assert (
        en[1] == "T8000 at ¥8,000.00 and T10000 at ¥10,000.00 lie only 25% apart: too dense. Make them one."
    )
    assert "only 20% apart" in en[2]
    zh = texts(OLD, Language.ZH)
    assert "高出 100%，太远，够不着" in zh[0]
    assert zh[2] == "“满10000”（¥10,000.00）和“满12000”（¥12,000.00）只差 20%，等级太密，可合并。"


def test_the_salons_three_new_tiers_are_good_for_it() -> None:
    assert kinds(NEW) == [F.WITHIN_REACH, F.DIAMOND]
    assert is_sound(tier_shape(NEW, SPENDING))
    assert "再多 25% 就到“满5000”（¥5,000.00），够得着" in texts(NEW, Language.ZH)[0]
    assert "most members, 60 of 100, are in T5000" in texts(NEW, Language.EN)[1]


def test_they_are_good_from_the_first_day_when_nobody_has_climbed_yet() -> None:
    assert kinds(NEW_AT_FIRST) == [F.WITHIN_REACH, F.BOTTOM_CAN_CLIMB]
    assert is_sound(tier_shape(NEW_AT_FIRST, SPENDING))
    assert all(said in texts(NEW_AT_FIRST, Language.EN)[1] for said in ("T2000", "75", "90"))


@pytest.mark.parametrize(
    ("threshold", "kind"),
    [(4001, F.WITHIN_REACH), (4800, F.WITHIN_REACH), (5200, F.WITHIN_REACH), (5201, F.TOO_FAR)],
)
def test_reach_ends_at_thirty_per_cent(threshold: int, kind: FindingOnTiers) -> None:
    assert kinds(ladder((threshold, 0))) == [kind]


@pytest.mark.parametrize(
    ("yuan", "typical"),
    [([9, 1, 3], 3), ([4, 9, 2, 1], 2), ([7], 7), ([0, 0, 0, 5, 6], 5), ([1, 2, 3, 4, 5, 6, 7], 4)],
)
def test_what_customers_spend_anyway_is_the_median_of_those_who_spend(yuan: list[int], typical: int) -> None:
    (found,) = tier_shape(ladder((1000, 0)), [Money(amount * 100) for amount in yuan])
    assert dict(found.values)["typical"] == Money(typical * 100)


def test_reach_is_a_setting() -> None:
    found = tier_shape(ladder((4801, 0)), SPENDING, reach=Fraction(20, 100))
    assert [one.kind for one in found] == [F.TOO_FAR]


def test_who_has_the_next_tier_within_reach_is_counted() -> None:
    """1,500 reaches for no 2,000; 2,500 for no 5,000; 4,000 for 5,000; 6,000 for no 8,000; above there is none."""
    values = dict(tier_shape(NEW, SPENDING)[0].values)
    assert (values["able"], values["all"]) == (60, 100)


def test_nobody_strives_where_nothing_is_above() -> None:
    assert kinds(ladder((1000, 1), (4000, 1))) == [F.NOTHING_ABOVE]
    assert kinds(ladder((1000, 1), (4000, 1)), []) == []


@pytest.mark.parametrize(("high", "dense"), [(1299, True), (1300, True), (1301, False)])
def test_tiers_within_reach_of_each_other_are_too_dense(high: int, dense: bool) -> None:
    assert (F.TOO_DENSE in kinds(ladder((1000, 0), (high, 0)))) == dense


@pytest.mark.parametrize(
    ("counts", "shape"),
    [
        ((1, 2, 1), [F.DIAMOND]),
        ((2, 2, 1), [F.BOTTOM_HEAVY]),
        ((3, 2, 1), [F.BOTTOM_HEAVY]),
        ((1, 2, 2), [F.TOP_HEAVY]),
        ((1, 2, 3), [F.TOP_HEAVY]),
        ((2, 1, 2), [F.BOTTOM_HEAVY, F.DENT]),
        ((1, 0, 2), [F.TOP_HEAVY, F.DENT]),
        ((1, 5, 4, 5, 1), [F.DENT]),
        ((1, 5, 5, 5, 1), [F.DIAMOND]),
        ((1, 1, 1), [F.BOTTOM_HEAVY]),
        ((0, 0, 0), []),
        ((5, 1), []),
    ],
)
def test_members_form_a_diamond(counts: tuple[int, ...], shape: list[FindingOnTiers]) -> None:
    steps = ladder(*((1000 * 2**place, count) for place, count in enumerate(counts)))
    assert kinds(steps, []) == shape


def test_too_many_at_the_top_are_those_of_the_highest_tier() -> None:
    (found,) = tier_shape(ladder((1000, 1), (2000, 2), (4000, 3)), [])
    assert dict(found.values) == {"tier": Bilingual(zh="满4000", en="T4000"), "count": 3, "all": 6}


def test_a_ladder_that_does_not_rise_is_refused() -> None:
    for wrong in (ladder((2000, 1), (2000, 1)), ladder((0, 1), (2000, 1))):
        with pytest.raises(ValueError, match=r"more than|above zero"):
            tier_shape(wrong, SPENDING)


def test_a_programme_without_tiers_has_nothing_to_be_said_of() -> None:
    assert kinds([]) == []


def test_every_finding_has_words_and_every_word_its_value() -> None:
    ladders = [
        OLD,
        NEW,
        NEW_AT_FIRST,
        ladder((1000, 2), (2000, 1), (3900, 3)),
        ladder((900, 9), (9000, 1), (99000, 1)),
    ]
    told = {found.kind: found for steps in ladders for found in tier_shape(steps, SPENDING)}
    assert told.keys() == set(F) == FINDINGS.keys()
    for found in told.values():
        for language in Language:
            assert "{" not in finding_text(found, language, money_text)
