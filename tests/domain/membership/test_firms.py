"""Accounts of firms: who opens one, who books, who gets the points."""

from __future__ import annotations

from domain.stored_value_shop import CALENDAR, TOP, SmallShop, document, refusal, sentences, small
from domain.tea_chain import yuan
from shuke.domain.membership.changes import MembershipTurned, Outcome
from shuke.domain.membership.firms import dismiss_operator, name_operator, open_account
from shuke.domain.membership.joining import Application
from shuke.domain.membership.state import MembershipState
from shuke.domain.programme.measuring import of_slips
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.tiers import entries

FIRMS = """
[[tiers]]
key = "firm"
name = { zh = "企业", en = "Firm" }
points_multiplier = 1
entry = [{ by = "account" }]

[card]
"""


class Firms(SmallShop):
    """The small shop, with an account for firms and the points for whoever books."""

    def __init__(self, *members: str, earner: str = "operator") -> None:
        top = TOP.replace("[card]", FIRMS, 1).replace("{ unit = 1 }", f'{{ unit = 1, earner = "{earner}" }}')
        super().__init__(read_programme(document("ceilings = false", top=top)), *members)

    def open(self, name: str, top_up: int = 0) -> Outcome:
        asked = Application(name, EntryBy.ACCOUNT, top_up=yuan(top_up))
        return self.did(open_account(self.book, self.programme, self.on, asked, CALENDAR))

    def name(self, firm: str, operator: str) -> Outcome:
        found = self.book.membership(operator)
        return self.did(name_operator(self.book.members[firm], found))

    def dismiss(self, operator: str) -> Outcome:
        return self.did(dismiss_operator(self.book.members[operator]))


def test_the_operator_who_books_gets_the_points_and_the_firm_pays() -> None:
    shop = Firms("li", "hu")
    assert not refusal(shop.open("acme", 1000))
    shop.name("acme", "li")
    shop.name("acme", "hu")
    assert not refusal(shop.sell("acme", 100, operator="li"))
    assert (shop.points("acme"), shop.points("li"), shop.points("hu")) == (0, 100, 0)
    assert (shop.principal("acme"), shop.principal("li")) == (90_000, 0)


def test_somebody_has_to_book_and_the_only_operator_need_not_be_named() -> None:
    shop = Firms("li", "hu")
    shop.open("acme", 1000)
    assert refusal(shop.sell("acme", 100)) == "firm.operator_wanted"
    shop.name("acme", "li")
    assert refusal(shop.sell("acme", 100, operator="hu")) == "firm.not_its_operator"
    shop.sell("acme", 100)
    assert shop.points("li") == 100
    shop.name("acme", "hu")
    assert refusal(shop.sell("acme", 100)) == "firm.operator_wanted"
    assert not refusal(shop.dismiss("li"))
    shop.sell("acme", 100)
    assert (shop.points("li"), shop.points("hu")) == (100, 100)
    assert refusal(shop.dismiss("li")) == "firm.not_its_operator"


def test_a_refund_takes_the_points_back_from_the_operator() -> None:
    shop = Firms("li")
    shop.open("acme", 1000)
    shop.name("acme", "li")
    shop.sell("acme", 100, name="s")
    shop.dismiss("li")
    shop.refund("s")
    assert (shop.points("li"), shop.principal("acme")) == (0, 100_000)


def test_where_the_programme_says_member_the_account_earns_itself() -> None:
    shop = Firms("li", earner="member")
    shop.open("acme", 1000)
    shop.sell("acme", 100, operator="li")
    assert (shop.points("acme"), shop.points("li")) == (100, 0)


def test_an_operator_is_a_member_and_a_person() -> None:
    shop = Firms("li")
    shop.open("acme")
    shop.open("bolt")
    assert refusal(shop.name("acme", "zhou")) == "firm.operator_no_member"
    assert refusal(shop.name("acme", "bolt")) == "firm.operator_is_firm"
    assert refusal(shop.name("li", "li")) == "firm.none"
    assert "firm.operator_named" in sentences(shop.name("acme", "li"))
    shop.book.apply([MembershipTurned("acme", MembershipState.ENDED)])
    assert refusal(shop.name("acme", "li")) == "member.not_active"


def test_a_programme_without_accounts_opens_none() -> None:
    shop = SmallShop(small())
    asked = Application("acme", EntryBy.ACCOUNT)
    assert refusal(open_account(shop.book, shop.programme, shop.on, asked, CALENDAR)) == "firm.no_accounts"


def test_the_way_for_firms_is_offered_to_no_customer_and_a_person_is_told_of_no_operator() -> None:
    shop = Firms("li")
    ways = entries(shop.programme, of_slips(yuan(100)))
    assert [way.by for way in ways] == [EntryBy.REGISTERING]
    shop.open("acme", 100)
    shop.name("acme", "li")
    assert "earning.operator" not in sentences(shop.sell("li", 50, stored=0))
    assert "earning.operator" in sentences(shop.sell("acme", 50))
