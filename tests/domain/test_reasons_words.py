"""Every reason the engine can give has words, and every place in them is filled."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest
from hypothesis import given
from wcwidth import wcswidth

from domain.random_checkouts import checkouts, programmes
from domain.tea_chain import BIRTHDAY, MEMBER_DAY, asked, changed, holder, member, paid, said, tea_chain, yuan
from shuke.domain.basket import BasketProblem, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.says import Says, reason
from shuke.wording import Language
from shuke.wording.basket import BASKET_PROBLEMS
from shuke.wording.figures import money_text
from shuke.wording.reasons import PROOFS, named, sentence, short_sentence, short_text, text

RECEIPT_COLUMNS = 32


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("says", list(Says))
def test_every_sentence_has_the_same_places_in_both_languages(says: Says) -> None:
    for words in (sentence(says.value), short_sentence(says.value)):
        assert words.zh
        assert words.en
        assert places(words.zh) == places(words.en)
    assert places(short_sentence(says.value).zh) <= places(sentence(says.value).zh)


def test_an_unknown_key_is_an_error_for_the_catalogue_and_the_rules_name_for_a_reader() -> None:
    with pytest.raises(KeyError):
        sentence("from.the.future")
    strange = Reason(rule="coupon.x", applied=True, sentence="from.the.future", values=(("a", 1),))
    assert text(strange, Language.EN, money_text) == "Rule coupon.x"
    assert short_text(strange, Language.ZH, money_text) == "规则 coupon.x"


@given(programmes, checkouts)
def test_whatever_the_engine_says_can_be_read_in_both_languages(
    programme: Programme, checkout: Checkout
) -> None:
    for one in quote(programme, checkout).explanation:
        filled = {name for name, _ in one.values} | {"points"}
        assert list(one.values) == sorted(one.values, key=lambda pair: pair[0])
        assert places(sentence(one.sentence).zh) <= filled
        for language in Language:
            for words in (text(one, language, money_text), short_text(one, language, money_text)):
                assert words
                assert "{" not in words


def told(answer_reasons: list[Reason], language: Language) -> list[str]:
    return [text(one, language, money_text) for one in answer_reasons]


def test_points_used_and_earned_read_like_a_shop_would_say_it() -> None:
    answer = asked(123, who=holder(320, "gold"), wish=120)
    assert told(said(answer, "points.used"), Language.ZH) == ["使用100积分抵¥2.00（50积分抵¥1.00）"]
    assert told(said(answer, "points.used"), Language.EN) == ["100 points pay ¥2.00 (50 points = ¥1.00)"]
    assert told(said(answer, "earning.base"), Language.ZH) == ["实付¥121.00，每满¥1.00积1分：121分"]
    assert told(said(answer, "earning.tier"), Language.ZH) == ["金卡1.5倍积分：另加60分"]
    assert told(said(answer, "earning.tier"), Language.EN) == ["Gold 1.5× points: 60 more"]
    assert told(said(answer, "tier.next"), Language.EN) == ["¥15,879.00 more to Diamond"]


def test_days_read_like_a_shop_would_say_it() -> None:
    answer = asked(100, who=member(birthday=Birthday(3, 15)), on=MEMBER_DAY)
    assert told(said(answer, "day.applied"), Language.ZH) == ["生日2倍积分：另加100分"]
    assert told(said(answer, "day.beaten"), Language.ZH) == ["会员日：与生日不叠加，按生日计"]
    used = asked(100, who=member(member_days_this_year=1), on=MEMBER_DAY)
    assert told(said(used, "day.used_up"), Language.EN) == ["Member day: Ordinary has 1 a year, already used"]


@pytest.mark.parametrize(
    ("percent", "zh", "en"), [("90", "9折", "90%"), ("95", "9.5折", "95%"), ("87.5", "8.75折", "87.5%")]
)
def test_a_discount_is_told_as_folds_in_chinese_and_percent_in_english(
    percent: str, zh: str, en: str
) -> None:
    one = reason(
        "discount.x",
        Says.DISCOUNT_APPLIED,
        applied=True,
        amount=yuan(1),
        name=Bilingual("会员价", "Members"),
        percent=percent,
        price=yuan(10),
    )
    assert text(one, Language.ZH, money_text) == f"会员价：原价¥10.00，按{zh}计"
    assert text(one, Language.EN, money_text) == f"Members: {en} of ¥10.00"
    assert short_text(one, Language.ZH, money_text) == f"会员价 {zh}"


def test_proofs_and_tenders_are_words_and_not_codes() -> None:
    assert told(said(asked(1), "entry.open_showing"), Language.ZH) == ["凭消费小票和本人证件现在可办普通卡"]
    assert told(said(asked(1), "entry.open_showing"), Language.EN) == [
        "Ordinary can be issued now, showing the slip and an identity document"
    ]
    answer = asked(10, who=member(), tenders=(paid(TenderKind.VOUCHER, 4),))
    assert told(said(answer, "earning.tender"), Language.ZH) == ["代金券支付的¥4.00不积分"]
    assert set(PROOFS) == set(Proof)


def test_a_documents_words_are_read_in_the_readers_language() -> None:
    gold = tea_chain().tier("gold").name
    assert (named(gold, Language.ZH), named(gold, Language.EN)) == ("金卡", "Gold")


def test_the_short_words_of_a_usual_tea_chain_sale_fit_a_narrow_roll() -> None:
    campaign = read_programme(changed(("least_balance = 0", "least_balance = 10")))
    answers = [
        asked("1288.80", who=holder(1320, "gold"), wish=1200, on=MEMBER_DAY, programme=campaign),
        asked(888, who=member("diamond", birthday=BIRTHDAY), on=date(2026, 3, 10)),
        asked(8888, who=member(), on=MEMBER_DAY),
        asked(12, tenders=(paid(TenderKind.VOUCHER, 5),), who=member(member_days_this_year=1), on=MEMBER_DAY),
    ]
    for answer in answers:
        for one in answer.explanation:
            if one.applied:
                for language in Language:
                    assert wcswidth(short_text(one, language, money_text)) <= RECEIPT_COLUMNS


def test_every_problem_of_a_basket_has_words() -> None:
    assert set(BASKET_PROBLEMS) == set(BasketProblem)
    for words in BASKET_PROBLEMS.values():
        assert words.zh
        assert words.en
