"""What staff get for selling cards, and who looks after whom."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.when import OnDates, read_dates
from shuke.domain.programme.tables import Table

__all__ = ["AccountService", "Commission", "Target", "read_account_service", "read_commission"]

MOST_TARGETS = 20
MOST_STAFF = 1000
MOST_MEMBERS = 100_000
MOST_SHARE = Fraction(1000)


@dataclass(frozen=True, slots=True)
class Target:
    """`worth` times the share of the target reached, `most` of it at most, for holders of this post."""

    key: str
    name: Bilingual
    worth: Money
    most: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Commission:
    """On top-ups: a share of what is paid in, for whoever sold the card, also at later top-ups.

    Attributes:
        sales_rate: of what somebody sold, less what came back of it.
        enrolment: for each member enrolled.
        first_in_campaign: for a seller's first card of a campaign; its days are `campaign`.
        top_seller: for the one who sold most in it.
    """

    rate: Fraction
    sales_rate: Fraction = Fraction(0)
    enrolment: Money = ZERO
    campaign: OnDates | None = None
    first_in_campaign: Money = ZERO
    top_seller: Money = ZERO
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountService:
    """A named member of staff for each holder: assignment is balanced, `most` members each."""

    holders: frozenset[str]
    staff: int
    most: int


def read_commission(table: Table) -> Commission:
    campaign = table.table_if_there("campaign")
    commission = Commission(
        rate=table.number("percent", Fraction(0), Fraction(100)) / 100,
        sales_rate=table.number_or("sales_percent", Fraction(0), Fraction(0), Fraction(100)) / 100,
        enrolment=table.amount_or("enrolment", ZERO),
        campaign=None if campaign is None else _dates(campaign),
        first_in_campaign=table.amount_or("first_in_campaign", ZERO),
        top_seller=table.amount_or("top_seller", ZERO),
        targets=tuple(_target(target) for target in table.tables("targets", 0, MOST_TARGETS)),
    )
    table.close()
    return commission


def _dates(table: Table) -> OnDates:
    dates = read_dates(table)
    table.close()
    return dates


def _target(table: Table) -> Target:
    target = Target(
        key=table.key_name("key"),
        name=table.words("name"),
        worth=table.amount("worth", Money(1)),
        most=table.number_or("most_percent", Fraction(100), Fraction(1), MOST_SHARE) / 100,
    )
    table.close()
    return target


def read_account_service(table: Table) -> AccountService:
    service = AccountService(
        holders=table.names("holders", default=None),
        staff=table.whole("staff", 1, MOST_STAFF),
        most=table.whole("most", 1, MOST_MEMBERS),
    )
    table.close()
    return service
