"""A receipt without the extras: what is not there leaves no empty line, no zero and no rule of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receipts import reason_text, receipt
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import Money
from shuke.domain.paper import Element, Feed, QrCode, Rule, SplitLine, TextLine
from shuke.domain.receipt import Receipt
from shuke.wording import Language
from shuke.wording import receipt as words


def elements(made: Receipt) -> tuple[Element, ...]:
    return receipt_paper(made, Language.EN, reason_text).elements


def labels(made: Receipt) -> list[str]:
    return [element.left for element in elements(made) if isinstance(element, SplitLine)]


def test_a_strangers_receipt_has_no_member_no_points_and_a_rule_less() -> None:
    stranger = receipt(member=None, points=None)
    told = labels(stranger)
    for sentence in (words.MEMBER, words.TIER, words.CARD, words.POINTS_BEFORE, words.POINTS_AFTER):
        assert sentence.en not in told

    def rules(made: Receipt) -> int:
        return sum(isinstance(element, Rule) for element in elements(made))

    assert rules(receipt()) == rules(stranger) + 1


def test_points_without_a_member_and_a_member_without_points_are_told_alone() -> None:
    points_alone = labels(receipt(member=None))
    assert words.MEMBER.en not in points_alone
    assert words.POINTS_AFTER.en in points_alone
    member_alone = labels(receipt(points=None))
    assert words.MEMBER.en in member_alone
    assert words.POINTS_AFTER.en not in member_alone


def test_points_that_were_not_used_and_do_not_lapse_are_not_told() -> None:
    made = receipt()
    assert made.points
    quiet = replace(made.points, used=0, expiring=0, expires_on=None, known_at=None, after=made.points.after)
    assert words.POINTS_USED.en in labels(made)
    assert words.POINTS_USED.en not in labels(receipt(points=quiet))
    assert len(elements(made)) - len(elements(receipt(points=quiet))) == 3


def test_a_member_is_told_by_what_is_known() -> None:
    made = receipt()
    assert made.member
    told = labels(receipt(member=replace(made.member, name="", tier="")))
    assert words.CARD.en in told
    assert words.MEMBER.en not in told
    assert words.TIER.en not in told


def test_without_a_code_and_a_foot_the_paper_ends_sooner() -> None:
    bare = elements(receipt(code="", footer_lines=(), signature_asked=False))
    assert not any(isinstance(element, QrCode | Feed) for element in bare)


@pytest.mark.parametrize(("given", "told"), [(56_20, False), (60_00, True)])
def test_exact_cash_has_no_change(given: int, told: bool) -> None:
    cash = Tender(TenderKind.CASH, Money(56_20), Money(given))
    assert (words.CHANGE.en in labels(receipt(tenders=(cash,)))) is told


def test_where_nothing_is_to_be_explained_nothing_announces_it() -> None:
    def lines(made: Receipt) -> list[str]:
        return [element.text for element in elements(made) if isinstance(element, TextLine)]

    assert words.EXPLANATION.en in lines(receipt())
    assert words.EXPLANATION.en not in lines(receipt(explanation=()))
