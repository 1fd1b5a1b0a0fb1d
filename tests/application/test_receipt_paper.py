"""What a receipt says: everything it must, in both languages, a reprint in plain sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from receipts import CODE, ZONE, reason_text, receipt
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import Money
from shuke.domain.paper import (
    Cut,
    DrawerKick,
    Paper,
    QrCode,
    SignatureLine,
    SplitLine,
    Table,
    TextLine,
    TextSize,
)
from shuke.domain.receipt import Receipt, ReceiptLine
from shuke.wording import Language


def set_on_paper(made: Receipt, language: Language = Language.ZH) -> Paper:
    return receipt_paper(made, language, reason_text)


def words_of(paper: Paper) -> list[str]:
    """Every text on the paper, a line each, parts joined by ` | `."""
    words = []
    for element in paper.elements:
        match element:
            case TextLine():
                words.append(element.text)
            case SplitLine():
                words.append(f"{element.left} | {element.right}")
            case Table():
                for row in element.rows:
                    words.append(" | ".join(row.cells))
                    words += [f"{detail.left} | {detail.right}" for detail in row.details]
            case SignatureLine():
                words.append(element.label)
            case QrCode():
                words.append(element.caption)
    return words


def test_a_receipt_states_all_it_must() -> None:
    words = words_of(set_on_paper(receipt()))

    for said in [
        "星野茶铺 HOSHINO TEA",
        "小票号 | SH01-1-000318",
        "时间 | 2026-11-21 20:15",
        "营业日 | 2026-11-21",
        "收银台 | 1 号台",
        "收银员 | 小王",
        "珍珠奶茶 | ¥18.00 | 2 | ¥36.00",
        "金卡会员 95 折 | -¥1.80",
        "散装茉莉花茶 | ¥12.00 | 0.25 | ¥3.00",
        "小计 | ¥65.00",
        "单品优惠 | -¥1.80",
        "满 50 减 5 元优惠券 | -¥5.00",
        "积分抵扣(200 积分) | -¥2.00",
        "应付 | ¥56.20",
        "本单已省 | ¥8.80",
        "支付宝 | ¥20.00",
        "流水号 | 2026112122001",
        "现金 | ¥36.20",
        "实收 | ¥50.00",
        "找零 | ¥13.80",
        "会员 | 陈*犇",
        "等级 | 金卡",
        "会员卡 | 8613 **** 0042",
        "原有积分 | 1,234",
        "本次获得 | +66",
        "本次使用 | -200",
        "现有积分 | 1,100",
        "300 积分将于 2026-12-31 到期",
        "积分为本店 14:05 所知，联网后以总部为准。",
        "- 每消费 1 元得 1 积分,金卡 1.5 倍,共得 66 积分",
        "顾客签名",
        "谢谢惠顾 · 欢迎再来",
    ]:
        assert said in words


def test_the_same_receipt_in_english_leaves_the_shops_own_words_alone() -> None:
    words = words_of(set_on_paper(receipt(), Language.EN))

    assert "星野茶铺 HOSHINO TEA" in words
    assert "Total | ¥56.20" in words
    assert "Points as known at 14:05; head office has the last word." in words
    assert not [line for line in words if "应付" in line or "积分抵扣" in line]


def test_the_code_and_the_cut_come_last_and_a_receipt_opens_no_drawer() -> None:
    paper = set_on_paper(receipt())

    assert [element.text for element in paper.elements if isinstance(element, QrCode)] == [CODE]
    assert isinstance(paper.elements[-1], Cut)
    assert not any(isinstance(element, DrawerKick) for element in paper.elements)


def test_a_reprint_says_so_first_and_last_and_large() -> None:
    texts = [element for element in set_on_paper(receipt(copy=3)).elements if isinstance(element, TextLine)]

    assert texts[0].text == texts[-1].text == "重打 COPY 3"
    assert texts[0].size is TextSize.LARGE
    assert texts[0].bold
    assert "COPY" not in " ".join(words_of(set_on_paper(receipt())))


def test_a_saving_no_rule_names_is_still_on_the_paper() -> None:
    line = ReceiptLine("茶", Money(1000), Money(1000), discount=Money(100))
    made = receipt(
        lines=(line,),
        discounts=(),
        points_value=Money(0),
        to_pay=Money(900),
        tenders=(Tender(TenderKind.CASH, Money(900), Money(900)),),
    )

    words = words_of(set_on_paper(made))

    assert "优惠 | -¥1.00" in words
    assert not [line for line in words if line.startswith("找零")]


def test_a_balance_known_since_yesterday_says_the_day() -> None:
    points = receipt().points
    assert points is not None
    older = replace(points, known_at=datetime(2026, 11, 20, 23, 50, tzinfo=ZONE))

    words = words_of(set_on_paper(receipt(points=older)))

    assert "积分为本店 2026-11-20 23:50 所知，联网后以总部为准。" in words


def test_a_balance_head_office_confirmed_says_nothing_about_being_known() -> None:
    points = receipt().points
    assert points is not None
    confirmed = replace(points, known_at=None)

    assert "所知" not in "".join(words_of(set_on_paper(receipt(points=confirmed))))


def test_a_passer_by_gets_no_member_part() -> None:
    words = " ".join(words_of(set_on_paper(receipt(member=None, points=None, signature_asked=False))))

    assert "会员卡" not in words
    assert "原有积分" not in words
    assert "签名" not in words


def test_a_hostile_shop_name_commands_nothing() -> None:
    paper = set_on_paper(receipt(shop_name="\x1bp\x00茶\x10\x14\x01\x00\x01", staff="\x1b@"))

    assert "p茶" in words_of(paper)


@pytest.mark.parametrize(
    "changes",
    [
        {"to_pay": Money(1)},
        {"tenders": ()},
        {"copy": -1},
        {"copy": 1000},
        {"language": "fr"},
        {"sold_at": datetime(2026, 11, 21)},  # noqa: DTZ001 - the missing zone is the point
        {"currency_symbol": "¥" * 9},
        {"shop_lines": ("x",) * 13},
        {"code": "二维码"},
        {"code": "X" * 501},
    ],
)
def test_a_receipt_that_cannot_be_does_not_construct(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"add up|copy|written|zone|at most"):
        receipt(**changes)


def test_the_hour_is_told_in_the_shops_zone() -> None:
    points = receipt().points
    assert points is not None
    assert points.known_at is not None
    elsewhere = replace(points, known_at=points.known_at.astimezone(UTC))

    assert "积分为本店 14:05 所知，联网后以总部为准。" in words_of(set_on_paper(receipt(points=elsewhere)))
