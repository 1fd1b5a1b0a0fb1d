"""Whatever time and refunds say can be read in both languages."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from domain.membership.acting import NO_HOLIDAYS, TODAY, Shop, line, plain
from domain.membership.test_refunds import FIRST, REFERRAL, STAMPS
from domain.membership.time_rules import DRAWS, OVERLAY, graceful
from shuke.domain.basket import TenderKind
from shuke.domain.membership.closing.day import close_day
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.slices.account import AccountKind
from shuke.wording.figures import money_text
from shuke.wording.reasons import sentence, text
from shuke.wording.sentence import Language


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("says", [*TimeTells, *ReturnTells])
def test_every_sentence_has_the_same_places_in_both_languages(says: TimeTells | ReturnTells) -> None:
    words = sentence(says.value)
    assert words.zh
    assert words.en
    assert places(words.zh) == places(words.en)


def test_a_refund_is_told_in_full() -> None:
    made = Shop(plain(more=REFERRAL + STAMPS + FIRST))
    made.member("near")
    made.member("m", referrer="near")
    made.has("m", AccountKind.POINTS, 100)
    made.sells(line(1, 30, 2), sale="s", points_wanted=100, pay=[(TenderKind.WECHAT, 20)])
    told = made.refunds("s")
    english = [text(one, Language.EN, money_text) for one in told.reasons]
    assert "¥58.00 paid back on receipt s" in english
    assert "WeChat Pay: ¥20.00 back" in english
    assert "5 points taken back from near" in english
    assert "100 points given back" in english
    assert "a cup was given with the sale; please ask for it back" in english
    chinese = [text(one, Language.ZH, money_text) for one in told.reasons]
    assert "微信支付退回¥20.00" in chinese
    assert "这笔消费赠过茶杯，请一并收回" in chinese
    assert not [words for words in (*english, *chinese) if "{" in words]


def test_a_close_is_told_in_full() -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    made.go_to(date(2027, 12, 31))
    (told,) = [
        one for each in close_day(made.book, made.programme, made.today, NO_HOLIDAYS) for one in each.reasons
    ]
    assert (
        text(told, Language.EN, money_text)
        == "The term of Gold is over; ¥1,000.00 more by 2028-01-10 keep it"
    )
    assert text(told, Language.ZH, money_text) == "金卡已到期，宽限到2028-01-10；还差¥1,000.00即可保级"


def test_a_draw_is_told_with_its_winners() -> None:
    made = Shop(plain(more=DRAWS), today=date(2026, 3, 31))
    made.member("a")
    made.member("b")
    told = [
        one for each in close_day(made.book, made.programme, made.today, NO_HOLIDAYS) for one in each.reasons
    ]
    words = text(told[0], Language.ZH, money_text)
    assert words in ("月末抽奖：2人中抽出2人：a b", "月末抽奖：2人中抽出2人：b a")


def test_an_overlay_is_told() -> None:
    made = Shop(plain(more=OVERLAY), today=TODAY)
    made.member("m", tier="gold")
    made.sells(200_001)
    made.go_to(date(2026, 12, 31))
    told = [
        one for each in close_day(made.book, made.programme, made.today, NO_HOLIDAYS) for one in each.reasons
    ]
    assert text(told[0], Language.ZH, money_text) == "自动成为至尊"
