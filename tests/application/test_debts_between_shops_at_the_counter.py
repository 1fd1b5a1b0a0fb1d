"""What a till says of money that another shop took in: spent, returned or paid back here; what a partner served."""

from __future__ import annotations

import pytest

from fakes.counter_shop import TEA
from fakes.value_shop import PLENTY, value_shop
from refund_stand import RefundStand
from shuke.application.money_held.giving import Giving, Handed
from shuke.application.money_held.paying_back import BackAnswer, BackWanted, pay_value_back
from shuke.application.money_held.taking_back import handed_before, take_back
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.ports.settlements import DebtQuery
from shuke.domain.basket import TenderKind
from shuke.domain.facts.rows import Put
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.money import Money
from shuke.domain.shop_debts import DebtKind, DebtSum

MONTH = "2026-03"
LOUNGE = """
[[perks]]
key = "lounge"
name = { zh = "贵宾厅", en = "Lounge" }
tiers = ["ordinary", "gold", "diamond"]
per = "month"
amount = 5
partner = "airport"
"""


class Stand:
    """A member who paid a thousand in, with a hundred on top, in that shop; the till is in S01."""

    def __init__(self, paid_in: str) -> None:
        self.shop, member = value_shop(LOUNGE)
        self.member_id = member.member_id
        wanted = TopUpWanted("t-1", self.member_id, Money(1000_00))
        answer = top_up(self.shop.desk, lambda: PLENTY, self.shop.manager, wanted)
        assert isinstance(answer, TopUpAnswer), answer
        with self.shop.store.writing() as work:  # as head office would tell of another shop's top-up
            key = {"member_id": self.member_id, "top_up_id": "t-1"}
            work.apply([Put("top_ups", key, {"shop_id": paid_in})])
            work.commit()
        self.refunds = RefundStand(self.shop)

    def debts(self) -> list[tuple[DebtKind, str, str, int, int, int]]:
        with self.shop.store.reading() as work:
            sums: list[DebtSum] = work.settlements.sums(DebtQuery(MONTH, first=True))
        return [
            (one.kind, one.debtor, one.creditor, one.principal.minor, one.bonus.minor, one.times)
            for one in sums
        ]


@pytest.fixture
def elsewhere() -> Stand:
    return Stand("S02")


def test_what_another_shop_took_in_is_owed_by_it_principal_and_bonus_apart(elsewhere: Stand) -> None:
    for pieces in (3, 3, 2):
        stored = ((TenderKind.STORED_VALUE, pieces * 128),)
        sale = elsewhere.refunds.sell((TEA.article_id, pieces), member=elsewhere.member_id, tenders=stored)
    assert elsewhere.debts() == [(DebtKind.SPENT, "S02", "S01", 1000_00, 24_00, 0)]
    elsewhere.refunds.refund(sale, (1, 1))
    elsewhere.refunds.refund(sale, (1, 1))
    assert elsewhere.debts() == [
        (DebtKind.RETURNED, "S02", "S01", -232_00, -24_00, 0),
        (DebtKind.SPENT, "S02", "S01", 1000_00, 24_00, 0),
    ]


def test_money_paid_back_for_another_shop_is_owed_and_a_bonus_withdrawn_is_not(elsewhere: Stand) -> None:
    wanted = BackWanted(elsewhere.member_id, amount=Money(500_00), note="搬家")
    answer = pay_value_back(elsewhere.shop.desk, elsewhere.shop.manager, wanted)
    assert isinstance(answer, BackAnswer), answer
    assert answer.seen.bonus > Money(0)
    assert elsewhere.debts() == [(DebtKind.PAID_BACK, "S02", "S01", 500_00, 0, 0)]


@pytest.mark.parametrize("paid_in", ["S01", ""])
def test_what_was_paid_in_here_or_by_nobody_is_nobodys_debt(paid_in: str) -> None:
    stand = Stand(paid_in)
    stand.refunds.sell((TEA.article_id, 1), member=stand.member_id, tenders=((TenderKind.STORED_VALUE, 128),))
    assert isinstance(
        pay_value_back(stand.shop.desk, stand.shop.manager, BackWanted(stand.member_id, note="搬家")),
        BackAnswer,
    )
    assert stand.debts() == []


def test_what_a_partner_served_is_counted_and_taken_back(elsewhere: Stand) -> None:
    desk, manager = elsewhere.shop.desk, elsewhere.shop.manager
    giving = Giving(desk)
    for _ in range(2):
        used = giving.use_perk(manager, elsewhere.member_id, PerkAsked("lounge"))
        assert isinstance(used, Handed), used
    assert elsewhere.debts() == [(DebtKind.PARTNER, "S01", "airport", 0, 0, 2)]
    with elsewhere.shop.store.reading() as work:
        place = handed_before(desk, work, elsewhere.member_id)[0].place
    assert isinstance(take_back(desk, manager, elsewhere.member_id, place, "没有去"), Handed)
    assert elsewhere.debts() == [(DebtKind.PARTNER, "S01", "airport", 0, 0, 1)]
